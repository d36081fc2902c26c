"""A made-up standard of 2027 on the frozen round: totals, decisions and words against a second, plain reading."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.comparing.differences import compare
from engine.comparing.impact import Impact, Side, impact_of
from engine.desk.editing.renewing import renewed_examples
from engine.evidence.columns import made_facts
from engine.language import speak
from engine.law.criteria import Criterion, Item
from engine.law.model import Standard, UnitClass
from engine.reporting.words.compare_words import Comparison, cause_sentence, difference_sentence
from engine.rules.proving import prove
from tests import frozen, oracle
from tests.comparing.reshaped import rebuilt, shape_of, split
from tests.comparing.test_matching import with_item

SAY = speak("vi")
TEXT = (
    oracle.TEXT.replace("≤ 1 → 15", "≤ 0.8 → 15", 1)
    .replace("10.2 |", "14.1 |")
    .replace("10.3 |", "10.2 |")
    .replace("12.3 |", "11.4 |")
    .replace("13.2 |", "15.1 | truong_co_tu_van of so_truong | ≥ 97.5 % → 60; ≥ 80 % → 40\n13.2 |")
)
BARS = {**oracle.THRESHOLDS, "other": 865, "town": 945}


def mended(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items whose examples fit their bands."""
    return tuple(item.model_copy(update={"examples": renewed_examples(item)}) for item in items)


def of_2027() -> Standard:
    """Criterion 10 split, 12.3 moved to 11, an edge of 3.1 tighter, a criterion nobody was asked about, new classes."""
    old = frozen.law().book.standard
    edge = next(item for item in old.items if item.id == "tc03.1")
    bands = tuple(b.model_copy(update={"at_most": Fraction(4, 5)}) if b.points == 15 else b for b in edge.bands)
    shape = shape_of(with_item(old, "tc03.1", bands=bands))
    split(shape, 9, [1])
    shape[10][1].append(shape[11][1].pop())
    shape.append(_asked_of_nobody(old))
    new, _ = rebuilt(old, shape)
    most = new.head.maximum.model_copy(update={"points": sum(c.max_points for c in new.criteria)})
    head = new.head.model_copy(update={"classes": tuple(_classes(old)), "maximum": most})
    criteria = tuple(c.model_copy(update={"items": mended(c.items)}) for c in new.criteria)
    asked = tuple(
        old.book.evidence[0].model_copy(update={"id": name, "label": name, "question": name, "kind": "count"})
        for name in ("so_truong", "truong_co_tu_van")
    )
    book = old.book.model_copy(update={"evidence": (*old.book.evidence, *asked)})
    return new.model_copy(update={"head": head, "criteria": criteria, "book": book})


def _asked_of_nobody(old: Standard) -> tuple[Criterion, list[Item]]:
    like = next(item for item in old.items if item.id == "tc07.1")
    bands = tuple(
        band.model_copy(update={"at_least": edge, "points": points})
        for band, edge, points in zip(like.bands, (Fraction(195, 2), Fraction(80)), (60, 40), strict=False)
    )
    measure = like.measure.model_copy(update={"share": "truong_co_tu_van", "of": "so_truong"})
    told = {"title": "Trường học có người tư vấn", "measure": measure, "bands": (*bands, like.bands[-1])}
    item = like.model_copy(update={**told, "id": "tc15.9", "max_points": 60})
    return old.criteria[6].model_copy(update={"title": "Sức khỏe tâm thần"}), [item]


def _classes(old: Standard) -> list[UnitClass]:
    *first, other = old.head.classes
    town = other.when[0].model_copy(update={"type": ("thi_tran",)})
    added = other.model_copy(update={"id": "town", "title": "Thị trấn còn lại", "threshold": 945, "when": (town,)})
    zone = other.when[0].model_copy(update={"type": ("dac_khu",)})
    special = other.model_copy(update={"id": "zone", "title": "Đặc khu", "threshold": 800, "when": (zone,)})
    return [*first, added, special, other.model_copy(update={"threshold": 865})]


@pytest.fixture(scope="module")
def standards() -> tuple[Standard, Standard]:
    """The frozen standard and the one of 2027."""
    return frozen.law().book.standard, of_2027()


@pytest.fixture(scope="module")
def impact(standards: tuple[Standard, Standard]) -> Impact:
    """The effect on the frozen round."""
    old, new = standards
    law, made = frozen.law(), frozen.assessed()
    sides = Side(old, law.table), Side(new, prove(replace(law.book, standard=new)).table)
    return impact_of(*sides, made.round, made.evidence)


def test_totals_and_decisions_of_both_are_those_of_a_plain_reading(
    impact: Impact, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commune by commune, by the texts' own tables; so are the counts of decisions that change."""
    made = frozen.assessed()
    readings: list[list[oracle.Reading]] = []
    for text, bars in ((oracle.TEXT, oracle.THRESHOLDS), (TEXT, BARS)):
        monkeypatch.setattr(oracle, "LINES", tuple(map(oracle._line, text.strip().splitlines())))
        monkeypatch.setattr(oracle, "THRESHOLDS", bars)
        told = []
        for effect in impact.effects:
            unit, facts = effect.unit, made_facts(made.evidence.communes[effect.unit.code].facts)
            flags = [bool(unit.mountain), bool(unit.island), bool(unit.area_iii)]
            known = oracle.class_of(unit.type, made.round.on, city=unit.province == "thanh_pho", flags=flags)
            assert known
            if "town" in bars and known == "other" and unit.type == "thi_tran":
                known = "town"
            given = {name: fact.value for name, fact in facts.items() if fact.state == "given"}
            told.append(oracle.read_commune(given, known))
        readings.append(told)
    for effect, old, new in zip(impact.effects, *readings, strict=True):
        assert (effect.old.low, effect.old.high, effect.old.verdict) == (*old.total, old.verdict)
        assert (effect.new.low, effect.new.high, effect.new.verdict) == (*new.total, new.verdict)
    assert len(impact.flips) == sum(a.verdict != b.verdict for a, b in zip(*readings, strict=True))
    assert impact.flips


def test_nobody_is_said_to_gain_by_a_criterion_that_nobody_was_asked(impact: Impact) -> None:
    """Every range widens by 60 points, and every commune is unsure but those who surely lose."""
    assert {effect.trend for effect in impact.effects} == {"unsure"}
    assert sum(row.trends.get("gain", 0) for row in impact.classes) == 0


def test_every_cause_is_a_change_of_the_law_and_no_new_number(
    standards: tuple[Standard, Standard], impact: Impact
) -> None:
    """No commune's decision hangs on 10.3 being 10.2 now, nor on bands that only stand elsewhere."""
    told = Comparison(*standards, compare(*standards), impact)
    said = [difference_sentence(told, d, SAY) for d in told.differences]
    assert "Mục 10.3 nay là mục 10.2" in said
    assert "Mục 10.2 nay là mục 14.1" in said
    assert not [line for line in said if line.startswith("Mục 10.") and "nay là mục" not in line]
    for flip in impact.flips:
        assert flip.cause
        assert "nay là mục" not in cause_sentence(told, flip.cause, SAY)
