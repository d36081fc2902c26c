"""The law's standing on the console: what its points rest on, what is left to check, and a sheet read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.comparing.shifts import Shift
from engine.desk.proofreading.check_in import Taken
from engine.desk.proofreading.checklist import Found
from engine.desk.proofreading.law_status import MARKS, Part, law_status, provisional_points
from engine.language import Say
from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.readings.matched import Lost
from engine.law.readings.telling import losses_of, names_words, why_words
from engine.reporting.console.screen import COLOURS, SIGNS, Screen, near
from engine.reporting.words.asking.sought import asked_words
from engine.reporting.words.bands import range_words
from engine.reporting.words.checklist_lines import title_of, value_words
from engine.reporting.words.sentences import mark_word, verdict_word

MOST_SHIFTS = 40


def show_status(screen: Screen, book: Lawbook) -> None:
    """Points by mark for each criterion, how many numbers have been checked, and marks that fell back."""
    say, parts = screen.say, law_status(book)
    screen.out.print(Text(_headline(book, parts, say), style="bold"))
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column(say("Phần"), overflow="fold")
    points = (say("điểm nguyên văn"), say("điểm theo báo chí"), say("điểm đặt tạm"), say("điểm đã đối chiếu"))
    for title in (*points, say("số đã đối chiếu"), say("số còn lại")):
        table.add_column(title, justify="right", max_width=9)
    for part in parts:
        table.add_row(*_cells(part, say))
    sums = [say.whole(sum(part.points[mark] for part in parts)) for mark in MARKS]
    checked, left = sum(len(p.numbers) - len(p.left) for p in parts), sum(len(p.left) for p in parts)
    table.add_row(Text(say("Cộng"), style="bold"), *sums, say("{n} số", n=checked), say("{n} số", n=left), style="bold")
    screen.out.print(table)
    half = sum(len(part.half_read) for part in parts)
    if half:
        readers = book.standard.head.readers
        told = say("{n} số chưa đủ người đọc; bộ tiêu chí đòi {readers} người.", n=half, readers=readers)
        screen.out.print(Text(told, style="yellow"))
    show_readings(screen, book)
    if left and not screen.quiet:
        screen.out.print(say("Lập phiếu để đối chiếu: phuhop law checklist {standard}", standard=book.standard.head.id))


def _headline(book: Lawbook, parts: Sequence[Part], say: Say) -> str:
    points = {mark: sum(part.points[mark] for part in parts) for mark in MARKS}
    told = ", ".join(
        say("{points} {mark}", points=say.whole(points[m]), mark=mark_word(m, say)) for m in MARKS if points[m]
    )
    maximum = say.whole(book.standard.head.maximum.points)
    return say(
        "{standard}: {maximum} điểm dựa trên: {told}", standard=book.standard.head.id, maximum=maximum, told=told
    )


def _cells(part: Part, say: Say) -> tuple[Text | str, ...]:
    points = [say.whole(part.points[mark]) if part.points[mark] else "" for mark in MARKS]
    left = len(part.left)
    done = len(part.numbers) - left
    return (
        Text(title_of(part, say)),
        *points,
        str(done) if done else "",
        Text(str(left) if left else "✓", style="" if left else "green"),
    )


def show_readings(screen: Screen, book: Lawbook, before: Lawbook | None = None) -> None:
    """How many readings of the ledger stand, and each that does not any more: whose and why; nothing without a ledger.

    With ``before`` only those are told that stood there.
    """
    say = screen.say
    for loss in losses_of(show_kept(screen, book, before), say):
        words = say(
            "! {names}: {who} đã đối chiếu {day}, trang {page}; mất vì {why}. Phải đối chiếu lại.",
            names=names_words(loss, say),
            who=loss.first.entry.who,
            day=say.day(loss.first.entry.when),
            page=loss.first.entry.page,
            why=why_words(loss.first, say),
        )
        screen.out.print(Text(words, style="yellow"), soft_wrap=True)


def show_kept(screen: Screen, book: Lawbook, before: Lawbook | None = None) -> tuple[Lost, ...]:
    """How many readings stand and how many do not any more, which are given back; nothing without a ledger."""
    if not book.ledger:
        return ()
    stood, readings = None if before is None else before.readings.kept, book.readings
    lost = tuple(gone for gone in readings.lost if stood is None or gone.entry in stood)
    told = screen.say("Sổ đối chiếu: giữ {kept} lần đọc, mất {lost}.", kept=len(readings.kept), lost=len(lost))
    screen.out.print(Text(told, style="yellow" if lost else ""), soft_wrap=True)
    return lost


def show_sheets(screen: Screen, written: Sequence[Path], kept: Sequence[Path]) -> None:
    """Where the checking sheets are; those that were there already are left as they are."""
    say = screen.say
    for path in written:
        screen.out.print(near(path), soft_wrap=True)
    if kept:
        names = ", ".join(path.name for path in kept)
        told = say("Giữ nguyên {names} (có thể đang điền); đổi tên hoặc dùng --out để lập phiếu mới.", names=names)
        screen.out.print(Text(told, style="yellow"), soft_wrap=True)
    if not screen.quiet:
        screen.out.print(say("Điền cột nền vàng rồi nộp lại: phuhop law check-in BỘ_TIÊU_CHÍ PHIẾU"))


def show_check_in(screen: Screen, taken: Taken, call: str) -> None:
    """What agreed, what differs and whom that moves, what was written; ``call`` applies what waits."""
    say, done = screen.say, taken.done
    if done.agreed or done.different:
        told = say("{n} số khớp với bộ tiêu chí.", n=len(done.agreed))
    else:
        told = say("Phiếu chưa điền số nào nên không có gì để đối chiếu.")
    screen.out.print(Text(told, style="green" if done.agreed else ""))
    show_different(screen, done.book, done.different)
    if taken.obstacles:
        told = say("Sửa theo những số ấy thì bộ tiêu chí còn lỗi (xem ở trên): sửa cả các số liên quan rồi nộp lại.")
        screen.out.print(Text(told, style="red"), soft_wrap=True)
    if taken.shifts is not None:
        show_shifts(screen, taken.round, taken.shifts)
        if taken.aside:
            told = say("{n} xã của đợt chưa chấm được nên không xét ở đây.", n=taken.aside)
            screen.out.print(Text(told, style="yellow"))
    if taken.tried:
        show_readings(screen, taken.now if taken.ledger else taken.tried, done.book)
    before, now = provisional_points(done.book), provisional_points(taken.now)
    if before != now:
        text = say("Điểm còn dựa trên mức đặt tạm: {before} → {now}.", before=say.whole(before), now=say.whole(now))
        screen.out.print(text)
    show_written(screen, taken.ledger, taken.written)
    if done.different and not taken.written and not taken.obstacles:
        told = say("Chưa sửa con số nào của bộ tiêu chí. Đồng ý thì chạy: {call}", call=call)
        screen.out.print(Text(told, style="yellow"), soft_wrap=True)
    elif done.agreed and not taken.ledger and not taken.obstacles:
        told = say("Chưa ghi gì vào sổ đối chiếu. Đồng ý thì chạy: {call}", call=call)
        screen.out.print(Text(told, style="yellow"), soft_wrap=True)


def show_different(screen: Screen, book: Lawbook, rows: Sequence[Found]) -> None:
    """Numbers that the text has otherwise, old → new."""
    say = screen.say
    if not rows:
        return
    screen.out.print(Text(say("{n} số văn bản ghi khác:", n=len(rows)), style="bold yellow"))
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for title in (say("Con số"), say("Cần tìm"), say("Cũ → mới"), say("Trang"), say("Người đối chiếu"), say("Ô")):
        table.add_column(title, overflow="fold")
    for row in rows:
        item = item_of(book, row.number.owner)
        old, new = value_words(row.number, say, item), value_words(row.number, say, item, row.value)
        asked = asked_words(row.number, say)
        table.add_row(*map(Text, (row.number.id, asked, f"{old} → {new}", row.page, row.who, row.place.cell)))
    screen.out.print(table)


def show_shifts(screen: Screen, title: str, shifts: Sequence[Shift]) -> None:
    """The communes of a round that the new numbers score or decide otherwise."""
    say = screen.say
    flips = sum(shift.flips for shift in shifts)
    told = say("{title}: {n} xã đổi điểm, trong đó {flips} xã đổi kết luận.", title=title, n=len(shifts), flips=flips)
    screen.out.print(Text(told, style="bold"))
    if not shifts:
        return
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in (say("Xã"), say("Tổng điểm"), say("Kết luận")):
        table.add_column(name, overflow="fold")
    for shift in shifts[:MOST_SHIFTS]:
        table.add_row(Text(shift.unit.name), _points(shift, say), _verdicts(shift, say))
    screen.out.print(table)
    if len(shifts) > MOST_SHIFTS:
        screen.out.print(say("… và {n} xã nữa.", n=len(shifts) - MOST_SHIFTS))


def _points(shift: Shift, say: Say) -> str:
    cards = (shift.before, shift.after)
    return " → ".join(range_words(card.decision.low, card.decision.high, say) if card else "–" for card in cards)


def _verdicts(shift: Shift, say: Say) -> Text:
    old, new = (card.decision.verdict if card else None for card in (shift.before, shift.after))
    if old == new:
        return Text(verdict_word(new, say))
    sign = SIGNS.get(new or "", "!")
    return Text(f"{verdict_word(old, say)} → {sign} {verdict_word(new, say)}", style=COLOURS.get(new or "", "magenta"))


def show_written(screen: Screen, ledger: Path | None, files: Sequence[Path]) -> None:
    """What was written, or that the differing numbers wait for ``--apply``."""
    say = screen.say
    for path in (*((ledger,) if ledger else ()), *files):
        screen.out.print(Text(say("Đã ghi {path}", path=near(path))), soft_wrap=True)
    if files:
        renewed = say("Xem lại các ví dụ mới (“Máy lập”) trong các tệp vừa sửa; cells.json đã lập lại.")
        screen.out.print(renewed)
        told = say(
            "Phiếu minh chứng phát theo bộ tiêu chí trước khi sửa sẽ bị trả lại: làm phiếu mới bằng phuhop form."
        )
        screen.out.print(Text(told, style="yellow"), soft_wrap=True)


def item_of(book: Lawbook, owner: str) -> Item | None:
    """The item that a number belongs to."""
    name = owner.split("/", 1)[0].split("@", maxsplit=1)[0]
    return next((item for item in book.standard.items if item.id == name), None)
