"""Every problem of evidence, files and rounds has one broken file, and reading it says so at its place."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.evidence.facts import Fact
from engine.evidence.reading import Beside, read_evidence
from engine.evidence.round import read_round
from engine.law.loading import Lawbook, load_standard
from engine.problems import Problem, ProblemsFound, catalogue, exit_code, kind_of, render, said_once, words
from tests.bad.make import make_large
from tests.told.read_aloud import Hold

BAD = Path(__file__).parents[1] / "bad"
LARGE = {"FIL-201": "FIL-201.xlsx", "FIL-203": "FIL-203.xlsx"} | {
    code: f"{code}.csv" for code in ("FIL-211", "FIL-235", "FIL-236", "EVI-316", "EVI-323")
}
# These only count what another code tells.
COUNTING = {"EVI-316", "EVI-317"}
# How a CSV or a cell is written: a file to be mended, not one to be afraid of.
DIALECT = {"FIL-230", "FIL-231", "FIL-232", "FIL-233", "FIL-237", "FIL-238", "FIL-239", "FIL-226", "FIL-228", "FIL-229"}
DIALECT |= {"FIL-240", "FIL-241", *(f"FIL-{number}" for number in range(220, 225))}
# What is held against lists, letters and the round's folder has its own files in test_identity.py, what is held against
# other standards in tests/law/test_succession.py, rounds that are not there in tests/law/test_several.py, columns
# and questions that a standard declares in tests/whom, several standards in tests/parts, periods and rounds in a row in
# features; what nobody foresaw has none: test_fence.py makes it happen.
ELSEWHERE = {
    "EVI-128",
    *(f"EVI-{number}" for number in range(160, 170)),
    "FIL-227",
    "RND-209",
    *(f"RND-{number}" for number in range(211, 220)),
    *(f"RND-{number}" for number in range(221, 275)),
}
CODES = sorted(c for c in {*catalogue()} - ELSEWHERE if c.startswith(("EVI-", "FIL-", "RND-1", "RND-2")))
PLACES: Mapping[str, str] = {
    "EVI-104": "evidence/EVI-104.xlsx › Phiếu số liệu › J2",
    "EVI-108": "evidence/EVI-108.xlsx › Phiếu số liệu › E8",
    "EVI-202": "evidence/EVI-202.csv:2:14",
    "EVI-207": "evidence/EVI-207.xlsx › Phiếu số liệu › E13",
    "EVI-213": "evidence/EVI-213.csv:2:19",
    "EVI-303": "evidence/EVI-303.csv:3:14",
    "EVI-305": "evidence/EVI-305.xlsx › Sheet › C1",
    "EVI-310": "evidence/EVI-310.csv:2:1",
    "EVI-311": "evidence/EVI-311.csv:2:2",
    "EVI-313": "evidence/EVI-313.csv:2:1",
    "EVI-314": "evidence/EVI-314.csv:1:24",
    "EVI-319": "evidence/EVI-319.xlsx › Sheet › C1",
    "EVI-401": "evidence/EVI-401.csv:3:26",
    "FIL-202": "evidence/FIL-202.xlsx",
    "FIL-231": "evidence/FIL-231.csv:2:27",
    "FIL-232": "evidence/FIL-232.csv:2:31",
    "FIL-233": "evidence/FIL-233.csv:2:19",
    "FIL-235": "evidence/FIL-235.csv:2",
    "FIL-237": "evidence/FIL-237.csv:2:15",
    "FIL-238": "evidence/FIL-238.csv:1:23",
    "RND-107": "communes.csv:2:14",
    "RND-111": "communes.csv:1:46",
    "RND-203": "round.yaml:10:15",
    "RND-210": "round.yaml:4:5",
}


Found = Mapping[str, list[Problem]]


@pytest.fixture(scope="module")
def law() -> Lawbook:
    """The trial standard."""
    return load_standard(BAD.parent / "small")


@pytest.fixture(scope="module")
def found(law: Lawbook, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What reading each code's broken file says, by its code."""
    told = {}
    for code in CODES:
        folder = tmp_path_factory.mktemp(code)
        told[code] = all_problems(round_with(bad_file(code, folder), folder / "round"), law)
    return told


def bad_file(code: str, made: Path) -> Path:
    """A code's broken file; those that are too large to keep are made here."""
    if code in LARGE:
        make_large(made)
        return made / LARGE[code]
    return next(path for path in sorted(BAD.iterdir()) if path.stem == code)


def round_with(bad: Path, folder: Path) -> Path:
    """A round that is whole but for the one broken file."""
    if (bad / "round.yaml").exists():
        return bad
    folder.mkdir()
    for name in ("round.yaml", "communes.csv"):
        shutil.copy(BAD / name, folder / name)
    (folder / "evidence").mkdir()
    if bad.name.startswith(("RND-", "FIL-226")):  # of the round's own files
        shutil.copy(bad, folder / ("round.yaml" if bad.suffix == ".yaml" else "communes.csv"))
    elif bad.is_dir():
        shutil.copytree(bad, folder / "evidence", dirs_exist_ok=True)
    else:
        shutil.copy(bad, folder / "evidence" / bad.name)
    return folder


def all_problems(folder: Path, law: Lawbook) -> list[Problem]:
    """Whatever reading a round says, refused or not."""
    previous = {"00001": before(law, folder.parent / "before")}
    try:
        round_, told = read_round(folder)
        evidence = read_evidence(folder, law, round_, Beside(previous))
    except ProblemsFound as refused:
        return list(refused.problems)
    own = [p for commune in evidence.communes.values() for p in commune.problems]
    return list(said_once([*told, *evidence.problems, *own]))


def before(law: Lawbook, folder: Path) -> Mapping[str, Fact]:
    """The facts of the round before."""
    if not folder.exists():
        round_with(BAD / "previous.csv", folder)
    round_, _ = read_round(folder)
    return read_evidence(folder, law, round_).communes["00001"].facts


def test_a_broken_file_brings_out_its_code_once(found: Found) -> None:
    """Reading a code's broken file gives that problem, once, where it is."""
    own = {code: [str(p.place) for p in problems if p.code == code] for code, problems in found.items()}
    assert {code: places for code, places in own.items() if len(places) != 1} == {}
    assert {code: own[code][0] for code in PLACES} == PLACES


def test_the_words_of_a_problem_are_filled_in(found: Found) -> None:
    """What, rule and remedy in both languages, and the code beside them."""
    unsaid = []
    for code, problems in found.items():
        (own,) = (p for p in problems if p.code == code)
        texts = [text for language in ("vi", "en") for text in words(own, language).values()]
        unsaid += [] if all(text.strip() for text in texts) and code in render(own, "vi") else [(code, texts)]
    assert unsaid == []


def test_all_that_is_told_is_told_as_it_was_read_aloud(found: Found, hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("evidence", found)


def test_a_broken_file_brings_out_nothing_else(found: Found) -> None:
    """One mistake is one error: no echo of it under another code."""
    alone = [c for c in CODES if kind_of(c).severity == "error" and c.startswith(("EVI", "FIL")) and c not in COUNTING]
    told = {code: {p.code for p in found[code] if p.severity == "error"} for code in alone}
    assert told == {code: {code} for code in alone}


def test_an_error_in_a_cell_says_which_datum_it_opens(found: Found) -> None:
    """No refused cell leaves its figure scored: the problem names the datum, which is missing until it is mended."""
    whole_sheet = {"EVI-228"}
    cells = [c for c in CODES if c.startswith(("EVI-2", "EVI-4")) and kind_of(c).severity == "error"]
    cells = [code for code in cells if code not in whole_sheet]
    assert [code for code in cells if not all(p.data for p in found[code] if p.code == code)] == []
    assert len(cells) > 20


def test_unsafe_files_exit_five(found: Found) -> None:
    """A file refused as unsafe, or for holding persons, ends in exit code 5."""
    unsafe = [code for code in CODES if code.startswith(("FIL-2", "FIL-3")) and code not in DIALECT]
    assert {code: exit_code(found[code]) for code in unsafe} == dict.fromkeys(unsafe, 5)


def test_one_wrong_cell_opens_its_own_datum(law: Lawbook, tmp_path: Path) -> None:
    """A refused cell is missing with a problem; another commune's facts are read, a third is not received."""
    folder = round_with(BAD / "EVI-207.xlsx", tmp_path / "round")
    (folder / "evidence" / "hai.csv").write_text("xã;minh chứng;giá trị\n2;tre_em;1.000\n", encoding="utf-8-sig")
    evidence = read_evidence(folder, law, read_round(folder)[0])
    first, second, third = (evidence.communes[code] for code in ("00001", "00002", "00003"))
    assert (first.set_aside, second.set_aside, third.set_aside) == (False, False, False)
    (wrong,) = (p for p in first.problems if p.severity == "error")
    assert wrong.data == ("tre_em",)
    assert not {*wrong.data} & first.facts.keys()
    assert second.facts["tre_em"].value == 1000
    assert (first.received, second.received, third.received) == (True, True, False)
