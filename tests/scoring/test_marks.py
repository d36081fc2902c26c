"""How sure points are: the edge apart from the points, a case as well as the rest, and bonus beside the maximum."""

from __future__ import annotations

from pathlib import Path

from engine.law.loading import load_standard
from engine.law.readings.resting import points_by_mark
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import MarksRow
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests import frozen
from tests.scored import results_of
from tests.whom.whom_round import FOLDER

CASE = "          - {at_least: 90, points: 50, mark: reported}"


def test_a_band_with_two_marks_has_both_in_the_results(tmp_path: Path) -> None:
    """The weaker as the item's own, the two beside it; a band of one mark has nothing more than before."""
    root = frozen.desk_in(tmp_path / "ban", ["02560"])
    law = root / "criteria" / frozen.STANDARD / "tc01.yaml"
    band = "{equals: 100, points: 15, mark"
    told = law.read_text("utf-8").replace(f"{band}: verbatim}}", f"{band}s: {{edge: provisional, points: verbatim}}}}")
    law.write_text(told, "utf-8")
    made = assess_round(root / "assessments" / frozen.SAMPLE, Workspace(root, bundled=False))
    (row,) = results_of(made).communes
    marks = {item.id: (item.mark, item.marks) for item in row.items}
    assert marks["tc01.2"] == ("provisional", MarksRow(edge="provisional", points="verbatim"))
    assert marks["tc01.1"] == ("verbatim", None)
    assert to_json(made, tool="thử").count(b'"marks":{"edge"') == 1


def test_points_rest_on_the_least_sure_case() -> None:
    """A case that nobody has seen makes its item's points provisional, whatever the general bands are."""
    seen = (FOLDER / "tc02.yaml").read_text("utf-8").replace("mark: provisional", "mark: reported")
    unseen = seen.replace(CASE, CASE.replace("reported", "provisional"))
    book, now = (load_standard(FOLDER, {"tc02.yaml": text}) for text in (seen, unseen))
    before, after = (points_by_mark(law.standard.criteria) for law in (book, now))
    assert after["provisional"] - before["provisional"] == before["reported"] - after["reported"] == 50


def test_points_by_mark_make_up_the_maximum() -> None:
    """Of a standard with cases, and of the frozen one: every point once."""
    for folder in (FOLDER, frozen.LAW):
        head = load_standard(folder).standard
        assert sum(points_by_mark(head.criteria).values()) == head.head.maximum.points
