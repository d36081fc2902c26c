"""What every command shares: its options, its screen, its store, plain data out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from engine.language import LANGUAGES, speak, text

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen
    from engine.service.replies.reply import Reply
    from engine.service.store import Store

EXIT_OWN_FAULT = 1
Command = TypeVar("Command", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])  # as the files have it, and as people write it


def shared_options(command: Command) -> Command:
    """The options that every command takes."""
    command = click.option("--json", "as_json", is_flag=True, help=text("In kết quả dạng JSON ra màn hình."))(command)
    command = click.option("--quiet", is_flag=True, help=text("Chỉ in kết quả, không in lời dẫn."))(command)
    choice = click.Choice(LANGUAGES)
    return click.option("--lang", type=choice, help=text("Ngôn ngữ: vi (mặc định) hoặc en."))(command)


def day_option(
    *names: str, told: str, required: bool = False, default: str | None = None
) -> Callable[[Command], Command]:
    """An option that is a day; ``told`` is its help."""
    return click.option(*names, type=DAY, metavar=text("NGÀY"), required=required, default=default, help=told)


def screen_of(lang: str | None, *, quiet: bool, as_json: bool = False) -> Screen:
    """The screen of one command, in the language asked for."""
    from engine.reporting.console.screen import open_screen

    return open_screen(speak(lang or language_of(sys.argv)), quiet=quiet or as_json)


def store() -> Store:
    """The store of the workspace stood in; what stopped commands had begun there is finished first, and told."""
    from engine.service.store import find_store

    found = find_store(Path.cwd(), date.today())
    if told := found.settle():
        from engine.reporting.console.screen import show_problems

        show_problems(screen_of(None, quiet=False), told)
    return found


def print_reply(reply: Reply) -> None:
    """A reply on the output, as JSON with the name of its schema."""
    click.echo(reply.text())


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for by ``--lang`` or PHUHOP_LANG; Vietnamese otherwise."""
    asked = os.environ.get("PHUHOP_LANG", "")
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked if asked in LANGUAGES else LANGUAGES[0]


class InOrder(click.Group):
    """Commands listed in the order in which a round needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands as they stand in this file."""
        return list(self.commands)
