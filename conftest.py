"""Settings of every test: no claim rests on how fast a machine is, CI meets the same examples each time, and only
``tests/committed`` reads the committed law.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent
# What a year changes: the law, its letters, its targets, the sample round. Lists of communes and schemas are no law.
COMMITTED = tuple(
    f"{folder}{os.sep}"
    for folder in (*(ROOT / "criteria").iterdir(), ROOT / "assessments")
    if folder.name not in ("units", "schemas")
)
READERS = ROOT / "tests" / "committed"
read: set[str] = set()

settings.register_profile(
    "phuhop",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("phuhop")


def _note(event: str, arguments: tuple[object, ...]) -> None:
    """Python tells of every file that is opened; those of the committed law are kept in mind."""
    if event == "open" and str(arguments[0]).startswith(COMMITTED):
        read.add(str(arguments[0]))


sys.addaudithook(_note)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept-law``: what is made from the committed law is written anew instead of compared."""
    parser.addoption("--accept-law", action="store_true", help="write what tests/committed makes from criteria/")


def pytest_collection_finish() -> None:
    """No test file reads the committed law while it is loaded."""
    if read:
        raise pytest.UsageError(
            f"a test file reads the committed law, {sorted(read)[:3]}: let it stand on tests/frozen.py"
        )


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What forms said is kept in a folder of this run alone, not in that of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHUHOP_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _stands_on_the_frozen_law(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that reads the committed law would turn red with a new year's numbers."""
    read.clear()
    yield
    if read and READERS not in request.node.path.parents:
        pytest.fail(f"this test reads the committed law, {sorted(read)[:3]}: let it stand on tests/frozen.py")
