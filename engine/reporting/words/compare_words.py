"""Differences between two standards in words: what was, what will be, and which of them moved a commune."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.comparing.aspects import Kind
from engine.comparing.causes import Cause
from engine.comparing.differences import EVIDENCE, WHOLE
from engine.comparing.impact import Effect, Impact
from engine.comparing.item_differences import Difference
from engine.comparing.partial import PartialStandard
from engine.comparing.sensitivity import Sensitivity
from engine.evidence.facts import Round
from engine.language import Say
from engine.law.criteria import Criterion, Item, ratio_of
from engine.law.model import Standard, Unit, UnitClass
from engine.law.points.scores import score_of
from engine.problems import Problem
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import edge_words
from engine.reporting.words.difference_words import KINDS
from engine.reporting.words.differing.item_phrases import both_items
from engine.reporting.words.differing.phrases import Sides, arrow
from engine.reporting.words.recognition.document_words import dated

MOST_UNITS = 8  # named where several come to the same


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two standards and every difference; with a round, what it does to the communes.

    ``strayed`` is what is to be said of a law that is not as it was accepted; ``elsewhere`` are the communes of the
    round that other standards judge, which are left out.
    """

    old: Standard | PartialStandard
    new: Standard | PartialStandard
    differences: tuple[Difference, ...]
    impact: Impact | None = None
    round: Round | None = None
    strayed: tuple[Problem, ...] = ()
    elsewhere: tuple[Unit, ...] = ()


def heading_of(made: Standard | PartialStandard, say: Say) -> str:
    """A standard by its document: number and date together name it."""
    head = made.head if isinstance(made, Standard) else made
    day = dated(made, say) if isinstance(made, Standard) else say.day(head.law.date)
    named = say("{number} ngày {day}", number=head.law.number, day=day)
    status = {"draft": say("BẢN NHÁP"), "partial": say("MỚI BIẾT MỘT PHẦN"), "reading": say("MÁY ĐỌC"), "in_force": ""}[
        head.status
    ]
    return f"{head.id} ({named}{', ' + status if status else ''})"


def elsewhere_sentence(told: Comparison, say: Say) -> str:
    """The communes of the round of which nothing is said, for another standard judges them."""
    names = [unit.name for unit in told.elsewhere]
    return say(
        "{n} xã của đợt do bộ tiêu chí khác chấm nên không so ở đây: {names}",
        n=say.whole(len(names)), names=_first_names(names),
    )  # fmt: skip


def _first_names(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_UNITS]) + (", …" if len(names) > MOST_UNITS else "")


def group_title(told: Comparison, group: str, say: Say) -> str:
    """A group of differences: a criterion by number and title, the whole, or the data."""
    if group == WHOLE:
        return say("Điều kiện công nhận, thời gian, thẩm quyền")
    if group == EVIDENCE:
        return say("Số liệu xã phải nộp")
    if group.startswith("-"):
        return say("{title} (bỏ)", title=_criterion_title((told.old,), group.removeprefix("-"), say))
    return _criterion_title((told.new, told.old), group, say)


def _criterion_title(standards: Sequence[Standard | PartialStandard], name: str, say: Say) -> str:
    for standard in standards:
        for criterion in standard.criteria if isinstance(standard, Standard) else ():
            if criterion.id == name:
                title = say.either(criterion.title, criterion.title_en)
                return say("Tiêu chí {number}. {title}", number=criterion.number, title=title)
    if name.startswith("tc"):
        return say("Tiêu chí {number}", number=name.removeprefix("tc").lstrip("0"))
    return say("Mục cũ")


def difference_sentence(told: Comparison, difference: Difference, say: Say) -> str:
    """One difference as a sentence, led by the item it stands in."""
    kind = KINDS[difference.kind]
    said = kind.phrase(difference, Sides(told.old, told.new), say)
    lead = f"{_lead(*both_items(difference), say)}: " if difference.item and kind.led else ""
    if isinstance(difference.old, UnitClass) and difference.kind in ("wording", "mark", "cite"):
        lead = say("Nhóm “{title}”", title=say.either(difference.old.title, difference.old.title_en)) + ": "
    if isinstance(difference.old, Criterion) and difference.lever and kind.led:
        lead = say("Tiêu chí {number}", number=difference.old.number) + ": "
    guess = " " + say("(có thể là đổi tên: suy từ nội dung giống nhau)") if difference.inferred else ""
    return lead + said + guess


def _lead(old: Item, new: Item, say: Say) -> str:
    """An item by its number, and by the new one where it has another."""
    if old.id == new.id or not old.id.startswith("tc"):
        return _item_name(old, say)
    return say("Mục {old} (nay là {new})", old=number_of(old), new=number_of(new))


def _item_name(item: Item, say: Say) -> str:
    """An item by its number; one that only an older standard had, by its title."""
    title = say.either(item.title, item.title_en)
    return say("Mục {number}", number=number_of(item)) if item.id.startswith("tc") else f"“{title}”"


def lever_sentence(told: Comparison, lever: str, say: Say) -> str:
    """The differences that take effect together, in one line; a criterion that comes or goes speaks for its items."""
    pulled = [d for d in told.differences if d.lever == lever]
    pulled = [d for d in pulled if isinstance(d.old or d.new, Criterion)] or pulled
    return "; ".join(dict.fromkeys(difference_sentence(told, d, say) for d in pulled))


def cause_sentence(told: Comparison, cause: Cause, say: Say) -> str:
    """Which changes alone give a commune its new decision."""
    sets = [" + ".join(lever_sentence(told, lever, say) for lever in sorted(on)) for on in cause.sets]
    text = (" " + say("HOẶC") + " ").join(sets)
    if cause.more:
        text += " " + say("(và {n} cách khác)", n=cause.more)
    return text if cause.smallest else text + " " + say("(đã rút gọn, chưa chắc là ít nhất)")


def level_moves(told: Comparison, impact: Impact, say: Say) -> Iterator[str]:
    """Who reaches another level above plain recognition and by which change alone, those of one cause together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for effect in impact.level_moves:
        cause = cause_sentence(told, effect.level_cause, say) if effect.level_cause else "–"
        groups.setdefault((level_change(effect, say), cause), []).append(effect.unit.name)
    for (change, cause), names in sorted(groups.items(), key=lambda group: -len(group[1])):
        shown = _first_names(names)
        yield say(
            "{n} xã đổi mức ({change}) chỉ riêng vì: {cause} ({names})",
            n=say.whole(len(names)), change=change, cause=cause, names=shown,
        )  # fmt: skip


def level_change(effect: Effect, say: Say) -> str:
    """The level above plain recognition that is reached for certain, old → new."""
    levels = (effect.old.level, effect.new.level)
    return arrow(*(say.either(level.title, level.title_en) if level else say("không có mức") for level in levels))


def class_name(effect: Effect, say: Say) -> str:
    """The class of a commune, old → new where it changes."""
    old, new = (
        say.either(c.title, c.title_en) if c else say("chưa xếp được nhóm")
        for c in (effect.old.unit_class, effect.new.unit_class)
    )
    return old if old == new else f"{old} → {new}"


def trend_word(effect: Effect, say: Say) -> str:
    """What becomes of a commune's total for certain."""
    words = {"gain": say("tăng"), "lose": say("giảm"), "same": say("giữ nguyên"), "unsure": say("chưa rõ")}
    return words[effect.trend]


def move_sentence(told: Comparison, entry: Sensitivity, say: Say) -> str:
    """One threshold moved: "Mục 7.1: 98 % → 97 %", "Ngưỡng của nhóm “…”: 850 → 860"."""
    if entry.item:
        edges = (edge_words(entry.item, ratio_of(entry.item.measure, edge), say) for edge in (entry.old, entry.new))
        return f"{_item_name(entry.item, say)} ({say.either(entry.item.title, entry.item.title_en)}): {arrow(*edges)}"
    classes = told.new.head.classes if isinstance(told.new, Standard) else ()
    title = next((say.either(c.title, c.title_en) for c in classes if c.id == entry.name), entry.name)
    return say(
        "Ngưỡng của nhóm “{title}”: {points} điểm",
        title=title,
        points=arrow(*(say.whole(score_of(edge)) for edge in (entry.old, entry.new))),
    )


def unmoved_words(told: Comparison, say: Say) -> str:
    """Whose thresholds no move tries, of what the new standard has: bands of cases, conditions, higher levels."""
    if not isinstance(told.new, Standard):
        return ""
    head = told.new.head
    has = (
        (any(item.except_ for item in told.new.items), say("mức riêng của một số xã")),
        (bool(head.conditions), say("điều kiện công nhận")),
        (len(head.levels) > 1, say("mức công nhận cao hơn")),
    )
    named = ", ".join(name for is_there, name in has if is_there)
    return say("Không thử dời ngưỡng của: {named}.", named=named) if named else ""


def kind_word(kind: Kind, say: Say) -> str:
    """The kind of a difference in a word or two, for a column that can be filtered."""
    return say(KINDS[kind].word)


def grouped(differences: Sequence[Difference]) -> Mapping[str, list[Difference]]:
    """Differences by group, in their order."""
    groups: dict[str, list[Difference]] = {}
    for difference in differences:
        groups.setdefault(difference.group, []).append(difference)
    return groups
