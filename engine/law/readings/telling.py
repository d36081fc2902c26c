"""Readings that stand no more, in words: which numbers lost their proof, whose reading it was, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from engine.language import Say, speak, text
from engine.law.ledger import LEDGER
from engine.law.loading import Lawbook
from engine.law.measures.kinds import KINDS
from engine.law.readings.matched import VALUE, Lost, Standing
from engine.law.readings.persons import person
from engine.problems import Place, Problem, day_in_both, problem

RELATIONS: Mapping[str, str] = {
    "at_least": text("từ"), "more_than": text("hơn"), "at_most": text("không quá"), "less_than": text("dưới"),
    "equals": text("bằng"), "yes": text("có"), "otherwise": text("mọi trường hợp còn lại"),
}  # fmt: skip
PARTS: Mapping[str, str] = {
    "document": text("văn bản"), "at": text("điều khoản"), "title": text("tên"), "measure": text("cách đo"),
    "part": text("tử số"), "whole": text("mẫu số"), "per": text("tính trên"), "asked_at_least": text("hỏi ít nhất"),
    "points": text("điểm"), "number": text("số văn bản"), "recognises": text("nơi công nhận"), VALUE: text("con số"),
}  # fmt: skip
CHOICES: Mapping[str, str] = {
    "full_points": text("đủ điểm"), "zero": text("0 điểm"), "not_applicable": text("không áp dụng"),
}  # fmt: skip
FIGURE = re.compile(r"(-?\d+)(?:\.(\d+))?(%|/\d+)?")


@dataclass(frozen=True, slots=True)
class Loss:
    """What one person read on one day and one change of the law took away: the readings, in the law's order."""

    lost: tuple[Lost, ...]

    @property
    def first(self) -> Lost:
        """The first of them, which says who, when and why."""
        return self.lost[0]


def losses_of(lost: Iterable[Lost], say: Say) -> tuple[Loss, ...]:
    """Lost readings put together where the same person read them on the same day and the same change took them."""
    told = [(entry.entry.who, entry.entry.when, why_words(entry, say), entry) for entry in lost]
    return tuple(Loss(tuple(entry for *_, entry in group)) for _, group in groupby(told, key=lambda row: row[:3]))


def why_words(lost: Lost, say: Say) -> str:
    """Why a reading stands no more: "mẫu số: “Trẻ em sinh trong kỳ” → “Trẻ em”"."""
    if lost.number is None:
        return say("bộ tiêu chí không còn con số ấy")
    changed = {part: (was, now) for part, was, now in lost.changes}
    old, new = (_conditions(changed, side, say) for side in (0, 1))
    told = [say("cận: {old} → {new}", old=old, new=new)] if old or new else []
    named = {part: word for part, word in PARTS.items() if part in changed}
    told += [
        f"{say(word)}: {_said(changed[part][0], say)} → {_said(changed[part][1], say)}" for part, word in named.items()
    ]
    others = [part for part in changed if part not in PARTS and part not in RELATIONS]
    told += [f"{part}: {_said(changed[part][0], say)} → {_said(changed[part][1], say)}" for part in others]
    return "; ".join(told)


def names_words(loss: Loss, say: Say) -> str:
    """The numbers of a loss, each with what was read: "tc02.1/1/at_least (98 %)"."""
    told = [(lost.number.id if lost.number else lost.entry.number, lost.entry.value) for lost in loss.lost]
    return ", ".join(f"{name} ({value_said(value, say)})" for name, value in told)


def value_said(value: str, say: Say) -> str:
    """A value as the ledger keeps it, as people write it: 98 %, 0,5 trên 1.000, 03/01/2019."""
    if found := FIGURE.fullmatch(value):
        point = "." if say.language == "en" else ","
        number = say.whole(int(found[1])) + (f"{point}{found[2]}" if found[2] else "")
        if (unit := found[3] or "").startswith("/"):
            return say("{edge} trên {per}", edge=number, per=say.whole(int(unit[1:])))
        return f"{number} %" if unit else number
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return say.day(date.fromisoformat(value))
    kinds = {kind.name: kind.entry.word for kind in KINDS}
    return say(CHOICES[value]) if value in CHOICES else say.either(*kinds[value]) if value in kinds else f"“{value}”"


def _said(value: str, say: Say) -> str:
    return value_said(value, say) if value else say("(không ghi)")


def _conditions(changed: Mapping[str, tuple[str, str]], side: int, say: Say) -> str:
    """The condition of a band on one side of a change: "từ 98 %"."""
    told = [f"{say(word)} {value_said(held, say)}".removesuffix(" “true”")
            for key, word in RELATIONS.items() if (held := changed.get(key, ("", ""))[side])]  # fmt: skip
    return ", ".join(told)


def check_readings(book: Lawbook) -> Iterator[Problem]:
    """Warnings of readings that stand no more, and of two persons who read one number otherwise."""
    vi, en = speak("vi"), speak("en")
    contradicted = [s for s in book.readings.standings.values() if _contradiction(s)]
    yield from (_differing(book, standing) for standing in contradicted)
    apart = {entry.number.id for entry in contradicted}
    lost = [entry for entry in book.readings.lost if not (entry.number and entry.number.id in apart)]
    for loss in losses_of(lost, vi):
        entry, number = loss.first.entry, loss.first.number
        told = {
            "who": entry.who, "when": day_in_both(entry.when), "names": names_words(loss, vi),
            "names_en": names_words(loss, en), "why": why_words(loss.first, vi), "why_en": why_words(loss.first, en),
        }  # fmt: skip
        if number:
            yield book.sources[number.at[0]].problem("LAW-381", number.at[1], **told)
        else:
            yield problem("LAW-381", Place(f"{book.folder.name}/{LEDGER}"), **told)


def _contradiction(standing: Standing) -> bool:
    """Whether one person reads a number as it is and another person otherwise."""
    agreed = {person(entry.who) for entry in standing.agreed}
    return bool(agreed) and any(person(entry.who) not in agreed for entry in standing.otherwise)


def _differing(book: Lawbook, standing: Standing) -> Problem:
    number, one, other = standing.number, standing.agreed[0], standing.otherwise[0]
    told = {
        "name": number.id, "who": one.who, "page": one.page, "other": other.who, "other_page": other.page,
        "given": value_said(one.value, speak("vi")), "said": value_said(other.value, speak("vi")),
    }  # fmt: skip
    return book.sources[number.at[0]].problem("LAW-388", number.at[1], **told)
