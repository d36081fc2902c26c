"""The heads of columns: one matcher for long tables, wide tables and the list of communes, CSV or workbook.

A head that stands twice, or two that mean the same, leave no column to read from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.evidence.questionnaire import CODE_HEADS, NAME_HEADS, Questionnaire
from engine.evidence.tables.mistakes import few
from engine.files.numbers import NO_WORDS, NOT_APPLICABLE_WORDS, YES_WORDS, plain, shown
from engine.law.loading import nearest
from engine.problems import Place, Problem, ProblemsFound, problem

MEANT: Mapping[str, frozenset[str]] = {
    "code": CODE_HEADS,
    "name": NAME_HEADS,
    "evidence": frozenset({"evidence", "minh chung", "so lieu", "ma so lieu", "chi tieu", "ten so lieu"}),
    "value": frozenset({"value", "gia tri", "so"}),
    "document": frozenset({"document", "van ban", "so van ban", "van ban so", "document no"}),
    "issued": frozenset({"issued", "date", "ngay", "ngay van ban", "dated"}),
    "note": frozenset({"note", "ghi chu"}),
    "unit": frozenset({"unit", "don vi tinh", "dvt"}),
    # Of the list of communes.
    "type": frozenset({"type", "loai", "loai don vi", "cap xa"}),
    "province_type": frozenset({"province type", "loai tinh", "cap tinh", "tinh hay thanh pho"}),
    "mountain": frozenset({"mountain", "mien nui"}),
    "island": frozenset({"island", "hai dao"}),
    "area_iii": frozenset({"area iii", "khu vuc iii"}),
    "basis": frozenset({"basis", "can cu"}),
    "province_code": frozenset({"province code", "ma tinh"}),
}
LONG = ("code", "name", "evidence", "value", "document", "issued", "note", "unit")
PAPERS = ("document", "issued", "note")
# What may stand in a table of many communes without a word: it is no datum and takes no part in any.
PASSED_OVER = frozenset({"stt", "tt", "so tt", "no", "no.", "ghi chu", "note", "don vi tinh", "dvt", "unit"})
VALUE_WORDS = YES_WORDS | NO_WORDS | NOT_APPLICABLE_WORDS
PART = re.compile(r"(.+?)\s*[–—:-]\s*([^–—:-]+)")
YEAR = re.compile(r"(?:19|20)\d\d")
IN_BRACKETS = re.compile(r" ?\(([^()]*)\)$")
NUMBERED = re.compile(r"\(?(?:[A-Z]|\d{1,3})\)?(?:\s*=\s*[\d()+\-*/:x.,% ]+)?")
TOTAL = re.compile(
    r"(?:tong|cong|total)(?: (?:cong|so|chung|toan|cac|cum|khu|vung|mien|nhom|huyen|tinh|of)\b.*)?\W*|"
    r"toan (?:huyen|tinh|xa|thanh pho|quan)\b.*"
)
SHORTEST_SOUGHT = 3
TOTAL_LETTERS = frozenset("tTcC")
# In the words of the heads that people write.
TITLES: Mapping[str, tuple[str, str]] = {
    "commune": ("mã xã", "commune"),
    "evidence": ("số liệu", "evidence"),
    "value": ("giá trị", "value"),
}
Words = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """The columns by what they mean, the pairs of those that mean the same, and those that mean nothing known."""

    at: Mapping[str, int]
    doubled: tuple[tuple[int, int], ...]
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableHeads:
    """What the heads of a table are: ``kind`` long or wide, in one row or two by their place among the first rows.

    ``words`` are the heads by column; ``doubt`` are the columns with a datum in both rows.
    """

    kind: str
    first: int
    last: int
    words: Words
    doubt: tuple[int, ...] = ()


def meaning(head: str, meant: Collection[str]) -> str:
    """What a head means, of these meanings; nothing when it is none of them."""
    word = plain(head.replace("_", " ")).rstrip(":.* ")
    return next((name for name in meant if word in MEANT[name]), "")


def matched(words: Words, meant: Collection[str]) -> Matched:
    """The columns whose heads have one of these meanings."""
    at: dict[str, int] = {}
    doubled, unknown = [], []
    for column, head in sorted(words.items()):
        name = meaning(head, meant)
        if not name:
            unknown.append(column)
        elif name in at:
            doubled.append((at[name], column))
        else:
            at[name] = column
    return Matched(at, tuple(doubled), tuple(unknown))


def is_passed_over(head: str) -> bool:
    """Whether a column of this head takes no part in what is read."""
    return not head or plain(head).rstrip(":.* ") in PASSED_OVER


def long_columns(words: Words) -> Matched:
    """The columns of a long table; beside a code or a name "đơn vị" is the unit in which a figure is counted."""
    found = matched(words, LONG)
    units = [column for column, head in words.items() if plain(head) == "don vi"]
    others = matched({column: head for column, head in words.items() if column not in units}, LONG)
    if not (units and {"code", "name"} & others.at.keys()):
        return found
    return replace(others, at={"unit": units[0], **others.at})


def datum_of(head: str, asked: Questionnaire) -> tuple[int, str]:
    """The datum of a column by its number, and what the column says of it: value, document, issued or note; -1 if none.

    "Trẻ em dưới 1 tuổi – văn bản" is the paper of a datum.
    """
    if (datum := asked.named.get(_without_unit(plain(head), asked), -1)) >= 0:
        return datum, "value"
    parts = PART.fullmatch(head.strip())
    part = meaning(parts[2], PAPERS) if parts else ""
    return (asked.named.get(plain(parts[1]), -1), part) if parts and part else (-1, "")


def _without_unit(head: str, asked: Questionnaire) -> str:
    """A head without the unit in brackets and the marks behind it: "Trẻ em dưới 1 tuổi (trẻ):"."""
    bare = head.rstrip(":.* ")
    behind = IN_BRACKETS.search(bare)
    return bare[: behind.start()] if behind and behind[1].strip() in asked.units_of_count else bare


def table_heads(rows: Sequence[Words], asked: Questionnaire) -> TableHeads | None:
    """The heads among the first rows of a table: the first row with a column of communes and of figures.

    A second row of heads may stand below it, as merged cells make them. Pure.
    """
    for at, words in enumerate(rows):
        if is_long(words):
            return TableHeads("long", at, at, words)
        communes = [column for column, head in words.items() if meaning(head, ("code", "name"))]
        if not communes:
            continue
        below = rows[at + 1] if at + 1 < len(rows) else {}
        second = below if _is_second(below, communes) and not says_units(below, asked) else {}
        heads = {**words, **{column: word for column, word in second.items() if word}}
        doubt = [column for column in second if datum_of(words.get(column, ""), asked)[0] >= 0]
        if doubt or _figures(heads, asked):
            return TableHeads("wide", at, at + bool(second), heads, tuple(sorted(doubt)))
    return None


def is_long(words: Words) -> bool:
    """Whether these heads are of a table with a fact a row."""
    found = long_columns(words).at
    return {"evidence", "value"} <= found.keys() and bool({"code", "name"} & found.keys())


def _figures(words: Words, asked: Questionnaire) -> list[int]:
    return [column for column, head in words.items() if datum_of(head, asked)[1] == "value"]


def _is_second(row: Words, communes: Collection[int]) -> bool:
    """Whether a row below the heads carries on with them: it names no commune and holds nothing but titles."""
    said = [word for word in row.values() if word]
    titles = all(_is_title(word) or YEAR.fullmatch(word) for word in said)
    return bool(said) and not any(row.get(column) for column in communes) and titles


def says_units(row: Words, asked: Questionnaire) -> bool:
    """Whether a row below the heads says no more than in what each figure is counted: "trẻ", "(vụ)"."""
    return all(plain(word).strip("()[] ") in asked.units_of_count for word in row.values() if word)


def _is_title(word: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", word)) and plain(word) not in VALUE_WORDS


def has_communes(words: Words) -> bool:
    """Whether a row of heads has a column of communes."""
    return any(meaning(head, ("code", "name")) for head in words.values())


def is_total(word: str) -> bool:
    """Whether a row that begins so adds up the others: Tổng cộng, Cộng, Toàn huyện."""
    return word[:1] in TOTAL_LETTERS and TOTAL.fullmatch(plain(word)) is not None


def is_numbering(words: Words) -> bool:
    """Whether a row below the heads only numbers the columns: (1) (2) (3), or A B 1 2, or 5=3/4."""
    said = [word for _, word in sorted(words.items()) if word]
    numbers = [int(found[0]) for word in said if (found := re.match(r"\d+", word.lstrip("(")))]
    return (
        len(said) > 1
        and all(NUMBERED.fullmatch(word) for word in said)
        and numbers == list(range(numbers[0] if numbers else 0, len(numbers) + (numbers[0] if numbers else 0)))
        and (not numbers or numbers[0] == 1)
    )


def is_form(rows: Sequence[Words]) -> bool:
    """Whether the first rows are those of a commune's own form, saved as something else than a workbook."""
    asked_of = ({"cau hoi", "so lieu"}, {"question", "evidence"})
    said = [{plain(word) for word in row.values()} for row in rows]
    return any(heads <= words for words in said for heads in asked_of)


def refuse_doubled(words: Words, columns: Matched, place_of: Callable[[int], Place]) -> None:
    """Raise ProblemsFound when heads say again what one before them said."""
    if columns.doubled:
        told = (doubled(words[late], place_of(late), words[first], place_of(first)) for first, late in columns.doubled)
        raise ProblemsFound(few(told))


def doubled(head: str, place: Place, before: str, first: Place) -> Problem:
    """A head that says again what one before it said."""
    told = first.cell if place.cell else str(first)
    return problem("EVI-305", place, shown(head), name=shown(head), before=shown(before), first=told)


def _near(word: str, known: Sequence[str]) -> str:
    """The nearest head; of a word of three letters, as "Năm", every other one is as near."""
    return nearest(word, known) if len(word) > SHORTEST_SOUGHT else "–"


def unread(words: Words, columns: Matched, place_of: Callable[[int], Place]) -> list[Problem]:
    """A warning for each column of a long table that nobody reads."""
    known = [word for name in LONG for word in sorted(MEANT[name])]
    met = [(place_of(at), words[at]) for at in columns.unknown if not is_passed_over(words[at])]
    return [
        problem("EVI-314", place, shown(word), given=shown(word), near=_near(plain(word), known)) for place, word in met
    ]
