"""Mutants of what is inside a function, tried from a process in which every test is collected and none has run.

A forked process gives the function the mutant's code in place of its own. What ran when a file was loaded stays as it
was, and property tests try few examples; whoever survives is tried again by a process that loads the file anew.
"""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType

import _pytest.main
import pytest

from bench.mutating.operators import Mutant, mutated
from bench.mutating.trying import PLAINLY, Noticing, Trial, forked, without_shrinking

FEW = 20  # examples of a property test: a later trial tries them all
Start = Callable[[Trial, float], int]


class Collected(Noticing):
    """A plugin of pytest that, in place of running the collected tests, hands out how to try a mutant by some."""

    def __init__(self, work: Callable[[Start], None]) -> None:
        self._work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = {item.nodeid: item for item in session.items}
        for item in session.items:
            without_shrinking(item, FEW)
        functions = _functions_by_name()
        gc.collect()
        gc.freeze()

        def start(trial: Trial, seconds: float) -> int:
            return forked(trial, seconds, lambda: self._tried(session, trial, tests, functions))

        self._work(start)
        return True

    def _tried(
        self,
        session: pytest.Session,
        trial: Trial,
        tests: dict[str, pytest.Item],
        functions: dict[tuple[str, str], list[FunctionType]],
    ) -> int:
        """What pytest says in a process of its own."""
        self.told = trial.told
        if trial.mutant.file:
            _put(trial.mutant, functions)
        factory = session.config._tmp_path_factory  # type: ignore[attr-defined]  # noqa: SLF001 - a folder of its own
        factory._given_basetemp, factory._basetemp = trial.told.with_suffix(""), None  # noqa: SLF001
        session.items = [tests[test] for test in trial.tests if test in tests]
        try:
            _pytest.main.pytest_runtestloop(session)
        except (session.Failed, session.Interrupted):
            return 1
        return int(bool(session.testsfailed))


def collect(folders: Sequence[str], work: Callable[[Start], None]) -> int:
    """Collect the tests of some folders, then do some work with what tries them."""
    return int(pytest.main(["-x", *PLAINLY, *folders], plugins=[Collected(work)]))


def _functions_by_name() -> dict[tuple[str, str], list[FunctionType]]:
    """Every function of the engine that is loaded, by its file and its name with its class."""
    found: defaultdict[tuple[str, str], list[FunctionType]] = defaultdict(list)
    engine = f"{Path('engine').absolute()}{os.sep}"
    # A lazy object of Django's would be set up by isinstance, and has no settings here.
    for function in (made for made in gc.get_objects() if type(made) is FunctionType):
        code = function.__code__
        if code.co_filename.startswith(engine):
            found[code.co_filename, code.co_qualname].append(function)
    return dict(found)


def _put(mutant: Mutant, functions: dict[tuple[str, str], list[FunctionType]]) -> None:
    """Give a function its mutant's code; one that cannot take it, or is not loaded, stays, and is tried otherwise."""
    path = Path(mutant.file).absolute()
    module = compile(mutated(path.read_text("utf-8"), mutant.number), str(path), "exec", dont_inherit=True)
    for code in (code for code in _outermost(module) if code.co_name != "<lambda>"):  # many may stand in one line
        for function in functions.get((str(path), code.co_qualname), ()):
            own = function.__code__
            if code.co_firstlineno == own.co_firstlineno and code.co_freevars == own.co_freevars and code != own:
                function.__code__ = code


def _outermost(module: CodeType) -> Iterator[CodeType]:
    """The functions of a file and of its classes; what is inside a function is part of it."""
    for code in (made for made in module.co_consts if isinstance(made, CodeType)):
        yield code
        yield from (inner for inner in code.co_consts if isinstance(inner, CodeType))
