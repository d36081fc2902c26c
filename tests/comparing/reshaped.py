"""A standard renumbered, split, merged and put in another order at random: same content, other places (mô phỏng)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from engine.law.criteria import Criterion, Item
from engine.law.model import Standard

Shape = list[tuple[Criterion, list[Item]]]


@dataclass(frozen=True, slots=True)
class Reshaped:
    """The new standard, where every old item went by its ids, and how often a criterion was split and merged."""

    standard: Standard
    went: dict[str, str]
    split: int
    merged: int


def rebuilt(standard: Standard, shape: Shape) -> tuple[Standard, dict[str, str]]:
    """A standard with these criteria in this order, all numbered anew; and the new id of every old item."""
    went: dict[str, str] = {}
    criteria = []
    for number, (criterion, items) in enumerate(shape, 1):
        name = f"tc{number:02}"
        went |= {item.id: f"{name}.{at}" for at, item in enumerate(items, 1)}
        told = tuple(item.model_copy(update={"id": went[item.id]}) for item in items)
        most = sum(item.max_points for item in items)
        criteria.append(criterion.model_copy(update={"id": name, "number": number, "items": told, "max_points": most}))
    head = standard.head.model_copy(update={"id": "moi", "criteria": tuple(c.id for c in criteria)})
    return standard.model_copy(update={"head": head, "criteria": tuple(criteria)}), went


def shape_of(standard: Standard) -> Shape:
    """Criteria with their items, to be taken apart."""
    return [(criterion, list(criterion.items)) for criterion in standard.criteria]


def split(shape: Shape, at: int, apart: Sequence[int]) -> None:
    """Some items of a criterion into one of their own, with a title of its own, at the end."""
    criterion, items = shape[at]
    taken = [items[i] for i in apart]
    title = f"Phần tách ra số {len(shape) + 1}"
    shape[at] = (criterion, [item for item in items if item not in taken])
    shape.append((criterion.model_copy(update={"title": title}), taken))


def merge(shape: Shape, into: int, away: int) -> None:
    """All items of a criterion behind those of another, which keeps its title."""
    criterion, items = shape[into]
    shape[into] = (criterion, [*items, *shape[away][1]])
    del shape[away]


def reshaped(standard: Standard, seed: int) -> Reshaped:
    """Up to two criteria split, two others merged, items and criteria shuffled, all numbered anew."""
    rng = Random(seed)
    shape = shape_of(standard)
    order = rng.sample(range(len(shape)), len(shape))
    parted = [at for at in order if len(shape[at][1]) > 1][: rng.randint(0, 2)]
    for at in parted:
        size = len(shape[at][1])
        split(shape, at, rng.sample(range(size), rng.randint(1, size - 1)))
    whole = [at for at in order if at not in parted]
    merged = len(whole) > 1 and rng.random() < 1 / 2
    if merged:
        merge(shape, whole[0], whole[1])
    for _, items in shape:
        rng.shuffle(items)
    rng.shuffle(shape)
    new, went = rebuilt(standard, shape)
    return Reshaped(new, went, len(parted), int(merged))
