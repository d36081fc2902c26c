"""Commands about this machine and for trying things out: sample, doctor."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from engine.commands.options import day_option, print_reply, screen_of, shared_options, store
from engine.language import text


@click.command(
    short_help=text("Tạo một đợt với số liệu mô phỏng để thử."),
    help=text(
        "Tạo một đợt giả định với số liệu mô phỏng, cỡ bất kỳ, để tập huấn và thử.\n\n"
        "Ví dụ: phuhop sample --communes 98 --seed 7 --out dot-thu"
    ),
)
@click.option("--communes", type=click.IntRange(1, 20_000), default=30, help=text("Số xã."))
@click.option("--seed", type=click.IntRange(0, 2**31), default=1, help=text("Số gieo: cùng số thì cùng số liệu."))
@click.option("--out", type=click.Path(path_type=Path), default=Path("dot-mo-phong"), help=text("Thư mục của đợt."))
@day_option("--on", told=text("Ngày chốt số liệu."), default="2024-11-15")
@click.option("--standard", default="qd-06-2019", help=text("Bộ tiêu chí của đợt."))
@click.option("--forms", is_flag=True, help=text("Mỗi xã một phiếu Excel thay cho một bảng chung."))
@shared_options
def sample(
    communes: int, seed: int, out: Path, on: datetime, standard: str, lang: str | None, *,
    forms: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Make a simulated round."""
    from engine.reporting.console.notices import show_sample
    from engine.service.forms import SampleRequest
    from engine.service.forms import sample as make_up

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang tạo số liệu mô phỏng…")):
        done = make_up(store(), SampleRequest(communes, seed, out, on.date(), standard, forms), screen.say)
    if as_json:
        print_reply(done.reply())
    else:
        show_sample(screen, done.folder, communes)


@click.command(
    short_help=text("Kiểm tra máy này."),
    help=text("Kiểm tra máy: Python, durable-rules, cells.json, thư mục làm việc.\n\nVí dụ: phuhop doctor"),
)
@shared_options
def doctor(lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Say what this machine can do."""
    from engine.reporting.console.notices import show_finding
    from engine.service.doctor import doctor as examine

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = examine(store())
    if as_json:
        print_reply(done.reply())
    else:
        for entry in done.findings:
            show_finding(screen, entry.topic, entry.state, entry.value, entry.standard)
