"""What a commune's own points come to: the form's formulas and the engine, both held to the second page of meaning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine import schemes
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.forms.self_score_sheet import self_score_cells
from engine.forms.self_sums import total_at
from engine.forms.self_total import OwnCells, is_mere_sum, sum_formulas
from engine.forms.template import form_name, write_form
from engine.language import speak
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.rules.meaning import scheme_of
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from engine.scoring.explaining import own_total
from engine.semantics import Points
from tests.forms.formulas import worked_out
from tests.law.test_total_pages import law_of
from tests.made_laws import Tree, lawbook, laws
from tests.scoring.test_recognition import richer


def with_roles(standard: Standard, roles: Sequence[str]) -> Standard:
    """Some items of scored criteria as bonus or deduction, where they compete with no other."""
    at, criteria = iter(roles), []
    for criterion in standard.criteria:
        items = [i.model_copy(update={"role": next(at) if not i.best_of else "scored"}) for i in criterion.items]
        criteria.append(criterion.model_copy(update={"items": (criterion.items[0], *items[1:])}))
    return standard.model_copy(update={"criteria": tuple(criteria)})


def by_the_page(standard: Standard, own: dict[str, int], gone: set[str]) -> int:
    """The total of points by item, with those that do not count left out."""
    scheme = scheme_of(standard)
    worths = []
    for told, criterion in zip(scheme.sums, standard.criteria, strict=True):
        said = [0 if item.id in gone else own.get(item.id, 0) for item in criterion.items]
        row = [Points(p, p, sure=True, applies=i.id not in gone) for p, i in zip(said, criterion.items, strict=True)]
        worths.append(schemes.worth_of(told, row, scheme.outside))
    low, high = schemes.total_of(scheme, worths)
    assert low == high
    return int(low)


@settings(max_examples=150, deadline=None)
@given(laws(top=12), st.data())
def test_the_formulas_of_a_form_come_to_what_the_page_says(made: list[list[Tree]], data: st.DataObject) -> None:
    """Whatever the law makes of points, whatever was typed, is left out, may be, or has nobody to count."""
    count = sum(map(len, made))
    standard = data.draw(richer(lawbook(made, 1).standard))
    roles = st.lists(st.sampled_from(["scored", "scored", "bonus", "deduction"]), min_size=count, max_size=count)
    standard = with_roles(standard, data.draw(roles))
    names = [item.id for item in standard.items]
    out = frozenset(data.draw(st.sets(st.sampled_from(names), max_size=2)))
    unsure = frozenset(data.draw(st.sets(st.sampled_from(names), max_size=2))) - out
    points = {name: f"F{at}" for at, name in enumerate(names) if name not in out}
    held = {e.id: f"'Phiếu số liệu'!E{at}" for at, e in enumerate(standard.book.evidence, 8)}
    cells = OwnCells(points, held, out, unsure)
    own = {
        i.id: data.draw(st.integers(0, int(i.max_points)))
        for i in standard.items
        if data.draw(st.booleans()) and i.id not in out
    }
    typed: dict[str, str | float] = {points[name]: str(said) for name, said in own.items()}
    gone = set(out) | {name for name in unsure if name not in own}
    for item in standard.items:
        whole = [datum.name for datum in reads_of(item.measure).whole]
        if data.draw(st.booleans()) and whole:
            people = data.draw(st.sampled_from(["0", "12", "1.050", ""]))
            typed |= {held[name]: people for name in whole}
            nobody = item.when_none == "not_applicable" and reads_of(item.measure).asked_at_least is None
            gone |= {item.id} if nobody and people == "0" and item.id not in unsure else set()
    for row, (told, most) in enumerate(sum_formulas(standard, cells), 101):
        typed |= {f"E{row}": worked_out(told, typed), f"D{row}": worked_out(most, typed)}
    assert worked_out(total_at(standard, 100), typed) == by_the_page(standard, own, gone)
    if is_mere_sum(standard, cells):
        assert sum(own.values()) == by_the_page(standard, own, gone)


@settings(max_examples=25, deadline=None)
@given(laws(top=12))
def test_a_wrong_cell_makes_no_total(made: list[list[Tree]]) -> None:
    """A word among the points is an error of the total, never passed over."""
    standard = lawbook(made, 1).standard
    held = {e.id: f"'Phiếu số liệu'!E{at}" for at, e in enumerate(standard.book.evidence, 8)}
    cells = OwnCells({item.id: f"F{at}" for at, item in enumerate(standard.items)}, held)
    typed: dict[str, str | float] = {"F0": "mười"}
    for row, (told, most) in enumerate(sum_formulas(standard, cells), 101):
        typed |= {f"E{row}": worked_out(told, typed), f"D{row}": worked_out(most, typed)}
    total = worked_out(total_at(standard, 100), typed)
    assert total != total  # noqa: PLR0124 - an error is no number


PAGE = Path(__file__).parents[2] / "docs" / "rules" / "diem-thuong-diem-tru.md"
BAD = Path(__file__).parents[1] / "bad"


def test_bonus_and_deduction_stand_in_the_total_that_a_commune_gives_itself(tmp_path: Path) -> None:
    """All points of all items are 200 + 20 − 10, by the form that comes back; the last criteria ask nothing new."""
    book = law_of(PAGE, tmp_path)
    for name in ("round.yaml", "communes.csv"):
        (tmp_path / name).write_bytes((BAD / name).read_bytes())
    (tmp_path / "evidence").mkdir()
    round_, _ = read_round(tmp_path)
    path = tmp_path / "evidence" / form_name(round_.units[0])
    write_form(path, book, round_, round_.units[0], speak("vi"))
    workbook, most = load_workbook(path), {item.id: item.max_points for item in book.standard.items}
    for name, cell in self_score_cells(book.standard).points.items():
        workbook["Tự chấm"][cell] = most[name]
    workbook.save(path)
    made = assess(book, open_cells(book)[0], round_, read_evidence(tmp_path, book, round_))
    told = own_total(made, round_.units[0].code)
    assert told is not None
    assert told.own == 210
    assert (told.low, told.high) == (0, 210), "with nothing sent it may have nothing, or all up to the cap"
