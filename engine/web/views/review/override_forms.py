"""One override as its form has it: what was typed, what of it cannot be taken, and the overrides that it makes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.http import QueryDict

from engine.language import Say
from engine.law.asking import users_of
from engine.law.model import Standard
from engine.problems import Place, Problem, problem
from engine.records.acting.overriding import DatedOverride, OverrideKind
from engine.service.review.by_hand.override_entries import WHOLE, exemptible, fresh_id
from engine.service.review.desk import Desk
from engine.web.views.setting.new_round_views import typed_day

# What a form is for, as its address says it.
KINDS: Final[Mapping[str, OverrideKind]] = {"nhom": "class", "mien": "not_applicable", "gia-han": "due"}
SOME: Final = "xa"
FIELDS: Final = ("sua", "ai", "gia-tri", "so", "ngay", "kem", "ly-do", "tu", "den")
NEEDED: Final = ("ai", "gia-tri", "so", "ngay", "ly-do", "tu", "den")
ASKED_DAYS: Final = ("ngay", "tu", "den")
# What each field is called, in both languages; the value as its kind has it.
LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "ai": ("Cho ai", "For whom"),
    "class": ("Nhóm ngưỡng", "Threshold class"),
    "not_applicable": ("Số liệu được miễn", "Datum exempted"),
    "due": ("Được bổ sung đến hết ngày", "May be supplied until"),
    "so": ("Số và ký hiệu văn bản", "Number of the document"),
    "ngay": ("Ngày của văn bản", "Day of the document"),
    "kem": ("Phụ lục, trang hoặc nơi lưu (nếu có)", "Annex, page or where it lies (if any)"),
    "ly-do": ("Lý do", "Reason"),
    "tu": ("Có hiệu lực từ ngày", "Holds from"),
    "den": ("Đến hết ngày", "Until"),
}
# A paper as it stands in one line: number, day, and where in it or where it lies.
PAPER: Final = re.compile(r"(?P<number>.+?) ngày (?P<day>\d{2}/\d{2}/\d{4})(?:, (?P<more>.+))?", re.DOTALL)
# The field that a refusal is about, by its code.
AT: Final[Mapping[str, str]] = {
    "REC-271": "ai", "REC-272": "den", "REC-274": "gia-tri", "REC-275": "tu", "REC-279": "ly-do", "REC-283": "gia-tri",
    "REC-282": "ai", "REC-270": "den",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedOverride:
    """What was typed of one override; ``communes`` are those ticked, ``found`` is what cannot be taken."""

    kind: OverrideKind
    values: Mapping[str, str]
    communes: tuple[str, ...] = ()
    found: tuple[Problem, ...] = field(default=())

    @property
    def word(self) -> str:
        """What the form is for, as its address says it."""
        return next(word for word, kind in KINDS.items() if kind == self.kind)

    @property
    def whom(self) -> tuple[str, ...]:
        """Whom it is for by code, "" for the whole round."""
        return ("",) if self.values["ai"] == WHOLE else self.communes

    def label(self, name: str) -> tuple[str, str]:
        """What a field is called, in both languages."""
        return LABELS[self.kind if name == "gia-tri" else name]

    def wrong(self, found: Collection[Problem], known: Collection[str]) -> Mapping[str, Problem]:
        """The problems by the field at which each is told; ``known`` are the ids that this form made."""
        own = (one for one in found if one.code in AT and one.values.get("name", next(iter(known), "")) in known)
        return {AT[one.code]: one for one in own} | {str(one.place.file): one for one in self.found}


def blank(kind: OverrideKind, day: date) -> TypedOverride:
    """A form in which nothing is typed: it begins to hold on the day on which it is filled in."""
    return TypedOverride(kind, {**dict.fromkeys(FIELDS, ""), "tu": f"{day:%d/%m/%Y}"})


def as_typed(one: DatedOverride) -> TypedOverride:
    """An override as its form would have it."""
    paper = PAPER.fullmatch(one.document)
    told = paper.groupdict("") if paper else {"number": one.document, "day": "", "more": ""}
    values = {
        "sua": one.id, "ai": SOME if one.commune else WHOLE, "so": told["number"], "ngay": told["day"],
        "kem": told["more"], "ly-do": one.reason, "tu": _shown(one.from_), "den": _shown(one.until),
        "gia-tri": _shown(one.value) if one.kind == "due" else one.value,
    }  # fmt: skip
    return TypedOverride(one.kind, values, (one.commune,) if one.commune else ())


def typed_override(told: QueryDict, before: DatedOverride | None) -> TypedOverride | None:
    """What a form sent; ``before`` is the one that it changes, which stays for whom it was. None for no such form."""
    kind = before.kind if before else KINDS.get(told.get("loai", ""))
    if kind is None:
        return None
    values = {name: " ".join(told.get(name, "").split()) for name in FIELDS}
    communes = tuple(dict.fromkeys(told.getlist("xa")))
    if before:
        values["ai"], communes = (SOME, (before.commune,)) if before.commune else (WHOLE, ())
    made = TypedOverride(kind, values, communes)
    return replace(made, found=tuple(_found(made)))


def _found(typed: TypedOverride) -> Iterator[Problem]:
    """What is left out, and days that are none."""
    days = (*ASKED_DAYS, *(("gia-tri",) if typed.kind == "due" else ()))
    for name in NEEDED:
        text, label = typed.values[name], typed.label(name)
        if not (typed.whom if name == "ai" else text):
            yield problem("WEB-168", Place(name), field=label[0], field_en=label[1])
        elif name in days and typed_day(text) is None:
            yield problem("WEB-167", Place(name), text, given=text)
    if typed.values["ai"] == WHOLE and typed.communes:
        yield problem("WEB-169", Place("ai"))


def made_of(typed: TypedOverride, taken: Collection[str]) -> tuple[DatedOverride, ...]:
    """The overrides that a sound form makes, one for each whom it is for; an id that is given stays."""
    values = typed.values
    value = _iso(values["gia-tri"]) if typed.kind == "due" else values["gia-tri"]
    paper = f"{values['so']} ngày {_shown(_iso(values['ngay']))}" + (f", {values['kem']}" if values["kem"] else "")
    days = (_iso(values["tu"]), _iso(values["den"]))
    return tuple(
        DatedOverride(
            values["sua"] or fresh_id(typed.kind, code, taken), code, typed.kind, value, values["ly-do"], paper, *days
        )
        for code in typed.whom
    )


def _iso(typed: str) -> str:
    day = typed_day(typed)
    return day.isoformat() if day else ""


def _shown(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def choices(desk: Desk, kind: OverrideKind, say: Say) -> Sequence[tuple[str, str]]:
    """What can be chosen for a kind, by id and in words, of every standard of the round; none where a day is typed."""
    standards = [bench.law.book.standard for bench in desk.benches]
    if kind == "class":
        return tuple({(one.id, say.either(one.title, one.title_en)): None for s in standards for one in s.head.classes})
    return tuple({told: None for s in standards for told in _data(s, say)}) if kind == "not_applicable" else ()


def _data(standard: Standard, say: Say) -> Iterator[tuple[str, str]]:
    """The data that can be exempted, each with the numbers of the items that count it."""
    for one in exemptible(standard):
        numbers = ", ".join(f"{criterion.number}.{at}" for criterion, at, _ in users_of(standard, one.id))
        yield one.id, say("{label} (mục {items})", label=say.either(one.label, one.label_en), items=numbers)
