"""One broken file a code: each broken law is refused with its own code, at its line, in words one can act on.

A file of ``bad/law`` takes the place of the file of ``small`` that its first comment names; with ``over`` it takes
the place of a file of the amendment to ``small`` that the page on amending shows.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound, catalogue, errors, render, words
from engine.rules.table import open_cells
from tests.frozen import SMALL
from tests.law.amending.amendments import NAME, amended_in
from tests.told.read_aloud import Hold

TESTS = Path(__file__).parents[1]
# The day on which the broken laws are opened.
TODAY = date(2026, 1, 31)
HOLE = re.compile(r"\{\w*\}|<class|None|Traceback|Fraction\(|PydanticUndefined")
BROKEN = sorted((TESTS / "bad" / "law").glob("LAW-*.yaml"))
Found = Mapping[str, tuple["Claim", tuple[Problem, ...]]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a broken file says of itself: the file it replaces, and where its fault must be shown."""

    file: str
    line: int
    at: str
    pad: int
    over: bool

    @property
    def folder(self) -> str:
        """The name of the standard that it breaks."""
        return NAME if self.over else SMALL.name


def claim_of(path: Path) -> Claim:
    """The claims in a broken file's first comment lines."""
    told = dict(re.findall(rb"^# (\w+): (.+)$", path.read_bytes(), flags=re.MULTILINE))
    file, at = told[b"file"], told.get(b"at") or told[b"file"]
    return Claim(file.decode(), int(told[b"line"]), at.decode(), int(told.get(b"pad") or 0), b"over" in told)


def opened(folder: Path) -> tuple[Problem, ...]:
    """Every problem that opening a law shows, as ``check`` does: load, then check, then prove."""
    found: tuple[Problem, ...] = ()
    try:
        book = load_standard(folder, today=TODAY)
        found = check_standard(book)
        return found if errors(found) else (*found, *open_cells(book)[1])
    except ProblemsFound as refused:
        return (*found, *refused.problems)


def broken(path: Path, folder: Path) -> tuple[Claim, tuple[Problem, ...]]:
    """The small standard with one file replaced, and what opening it shows."""
    claim = claim_of(path)
    law = amended_in(folder) if claim.over else folder / SMALL.name
    if not claim.over:
        shutil.copytree(SMALL, law)
    (law / claim.file).write_bytes(path.read_bytes().ljust(claim.pad, b"#"))
    return claim, opened(law)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What each broken file claims and what opening its law shows, by its code."""
    return {path.stem: broken(path, tmp_path_factory.mktemp(path.stem)) for path in BROKEN}


def test_the_small_standard_itself_is_sound() -> None:
    """What the broken files break is whole: no problem, not even a warning."""
    assert opened(SMALL) == ()


def test_every_code_of_the_law_has_a_broken_file() -> None:
    """No code that cannot happen, and no broken file without a code."""
    of_letters = {f"LAW-5{number:02}" for number in range(1, 12)}  # of a letter's task: tests/tasks
    of_neighbours = {"LAW-370", "LAW-371", "LAW-372"}  # two standards that do not fit: tests/law/test_succession.py
    told = {code for code in catalogue() if code.startswith("LAW-")} - of_letters - of_neighbours
    assert told == {path.stem for path in BROKEN}


def test_a_broken_file_is_refused_by_its_code_at_its_line(found: Found) -> None:
    """The code is among those found, at the line that its author must mend."""
    missed = {}
    for code, (claim, problems) in found.items():
        places = [(p.place.file, p.place.line) for p in problems if p.code == code]
        if (f"{claim.folder}/{claim.at}", claim.line) not in places:
            missed[code] = [render(p, "en") for p in problems]
    assert missed == {}


def test_the_words_of_a_problem_are_filled_in(found: Found) -> None:
    """What, rule and remedy of every problem found render whole: no hole, no brace of ours, no traceback."""
    unsaid = []
    for problem in (problem for _, problems in found.values() for problem in problems):
        for language in ("vi", "en"):
            said = words(problem, language)
            assert set(said) == {"what", "rule", "remedy"}
            unsaid += [(problem.code, language, text) for text in said.values() if len(text) <= 10 or HOLE.search(text)]
            unsaid += [] if problem.code in render(problem, language) else [(problem.code, language, "no code")]
    assert unsaid == []


def test_all_that_is_told_is_told_as_it_was_read_aloud(found: Found, hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("law", {code: problems for code, (_, problems) in found.items()})


def test_one_fault_gives_few_problems(found: Found) -> None:
    """A single slip is not buried under others: at most four problems follow from it."""
    counted = {code: len(problems) for code, (_, problems) in found.items()}
    assert {code: count for code, count in counted.items() if not 1 <= count <= 4} == {}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("at_least: 98, at_most: 100", []), ("at_least: 98, at_most: 101", ["LAW-306"]), ("at_least: 101", ["LAW-306"])],
)
def test_each_edge_of_a_band_lies_on_its_line(typed: str, codes: list[str]) -> None:
    """Of two edges the one above 100 % is refused too, though the other is well."""
    text = (SMALL / "tc02.yaml").read_text("utf-8").replace("{at_least: 98,", f"{{{typed},")
    book = load_standard(SMALL, {"tc02.yaml": text})
    assert [found.code for found in errors(check_standard(book))] == codes


def test_a_key_of_the_program_s_own_is_no_key_of_the_law() -> None:
    """``from_``, as a day's key is called inside the program, is told as unknown, and ``from`` as what is missing."""
    text = (SMALL / "standard.yaml").read_text("utf-8")
    assert "\nfrom: " in text
    with pytest.raises(ProblemsFound) as refused:
        load_standard(SMALL, {"standard.yaml": text.replace("\nfrom: ", "\nfrom_: ")})
    told = {(found.code, found.values["name"]) for found in refused.value.problems}
    assert told == {("LAW-201", "from_"), ("LAW-202", "from")}


@pytest.mark.parametrize("line", [1, 2])
def test_a_line_is_shown_as_it_was_typed_from_the_first_on(line: int) -> None:
    """What stands under the fault is its author's own line; of a file that is not there no line is shown."""
    typed = ("# ghi chú", "id: tc03") if line == 2 else ("id: tc03",)
    text = (SMALL / "tc02.yaml").read_text("utf-8").replace("id: tc02", "\n".join(typed), 1)
    with pytest.raises(ProblemsFound) as refused:
        load_standard(SMALL, {"tc02.yaml": text})
    (told,) = (found for found in refused.value.problems if found.code == "LAW-314")
    assert (told.place.line, told.typed) == (line, "id: tc03")
