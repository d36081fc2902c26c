"""Forms under rules for some communes: what they ask of the commune itself, what they leave out, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import ClassOverride, CommuneEvidence, Fact, Round, RoundEvidence, UnitAnswer
from engine.evidence.filled_forms import META
from engine.evidence.own_facts.beside_list import completed
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.forms.register import Questions, register_of
from engine.forms.stale_forms import state_of
from engine.forms.template import form_name, identity_of, write_form
from engine.language import speak
from engine.law.asking import sections, unused, users_of
from engine.law.model import Unit
from engine.law.units.fact_questions import PREFIX, fact_questions
from engine.law.units.unit_facts import FactValue
from engine.problems import Place
from engine.scoring.whom.placing import classify_all
from engine.scoring.whom.surely_out import items_out, surely_out
from tests import frozen
from tests.whom.whom_round import unit, whom_law

SAY, DAY = speak("vi"), date(2028, 2, 1)
STANDARD = whom_law().book.standard
# A value on each side of every edge that the trial law knows, for each fact.
VALUES: Mapping[str, tuple[FactValue, ...]] = {
    "bai_ngang": (True, False),
    "vung": ("tn", "dbsh"),
    "dan_so": (Fraction(4000), Fraction(6000), Fraction(8000)),
    "nong_nghiep": (Fraction(9), Fraction(45)),
}


def round_of(*units: Unit) -> Round:
    """A round of these communes."""
    return Round("dot", "Đợt thử", "whom", DAY, date(2027, 1, 1), date(2027, 12, 31), "–", True, None, units, ())


def sent(folder: Path, typed: Mapping[str, object], formats: Mapping[str, str] | None = None) -> RoundEvidence:
    """The evidence of one commune whose form has these answers typed, by their names."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    (folder / "round.yaml").write_text(
        "id: dot\ntitle: Đợt thử\nstandard: whom\non: 2028-02-01\nperiod: {from: 2027-01-01, to: 2027-12-31}\n"
        "area: tỉnh Thử\nsimulated: true\n",
        "utf-8",
    )
    (folder / "communes.csv").write_text("code,name,type,province_type\n90001,Xã Một,xa,tinh\n", "utf-8")
    round_, _ = read_round(folder, lambda _: STANDARD.head.unit_facts)
    path = folder / "evidence" / form_name(round_.units[0])
    if not path.exists():
        write_form(path, whom_law().book, round_, round_.units[0], SAY)
        book = load_workbook(path)
        cells = {str(row[0].value): str(row[1].value) for row in book[META].iter_rows()}
        for name, value in typed.items():
            cell = book.worksheets[0][cells[f"value/{name}"]]
            cell.value = value
            cell.number_format = (formats or {}).get(name, "@")
        book.save(path)
    return read_evidence(folder, whom_law().book, round_, cache=folder / "cache")


@pytest.mark.parametrize(
    ("typed", "shown"), [("9,5", "@"), ("9.5 %", "@"), (9.5, "General"), (0.095, "0.0%"), ("9,500000", "@")]
)
def test_a_percent_of_the_commune_is_read_as_it_is_seen(typed: object, shown: str, tmp_path: Path) -> None:
    """As text with a comma or a dot, as a number, or in a cell of percent."""
    told = sent(tmp_path, {f"{PREFIX}nong_nghiep": typed}, {f"{PREFIX}nong_nghiep": shown}).communes["90001"]
    assert [(a.fact, a.value) for a in told.answers] == [("nong_nghiep", Fraction(19, 2))]


@pytest.mark.parametrize(
    ("fact", "typed", "code"),
    [
        ("nong_nghiep", "100,1", "EVI-160"),
        ("nong_nghiep", "1,1234567", "EVI-160"),
        ("vung", "tây bắc", "EVI-160"),
        ("dan_so", "không áp dụng", "EVI-160"),
        ("dan_so", "khoảng 5000", "EVI-221"),
        ("bai_ngang", "có thể", "EVI-212"),
    ],
)
def test_an_answer_that_says_nothing_for_certain_is_refused_at_its_cell(
    fact: str, typed: str, code: str, tmp_path: Path
) -> None:
    """It is an error at its cell, and no answer."""
    told = sent(tmp_path, {f"{PREFIX}{fact}": typed}).communes["90001"]
    assert [(p.code, p.severity, bool(p.place.cell)) for p in told.problems] == [(code, "error", True)]
    assert told.answers == ()


def test_what_a_form_says_of_its_commune_comes_back_from_the_cache_as_it_was_read(tmp_path: Path) -> None:
    """Every kind of answer, with its paper."""
    typed = {"bai_ngang": "Có", "vung": "Tây Nguyên", "dan_so": "4.000", "nong_nghiep": "12,5"}
    first = sent(tmp_path, {f"{PREFIX}{name}": said for name, said in typed.items()})
    values = {answer.fact: answer.value for answer in first.communes["90001"].answers}
    assert values == {"bai_ngang": True, "vung": "tn", "dan_so": Fraction(4000), "nong_nghiep": Fraction(25, 2)}
    assert (tmp_path / "cache").stat().st_size > 0
    assert sent(tmp_path, {}).communes["90001"].answers == first.communes["90001"].answers


def answered(own: Unit, *answers: UnitAnswer) -> Unit:
    """A commune after its form said so."""
    held = RoundEvidence({own.code: CommuneEvidence(own.code, {}, answers=answers)}, ())
    return completed(round_of(own), held).units[0]


def test_a_gap_is_filled_and_a_difference_is_not_known() -> None:
    """The list stands where the form is silent; where the two differ neither is taken."""
    own = unit(90001, "xa", {"bai_ngang": True, "dan_so": 4000})
    place = Place("phieu.xlsx")
    filled = answered(own, UnitAnswer("vung", "tn", place), UnitAnswer("bai_ngang", True, place))
    assert dict(filled.facts) == {"bai_ngang": True, "dan_so": Fraction(4000), "vung": "tn"}
    differs = answered(own, UnitAnswer("dan_so", Fraction(4001), place))
    assert dict(differs.facts) == {"bai_ngang": True}


def test_an_item_is_left_out_for_certain_just_where_every_answer_leaves_it_out() -> None:
    """Whatever is known of a commune: what is said before is what all completions have in common."""
    for known in product(*((None, *values) for values in VALUES.values())):
        told = dict(zip(VALUES, known, strict=True))
        own = unit(90001, "xa", told)
        ways = product(*(values if told[name] is None else (told[name],) for name, values in VALUES.items()))
        full = [unit(90001, "xa", dict(zip(VALUES, way, strict=True))) for way in ways]
        placed = classify_all(full, STANDARD, whom_law().table, round_of(own))
        common = frozenset.intersection(*(items_out(STANDARD, entry.profile) for entry in placed))
        said = surely_out([own], STANDARD, whom_law().table, round_of(own))
        assert said == {"90001": common}, told


def test_of_a_commune_set_in_a_class_that_is_not_there_nothing_is_left_out() -> None:
    """Small enough that 2.3 is not for it; while its class is a name that the standard does not have, all is asked."""
    own = unit(90002, "xa", {"dan_so": 4000})
    assert surely_out([own], STANDARD, whom_law().table, round_of(own))["90002"]
    by_hand = ClassOverride("90002", "khong-co", "r", "1/QĐ", "a", DAY)
    set_ = replace(round_of(own), overrides=(by_hand,))
    assert surely_out([own], STANDARD, whom_law().table, set_) == {"90002": frozenset()}


def test_a_form_asks_just_what_counts(tmp_path: Path) -> None:
    """Every datum that some counting item reads, and no other; the commune's own facts stand first."""
    own = unit(90002, "xa", {"dan_so": 4000})
    out = surely_out([own], STANDARD, whom_law().table, round_of(own))["90002"]
    path = tmp_path / "f.xlsx"
    write_form(path, whom_law().book, round_of(own), own, SAY, out=dict.fromkeys(out, "không tính"))
    keys = [str(row[0].value) for row in load_workbook(path)[META].iter_rows()]
    asked = [key.removeprefix("value/") for key in keys if key.startswith("value/")]
    facts = [question.name for question in fact_questions(STANDARD)]
    data = [q.evidence.id for section in sections(STANDARD, out) for q in section.questions]
    assert asked == facts + data
    assert (
        {e.id for e in STANDARD.book.evidence} - set(data) == unused(STANDARD, out) == {"tre_duoc_hoi", "tre_hai_long"}
    )


def test_a_datum_that_another_item_counts_is_still_asked() -> None:
    """Of the frozen law: where one of its items does not count it is read all the same; where none does, it is not."""
    standard = frozen.law().book.standard
    shared = {e.id: users for e in standard.book.evidence if len(users := list(users_of(standard, e.id))) > 1}
    assert shared
    for name, users in shared.items():
        items = {item.id for _, _, item in users}
        assert name in unused(standard, items)
        assert all(name not in unused(standard, items - {one}) for one in items)


def test_a_commune_is_complete_with_what_counts_for_it() -> None:
    """Data that no counting item reads are not waited for in the register."""
    own, place = unit(90002, "xa", {"dan_so": 4000}), Place("x")
    data = [e.id for e in STANDARD.book.evidence]
    out = unused(STANDARD, surely_out([own], STANDARD, whom_law().table, round_of(own))["90002"])
    facts = {name: Fact(name, 1, place) for name in data if name not in out}
    evidence = RoundEvidence({own.code: CommuneEvidence(own.code, facts)}, ())
    for asked, sent_ in ((Questions(data), "partial"), (Questions(data, (), {own.code: out}), "complete")):
        (standing,) = register_of(round_of(own), evidence, asked, today=DAY).standings
        assert standing.sent == sent_


def test_a_blank_form_grows_stale_when_the_list_or_what_counts_changes(tmp_path: Path) -> None:
    """It shows what the list said, and asks by what counted then."""
    own, path = unit(90002, "xa", {"dan_so": 4000}), tmp_path / "f.xlsx"
    write_form(path, whom_law().book, round_of(own), own, SAY, out={"tc02.3": "không tính"})
    now = {"same": own, "other": unit(90002, "xa", {"dan_so": 4001})}
    states = {
        (name, *out): state_of(path, identity_of(round_of(u), u, whom_law().book, None, dict.fromkeys(out, "")))
        for name, u in now.items()
        for out in ((), ("tc02.3",))
    }
    assert {key for key, state in states.items() if state == "fresh"} == {("same", "tc02.3")}
    assert set(states.values()) == {"fresh", "stale"}
