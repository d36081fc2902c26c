"""``phuhop law read``: a decision's file, or a letter's that gives tasks."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.options import Whole, as_typed, print_reply, screen_of, shared_options, store
from engine.language import text
from engine.problems import Place, ProblemsFound, problem

if TYPE_CHECKING:
    from engine.language import Say
    from engine.reporting.console.screen import Screen
    from engine.service.reading.law_reading import LawReadRequest


@click.command(
    "read",
    short_help=text(
        "Đọc tệp của quyết định hay công văn: điền phiếu đối chiếu, lập bản máy đọc, đề nghị việc phải làm."
    ),
    help=text(
        "Đọc tệp của quyết định (.docx, .doc, .html, PDF có chữ; PDF quét nếu máy có tesseract): "
        "tìm bảng tiêu chí, từng bậc, điểm, ngưỡng, ngày, "
        "mỗi số kèm câu và chỗ trong văn bản. --for điền sẵn phiếu đối chiếu, người xem rồi ghi “đúng” và nộp bằng "
        "law check-in; --draft lập bản máy đọc của văn bản mới để so sánh. --directive đọc công văn giao việc: đề nghị "
        "từng việc kèm mục, ai làm, thời hạn, câu của văn bản, để người nhận; chưa ai nhận thì chưa việc nào được "
        "theo dõi. Câu không hiểu trọn thì hỏi, không đoán.\n\n"
        "Ví dụ: phuhop law read 06-qd-ttg.docx --for qd-06-2019 --out phieu.xlsx\n\n"
        "Ví dụ: phuhop law read --directive cong-van.docx --for qd-06-2019 --out nhap-cong-van.yaml"
    ),
)
@click.argument("file", metavar=text("TỆP"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--for", "standard", metavar=text("BỘ_TIÊU_CHÍ"), help=text("Bộ tiêu chí để đối chiếu."))
@click.option("--draft", metavar=text("TÊN"), help=text("Tên của bản máy đọc, như qd-27-2027."))
@click.option("--directive", is_flag=True, help=text("Tệp là công văn giao việc: đề nghị việc phải làm."))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help=text("Phiếu đối chiếu (.xlsx) hoặc bản nháp việc (.yaml) để ghi."))  # fmt: skip
@click.option("--table", type=Whole(min=1), help=text("Bảng tiêu chí thứ mấy, khi tệp có nhiều."))
@shared_options
def law_read(
    file: Path, standard: str | None, draft: str | None, out: Path | None, table: int | None, lang: str | None, *,
    directive: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Read a decision's file, or a directive letter's."""
    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    if directive:
        if draft is not None or table is not None:
            raise ProblemsFound([problem("READ-136", Place(file.name))])
        sys.exit(_read_letter(screen, (file, out, standard), as_json=as_json))
    from engine.law.loading import load_standard
    from engine.reporting.console.screen import near, show_problems
    from engine.reporting.reading.reading_console import pages_told, show_left, show_matches
    from engine.service.reading.law_reading import LawReadRequest, read_decision

    asked = LawReadRequest(file, standard, draft, out, table)
    with screen.working(screen.say("Đang đọc văn bản…")) as shown:
        done = read_decision(store(), asked, date.today(), screen.say, told=pages_told(screen.say, shown))
    if as_json:
        print_reply(done.reply(screen.say))
        sys.exit(done.status)
    show_problems(screen, done.problems)
    if standard:
        show_matches(screen, load_standard(store().standard(standard)), done.matches)
    show_left(screen, done.asked)
    for path in filter(None, (done.written, done.pictures)):
        screen.out.print(screen.say("Đã ghi {path}", path=near(path)), soft_wrap=True)
    if done.written:
        screen.out.print(_goes_on(screen.say, asked, near(done.written)), soft_wrap=True)
    sys.exit(done.status)


def _goes_on(say: Say, asked: LawReadRequest, written: Path | str) -> str:
    """What a person does with the sheet or the reading that was written."""
    if asked.draft is None:
        sheet = {"standard": asked.standard, "path": as_typed(written)}
        return say("Đi qua từng dòng trên phiếu rồi nộp: phuhop law check-in {standard} {path}", **sheet)
    return say(
        "So với bộ đang dùng: phuhop compare BỘ_TIÊU_CHÍ {name}. Bản máy đọc không chấm được: muốn chấm theo văn bản "
        "này thì lập bản sửa bằng phuhop new-year, ghi chỗ khác, rồi đối chiếu bằng phuhop law read TỆP --for BẢN_SỬA.",
        name=asked.draft,
    )


def _read_letter(screen: Screen, asked: tuple[Path, Path | None, str | None], *, as_json: bool) -> int:
    from engine.reporting.console.screen import near, show_problems
    from engine.reporting.reading.letter_console import show_letter
    from engine.reporting.reading.reading_console import pages_told
    from engine.service.reading.letter_reading import LetterReadRequest, read_directive

    with screen.working(screen.say("Đang đọc văn bản…")) as shown:
        told = pages_told(screen.say, shown)
        done = read_directive(store(), LetterReadRequest(*asked), date.today(), screen.say, told=told)
    if as_json:
        print_reply(done.reply(screen.say))
        return done.status
    show_problems(screen, done.problems)
    show_letter(screen, done.read)
    for path in (done.draft, done.listed):
        screen.out.print(screen.say("Đã ghi {path}", path=near(path)), soft_wrap=True)
    again = screen.say(
        "Đi qua từng việc trên tờ Excel rồi nộp: phuhop law accept {path}", path=as_typed(near(done.listed))
    )
    screen.out.print(again, soft_wrap=True)
    return done.status


@click.command(
    "accept",
    short_help=text("Nộp lại tờ việc máy đề nghị: việc nhận thành tệp việc được theo dõi."),
    help=text(
        "Nộp lại tờ Excel của law read --directive sau khi đã đi qua từng việc: nhận mấy việc, bỏ mấy, còn điều gì "
        "chưa trả lời; chưa ghi gì. Thêm --apply thì các việc đã nhận được ghi vào criteria/directives, kèm người xem "
        "và ngày, khi mọi dòng đã quyết và không còn lỗi.\n\n"
        "Ví dụ: phuhop law accept nhap-cong-van.xlsx --apply"
    ),
)
@click.argument("file", metavar=text("TỜ_VIỆC"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--apply", "applied", is_flag=True, help=text("Ghi các việc đã nhận vào criteria/directives."))
@shared_options
def law_accept(file: Path, lang: str | None, *, applied: bool, quiet: bool, as_json: bool) -> None:
    """Read a list of proposed tasks back."""
    from engine.problems import errors
    from engine.reporting.console.screen import near, show_problems
    from engine.service.reading.letter_accepting import LetterAcceptRequest, accept_tasks

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = accept_tasks(store(), LetterAcceptRequest(file, applied), date.today())
    if as_json:
        print_reply(done.reply(screen.say))
        sys.exit(done.status)
    show_problems(screen, done.problems)
    told = screen.say(
        "Nhận {accepted} việc, bỏ {left_out}, chưa quyết {waiting}.",
        accepted=done.counts["accepted"], left_out=done.counts["left out"], waiting=done.counts["waiting"],
    )  # fmt: skip
    screen.out.print(told, soft_wrap=True)
    if done.written:
        screen.out.print(screen.say("Đã ghi {path}", path=near(done.written)), soft_wrap=True)
        screen.out.print(screen.say("Lập bảng việc cho máy: phuhop check directives"), soft_wrap=True)
    elif not errors(done.problems) and not done.counts["waiting"]:
        screen.out.print(screen.say("Để ghi: phuhop law accept {file} --apply", file=as_typed(file)), soft_wrap=True)
    sys.exit(done.status)
