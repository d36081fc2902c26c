"""The worked example's round comes to what was reckoned by hand, item by item, and stays a draft whatever is asked."""

from __future__ import annotations

import re
from functools import cache

import pytest

from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests import frozen
from tests.committed.example.by_hand import ITEMS, TOTALS

SPACE = Workspace(frozen.ROOT, bundled=False)
ROUND = frozen.ROOT / "assessments" / "vi-du-2029"


@cache
def example() -> RoundResult:
    """The second round of the example, read from its files."""
    return assess_round(ROUND, SPACE)


def told(lines: str) -> dict[str, str]:
    """The points by item and criterion of one commune's table."""
    return {line.split()[0]: line.split()[1] for line in lines.strip().splitlines()}


def points(card: ItemCard | CriterionCard, *, out: bool) -> str:
    """Points as the tables write them."""
    if out:
        return "-"
    return str(card.low) if card.low == card.high else f"{card.low}..{card.high}"


def by_name(card: Scorecard) -> dict[str, str]:
    """What the engine says of one commune, by the names of the tables."""
    found = {f"tc{c.criterion.number:02}": points(c, out=not c.applies) for c in card.criteria}
    for item in card.items:
        criterion, _, part = item.item.id.removeprefix("tc").partition(".")
        found[f"{int(criterion)}.{part}"] = points(item, out=item.status.name == "NOT_APPLICABLE")
    return found


@pytest.mark.parametrize("code", sorted(ITEMS))
def test_every_item_and_criterion_is_as_by_hand(code: str) -> None:
    """All 27 items and 12 criteria of each commune."""
    (card,) = (card for card in example().cards if card.unit.code == code)
    assert by_name(card) == told(ITEMS[code])


@pytest.mark.parametrize("code", sorted(TOTALS))
def test_every_total_and_verdict_is_as_by_hand(code: str) -> None:
    """Rescaled to what applies, with bonus and deduction within their caps, against the threshold of the day."""
    (card,) = (card for card in example().cards if card.unit.code == code)
    scored, whole, total, threshold, verdict, level = TOTALS[code]
    rows = [c for c in card.criteria if c.criterion.role == "scored"]
    low, high = sum(c.low for c in rows), sum(c.high for c in rows)
    assert (str(low) if low == high else f"{low}..{high}") == scored
    low, high = card.decision.low, card.decision.high
    assert (str(low) if low == high else f"{low}..{high}") == total
    assert (card.threshold, card.decision.verdict, card.levels[0].verdict) == (threshold, verdict, level)
    out = {"3.2": 60, "4.1": 50, "7.2": 50, "8.1": 60}
    assert whole == 1000 - sum(most for name, most in out.items() if by_name(card)[name] == "-")


def test_the_level_to_be_kept_is_open_while_the_round_before_is() -> None:
    """Hải Lăng has points enough for a model commune, and its round of 2027 was undecided: nothing is guessed."""
    (card,) = (card for card in example().cards if card.unit.code == "19702")
    assert [level.verdict for level in card.levels] == ["recognised", "undecided"]


def test_the_tables_are_sums_of_themselves() -> None:
    """A slip of the pen in a table would be seen: each criterion is what is written behind it, each total its parts."""
    for code, lines in ITEMS.items():
        found = told(lines)
        names = [name for name in found if name.startswith("tc") and int(name[2:]) <= 10 and found[name] != "-"]
        lows = sum(int(found[name].partition("..")[0]) for name in names)
        assert str(lows) == TOTALS[code][0].partition("..")[0]
        plain = [line for line in lines.strip().splitlines() if re.fullmatch(r"tc\d\d \d+  \d+( [+−] \d+)*", line)]
        assert len(plain) >= 6
        for line in plain:
            _, stated, written = line.split(None, 2)
            assert sum(
                int(n.replace("− ", "-").replace("+ ", "")) for n in re.findall(r"(?:[+−] )?\d+", written)
            ) == int(stated)
