"""What is made and told is held against the texts that were read."""

from __future__ import annotations

from functools import partial

import pytest

from tests.told.typed.prints import HoldTyped, held_typed


@pytest.fixture
def hold_typed(request: pytest.FixtureRequest) -> HoldTyped:
    """Holds one text against that which was kept; with ``--accept-told`` it is written anew."""
    return partial(held_typed, accept=request.config.getoption("--accept-told"))
