"""phuhop on the command line: the commands in the order in which a round needs them."""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from engine.commands import (
    assess,
    board,
    law,
    machine,
    menu,
    new_round,
    plans,
    publishing,
    record_commands,
    round_papers,
    standards,
    upward,
)
from engine.commands.options import EXIT_OWN_FAULT, InOrder, language_of, say_option
from engine.commands.review.review_group import review
from engine.language import LANGUAGES, Say, speak, text
from engine.problems import Problem, ProblemsFound, exit_code

# What no reading fails with: it is then the output that was refused, for files that are written tell their own faults.
ONLY_WRITING = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EPIPE}


def _show_version(context: click.Context, _: click.Parameter, asked: object) -> None:
    if asked:
        from engine.version import tool_name

        click.echo(tool_name())
        context.exit()


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=text(
        "phuhop chấm điểm xã, phường, thị trấn phù hợp với trẻ em (Quyết định 06/QĐ-TTg ngày 03/01/2019): "
        "điểm, kết luận, lý do kèm căn cứ, và những gì còn thiếu.\n\n"
        "Bắt đầu: phuhop demo. Sau đó: phuhop form ĐỢT để lấy phiếu cho các xã, phuhop score ĐỢT để chấm."
    ),
)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False,
              help=text("Ngôn ngữ: vi (mặc định) hoặc en."))  # fmt: skip
@click.option("--version", is_flag=True, callback=_show_version, is_eager=True, expose_value=False,
              help=text("In phiên bản rồi thoát."))  # fmt: skip
def phuhop() -> None:
    """The group of all commands."""


for command in (
    assess.demo,
    machine.serve,
    new_round.new_round,
    plans.form,
    standards.page,
    board.register,
    board.return_,
    standards.check,
    assess.score,
    assess.explain,
    assess.path,
    plans.tasks,
    plans.plan,
    review,
    round_papers.papers,
    upward.reports,
    upward.rank,
    upward.shared,
    publishing.publish,
    record_commands.record,
    assess.export,
    board.dossier,
    standards.compare,
    standards.new_year,
    law.law,
    machine.sample,
    machine.doctor,
    menu.menu,
):
    phuhop.add_command(command)


def localise(command: click.Command, say: Say) -> None:
    """Turn a command's help texts, its parameters' and its subcommands' into the language."""
    command.help = say(command.help) if command.help else command.help
    command.short_help = say(command.short_help) if command.short_help else command.short_help
    command.options_metavar = say("[TÙY CHỌN]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("LỆNH [ĐỐI SỐ]…")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            say_option(parameter, say)
        if parameter.metavar:
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
    # A command makes many small frozen values and ends: looking through them for cycles costs a quarter of its time.
    gc.set_threshold(500_000, 50, 1_000)
    say = speak(language_of(sys.argv))
    speak_click(say.language)
    localise(phuhop, say)
    try:
        try:
            phuhop(prog_name="phuhop")
        finally:
            flush_output()  # what is printed may be refused as late as here
    except ProblemsFound as refused:
        _end_with(refused.problems, say)
    except Exception as fault:  # noqa: BLE001 - the last door: nobody is shown a traceback
        from engine.reporting.console.screen import report_own_fault

        if isinstance(fault, OSError) and (told := refusal_of(fault)):
            _end_with(told, say)
        report_own_fault(say, fault)
        sys.exit(EXIT_OWN_FAULT)


def _end_with(found: Sequence[Problem], say: Say) -> NoReturn:
    """Tell problems that ended a command, and end with the code of the gravest."""
    from engine.reporting.console.screen import open_screen, show_problems

    show_problems(open_screen(say, quiet=False), found)
    sys.exit(exit_code(found) or EXIT_OWN_FAULT)


def flush_output() -> None:
    """Have what was printed delivered. Raises OSError."""
    if sys.stdout:  # a program without a window has none
        sys.stdout.flush()


def refusal_of(fault: OSError) -> list[Problem]:
    """What the system refused a command: its output, or a file it had to read; what it writes tells its own faults.

    Empty for a fault that names no file.
    """
    from engine.files.keeping.refusals import silence, undelivered, unread

    if fault.filename:
        return [unread(Path(str(fault.filename)), fault)]
    with suppress(OSError):
        flush_output()
        if fault.errno not in ONLY_WRITING:
            return []
    silence(sys.stdout)
    if fault.errno == errno.EPIPE:  # whoever took the output has read enough
        sys.exit(EXIT_OWN_FAULT)
    return [undelivered(fault)]


if __name__ == "__main__":
    main()
