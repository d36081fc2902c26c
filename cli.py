"""phuhop on the command line: read arguments, call the engine, print. No rule lives here."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from engine.language import LANGUAGES, Say, speak
from engine.problems import ProblemsFound, errors, exit_code

if TYPE_CHECKING:
    from engine.reporting.console import Screen
    from engine.workspace import Workspace

EXIT_OWN_FAULT, EXIT_STRICT, EXIT_INTEGRITY = 1, 3, 6
Command = TypeVar("Command", bound=Callable[..., Any])


def text(vietnamese: str) -> str:
    """Mark a help text for translation; it is turned when the language is known."""
    return vietnamese


def common(command: Command) -> Command:
    """The options that every command takes."""
    command = click.option("--json", "as_json", is_flag=True, help=text("In kết quả dạng JSON ra màn hình."))(command)
    command = click.option("--quiet", is_flag=True, help=text("Chỉ in kết quả, không in lời dẫn."))(command)
    choice = click.Choice(LANGUAGES)
    return click.option("--lang", type=choice, help=text("Ngôn ngữ: vi (mặc định) hoặc en."))(command)


def screen_of(lang: str | None, *, quiet: bool, as_json: bool = False) -> Screen:
    """The screen of one command, in the language asked for."""
    from engine.reporting.console import open_screen

    return open_screen(speak(lang or language_of(sys.argv)), quiet=quiet or as_json)


def workspace() -> Workspace:
    """The workspace stood in."""
    from engine.workspace import find_workspace

    return find_workspace(Path.cwd())


def _show_version(context: click.Context, _: click.Parameter, asked: object) -> None:
    if asked:
        from engine.pipeline import tool_name

        click.echo(tool_name())
        context.exit()


class InOrder(click.Group):
    """Commands listed in the order in which a round needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands as they stand in this file."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=text(
        "phuhop chấm điểm xã, phường, thị trấn phù hợp với trẻ em (Quyết định 06/QĐ-TTg ngày 03/01/2019): "
        "điểm, kết luận, lý do kèm căn cứ, và những gì còn thiếu.\n\n"
        "Bắt đầu: phuhop demo. Sau đó: phuhop form ĐỢT để lấy phiếu cho các xã, phuhop score ĐỢT để chấm."
    ),
)
@click.option("--version", is_flag=True, callback=_show_version, is_eager=True, expose_value=False,
              help=text("In phiên bản rồi thoát."))  # fmt: skip
def phuhop() -> None:
    """The group of all commands."""


@phuhop.command(
    short_help=text("Chấm đợt mẫu 30 xã và giải thích một xã."),
    help=text("Chấm đợt mẫu 30 xã của huyện Sơn Dương (số liệu mô phỏng) và giải thích một xã.\n\nVí dụ: phuhop demo"),
)
@common
def demo(lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Score the sample round and explain one commune."""
    from engine.reporting.console import show_demo_end
    from engine.workspace import sample_round

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    folder = sample_round(workspace(), Path.cwd())
    made = _score(folder, screen, as_json=as_json)
    if not as_json:
        # The run scripts say how they are called, so that the next steps can be typed as shown.
        show_demo_end(screen, made, os.environ.get("PHUHOP_CALL", "phuhop"))


@phuhop.command(
    short_help=text("Chấm mọi xã của một đợt."),
    help=text(
        "Chấm mọi xã của một đợt: đọc phiếu trong evidence/, ghi results/results.json và results/tong-hop.xlsx.\n\n"
        "Ví dụ: phuhop score son-duong-2024 --verify"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--verify", is_flag=True, help=text("Phát lại từng xã qua durable-rules và so với bảng kết quả."))
@click.option("--strict", is_flag=True, help=text("Thoát với mã 3 nếu còn xã bị gác lại hoặc chưa kết luận được."))
@common
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
    from engine.pipeline import assess_round, write_results
    from engine.reporting.console import show_assessment, show_problems, show_without_engine
    from engine.rules.judging import engine_version

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
    from engine.assessing.verifying import replay
    from engine.reporting.console import show_problems, show_replay
    from engine.rules.judging import engine_version

    if engine_version() is None:
        raise click.UsageError(screen.say("--verify cần durable-rules; máy này chưa cài được. Xem: phuhop doctor"))
    told = replay(made)
    show_problems(screen, told.problems)
    show_replay(screen, told)
    if told.problems:
        sys.exit(EXIT_INTEGRITY)


@phuhop.command(
    short_help=text("Giải thích điểm của một xã."),
    help=text(
        "Giải thích điểm của một xã: minh chứng ở ô nào, quy tắc nào đã áp dụng, căn cứ, "
        "điểm, còn bao nhiêu trẻ nữa thì lên bậc.\n\n"
        "Ví dụ: phuhop explain son-duong-2024 02545 tc07\n\n"
        "Thử giả định, không lưu gì: phuhop explain son-duong-2024 02545 --set tre_duoi_1_tiem_du=50"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("commune", metavar=text("XÃ"))
@click.argument("item", metavar=text("[MỤC]"), required=False)
@click.option("--set", "given", multiple=True, metavar=text("SỐ_LIỆU=GIÁ_TRỊ"),
              help=text("Giả định một số liệu khác để xem điểm đổi thế nào; không lưu gì. Dùng được nhiều lần."))
@common
def explain(
    round_name: str, commune: str, item: str | None, given: Sequence[str], lang: str | None, *, quiet: bool, as_json: bool
) -> None:  # fmt: skip
    """Explain one commune."""
    from engine.assessing import explaining
    from engine.pipeline import open_benchmarks
    from engine.reporting.explanation import show_explanation
    from engine.reporting.lookup import wanted_item

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    made, card = _card(round_name, commune, screen)
    wanted = wanted_item(card, item)
    if given:
        _what_if(screen, made, card, given, wanted, as_json=as_json)
        return
    told = explaining.explain(made, card, wanted)
    if as_json:
        _print_json("phuhop/explain/1", commune=card.unit.code, items=explaining.explanation_rows(told))
    else:
        show_explanation(screen, made, told, programmes=open_benchmarks(made.book))


def _card(round_name: str, commune: str, screen: Screen) -> tuple[Any, Any]:
    """A round assessed, and the scorecard of one commune; one that was set aside ends here with its problems."""
    from engine.pipeline import assess_round
    from engine.reporting.console import show_problems
    from engine.reporting.lookup import find_unit

    made = assess_round(workspace().round(round_name), workspace())
    unit = find_unit(made.round, commune)
    card = next((card for card in made.cards if card.unit.code == unit.code), None)
    if card is None:
        own = [p for p in made.problems if p.commune == unit.code]
        show_problems(screen, own)
        sys.exit(exit_code(own))
    return made, card


def _what_if(
    screen: Screen, made: Any, card: Any, given: Sequence[str], wanted: str | None, *, as_json: bool
) -> None:
    from engine.assessing.changes import what_if, what_if_rows
    from engine.reporting.what_if_console import show_what_if

    told = what_if(made, card, given)
    if as_json:
        _print_json("phuhop/what-if/1", **what_if_rows(told))
    else:
        show_what_if(screen, made, told, wanted)


@phuhop.command(
    short_help=text("Tìm đường ngắn nhất để một xã đạt chuẩn."),
    help=text(
        "Tìm các việc tốn ít công nhất để một xã đạt chuẩn: mọi tiêu chí trên 0 điểm và đủ ngưỡng. "
        "Xã đã đạt thì nêu điều gì có thể làm mất kết quả đó.\n\n"
        "Ví dụ: phuhop path son-duong-2024 02578"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.argument("commune", metavar=text("XÃ"))
@common
def path(round_name: str, commune: str, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Find a commune's path to recognition."""
    from engine.assessing.losses import losses_of
    from engine.assessing.path_rows import way_rows
    from engine.assessing.paths import way_of
    from engine.pipeline import open_benchmarks
    from engine.reporting.paths_console import show_way

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    made, card = _card(round_name, commune, screen)
    way, losses = way_of(made, card), losses_of(made, card)
    if as_json:
        _print_json("phuhop/path/1", **way_rows(way, losses))
    else:
        show_way(screen, made, way, losses=losses, programmes=open_benchmarks(made.book))


@phuhop.command(
    short_help=text("Làm phiếu minh chứng Excel cho từng xã."),
    help=text(
        "Làm phiếu minh chứng Excel cho từng xã của một đợt, vào thư mục forms/ của đợt.\n\n"
        "Ví dụ: phuhop form son-duong-2024 --out phieu"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--commune", metavar=text("XÃ"), help=text("Chỉ làm phiếu cho một xã (mã hoặc tên)."))
@click.option("--out", type=click.Path(path_type=Path), help=text("Thư mục để phiếu."))
@common
def form(
    round_name: str, commune: str | None, out: Path | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Write the forms of a round."""
    from engine.pipeline import write_forms
    from engine.reporting.console import show_problems
    from engine.reporting.lookup import find_unit
    from engine.reporting.notices import show_forms

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    folder = workspace().round(round_name)
    with screen.working(screen.say("Đang làm phiếu…")):
        made = write_forms(
            folder,
            workspace(),
            out or folder / "forms",
            say=screen.say,
            only=(lambda round_: find_unit(round_, commune).code) if commune else None,
        )
    show_problems(screen, made.problems)
    if as_json:
        _print_json("phuhop/form/1", forms=[str(path) for path in made.written])
    else:
        show_forms(screen, made.written, made.kept)


@phuhop.command(
    short_help=text("Soát lỗi bộ tiêu chí hoặc phiếu của một đợt."),
    help=text(
        "Soát lỗi bộ tiêu chí hoặc phiếu của một đợt mà không ghi kết quả; bộ tiêu chí đúng thì lập lại cells.json.\n\n"
        "Ví dụ: phuhop check criteria/qd-06-2019 son-duong-2024"
    ),
)
@click.argument("targets", metavar=text("[BỘ_TIÊU_CHÍ hoặc ĐỢT]…"), nargs=-1)
@common
def check(targets: Sequence[str], lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Check standards and rounds."""
    from engine.pipeline import check_target
    from engine.reporting.console import problem_rows, show_problems
    from engine.reporting.notices import show_checked

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    space = workspace()
    checked = [check_target(name, space) for name in targets or space.standards()]
    found = [problem for entry in checked for problem in entry.problems]
    if as_json:
        _print_json("phuhop/check/1", ok=not errors(found), problems=problem_rows(found, screen.say))
    else:
        show_problems(screen, found)
        for entry in checked:
            show_checked(screen, entry.name, entry.problems, entry.table)
    sys.exit(exit_code(found))


@phuhop.command(
    short_help=text("Tạo một đợt với số liệu mô phỏng để thử."),
    help=text(
        "Tạo một đợt giả định với số liệu mô phỏng, cỡ bất kỳ, để tập huấn và thử.\n\n"
        "Ví dụ: phuhop sample --communes 98 --seed 7 --out dot-thu"
    ),
)
@click.option("--communes", type=click.IntRange(1, 20_000), default=30, help=text("Số xã."))
@click.option("--seed", type=click.IntRange(0, 2**31), default=1, help=text("Số gieo: cùng số thì cùng số liệu."))
@click.option("--out", type=click.Path(path_type=Path), default=Path("dot-mo-phong"), help=text("Thư mục của đợt."))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), default="2024-11-15", help=text("Ngày chốt số liệu."))
@click.option("--standard", default="qd-06-2019", help=text("Bộ tiêu chí của đợt."))
@click.option("--forms", is_flag=True, help=text("Mỗi xã một phiếu Excel thay cho một bảng chung."))
@common
def sample(
    communes: int, seed: int, out: Path, on: datetime, standard: str, lang: str | None, *,
    forms: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Make a simulated round."""
    from engine.evidence.sample_round import Wish, make_sample
    from engine.pipeline import open_law
    from engine.reporting.notices import show_sample

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang tạo số liệu mô phỏng…")):
        space = workspace()
        book, lists = open_law(space.standard(standard)).book, space.criteria / "units"
        make_sample(out, book, lists, Wish(communes, seed, on.date(), forms), screen.say)
    if as_json:
        _print_json("phuhop/sample/1", round=str(out), communes=communes, seed=seed)
    else:
        show_sample(screen, out, communes)


@phuhop.command(
    short_help=text("Kiểm tra máy này."),
    help=text("Kiểm tra máy: Python, durable-rules, cells.json, thư mục làm việc.\n\nVí dụ: phuhop doctor"),
)
@common
def doctor(lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Say what this machine can do."""
    from engine.doctor import examine
    from engine.reporting.notices import show_finding

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    findings = examine(workspace())
    if as_json:
        _print_json("phuhop/doctor/1", findings=[f.as_row() for f in findings])
    else:
        for entry in findings:
            show_finding(screen, entry.topic, entry.state, entry.value, entry.standard)


def _print_json(schema: str, **held: object) -> None:
    click.echo(json.dumps({"schema": schema, **held}, ensure_ascii=False, sort_keys=True, indent=1))


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for by ``--lang`` or PHUHOP_LANG; Vietnamese otherwise."""
    asked = os.environ.get("PHUHOP_LANG", "")
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def localise(command: click.Command, say: Say) -> None:
    """Turn a command's help texts, its parameters' and its subcommands' into the language."""
    command.help = say(command.help) if command.help else command.help
    command.short_help = say(command.short_help) if command.short_help else command.short_help
    command.options_metavar = say("[TÙY CHỌN]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("LỆNH [ĐỐI SỐ]…")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = say(parameter.help)
        if isinstance(parameter, click.Argument) and parameter.metavar:
            parameter.metavar = say(parameter.metavar)
    for child in getattr(command, "commands", {}).values():
        localise(child, say)


def main() -> None:
    """Run phuhop; problems become messages and exit codes, our own faults a report file."""
    from engine.language import speak_click

    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may be cp1252 or cp1258, which lack Vietnamese letters.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    say = speak(language_of(sys.argv))
    speak_click(say.language)
    localise(phuhop, say)
    try:
        phuhop(prog_name="phuhop")
    except ProblemsFound as refused:
        from engine.reporting.console import open_screen, show_problems

        show_problems(open_screen(say, quiet=False), refused.problems)
        sys.exit(exit_code(refused.problems) or EXIT_OWN_FAULT)
    except Exception as fault:  # noqa: BLE001 - the last door: nobody is shown a traceback
        from engine.reporting.console import report_own_fault

        report_own_fault(say, fault)
        sys.exit(EXIT_OWN_FAULT)


if __name__ == "__main__":
    main()
