"""What entries rest on, looked at again as it lies now: files, law, scores, and each move judged anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from engine.problems import Problem, words
from engine.records.acting.act_words import ACT_WORDS
from engine.records.entries.chain_order import Misfit, misfit
from engine.records.entries.entry import Entry
from engine.records.entries.merkle_tree import Peaks

_Judge = Callable[[Entry], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class AsItLies:
    """What lies in the store now, told by whoever can open it; None is "not asked".

    ``blob``: the SHA-256 of a file's bytes read again, "" where it is gone. ``law``: whether the law of that hash lies
    there and still has it. ``score``: in what the score recomputed from an entry differs, "" if in nothing. ``moves``
    and ``four_eyes``: why an entry's move is refused, judged again; asked in order, until the first refusal of either.
    """

    blob: Callable[[str], str] | None = None
    law: Callable[[str], bool] | None = None
    score: Callable[[Entry], str] | None = None
    moves: _Judge | None = None
    four_eyes: _Judge | None = None

    def not_asked(self) -> tuple[str, ...]:
        """The names of the checks that were not made."""
        return tuple(name for name in self.__slots__ if getattr(self, name) is None)


NOTHING_ASKED = AsItLies()


@dataclass(slots=True)
class Contents:
    """Entries as they are walked: the tree over them, its roots at the sizes wanted, and what no longer holds."""

    lies: AsItLies
    sizes: frozenset[int]
    peaks: Peaks = field(default_factory=Peaks)
    roots: dict[int, str] = field(default_factory=dict)
    found: list[Misfit] = field(default_factory=list)
    _blobs: dict[str, str] = field(default_factory=dict)
    _laws: dict[str, bool] = field(default_factory=dict)
    _history: bool = True

    def visit(self, raw: bytes, entry: Entry) -> None:
        """One entry more, which fits in the chain."""
        self.peaks = self.peaks.with_leaf(raw)
        if self.peaks.size in self.sizes:
            self.roots[self.peaks.size] = self.peaks.root()
        if self.lies == NOTHING_ASKED:
            return
        self.found += [*self._files(entry), *self._law(entry), *self._score(entry)]
        if self._history:
            refused = [*_refused(entry, self.lies.moves, "moves"), *_refused(entry, self.lies.four_eyes, "eyes")]
            # Past a refusal the history is no longer what the judges think it is: neither is asked again.
            self._history = not refused
            self.found += refused

    def _files(self, entry: Entry) -> Iterator[Misfit]:
        """A file is read once, and named at every entry that rests on it."""
        look = self.lies.blob
        if not look:
            return
        for blob in entry.blobs:
            if blob not in self._blobs:
                self._blobs[blob] = look(blob)
            now = self._blobs[blob]
            if not now:
                yield misfit(entry.seq, "evidence lost", "REC-117", blob=blob[:12])
            elif now != blob:
                yield misfit(entry.seq, "evidence changed", "REC-116", blob=blob[:12])

    def _law(self, entry: Entry) -> Iterator[Misfit]:
        """A law is looked at once, and named at the first entry under it, or that tells of it."""
        look, said = self.lies.law, dict(laws_named(entry))
        for law in {entry.law: None, **said} if look else ():
            if look and law not in self._laws:
                self._laws[law] = look(law)
                if not self._laws[law]:
                    yield misfit(entry.seq, "law changed", "REC-118", law=law[:12], **_standard_words(said.get(law)))

    def _score(self, entry: Entry) -> Iterator[Misfit]:
        differs = self.lies.score(entry) if self.lies.score else ""
        if differs:
            yield misfit(entry.seq, "score differs", "REC-119", differs, about=entry.about, differs=differs)


def laws_named(entry: Entry) -> Iterator[tuple[str, str]]:
    """The laws that a first entry begins with, each with its standard: the round's own, then those beside it."""
    body: Mapping[str, Any] = entry.body if entry.act == "genesis" else {}
    beside = body.get("standards")
    for told in (body, *(beside if isinstance(beside, list) else ())):
        if isinstance(told, Mapping) and told.get("law"):
            yield str(told["law"]), str(told.get("standard") or "")


def _standard_words(standard: str | None) -> dict[str, str]:
    return {
        "named": f" của bộ tiêu chí {standard}" if standard else "",
        "named_en": f" of the standard {standard}" if standard else "",
    }


def _refused(entry: Entry, judge: _Judge | None, name: Literal["moves", "eyes"]) -> Iterator[Misfit]:
    """The first reason why an entry's move would be refused, judged again."""
    act, act_en = ACT_WORDS.get(entry.act, (entry.act, entry.act))
    for found in (judge(entry) if judge else ())[:1]:
        why = {
            "why": words(found, "vi")["what"],
            "why_en": words(found, "en")["what"],
            "by": entry.by,
            "act": act,
            "act_en": act_en,
        }
        if name == "moves":
            yield misfit(entry.seq, "move not allowed", "REC-120", **why)
        else:
            yield misfit(entry.seq, "four eyes", "REC-121", **why)
