"""Settings of every test: no claim rests on how fast a machine is, CI meets the same examples each time, only
``tests/committed`` reads the committed law, nothing reaches the network, and a test that is named for a problem's code
makes the engine tell it.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from engine.problems import Problem
from tests import outside
from tests.told.read_aloud import Hold, held

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
outside.watch()

# The tests that stand for the codes which no broken file raises, by their ids.
NAMED: defaultdict[str, set[str]] = defaultdict(set)
for _code, _test in tomllib.loads((ROOT / "tests" / "problems" / "raised_by.toml").read_text("utf-8")).items():
    NAMED[_test].add(_code)
ENGINE, CATALOGUE = str(ROOT / "engine"), str(ROOT / "engine" / "problems.py")
raised: set[str] = set()
_make = Problem.__init__


def _make_and_note(self: Problem, code: str, *told: object, **named: object) -> None:
    """A problem that the engine itself makes is kept in mind; one that a test makes is none."""
    _make(self, code, *told, **named)  # type: ignore[arg-type]
    frame = sys._getframe(1)  # noqa: SLF001 - who makes it is the question
    maker = (frame.f_back or frame) if frame.f_code.co_filename == CATALOGUE else frame
    if maker.f_code.co_filename.startswith(ENGINE):
        raised.add(code)


Problem.__init__ = _make_and_note  # type: ignore[method-assign]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept-law``, ``--accept-told``: what is made from the law, what is told, is written anew, not compared."""
    parser.addoption("--accept-law", action="store_true", help="write what tests/committed makes from criteria/")
    parser.addoption("--accept-told", action="store_true", help="write what is told of broken things, tests/told")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where texts are to be accepted, only the tests that hold them are run."""
    if config.getoption("--accept-told"):
        items[:] = [item for item in items if {"hold", "hold_typed"} & {*getattr(item, "fixturenames", ())}]


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


@pytest.fixture(autouse=True)
def _reaches_no_network() -> Iterator[None]:
    """A test that asks for the network fails by name, also where what it tries swallows that it was stopped."""
    outside.asked.clear()
    yield
    if outside.asked:
        pytest.fail(f"this test asks for the network: {outside.asked[:3]}")


@pytest.fixture
def hold(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hold:
    """Holds what is told of a folder's broken things, by code, against the texts of ``tests/told``."""
    made_in = tmp_path_factory.getbasetemp()
    return partial(held, made_in=made_in, accept=request.config.getoption("--accept-told"))


@pytest.fixture
def raised_codes() -> set[str]:
    """The codes told so far; a test of a program outside Python adds what that program told."""
    return raised


@pytest.fixture(autouse=True)
def _raises_what_it_is_named_for(request: pytest.FixtureRequest) -> Iterator[None]:
    """Named for a code, a test or what it rests on has had the engine make that problem."""
    yield
    if lacking := NAMED.get(request.node.nodeid, set()) - raised:
        pytest.fail(f"raised_by.toml names this test for {sorted(lacking)}, which the engine did not raise")
