"""Commands about this machine and for trying things out: sample, doctor, the pages in its browser."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from engine.commands.options import day_option, language_of, print_reply, screen_of, shared_options, store
from engine.language import LANGUAGES, speak, text


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


@click.command(
    short_help=text("Mở các trang trong trình duyệt."),
    help=text(
        "Mở phuhop trong trình duyệt của máy này, không cần Internet: các đợt, từng xã kèm lý do, "
        "bộ tiêu chí, trợ giúp. Chỉ máy này mở được. Để dừng: nhấn Ctrl+C hoặc đóng cửa sổ này.\n\n"
        "Ví dụ: phuhop serve"
    ),
)
@click.option("--port", type=click.IntRange(0, 65_535), default=0, help=text("Cổng; không ghi thì lấy cổng còn trống."))
@click.option("--no-browser", is_flag=True, help=text("Chỉ in địa chỉ, không mở trình duyệt."))
@click.option("--lang", type=click.Choice(LANGUAGES), help=text("Ngôn ngữ: vi (mặc định) hoặc en."))
def serve(port: int, lang: str | None, *, no_browser: bool) -> None:
    """Serve the pages until interrupted."""
    import webbrowser

    from engine.web.serving import open_door
    from engine.web.serving import serve as answer

    door, language = open_door(port), lang or language_of(sys.argv)
    say = speak(language)
    for line in (say("phuhop đang chạy. Mở địa chỉ này trong trình duyệt (chỉ mở được một lần):"), door.address,
                 say("Để dừng: nhấn Ctrl+C hoặc đóng cửa sổ này.")):  # fmt: skip
        click.echo(line)
    if not no_browser:
        webbrowser.open(door.address)
    # The rest takes a second or two, and the browser waits for it.
    from engine.reporting.console.screen import report_own_fault
    from engine.service.store import find_store
    from engine.web.house import open_house

    store()  # what stopped commands had begun is finished first, and told
    start = Path.cwd()
    house = open_house(lambda: find_store(start, date.today()), language, report_own_fault, door.secret)
    answer(door, house)
