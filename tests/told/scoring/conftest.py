"""What the scoring room makes is held as what commands print is."""

from __future__ import annotations

from tests.told.typed.conftest import hold_typed

__all__ = ["hold_typed"]
