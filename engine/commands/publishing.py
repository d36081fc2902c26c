"""The command by which a board publishes a round: seen first, written when asked to, checked again at any time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from engine.commands.options import Worded, day_option, print_reply, screen_of, shared_options, store
from engine.language import text


@click.command(
    short_help=text("Công bố kết quả mà không để lộ một đứa trẻ nào."),
    help=text(
        "Xem trước những gì sẽ công bố của một đợt: xã nào được công nhận (theo quyết định đã ký, không theo điểm), "
        "điểm các tiêu chí không nhạy cảm, số liệu với các ô phải che, và máy thử suy ngược như người ngoài và như "
        "từng xã, cùng mọi lần công bố trước. Thêm --apply mới ghi vào published/ và vào sổ; "
        "bản để lộ thì không ghi.\n\n"
        "Đợt đã mở nhật ký (phuhop review open) thì quyết định và số liệu lấy từ nhật ký, và phải hai người: thư ký "
        "--apply để đề nghị, chủ tịch --second --apply để công bố đúng bản ấy.\n\n"
        "Ví dụ: phuhop publish son-duong-2024 --out xem-truoc"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar=text("THƯ-MỤC"),
              help=text("Ghi bản xem trước vào thư mục này, chưa công bố."))  # fmt: skip
@click.option("--by-province", "by_province", type=Worded({"all": "tat-ca"}, others=True), multiple=True,
              metavar=text("SỐ-LIỆU"),
              help=text("Số liệu này chỉ công bố con số của cả tỉnh; tat-ca là mọi số liệu."))  # fmt: skip
@day_option("--on", "today", told=text("Ngày công bố (mặc định: hôm nay)."))
@click.option("--check", is_flag=True, help=text("Soát lại những gì đã công bố, không ghi gì."))
@click.option("--apply", "apply_", is_flag=True, help=text("Công bố: ghi trọn vẹn và vào sổ, hoặc không ghi gì."))
@click.option("--second", is_flag=True, help=text("Người thứ hai (chủ tịch) công bố đúng bản thư ký đã đề nghị."))
@click.option("--as", "person", default="p-000", metavar=text("NGƯỜI"),
              help=text("Ai làm: mã trong council.yaml, ví dụ p-002. Máy một người dùng thì bỏ qua."))  # fmt: skip
@shared_options
def publish(
    round_name: str,
    out: Path | None,
    by_province: tuple[str, ...],
    today: datetime | None,
    person: str,
    lang: str | None,
    *,
    check: bool,
    apply_: bool,
    second: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """See, check or publish a release."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.publishing.publish_console import show_checked, show_draft, show_kept, show_turn
    from engine.service.publishing.publish_round import PublishRequest
    from engine.service.publishing.publish_round import publish as publish_round
    from engine.service.review.desk import Who, now

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    if second and (today or by_province or check):
        raise click.UsageError(screen.say("--second công bố đúng bản đã đề nghị: bỏ --on, --by-province và --check."))
    day = today.date() if today else date.today()
    with screen.working(screen.say("Đang thử suy ngược…")):
        asked = PublishRequest(round_name, day, by_province, check, apply_, out, second, Who(person, now()))
        done = publish_round(store(), asked)
    if as_json:
        print_reply(done.reply())
        return
    if done.problems:
        show_problems(screen, done.problems)
    if done.draft:
        show_draft(screen, done.draft, done.naming)
        if done.desk and not done.folder:
            show_turn(screen, (done.waiting.by, done.waiting.at) if done.waiting else None, proposed=done.proposed)
        else:
            show_kept(screen, done.folder, applied=done.applied)
    else:
        show_checked(screen, done.checked)
