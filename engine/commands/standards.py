"""Commands on whole standards: check, new-year, compare."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from engine.commands.options import print_json, screen_of, shared_options, workspace
from engine.language import text
from engine.problems import errors, exit_code


@click.command(
    short_help=text("Soát lỗi bộ tiêu chí hoặc phiếu của một đợt."),
    help=text(
        "Soát lỗi bộ tiêu chí, các văn bản chỉ đạo (directives) hoặc phiếu của một đợt mà không ghi kết quả; "
        "bộ tiêu chí và văn bản đúng thì lập lại cells.json.\n\n"
        "Ví dụ: phuhop check criteria/qd-06-2019 son-duong-2024"
    ),
)
@click.argument("targets", metavar=text("[BỘ_TIÊU_CHÍ hoặc ĐỢT]…"), nargs=-1)
@shared_options
def check(targets: Sequence[str], lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Check standards and rounds."""
    from engine.reporting.console.notices import show_checked
    from engine.reporting.console.screen import problem_rows, show_problems
    from engine.service.rounds import check_target

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    space = workspace()
    checked = [check_target(name, space) for name in targets or space.checkable()]
    found = [problem for entry in checked for problem in entry.problems]
    if as_json:
        print_json("phuhop/check/1", ok=not errors(found), problems=problem_rows(found, screen.say))
    else:
        show_problems(screen, found)
        for entry in checked:
            show_checked(screen, entry.name, entry.problems, entry.table)
    sys.exit(exit_code(found))


@click.command(
    "new-year",
    short_help=text("Chép một bộ tiêu chí thành bản nháp cho năm mới."),
    help=text(
        "Chép một bộ tiêu chí thành bản nháp cho năm mới: mã và ngày mới, giữ nguyên chú thích; bộ cũ không bị "
        "đụng tới. Bản nháp chấm thử được, kết quả ghi rõ BẢN NHÁP.\n\n"
        "Ví dụ: phuhop new-year qd-06-2019 qd-xx-2027 --from 2027-01-01"
    ),
)
@click.argument("old", metavar=text("BỘ_CŨ"))
@click.argument("new", metavar=text("MÃ_MỚI"))
@click.option("--from", "begins", type=click.DateTime(["%Y-%m-%d"]), required=True, help=text("Ngày bản mới bắt đầu."))
@shared_options
def new_year(old: str, new: str, begins: datetime, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Copy a standard as a draft."""
    from engine.reporting.console.compare_console import show_draft
    from engine.service.compare import draft_standard

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    folder = draft_standard(workspace(), old, new, begins.date())
    if as_json:
        print_json("phuhop/new-year/1", standard=new, folder=str(folder))
    else:
        show_draft(screen, folder)


@click.command(
    short_help=text("So sánh hai bộ tiêu chí và xem xã nào đổi kết luận, vì sao."),
    help=text(
        "So sánh hai bộ tiêu chí bằng lời, theo từng tiêu chí. Thêm --round thì chấm cả đợt bằng cả hai bộ: xã nào "
        "thêm, bớt điểm, xã nào đổi kết luận, chỉ riêng thay đổi nào đã gây ra, và ngưỡng nào nhạy nhất.\n\n"
        "Ví dụ: phuhop compare qd-34-2014 qd-06-2019 --out so-sanh"
    ),
)
@click.argument("old", metavar=text("BỘ_CŨ"))
@click.argument("new", metavar=text("BỘ_MỚI"))
@click.option("--round", "round_name", metavar=text("ĐỢT"), help=text("Tính tác động lên các xã của đợt này."))
@click.option("--out", type=click.Path(path_type=Path), help=text("Thư mục để so-sanh.xlsx và so-sanh.md."))
@shared_options
def compare(
    old: str, new: str, round_name: str | None, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Compare two standards, and their effect on a round."""
    from engine.reporting.console.compare_console import show_comparison, show_written
    from engine.reporting.excel.compare_rows import comparison_rows
    from engine.service.compare import compare_standards, write_comparison

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang so sánh…")):
        told = compare_standards(workspace(), old, new, round_name)
        written = write_comparison(out, told, screen.say) if out else ()
    if as_json:
        print_json("phuhop/compare/1", **comparison_rows(told))
    else:
        show_comparison(screen, told)
        show_written(screen, written)
