"""What goes back to a commune: nothing that it has answered, nothing that is the board's own to see to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engine.evidence.facts import CommuneEvidence, Fact, RoundEvidence
from engine.forms.register import Questions, register_of
from engine.forms.to_mend import slips
from engine.problems import Place, Problem, problem
from features.boards import plain_round

FILE = Place("evidence/40001-an.xlsx")
CELL = Place(FILE.file, sheet="Phiếu số liệu", cell="E9")
DOUBT = problem("EVI-406", CELL, commune="40001", count=1, cells="E9")
TWICE = problem("EVI-130", FILE, commune="40001", name="Xã An", other="x")
WRONG = problem("EVI-205", CELL, "-3", "40001", label="x", label_en="x", given="-3")


def evidence_of(*found: Problem, facts: bool = True) -> RoundEvidence:
    """A round of which one commune sent something, with these problems."""
    given = {"so_thon": Fact("so_thon", 8, CELL)} if facts else {}
    units = plain_round(date(2024, 11, 15)).units
    silent = {unit.code: CommuneEvidence(unit.code, {}, received=False) for unit in units}
    return RoundEvidence({**silent, "40001": CommuneEvidence("40001", given, found)}, ())


def test_only_what_the_commune_has_still_to_do_goes_back() -> None:
    """An answered warning and a second copy make no page; an open warning and an error do, each in its place."""
    round_ = plain_round(date(2024, 11, 15))
    assert slips(round_, evidence_of(DOUBT.answered("số đúng rồi"), TWICE), Questions(["so_thon"])) == ()
    (slip,) = slips(round_, evidence_of(DOUBT, WRONG, TWICE), Questions(["so_thon", "tre_em"]))
    assert (slip.wrong, slip.doubtful, slip.open) == ((WRONG,), (DOUBT,), 1)


def test_what_bears_on_points_comes_before_a_letter_s_tasks() -> None:
    """Sheets come by their names elsewhere, and the tasks' would be the first; what is of no datum stays in front."""
    task = replace(WRONG, place=Place(FILE.file, sheet="Nhiệm vụ", cell="E7")).about("ke_hoach_nam")
    late = replace(DOUBT, place=task.place).about("ke_hoach_nam")
    found = (task, late, WRONG.about("so_thon"), DOUBT)
    (slip,) = slips(plain_round(date(2024, 11, 15)), evidence_of(*found), Questions(["so_thon"]))
    assert (slip.wrong, slip.doubtful) == ((WRONG.about("so_thon"), task), (DOUBT, late))


def test_where_nothing_could_be_read_all_of_it_must_be_mended() -> None:
    """A scan is no thing to look at again, and no data are said to be left open of it."""
    scan = problem("FIL-105", FILE, commune="40001")
    (slip,) = slips(plain_round(date(2024, 11, 15)), evidence_of(scan, facts=False), Questions(["so_thon"]))
    assert (slip.wrong, slip.doubtful, slip.open) == ((scan,), (), 0)


def test_the_register_counts_warnings_that_are_not_answered() -> None:
    """One answered, one open."""
    evidence = evidence_of(DOUBT.answered("số đúng rồi"), TWICE)
    told = register_of(plain_round(date(2024, 11, 15)), evidence, Questions(["so_thon"]), today=date(2024, 11, 1))
    assert (told.standings[0].sent, told.standings[0].warnings, told.days_left) == ("complete", 1, 14)
