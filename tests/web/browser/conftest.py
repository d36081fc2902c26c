"""One served workspace and one browser for all tests of a worker; without a browser they fail and say so once each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import frozen
from tests.records.dossier.browser import browser_path
from tests.web.browser.driving import NO_BROWSER, Driver, cookies_of, served
from tests.web.opened_desk import opened_desk
from tests.web.visiting import Visit, ready, visit


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Somebody who has come in to a workspace whose round is under way at the desk, with the round read."""
    made = visit(opened_desk(tmp_path_factory.mktemp("browser") / "desk"))
    ready(made, frozen.SAMPLE)
    return made


@pytest.fixture(scope="session")
def driver(shown: Visit) -> Iterator[Driver]:
    """The browser of a worker, before the pages as they are served."""
    if not browser_path():
        pytest.fail(NO_BROWSER, pytrace=False)
    door = served(shown)
    made = Driver(f"http://127.0.0.1:{door.port}", cookies_of(shown, door))
    yield made
    made.close()
