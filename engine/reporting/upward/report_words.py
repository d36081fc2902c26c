"""A report's sections as plain rows, the same in Word and Excel, and all that must be said of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias, assert_never

from engine.planning.reports.figures import Figure, Kind
from engine.planning.reports.filling_in import (
    Cleaning,
    Cleanness,
    Filled,
    FilledOutline,
    Report,
    Room,
    Standing,
    Table,
    TaskTable,
    Words,
)
from engine.planning.reports.turns import Turn, of_level
from engine.reporting.upward.figure_words import MOST_NAMED, SAY, names_words, note_words, value_words
from engine.reporting.upward.layer_words import layer_word, stands_lines
from engine.reporting.words.plan_words import clause_words
from engine.reporting.words.sectors import kinds_of_units
from engine.reporting.words.sentences import provisional_sentence, verdict_word
from engine.reporting.words.task_words import (
    STATE_ORDER,
    due_words,
    letter_name,
    reason_words,
    recipient_of,
    short_said,
    state_word,
    task_words,
)
from engine.semantics import Verdict
from engine.tasks.following import TaskStatus

HeadRow: TypeAlias = tuple[str, str, str]
FIGURES: HeadRow = ("Nội dung", "Kết quả", "Ghi chú")
UPWARD_ONLY = (
    "TÀI LIỆU GỬI CẤP TRÊN, KHÔNG CÔNG KHAI: có số đếm mà ở một xã nhỏ có thể chỉ ra một đứa trẻ; "
    "không niêm yết, không đăng mạng, không gửi nơi khác."
)
LEVELS = {"commune": "xã", "district": "huyện", "province": "tỉnh", "central": "trung ương"}
MOST_ALL = 1000


@dataclass(frozen=True, slots=True)
class Block:
    """A piece as a renderer puts it: paragraphs, then a table of three columns with its caption and heads, or none."""

    lines: tuple[str, ...] = ()
    heads: HeadRow = FIGURES
    rows: tuple[HeadRow, ...] = ()
    caption: str = ""


def blocks_of(piece: Filled, report: Report, *, most: int = 4) -> tuple[Block, ...]:
    """One piece in words; ``most`` is how many communes are named at a gap."""
    alone = report.only is not None
    match piece:
        case Words():
            return (Block((piece.text,)),)
        case Room():
            return (Block((f"{piece.prompt}:", "……………………………………………………")),)
        case Table():
            rows = (_figure_row(figure, alone=alone, most=most) for figure in piece.figures)
            return (Block(rows=tuple(rows)),)
        case Standing():
            return (_standing(piece, report),)
        case TaskTable():
            return tuple(_tasks(piece, report))
        case Cleaning():
            return (_cleaning(piece),)
        case _:
            assert_never(piece)


def _figure_row(figure: Figure, *, alone: bool, most: int) -> HeadRow:
    return figure.label, value_words(figure, alone=alone), note_words(figure, alone=alone, most=most)


def _standing(piece: Standing, report: Report) -> Block:
    warned = provisional_sentence(report.made, SAY)
    scored = sum(piece.counts.values())
    after = ("Đây là kết quả chấm, chưa phải quyết định công nhận.",) if scored else ()
    return Block(
        (*_decided(piece, report), *_counts(piece, report), *after, *((f"{warned.rstrip('.')}.",) if warned else ()))
    )


DECIDED_WORDS: Mapping[Verdict, str] = {
    "recognised": "đã quyết định công nhận", "not_recognised": "đã quyết định không công nhận",
}  # fmt: skip


def _decided(piece: Standing, report: Report) -> Iterator[str]:
    """What was decided, told apart from what points alone say."""
    told = [(DECIDED_WORDS[kind], n) for kind, n in piece.decided.items() if n]
    if report.only and told:
        paper = report.made.evidence.on_record[report.only.code].paper
        yield f"Kết quả: {told[0][0]}{f' (văn bản {paper})' if paper else ', chưa ghi số văn bản'}."
    elif told:
        whole = f"{SAY.whole(len(report.units))} {kinds_of_units(report.units, SAY)}"
        yield f"Trong {whole} của đợt: {'; '.join(f'{what}: {SAY.whole(n)}' for what, n in told)}."


def _counts(piece: Standing, report: Report) -> Iterator[str]:
    """How many communes came to what by their points, or what the one came to."""
    rest = sum(piece.counts.values()) + len(piece.aside)
    if not rest:
        return
    if report.only:
        verdict = next((kind for kind, n in piece.counts.items() if n), None)
        yield f"Kết quả chấm: {verdict_word(verdict, SAY).lower()}."
        return
    told = "; ".join(f"{verdict_word(kind, SAY).lower()}: {SAY.whole(n)}" for kind, n in piece.counts.items())
    aside = f"; chưa chấm được: {len(piece.aside)} ({names_words(piece.aside, MOST_NAMED)})" if piece.aside else ""
    kinds = kinds_of_units(report.units, SAY)
    which = f"{kinds} chưa có quyết định" if sum(piece.decided.values()) else f"{kinds} của đợt"
    yield f"Kết quả chấm {SAY.whole(rest)} {which}: {told}{aside}."


def _tasks(piece: TaskTable, report: Report) -> Iterator[Block]:
    """The tasks letter by letter, each letter named once."""
    if not piece.tasks:
        yield Block(("Văn bản mà đợt này theo dõi không giao xã việc nào về nội dung này.",))
    for _, held in groupby(piece.tasks, key=lambda statuses: statuses[0].letter.id):
        own = list(held)
        rows = tuple(_task_row(statuses, report) for statuses in own)
        title = f"{letter_name(own[0][0].letter.letter, SAY)}:"
        yield Block((), ("Việc văn bản giao", "Tình trạng", "Hạn; mục"), rows, title)


def _task_row(statuses: tuple[TaskStatus, ...], report: Report) -> HeadRow:
    first = statuses[0]
    if report.only:
        state = f"{state_word(first.state, SAY)}: {reason_words(first, report.made.round.on, SAY)}"
    else:
        counts = Counter(status.state for status in statuses)
        state = "; ".join(f"{state_word(s, SAY)}: {counts[s]} xã" for s in STATE_ORDER if counts[s])
    days = {due_words(status, SAY) for status in statuses}
    due = next(iter(days)) if len(days) == 1 else "theo từng xã"
    return task_words(first.task, SAY), state, f"{due}; {clause_words(first.task, SAY)}"


def _cleaning(piece: Cleaning) -> Block:
    rows = []
    for own in sorted(piece.communes, key=lambda c: (-c.wrong, -c.missing, c.unit.code)):
        state = (
            "Chưa gửi phiếu" if not own.sent else "Sạch" if not own.wrong + own.doubtful + own.missing else "Còn việc"
        )
        rows.append((own.unit.name, state, _left(own) if own.sent else ""))
    return Block(heads=("Xã", "Tình trạng", "Còn phải làm"), rows=tuple(rows))


def _left(own: Cleanness) -> str:
    """What a commune still has to do, without what is nothing."""
    counts = ((own.wrong, "ô sai"), (own.doubtful, "cảnh báo chưa trả lời"), (own.missing, "số liệu chưa cho"))
    return ", ".join(f"{n} {what}" for n, what in counts if n)


def warnings_of(report: Report) -> list[str]:
    """What must stand at the head of the whole report."""
    told = ["SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."] if report.made.round.simulated else []
    if report.main.outline.form == "project":
        told.append("Mẫu của phần mềm, chưa phải mẫu chính thức: đề cương gửi kèm văn bản chưa có ở đây.")
    if report.is_sensitive:
        told.append(UPWARD_ONLY)
    return told


def stands_words(report: Report) -> list[str]:
    """On what figures the report stands, in the paper's own language."""
    held = report.made.evidence.on_record
    if report.only and held:
        return [f"Số liệu của xã trong hồ sơ: {layer_word(held[report.only.code], SAY)}."]
    told = stands_lines([report.made], SAY)
    if report.others and not report.only:
        name, others = report.made.round.standard, ", ".join(report.others)
        told.append(f"Chỉ gồm xã theo bộ tiêu chí {name}; xã theo bộ {others} có báo cáo riêng.")
    return told


def form_words(part: FilledOutline) -> str:
    """Whose form a report or an annex is."""
    if part.outline.form == "official":
        return f"Theo mẫu: {part.outline.source}"
    return "Mẫu của phần mềm, chưa phải mẫu chính thức"


def period_words(report: Report) -> str:
    """Of which days the figures are; said in full where they are not the report's own."""
    round_ = report.made.round
    days = f"Số liệu tính từ ngày {round_.period_from:%d/%m/%Y} đến ngày {round_.period_to:%d/%m/%Y}"
    told = f"{days}, chốt ngày {round_.on:%d/%m/%Y}"
    if report.is_of_its_period:
        return f"{told}."
    span = {"half_year": "6 tháng đầu năm", "year": "cả năm", "month": "tháng báo cáo"}[report.main.outline.span]
    return f"{told}: không phải số liệu riêng của {span}; phải lấy số đúng kỳ trước khi ký."


def turn_rows(report: Report) -> tuple[HeadRow, ...]:
    """Each letter's demand for this report: letter and clause, the day, to whom and how long there is."""
    return tuple(_turn_row(turn, report) for turn in report.turns)


def _turn_row(turn: Turn, report: Report) -> HeadRow:
    who = ", ".join(LEVELS[level] for level in turn.task.levels)
    what = f"{letter_name(turn.letter.letter, SAY)}, {clause_words(turn.task, SAY)} (giao cấp {who})"
    to = recipient_of(turn.deadline, report.made, SAY)
    said = short_said(turn.deadline, SAY)
    due = f"{said}: chậm nhất {turn.last:%d/%m/%Y}" if turn.last else said
    return what, due, "; ".join(part for part in (left_words(turn), f"gửi {to}" if to else "") if part)


def left_words(turn: Turn) -> str:
    """How long there is on the day of asking."""
    if turn.left is None:
        return "không ghi ngày"
    if turn.left < 0:
        return f"đã qua {-turn.left} ngày"
    return "hôm nay là ngày cuối" if not turn.left else f"còn {turn.left} ngày"


def way_words(report: Report) -> str:
    """On what ground reports of this level go where they go."""
    if report.hop is None:
        return "Chưa rõ cấp này gửi báo cáo lên đâu: ghi nơi nhận bằng tay."
    return f"Đường báo cáo cấp {LEVELS[report.hop.from_]} lên cấp {LEVELS[report.hop.to]}: {report.hop.basis}."


def own_demand(report: Report) -> str:
    """What a reader must know before the list of days: whether any of them is this level's own."""
    if not report.turns:
        return "Văn bản mà đợt này theo dõi không đòi báo cáo này."
    if own_turn(report) is None:
        level = f" cấp {LEVELS[report.level]}" if report.level else ""
        return f"Văn bản không ghi ngày{level} gửi báo cáo này lên trên; các ngày dưới đây là của cấp được giao."
    return ""


def own_turn(report: Report) -> Turn | None:
    """The demand on the level that reports: the coming one, else the last that passed."""
    own = [turn for turn in of_level(report.turns, report.level) if turn.last]
    return next((turn for turn in own if (turn.left or 0) >= 0), own[-1] if own else None)


GAPS: tuple[tuple[Kind, str], ...] = (
    ("told", "Xã chưa cho hoặc phải sửa (kể tên xã ở cột Ghi chú)"),
    ("not_asked", "Phiếu của đợt này không hỏi"),
    ("by_hand", "Không có trong phiếu, ghi tay"),
)


def gap_lines(report: Report) -> list[str]:
    """The lines that are not whole by what is to be done about them, each named once."""
    told = []
    for kind, words in GAPS:
        labels = [figure.label for figure in report.gaps if figure.kind == kind]
        told += [f"{words}: {'; '.join(labels)}."] if labels else []
    return told
