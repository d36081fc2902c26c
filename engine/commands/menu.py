"""The menu of the usual steps, for who starts phuhop by a double click: a number is typed, never a command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import click

from engine.commands.options import screen_of, shared_options, store
from engine.language import Say, text
from engine.problems import ProblemsFound

Asks = Literal["nothing", "round", "round and commune"]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the menu: what it says, the command's words, and what it asks for first."""

    said: str
    words: tuple[str, ...]
    asks: Asks = "nothing"


NEW_ROUND = Step(text("Lập một đợt mới"), ("new-round",))
STEPS = (
    Step(text("Mở các trang trong trình duyệt (dễ nhất)"), ("serve",)),
    Step(text("Xem thử: chấm đợt mẫu 30 xã (số liệu mô phỏng)"), ("demo",)),
    NEW_ROUND,
    Step(text("Làm phiếu cho các xã"), ("form",), "round"),
    Step(text("Xem xã nào đã gửi, xã nào chưa"), ("register",), "round"),
    Step(text("Kiểm tra phiếu đã nhận, chưa chấm"), ("check",), "round"),
    Step(text("Chấm điểm"), ("score",), "round"),
    Step(text("Xem vì sao một xã được từng ấy điểm"), ("explain",), "round and commune"),
    Step(text("Làm bản trả lại cho các xã phải sửa"), ("return",), "round"),
    Step(text("Xem nhiệm vụ và hạn nộp"), ("tasks",), "round"),
    Step(text("Lập kế hoạch"), ("plan",), "round"),
    Step(text("Lập báo cáo gửi cấp trên"), ("reports",), "round"),
    Step(text("Xếp hạng các xã (nội bộ)"), ("rank",), "round"),
    Step(text("Kể số liệu dùng chung với nông thôn mới, đô thị văn minh"), ("shared",), "round"),
    Step(text("Kiểm tra máy này"), ("doctor",)),
)


@click.command(
    short_help=text("Bảng chọn các việc thường làm; chỉ cần gõ số."),
    help=text("Bảng chọn các việc thường làm của một đợt: gõ số rồi Enter.\n\nVí dụ: phuhop menu"),
)
@shared_options
@click.pass_context
def menu(context: click.Context, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Ask for a step and run it, again and again, until 0."""
    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    if as_json:
        raise click.UsageError(screen.say("Bảng chọn là để gõ số trên màn hình, không có dạng JSON."))
    group = context.find_root().command
    steps = [step for step in STEPS if isinstance(group, click.Group) and step.words[0] in group.commands]
    while chosen := _chosen(steps, screen.say):
        words = _words(steps[chosen - 1], screen.say)
        if words and isinstance(group, click.Group):
            _run(group, words, screen.say)
            click.pause(screen.say("Nhấn một phím để về bảng chọn …"))


def _chosen(steps: Sequence[Step], say: Say) -> int:
    """The number typed; 0 to leave, as at the end of the input."""
    from engine.service.workspace import SAMPLE_ROUND

    click.echo("\n" + say("phuhop – bạn muốn làm gì?"))
    if set(store().rounds()) <= {SAMPLE_ROUND}:
        click.echo(say("Lần đầu? Gõ 1: trang tự mở trong trình duyệt và chỉ từng bước."))
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number:>2}  {say(step.said)}")
    leave = say("Thoát")
    click.echo(f"   0  {leave}")
    return _number(say("Gõ số rồi Enter"), len(steps), say)


def _number(question: str, most: int, say: Say) -> int:
    while True:
        try:
            typed = click.prompt(question, prompt_suffix=": ", default="", show_default=False).strip()
        except click.Abort:
            return 0
        if typed.isascii() and typed.isdigit() and int(typed) <= most:
            return int(typed)
        click.echo(say("Hãy gõ một số từ 0 đến {most}.", most=most))


def _words(step: Step, say: Say) -> tuple[str, ...]:
    """The command's words with the round, and the commune, that it needs; none when there is none or 0 was typed."""
    if step.asks == "nothing":
        return step.words
    if not (round_name := _round(say)):
        return ()
    if step.asks == "round":
        return (*step.words, round_name)
    commune = click.prompt(say("Tên hoặc mã xã"), prompt_suffix=": ", default="", show_default=False).strip()
    return (*step.words, round_name, commune) if commune else ()


def _round(say: Say) -> str:
    """The round meant: the only one there is, or the one chosen by its number."""
    rounds = store().rounds()
    if not rounds:
        click.echo(say("Chưa có đợt nào trong thư mục assessments. Hãy chọn “{new}” trước.", new=say(NEW_ROUND.said)))
        return ""
    if len(rounds) == 1:
        return rounds[0]
    for number, name in enumerate(rounds, 1):
        click.echo(f"  {number:>2}  {name}")
    chosen = _number(say("Đợt nào? Gõ số, 0 để quay lại"), len(rounds), say)
    return rounds[chosen - 1] if chosen else ""


def _run(group: click.Group, words: Sequence[str], say: Say) -> None:
    """Run a command as if it had been typed; a refusal is told and leads back to the menu."""
    from engine.reporting.console.screen import open_screen, show_problems

    click.echo(f"\n{os.environ.get('PHUHOP_CALL', 'phuhop')} {' '.join(words)}")
    try:
        group.main(list(words), prog_name="phuhop", standalone_mode=False)
    except ProblemsFound as refused:
        show_problems(open_screen(say, quiet=False), refused.problems)
    except click.ClickException as wrong:
        wrong.show()
    except (SystemExit, click.Abort):
        pass  # the command has said how it ended
