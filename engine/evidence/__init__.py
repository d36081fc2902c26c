"""Evidence: forms, safe reading, numbers as they are written, consistency."""
