"""What the commands of the desk share: their options, opening the desk, a move done and told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from engine.commands.options import print_reply, screen_of, shared_options, store
from engine.language import text

if TYPE_CHECKING:
    from engine.records.acting.actors import Role
    from engine.records.entries.canonical_json import Json
    from engine.reporting.console.screen import Screen
    from engine.service.review.desk import Desk, Who

Command = TypeVar("Command", bound=Callable[..., Any])
APPLY = click.option("--apply", "applied", is_flag=True,
                     help=text("Ghi vào nhật ký; không có thì chỉ cho xem sẽ ghi gì."))  # fmt: skip
AS = click.option("--as", "person", default="p-000", metavar=text("NGƯỜI"),
                  help=text("Ai làm: mã trong council.yaml, ví dụ p-002. Máy một người dùng thì bỏ qua."))  # fmt: skip
ALL = click.option("--all", "every", is_flag=True, help=text("Mọi hồ sơ đang chờ việc này."))
ROUND = click.argument("round_name", metavar=text("ĐỢT"))
COMMUNES = click.argument("communes", metavar=text("[XÃ]…"), nargs=-1)
REASON = click.option("--reason", required=True, metavar=text("LÝ_DO"), help=text("Lý do, ghi vào nhật ký."))


def acting(command: Command) -> Command:
    """What every act takes: who does it, and whether it is kept."""
    return AS(APPLY(shared_options(command)))


def open_it(round_name: str, person: str, lang: str | None, *, quiet: bool, as_json: bool) -> tuple[Screen, Desk, Who]:
    """The screen, the desk of a round, who sits at it now; what opening the record found is told."""
    from engine.reporting.console.screen import show_problems
    from engine.service.review.desk import Who, now, open_desk

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    desk = open_desk(store(), round_name)
    show_problems(screen, desk.record.notices)
    return screen, desk, Who(person, now())


def do_move(
    asked: tuple[str, str, str | None, Sequence[str]], act: str, body: Mapping[str, Json], *,
    every: bool, applied: bool, quiet: bool, as_json: bool, role: Role | None = None, scan: Path | None = None,
) -> None:  # fmt: skip
    """Do an act upon the files meant, tell what came of it, and end with what was refused."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.review_console import show_moves
    from engine.service.review.moving import MoveRequest, move_all
    from engine.service.review.signing import scan_at
    from engine.service.review.told import moves_reply

    round_name, person, lang, communes = asked
    screen, desk, who = open_it(round_name, person, lang, quiet=quiet, as_json=as_json)
    shown = scan_at(scan) if scan else None
    done = move_all(desk, MoveRequest(act, who, tuple(communes), every, applied, role, shown), body)
    show_problems(screen, desk.told)
    if as_json:
        print_reply(moves_reply(desk.name, done, screen.say))
    else:
        show_moves(screen, act, [(m.before, m.after, m.refused) for m in done.moved], applied=applied, role=role or "")
    sys.exit(done.status)
