"""A report as a draft paper in the layout of Decree 30: number, day and signature blank, annexes behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.planning.reports.filling_in import FilledOutline, FilledSection, Report
from engine.planning.reports.turns import addressee
from engine.problems import Place, ProblemsFound, problem
from engine.reporting.upward.figure_words import SAY
from engine.reporting.upward.report_words import (
    Block,
    HeadRow,
    blocks_of,
    form_words,
    gap_lines,
    own_demand,
    own_turn,
    period_words,
    stands_words,
    turn_rows,
    warnings_of,
    way_words,
)
from engine.reporting.word.filling import TEMPLATES, fill_template
from engine.reporting.word.plan_word import AREAS, BLANK, bare_place, formal_day
from engine.reporting.words.task_words import body_now

TEMPLATE = TEMPLATES / "bao-cao.docx"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
GAPS, TURNS = "Số liệu còn thiếu trong báo cáo này", "Thời hạn gửi báo cáo theo văn bản"


def report_paper(report: Report, *, template: Path | None = None) -> bytes:
    """The draft as a Word file; the same report and template give the same bytes.

    Raises ProblemsFound for a template of one's own that cannot be read (PLN-106) or used (PLN-1xx).
    """
    source = template or TEMPLATE
    try:
        content = source.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise ProblemsFound([problem("PLN-106", Place(str(source)), reason=reason)]) from None
    return fill_template(content, source.name, report_values(report), on=report.made.round.on)


def report_values(report: Report) -> dict[str, object]:
    """All that a report's template may name, as texts, lists and mappings."""
    area = area_of(report)
    body = area.split(",")[0].strip()
    body = body if body.casefold().startswith(AREAS) else ""
    to = receiver(report)
    main = _sections(report.main, report)
    gaps: dict[str, object] = {"title": GAPS, "blocks": [_block(Block(tuple(gap_lines(report))))]}
    return {
        "title": report.main.title,
        "issuer": body.upper() or BLANK,
        "place": bare_place(body) or BLANK,
        "summary": report.main.title,
        "warnings": warnings_of(report),
        "reminder": _reminder(report),
        "to": to,
        "opening": _opening(report, body),
        "period": " ".join((period_words(report), *stands_words(report))),
        "sections": _numbered([*main, *([gaps] if report.gaps else [])]),
        "closing": f"Trên đây là báo cáo {_lower(report.main.title)}, kính gửi {to} xem xét, tổng hợp./.",
        "recipients": ["Như trên;", f"Lưu: VT, {BLANK}."],
        "annexes": [_annex(at, part, report) for at, part in enumerate(report.annexes, 1)],
    }


def area_of(report: Report) -> str:
    """Whose report it is, with the places it lies in."""
    return f"{report.only.name}, {report.made.round.area}" if report.only else report.made.round.area


def receiver(report: Report) -> str:
    """Whom the report goes to: the body that the letter names, else the next level's; a blank where nobody is known."""
    return _named_receiver(report) or addressee(report.hop, area_of(report)) or BLANK


def _named_receiver(report: Report) -> str:
    """Whom the letter names that asks this level for the report; nothing where that body is gone and nobody follows."""
    turn = own_turn(report)
    to = turn.deadline.to if turn and turn.deadline else None
    return body_now(to, to, report.made, SAY, blank=BLANK).replace(BLANK, "") if to else ""


def _reminder(report: Report) -> str:
    told = "Bản thảo để xem, sửa và ký; chưa phải văn bản đã ban hành."
    told += " SỐ LIỆU MÔ PHỎNG." if report.made.round.simulated else ""
    return f"{told} Chỉ gửi cấp trên, không công khai." if report.is_sensitive else told


def _opening(report: Report, body: str) -> str:
    turn = own_turn(report)
    letter = turn.letter.letter if turn else None
    under = ""
    if letter:
        number = letter.number or BLANK
        day = formal_day(letter.date) if letter.date else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
        under = f"Thực hiện Văn bản số {number} {day} của {letter.issuer} về {_lower(letter.title)}, "
    return f"{under}Ủy ban nhân dân {_lower(body) or BLANK} báo cáo {_lower(report.main.title)} như sau:"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sections(part: FilledOutline, report: Report) -> list[dict[str, object]]:
    return [_section(section, report) for section in part.sections]


def _section(section: FilledSection, report: Report) -> dict[str, object]:
    return {
        "title": section.title,
        "blocks": [_block(block) for piece in section.pieces for block in blocks_of(piece, report)],
    }


def _block(block: Block) -> dict[str, object]:
    first, second, third = block.heads
    heads = {"caption": block.caption, "first": first, "second": second, "third": third}
    return {"lines": list(block.lines), **heads, "rows": _rows(block.rows)}


def _rows(rows: Iterable[HeadRow]) -> list[dict[str, object]]:
    return [
        {"number": at, "first": first, "second": second, "third": third}
        for at, (first, second, third) in enumerate(rows, 1)
    ]


def _numbered(sections: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {**section, "title": f"{ROMAN[at]}. {str(section['title']).upper()}"} for at, section in enumerate(sections)
    ]


def _annex(at: int, part: FilledOutline, report: Report) -> dict[str, object]:
    return {
        "name": f"Phụ lục {at:02}",
        "title": part.title.upper(),
        "form": form_words(part),
        "sections": _numbered(_sections(part, report)),
    }


def turns_section(report: Report) -> tuple[str, str, HeadRow, tuple[HeadRow, ...]]:
    """The days by letter, for the workbook alone: a paper to be signed does not tell its own lateness.

    Heading, what must be known before, heads and rows.
    """
    before = "\n".join(text for text in (f"Gửi: {receiver(report)}. {way_words(report)}", own_demand(report)) if text)
    return TURNS, before, ("Văn bản", "Hạn", "Còn lại, nơi nhận"), turn_rows(report)
