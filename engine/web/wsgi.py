"""A board behind gunicorn and a proxy: one process with threads, ``gunicorn --workers 1 --threads 8 engine.web.wsgi``.

One process, because rounds that were scored, long work under way and tries to come in are kept in its memory; a second
one is refused (WEB-146). What cannot be served is told in two languages, and the server ends.
"""

from __future__ import annotations

import sys
from typing import Final

from engine.problems import ProblemsFound, words
from engine.reporting.console.screen import report_to_log
from engine.web.application import Application
from engine.web.board.board_serving import hosted_application

# At this code gunicorn ends as a whole; a worker that ends by any other it would begin anew for ever.
NOT_LOADED: Final = 4


def application_or_end() -> Application:
    """The hosted board, or the end of the whole server with what keeps the board from being served."""
    try:
        return hosted_application(report_to_log)
    except ProblemsFound as refused:
        for told in refused.problems:
            for language in ("vi", "en"):
                said = words(told, language)
                sys.stderr.write(f"{told.code} {told.place}: {said['what']} {said['remedy']}\n")
        sys.exit(NOT_LOADED)


application = application_or_end()
