"""Who acts: a person in one role; people are ids here, their names stand beside the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final, Literal, get_args

from engine.language import Say
from engine.problems import InBoth, Problem, day_in_both

Role = Literal["commune", "appraiser", "member", "secretary", "chair", "policy", "viewer", "admin"]
Layer = Literal["self", "appraised"]
Mode = Literal["board", "single"]
# Why a person has an interest in a commune: put down so with the council, once its officer, or its sender.
Interest = Literal["listed", "officer", "sent"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
# The built-in person of one laptop: every role, and each of its entries is marked "single".
ONE_PERSON: Final = "p-000"
ONE_PERSON_WORDS: Final = ("người dùng máy này", "the user of this machine")
PERSON: Final = re.compile(r"\bp-\d{3,}\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by id and the role in which he acts now; ``single`` is the built-in person of one laptop."""

    person: str
    role: Role
    mode: Mode = "board"


@dataclass(frozen=True, slots=True)
class StatedInterest:
    """What somebody with an interest in the commune did, where a small office may: who, which act, why, when."""

    person: str
    act: str
    why: Interest
    at: str


# In both languages, as they stand inside a sentence.
ROLE_WORDS: Final[Mapping[Role, tuple[str, str]]] = {
    "commune": ("cán bộ xã", "commune officer"),
    "appraiser": ("người thẩm định", "appraiser"),
    "member": ("thành viên hội đồng", "council member"),
    "secretary": ("thư ký hội đồng", "council secretary"),
    "chair": ("chủ tịch hội đồng", "council chair"),
    "policy": ("cán bộ chính sách", "policy editor"),
    "viewer": ("người xem", "viewer"),
    "admin": ("người quản trị", "administrator"),
}
INTEREST_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "listed": ("đã khai có liên quan khi lập hội đồng", "declared an interest when the council was set up"),
    "officer": ("từng được giao vai trò cán bộ của xã", "was once given the role of an officer of the commune"),
    "sent": ("từng gửi hồ sơ của xã", "once sent the commune's file"),
}


def with_names(found: tuple[Problem, ...], names: Mapping[str, str]) -> tuple[Problem, ...]:
    """Problems in which each person's id is followed by the name, where it is known: the record itself has ids only."""

    def named(value: object) -> object:
        if not isinstance(value, str):
            return value
        told = [PERSON.sub(partial(_named, names=names, own=own), value) for own in ONE_PERSON_WORDS]
        return told[0] if told[0] == told[1] else InBoth(*told)

    return tuple(replace(told, values={key: named(value) for key, value in told.values.items()}) for told in found)


def _named(hit: re.Match[str], names: Mapping[str, str], own: str) -> str:
    if (person := hit[0]) == ONE_PERSON:
        return own
    return f"{names[person]} ({person})" if person in names else person


def person_words(person: str, names: Mapping[str, str], say: Say) -> str:
    """Somebody by name, by id where no list names him; the built-in person of one laptop by what he is."""
    return say.either(*ONE_PERSON_WORDS) if person == ONE_PERSON else names.get(person, person)


def moment(at: str) -> datetime:
    """The time of an entry, ISO with its offset; raises ValueError for any other text or a time without one."""
    told = datetime.fromisoformat(at)
    if told.tzinfo is None:
        raise ValueError(at)
    return told


def moment_words(at: str) -> dict[str, str]:
    """A time as people write it: ``at`` "09:30 ngày 15/11/2026" and ``at_en`` "09:30 on 15 November 2026"."""
    told = moment(at)
    day = day_in_both(told)
    return {"at": f"{told:%H:%M} ngày {day.vi}", "at_en": f"{told:%H:%M} on {day.en}"}
