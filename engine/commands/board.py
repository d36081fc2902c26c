"""Commands of a board between the first day of a round and the last: register, return, dossier."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from engine.commands.options import day_option, print_reply, screen_of, shared_options, store
from engine.language import text


@click.command(
    short_help=text("Xem xã nào đã gửi phiếu, chưa gửi, gửi sai, và việc cần làm."),
    help=text(
        "Sổ theo dõi nhận phiếu của một đợt: xã nào chưa gửi, gửi phiếu trống, gửi tệp không dùng được, điền dở, "
        "phải sửa, đủ số liệu; việc cần làm với từng xã; còn bao nhiêu ngày đến ngày chốt số liệu. "
        "Ghi so-theo-doi.xlsx trong thư mục của đợt, in được khổ A4.\n\n"
        "Ví dụ: phuhop register son-duong-2024 --on 2024-11-10"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@day_option("--on", "today", told=text("Tính đến ngày nào (mặc định: hôm nay)."))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi sổ vào tệp .xlsx này."))  # fmt: skip
@shared_options
def register(
    round_name: str, today: datetime | None, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Tell who has sent what."""
    from engine.reporting.board.register_console import show_register
    from engine.service.board.receiving import RegisterRequest, keep_register
    from engine.service.board.receiving import register as open_register

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu…")):
        done = open_register(store(), RegisterRequest(round_name, today.date() if today else date.today()))
        path = keep_register(done, screen.say, out)
    if as_json:
        print_reply(done.reply(path))
    else:
        show_register(screen, done.register, path)


@click.command(
    "return",
    short_help=text("Làm trang các chỗ phải sửa để trả phiếu cho xã."),
    help=text(
        "Làm cho mỗi xã có chỗ phải sửa một trang, Word và Excel, nêu từng ô: đã ghi gì, điều chưa đúng, cách sửa, hạn "
        "để trống. Trang nằm trong returned/ của đợt; chạy không nêu xã thì thay trọn các trang cũ; "
        "trang cũ của xã đã sửa xong được bỏ. Trang gửi xã luôn bằng tiếng Việt.\n\n"
        "Ví dụ: phuhop return son-duong-2024 02623"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("commune", metavar=text("[XÃ]"), required=False)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=text("Thư mục để trang."))
@shared_options
def return_(
    round_name: str, commune: str | None, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Write the pages that go back to communes."""
    from engine.reporting.board.slip_console import show_slips
    from engine.service.board.sending_back import ReturnRequest, send_back

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu…")):
        done = send_back(store(), ReturnRequest(round_name, commune, out))
    if as_json:
        print_reply(done.reply())
    else:
        show_slips(screen, done.slips, done.folder, done.only)


@click.command(
    short_help=text("Gói hồ sơ mang đi: ai cũng kiểm lại được từng điểm mà không cần phuhop."),
    help=text(
        "Gói một đợt, hoặc một xã của đợt, thành một tệp .zip mang đi được: luật, phiếu, số liệu, điểm, nhật ký hồ sơ "
        "nếu có, và hai chương trình kiểm đi kèm (verify.py cho máy có Python, verify.html cho trình duyệt). "
        "Cùng một đợt luôn ra đúng từng byte như nhau. Hồ sơ một xã chỉ có phiếu của xã ấy.\n\n"
        "Ví dụ: phuhop dossier son-duong-2024 02587 --out ho-so-dong-quy.zip"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("commune", metavar=text("[XÃ]"), required=False)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi hồ sơ vào tệp .zip này (mặc định: ho-so-mang-di.zip trong thư mục của đợt)."))  # fmt: skip
@shared_options
def dossier(
    round_name: str, commune: str | None, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Pack a round, or a commune of it, with what checks it."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.dossier.dossier_console import show_dossier
    from engine.service.dossier.making_dossier import DossierRequest, make_dossier

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu và chấm điểm…")):
        done = make_dossier(store(), DossierRequest(round_name, commune, out))
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply())
    else:
        show_dossier(screen, done.packed, done.path, len(done.files))
