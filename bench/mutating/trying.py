"""One mutant tried: a forked process loads its file with the mutant in it and runs the tests until the first fails.

The parent has the libraries loaded and nothing of the engine, so that no cache of an unchanged file hides a mutant.
Tests run in a copied tree; whatever would write outside of it and of the folder beside it is stopped.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import pytest
from hypothesis import Phase, settings

from bench.mutating.operators import Mutant, mutated

WARM = (
    "_pytest.assertion.rewrite", "_pytest.python", "coverage", "hypothesis", "hypothesis.strategies", "numpy",
    "pydantic", "pytest", "pytest_bdd", "yaml", "ruamel.yaml", "openpyxl", "lxml.etree", "xlsxwriter", "click",
    "rich.console", "orjson", "jinja2", "docx", "jsonschema", "xdist.plugin", "pytest_cov.plugin",
)  # fmt: skip
MEMORY = 6 * 2**30
OUR_FAULT, ALL = 70, 10**9
PLAINLY = (
    "-q",
    "--tb=no",
    "--capture=sys",
    "-p",
    "no:cacheprovider",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
MOVING = {"os.remove", "os.rmdir", "os.mkdir", "os.rename", "os.truncate", "os.chmod", "os.chown", "os.link"}


class Trial(NamedTuple):
    """A process at work: which tests it runs, from when on it is given up (seconds of the clock), what it writes to."""

    mutant: Mutant
    tests: tuple[str, ...]
    gives_up: float
    told: Path


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a file with a mutant in it, and leaves nothing compiled behind."""

    def __init__(self, name: str, path: str, mutant: Mutant) -> None:
        super().__init__(name, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - its name is known
        text = Path(self.path).read_text("utf-8")
        return compile(mutated(text, self._mutant.number), self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module of the engine elsewhere: in its mutant."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = mutant.file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        file = str(Path(self._mutant.file).absolute())
        return importlib.util.spec_from_file_location(fullname, file, loader=_Loader(fullname, file, self._mutant))


def warm(tree: Path, beside: Path) -> None:
    """Make this process one to fork from: in the tree, with the libraries, and nothing of the engine."""
    tempfile.tempdir = str(beside)
    for name in ("TMPDIR", "HYPOTHESIS_STORAGE_DIRECTORY", "PHUHOP_CACHE"):
        os.environ[name] = str(beside)
    os.environ |= {"CI": "1", "OPENBLAS_NUM_THREADS": "1"}  # the same examples each time
    sys.dont_write_bytecode = True
    os.chdir(tree)
    sys.path.insert(0, str(tree))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in WARM:
            importlib.import_module(name)
    if loaded := [name for name in sys.modules if name.split(".")[0] == "engine"]:
        raise RuntimeError(f"a library loads the engine: {loaded[:3]}")


def start(trial: Trial, seconds: float) -> int:
    """Fork the process that loads the engine with the mutant and tries it; its number."""
    return forked(trial, seconds, lambda: _run(trial))


def forked(trial: Trial, seconds: float, run: Callable[[], int]) -> int:
    """Fork a process with limits; how it ends is what ``run`` gives. What fails is written to ``told``."""
    sys.stdout.flush()
    sys.stderr.flush()
    if process := os.fork():
        return process
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        quiet = os.open(trial.told.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        _keep_inside(trial.told.parents[1])
        os._exit(run())
    except BaseException:  # noqa: BLE001 - whatever it is, it is no test's word
        traceback.print_exc(file=sys.__stderr__)
        os._exit(OUR_FAULT)


def _run(trial: Trial) -> int:
    """The tests with the mutant in place; pytest's own number of how it ended."""
    if trial.mutant.file:
        sys.meta_path.insert(0, _Finder(trial.mutant))
    files = dict.fromkeys(test.split("::")[0] for test in trial.tests)
    options = ["-x", *PLAINLY, f"--basetemp={trial.told.with_suffix('')}", *files]
    return int(pytest.main(options, plugins=[_Chosen(trial)]))


def without_shrinking(item: pytest.Item, most: int = ALL) -> None:
    """A property test tries at most so many examples and ends at the first that fails: no smaller one is sought."""
    test = getattr(item, "obj", None)
    test = getattr(test, "__func__", test)
    if had := getattr(test, "_hypothesis_internal_use_settings", None):
        phases = [phase for phase in had.phases if phase in (Phase.explicit, Phase.generate)]
        few = settings(had, max_examples=min(most, had.max_examples), phases=phases, report_multiple_bugs=False)
        test._hypothesis_internal_use_settings = few  # type: ignore[union-attr]  # noqa: SLF001 - its only door


class Noticing:
    """A plugin of pytest: the first test that fails is named in a file."""

    told: Path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and not self.told.exists():
            self.told.write_text(report.nodeid, "utf-8")


class _Chosen(Noticing):
    """The chosen tests alone, in their order."""

    def __init__(self, trial: Trial) -> None:
        self._at = {test: at for at, test in enumerate(trial.tests)}
        self.told = trial.told

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((i for i in items if i.nodeid in self._at), key=lambda i: self._at[i.nodeid])
        for item in items:
            without_shrinking(item)


def _keep_inside(root: Path) -> None:
    """Stop whatever writes outside of the folder of this run: a mutant may have lost its way."""
    allowed = (f"{root.resolve()}{os.sep}", "/dev/", "/proc/")

    def look(event: str, told: tuple[object, ...]) -> None:
        if event == "open":
            paths = told[:1] if isinstance(told[2], int) and told[2] & WRITING else ()
        else:
            paths = told[:2] if event in MOVING else ()
        for path in paths:
            if isinstance(path, (str, bytes)) and not os.path.abspath(os.fsdecode(path)).startswith(allowed):  # noqa: PTH100
                raise PermissionError(f"{event} outside of the copied tree: {path!r}")

    sys.addaudithook(look)
