"""The command that makes a round's papers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from engine.commands.options import Worded, print_reply, screen_of, shared_options, store
from engine.language import text

if TYPE_CHECKING:
    from engine.records.papers.paper_kinds import Kind

WORDS: Final[Mapping[str, str]] = {
    "self-score": "tu-cham", "explanation": "giai-trinh", "request": "to-trinh", "appraisal": "bien-ban-tham-dinh",
    "minutes": "bien-ban-hop", "recognise": "quyet-dinh-cong-nhan", "refuse": "quyet-dinh-khong-cong-nhan",
    "notice": "thong-bao", "certificate": "giay-chung-nhan", "revoke": "quyet-dinh-thu-hoi", "summary": "tong-hop",
}  # fmt: skip


@click.command(
    short_help=text("Lập giấy tờ của đợt: bảng tự chấm, giải trình, tờ trình, biên bản, quyết định."),
    help=text(
        "Lập giấy tờ của một đợt thành tệp Word theo thể thức Nghị định 30, để trống số, ngày và chữ ký: bảng tự chấm "
        "điểm, bản giải trình, tờ trình, bảng tổng hợp từ điểm của đợt; biên bản, quyết định, thông báo từ hồ sơ đã "
        "thẩm định. Điều chưa chắc chắn, số liệu mô phỏng, thẩm quyền giả định được in nổi. Giấy nằm trong papers/ của "
        "đợt; giấy đã sửa tay không bị ghi đè. Mẫu riêng của tỉnh: --template; lấy mẫu có sẵn để sửa: --blank.\n\n"
        "Ví dụ: phuhop papers son-duong-2024 --commune 02587 --kind tu-cham"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--commune", metavar=text("XÃ"), help=text("Chỉ một xã, theo mã hoặc tên."))
@click.option("--kind", "kinds", type=Worded(WORDS), multiple=True, help=text("Loại giấy; lặp lại được."))
@click.option("--template", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar=text("THƯ_MỤC"),
              help=text("Thư mục mẫu Word riêng của tỉnh (mặc định: templates của đợt, nếu có)."))  # fmt: skip
@click.option("--blank", type=click.Path(path_type=Path, file_okay=False), metavar=text("THƯ_MỤC"),
              help=text("Chép các mẫu có sẵn vào thư mục này rồi thôi."))  # fmt: skip
@click.option("--pdf", is_flag=True, help=text("Thêm bản PDF (cần LibreOffice)."))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar=text("THƯ_MỤC"),
              help=text("Thư mục để giấy."))  # fmt: skip
@click.option("--record", "recorded", is_flag=True,
              help=text("Giữ cả trong nhật ký của đợt các giấy lập từ hồ sơ đã thẩm định (thư ký)."))  # fmt: skip
@click.option("--as", "person", default="p-000", metavar=text("NGƯỜI"),
              help=text("Ai làm: mã trong council.yaml, ví dụ p-002. Máy một người dùng thì bỏ qua."))  # fmt: skip
@shared_options
def papers(
    round_name: str,
    commune: str | None,
    kinds: tuple[Kind, ...],
    template: Path | None,
    blank: Path | None,
    out: Path | None,
    person: str,
    lang: str | None,
    *,
    pdf: bool,
    recorded: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make papers."""
    from engine.reporting.console.screen import near, show_problems
    from engine.reporting.papers.papers_console import show_papers
    from engine.service.papers.making_papers import PapersRequest, make_papers
    from engine.service.papers.own_templates import write_templates
    from engine.service.review.desk import Who, now

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    if blank:
        made = write_templates(blank)
        screen.out.print(screen.say("Đã chép {n} mẫu vào {folder}", n=len(made), folder=near(blank)), soft_wrap=True)
        return
    who = Who(person, now()) if recorded else None
    with screen.working(screen.say("Đang lập giấy tờ…")):
        done = make_papers(store(), PapersRequest(round_name, commune, kinds, template, pdf, out, who))
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply())
    else:
        show_papers(
            screen, [paper.kind for paper in done.papers], done.folder, done.told_together, recorded=done.recorded
        )
    sys.exit(done.status)
