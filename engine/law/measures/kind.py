"""What a kind of measure says of itself: values and pure functions that the other rooms ask, instead of knowing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, Literal, TypeAlias, TypeVar

from engine.language import Say
from engine.law.values import Data, EvidenceKind, Shape

S = TypeVar("S", bound=Shape)
Label: TypeAlias = Callable[[str], str]
# Part and whole of a value, as an example writes it.
Given: TypeAlias = tuple[int, int]
Unit: TypeAlias = Literal["", "%", "per"]
# Of several rounds: all added up, the mean of their ratios, or the lowest or highest of the points they give.
Take: TypeAlias = Literal["pooled", "mean", "lowest", "highest"]


@dataclass(frozen=True, slots=True)
class Datum:
    """A datum that a measure reads: from this round, or from the one ``back`` rounds before."""

    name: str
    back: int = 0


def data_of(data: Data, back: int = 0) -> tuple[Datum, ...]:
    """One datum, or each of several that are added up."""
    return tuple(Datum(name, back) for name in ((data,) if isinstance(data, str) else data))


@dataclass(frozen=True, slots=True)
class Reads:
    """What a measure reads: its part and its whole, each the sum of some data; nothing here depends on a commune.

    The value is part ÷ whole, the part itself where there is no whole. It is missing while one datum of either is;
    with fewer than ``asked_at_least`` in the whole it is as good as missing; a whole of 0 is left to ``when_none``.
    ``answers``: the part counts the yes among answers, so that while some are missing it is known within bounds.
    Over several ``rounds``, this one among them, each is read alike and they are taken together as ``take`` says.
    """

    part: tuple[Datum, ...]
    whole: tuple[Datum, ...] = ()
    asked_at_least: int | None = None
    answers: bool = False
    rounds: int = 1
    take: Take = "pooled"

    @property
    def names(self) -> tuple[str, ...]:
        """Every datum once, those of the part first."""
        return tuple(dict.fromkeys(datum.name for datum in (*self.part, *self.whole)))

    @property
    def earlier(self) -> tuple[Datum, ...]:
        """The data that are those of an earlier round."""
        read = dict.fromkeys((*self.part, *self.whole))
        return tuple(
            Datum(datum.name, datum.back + back) for back in range(self.rounds) for datum in read if datum.back + back
        )

    @property
    def by_points(self) -> bool:
        """Whether each round is given its own points, of which one round's are taken."""
        return self.rounds > 1 and self.take in ("lowest", "highest")

    def alone(self, back: int) -> Reads:
        """What is read in one of the rounds by itself."""
        part, whole = (tuple(Datum(d.name, d.back + back) for d in data) for data in (self.part, self.whole))
        return Reads(part, whole, self.asked_at_least, self.answers)

    @property
    def may_be_empty(self) -> bool:
        """Whether the whole can be 0 and the value not missing, so that the law must say what then."""
        return bool(self.whole) and self.asked_at_least is None


@dataclass(frozen=True, slots=True)
class Line:
    """The number line that values lie on, from 0 to ``top`` (None: without end), and how the law writes a place on it.

    Values are an answer (1 is yes), whole numbers, or ratios. A value is written less ``start``, times ``times``:
    49/50 as 98 with the unit "%", 2/1000 as 2 "per" 1,000. What is below 0 as written is not below 0 on the line.
    """

    values: Literal["answer", "whole", "ratio"]
    top: Fraction | None = None
    times: int = 1
    start: int = 0
    unit: Unit = ""

    def ratio(self, written: Fraction) -> Fraction:
        """A number as the law writes it, as a place on the line."""
        return written / self.times + self.start

    def written(self, ratio: Fraction) -> Fraction:
        """A place on the line as the law writes it: the inverse of ``ratio``."""
        return (ratio - self.start) * self.times

    @property
    def counted_in(self) -> str:
        """What written numbers count in, as the ledger keeps it: "%", "/1000" or nothing."""
        return f"/{self.times}" if self.unit == "per" else self.unit


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value to be put into words: ``number`` is the value as written, rounded across no edge."""

    part: int
    whole: int
    number: str
    line: Line


@dataclass(frozen=True, slots=True)
class Examples(Generic[S]):
    """How an example writes a value: read from its text, and made anew beside an edge.

    ``beside`` is given an edge on the line and -1, 0 or 1 for below, at or above it; the first text that lies there
    is taken, so it may yield what misses.
    """

    read: Callable[[str], Given | None]
    beside: Callable[[S, Fraction, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Words(Generic[S]):
    """What only this kind says, in Vietnamese marked for translation; the rest is said from its ``Reads`` and ``Line``.

    ``numbers`` are what a reader of the law looks for, by the keys of the measure that hold a number.
    """

    kind: str
    measured: Callable[[S, Label, Say], str]
    value: Callable[[Value, Say], str]
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a model: its head in a sheet, and what it means; each in Vietnamese and English."""

    head: tuple[str, str]
    note: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry(Generic[S]):
    """The kind in the law's files, its workbook and its schema: its model, its word in the drop-down, its keys.

    The model's first key is the kind's name, and holds the datum or the data of the part.
    """

    model: type[S]
    word: tuple[str, str]
    keys: Mapping[str, Key]


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[S]):
    """A kind of measure; ``moves`` are the places an edge as written is moved to, one at a time, to see who flips.

    ``evidence`` is what its data must be; of ``events`` those that have happened in the period cannot be taken back.
    """

    name: str
    entry: Entry[S]
    evidence: EvidenceKind
    reads: Callable[[S], Reads]
    line: Callable[[S], Line]
    examples: Examples[S]
    moves: Callable[[Fraction], Iterable[Fraction]]
    words: Words[S]
    events: bool = False
