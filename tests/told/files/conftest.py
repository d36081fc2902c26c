"""What the room of files reads and writes is held as what commands print is."""

from tests.told.typed.conftest import hold_typed

__all__ = ["hold_typed"]
