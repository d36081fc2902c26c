"""Commands about this machine and for trying things out: sample, doctor, the pages in its browser."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.options import Whole, day_option, language_of, print_reply, screen_of, shared_options, store
from engine.language import LANGUAGES, Say, speak, text

if TYPE_CHECKING:
    from engine.service.pages.serving.one_server import Seat
    from engine.web.serving import FrontDoor


@click.command(
    short_help=text("Tạo một đợt với số liệu mô phỏng để thử."),
    help=text(
        "Tạo một đợt giả định với số liệu mô phỏng, cỡ bất kỳ, để tập huấn và thử.\n\n"
        "Ví dụ: phuhop sample --communes 98 --seed 7 --out dot-thu"
    ),
)
@click.option("--communes", type=Whole(1, 20_000), default=30, help=text("Số xã."))
@click.option("--seed", type=Whole(0, 2**31), default=1, help=text("Số gieo: cùng số thì cùng số liệu."))
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
        "Cả cơ quan cùng dùng, mỗi người một tài khoản: thêm --board. Cách cài đặt: docs/hosting.md.\n\n"
        "Ví dụ: phuhop serve\n\n"
        "Ví dụ: phuhop serve --board --address 0.0.0.0:8000 --host 192.168.1.20"
    ),
)
@click.option("--port", type=Whole(0, 65_535), default=0, help=text("Cổng; không ghi thì lấy cổng còn trống."))
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), metavar=text("THƯ_MỤC"),
              help=text("Nơi làm việc; chưa có thì lập, có bản mới thì cập nhật phần chưa ai sửa."))  # fmt: skip
@click.option("--no-browser", is_flag=True, help=text("Chỉ in địa chỉ, không mở trình duyệt."))
@click.option("--board", is_flag=True, help=text("Phục vụ cả cơ quan: mỗi người một tài khoản, một mật khẩu."))
@click.option("--address", metavar=text("ĐỊA-CHỈ"), default="127.0.0.1:8000",
              help=text("Với --board: nghe ở đâu, ví dụ 0.0.0.0:8000 để các máy trong cơ quan vào được."))  # fmt: skip
@click.option("--host", "names", metavar=text("TÊN"), multiple=True,
              help=text("Với --board: tên hoặc địa chỉ mọi người gõ vào trình duyệt; ghi được nhiều lần."))  # fmt: skip
@click.option("--behind-proxy", "proxy", metavar=text("ĐỊA-CHỈ"), default="",
              help=text("Với --board: địa chỉ IP của máy chủ đứng trước có TLS (nginx, Caddy); chỉ tin địa chỉ "
                        "người dùng do máy ấy báo."))  # fmt: skip
@click.option("--lang", type=click.Choice(LANGUAGES), help=text("Ngôn ngữ: vi (mặc định) hoặc en."))
def serve(
    port: int, home: Path | None, address: str, names: tuple[str, ...], proxy: str, lang: str | None, *,
    no_browser: bool, board: bool,
) -> None:  # fmt: skip
    """Serve the pages until interrupted."""
    language = lang or language_of(sys.argv)
    say = speak(language)
    if board and (port or home):
        raise click.UsageError(say("Với --board, cổng ghi ở --address, và nơi làm việc là thư mục đang đứng."))
    if not board and (names or proxy):
        raise click.UsageError(say("--host, --behind-proxy chỉ đi với --board."))
    if board:
        _serve_board(address, names, proxy, language)
    else:
        _serve_one(port, home, language, no_browser=no_browser)


def _serve_one(port: int, home: Path | None, language: str, *, no_browser: bool) -> None:
    """Serve this machine's one person; where a server runs in the workspace already, open its pages again."""
    import os
    import webbrowser

    from engine.service.pages.serving.one_server import take_seat
    from engine.service.workspace import find_workspace
    from engine.web.serving import asked_again, open_door

    start, say = home or Path.cwd(), speak(language)
    space = None if home else find_workspace(start)
    seat = take_seat(start if space is None or space.bundled else space.root)
    if home and not seat.taken:
        _settle(home, say)
        os.chdir(home)
    door = None if seat.taken else open_door(port)
    address = door.address if door else asked_again(seat)
    shown = say("phuhop đang chạy. Mở địa chỉ này trong trình duyệt (chỉ mở được một lần):")
    again = say("phuhop đã chạy sẵn ở nơi làm việc này; cứ mở lại trang của nó (địa chỉ chỉ mở được một lần):")
    for line in (shown if door else again, address):
        click.echo(line)
    if not no_browser:
        webbrowser.open(address)
    if door:
        click.echo(say("Để dừng: nhấn Ctrl+C hoặc đóng cửa sổ này."))
        seat.tell(door.port)
        _answer(door, seat, language)


def _settle(home: Path, say: Say) -> None:
    """Have a workspace of the user's own with the law of this program, and tell what became of the user's own law."""
    from engine.service.pages.serving.own_workspace import renew, what_came_along

    done = renew(home, what_came_along())
    if done.renewed:
        click.echo(say("Bản phuhop mới: đã cập nhật {parts}.", parts=", ".join(done.renewed)))
    if done.kept:
        parts = ", ".join(done.kept)
        click.echo(say("Giữ nguyên vì đã có người sửa, dù bản phuhop này mang bản khác: {parts}.", parts=parts))


def _answer(door: FrontDoor, seat: Seat, language: str) -> None:
    """Answer requests until interrupted; what is loaded here takes a second, and the browser waits for it."""
    from engine.reporting.console.screen import report_own_fault
    from engine.service.store import find_store
    from engine.web.house import OneTimeKey, open_house
    from engine.web.serving import serve as answer

    store()  # what stopped commands had begun is finished first, and told
    start = find_store(Path.cwd())
    key = OneTimeKey(door.secret, seat.asked_with)
    house = open_house(lambda: replace(start, today=date.today()), language, report_own_fault, key)
    try:
        answer(door, house)
    finally:
        seat.leave()


def _serve_board(address: str, names: tuple[str, ...], proxy: str, language: str) -> None:
    from engine.reporting.console.screen import report_to_log
    from engine.web.board.board_serving import board_house, listen, listening_at, names_of, serve_board
    from engine.web.board.board_settings import BoardPlace

    at = listening_at(address)
    called = names_of(at, names, proxy)
    store()  # what stopped commands had begun is finished first, and told
    taken, say = listen(at), speak(language)
    port = taken.getsockname()[1]
    house, opened = board_house(Path.cwd(), language, report_to_log, BoardPlace(port, called, proxy))
    base = f"https://{called[0]}" if proxy else f"http://{called[0]}:{port}"
    lines = [say("phuhop đang phục vụ tại {base}/", base=base)]
    if opened.backup:
        lines.append(say("Đã nâng cấp cơ sở dữ liệu người dùng; bản cũ ở {backup}.", backup=opened.backup))
    if opened.first:
        lines += [say("Chưa có người quản trị. Người quản trị mở địa chỉ này để lập tài khoản (dùng được một lần):"),
                  f"{base}/loi-moi/{opened.first}/"]  # fmt: skip
    if not (proxy or at.alone):
        lines.append(say("CẢNH BÁO: không có TLS, nên ai cùng mạng đều có thể đọc được mật khẩu và số liệu trên đường "
                         "truyền. Chỉ dùng trong mạng riêng tin được; nếu không, đặt sau máy chủ có TLS "
                         "(docs/hosting.md)."))  # fmt: skip
    for line in (*lines, say("Để dừng: nhấn Ctrl+C hoặc đóng cửa sổ này.")):
        click.echo(line)
    serve_board(taken, house, opened.settings, proxy)
