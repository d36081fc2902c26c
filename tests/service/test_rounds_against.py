"""A round against an earlier one: who can be compared, who cannot and why, across 01/07/2025 (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from engine.evidence.identity.official_lists import open_lists
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.pages.overviews.rounds_against import Against, against, share_communes
from engine.service.pages.seeing.commune_line import CommuneLine
from tests.comparing.law_edits import FULL, edited, round_of, side_of, unit_of
from tests.frozen import UNITS

LISTS = open_lists(UNITS)
OLD, NEW = date(2024, 11, 15), date(2026, 11, 15)
# What its first commune was formed of, by the official lists.
DONG_THO = (2572, 2584, 2587)
AT_120 = ("standard.yaml", "threshold: 170", "threshold: 120")


def scored(codes: tuple[int, ...], on: date, *edits: tuple[str, str, str], low: tuple[int, ...] = ()) -> RoundResult:
    """Communes with every point, but for those who lack 60 of them, under the small standard with edits."""
    communes = {unit_of(code): {**FULL, "co_nguoi_phu_trach": 0} if code in low else FULL for code in codes}
    round_, evidence = round_of(communes)
    return assess(edited(*edits), side_of(*edits).table, replace(round_, on=on), evidence)


def seen(made: RoundResult) -> Any:
    """The round of one result."""
    codes = {unit.code for unit in made.round.units}
    return SimpleNamespace(
        round=made.round, standings=dict.fromkeys(codes), card=made.card,
        part_of=lambda code: made if code in codes else None,
    )  # fmt: skip


def lines(made: RoundResult) -> list[CommuneLine]:
    """Its communes' lines, as far as they are asked."""
    return [
        CommuneLine(
            unit.code, unit.name, "", "", card.decision.verdict if card else None, "", "", "", "",
            card.decision.low if card else None, card.decision.high if card else None, None, firm=True,
            sent="complete", sent_title="",
        )
        for unit in made.round.units
        for card in (made.card(unit.code),)
    ]  # fmt: skip


def told(now: RoundResult, before: RoundResult) -> Against:
    """The one against the other."""
    return against((seen(now), lines(now)), (seen(before), lines(before)), LISTS)


def how(made: Against) -> dict[str, str]:
    """How each commune stands, by its code."""
    return {own.now.code: own.how for own in made.communes}


def test_who_flipped_comes_first_and_the_item_that_cost_it_is_named() -> None:
    """By how much each has more or less; what was not there is new, what is not here any more is gone."""
    made = told(scored((1, 2, 3), OLD, low=(2,)), scored((1, 2, 4), OLD.replace(year=2023)))
    assert [(own.now.code, own.how, own.flipped, own.gain) for own in made.communes] == [
        ("00002", "compared", True, -60), ("00001", "compared", False, 0), ("00003", "new", False, None),
    ]  # fmt: skip
    assert [(item.now.item.id, item.gain) for item in made.communes[0].items] == [("tc01.1", -60)]
    assert ([line.code for line in made.gone], made.flipped) == (["00004"], 1)


def test_points_of_two_standards_are_not_compared() -> None:
    """A threshold alone makes another standard; that the decision is another one is said all the same."""
    made = told(scored((1,), OLD, low=(1,)), scored((1,), OLD.replace(year=2023), AT_120, low=(1,)))
    (own,) = made.communes
    assert (own.how, own.flipped, own.gain, own.items) == ("other_standard", True, None, ())


def test_a_commune_of_whose_former_units_all_were_there_stands_beside_them() -> None:
    """It is not compared with the one whose code it kept, and none of them counts as gone."""
    made = told(scored((2572, 2545), NEW), scored((*DONG_THO, 2545, 2500), OLD))
    formed = next(own for own in made.communes if own.now.code == "02572")
    assert (formed.how, formed.before, formed.gain) == ("added", None, None)
    assert [line.code for line in formed.formers] == ["02572", "02584", "02587"]
    assert [line.code for line in made.gone] == ["02500"]


def test_why_a_merged_commune_has_no_sum() -> None:
    """One of its units was not in the round, one was split, the lists say nothing of it."""
    made = told(scored((2545, 2494, 11948), NEW), scored((2545, 2482, 2494, 2500), OLD))
    assert how(made) == {"02545": "formers_absent", "02494": "split", "11948": "formers_unlisted"}


def test_two_rounds_share_a_commune_by_itself_or_by_what_it_was_formed_of() -> None:
    """Before 01/07/2025 only by itself."""
    formed, island = seen(scored((2572,), NEW)), seen(scored((11948,), NEW))
    assert share_communes(formed, seen(scored((2572,), OLD)), LISTS)
    assert share_communes(formed, seen(scored((2587,), OLD)), LISTS)
    assert not share_communes(island, seen(scored((2587,), OLD)), LISTS)
    assert not share_communes(seen(scored((2572,), OLD)), seen(scored((2587,), OLD)), LISTS)
