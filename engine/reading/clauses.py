"""One clause of a scale, whole or not at all: “Từ 95% đến dưới 98%: 35 điểm”, “có nhưng không quá 0,5 vụ”.

A text that does not match from its first sign to its last is not understood; a digit left over is never passed over.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.reading.law_text import UNSURE, cleaned

# range: numbers · yes, no: the answer · none: “không có vụ nào” · rest: “còn lại” · steps: “cứ 1 được 2 điểm”
ClauseKind: TypeAlias = Literal["range", "yes", "no", "none", "rest", "steps"]

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d.,]*\d)"
PEOPLE = r"(?:trẻ em|trẻ|người dân|người|dân|em)"
NOUNS = (
    r"(?:vụ|trường hợp|hoạt động|câu lạc bộ|mô hình|điểm vui chơi|lần|buổi|cuộc|lớp|thôn|tổ|xã|trẻ em|trẻ|em|người"
    r"|công trình|tin, bài|tin|bài|bể bơi|ca|hộ|nhóm|đợt|kỳ|văn bản|diễn đàn|cán bộ|cộng tác viên)"
)
PER = rf"(?:{NOUNS}\s*)?(?:/|trên|trong|cho)\s*(?:tổng số\s*)?(?P<per{{0}}>1\.?000|10\.?000|100\.?000)(?:\s*{PEOPLE})?"
UNIT = rf"(?:(?P<pc{{0}}>%|phần trăm)|(?P<pm{{0}}>‰|phần nghìn)|{PER}|(?P<noun{{0}}>{NOUNS}))"
LEAD = r"(?:nếu\s+)?(?:có\s+)?(?:tỷ lệ|tỉ lệ|số lượng|số)?\s*(?:đạt\s+)?(?:được\s+)?(?:tỷ lệ\s+|tỉ lệ\s+)?"
AT_LEAST = r"(?:từ|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|từ ≥|≥)"
AT_MOST = r"(?:không quá|không vượt quá|không hơn|tối đa|nhiều nhất|nhỏ hơn hoặc bằng|≤)"
BELOW, ABOVE = r"(?:dưới|ít hơn|thấp hơn|nhỏ hơn|chưa đến|<)", r"(?:trên|từ trên|hơn|nhiều hơn|cao hơn|lớn hơn|>)"


def _number(name: str) -> str:
    return rf"(?P<{name}>{NUMBER})(?:\s*{UNIT.format(name)})?"


ONE, TWO = _number("a"), _number("b")
FROM, TO = r"từ\s*≥|từ\s+trên|từ|trên|≥|>", r"dưới|không\s+quá|<|≤"
FORMS: tuple[tuple[str, str], ...] = (
    ("low", rf"(?:từ\s+)?{ONE}\s+trở\s+lên"),
    ("low", rf"{AT_LEAST}\s*{ONE}"),
    ("high", rf"(?:từ\s+)?{ONE}\s+trở\s+xuống"),
    ("high", rf"{AT_MOST}\s*{ONE}"),
    ("under", rf"{BELOW}\s*{ONE}"),
    ("over", rf"{ABOVE}\s*{ONE}"),
    ("some", rf"có\s*,?\s+nhưng\s+{AT_MOST}\s*{ONE}"),
    ("some under", rf"có\s*,?\s+nhưng\s+{BELOW}\s*{ONE}"),
    ("equal", rf"(?:=|bằng|đạt|đủ|đạt đủ)?\s*{ONE}"),
    ("between", rf"(?P<from>{FROM})?\s*{ONE}\s*(?:cho\s+đến|đến|tới|-|và)\s*(?P<to>{TO})?\s*{TWO}"),
    ("inside", rf"{ONE}\s*(?P<from><|≤)\s*(?:x|tỷ lệ|tỉ lệ)\s*(?P<to><|≤)\s*{TWO}"),
)  # fmt: skip
COMPILED = tuple((name, re.compile(pattern)) for name, pattern in FORMS)
POINTS = rf"(?P<points>{NUMBER})\s*điểm"
GIVES = r"(?:[:,;=→⇒-]|=>|thì|được|đạt|tính|chấm|cho)"
BEHIND = re.compile(rf"(?P<condition>.*?)\s*(?:{GIVES}\s*){{1,3}}{POINTS}", re.DOTALL)
BEFORE = re.compile(rf"(?:được\s+|chấm\s+|cho\s+)?{POINTS}\s*(?:[:-]|nếu|khi)\s*(?P<condition>.+)", re.DOTALL)
NOTHING_GIVEN = re.compile(
    r"(?P<condition>.*?)\s*[:,;=-]?\s*(?:thì\s+)?(?:không được điểm|không tính điểm|không chấm điểm|không cho điểm)"
)
STEPS = re.compile(
    rf"(?:cứ|mỗi)\s.*?(?:được|cộng|trừ|thêm|giảm)\s.*?{NUMBER}\s*điểm.*|.*(?:cứ|mỗi)\s(?:thêm|tăng|giảm).*{NUMBER}\s*điểm.*"
)
NONE = re.compile(
    rf"(?:không\s+(?:có|xảy ra|để xảy ra|phát sinh)|0)\s+(?:{NOUNS}|trẻ em bị {NOUNS})(?:\s+nào)?(?:\s+xảy ra)?"
)
WORDS: tuple[tuple[ClauseKind, re.Pattern[str]], ...] = (
    ("yes", re.compile(r"có|có đủ|có đầy đủ|đã có")),
    ("no", re.compile(r"không|không có|chưa có|chưa")),
    ("none", NONE),
    ("rest", re.compile(r"(?:các\s+)?(?:trường hợp|mức|tỷ lệ)?\s*(?:còn lại|khác)")),
)
BULLET = re.compile(r"^(?:[-+*•]|[a-zđ][).]|\(?\d{1,2}\))\s*(?=\S)")
SAME_SIGNS = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "\uf0b7": "•", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤"}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts in: per 100, 1,000 or 100,000 of a whole, or things by their noun; None: nothing said."""

    per: int | None = None
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause understood: the values it takes in and its points where it says them; ``sentence`` is as printed.

    ``low`` and ``high`` are None where it is open to that side; ``times`` is how often its points are written for it.
    """

    kind: ClauseKind
    sentence: str
    points: Fraction | None = None
    low: Fraction | None = None
    low_in: bool = True
    high: Fraction | None = None
    high_in: bool = True
    unit: Unit | None = None
    times: int = 1


def normal(text: str) -> str:
    """A text as the grammar reads it: small letters, one sign for each meaning, no stop at its end."""
    small = cleaned(unicodedata.normalize("NFC", text)).lower().translate(SAME_SIGNS)
    small = re.sub(r"\s*>=\s*|\s*=>\s*(?=\d)", " ≥ ", small)
    small = re.sub(r"\s*(?:<=|=<)\s*", " ≤ ", small).replace("tỉ lệ", "tỷ lệ").replace("％", "%")
    return cleaned(small).rstrip(" .;,")


def exact(text: str) -> Fraction:
    """A number as Vietnamese write it: 1.000 is a thousand, 97,5 has a decimal."""
    return Fraction(text.replace(".", "").replace(",", "."))


def read_clause(text: str) -> Clause | None:
    """A clause from its whole text, with or without its dash; None when any of it is not understood."""
    sentence = cleaned(text)
    said = BULLET.sub("", normal(text), count=1).strip()
    if UNSURE in said or not said:
        return None
    if STEPS.fullmatch(said):
        return Clause("steps", sentence)
    condition, points = _points(said)
    found = _condition(condition)
    if found is None:
        return None
    return Clause(found.kind, sentence, points, found.low, found.low_in, found.high, found.high_in, found.unit)


def _points(said: str) -> tuple[str, Fraction | None]:
    if found := NOTHING_GIVEN.fullmatch(said):
        return found["condition"].strip(), Fraction(0)
    if found := BEHIND.fullmatch(said) or BEFORE.fullmatch(said):
        # “từ 5 - 10 điểm” may be five to ten points: a dash parts points only from words and signs.
        is_span = re.search(rf"\d\s*-\s*{POINTS}$", said)
        return ("" if is_span else found["condition"].strip(" :,-")), exact(found["points"])
    return said, None


def _condition(said: str) -> Clause | None:
    for kind, pattern in WORDS:
        if pattern.fullmatch(said):
            return Clause(kind, said)
    for name, pattern in COMPILED:
        if found := (pattern.fullmatch(said) or _led(pattern, said)):
            return _range(name, found)
    return None


def _led(pattern: re.Pattern[str], said: str) -> re.Match[str] | None:
    """The same behind words that say nothing: nếu, đạt, tỷ lệ."""
    lead = re.match(LEAD, said)
    return pattern.fullmatch(said, lead.end()) if lead and lead.end() else None


def _range(name: str, found: re.Match[str]) -> Clause | None:
    a, unit = exact(found["a"]), _unit(found, "a")
    match name:
        case "low":
            return Clause("range", "", low=a, unit=unit)
        case "over":
            return Clause("range", "", low=a, low_in=False, unit=unit)
        case "high":
            return Clause("range", "", high=a, unit=unit)
        case "under":
            return Clause("range", "", high=a, high_in=False, unit=unit)
        case "some" | "some under":
            return Clause("range", "", low=Fraction(0), low_in=False, high=a, high_in=name == "some", unit=unit)
        case "equal":  # “98%” alone may be meant from there up; only the whole and a count are what they say
            whole = unit is not None and ((unit.per == 100 and a == 100) or bool(unit.noun))
            return Clause("range", "", low=a, high=a, unit=unit) if whole or a == 0 else None
    return _between(found, a, unit)


def _between(found: re.Match[str], a: Fraction, unit: Unit | None) -> Clause | None:
    b, other = exact(found["b"]), _unit(found, "b")
    if (unit and other and unit != other) or (unit and not other) or a >= b:
        return None
    first, then = found["from"] or "", found["to"] or ""
    low_in = "trên" not in first and ">" not in first and first != "<"
    return Clause("range", "", low=a, low_in=low_in, high=b, high_in=then not in ("dưới", "<"), unit=other)


def _unit(found: re.Match[str], name: str) -> Unit | None:
    said = found.groupdict()
    if said[f"pc{name}"]:
        return Unit(100)
    if said[f"pm{name}"]:
        return Unit(1000)
    if per := said[f"per{name}"]:
        return Unit(int(per.replace(".", "")))
    return Unit(None, said[f"noun{name}"]) if said[f"noun{name}"] else None
