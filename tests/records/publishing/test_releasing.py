"""A release of the frozen round: who is in it, which points, which percentages, and what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from engine.law.model import DatedBar, UnitClass
from engine.law.publishing.small_counts import PublishingRules, load_publishing
from engine.records.publishing.release_json import release_bytes
from engine.records.publishing.releases import Release, act_body, registered
from engine.records.publishing.releasing import Asked, Draft, class_of, draft_of
from engine.records.publishing.signed_decisions import Decided
from engine.scoring.round_result import RoundResult
from engine.semantics import Status
from tests import frozen

DAY = date(2024, 12, 25)


@cache
def rules() -> PublishingRules:
    """The rules beside the frozen law."""
    return load_publishing(frozen.CRITERIA, frozen.law().book.standard)


def signed(kind: str = "recognised") -> dict[str, Decided]:
    """Recognition of every commune with a verdict."""
    made = frozen.assessed()
    rows = [row for row in range(len(made.units)) if made.decision(row).verdict == kind]
    codes = [made.units[row].code for row in rows]
    return {code: Decided(code, "recognise", "12/QĐ-UBND", date(2024, 12, 20), "Chủ tịch") for code in codes}


def drawn(result: RoundResult | None = None, decisions: dict[str, Decided] | None = None) -> Draft:
    """The first release."""
    made = result or frozen.assessed()
    provinces = dict.fromkeys((unit.code for unit in made.units), "Tỉnh Tuyên Quang")
    return draft_of((made,), Asked(signed() if decisions is None else decisions, rules(), DAY, (), provinces))


def release() -> Release:
    """The first release."""
    return drawn().release


def with_answer(name: str, datum: str, value: int) -> RoundResult:
    """The frozen round with another answer of one commune."""
    made = frozen.assessed()
    values = made.facts.value.copy()
    row = next(row for row, unit in enumerate(made.units) if unit.name == name)
    values[made.facts.names.index(datum), row] = value
    return replace(made, facts=replace(made.facts, value=values))


def test_every_commune_has_a_line() -> None:
    """Scored or set aside; recognised are those that were signed."""
    made = frozen.assessed()
    assert {line.code for line in release().lines} == {unit.code for unit in made.round.units}
    assert {line.code for line in release().recognised} == set(signed())
    assert all(bool(line.paper) == line.recognised for line in release().lines)


def test_points_are_told_of_a_whole_class_or_of_none() -> None:
    """Where those of one commune would give a count away, no commune of its class has any, and it is said why."""
    made = frozen.assessed()
    shown = {line.unit_class for line in release().lines if line.points is not None}
    assert shown == {class_of(made, row).id for row in range(len(made.units))}
    # With 500 points it is just recognised; with fewer, recognition says that it lost nothing elsewhere.
    told = drawn(with_answer("Xã Đông Thọ", "nguoi_bao_ve_tre_em", 0))
    (left,) = [left for left in told.withheld if left.findings]
    assert {found.place for found in left.findings} == {"02572"}
    assert [figure.kind for figure in left.findings[0].figures] == ["points", "threshold"]
    assert [figure.value for figure in left.findings[0].figures] == ["500", "850"]
    own = [line for line in told.release.lines if line.unit_class == left.place]
    assert len(own) > len(left.findings)
    assert all(line.points is None and not line.percents and not line.bands for line in own)


def test_the_threshold_that_gives_away_is_that_of_the_round_s_day() -> None:
    """Where a class has thresholds by day, that by which the commune was judged is named, and none before or after."""
    made = with_answer("Xã Đông Thọ", "nguoi_bao_ve_tre_em", 0)
    head = made.book.standard.head
    days = (date(2019, 1, 1), 1), (made.round.on, 0), (date(2099, 1, 1), 7)
    classes = tuple(c.model_copy(update={"threshold": 1, "thresholds_by_day": bars(c, days)}) for c in head.classes)
    standard = made.book.standard.model_copy(update={"head": head.model_copy(update={"classes": classes})})
    told = drawn(replace(made, book=replace(made.book, standard=standard)))
    (left,) = [left for left in told.withheld if left.findings]
    assert [figure.value for figure in left.findings[0].figures][1] == "850"


def bars(unit_class: UnitClass, days: Sequence[tuple[date, int]]) -> tuple[DatedBar, ...]:
    """The thresholds of a class from some days on; 0 points are those it had."""
    mark = {"mark": unit_class.mark}
    return tuple(DatedBar.model_validate({"from": d, "points": p or unit_class.threshold, **mark}) for d, p in days)


def test_a_class_with_few_recognised_has_no_points() -> None:
    """Whatever their points: withheld only where it matters, that would tell."""
    first = next(iter(signed()))
    told = drawn(decisions={first: signed()[first]})
    own = next(line.unit_class for line in told.release.lines if line.code == first)
    assert {line.unit_class for line in told.release.lines if line.points is None} == {own}
    assert [(left.place, left.findings) for left in told.withheld if not left.datum] == [(own, ())]


def test_percentages_of_many_bands_of_few_nothing_of_too_few_asked() -> None:
    """As the rules say, for every item of an open criterion."""
    made, seen = frozen.assessed(), {"percent": 0, "band": 0}
    for line in release().lines:
        card = made.card(line.code)
        if card is None:
            continue
        items = {item.item.id: item for item in card.items}
        for told in line.percents:
            assert told.whole >= rules().percent_from
            assert 0 <= 100 * items[told.item].part - told.percent * told.whole < told.whole
            seen["percent"] += 1
        for name, rule in line.bands.items():
            assert items[name].whole < rules().percent_from
            assert items[name].status is Status.SCORED
            assert rule == items[name].rule
            seen["band"] += 1
    assert all(count > 10 for count in seen.values())


def test_a_commune_without_a_figure_is_in_no_sum() -> None:
    """It is told as unknown, and not as none."""
    tables = [table for table in release().tables if table.unknown]
    assert tables
    assert all(not set(table.unknown) & set(table.communes) for table in tables)


def test_what_the_record_keeps_of_a_release() -> None:
    """Its number, the hash of its bytes, who is published by it."""
    made = release()
    line = registered(made, release_bytes(made))
    body = act_body(made, line, second=True, codes=list(signed()))
    assert body == {"release": 1, "cells_sha": line.sha256, "codes": list(signed()), "second": True}
    other = replace(made, day=date(2024, 12, 26))
    assert registered(other, release_bytes(other)).sha256 != line.sha256
