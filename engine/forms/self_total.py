"""What a commune's own points come to, as formulas of Excel: the second page of meaning, ``schemes``, cell by cell.

Whole numbers throughout, of steps where there are parts of a point; tests/forms/test_self_totals.py recomputes the
sheets and holds them to the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.forms.checks import digits_of, parts_of
from engine.law.criteria import Item
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.points.scores import in_steps, score_text
from engine.law.values import Role
from engine.rules.meaning import scheme_of
from engine.schemes import Scheme, Sum, is_filled


@dataclass(frozen=True, slots=True)
class OwnCells:
    """Where the numbers stand: an item's own points by its id, and on the first sheet the answer of each datum.

    ``out`` are items that certainly do not count and have no cell; ``open`` those that may not, as facts of the
    commune are not known: of these an empty cell says that the item does not count.
    """

    points: Mapping[str, str]
    data: Mapping[str, str]
    out: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()


class _Part(NamedTuple):
    """Formulas of an item's points and of the most that counts of it."""

    points: str
    whole: str


def is_mere_sum(standard: Standard, cells: OwnCells) -> bool:
    """Whether the total is nothing but the sum of what is typed."""
    return scheme_of(standard).is_plain and not cells.out


def may_be_out(standard: Standard, out: frozenset[str]) -> frozenset[str]:
    """The items that are for some communes only and not certainly left out for this one."""
    for_some = (item.id for c in standard.criteria for item in c.items if c.applies or item.applies)
    return frozenset(for_some) - out


def sum_formulas(standard: Standard, cells: OwnCells) -> tuple[tuple[str, str], ...]:
    """Of each criterion the formula of its points and of the most that counts of it; without the sign of equality."""
    scheme = scheme_of(standard)
    return tuple(
        _sum(
            scheme,
            own,
            [_part(item, cells, scheme, role) for item, role in zip(criterion.items, own.roles, strict=True)],
        )
        for own, criterion in zip(scheme.sums, standard.criteria, strict=True)
    )


def total_formula(standard: Standard, points: Sequence[str], wholes: Sequence[str]) -> str:
    """The total of criteria whose points and most stand in these cells."""
    scheme = scheme_of(standard)
    by_role = {
        role: [at for at, own in enumerate(scheme.sums) if own.role == role]
        for role in ("scored", "bonus", "deduction")
    }
    scored = _added(points[at] for at in by_role["scored"])
    if scheme.outside == "rescale":
        scored = _scaled(scheme, scored, _added(wholes[at] for at in by_role["scored"]))
    more = "".join(f"+{points[at]}" for at in by_role["bonus"])
    less = "".join(f"-{points[at]}" for at in by_role["deduction"])
    return _within(f"{scored}{more}{less}", score_text(scheme.most))


def _scaled(scheme: Scheme, points: str, whole: str) -> str:
    """As ``schemes.scaled``: whole numbers divided, so that nothing is rounded but as the law says."""
    steps = in_steps(1, scheme.step)
    up = f"({points})*{scheme.maximum}"
    if steps != 1:
        up = f"ROUND(({points})*{steps},0)*{in_steps(scheme.maximum, scheme.step)}"
        whole = f"ROUND(({whole})*{steps},0)"
    match scheme.rounding:
        case "down":
            told = f"QUOTIENT({up},{whole})"
        case "nearest":
            told = f"QUOTIENT(2*{up}+{whole},2*({whole}))"
        case "up":
            told = f"QUOTIENT({up}+{whole}-1,{whole})"
    return f"IF(({whole})=0,{points},{told}{'' if steps == 1 else f'/{steps}'})"


def _sum(scheme: Scheme, own: Sum, parts: Sequence[_Part]) -> tuple[str, str]:
    by_role = {role: _of_role(own, parts, role) for role in ("scored", "bonus", "deduction")}
    scored, whole = by_role["scored"]
    if own.role != "scored":
        return _within(by_role[own.role][0], score_text(own.most)), score_text(own.most)
    most = whole if scheme.outside == "rescale" else score_text(own.most)
    return _within(f"{scored}+{by_role['bonus'][0]}-({by_role['deduction'][0]})", most), most


def _of_role(own: Sum, parts: Sequence[_Part], role: str) -> tuple[str, str]:
    """The items of one role added up, of those that compete the best alone; and the most that counts of them."""
    competing = {at for pair in own.pairs for at in pair}
    groups = [*own.pairs, *((at,) for at in range(len(parts)) if at not in competing)]
    mine = [[parts[at] for at in group] for group in groups if own.roles[group[0]] == role]
    points = (_best(part.points for part in group) for group in mine)
    return _added(points), _added(_best(part.whole for part in group) for group in mine)


def _part(item: Item, cells: OwnCells, scheme: Scheme, role: Role) -> _Part:
    most, full = score_text(item.max_points), is_filled(scheme.outside, role)
    if item.id in cells.out:
        return _Part(most if full else "0", most if full else "0")
    cell = cells.points[item.id]
    typed = f'VALUE("0"&TRIM({cell}))' if scheme.step == 1 else parts_of(cell)
    gone = f'TRIM({cell})=""' if item.id in cells.open else _nobody(item, cells)
    if not gone:
        return _Part(typed, most)
    return _Part(f"IF({gone},{most if full else 0},{typed})", f"IF({gone},{most if full else 0},{most})")


def _nobody(item: Item, cells: OwnCells) -> str:
    """True where the form's own figures say that there is nobody to count, for an item that then does not count."""
    reads = reads_of(item.measure)
    wholes = [datum.name for datum in reads.whole if not datum.back]
    if item.when_none != "not_applicable" or not reads.may_be_empty or not wholes or reads.rounds > 1:
        return ""
    return f"IFERROR({'+'.join(digits_of(cells.data[name]) for name in wholes)}=0,FALSE)"


def _within(points: str, most: str) -> str:
    return f"MIN(MAX({points},0),{most})"


def _best(told: Iterable[str]) -> str:
    each = list(told)
    return each[0] if len(each) == 1 else f"MAX({','.join(each)})"


def _added(told: Iterable[str]) -> str:
    return "+".join(told) or "0"
