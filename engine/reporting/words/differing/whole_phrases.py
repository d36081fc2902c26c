"""Phrases for what comes and goes, and for what differs in the whole standard and in its data."""

from __future__ import annotations

from engine.comparing.item_differences import Difference
from engine.comparing.partial import PartialStandard, SeenClass, SeenKnockOut
from engine.language import Say
from engine.law.criteria import Criterion, Item
from engine.law.model import Authority, KnockOut, Maximum, Reading, Standard, StandardHead, UnitClass
from engine.law.questions import Evidence
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.differing.phrases import Sides, arrow, change_between, marked
from engine.reporting.words.differing.whom_phrases import bars, clauses
from engine.reporting.words.recognition.rule_words import role_word
from engine.reporting.words.sentences import mark_word


def added(d: Difference, _: Sides, say: Say) -> str:
    """What only the new standard has."""
    return say("Thêm {what}", what=_thing(d.new, say))


def removed(d: Difference, _: Sides, say: Say) -> str:
    """What only the old standard has."""
    return say("Bỏ {what}", what=_thing(d.old, say))


def _thing(thing: object, say: Say) -> str:
    match thing:
        case Criterion():
            title = say.either(thing.title, thing.title_en)
            if thing.role != "scored":
                kind, values = role_word(thing.role, say), {"number": thing.number, "title": title}
                return say(
                    "tiêu chí {number} “{title}”, {kind} tối đa {points} điểm",
                    kind=kind,
                    points=thing.max_points,
                    **values,
                )
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
    raise TypeError(thing)


def renamed(d: Difference, _: Sides, say: Say) -> str:
    """Another number or id for what is the same."""
    if isinstance(d.old, Criterion) and isinstance(d.new, Criterion):
        return say("Tiêu chí {old} nay là tiêu chí {new}", old=d.old.number, new=d.new.number)
    if isinstance(d.old, Item) and isinstance(d.new, Item):
        return say("Mục {old} nay là mục {new}", old=number_of(d.old), new=number_of(d.new))
    old, new = (str(getattr(t, "id", "")) for t in (d.old, d.new))
    return say("Số liệu mang mã {old} nay mang mã {new}", old=old, new=new)


def maximum(d: Difference, _: Sides, say: Say) -> str:
    """The most points there are, and the least part of one."""
    old, new = (thing.step or 1 if isinstance(thing, Maximum) else 1 for thing in (d.old, d.new))
    step = say("Bước điểm: {change}", change=arrow(say.whole(old), say.whole(new))) if old != new else ""
    if step and _most(d.old, say) == _most(d.new, say):
        return step
    change = change_between(d.old, d.new, lambda thing: _most(thing, say), say)
    told = say("Tổng điểm tối đa: {change}", change=change)
    return f"{told}. {step}" if step else told


def _most(thing: object, say: Say) -> str:
    if not isinstance(thing, Maximum):
        raise TypeError(thing)
    beyond = say(", kể cả điểm thưởng {points}", points=say.whole(thing.with_bonus)) if thing.with_bonus else ""
    return f"{say.whole(thing.points)}{beyond} ({mark_word(thing.mark, say)})"


def parts(d: Difference, _: Sides, say: Say) -> str:
    """How many criteria there are."""
    old, new = (f"{t[0]} {say.either(t[1], t[2])}" for t in (d.old, d.new) if isinstance(t, tuple))
    return say("Bộ tiêu chí gồm: {change}", change=arrow(old, new))


def unit_class(d: Difference, sides: Sides, say: Say) -> str:
    """A class that came, went, or takes other communes; or the order in which classes are tried."""
    if d.old is None or d.new is None:
        return added(d, sides, say) if d.old is None else removed(d, sides, say)
    if isinstance(d.old, list) and isinstance(d.new, list):
        old, new = (_in_order(names, side, say) for names, side in ((d.old, sides.old), (d.new, sides.new)))
        return say("Thứ tự xét nhóm: {change}", change=arrow(old, new))
    title = say.either(str(getattr(d.old, "title", "")), str(getattr(d.old, "title_en", "")))
    if change := clauses(d, sides, say):
        return say("Nhóm “{title}” gồm: {change}", title=title, change=change)
    return say("Nhóm “{title}”: xếp xã vào nhóm theo điều kiện khác", title=title)


def _in_order(names: list[str], side: Standard | PartialStandard, say: Say) -> str:
    """Classes by their titles, in the order in which they are tried."""
    classes = side.head.classes if isinstance(side, Standard) else side.classes
    titles = {known.id: say.either(known.title, known.title_en) for known in classes}
    return "; ".join(f"“{titles.get(name, name)}”" for name in names)


def threshold(d: Difference, _: Sides, say: Say) -> str:
    """The total that a class must reach."""
    if not isinstance(d.old, (UnitClass, SeenClass)) or not isinstance(d.new, (UnitClass, SeenClass)):
        raise TypeError(d)
    old, new = (say.either(c.title, c.title_en) for c in (d.old, d.new))
    title = f"“{old}”" if old == new or type(d.old) is type(d.new) else f"“{old}” → “{new}”"
    points = arrow(*(bars(c, say) if isinstance(c, UnitClass) else marked(c.threshold, c.mark, say)
                     for c in (d.old, d.new)))  # fmt: skip
    return say("Ngưỡng của nhóm {title}: {points} điểm", title=title, points=points)


def knock_out(d: Difference, _: Sides, say: Say) -> str:
    """What bars a commune whatever its total."""
    return say("Điểm liệt: {change}", change=change_between(d.old, d.new, lambda t: _knock_out_words(t, say), say))


def _knock_out_words(thing: object, say: Say) -> str:
    if isinstance(thing, KnockOut):
        title = say.either(thing.title, thing.title_en)
        told = say("{title} (từ {n} điểm trở xuống)", title=title, n=say.whole(thing.criterion_scores))
        return told if thing.criterion_scores else title
    if isinstance(thing, SeenKnockOut):
        return say("từ {n} điểm trở xuống ở một tiêu chí", n=say.whole(thing.criterion_scores))
    return say("không có") if thing == "none" else say("chưa thấy")


def calendar(d: Difference, _: Sides, say: Say) -> str:
    """When rounds are held, and the days between which the standard holds."""
    mine, theirs = (_when(head, say) for head in (d.old, d.new))
    if mine == theirs:
        return say("Thời gian: {change}", change=change_between(_cycle(d.old), _cycle(d.new), lambda _: mine, say))
    return say("Thời gian: {change}", change=arrow(mine, theirs))


def _cycle(head: object) -> object:
    return getattr(head, "cycle", None)


def _when(head: object, say: Say) -> str:
    if not isinstance(head, (StandardHead, PartialStandard)):
        raise TypeError(head)
    months, years = (", ".join(map(str, part)) for part in (head.cycle.months, head.cycle.plan_years))
    months = months or say("chưa rõ")
    text = say("tháng {months}, năm thứ {years} của kế hoạch 5 năm", months=months, years=years)
    text += ", " + say("hiệu lực từ {day}", day=say.day(head.from_)) if head.from_ else ""
    return text + (" " + say("đến {day}", day=say.day(head.until)) if head.until else "")


def authority(d: Difference, sides: Sides, say: Say) -> str:
    """Who recognises, from when."""
    if d.old is None or d.new is None:
        return added(d, sides, say) if d.old is None else removed(d, sides, say)
    return say("Thay đổi {what}", what=change_between(d.old, d.new, lambda thing: _whole_thing(thing, say), say))


def _whole_thing(thing: object, say: Say) -> str:
    who = say.either(thing.appraises, thing.appraises_en) if isinstance(thing, Authority) else ""
    return _thing(thing, say) + (" (" + say("thẩm định: {who}", who=who) + ")" if who else "")


def evidence(d: Difference, _: Sides, say: Say) -> str:
    """What differs in a datum that communes give."""
    names = {"label": say("tên"), "question": say("câu hỏi"), "kind": say("loại"), "unit": say("đơn vị"),
             "at_least": say("giới hạn dưới"), "at_most": say("giới hạn trên"), "not_more_than": say("không nhiều hơn"),
             "holder": say("nơi giữ"), "sensitive": say("nhạy cảm"), "hint": say("gợi ý"),
             "indicator": say("chỉ tiêu thống kê"), "notes": say("ghi chú theo ngày")}  # fmt: skip
    changed = [word for name, word in names.items() if getattr(d.old, name, None) != getattr(d.new, name, None)]
    return _thing(d.old, say) + ": " + say("đổi {what}", what=", ".join(changed) or say("phần tiếng Anh"))


def check(d: Difference, _: Sides, say: Say) -> str:
    """A check between data."""
    return _loose(say("phép kiểm tra {name}", name=d.name), d, say)


def reading(d: Difference, _: Sides, say: Say) -> str:
    """How a place of the text is read, by its words: its id is known to nobody."""
    if d.old is None or d.new is None:
        return _loose(say("cách đọc văn bản {text}", text=_read_words(d.new or d.old, say)), d, say)
    change = change_between(d.old, d.new, lambda thing: _read_words(thing, say), say)
    return say("Cách đọc văn bản: {change}", change=change)


def _read_words(thing: object, say: Say) -> str:
    return f"“{say.either(thing.text, thing.text_en)}”" if isinstance(thing, Reading) else str(thing)


def _loose(name: str, d: Difference, say: Say) -> str:
    if d.old is None:
        return say("Thêm {what}", what=name)
    return say("Bỏ {what}", what=name) if d.new is None else say("Sửa {what}", what=name)
