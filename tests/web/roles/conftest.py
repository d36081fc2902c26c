"""One workspace whose files stand in every state, made once for all tests of roles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.roles.round_in_states import in_states


@pytest.fixture(scope="package")
def round_at_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace, to be looked at; whoever writes takes a copy."""
    root = tmp_path_factory.mktemp("tinh") / "noi"
    in_states(root)
    return root
