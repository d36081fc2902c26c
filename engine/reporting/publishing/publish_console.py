"""A release on the board's screen before it is published: who, what is hidden and why, what the attacker says."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table
from rich.text import Text

from engine.records.acting.actors import moment_words, person_words
from engine.records.publishing.releases import Release
from engine.records.publishing.releasing import Draft
from engine.reporting.console.screen import Screen, near
from engine.reporting.publishing.public_words import Naming, count_words
from engine.reporting.publishing.withheld_words import proposal_lines, withheld_lines
from engine.reporting.words.sentences import simulated_sentence


def show_draft(screen: Screen, draft: Draft, naming: Naming) -> None:
    """Warnings, how many are recognised, a line a table, what is left out and why, and what the attacker found."""
    say, out, release = screen.say, screen.out, draft.release
    if not screen.quiet:
        out.print(Text(release.title, style="bold"))
    if release.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    n, whole = len(release.recognised), len(release.lines)
    about = {"n": say.whole(n), "whole": say.whole(whole), "number": release.number, "day": say.day(release.day)}
    out.print(Text(say("Lần công bố {number}, ngày {day}: {n} trên {whole} đơn vị được công nhận.", **about)))
    told = sum(line.points is not None for line in release.lines)
    out.print(Text(say("Điểm các tiêu chí không nhạy cảm: công bố của {n} đơn vị.", n=say.whole(told))))
    out.print(_tables(screen, release, naming))
    proposed = proposal_lines(release, naming, say)
    by_command = (" ".join((told, say("Thêm --by-province {datum}.", datum=datum))) for datum, told in proposed)
    for text in (*by_command, *withheld_lines(draft.withheld, naming, say)):
        out.print(Text(text, style="yellow"), soft_wrap=True)
    passed = say("Đã thử suy ngược như người ngoài và như từng xã, cùng mọi lần công bố trước: không số nào bị lộ.")
    out.print(Text(f"✓ {passed}", style="green"), soft_wrap=True)


def show_kept(screen: Screen, folder: Path | None, *, applied: bool) -> None:
    """Where the release or its preview lies, or that nothing was written."""
    say = screen.say
    if folder is None:
        told = say("Chưa ghi gì. Xem bản sẽ đăng: thêm --out THƯ-MỤC. Công bố và ghi vào sổ: thêm --apply.")
    elif applied:
        told = say("Đã công bố và ghi vào sổ: {path}", path=near(folder))
    else:
        told = say("Bản xem trước, chưa công bố: {path}", path=near(folder))
    screen.out.print(Text(told), soft_wrap=True)


def show_turn(screen: Screen, waiting: tuple[str, str] | None, *, proposed: bool) -> None:
    """Whose turn it is in a round with a record; ``waiting`` is who proposed a release, and the ISO time."""
    say = screen.say
    if proposed:
        told = say(
            "Đã ghi đề nghị công bố vào nhật ký, chưa công bố. Người thứ hai xem: --second --out THƯ-MỤC; rồi công bố: "
            "--second --apply."
        )
    elif waiting:
        by, moment = person_words(waiting[0], {}, say), moment_words(waiting[1])
        when = say.either(moment["at"], moment["at_en"])
        told = say(
            "Chưa ghi gì. {by} đã đề nghị một bản lúc {when}. Người thứ hai công bố bản ấy: --second --apply; đề nghị "
            "bản khác thay nó: --apply.", by=by, when=when,
        )  # fmt: skip
    else:
        told = say("Chưa ghi gì. Xem bản sẽ đăng: thêm --out THƯ-MỤC. Đề nghị công bố (thư ký): thêm --apply.")
    screen.out.print(Text(told), soft_wrap=True)


def show_checked(screen: Screen, count: int) -> None:
    """That what is published gives nothing away."""
    say = screen.say
    told = say("Đã soát {n} lần công bố, như người ngoài và như từng xã: không số nào bị lộ.", n=count)
    screen.out.print(Text(f"✓ {told}", style="green"), soft_wrap=True)


def _tables(screen: Screen, release: Release, naming: Naming) -> Table:
    say = screen.say
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column(say("Số liệu"), overflow="fold")
    table.add_column(say("Địa bàn"), overflow="fold")
    for name in (say("Che dưới"), say("Cộng"), say("Ô bị che")):
        table.add_column(name, justify="right", no_wrap=True)
    for told in release.tables:
        hidden = f"{told.hidden}/{len(told.figures)}" if told.shape == "full" else say("theo tỉnh")
        place = told.province or "–"
        table.add_row(naming.datum(told.datum, say), place, str(told.below), count_words(told.total), hidden)
    return table
