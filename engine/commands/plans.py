"""Commands before and after scoring: forms for the communes, tasks of the letters, the plan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from engine.commands.options import Worded, print_reply, screen_of, shared_options, store
from engine.language import text


@click.command(
    short_help=text("Xem việc nào của văn bản chỉ đạo đã xong, sắp đến hạn, quá hạn."),
    help=text(
        "Theo dõi nhiệm vụ trong các văn bản chỉ đạo mà round.yaml của đợt nêu: việc nào xong, muộn, quá hạn, "
        "và các tiêu chí liên quan đang giữ bao nhiêu điểm. Việc quá hạn đứng đầu.\n\n"
        "Ví dụ: phuhop tasks son-duong-2024 --by han --ics nhiem-vu.ics"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--by", type=Worded({"commune": "xa", "body": "co-quan", "deadline": "han"}), default="commune",
              help=text("Xếp theo xã, cơ quan phải làm hoặc hạn."))  # fmt: skip
@click.option("--commune", metavar=text("XÃ"), help=text("Chỉ một xã, từng việc một (mã hoặc tên)."))
@click.option("--ics", metavar=text("TỆP"), type=click.Path(path_type=Path, dir_okay=False),
              help=text("Ghi các hạn sắp tới vào tệp lịch, mở được bằng Outlook và Google Calendar."))  # fmt: skip
@shared_options
def tasks(
    round_name: str, by: Any, commune: str | None, ics: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Show the tasks of a round's letters."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.console.tasks_console import show_calendar, show_tasks
    from engine.reporting.parts.parts_console import show_part
    from engine.service.plan import TasksRequest, calendar_paths, keep_calendar, tasks_of_parts, tasks_reply_of

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu và xét nhiệm vụ…")):
        done = tasks_of_parts(store(), TasksRequest(round_name, commune))
    show_problems(screen, [found for part in done for found in part.problems])
    if as_json:
        print_reply(tasks_reply_of(done, screen.say))
    for part in done if not as_json else ():
        show_part(screen, part.made, [own.made for own in done])
        show_tasks(screen, part.made, part.tasks, by=by, only=part.only)
    for path, part in calendar_paths(ics, done) if ics else ():
        written = keep_calendar(path, part, screen.say)
        if not as_json:
            show_calendar(screen, path, written)


@click.command(
    short_help=text("Lập kế hoạch chung cho mọi xã của một đợt."),
    help=text(
        "Lập một kế hoạch cho cả đợt từ đường đến đạt chuẩn của từng xã, số liệu còn thiếu, việc đến hạn và quá hạn; "
        "ghi plan/ke-hoach.xlsx, plan/ke-hoach.docx (bản thảo theo thể thức Nghị định 30/2020, số, ngày và chữ ký "
        "để trống) và plan/plan.json. Đợt có previous: trong round.yaml thì đối chiếu với kế hoạch của đợt trước.\n\n"
        "Ví dụ: phuhop plan son-duong-2024 --by thang"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--by", type=Worded({"sector": "nganh", "commune": "xa", "month": "thang"}), default="sector",
              help=text("Xếp theo ngành, xã hoặc tháng đến hạn."))  # fmt: skip
@click.option("--template", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Mẫu Word của hội đồng (.docx) thay cho mẫu có sẵn."))  # fmt: skip
@shared_options
def plan(round_name: str, by: Any, template: Path | None, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Plan a round."""
    from engine.reporting.console.plan_console import show_plan
    from engine.reporting.console.screen import show_problems
    from engine.reporting.parts.parts_console import show_apart, show_part
    from engine.service.plan import PlanRequest, plan_parts, plan_reply_of

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang lập kế hoạch…")):
        done = plan_parts(store(), PlanRequest(round_name, by, template), screen.say)
    show_problems(screen, [found for part in done for found in part.problems])
    made = [part.made for part in done]
    if as_json:
        print_reply(plan_reply_of(done))
    for part in done if not as_json else ():
        show_part(screen, part.made, made)
        show_plan(screen, part.made, part.planned, by=by, target=part.target)
    if not as_json:
        show_apart(screen, made)
    sys.exit(max(part.status for part in done))


@click.command(
    short_help=text("Làm phiếu minh chứng Excel cho từng xã."),
    help=text(
        "Làm phiếu minh chứng Excel cho từng xã của một đợt, vào thư mục forms/ của đợt. "
        "Với --table: hai mẫu bảng nhiều xã thay cho phiếu.\n\n"
        "Ví dụ: phuhop form son-duong-2024 --out phieu"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--commune", metavar=text("XÃ"), help=text("Chỉ làm phiếu cho một xã (mã hoặc tên)."))
@click.option("--out", type=click.Path(path_type=Path), help=text("Thư mục để phiếu."))
@click.option("--table", is_flag=True,
              help=text("Làm hai mẫu bảng nhiều xã (.xlsx, .csv) thay cho phiếu."))  # fmt: skip
@shared_options
def form(
    round_name: str, commune: str | None, out: Path | None, lang: str | None, *,
    table: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Write the forms of a round."""
    from engine.reporting.console.notices import show_forms
    from engine.reporting.console.screen import show_problems
    from engine.reporting.parts.parts_console import show_standards
    from engine.service.forms import FormsRequest, forms

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang làm phiếu…")):
        done = forms(store(), FormsRequest(round_name, commune, out, table), screen.say)
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply())
    else:
        show_forms(screen, done.written, done.kept, renewed=done.renewed, stale=done.stale, tables=table)
        show_standards(screen, done.standards)
