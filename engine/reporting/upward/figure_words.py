"""A line of a report in words: its value, what is not given and by whom, the paper it rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from engine.language import speak
from engine.law.model import Unit
from engine.planning.reports.figures import Figure, Given
from engine.reporting.alphabet import name_key

SAY = speak("vi")
NONE_YET = "Chưa có số liệu"
# A paper names the first few; the workbook names all.
MOST_NAMED = 4
FINEST = 10_000  # parts of a share that two places of percent tell apart


def value_words(figure: Figure, *, alone: bool) -> str:
    """What a line comes to; ``alone`` is a commune's own report. What was not given is said, never a zero."""
    if figure.kind == "by_hand":
        return "……"
    if figure.kind == "not_asked" or not figure.given:
        return "Không phát sinh" if figure.not_arisen and not figure.lacking else NONE_YET
    told = _answers(figure, alone=alone) if _is_yes_no(figure) else _amount(figure)
    return f"{told} (chưa đủ)" if figure.lacking else told


def _is_yes_no(figure: Figure) -> bool:
    return figure.entry is not None and figure.entry.kind == "yes_no"


def _answers(figure: Figure, *, alone: bool) -> str:
    """Yes or no of one commune, or how many of those that answered said yes."""
    if alone:
        return "Có" if figure.part else "Không"
    return f"{SAY.whole(figure.part)}/{SAY.whole(len(figure.given))} xã có"


def _amount(figure: Figure) -> str:
    unit = figure.entry.unit if figure.entry and figure.entry.unit else ""
    if figure.whole is None:
        return f"{SAY.whole(figure.part)} {unit}".strip()
    told = f"{SAY.whole(figure.part)}/{SAY.whole(figure.whole)} {unit}".strip()
    return f"{told} ({percent_words(Fraction(figure.part, figure.whole))})" if figure.whole else told


def percent_words(share: Fraction) -> str:
    """A share in percent to two places, half up; one that is not whole is never shown as 0 or 100 %."""
    near = Fraction(math.floor(share * FINEST + Fraction(1, 2)), FINEST)
    told = min(max(near, Fraction(1, FINEST)), Fraction(FINEST - 1, FINEST)) if 0 < share < 1 else near
    return SAY.percent(told)


def note_words(figure: Figure, *, alone: bool, most: int = MOST_NAMED) -> str:
    """Why a line is not whole, who must give it, and for one commune the paper it rests on."""
    told = [f"Mã {figure.row.code}; thấy ở: {figure.row.seen}" if figure.row.code else ""]
    if figure.kind == "by_hand":
        told.append(f"Phiếu không hỏi; ghi tay, lấy từ: {figure.row.by_hand}")
    elif figure.kind == "not_asked":
        told.append("Phiếu của đợt này không hỏi")
    elif figure.lacking:
        told.append(_lacking(figure, alone=alone, most=most))
    if figure.not_arisen and not alone:
        told.append(f"Không phát sinh ở {len(figure.not_arisen)} xã")
    if alone:
        told += [paper_words(own) for own in figure.given]
    return ". ".join(text for text in told if text)


def _lacking(figure: Figure, *, alone: bool, most: int) -> str:
    if alone:
        return "Xã chưa cho số liệu này"
    nobody = not figure.given and not figure.not_arisen
    return "Chưa xã nào cho số liệu này" if nobody else f"Thiếu của {names_words(figure.lacking, most)}"


def names_words(units: Sequence[Unit], most: int) -> str:
    """Communes by name in alphabetical order, the first few of many."""
    names = [unit.name for unit in sorted(units, key=lambda unit: (name_key(unit.name), unit.code))]
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} và {len(names) - most} xã khác"


def paper_words(own: Given) -> str:
    """The papers that a commune's figure rests on, each once."""
    papers = [fact.document for fact in own.facts if fact.document]
    said = [f"số {p.number}" + (f" ngày {p.issued:%d/%m/%Y}" if p.issued else "") for p in papers]
    return "; ".join(dict.fromkeys(said))


def gap_words(figure: Figure) -> str:
    """What is to be done about a line that is not whole, and by whom."""
    match figure.kind:
        case "by_hand":
            return f"Ghi tay, lấy từ: {figure.row.by_hand}"
        case "not_asked":
            holder = f" ({figure.entry.holder})" if figure.entry else ""
            return f"Phiếu của đợt này không hỏi: hỏi nơi giữ số liệu{holder}"
    return f"Xã bổ sung vào phiếu; nơi giữ: {figure.entry.holder}" if figure.entry else "Xã bổ sung vào phiếu"
