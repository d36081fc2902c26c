"""The commands: read arguments, call the engine, print. No rule lives here."""
