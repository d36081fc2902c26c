"""Commands that score: demo, score, explain, path, export."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.commands.options import Worded, print_reply, screen_of, shared_options, store
from engine.language import text

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen
    from engine.service.explain import WhatIfRequest
    from engine.service.score import Scored

TABLE_WORDS = Worded({"communes": "xa", "items": "muc", "facts": "so-lieu", "all": "tat-ca"})


@click.command(
    short_help=text("Chấm đợt mẫu 30 xã và giải thích một xã."),
    help=text("Chấm đợt mẫu 30 xã của huyện Sơn Dương (số liệu mô phỏng) và giải thích một xã.\n\nVí dụ: phuhop demo"),
)
@shared_options
def demo(lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Score the sample round and explain one commune."""
    from engine.reporting.console.explanation import show_demo_end
    from engine.service.score import score_sample

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu và chấm điểm…")):
        done = score_sample(store(), Path.cwd(), screen.say)
    _show((done,), screen, as_json=as_json)
    if not as_json:
        # The run scripts say how they are called, so that the next steps can be typed as shown.
        show_demo_end(screen, done.made, os.environ.get("PHUHOP_CALL", "phuhop"))


@click.command(
    short_help=text("Chấm mọi xã của một đợt."),
    help=text(
        "Chấm mọi xã của một đợt: đọc phiếu trong evidence/, ghi results/results.json và results/tong-hop.xlsx.\n\n"
        "Ví dụ: phuhop score son-duong-2024 --verify"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--verify", is_flag=True, help=text("Phát lại từng xã qua durable-rules và so với bảng kết quả."))
@click.option(
    "--strict",
    is_flag=True,
    help=text("Thoát với mã 3 nếu còn xã chưa kết luận được, còn lỗi phải sửa hoặc còn cảnh báo xã chưa trả lời."),
)
@click.option("--sheets", is_flag=True,
              help=text("Làm thêm results/phieu-diem.xlsx: mỗi xã một trang A4 để trả và ký."))  # fmt: skip
@shared_options
def score(
    round_name: str, lang: str | None, *, verify: bool, strict: bool, sheets: bool, quiet: bool, as_json: bool
) -> None:
    """Score a round."""
    from engine.reporting.console.screen import show_no_replay, show_problems, show_replay
    from engine.service.score import ScoreRequest, score_parts, status_of

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu và chấm điểm…")):
        done = score_parts(store(), ScoreRequest(round_name, verify, strict, sheets), screen.say)
    _show(done, screen, as_json=as_json)
    for part in done if verify else ():
        if part.replay is None:
            show_no_replay(screen)
            break
        show_problems(screen, part.replay.problems)
        show_replay(screen, part.replay, beside_json=as_json)
    sys.exit(status_of(done))


def _show(done: Sequence[Scored], screen: Screen, *, as_json: bool) -> None:
    """What a round gave, part by part where several standards judge it."""
    from engine.reporting.console.screen import show_problems, show_without_engine
    from engine.reporting.parts.parts_console import show_apart, show_part
    from engine.service.score import OVERVIEW, kept_reply

    show_problems(screen, [found for part in done for found in part.problems])
    for part in done:
        if not part.judged_here:
            show_without_engine(screen, part.made)
    if as_json:
        click.echo(kept_reply(store(), done), nl=False)
        return
    made = [part.made for part in done]
    for part in done:
        show_part(screen, part.made, made)
        _show_part(screen, part)
    show_apart(screen, made, done[0].target.parent / OVERVIEW)


def _show_part(screen: Screen, done: Scored) -> None:
    from engine.reporting.board.since_console import show_since
    from engine.reporting.console.screen import show_assessment
    from engine.service.board.since_scored import CHANGES_FILE

    show_assessment(screen, done.made, done.target)
    if done.since:
        show_since(screen, done.made, done.since.changes, done.since.told, done.target / CHANGES_FILE)


@click.command(
    short_help=text("Giải thích điểm của một xã."),
    help=text(
        "Giải thích điểm của một xã: minh chứng ở ô nào, quy tắc nào đã áp dụng, căn cứ, "
        "điểm, còn bao nhiêu trẻ nữa thì lên bậc.\n\n"
        "Thử giả định mà không lưu gì: thêm --set tre_duoi_1_tiem_du=50, dùng được nhiều lần.\n\n"
        "Ví dụ: phuhop explain son-duong-2024 02545 tc07"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("commune", metavar=text("XÃ"))
@click.argument("item", metavar=text("[MỤC]"), required=False)
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar=text("SỐ_LIỆU=GIÁ_TRỊ"),
    help=text("Giả định một số liệu khác để xem điểm đổi thế nào; không lưu gì. Dùng được nhiều lần."),
)
@shared_options
def explain(
    round_name: str, commune: str, item: str | None, given: Sequence[str], lang: str | None, *,
    quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Explain one commune."""
    from engine.reporting.console.explanation import show_explanation
    from engine.reporting.parts.parts_console import show_judge
    from engine.service.explain import ExplainRequest, WhatIfRequest
    from engine.service.explain import explain as explain_commune

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    if given:
        _suppose(screen, WhatIfRequest(round_name, commune, tuple(given), item), as_json=as_json)
        return
    done = explain_commune(store(), ExplainRequest(round_name, commune, item))
    if as_json:
        print_reply(done.reply())
    else:
        show_judge(screen, done.made, of_several=done.of_several)
        show_explanation(screen, done.made, done.told, programmes=done.programmes)


def _suppose(screen: Screen, asked: WhatIfRequest, *, as_json: bool) -> None:
    from engine.reporting.console.what_if_console import show_what_if
    from engine.reporting.parts.parts_console import show_judge
    from engine.service.explain import suppose

    done = suppose(store(), asked)
    if as_json:
        print_reply(done.reply())
    else:
        show_judge(screen, done.made, of_several=done.of_several)
        show_what_if(screen, done.made, done.told, done.wanted)


@click.command(
    short_help=text("Tìm đường ngắn nhất để một xã đạt chuẩn."),
    help=text(
        "Tìm các việc tốn ít công nhất để một xã đạt chuẩn: mọi tiêu chí trên 0 điểm và đủ ngưỡng. "
        "Xã đã đạt thì nêu điều gì có thể làm mất kết quả đó.\n\n"
        "Ví dụ: phuhop path son-duong-2024 02578"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("commune", metavar=text("XÃ"))
@shared_options
def path(round_name: str, commune: str, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Find a commune's path to recognition."""
    from engine.reporting.console.paths_console import show_way
    from engine.reporting.parts.parts_console import show_judge
    from engine.service.explain import PathRequest
    from engine.service.explain import path as find_path

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = find_path(store(), PathRequest(round_name, commune))
    if as_json:
        print_reply(done.reply())
    else:
        show_judge(screen, done.made, of_several=done.of_several)
        show_way(screen, done.made, done.way, losses=done.losses, programmes=done.programmes)


@click.command(
    short_help=text("Xuất kết quả của một đợt thành bảng để phân tích."),
    help=text(
        "Chấm một đợt rồi ghi thành bảng cho người phân tích (pandas, R, Excel): communes một dòng một xã, "
        "items một dòng một mục của một xã, facts một dòng một số liệu kèm ô và văn bản. "
        "Kết quả trong results/ không bị đụng tới.\n\n"
        "Ví dụ: phuhop export son-duong-2024 --to csv --out bang"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--to", "kind", type=click.Choice(["csv", "xlsx", "parquet"]), required=True,
              help=text("Loại tệp: csv, xlsx hoặc parquet."))  # fmt: skip
@click.option("--table", type=TABLE_WORDS, default="all",
              help=text("Bảng nào: xã, mục, số liệu hoặc tất cả."))  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help=text("Thư mục để bảng."))
@shared_options
def export(round_name: str, kind: Any, table: Any, out: Path, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Write a round's tables for analysts."""
    from engine.reporting.console.notices import show_tables
    from engine.reporting.console.screen import show_problems
    from engine.service.export import TABLES, ExportRequest
    from engine.service.export import export as export_round

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu và chấm điểm…")):
        tables = tuple(TABLES) if table == "all" else (table,)
        done = export_round(store(), ExportRequest(round_name, kind, out, tables))
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply())
    else:
        show_tables(screen, done.parts, done.files)
    sys.exit(done.status)
