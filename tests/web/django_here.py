"""Django set up once for all tests of pages: a board's settings, of which one laptop's pages use no table.

``phuhop serve`` itself gives one laptop none of these; it is run as it is in test_served.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from engine.web.application import set_up
from engine.web.board.board_settings import BoardPlace, board_settings, people_in
from engine.web.settings import LOCAL

PORT = 8642
SECRET = "khong-phai-bi-mat-cua-ai-" * 3  # a made-up key


@cache
def django_here() -> None:
    """Once a process; the database of people is one that nobody makes, until a test asks for its own."""
    nowhere = Path(tempfile.gettempdir()) / "phuhop-khong-co" / "people.sqlite3"
    set_up(board_settings(BoardPlace(PORT, (LOCAL, "localhost")), people_in(nowhere), SECRET))


def use_people(database: Mapping[str, object]) -> None:
    """Have the people of all that follows in this thread lie in a database."""
    django_here()
    from django.db import connections

    connections["default"].close()
    connections.settings["default"] = dict(database)
    connections.configure_settings(connections.settings)
    del connections["default"]
