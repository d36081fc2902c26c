"""Differences between two standards in words: what was, what will be, and which of them moved a commune."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.comparing.causes import Cause
from engine.comparing.differences import EVIDENCE, WHOLE, Difference
from engine.comparing.impact import Effect, Impact
from engine.comparing.partial import PartialStandard
from engine.comparing.sensitivity import Sensitivity
from engine.evidence.facts import Round
from engine.language import Say
from engine.law.criteria import Item, ratio_of
from engine.law.measures.kinds import kind_of
from engine.law.model import Standard, UnitClass
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import edge_words, measure_sentence
from engine.reporting.words.difference_words import SENTENCES, arrow, both_items

# Phrases that name the item themselves.
_NAMED = frozenset({"added", "removed", "renamed"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two standards and every difference; with a round, what it does to the communes. ``seen`` are whole standards."""

    old: Standard | PartialStandard
    new: Standard | PartialStandard
    differences: tuple[Difference, ...]
    impact: Impact | None = None
    round: Round | None = None


def heading_of(made: Standard | PartialStandard, say: Say) -> str:
    """A standard by its document: number and date together name it."""
    head = made.head if isinstance(made, Standard) else made
    named = say("{number} ngày {day}", number=head.law.number, day=say.day(head.law.date))
    status = {"draft": say("BẢN NHÁP"), "partial": say("MỚI BIẾT MỘT PHẦN"), "in_force": ""}[head.status]
    return f"{head.id} ({named}{', ' + status if status else ''})"


def group_title(told: Comparison, group: str, say: Say) -> str:
    """A group of differences: a criterion by number and title, the whole, or the data."""
    if group == WHOLE:
        return say("Điều kiện công nhận, thời gian, thẩm quyền")
    if group == EVIDENCE:
        return say("Số liệu xã phải nộp")
    for standard in (told.new, told.old):
        for criterion in standard.criteria if isinstance(standard, Standard) else ():
            if criterion.id == group:
                title = say.either(criterion.title, criterion.title_en)
                return say("Tiêu chí {number}. {title}", number=criterion.number, title=title)
    return (
        say("Tiêu chí {number}", number=group.removeprefix("tc").lstrip("0"))
        if group.startswith("tc")
        else say("Mục cũ")
    )


def difference_sentence(told: Comparison, difference: Difference, say: Say) -> str:
    """One difference as a sentence, led by the item it stands in."""
    said = (
        _measure(told, difference, say) if difference.kind == "measure" else SENTENCES[difference.kind](difference, say)
    )
    pair = difference.item
    known = (pair.old or pair.new) if pair else None
    lead = f"{_item_name(known, say)}: " if known and difference.kind not in _NAMED else ""
    if isinstance(difference.old, UnitClass) and difference.kind in ("wording", "mark", "cite"):
        lead = say("Nhóm “{title}”", title=say.either(difference.old.title, difference.old.title_en)) + ": "
    guess = " " + say("(có thể là đổi tên: suy từ nội dung giống nhau)") if difference.inferred else ""
    return lead + said + guess


def _measure(told: Comparison, difference: Difference, say: Say) -> str:
    """How an item was measured and will be; of a partial standard only the name of what was seen."""
    old, new = both_items(difference)
    if not isinstance(told.old, Standard) or not isinstance(told.new, Standard):
        return say("cách đo: {change}", change=arrow(*(_measure_word(item, say) for item in (old, new))))
    change = arrow(measure_sentence(old, told.old.book, say), measure_sentence(new, told.new.book, say))
    return say("cách đo: {change}", change=change)


def _measure_word(item: Item, say: Say) -> str:
    """The kind of a measure in a word, where no data are known."""
    return say(kind_of(item.measure).words.kind)


def _item_name(item: Item, say: Say) -> str:
    """An item by its number; one that only an older standard had, by its title."""
    title = say.either(item.title, item.title_en)
    return say("Mục {number}", number=number_of(item)) if item.id.startswith("tc") else f"“{title}”"


def lever_sentence(told: Comparison, lever: str, say: Say) -> str:
    """The differences that take effect together, in one line."""
    pulled = [d for d in told.differences if d.lever == lever]
    return "; ".join(dict.fromkeys(difference_sentence(told, d, say) for d in pulled))


def cause_sentence(told: Comparison, cause: Cause, say: Say) -> str:
    """Which changes alone give a commune its new decision."""
    sets = [" + ".join(lever_sentence(told, lever, say) for lever in sorted(on)) for on in cause.sets]
    text = (" " + say("HOẶC") + " ").join(sets)
    if cause.more:
        text += " " + say("(và {n} cách khác)", n=cause.more)
    return text if cause.smallest else text + " " + say("(đã rút gọn, chưa chắc là ít nhất)")


def class_name(effect: Effect, say: Say) -> str:
    """The class of a commune, old → new where it changes."""
    old, new = (
        say.either(c.title, c.title_en) if c else say("chưa xếp được nhóm")
        for c in (effect.old.unit_class, effect.new.unit_class)
    )
    return old if old == new else f"{old} → {new}"


def move_sentence(told: Comparison, entry: Sensitivity, say: Say) -> str:
    """One threshold moved: "Mục 7.1: 98 % → 97 %", "Ngưỡng của nhóm “…”: 850 → 860"."""
    if entry.item:
        edges = (edge_words(entry.item, ratio_of(entry.item.measure, edge), say) for edge in (entry.old, entry.new))
        return f"{_item_name(entry.item, say)} ({say.either(entry.item.title, entry.item.title_en)}): {arrow(*edges)}"
    classes = told.new.head.classes if isinstance(told.new, Standard) else ()
    title = next((say.either(c.title, c.title_en) for c in classes if c.id == entry.name), entry.name)
    return say("Ngưỡng của nhóm “{title}”: {points} điểm", title=title, points=arrow(entry.old, entry.new))


def kind_word(kind: str, say: Say) -> str:
    """The kind of a difference in a word or two, for a column that can be filtered."""
    words = {
        "added": say("Thêm"), "removed": say("Bỏ"), "renamed": say("Đổi tên, đổi mã"), "moved": say("Chuyển tiêu chí"),
        "wording": say("Lời văn"), "points": say("Điểm"), "edge": say("Mức"), "band": say("Thêm, bỏ mức"),
        "steps": say("Bậc đều"),
        "measure": say("Cách đo"), "none": say("Mẫu số bằng 0"), "maximum": say("Tổng tối đa"),
        "class": say("Xếp nhóm"),
        "threshold": say("Ngưỡng"), "knock_out": say("Điểm liệt"), "calendar": say("Thời gian"),
        "authority": say("Thẩm quyền"), "parts": say("Số tiêu chí"),
        "evidence": say("Số liệu"), "check": say("Kiểm tra số liệu"),
        "reading": say("Cách đọc"), "mark": say("Độ chắc"), "cite": say("Căn cứ"), "action": say("Việc nên làm"),
    }  # fmt: skip
    return words[kind]


def grouped(differences: Sequence[Difference]) -> Mapping[str, list[Difference]]:
    """Differences by group, in their order."""
    groups: dict[str, list[Difference]] = {}
    for difference in differences:
        groups.setdefault(difference.group, []).append(difference)
    return groups
