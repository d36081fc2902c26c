"""The engine: rooms by job, in the order in which data flows; each room imports only those above it."""
