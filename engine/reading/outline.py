"""The table's strips as criteria, items and clauses, each with its place; what is not understood is kept as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from engine.files.numbers import plain
from engine.reading.clauses import NUMBER, Clause, exact, read_clause
from engine.reading.finding_table import Strip
from engine.reading.law_text import UNSURE, Said, Spot, cleaned
from engine.reading.parts_found import CriterionFound, ItemFound, Outline, Stated, Unclear, shown

CRITERION = re.compile(r"(?:tiêu chí\s*(?:số\s*)?)?(\d{1,2})\s*(?:[.:)–-]\s*|\s+)(?![\d.])(\S.*)", re.IGNORECASE)
ITEM = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+(\S.*)")
# The last row of a table, in plain words; “công tác …”, “cộng đồng …” begin alike and are criteria.
TOTAL_ROW = re.compile(r"tong cong|tong (?:so )?diem|cong(?: chung| diem| so diem)?\s*(?:[:(].*)?$")
LETTERED = re.compile(r"([a-zđ])[).]\s*(\S.*)", re.IGNORECASE)
NAMED = re.compile(r"(?:mục|chỉ tiêu|nội dung)\s+(\d{1,2})\s*[:.)]\s*(\S.*)", re.IGNORECASE)
LETTERS = "abcdđeghiklmnopqrstuvxy"
MOST = r"(?:tối đa\s*(?:là\s*)?)?"
STATED = re.compile(
    rf"(?P<title>.*?\S)\s*(?:\(\s*{MOST}(?P<a>{NUMBER})\s*điểm\s*\)|[:,–-]?\s+{MOST}(?P<b>{NUMBER})\s*điểm"
    rf"|[:–-]\s*{MOST}(?P<c>{NUMBER})\s*điểm)\s*[.:;]?", re.IGNORECASE,
)  # fmt: skip
POINTS = re.compile(rf"({NUMBER})\s*(?:điểm|đ)?\.?", re.IGNORECASE)
EXPLAINS = re.compile(
    r"[-+•]?\s*(?:cách tính|công thức|ghi chú|tài liệu|minh chứng|căn cứ|nguồn|trong đó|tử số|mẫu số|= )", re.IGNORECASE
)
CHANGES = ("rieng ", "truong hop", "neu ", "giam ", "tang ", "cong them", "tru ", "khong tinh", "nhan ", "uu tien")
SCORING = ("diem", "tro len", "tro xuong")


def outline_of(strips: tuple[Strip, ...]) -> Outline:
    """The table's criteria with all that stands in them."""
    outline = Outline()
    for strip in strips:
        _take(outline, strip)
    for criterion in outline.criteria:
        _own_points(criterion)
    return outline


def _take(outline: Outline, strip: Strip) -> None:
    name = cleaned(" ".join(said.text for said in strip.name))
    points = [POINTS.fullmatch(said.text) for said in strip.points]
    values = [exact(found[1]) for found in points if found]
    sure = all(points)
    scale = list(strip.scale)
    if TOTAL_ROW.match(plain(name)):
        outline.total += [Stated(value, f"{name.rstrip(' :')}: {shown(value)}", strip.spot) for value in values]
        return
    starts = CRITERION.fullmatch(name)
    if starts:
        outline.criteria.append(_criterion(int(starts[1]), starts[2], strip.spot))
    elif ITEM.match(name):
        scale.insert(0, Said(name))
    elif name and (values or scale):
        outline.criteria.append(_criterion(None, name, strip.spot))
    elif name:
        return  # a line over a group of criteria
    if not outline.criteria:
        outline.unclear += [Unclear(said.text, strip.spot) for said in scale if _has_digit(said.text)]
        return
    criterion = outline.criteria[-1]
    if not sure:
        criterion.unclear += [
            Unclear(said.text, strip.spot) for said in strip.points if not POINTS.fullmatch(said.text)
        ]
    _take_scale(criterion, scale, strip.spot, values)


def _criterion(number: int | None, name: str, spot: Spot) -> CriterionFound:
    title, stated = split_points(name, spot)
    return CriterionFound(number, title, spot, stated)


def split_points(text: str, spot: Spot) -> tuple[str, list[Stated]]:
    """A heading and the points that stand behind it: “… (50 điểm)”, “…: tối đa 50 điểm”."""
    found = STATED.fullmatch(text)
    if found is None or UNSURE in text:
        return text.rstrip(" :."), []
    points = found["a"] or found["b"] or found["c"]
    return found["title"].rstrip(" :."), [Stated(exact(points), text, spot)]


def _take_scale(criterion: CriterionFound, scale: list[Said], spot: Spot, values: list[Fraction]) -> None:
    """A strip's paragraphs, and then whose the numbers in its column of points are."""
    items_before, bare, taken = len(criterion.items), [], list[tuple[ItemFound, int]]()
    for at, said in enumerate(scale):
        then = scale[at + 1] if at + 1 < len(scale) else None
        for item, clause_at in _paragraph(criterion, said, then, spot):
            taken.append((item, clause_at))
            if item.clauses[clause_at][0].points is None and item.clauses[clause_at][0].kind != "steps":
                bare.append((item, clause_at))
    begun = criterion.items[items_before:]
    rest = values
    if bare and len(values) == len(bare) + 1 and begun and values[0] == max(values[1:]):
        begun[0].stated.append(Stated(values[0], f"{begun[0].title}: {shown(values[0])}", spot))
        rest = values[1:]
    if bare and len(rest) == len(bare):
        for (item, at), value in zip(bare, rest, strict=True):
            _give(item, at, value)
        return
    if bare:
        for item, at in bare:
            item.unclear.append(Unclear(item.clauses[at][0].sentence, spot))
        return
    if _said_twice(taken, values):
        return
    _place(criterion, values, begun, spot, only=taken[0] if taken and not begun else None)


def _said_twice(taken: list[tuple[ItemFound, int]], values: list[Fraction]) -> bool:
    """Whether the column repeats the points of every clause beside it, as a second witness; what differs is unclear.

    A number more than clauses is the item's maximum, which stands above them.
    """
    own = values[1:] if len(values) == len(taken) + 1 and values[0] == max(values[1:], default=-1) else values
    if not taken or len(own) != len(taken) or (len(own) == 1 and own is values and own[0] == _best(taken[0][0])):
        return False
    owner = taken[0][0]
    if own is not values:
        owner.stated.append(Stated(values[0], f"{owner.title}: {shown(values[0])}", owner.spot))
    for (item, at), value in zip(taken, own, strict=True):
        clause, spot = item.clauses[at]
        if clause.points == value:
            item.clauses[at] = replace(clause, times=clause.times + 1), spot
        else:
            item.unclear.append(Unclear(f"{clause.sentence} | {shown(value)}", spot))
    return True


def _give(item: ItemFound, at: int, value: Fraction) -> None:
    clause, spot = item.clauses[at]
    said = Clause(clause.kind, f"{clause.sentence} | {shown(value)}", value, clause.low, clause.low_in,
                  clause.high, clause.high_in, clause.unit)  # fmt: skip
    item.clauses[at] = said, spot


def _place(
    criterion: CriterionFound, values: list[Fraction], begun: list[ItemFound], spot: Spot,
    *, only: tuple[ItemFound, int] | None,
) -> None:  # fmt: skip
    told = [Stated(value, f"{criterion.title}: {shown(value)}", spot) for value in values]
    if len(values) == 1:
        if only and only[0].clauses[only[1]][0].points != values[0] and values[0] != _best(only[0]):
            only[0].unclear.append(Unclear(f"{only[0].clauses[only[1]][0].sentence} | {shown(values[0])}", spot))
        elif not only and not begun and criterion.items:
            holder = criterion.items[-1]  # points beside a text that was not understood
            holder.unclear.append(Unclear(f"… | {shown(values[0])}", spot))
        elif not only:
            criterion.loose.append((told[0], begun))
    elif values and len(values) in (len(begun), len(begun) + 1):
        more = len(values) - len(begun)
        criterion.stated += told[:more]
        for item, stated in zip(begun, told[more:], strict=True):
            item.stated.append(Stated(stated.points, f"{item.title}: {shown(stated.points)}", spot))
    else:
        criterion.unclear += [Unclear(stated.sentence, spot) for stated in told]


def _best(item: ItemFound) -> Fraction | None:
    return max((clause.points for clause, _ in item.clauses if clause.points is not None), default=None)


def _own_points(criterion: CriterionFound) -> None:
    """Points of the column whose rows tell whose they are only together."""
    of_items = [(stated, begun) for stated, begun in criterion.loose if len(begun) == 1]
    for stated, begun in criterion.loose:
        if len(begun) == 1 and (len(of_items) > 1 or len(criterion.items) == 1 or criterion.stated):
            begun[0].stated.append(Stated(stated.points, f"{begun[0].title}: {shown(stated.points)}", stated.spot))
            if len(criterion.items) == 1 and not criterion.stated:
                criterion.stated.append(stated)
        else:
            criterion.stated.append(stated)


def _paragraph(
    criterion: CriterionFound, said: Said, then: Said | None, spot: Spot
) -> Iterator[tuple[ItemFound, int]]:  # fmt: skip
    """One paragraph taken in; gives the clauses that it holds, by item and place."""
    text = said.text
    agrees = said.second is None or _digits(said.second) == _digits(text)
    heading = ITEM.fullmatch(text) or NAMED.fullmatch(text)
    lettered = LETTERED.fullmatch(text)
    if heading or (lettered and read_clause(text) is None):
        number, body = _number(heading, lettered)
        yield from _item(criterion, number, body, spot)
        of_another = (
            bool(heading) and len(heading.groups()) == 3 and int(heading[1]) != criterion.number if heading else False
        )
        if not agrees or of_another:
            criterion.items[-1].unclear.append(Unclear(text, spot))
        return
    clauses = [read_clause(part) for part in text.split(";") if part.strip(" .")]
    if any(clauses):
        item = criterion.items[-1] if criterion.items else _begin(criterion, None, criterion.title, spot)
        if not (all(clauses) and agrees):
            item.unclear.append(Unclear(text, spot))
        for clause in clauses:
            if clause:
                item.clauses.append((clause, spot))
                yield item, len(item.clauses) - 1
        return
    opens = not criterion.items or (
        criterion.items[-1].clauses and then and _is_heading(text) and read_clause(then.text)
    )
    if opens and not EXPLAINS.match(text):
        yield from _item(criterion, None, text, spot)
    else:
        _leave(criterion, text, spot)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _number(heading: re.Match[str] | None, lettered: re.Match[str] | None) -> tuple[int, str]:
    if heading:
        return int(heading[heading.lastindex - 1 if heading.lastindex else 1]), heading[heading.lastindex or 2]
    if lettered is None:
        raise ValueError(heading)
    return LETTERS.find(lettered[1].lower()) + 1, lettered[2]


def _is_heading(text: str) -> bool:
    return not re.match(r"[-+•–]", text) and not (_has_digit(text) and "điểm" in text)


def _begin(criterion: CriterionFound, number: int | None, title: str, spot: Spot) -> ItemFound:
    criterion.items.append(ItemFound(number, title, spot))
    return criterion.items[-1]


def _item(criterion: CriterionFound, number: int | None, body: str, spot: Spot) -> Iterator[tuple[ItemFound, int]]:
    """An item by its heading, with the clauses that follow on the same line behind a colon."""
    for colon in (found.start() for found in re.finditer(":", body)):
        parts = [part for part in body[colon + 1 :].split(";") if part.strip(" .")]
        clauses = [read_clause(part) for part in parts]
        if any(clause and clause.points is not None for clause in clauses):
            title, stated = split_points(body[:colon], spot)
            item = _begin(criterion, number, title, spot)
            item.stated += stated
            item.unclear += [Unclear(cleaned(p), spot) for p, c in zip(parts, clauses, strict=True) if c is None]
            for clause in clauses:
                if clause:
                    item.clauses.append((clause, spot))
                    yield item, len(item.clauses) - 1
            return
    title, stated = split_points(body, spot)
    _begin(criterion, number, title, spot).stated += stated


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text) or UNSURE in text


def _leave(criterion: CriterionFound, text: str, spot: Spot) -> None:
    """A paragraph that is neither heading nor clause: an explanation, or something not understood."""
    words = f"{plain(text)} "
    told = EXPLAINS.match(text) and not any(word in words for word in (*SCORING, *CHANGES))
    if told or (not _has_digit(text) and not any(word in words for word in (*CHANGES, "diem"))):
        return
    holder = criterion.items[-1].unclear if criterion.items else criterion.unclear
    holder.append(Unclear(text, spot))
