"""The committed national targets, held against a table typed by hand from their decision."""

from __future__ import annotations

from engine.law.loading import load_standard
from engine.service.rounds import open_benchmarks
from tests import frozen
from tests.committed.making import SPACE

# Decision 23/QĐ-TTg of 07/01/2021: target, item, 2025, 2030; in % or per 100,000.
TARGETS = """
14 tc02.1 >=98.5 >=100
11 tc05.1 <=550  <=500
11 tc05.2 <=16   <=15
8  tc06.1 >=90   >=95
5  tc07.1 >=97   >=98
4  tc08.1 <9     <6
4  tc08.2 <=17   <15
16 tc10.3 >=99.1 >=99.3
22 tc11.2 >=30   >=35
24 tc11.3 >=30   >=35
"""


def test_targets_are_those_of_the_decision() -> None:
    """The file's targets are those of the table above, edge and side; the law is named by number and day."""
    (programme,) = (p for p in open_benchmarks(load_standard(SPACE.standard(frozen.STANDARD))) if p.id == "qd-23-2021")
    signs = {"at_least": ">=", "at_most": "<=", "less_than": "<"}
    found = set()
    for target in programme.targets:
        edges = [
            f"{sign}{float(value):g}"
            for year in target.years
            for name, sign in signs.items()
            if (value := getattr(year, name)) is not None
        ]
        assert [year.year for year in target.years] == [2025, 2030]
        found.add((str(target.number), target.item, *edges))
    assert found == {tuple(line.split()) for line in TARGETS.strip().splitlines()}
    assert (programme.law.number, str(programme.law.date)) == ("23/QĐ-TTg", "2021-01-07")


def test_shares_of_communes_are_those_that_were_reported() -> None:
    """The country's 65 and 75 percent; Hà Nội's and Bắc Ninh's own, which are stricter; all reported, none verbatim."""
    programmes = open_benchmarks(load_standard(SPACE.standard(frozen.STANDARD)))
    told = {p.province: [(y.year, int(y.at_least or 0)) for y in p.recognised] for p in programmes if p.recognised}
    assert told == {
        None: [(2025, 65), (2030, 75)],
        "Hà Nội": [(2025, 85), (2030, 90)],
        "Bắc Ninh": [(2025, 82), (2030, 87)],
    }
    assert {p.mark for p in programmes} == {"reported"}
    (coast,) = [p for p in programmes if p.province == "Bà Rịa - Vũng Tàu"]
    assert [(t.item, *(int(y.at_most or 0) for y in t.years)) for t in coast.targets] == [
        ("tc05.1", 500, 400),
        ("tc05.2", 10, 8),
    ]
