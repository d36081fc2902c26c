"""``phuhop review out`` and ``in``, the appraisal workbook both ways, and ``visits``: what to look at first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from engine.commands.options import print_reply, screen_of, shared_options, store
from engine.commands.review.desk_options import COMMUNES, ROUND
from engine.language import text


@click.command(
    "out",
    short_help=text("Lấy sổ thẩm định Excel: mỗi xã một trang, xã khai bên cạnh ô của hội đồng."),
    help=text(
        "Sổ Excel cho hội đồng: mỗi xã một trang, số xã khai kèm văn bản và ô trong phiếu, điểm của hai bên, ô nền "
        "vàng để chấp nhận, sửa số, yêu cầu bổ sung. Không nêu xã thì gồm các hồ sơ đang thẩm định.\n\n"
        "Ví dụ: phuhop review out son-duong-2024 --commune 02587"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--commune", "communes", multiple=True, metavar=text("XÃ"), help=text("Chỉ xã này; nêu được nhiều lần."))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi vào tệp .xlsx này."))  # fmt: skip
@shared_options
def out(
    round_name: str, communes: Sequence[str], out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Hand the workbook out."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.desk_console import show_handed_out
    from engine.service.review.appraisal.appraisal_out import hand_out
    from engine.service.review.desk import open_desk
    from engine.service.review.told import handed_out_reply

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    desk = open_desk(store(), round_name)
    show_problems(screen, desk.record.notices)
    done = hand_out(desk, communes, screen.say, out)
    if as_json:
        print_reply(handed_out_reply(desk.name, done))
    else:
        show_handed_out(screen, done.path, done.pages)


@click.command(
    "in",
    short_help=text("Nhập lại sổ thẩm định: xem sẽ đổi gì, --apply để ghi."),
    help=text(
        "Đọc sổ hội đồng đã điền. Ô nào không đọc được, thiếu lý do hoặc văn bản thì nêu đúng ô ấy và cả sổ chưa được "
        "ghi; số đã có người khác sửa sau khi lấy sổ thì nêu cả hai số.\n\n"
        "Ví dụ: phuhop review in son-duong-2024 tham-dinh.xlsx --apply"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("file", metavar=text("TỆP"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "person", default="p-000", metavar=text("NGƯỜI"),
              help=text("Ai làm: mã trong council.yaml, ví dụ p-002. Máy một người dùng thì bỏ qua."))  # fmt: skip
@click.option("--apply", "applied", is_flag=True, help=text("Ghi vào nhật ký; không có thì chỉ cho xem sẽ ghi gì."))
@shared_options
def in_(
    round_name: str, file: Path, person: str, lang: str | None, *, applied: bool, quiet: bool, as_json: bool
) -> None:
    """Read the workbook back."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.desk_console import show_read_back
    from engine.service.review.appraisal.appraisal_changes import told_changes
    from engine.service.review.appraisal.appraisal_in import read_in
    from engine.service.review.desk import Who, now, open_desk
    from engine.service.review.told import read_back_reply

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    desk = open_desk(store(), round_name)
    with screen.working(screen.say("Đang đọc sổ thẩm định…")):
        done = read_in(desk, file, Who(person, now()), applied=applied)
    show_problems(screen, (*desk.record.notices, *desk.told, *done.warnings))
    if as_json:
        print_reply(read_back_reply(desk.name, done, screen.say))
    else:
        show_read_back(screen, told_changes(desk, done.changes), unchanged=done.unchanged, applied=applied)
    sys.exit(done.status)


@click.command(
    "visits",
    short_help=text("Nên xem gì trước: số quyết định kết luận, số hay phải sửa, cảnh báo chưa trả lời; thống kê."),
    help=text(
        "Nêu theo từng xã số liệu nên xem trước: vì sao, ở ô nào của phiếu, theo văn bản nào, nơi nào giữ; mọi mâu "
        "thuẫn trong số xã khai và xã đã trả lời chưa; hội đồng sửa mục nào, tăng giảm bao nhiêu điểm, kết luận nào "
        "đổi. Không ghi gì vào nhật ký. Đủ mọi xã trong tham-dinh-thong-ke.xlsx; nêu tên xã thì chỉ xem trên màn "
        "hình.\n\n"
        "Ví dụ: phuhop review visits son-duong-2024"
    ),
)
@ROUND
@COMMUNES
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi vào tệp .xlsx này."))  # fmt: skip
@shared_options
def visits(
    round_name: str, communes: Sequence[str], out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Tell what to look at first."""
    from engine.reporting.review.placed_console import show_standard
    from engine.reporting.review.visits_console import show_visits
    from engine.service.replies.recorded.visits_reply import visits_told
    from engine.service.review.desk import open_desk
    from engine.service.review.visiting import look_at

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    desk = open_desk(store(), round_name)
    with screen.working(screen.say("Đang so số xã khai với số hội đồng…")):
        done = look_at(desk, communes, screen.say, out)
    if as_json:
        print_reply(visits_told([(own.looked, own.path) for own in done], screen.say))
        return
    for own in done:
        if len(desk.benches) > 1:
            show_standard(screen, own.looked.book.standard)
        show_visits(screen, own.looked, own.path, every=bool(communes))
