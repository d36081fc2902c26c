"""A workspace whose files stand in every state, made once for all tests of roles, and a browser for those that ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.records.dossier.browser import browser_path
from tests.web.browser.driving import NO_BROWSER, Driver, served
from tests.web.roles.province import Province
from tests.web.roles.round_in_states import in_states


@pytest.fixture(scope="package")
def round_at_work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace, to be looked at; whoever writes takes a copy."""
    root = tmp_path_factory.mktemp("tinh") / "noi"
    in_states(root)
    return root


@pytest.fixture(scope="module")
def driver(province: Province) -> Iterator[Driver]:
    """A browser before the board of a file of tests, as it is served."""
    if not browser_path():
        pytest.fail(NO_BROWSER, pytrace=False)
    made = Driver(f"http://127.0.0.1:{served(province.outside()).port}", ())
    yield made
    made.close()
