"""Commands that score: demo, score, explain, path."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.commands.options import EXIT_INTEGRITY, EXIT_STRICT, print_json, screen_of, shared_options, workspace
from engine.language import text
from engine.problems import exit_code

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen


@click.command(
    short_help=text("Chấm đợt mẫu 30 xã và giải thích một xã."),
    help=text("Chấm đợt mẫu 30 xã của huyện Sơn Dương (số liệu mô phỏng) và giải thích một xã.\n\nVí dụ: phuhop demo"),
)
@shared_options
def demo(lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Score the sample round and explain one commune."""
    from engine.reporting.console.explanation import show_demo_end
    from engine.service.workspace import sample_round

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    folder = sample_round(workspace(), Path.cwd())
    made = _score(folder, screen, as_json=as_json)
    if not as_json:
        # The run scripts say how they are called, so that the next steps can be typed as shown.
        show_demo_end(screen, made, os.environ.get("PHUHOP_CALL", "phuhop"))


@click.command(
    short_help=text("Chấm mọi xã của một đợt."),
    help=text(
        "Chấm mọi xã của một đợt: đọc phiếu trong evidence/, ghi results/results.json và results/tong-hop.xlsx.\n\n"
        "Ví dụ: phuhop score son-duong-2024 --verify"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--verify", is_flag=True, help=text("Phát lại từng xã qua durable-rules và so với bảng kết quả."))
@click.option("--strict", is_flag=True, help=text("Thoát với mã 3 nếu còn xã bị gác lại hoặc chưa kết luận được."))
@shared_options
def score(round_name: str, lang: str | None, *, verify: bool, strict: bool, quiet: bool, as_json: bool) -> None:
    """Score a round."""
    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    made = _score(workspace().round(round_name), screen, as_json=as_json)
    if verify:
        _verify(made, screen)
    if not made.cards:
        sys.exit(exit_code(made.problems))
    if strict and (made.aside or any(card.decision.verdict == "undecided" for card in made.cards)):
        sys.exit(EXIT_STRICT)


def _score(folder: Path, screen: Screen, *, as_json: bool) -> Any:
    from engine.reporting.console.screen import show_assessment, show_problems, show_without_engine
    from engine.rules.judging import engine_version
    from engine.service.rounds import assess_round, write_results

    with screen.working(screen.say("Đang đọc phiếu và chấm điểm…")):
        made = assess_round(folder, workspace())
        target = write_results(folder, made, screen.say)
    show_problems(screen, made.problems)
    if engine_version() is None:
        show_without_engine(screen, made)
    if as_json:
        click.echo((target / "results.json").read_text("utf-8"), nl=False)
    else:
        show_assessment(screen, made, target)
    return made


def _verify(made: Any, screen: Screen) -> None:
    from engine.reporting.console.screen import show_problems, show_replay
    from engine.rules.judging import engine_version
    from engine.scoring.replay import replay

    if engine_version() is None:
        raise click.UsageError(screen.say("--verify cần durable-rules; máy này chưa cài được. Xem: phuhop doctor"))
    told = replay(made)
    show_problems(screen, told.problems)
    show_replay(screen, told)
    if told.problems:
        sys.exit(EXIT_INTEGRITY)


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
    from engine.scoring import explaining
    from engine.service.lookup import wanted_item
    from engine.service.rounds import open_benchmarks

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    made, card = _card(round_name, commune, screen)
    wanted = wanted_item(card, item)
    if given:
        _what_if(screen, made, card, given, wanted, as_json=as_json)
        return
    told = explaining.explain(made, card, wanted)
    if as_json:
        print_json("phuhop/explain/1", commune=card.unit.code, items=explaining.explanation_rows(told))
    else:
        show_explanation(screen, made, told, programmes=open_benchmarks(made.book))


def _card(round_name: str, commune: str, screen: Screen) -> tuple[Any, Any]:
    """A round assessed, and the scorecard of one commune; one that was set aside ends here with its problems."""
    from engine.reporting.console.screen import show_problems
    from engine.service.lookup import find_unit
    from engine.service.rounds import assess_round

    made = assess_round(workspace().round(round_name), workspace())
    unit = find_unit(made.round, commune)
    card = next((card for card in made.cards if card.unit.code == unit.code), None)
    if card is None:
        own = [p for p in made.problems if p.commune == unit.code]
        show_problems(screen, own)
        sys.exit(exit_code(own))
    return made, card


def _what_if(screen: Screen, made: Any, card: Any, given: Sequence[str], wanted: str | None, *, as_json: bool) -> None:
    from engine.improving.what_if import what_if, what_if_rows
    from engine.reporting.console.what_if_console import show_what_if

    told = what_if(made, card, given)
    if as_json:
        print_json("phuhop/what-if/1", **what_if_rows(told))
    else:
        show_what_if(screen, made, told, wanted)


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
    from engine.improving.losses import losses_of
    from engine.improving.path_rows import way_rows
    from engine.improving.paths import way_of
    from engine.reporting.console.paths_console import show_way
    from engine.service.rounds import open_benchmarks

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    made, card = _card(round_name, commune, screen)
    way, losses = way_of(made, card), losses_of(made, card)
    if as_json:
        print_json("phuhop/path/1", **way_rows(way, losses))
    else:
        show_way(screen, made, way, losses=losses, programmes=open_benchmarks(made.book))
