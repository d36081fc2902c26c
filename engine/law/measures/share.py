"""A part of a whole in percent: children immunised of all children, people content of those asked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.language import Say, text
from engine.law.measures.kind import Entry, Examples, Key, Kind, Label, Line, Reads, Value, Words, data_of
from engine.law.measures.over import OVER, Over, over_rounds, over_words
from engine.law.measures.written import added_words, amount_words, ratios_beside, read_ratio
from engine.law.values import Data, Shape, Whole

MOVES = (-5, -2, -1, 1, 2, 5)  # percent points
LEAST = 30  # people in an example that is made


class Share(Shape):
    """Part of a whole, in percent; a survey counts from ``asked_at_least`` respondents."""

    share: Data
    of: Data
    asked_at_least: Whole | None = None
    over: Over | None = None


def _reads(measure: Share) -> Reads:
    return over_rounds(Reads(data_of(measure.share), data_of(measure.of), measure.asked_at_least), measure.over)


def _line(_: Share) -> Line:
    return Line("ratio", top=Fraction(1), times=100, unit="%")


def _beside(measure: Share, edge: Fraction, step: int) -> Iterator[str]:
    return (g for g in ratios_beside(edge, step, max(LEAST, measure.asked_at_least or 0)) if Fraction(g) <= 1)


def _moves(edge: Fraction) -> Iterator[Fraction]:
    return (edge + move for move in MOVES if 0 < edge + move <= 100)


def _measured(measure: Share, label: Label, say: Say) -> str:
    part, whole = (added_words(data, label) for data in (measure.share, measure.of))
    told = say("{part} ÷ {whole}, tính %", part=part, whole=whole)
    asked = measure.asked_at_least
    return over_words(told + "; " + say("hỏi ít nhất {n} người", n=asked) if asked else told, measure.over, say)


def _value(value: Value, say: Say) -> str:
    return f"{amount_words(value.part, value.whole, say)} = {value.number} %"


SHARE: Kind[Share] = Kind(
    name="share",
    entry=Entry(
        model=Share,
        word=("tỷ lệ %", "share %"),
        keys={
            "share": Key(("Tử số", "Part"), ("phần (tử số)", "the part")),
            "of": Key(("Mẫu số", "Whole"), ("tổng (mẫu số)", "the whole")),
            "asked_at_least": Key(
                ("Hỏi ít nhất", "Asked at least"),
                ("khảo sát phải hỏi ít nhất bao nhiêu người", "a survey asks at least so many people"),
            ),
            "over": OVER,
        },
    ),
    evidence="count",
    reads=_reads,
    line=_line,
    examples=Examples(read_ratio, _beside),
    moves=_moves,
    words=Words(text("tỷ lệ %"), _measured, _value, {"asked_at_least": text("hỏi ít nhất mấy người")}),
)
