"""Results as people read them: console and Excel."""
