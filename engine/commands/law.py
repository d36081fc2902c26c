"""Commands of the policy desk: ``phuhop law``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from engine.commands.law_files import law_accept, law_read
from engine.commands.options import InOrder, as_typed, print_reply, screen_of, shared_options, store
from engine.language import LANGUAGES, text
from engine.problems import errors


@click.group(
    cls=InOrder,
    short_help=text("Việc của người làm chính sách: đối chiếu và sửa bộ tiêu chí."),
    help=text(
        "Việc của người làm chính sách: đối chiếu từng con số của bộ tiêu chí với văn bản, "
        "sửa bộ tiêu chí bằng Excel.\n\n"
        "Ví dụ: phuhop law status qd-06-2019"
    ),
)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False,
              help=text("Ngôn ngữ: vi (mặc định) hoặc en."))  # fmt: skip
def law() -> None:
    """The group of the policy desk's commands."""


@law.command(
    "checklist",
    short_help=text("Lập phiếu đối chiếu mọi con số với văn bản."),
    help=text(
        "Lập phiếu đối chiếu (Excel để điền, Word để in): mọi con số của bộ tiêu chí theo thứ tự của văn bản, "
        "cột trống để ghi văn bản viết gì, trang nào, ai đọc.\n\n"
        "Ví dụ: phuhop law checklist qd-06-2019 --out doi-chieu"
    ),
)
@click.argument("standard", metavar=text("BỘ_TIÊU_CHÍ"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help=text("Thư mục để phiếu."))
@shared_options
def law_checklist(standard: str, out: Path, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Write a standard's checking sheet."""
    from engine.reporting.console.law_console import show_sheets
    from engine.service.proofread import ChecklistRequest, make_checklist

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang lập phiếu…")):
        done = make_checklist(store(), ChecklistRequest(standard, out), screen.say)
    if as_json:
        print_reply(done.reply())
    else:
        show_sheets(screen, done.written, done.kept)


@law.command(
    "check-in",
    short_help=text("Nộp lại phiếu đối chiếu đã điền."),
    help=text(
        "Nộp lại phiếu đối chiếu đã điền: con số nào khớp, con số nào văn bản ghi khác (cũ → mới), "
        "và những xã của đợt sẽ đổi kết quả; chưa ghi gì. Thêm --apply thì con số khớp thành “đã đối chiếu” "
        "trong sổ đối chiếu, con số khác được sửa vào bộ tiêu chí.\n\n"
        "Ví dụ: phuhop law check-in qd-06-2019 doi-chieu-qd-06-2019.xlsx --round son-duong-2024"
    ),
)
@click.argument("standard", metavar=text("BỘ_TIÊU_CHÍ"))
@click.argument("file", metavar=text("PHIẾU"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--round", "round_name", metavar=text("ĐỢT"), help=text("Đợt để xem xã nào đổi kết quả."))
@click.option(
    "--apply",
    "applied",
    is_flag=True,
    help=text("Ghi con số khớp vào sổ đối chiếu, sửa con số khác trong bộ tiêu chí."),
)
@shared_options
def law_check_in(
    standard: str, file: Path, round_name: str | None, lang: str | None, *, applied: bool, quiet: bool, as_json: bool
) -> None:
    """Read a checking sheet back."""
    from engine.reporting.console.law_console import show_check_in
    from engine.reporting.console.screen import show_problems
    from engine.service.proofread import CheckInRequest, read_back

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu và thử các con số…")):
        done = read_back(store(), CheckInRequest(standard, file, round_name, applied, date.today()))
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply())
    elif not errors(done.taken.done.problems):
        show_check_in(screen, done.taken, f"phuhop law check-in {standard} {as_typed(file)} --apply")
    sys.exit(done.status)


law.add_command(law_read)
law.add_command(law_accept)


@law.command(
    "status",
    short_help=text("Điểm của bộ tiêu chí dựa trên gì, còn phải đối chiếu gì."),
    help=text(
        "Bao nhiêu điểm dựa trên nguyên văn, báo chí, mức đặt tạm hay đã đối chiếu, theo từng tiêu chí; "
        "còn bao nhiêu con số phải đối chiếu.\n\n"
        "Ví dụ: phuhop law status qd-06-2019"
    ),
)
@click.argument("standard", metavar=text("BỘ_TIÊU_CHÍ"))
@shared_options
def law_status(standard: str, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Say what a standard's points rest on."""
    from engine.reporting.console.law_console import show_status
    from engine.reporting.console.screen import show_problems
    from engine.reporting.console.standing_console import show_standing
    from engine.service.proofread import StatusRequest, status

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = status(store(), StatusRequest(standard))
    if as_json:
        print_reply(done.reply())
    else:
        show_problems(screen, done.problems)
        show_status(screen, done.book)
        show_standing(screen, done.book, done.laws, done.accepted)


@law.command(
    "show",
    short_help=text("In cả bộ tiêu chí trên một trang."),
    help=text(
        "In cả bộ tiêu chí trên một trang: từng mục đo gì, mức nào được mấy điểm, ngưỡng, điều kiện, thẩm quyền, "
        "mỗi con số kèm dấu cho biết nó chắc đến đâu. Thêm --out thì ghi ra tệp Word để đọc cùng văn bản và ký.\n\n"
        "Ví dụ: phuhop law show qd-06-2019 --out qd-06-2019.docx"
    ),
)
@click.argument("standard", metavar=text("BỘ_TIÊU_CHÍ"))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=text("Tệp Word để ghi."))
@shared_options
def law_show(standard: str, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Show a whole standard."""
    from engine.reporting.console.screen import near
    from engine.reporting.law_page.page_console import show_page
    from engine.service.policy.show_law import ShowRequest, show_law

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = show_law(store(), ShowRequest(standard, out), screen.say)
    if as_json:
        print_reply(done.reply(screen.say))
        return
    if done.written is None:
        show_page(screen, done.book)
    else:
        screen.out.print(screen.say("Đã ghi {path}", path=near(done.written)), soft_wrap=True)


@law.command(
    "export",
    short_help=text("Xuất bộ tiêu chí ra sổ Excel để đọc và sửa."),
    help=text(
        "Xuất bộ tiêu chí ra một sổ Excel: tiêu chí, mục, bậc, số liệu, nhóm, ngưỡng, việc nên làm, căn cứ, ví dụ, "
        "có ghi chú ở đầu cột và danh sách xổ xuống.\n\n"
        "Ví dụ: phuhop law export qd-06-2019 --out qd-06-2019.xlsx"
    ),
)
@click.argument("standard", metavar=text("BỘ_TIÊU_CHÍ"))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=text("Tệp Excel để ghi."))
@shared_options
def law_export(standard: str, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Write a standard as a workbook."""
    from engine.reporting.console.screen import near
    from engine.service.edit import LawExportRequest, export_law

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = export_law(store(), LawExportRequest(standard, out), screen.say)
    if as_json:
        print_reply(done.reply())
    else:
        screen.out.print(screen.say("Đã xuất {path}", path=near(done.path)), soft_wrap=True)


@law.command(
    "import",
    short_help=text("Đọc lại sổ Excel đã sửa vào bộ tiêu chí."),
    help=text(
        "Đọc lại sổ Excel đã sửa: kể từng thay đổi (cũ → mới, ở ô nào) và mọi lỗi theo trang và ô; chưa ghi gì. "
        "Thêm --apply thì ghi vào các tệp của bộ tiêu chí, chỉ ở những dòng đã sửa, khi không còn lỗi.\n\n"
        "Ví dụ: phuhop law import qd-06-2019.xlsx --apply"
    ),
)
@click.argument("file", metavar=text("SỔ"), type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help=text("Thư mục của bộ tiêu chí."))
@click.option("--apply", "applied", is_flag=True, help=text("Ghi các thay đổi vào bộ tiêu chí."))
@click.option("--examples", is_flag=True, help=text("Lập lại ví dụ ở các ngưỡng đã sửa."))
@click.option("--overwrite", is_flag=True, help=text("Ghi cả khi bộ tiêu chí đã đổi sau khi xuất sổ."))
@shared_options
def law_import(
    file: Path, into: Path | None, lang: str | None, *,
    examples: bool, applied: bool, overwrite: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Read a workbook of a standard back."""
    from engine.reporting.console.import_console import show_applied, show_plan
    from engine.reporting.console.screen import show_problems
    from engine.service.edit import LawImportRequest, import_law

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc sổ và thử bộ tiêu chí…")):
        done = import_law(store(), LawImportRequest(file, into, applied, examples, overwrite, date.today()))
    if as_json:
        print_reply(done.reply(screen.say))
    else:
        show_problems(screen, done.problems)
        said = (f"--into {as_typed(into)}" if into else "", "--examples" * examples, "--overwrite" * done.is_behind)
        again = " ".join(filter(None, ("phuhop law import", as_typed(file), *said, "--apply")))
        show_plan(screen, done.plan, "" if applied and not done.waits else again)
        show_applied(screen, done.plan, done.written)
    sys.exit(done.status)


@law.command(
    "schema",
    short_help=text("Ghi JSON Schema của các tệp bộ tiêu chí."),
    help=text(
        "Ghi JSON Schema của các tệp bộ tiêu chí vào criteria/schemas: trình soạn thảo gợi ý khóa, gạch đỏ chỗ sai.\n\n"
        "Ví dụ: phuhop law schema"
    ),
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=text("Thư mục để ghi."))
@shared_options
def law_schema(out: Path | None, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Write the JSON Schemas of the law's files."""
    from engine.reporting.console.screen import near
    from engine.service.edit import write_schemas

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = write_schemas(store(), out)
    if as_json:
        print_reply(done.reply())
    else:
        told = screen.say("Đã ghi {n} tệp vào {folder}", n=len(done.written), folder=near(done.folder))
        screen.out.print(told, soft_wrap=True)
