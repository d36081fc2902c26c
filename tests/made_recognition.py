"""Made-up standards with all that recognition can ask, drawn as what their files say (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.made_laws import CITE, Tree, laws, trees_of

BOUNDS = ("more_than", "at_least", "more_than_percent", "at_least_percent")
SAID = {"mark": "verbatim", "cite": CITE}
POINTS = ("points", "max_points", "threshold", "criterion_scores", "at_least", "more_than", "with_bonus")


@st.composite
def rich_laws(draw: st.DrawFn, *, scaled: bool = False) -> dict[str, Tree]:
    """The files of a standard: conditions, levels, bonus and deduction, best of two, what is left out, parts of points.

    Every file is as its author would write it; what the checks refuse is for the caller to leave out. With ``scaled``
    all shares may be left out, the total is scaled, and criteria that fall short are counted: rare when drawn freely.
    """
    rows: Any = draw(laws(top=12, fewest=2))
    trees: dict[str, Any] = trees_of(rows, 0, ("verbatim", "verbatim"))
    criteria = [tree for name, tree in trees.items() if name.startswith("tc")]
    roles = [draw(st.sampled_from(["scored", "scored", "scored", "bonus", "deduction"])) for _ in criteria[1:]]
    if scaled or draw(st.booleans()):
        _left_out(criteria)
    for criterion, role in zip(criteria, ["scored", *roles], strict=True):
        if role == "scored":
            _mixed(draw, criterion)
        else:
            _beside(draw, criterion, role)
    _head(draw, trees["standard.yaml"], criteria)
    if scaled:
        trees["standard.yaml"]["conditions"].append(_counted(draw, criteria))
        trees["standard.yaml"].get("left_out", {}).update(how="rescale")
    return _in_steps(trees, draw(st.sampled_from(["1", "0.5", "0.25", "0.1"])))


def _left_out(criteria: Sequence[Any]) -> None:
    """Every share and every rate is not for a commune that has nobody in its whole."""
    for item in (item for criterion in criteria for item in criterion["items"] if "when_none" in item):
        item |= {"when_none": "not_applicable", "when_none_mark": "verbatim"}


def _mixed(draw: st.DrawFn, criterion: Any) -> None:
    """A scored criterion, perhaps with the better of two, perhaps with an item that adds or takes off."""
    first, *rest = criterion["items"]
    if rest and rest[0]["max_points"] == first["max_points"] and draw(st.booleans()):
        first["best_of"] = rest[0]["best_of"] = "a"
    elif rest and draw(st.booleans()):
        rest[-1]["role"] = draw(st.sampled_from(["bonus", "deduction"]))
        for item in criterion["items"]:
            _for_all(item)
    letters = [item.get("best_of") for item in criterion["items"]]
    counted = [i for at, i in enumerate(criterion["items"]) if not i.get("best_of") or letters.index("a") == at]
    criterion["max_points"] = sum(item["max_points"] for item in counted if "role" not in item)


def _beside(draw: st.DrawFn, criterion: Any, role: str) -> None:
    """A criterion of bonus or deduction under a cap."""
    criterion["role"] = role
    for item in criterion["items"]:
        _for_all(item)
    criterion["max_points"] = draw(st.integers(1, sum(item["max_points"] for item in criterion["items"])))


def _for_all(item: Any) -> None:
    """An item of which nobody in the whole is no reason to leave it out."""
    if item.get("when_none") == "not_applicable":
        item["when_none"] = "zero"


def _head(draw: st.DrawFn, head: Any, criteria: Sequence[Any]) -> None:
    """What the whole standard asks besides its items."""
    plain = [criterion for criterion in criteria if "role" not in criterion]
    most = sum(criterion["max_points"] for criterion in plain)
    beyond = sum(criterion["max_points"] for criterion in criteria if criterion.get("role") == "bonus")
    head["maximum"]["points"] = most
    if beyond and draw(st.booleans()):
        head["maximum"]["with_bonus"] = most + draw(st.integers(1, beyond))
    bars = sorted(draw(st.integers(0, most)) for _ in range(draw(st.integers(1, 3))))
    head["classes"][0]["threshold"] = bars[0]
    names = [f"muc-{at}" for at in range(len(bars))] if len(bars) > 1 else []
    head["levels"] = [
        _level(name, bar, is_first=not at) for at, (name, bar) in enumerate(zip(names, bars, strict=False))
    ]
    head["conditions"] = [_condition(draw, f"c{n}", plain, names) for n in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        del head["knock_out"]
    if any(item.get("when_none") == "not_applicable" for c in criteria for item in c["items"]):
        how = draw(st.sampled_from(["rescale", "rescale", "nothing", "full_points"]))
        rounding = {"round": draw(st.sampled_from(["down", "nearest", "up"]))} if how == "rescale" else {}
        head["left_out"] = {"how": how, **rounding, **SAID}


def _level(name: str, bar: int, *, is_first: bool) -> Tree:
    own = {"thresholds": [{"class": "all", "threshold": bar, **SAID}]}
    return {"id": name, "title": name, "title_en": name, **({} if is_first else own)}


def _condition(draw: st.DrawFn, name: str, plain: Sequence[Any], levels: Sequence[str]) -> Tree:
    """A condition on some or all scored criteria, of each or together, of any level."""
    every = [criterion["id"] for criterion in plain]
    chosen = sorted(draw(st.sets(st.sampled_from(every), min_size=min(len(every), draw(st.integers(1, 2))))))
    told: Tree = {"id": name, "title": name, "title_en": name, **SAID}
    tops = [criterion["max_points"] for criterion in plain if criterion["id"] in chosen]
    together, bound = draw(st.sampled_from([False, False, True])), draw(st.sampled_from(BOUNDS))
    told["sum_of" if together else "each_of"] = "all" if chosen == every and draw(st.booleans()) else chosen
    most = 100 if bound.endswith("percent") else sum(tops) if together else min(tops)
    told[bound] = draw(st.integers(0 if bound.startswith("more") else 1, max(1, most)))
    if not together and len(chosen) > 1:
        told["allowed"] = draw(st.integers(0, len(chosen) - 1))
    if len(levels) > 1 and draw(st.booleans()):
        told["from_level"] = draw(st.sampled_from(levels))
    return told


def _counted(draw: st.DrawFn, criteria: Sequence[Any]) -> Tree:
    """A condition of which some criteria may fall short, or the sum of all where there is one alone."""
    tops = [criterion["max_points"] for criterion in criteria if "role" not in criterion]
    bound = draw(st.sampled_from(BOUNDS))
    most = 100 if bound.endswith("percent") else min(tops)
    who = {"each_of": "all", "allowed": draw(st.integers(1, len(tops) - 1))} if len(tops) > 1 else {"sum_of": "all"}
    return {
        "id": "dem",
        "title": "đếm",
        "title_en": "counted",
        **who,
        bound: draw(st.integers(1, max(1, most))),
        **SAID,
    }


def _in_steps(trees: dict[str, Any], step: str) -> dict[str, Tree]:
    """The same files with all points in parts of a point."""
    if step == "1":
        return trees
    trees["standard.yaml"]["maximum"]["step"] = float(step)
    return {name: _scaled(tree, Fraction(step)) for name, tree in trees.items()}


def _scaled(told: Any, step: Fraction) -> Any:
    """What a file says with every number of points times a step; edges of bands, which are words, stay."""
    if isinstance(told, list):
        return [_scaled(own, step) for own in told]
    if not isinstance(told, dict):
        return told
    points = {key: _written(own * step) for key, own in told.items() if key in POINTS and isinstance(own, int)}
    return {**{key: _scaled(own, step) for key, own in told.items()}, **points}


def _written(points: Fraction) -> int | float:
    return int(points) if points.denominator == 1 else float(points)
