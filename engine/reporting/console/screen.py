"""Results on the console: led by the decision and its reason, never by the total."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from engine.files.writing import write_whole
from engine.language import Say
from engine.problems import Problem, ProblemsFound, errors, headed, mended, said_once
from engine.reporting.board.silence import reason_sentence, received_sentence
from engine.reporting.words.bands import range_words
from engine.reporting.words.mending import questions_sentence
from engine.reporting.words.recognition.document_words import dated
from engine.reporting.words.recognition.total_words import total_words
from engine.reporting.words.self_scores import self_scores_sentence
from engine.reporting.words.sentences import (
    aside_sentence,
    card_word,
    provisional_sentence,
    simulated_sentence,
    verdict_word,
)
from engine.reporting.words.whom.whom_words import authorities_words
from engine.scoring.cards import Scorecard
from engine.scoring.replay import Replay
from engine.scoring.round_result import RoundResult

COLOURS = {"recognised": "green", "not_recognised": "red", "undecided": "yellow"}
CERTAIN = 2
# A whole province fits; of a country nobody reads thousands of lines, and the workbook has them all.
MOST_SHOWN = 200
SIGNS = {"recognised": "✓", "not_recognised": "✗", "undecided": "?"}


@dataclass(frozen=True, slots=True)
class Screen:
    """Where results (``out``) and problems (``err``) are printed, and in which language."""

    say: Say
    out: Console
    err: Console
    quiet: bool

    @contextmanager
    def working(self, text: str) -> Iterator[Callable[[str], None]]:
        """A spinner on the error stream while something takes its time, and what changes its text; silent unwatched."""
        if self.quiet or not self.err.is_terminal:
            yield lambda _: None
            return
        with self.err.status(text) as shown:
            yield shown.update


def open_screen(say: Say, *, quiet: bool) -> Screen:
    """The screen of this process; without a terminal the lines are 120 wide."""
    width = None if sys.stdout.isatty() else 120
    out = Console(width=width, highlight=False, markup=False)
    return Screen(say, out, Console(stderr=True, width=width, highlight=False, markup=False), quiet)


def show_problems(screen: Screen, found: Sequence[Problem]) -> None:
    """Every problem on the error stream, errors before warnings, and how many there are.

    Those that follow each other and are mended alike stand together: what they share is said once, under the last.
    """
    found = said_once(found)
    if not found:
        return
    ordered = (*errors(found), *(told for told in found if told.severity == "warning"))
    for alike, together in groupby(ordered, lambda one: (one.code, mended(one, screen.say.language))):
        for entry in together:
            head, *rest = headed(entry, screen.say.language)
            screen.err.print(Text(head, style="red" if entry.severity == "error" else "yellow"), soft_wrap=True)
            for line in rest:
                screen.err.print(Text(line), soft_wrap=True)
        screen.err.print(Text("\n".join(alike[1])), soft_wrap=True)
        screen.err.print()
    wrong = len(errors(found))
    screen.err.print(screen.say("{wrong} lỗi, {warnings} cảnh báo.", wrong=wrong, warnings=len(found) - wrong))


def show_assessment(screen: Screen, made: RoundResult, target: Path) -> None:
    """A round: banner, decisions with their reasons, counts, and where the files are."""
    say, out = screen.say, screen.out
    if not screen.quiet:
        out.print(Text(made.round.title, style="bold"))
        out.print(Text(_basis(say, made)))
    if made.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    if provisional := provisional_sentence(made, say):
        out.print(Text(provisional, style="bold yellow"))
    out.print(_table(say, made))
    if (left := len(made.round.units) - MOST_SHOWN) > 0:
        out.print(Text(say("… và {n} xã nữa, đủ cả trong sổ kết quả.", n=say.whole(left))))
    out.print(Text(_counts(say, made)))
    if made.questions:
        out.print(Text(questions_sentence(made, say)), style="yellow")
    if received := received_sentence(made, say):
        out.print(Text(received, style="magenta"))
    if own := self_scores_sentence(made, say):
        out.print(Text(own))
    if not screen.quiet:
        out.print(Text(say("Kết quả: {path}", path=near(target / "tong-hop.xlsx"))), soft_wrap=True)
        if (sheets := target / "phieu-diem.xlsx").exists():
            out.print(Text(say("Phiếu điểm từng xã: {path}", path=near(sheets))), soft_wrap=True)
        out.print(Text(say("Dữ liệu: {path}", path=near(target / "results.json"))), soft_wrap=True)


def _basis(say: Say, made: RoundResult) -> str:
    head, recognises = made.book.standard.head, authorities_words(made, say)
    return say(
        "{title} (số {number} ngày {day}) · chốt số liệu {on} · công nhận: {recognises}",
        title=say.either(head.title, head.title_en),
        number=head.law.number,
        day=dated(made.book.standard, say),
        on=say.day(made.round.on),
        recognises=recognises,
    )


def _table(say: Say, made: RoundResult) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name, justify in (
        (say("Xã"), "left"),
        (say("Kết luận"), "left"),
        (say("Lý do"), "left"),
        (say("Điểm"), "right"),
        (say("Ngưỡng"), "right"),
    ):
        table.add_column(name, justify=justify, overflow="fold", no_wrap=name != say("Lý do"))  # type: ignore[arg-type]
    cards = {card.unit.code: card for card in made.cards}
    for unit in made.round.units[:MOST_SHOWN]:
        if unit.code in cards:
            table.add_row(*_row(say, made, cards[unit.code]))
        else:
            word = Text(f"! {verdict_word(None, say)}", style="magenta")
            table.add_row(Text(unit.name), word, Text(aside_sentence(made, unit, say)), "–", "–")
    return table


def _row(say: Say, made: RoundResult, card: Scorecard) -> list[str | Text]:
    verdict = card.decision.verdict
    word = Text(f"{SIGNS[verdict]} {card_word(card, say)}", style=COLOURS[verdict])
    points = range_words(card.decision.low, card.decision.high, say)
    reason = reason_sentence(made, card, say)
    if made_up := total_words(made.book.standard, card, say):
        reason += "\n" + say("Tổng gồm: {parts}.", parts=made_up)
    return [Text(card.unit.name), word, Text(reason), points, say.whole(card.threshold)]


def _counts(say: Say, made: RoundResult) -> str:
    counted, whole = Counter(card.decision.verdict for card in made.cards), say.whole
    return say(
        "{communes} xã: {recognised} đạt, {refused} không đạt, {open} chưa kết luận, {aside} gác lại. "
        "Chắc chắn dù các mức tạm thay đổi: {firm}.",
        communes=whole(len(made.round.units)),
        recognised=whole(counted["recognised"]),
        refused=whole(counted["not_recognised"]),
        open=whole(counted["undecided"]),
        aside=whole(len(made.aside)),
        firm=whole(sum(card.decision.firm for card in made.cards)),
    )


def near(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def show_without_engine(screen: Screen, made: RoundResult) -> None:
    """Points were looked up, not judged here: said on the error stream, beside the results."""
    text = screen.say(
        "Máy này chưa có durable-rules: điểm tra theo bảng cells.json do {judged_by} lập từ đúng bộ tiêu chí này.",
        judged_by=made.table.judged_by,
    )
    screen.err.print(Text(text, style="yellow"), soft_wrap=True)


def show_no_replay(screen: Screen) -> None:
    """Results were kept as ever; only the replay that was asked for could not be made on this machine."""
    text = screen.say(
        "Kết quả đã ghi đủ. Riêng phần phát lại (--verify) chưa làm được: máy này không có durable-rules. "
        "Điểm lấy từ cells.json, lập từ đúng bộ tiêu chí này; muốn phát lại thì chạy trên máy có durable-rules."
    )
    screen.err.print(Text(text, style="yellow"), soft_wrap=True)


def show_replay(screen: Screen, told: Replay, *, beside_json: bool = False) -> None:
    """How many messages durable-rules judged again, and that all agree; on the error stream beside plain data."""
    text = screen.say(
        "Phát lại {messages} lần xét qua durable-rules: {wrong} khác biệt.",
        messages=screen.say.whole(told.messages),
        wrong=len(told.problems),
    )
    (screen.err if beside_json else screen.out).print(Text(text, style="red" if told.problems else "green"))


def report_own_fault(say: Say, fault: Exception) -> None:
    """Our own fault: a report file for the developers, and two sentences for the user."""
    told = say(
        "Phần mềm gặp lỗi của chính nó ({kind}). Không tệp nào bị ghi dở: mỗi nơi trọn bản cũ hoặc trọn bản mới.",
        kind=type(fault).__name__,
    )
    try:
        report = Path.cwd() / "phuhop-loi.txt"
        write_whole(report, "".join(traceback.format_exception(fault)).encode("utf-8", "backslashreplace"))
        sent = say("Gửi tệp {where} cho người phát triển, kèm lệnh vừa chạy.", where=report)
    except (OSError, ProblemsFound):
        sent = say(
            "Chưa ghi được tệp báo lỗi vào thư mục đang đứng. Chạy lại lệnh ở một thư mục ghi được, "
            "rồi gửi tệp phuhop-loi.txt cho người phát triển."
        )
    sys.stderr.write(f"{told}\n{sent}\n")


def report_to_log(say: Say, fault: Exception) -> None:
    """The same on a server of several, whole in its log too: the file has the last fault alone, and these name theirs.

    A fault's notes have the reference that its page gave.
    """
    report_own_fault(say, fault)
    sys.stderr.write("".join(traceback.format_exception(fault)))
