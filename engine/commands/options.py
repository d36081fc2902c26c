"""What every command shares: its options, its screen, its store, plain data out."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from engine.files.numbers import typed_word
from engine.language import LANGUAGES, Say, speak, text

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen
    from engine.service.replies.reply import Reply
    from engine.service.store import Store

EXIT_OWN_FAULT = 1
Command = TypeVar("Command", bound=Callable[..., Any])
DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])  # as the files have it, and as people write it


class Worded(click.Choice[str]):
    """Choices by a word of either language: the program goes on with the English one.

    ``words`` has each English word with its Vietnamese one as a shell takes it, without marks; typed with marks or
    capitals it is the same. Where ``others`` are taken too, a word that is none of them stays as it was typed.
    """

    def __init__(self, words: Mapping[str, str], *, others: bool = False) -> None:
        super().__init__(words)
        self.words = MappingProxyType(words)
        self.others = others

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The English word of what was typed."""
        meant = {typed_word(word): english for english, told in self.words.items() for word in (told, english)}
        known = meant.get(typed_word(str(value)))
        return known or (str(value) if self.others else super().convert(value, param, ctx))

    def of(self, language: str) -> tuple[str, ...]:
        """The words of a language."""
        return tuple(self.words if language == "en" else self.words.values())

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:  # noqa: ARG002 - click's signature
        """The words of the language spoken."""
        return None if self.others else f"[{'|'.join(self.of(language_of(sys.argv)))}]"

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The words that there are."""
        return gettext.gettext("Choose from:\n\t{choices}").format(choices=",\n\t".join(self._both("{} ({})")))

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002
        """That a word is none of these, each in both languages."""
        words = ", ".join(self._both("'{}' ({})"))
        told = gettext.ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", len(self.words))
        return told.format(value=value, choice=words, choices=words)

    def _both(self, shape: str) -> list[str]:
        """Each word as one of these shapes has it: the language's own first, then the other's."""
        language = language_of(sys.argv)
        pairs = zip(self.of(language), self.of("vi" if language == "en" else "en"), strict=True)
        return [shape.format(*pair) for pair in pairs]


class Whole(click.IntRange):
    """A whole number between two others, told in words."""

    def told(self, language: str) -> str:
        """From where to where, as a language says it."""
        say = speak(language)
        first, last = ("" if edge is None else say.whole(edge) for edge in (self.min, self.max))
        if not first:
            return say("không quá {last}", last=last)
        return say("từ {first} đến {last}", first=first, last=last) if last else say("từ {first} trở lên", first=first)

    def _describe_range(self) -> str:
        return self.told(language_of(sys.argv))


def say_option(option: click.Option, say: Say) -> None:
    """Turn what an option says of itself into the language; words of the other one are told after its own."""
    option.help = say(option.help) if option.help else option.help
    if isinstance(option.type, Worded):
        other = ", ".join(option.type.of("vi" if say.language == "en" else "en"))
        option.help = say("{told} Từ tiếng Anh cũng được: {words}.", told=option.help, words=other)


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


def as_typed(path: object) -> str:
    """A path as it is typed in a command: in quotes where it has blanks."""
    return f'"{path}"' if " " in str(path) else str(path)
