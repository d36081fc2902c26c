"""The law as data: model, YAML with places, loading, checking."""
