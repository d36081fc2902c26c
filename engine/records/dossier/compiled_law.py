"""A law as the plain JSON that travelling verifiers read: the two pages' terms, on the round's day, with no YAML.

It is a function of the law and the day alone, so that its hash can stand in a record from the first day; which lines
are a commune's own is no part of it. Numbers are text, "49/50", "12.5". What is taken off stands below 0, so that
everything is added; of such an item the lowest of several rounds is the most that is taken off. Rounds that are added
up are data of each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from engine import semantics
from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.measures.kind import Datum, Reads
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.points.scores import Score, listed, score_text
from engine.law.values import Role
from engine.records.dossier.plain_json import plain_bytes
from engine.records.dossier.procedure import barred, steps
from engine.rules.meaning import KEPT, hurdles_of, meant, scheme_of
from engine.rules.number_line import LawTable
from engine.schemes import Hurdle, Outside, Scheme, Sum, is_filled
from engine.scoring.law_arrays import Own, law_arrays
from engine.semantics import Band, Points, Status, band_of, points_of

FORM, COMPILED_NAME = "phuhop/compiled-law/1", "compiled.json"
Plain = dict[str, Any]
# What verifiers call what they work out; results have the keys.
WORDS = {
    "items": "mục", "criteria": "tiêu chí", "hurdles": "rào cản", "levels": "mức", "low": "tổng thấp nhất",
    "high": "tổng cao nhất", "threshold": "ngưỡng", "verdict": "kết luận", "recognised": "công nhận",
    "not_recognised": "không công nhận", "undecided": "chưa kết luận được", "no": "không", "possible": "có thể có",
    "certain": "có", "self": "xã tự khai", "appraised": "đã thẩm định",
    "trust": "Không tính lại ở đây, lấy theo hồ sơ: nhóm ngưỡng và trường hợp của từng xã, kết luận các đợt trước, "
    "số liệu để ngỏ vì mâu thuẫn, và bảng luật law/compiled.json (đọc từ các tệp YAML cạnh nó).",
    "no_record": "Hồ sơ này không có nhật ký: chưa chứng minh được ai đã làm gì, và số liệu có từ bao giờ.",
}  # fmt: skip
SWAPPED = {"lowest": "highest", "highest": "lowest"}


def compiled_bytes(book: Lawbook, table: LawTable, on: date) -> bytes:
    """The bytes of ``law/compiled.json``: keys sorted, the same for the same law and day."""
    return plain_bytes(compiled_law(book, table, on))


def compiled_law(book: Lawbook, table: LawTable, on: date) -> Plain:
    """A law with all its lines, those of cases too, and what is made of them, as of a day."""
    standard = book.standard
    scheme = scheme_of(standard)
    roles = dict(zip((i.id for i in standard.items), (r for own in scheme.sums for r in own.roles), strict=True))
    return {
        "form": FORM,
        "law": book.sha256,
        "standard": standard.head.id,
        "on": on.isoformat(),
        "lines": {line.line: _line(line, roles[line.id], scheme.outside) for line in standard.lines},
        "criteria": [_criterion(own, standard, scheme.outside) for own in scheme.sums],
        "total": _total(scheme),
        "hurdles": [_hurdle(hurdle, standard) for hurdle in scheme.hurdles],
        "levels": _levels(standard, table, on),
        "steps": steps(),
        "barred": barred(),
        "words": {**_titles(standard), **WORDS},
    }


def _titles(standard: Standard) -> Plain:
    """What criteria, items, conditions and levels are called, by the names that results have for them."""
    head = standard.head
    hurdles = {
        own.name: f"{condition.title} ({own.name.rpartition('/')[2]})"
        for condition in head.conditions or ()
        for own in hurdles_of(scheme_of(standard), condition)
    }
    kept = {f"{KEPT}{level.id}": f"giữ mức nhiều đợt ({level.title})" for level in head.levels if level.kept}
    criteria = {own.id: f"{own.id} {own.title}" for own in standard.criteria}
    items = {own.id: f"{own.id} {own.title}" for own in standard.items}
    return {**criteria, **items, **{level.id: level.title for level in head.levels}, **hurdles, **kept}


def _line(item: Item, role: Role, outside: Outside) -> Plain:
    """A line: what it reads, and what it comes to: by bands, the first that holds counting, and where no value is."""
    said, reads = meant(item), reads_of(item.measure)
    bands = [
        {**_ends(band), **_piece(role, Points(band.points, band.points, band.sure, applies=True), f"{item.line}/{at}")}
        for at, band in enumerate(said.bands, 1)
    ]
    nothing = _piece(role, points_of(said, Status.NOT_APPLICABLE, None))
    out = {**nothing, "adds": score_text(said.maximum)} if is_filled(outside, role) else nothing
    left_out = said.when_none == "not_applicable"
    named = f"{item.line}/none" if said.when_none else None
    return {
        **_read(reads, role),
        "bands": bands,
        "by_count": _by_count(said, bands, len(reads.part)) if reads.answers else [],
        "none": out if left_out else _piece(role, points_of(said, Status.NONE, None), named),
        "missing": _piece(role, points_of(said, Status.MISSING, None)),
        "out": out,
    }


def _by_count(said: semantics.Item, bands: Sequence[Plain], answers: int) -> list[Plain]:
    """What each number of answers "yes" comes to, from none to all."""
    found = [band_of(said, Fraction(count)) for count in range(answers + 1)]
    return [bands[at] for at in found if at is not None]


def _read(reads: Reads, role: Role) -> Plain:
    """What is read of this round, or of each of ``rounds`` rounds; rounds that are added up are one sum of data."""
    each = range(1 if reads.take != "pooled" or reads.answers else reads.rounds)
    take = SWAPPED.get(reads.take, reads.take) if role == "deduction" else reads.take
    return {
        "part": [datum for back in each for datum in _data(reads.alone(back).part)],
        "whole": [datum for back in each for datum in _data(reads.alone(back).whole)],
        "asked_at_least": reads.asked_at_least or 0,
        "rounds": 1 if take == "pooled" else reads.rounds,
        "take": take,
    }


def _data(data: Sequence[Datum]) -> list[Plain]:
    return [{"datum": datum.name, "back": datum.back} for datum in data]


def _ends(band: Band) -> Plain:
    ends: Plain = {}
    if band.low is not None:
        ends["more_than" if band.low_open else "at_least"] = str(band.low)
    if band.high is not None:
        ends["less_than" if band.high_open else "at_most"] = str(band.high)
    return ends


def _piece(role: Role, points: Points, rule: str | None = None) -> Plain:
    low, high = sorted((_signed(role, points.low), _signed(role, points.high)))
    told = {"low": score_text(low), "high": score_text(high)}
    return {**told, "sure": points.sure, "applies": points.applies, "rule": rule}


def _signed(role: Role, points: Score) -> Score:
    return -points if role == "deduction" else points


def _criterion(own: Sum, standard: Standard, outside: Outside) -> Plain:
    """A criterion as groups of items of which the best alone counts; most are of one.

    ``whole`` is what a group adds to the most that can be had of what applies; a criterion that has no ``most`` of its
    own can come to as much as that.
    """
    items = next(criterion for criterion in standard.criteria if criterion.id == own.name).items
    competing = {at for pair in own.pairs for at in pair}
    groups = sorted([*own.pairs, *((at,) for at in range(len(items)) if at not in competing)])
    capped = own.role != "scored" or outside != "rescale"
    return {
        "id": own.name,
        "role": own.role,
        "most": score_text(_signed(own.role, own.most)) if capped else None,
        "groups": [
            {"items": [items[at].id for at in group], "whole": _whole(own, group), "best": _best(own, group)}
            for group in groups
        ],
    }


def _whole(own: Sum, group: Sequence[int]) -> str:
    counts = own.role == own.roles[group[0]] == "scored"
    return score_text(max(own.maxima[at] for at in group) if counts else 0)


def _best(own: Sum, group: Sequence[int]) -> str:
    """Of what is taken off the best is the most, which stands below 0."""
    return "lowest" if own.roles[group[0]] == "deduction" else "highest"


def _total(scheme: Scheme) -> Plain:
    return {
        "maximum": score_text(scheme.maximum),
        "most": score_text(scheme.most),
        "round": scheme.rounding if scheme.outside == "rescale" else None,
        "step": score_text(scheme.step),
    }


def _hurdle(hurdle: Hurdle, standard: Standard) -> Plain:
    """A hurdle; one about earlier rounds names what it asks of them: plain recognition is the level ""."""
    told: Plain = {"name": hurdle.name, "level": hurdle.level}
    if not hurdle.parts:
        levels = standard.head.levels
        kept = next(level.kept for level in levels if level.kept and hurdle.name == f"{KEPT}{level.id}")
        return {**told, "kept": {"level": "" if kept.level == levels[0].id else kept.level, "rounds": kept.rounds - 1}}
    return {
        **told,
        "criteria": [standard.criteria[at].id for at in hurdle.parts],
        "times": _times(hurdle, standard),
        "edge": score_text(hurdle.edge),
        "fails": "at_most" if hurdle.strict else "less_than",
        "absolute": hurdle.absolute,
        "together": hurdle.together,
        "allowed": hurdle.allowed,
    }


def _times(hurdle: Hurdle, standard: Standard) -> str | dict[str, str]:
    """What points are multiplied by: one number, or one a criterion where those that are counted have other maxima."""
    own = zip(hurdle.parts, hurdle.times_each, strict=True) if hurdle.times_each else ()
    each = {standard.criteria[at].id: score_text(times) for at, times in own}
    return each or score_text(hurdle.times)


def _levels(standard: Standard, table: LawTable, on: date) -> list[Plain]:
    """What each level asks of each class, and whether that rests on no stand-in."""
    law, classes = law_arrays(standard, table, Own(on)), [told.id for told in standard.head.classes]
    names = ["", *(level.id for level in standard.head.levels[1:])]
    return [
        {
            "id": name,
            "bars": dict(zip(classes, map(score_text, listed(bars)), strict=True)),
            "sure": dict(zip(classes, sure, strict=True)),
        }
        for name, bars, sure in zip(names, law.bars, law.sure.tolist(), strict=True)
    ]
