"""A board opened: its folder and key, one server at a time, its database in shape, the link of the first of all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.files.keeping.locks import Lock, take
from engine.files.keeping.private_files import private_content, private_file, private_folder
from engine.problems import Place, ProblemsFound, problem
from engine.service.record.unsuited_places import refuse_unsuited
from engine.service.workspace import Workspace
from engine.web.application import set_up
from engine.web.board.board_settings import ADDRESS, BoardPlace, board_settings, people_in

FOLDER: Final = "board"
PEOPLE: Final = "people.sqlite3"
KEY: Final = "secret.key"
SERVING: Final = "serving"


@dataclass(frozen=True, slots=True)
class OpenBoard:
    """A board that can be served: its settings, the lock that it holds, and the backup of an older database, if any.

    ``first`` is the secret of the link by which the first account is made; "" where somebody looks after it already.
    """

    settings: Mapping[str, object]
    lock: Lock | None
    first: str
    backup: Path | None


def open_board(workspace: Workspace, place: BoardPlace, address: str = "") -> OpenBoard:
    """Open the board of a workspace; its people lie in PostgreSQL where an address names one.

    Raises ProblemsFound: the program's own workspace (WEB-149), a folder that is no place for a database (REC-150,
    REC-151), a board that another process serves (WEB-146), and as ``people_in`` and ``brought_up`` do.
    """
    if workspace.bundled:
        raise ProblemsFound([problem("WEB-149", Place(str(workspace.root)))])
    home = workspace.root / FOLDER
    refuse_unsuited(home)
    private_folder(home)
    lock = _alone(private_folder(home / SERVING))
    chosen = _set_up(home, place, address)
    return OpenBoard(chosen, lock, *_ready(home))


def people_at_hand(workspace: Workspace, *, alone: bool) -> tuple[Path | None, Lock | None]:
    """The folder of a workspace's board with its people at hand, None where it has no board; to be looked at, or put.

    With ``alone`` nobody serves it meanwhile, as long as the lock is held. Raises ProblemsFound as ``open_board``.
    """
    home = workspace.root / FOLDER
    if workspace.bundled or not home.is_dir():
        return None, None
    lock = _alone(private_folder(home / SERVING)) if alone else None
    _set_up(home, BoardPlace(0, ("localhost",)), "")
    from engine.web.board.people_database import brought_up, refuse_unready

    if alone:
        brought_up(home)
    else:  # a server may be at work: its database is not ours to change
        refuse_unready()
    return home, lock


def _set_up(home: Path, place: BoardPlace, address: str) -> Mapping[str, object]:
    """Give Django the settings of a board, its key and its database."""
    file = home / PEOPLE
    database = people_in(file, address or os.environ.get(ADDRESS, ""))
    if database["NAME"] == str(file):
        private_file(file)
    secret = private_content(home / KEY, lambda: secrets.token_urlsafe(50).encode()).decode()
    chosen = board_settings(place, database, secret)
    set_up(chosen)
    return chosen


def _alone(folder: Path) -> Lock | None:
    """Held as long as the process lives: rounds, work under way and tries to come in are kept in its memory."""
    try:
        return take(folder)
    except BlockingIOError:
        raise ProblemsFound([problem("WEB-146", Place(str(folder.parent)))]) from None


def _ready(home: Path) -> tuple[str, Path | None]:
    from django.contrib.sessions.backends.db import SessionStore

    from engine.web.board.people_database import brought_up
    from engine.web.people.accounts import first_link, is_looked_after

    backup = brought_up(home)
    SessionStore.clear_expired()
    return "" if is_looked_after() else first_link(), backup
