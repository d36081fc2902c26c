"""Each kind of difference between two standards as a phrase: what was → what will be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.comparing.differences import Difference
from engine.comparing.pairing import BandPair, ItemPair
from engine.comparing.partial import PartialStandard, SeenClass
from engine.language import Say
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import Authority, KnockOut, Maximum, StandardHead, UnitClass
from engine.law.questions import Evidence
from engine.law.values import FIRM_MARKS, Mark
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import band_sentence, steps_sentence
from engine.reporting.words.sentences import mark_word


def condition_words(item: Item, band: Band, say: Say) -> str:
    """What a band says for itself, without the bands around it: "từ 98 % trở lên"."""
    if band.otherwise:
        return say("các giá trị còn lại")
    return band_sentence(item.model_copy(update={"bands": (band,)}), f"{item.id}/1", say)


def arrow(old: object, new: object) -> str:
    """What was and what will be."""
    return f"{old} → {new}"


def both_items(difference: Difference) -> tuple[Item, Item]:
    """The old and the new item of a difference within one."""
    pair = difference.item
    if not isinstance(pair, ItemPair) or pair.old is None or pair.new is None:
        raise TypeError(difference)
    return pair.old, pair.new


def _added(d: Difference, say: Say) -> str:
    return say("Thêm {what}", what=_thing(d.new, say))


def _removed(d: Difference, say: Say) -> str:
    return say("Bỏ {what}", what=_thing(d.old, say))


def _thing(thing: object, say: Say) -> str:
    match thing:
        case Criterion():
            title = say.either(thing.title, thing.title_en)
            return say(
                "tiêu chí {number} “{title}”, {points} điểm", number=thing.number, title=title, points=thing.max_points
            )
        case Item():
            title = say.either(thing.title, thing.title_en)
            if not thing.id.startswith("tc"):
                return say("mục riêng “{title}”, tối đa {points} điểm", title=title, points=thing.max_points)
            number = number_of(thing)
            return say(
                "mục {number} “{title}”, tối đa {points} điểm", number=number, title=title, points=thing.max_points
            )
        case Evidence():
            return say("số liệu “{label}”", label=say.either(thing.label, thing.label_en))
        case UnitClass():
            title = say.either(thing.title, thing.title_en)
            return say("nhóm “{title}”, ngưỡng {points} điểm", title=title, points=thing.threshold)
        case Authority():
            who = say.either(thing.recognises, thing.recognises_en)
            return say("thẩm quyền công nhận từ {day}: {who}", day=say.day(thing.from_), who=who)
    return str(getattr(thing, "id", thing))


def _renamed(d: Difference, say: Say) -> str:
    old, new = (number_of(t) if isinstance(t, Item) else str(getattr(t, "id", "")) for t in (d.old, d.new))
    if isinstance(d.old, Criterion) and isinstance(d.new, Criterion):
        return say("Tiêu chí {old} nay là tiêu chí {new}", old=d.old.number, new=d.new.number)
    if isinstance(d.old, Item):
        return say("Mục {old} nay là mục {new}", old=old, new=new)
    return say("Số liệu mang mã {old} nay mang mã {new}", old=old, new=new)


def _moved(d: Difference, say: Say) -> str:
    pair = d.item
    homes = [h.lstrip("+").removeprefix("tc").lstrip("0") for h in ((pair.old_home, pair.new_home) if pair else ())]
    return say("chuyển từ tiêu chí {old} sang tiêu chí {new}", old=homes[0], new=homes[1])


def _wording(d: Difference, say: Say) -> str:
    titles = [say.either(str(getattr(t, "title", "")), str(getattr(t, "title_en", ""))) for t in (d.old, d.new)]
    return (
        say("lời văn") + f": “{titles[0]}” → “{titles[1]}”"
        if titles[0] != titles[1]
        else say("lời văn (bản tiếng Anh hoặc số thứ tự)")
    )


def _points(d: Difference, say: Say) -> str:
    if isinstance(d.old, BandPair) and d.old.old and d.old.new:
        old, _ = both_items(d)
        condition = condition_words(old, d.old.old, say)
        points = arrow(*(marked(band.points, band.mark, say) for band in (d.old.old, d.old.new)))
        return say("mức {n} ({condition}): {points} điểm", n=d.old.old_number, condition=condition, points=points)
    most = (getattr(d.old, "max_points", ""), getattr(d.new, "max_points", ""))
    return say("điểm tối đa: {points}", points=arrow(*most))


def _edge(d: Difference, say: Say) -> str:
    bands, (old, new) = d.old, both_items(d)
    if not isinstance(bands, BandPair) or bands.old is None or bands.new is None:
        raise TypeError(d)
    sides = ((old, bands.old), (new, bands.new))
    condition = arrow(*(marked(condition_words(item, band, say), band.mark, say) for item, band in sides))
    return say("mức {n} ({points} điểm): {condition}", n=bands.old_number, points=bands.old.points, condition=condition)


def _band(d: Difference, say: Say) -> str:
    bands, (old, new) = d.old, both_items(d)
    if not isinstance(bands, BandPair):
        raise TypeError(d)
    item, band = (new, bands.new) if bands.new else (old, bands.old)
    if band is None:
        raise TypeError(d)
    values = {"condition": condition_words(item, band, say), "points": marked(band.points, band.mark, say)}
    return (
        say("thêm mức {condition}: {points} điểm", **values)
        if bands.new
        else say("bỏ mức {condition}: {points} điểm", **values)
    )


def _steps(d: Difference, say: Say) -> str:
    """Equal steps against others, or against the bands that they replace or that replace them."""
    return arrow(*(steps_sentence(item, say) or _ladder_words(item, say) for item in both_items(d)))


def _ladder_words(item: Item, say: Say) -> str:
    told = (
        say("{band}: {points} điểm", band=band_sentence(item, f"{item.id}/{number}", say), points=band.points)
        for number, band in enumerate(item.bands, 1)
    )
    return "; ".join(told)


def _none(d: Difference, say: Say) -> str:
    words = {"full_points": say("đủ điểm"), "zero": say("0 điểm"), "not_applicable": say("không áp dụng"), None: "–"}
    old, new = both_items(d)
    return say("khi mẫu số bằng 0: {change}", change=arrow(words[old.when_none], words[new.when_none]))


def _maximum(d: Difference, say: Say) -> str:
    old, new = (t for t in (d.old, d.new) if isinstance(t, Maximum))
    said = (f"{t.points} ({mark_word(t.mark, say)})" for t in (old, new))
    return say("Tổng điểm tối đa: {change}", change=arrow(*said))


def _parts(d: Difference, say: Say) -> str:
    old, new = (f"{t[0]} {say.either(t[1], t[2])}" for t in (d.old, d.new) if isinstance(t, tuple))
    return say("Bộ tiêu chí gồm: {change}", change=arrow(old, new))


def _class(d: Difference, say: Say) -> str:
    if d.old is None or d.new is None:
        return _added(d, say) if d.old is None else _removed(d, say)
    if isinstance(d.old, list) and isinstance(d.new, list):
        return say("Thứ tự xét nhóm: {change}", change=arrow(", ".join(d.old), ", ".join(d.new)))
    title = say.either(str(getattr(d.old, "title", "")), str(getattr(d.old, "title_en", "")))
    return say("Nhóm “{title}”: xếp xã vào nhóm theo điều kiện khác", title=title)


def _threshold(d: Difference, say: Say) -> str:
    if not isinstance(d.old, (UnitClass, SeenClass)) or not isinstance(d.new, (UnitClass, SeenClass)):
        raise TypeError(d)
    old, new = (say.either(c.title, c.title_en) for c in (d.old, d.new))
    title = f"“{old}”" if old == new or type(d.old) is type(d.new) else f"“{old}” → “{new}”"
    points = arrow(*(marked(c.threshold, c.mark, say) for c in (d.old, d.new)))
    return say("Ngưỡng của nhóm {title}: {points} điểm", title=title, points=points)


def marked(number: object, mark: Mark, say: Say) -> str:
    """A number of the law, which says so where nobody has seen it in the text."""
    return f"{number} [{mark_word(mark, say)}]" if mark not in FIRM_MARKS else str(number)


def _knock_out(d: Difference, say: Say) -> str:
    return say("Điểm liệt: {change}", change=arrow(*(_knock_out_words(t, say) for t in (d.old, d.new))))


def _knock_out_words(thing: object, say: Say) -> str:
    if isinstance(thing, KnockOut):
        title = say.either(thing.title, thing.title_en)
        told = say("{title} (từ {n} điểm trở xuống)", title=title, n=say.whole(thing.criterion_scores))
        return told if thing.criterion_scores else title
    return say("không có") if thing == "none" else say("chưa thấy")


def _calendar(d: Difference, say: Say) -> str:
    return say("Thời gian: {change}", change=arrow(*(_when(t, say) for t in (d.old, d.new))))


def _when(head: object, say: Say) -> str:
    if not isinstance(head, (StandardHead, PartialStandard)):
        raise TypeError(head)
    months, years = (", ".join(map(str, part)) for part in (head.cycle.months, head.cycle.plan_years))
    months = months or say("chưa rõ")
    text = say("tháng {months}, năm thứ {years} của kế hoạch 5 năm", months=months, years=years)
    text += ", " + say("hiệu lực từ {day}", day=say.day(head.from_)) if head.from_ else ""
    return text + (" " + say("đến {day}", day=say.day(head.until)) if head.until else "")


def _authority(d: Difference, say: Say) -> str:
    if d.old is None or d.new is None:
        return _added(d, say) if d.old is None else _removed(d, say)
    return say("Thay đổi {what}", what=arrow(_thing(d.old, say), _thing(d.new, say)))


def _evidence(d: Difference, say: Say) -> str:
    names = {"label": say("tên"), "question": say("câu hỏi"), "kind": say("loại"), "unit": say("đơn vị"),
             "at_least": say("giới hạn dưới"), "at_most": say("giới hạn trên"), "not_more_than": say("không nhiều hơn"),
             "holder": say("nơi giữ"), "sensitive": say("nhạy cảm"), "hint": say("gợi ý")}  # fmt: skip
    changed = [word for name, word in names.items() if getattr(d.old, name, None) != getattr(d.new, name, None)]
    return _thing(d.old, say) + ": " + say("đổi {what}", what=", ".join(changed) or say("phần tiếng Anh"))


def _check(d: Difference, say: Say) -> str:
    return _loose(say("phép kiểm tra {name}", name=d.name), d, say)


def _reading(d: Difference, say: Say) -> str:
    return _loose(say("cách đọc văn bản {name}", name=d.name), d, say)


def _loose(name: str, d: Difference, say: Say) -> str:
    if d.old is None:
        return say("Thêm {what}", what=name)
    return say("Bỏ {what}", what=name) if d.new is None else say("Sửa {what}", what=name)


def _mark(d: Difference, say: Say) -> str:
    bands = d.old
    if isinstance(bands, BandPair) and bands.old and bands.new:
        marks = (mark_word(bands.old.mark, say), mark_word(bands.new.mark, say))
        return say("mức {n}: độ chắc của con số {change}", n=bands.old_number, change=arrow(*marks))
    said: list[Mark] = [getattr(t, "when_none_mark" if isinstance(t, Item) else "mark") for t in (d.old, d.new)]
    return say("độ chắc của con số: {change}", change=arrow(*(mark_word(m, say) for m in said)))


def _cite(d: Difference, say: Say) -> str:
    cites = [getattr(t, "cite") for t in (d.old, d.new)]  # noqa: B009 - the type is open here
    return say("căn cứ: {change}", change=arrow(*(f"{c.document}, {c.at}" for c in cites)))


def _action(_: Difference, say: Say) -> str:
    return say("việc nên làm thay đổi (không phải luật)")


SENTENCES: Mapping[str, Callable[[Difference, Say], str]] = {
    "added": _added, "removed": _removed, "renamed": _renamed, "moved": _moved, "wording": _wording,
    "points": _points, "edge": _edge, "band": _band, "steps": _steps, "none": _none, "maximum": _maximum,
    "class": _class, "threshold": _threshold, "knock_out": _knock_out, "calendar": _calendar,
    "authority": _authority, "parts": _parts, "evidence": _evidence, "check": _check,
    "reading": _reading, "mark": _mark,
    "cite": _cite, "action": _action,
}  # fmt: skip
