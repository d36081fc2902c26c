"""What can differ between two standards: each kind once, with the fields that hold it and whether points hang on it.

A new construct of the law is a row here and a row of words in reporting/words/difference_words.py; how is told in
docs/comparing.md. A test fails while a field of the law is in no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.law.criteria import Item
from engine.law.values import Shape

Kind: TypeAlias = Literal[
    "added", "removed", "split", "merged", "renamed", "moved", "wording", "points", "edge", "band", "steps", "measure",
    "none", "maximum", "class", "threshold", "knock_out", "calendar", "authority", "parts", "evidence", "check",
    "reading", "mark", "cite", "action", "condition", "level", "left_out", "role", "best_of", "case", "applies", "fact",
    "period",
]  # fmt: skip
# Kinds that only words, marks, citations and the like differ by: told dimly.
IN_WORDS: frozenset[Kind] = frozenset({"wording", "mark", "cite", "action", "check", "reading"})


@dataclass(frozen=True, slots=True)
class Aspect:
    """Fields that differ as one thing. ``lever`` names what pulls them into a mixture; none where no points hang on it.

    ``bears`` says whether two that differ do so in what counts; ``unless`` is a field whose own difference says it all.
    """

    kind: Kind
    fields: tuple[str, ...]
    lever: str = ""
    bears: Callable[[object, object], bool] = lambda _, __: True
    unless: str = ""

    def differs(self, a: Shape, b: Shape) -> bool:
        """Whether two things differ in it, and nothing else says so."""
        if self.unless and getattr(a, self.unless) != getattr(b, self.unless):
            return False
        return any(getattr(a, field) != getattr(b, field) for field in self.fields)

    def pulled(self, a: Shape, b: Shape) -> str:
        """The lever of a difference, empty where nothing that counts differs."""
        counts = (self.bears(getattr(a, field), getattr(b, field)) for field in self.fields)
        return self.lever if self.lever and any(counts) else ""


def _scores(old: object, new: object) -> bool:
    return getattr(old, "criterion_scores", old) != getattr(new, "criterion_scores", new)


def _goes_beyond(old: object, new: object) -> bool:
    """What a total may come to, and the step to which it is rounded where it is scaled."""
    told = ((getattr(t, "with_bonus", None), getattr(t, "step", None) or 1) for t in (old, new))
    (mine, theirs) = told
    return mine != theirs


def _leaves_out(old: object, new: object) -> bool:
    told = ((getattr(t, "how", "nothing"), getattr(t, "round", "down")) for t in (old, new))
    (mine, theirs) = (how if how[0] == "rescale" else how[:1] for how in told)
    return mine != theirs


ITEM_ASPECTS = (
    Aspect("wording", ("title", "title_en")),
    Aspect("cite", ("cite",)),
    Aspect("action", ("actions",)),
    Aspect("points", ("max_points",)),  # follows from the bands
    Aspect("measure", ("measure",), "measure"),
    Aspect("none", ("when_none",), "none"),
    Aspect("mark", ("when_none_mark",), unless="when_none"),
    Aspect("case", ("except_",), "cases"),
    Aspect("applies", ("applies",), "applies"),
    Aspect("mark", ("applies_mark",), unless="applies"),
    Aspect("role", ("role",), "role"),
)
CRITERION_ASPECTS = (
    Aspect("wording", ("title", "title_en", "number")),
    Aspect("mark", ("mark",)),
    Aspect("cite", ("cite",)),
    Aspect("points", ("max_points",), "cap"),  # that of a scored criterion follows from its items
    Aspect("period", ("period",)),
    Aspect("applies", ("applies",), "applies"),
    Aspect("mark", ("applies_mark",), unless="applies"),
    Aspect("role", ("role",), "role"),
)
CLASS_ASPECTS = (
    Aspect("threshold", ("threshold", "thresholds_by_day"), "threshold"),
    Aspect("wording", ("title", "title_en")),
    Aspect("mark", ("mark",)),
    Aspect("cite", ("cite",)),
)
HEAD_ASPECTS = (
    Aspect("maximum", ("maximum",), "maximum", _goes_beyond),  # its points follow from the items
    Aspect("knock_out", ("knock_out",), "knock_out", _scores),
    Aspect("left_out", ("left_out",), "left_out", _leaves_out),
    Aspect("calendar", ("cycle", "from_", "until")),
)
# Lists of the head whose members are known by their ids, each told alone.
HEAD_LISTS = (
    Aspect("fact", ("unit_facts",)),
    Aspect("period", ("periods",)),
    Aspect("authority", ("authorities",)),
    Aspect("reading", ("readings",)),
)
UNTOLD = ("replaces", "unclassed")  # which law it follows and whom no class is meant for: nothing that gives points
BY_ID = ("conditions", "levels")
# Fields that differ by themselves elsewhere, or of which a comparison says nothing: conditions, levels and what
# competes are told by ``hurdles.demands``.
APART = {
    "Item": ("id", "bands", "steps", "examples", "case", "best_of"),
    "Criterion": ("id", "items"),
    "UnitClass": ("id", "when", "percent"),
    "StandardHead": (
        "id",
        "title",
        "title_en",
        "status",
        "law",
        "criteria",
        "classes",
        "readers",
        "amends",
        *UNTOLD,
        *BY_ID,
    ),
}


def aspects_between(a: Shape, b: Shape, aspects: Sequence[Aspect]) -> Iterator[Aspect]:
    """The aspects in which two things differ, in order."""
    return (aspect for aspect in aspects if aspect.differs(a, b))


def item_changes(a: Item, b: Item) -> Iterator[tuple[Aspect, str]]:
    """The aspects in which two items differ, each with its lever."""
    for aspect in aspects_between(a, b, ITEM_ASPECTS):
        lever = aspect.pulled(a, b)
        yield aspect, f"{a.id}/{lever}" if lever else ""
