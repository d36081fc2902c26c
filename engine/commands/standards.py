"""Commands on whole standards: check, new-year, compare, page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.options import day_option, print_reply, screen_of, shared_options, store
from engine.language import text

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen


@click.command(
    short_help=text("Soát lỗi bộ tiêu chí hoặc phiếu của một đợt."),
    help=text(
        "Soát lỗi bộ tiêu chí, các văn bản chỉ đạo (directives) hoặc phiếu của một đợt mà không ghi kết quả; "
        "bộ tiêu chí và văn bản đúng thì lập lại cells.json. Bộ tiêu chí đã đổi từ lần chấp nhận trước thì chỉ báo; "
        "thêm --accept thì chấp nhận nó như đang có.\n\n"
        "Sửa ngưỡng ngay trong tệp thì thêm --examples: máy lập ví dụ ở từng ngưỡng và cho xem; thêm --apply nữa thì "
        "ghi vào tệp, giữ nguyên ghi chú và thứ tự.\n\n"
        "Ví dụ: phuhop check criteria/qd-06-2019 son-duong-2024"
    ),
)
@click.argument("targets", metavar=text("[BỘ_TIÊU_CHÍ hoặc ĐỢT]…"), nargs=-1)
@click.option("--examples", is_flag=True, help=text("Lập ví dụ còn thiếu, thay ví dụ không còn đúng; chỉ cho xem."))
@click.option("--apply", "applied", is_flag=True, help=text("Cùng --examples: ghi các ví dụ vào tệp."))
@click.option("--accept", is_flag=True, help=text("Chấp nhận bộ tiêu chí như đang có, khi không còn lỗi."))
@shared_options
def check(
    targets: Sequence[str], lang: str | None, *,
    examples: bool, applied: bool, accept: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Check standards and rounds."""
    from engine.reporting.console.notices import show_accepted, show_checked
    from engine.reporting.console.screen import show_problems
    from engine.service.check import CheckRequest
    from engine.service.check import check as check_all

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    if applied and not examples:
        raise click.UsageError(screen.say("--apply chỉ đi cùng --examples: việc soát lỗi không sửa gì của bạn."))
    if examples:
        _offer_examples(screen, targets, applied=applied, as_json=as_json)
    done = check_all(store(), CheckRequest(tuple(targets), date.today() if accept else None))
    if as_json:
        print_reply(done.reply(screen.say))
    else:
        show_problems(screen, done.problems)
        for entry in done.checked:
            show_checked(screen, entry.name, entry.problems, table=entry.table, made=entry.made)
            if entry.accepted:
                show_accepted(screen, entry.name)
    sys.exit(done.status)


def _offer_examples(screen: Screen, targets: Sequence[str], *, applied: bool, as_json: bool) -> None:
    """Show or write the examples of one standard; what was asked ends here, but for a law that is sound and whole."""
    from engine.reporting.console.import_console import show_applied, show_plan
    from engine.reporting.console.screen import show_problems
    from engine.service.edit import ExamplesRequest, make_examples

    if len(targets) != 1:
        raise click.UsageError(screen.say("Với --examples phải nêu đúng một bộ tiêu chí."))
    with screen.working(screen.say("Đang lập ví dụ và thử bộ tiêu chí…")):
        done = make_examples(store(), ExamplesRequest(targets[0], applied, date.today()))
    if as_json:
        print_reply(done.reply(screen.say))
        sys.exit(done.status)
    if done.plan.files:
        show_problems(screen, done.problems)
        show_plan(screen, done.plan, "" if done.written else f"phuhop check {targets[0]} --examples --apply")
        show_applied(screen, done.plan, done.written)
        sys.exit(done.status)
    screen.out.print(screen.say("Ví dụ đã đủ: máy không phải lập thêm."))


@click.command(
    "new-year",
    short_help=text("Chép một bộ tiêu chí thành bản nháp cho năm mới."),
    help=text(
        "Chép một bộ tiêu chí thành bản nháp cho năm mới: mã và ngày mới, giữ nguyên chú thích; bộ cũ không bị "
        "đụng tới. Bản nháp chấm thử được, kết quả ghi rõ BẢN NHÁP. Văn bản mới chỉ sửa một số điều thì thêm --amend: "
        "bản nháp chỉ ghi chỗ sửa, chỗ khác lấy nguyên từ bộ cũ.\n\n"
        "Ví dụ: phuhop new-year qd-06-2019 qd-xx-2027 --from 2027-01-01"
    ),
)
@click.argument("old", metavar=text("BỘ_CŨ"))
@click.argument("new", metavar=text("MÃ_MỚI"))
@day_option("--from", "begins", told=text("Ngày bản mới bắt đầu."), required=True)
@click.option("--amend", "amends", is_flag=True, help=text("Bản nháp chỉ sửa đổi một số điều của bộ cũ."))
@shared_options
def new_year(
    old: str, new: str, begins: datetime, lang: str | None, *, amends: bool, quiet: bool, as_json: bool
) -> None:
    """Make a draft of a standard, a copy or an amendment."""
    from engine.reporting.console.compare_console import show_draft
    from engine.service.compare import NewYearRequest, draft_new_year

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = draft_new_year(store(), NewYearRequest(old, new, begins.date(), date.today(), amends=amends))
    if as_json:
        print_reply(done.reply())
    else:
        show_draft(screen, done.folder, done.amends)


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
    from engine.service.compare import CompareRequest, write_comparison
    from engine.service.compare import compare as compare_both

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang so sánh…")):
        done = compare_both(store(), CompareRequest(old, new, round_name))
        written = write_comparison(out, done.told, screen.say) if out else ()
    if as_json:
        print_reply(done.reply())
    else:
        show_comparison(screen, done.told)
        show_written(screen, written)


@click.command(
    short_help=text("Làm trang tự chấm: một tệp HTML để xã tự tính điểm, không cần mạng."),
    help=text(
        "Làm một tệp HTML để xã tự chấm trên điện thoại hoặc máy cũ: không cần mạng, không cài gì. Xã ghi số liệu, "
        "thấy điểm với căn cứ từng mục, số liệu còn thiếu, việc nào thêm điểm ít công nhất, rồi tải về bảng CSV mà "
        "phuhop score đọc. Trang mang dấu của bộ tiêu chí bên trong.\n\n"
        "Ví dụ: phuhop page qd-06-2019 --out tu-cham.html"
    ),
)
@click.argument("standard", metavar=text("BỘ_TIÊU_CHÍ"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help=text("Ngày chốt số liệu ghi sẵn trong trang."))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi trang vào tệp .html này (mặc định: tu-cham-BỘ_TIÊU_CHÍ.html)."))  # fmt: skip
@shared_options
def page(standard: str, on: datetime | None, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Write the page by which communes score themselves."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.page.self_score_console import show_written_page
    from engine.service.policy.making_page import PageRequest, make_page

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang lập trang…")):
        done = make_page(store(), PageRequest(standard, out, on.date() if on else None), screen.say)
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply())
    else:
        show_written_page(screen, done.book, done.path, len(done.content))
