"""A board behind gunicorn and a proxy: one process with threads, ``gunicorn --workers 1 --threads 8 engine.web.wsgi``.

One process, because rounds that were scored, long work under way and tries to come in are kept in its memory; a second
one is refused (WEB-146). What cannot be served is told in two languages, and the process ends with its code.
"""

from __future__ import annotations

import sys

from engine.problems import ProblemsFound, exit_code, words
from engine.reporting.console.screen import report_own_fault
from engine.web.application import Application
from engine.web.board.board_serving import hosted_application


def application_or_end() -> Application:
    """The hosted board, or the end of the process with what keeps it from being served."""
    try:
        return hosted_application(report_own_fault)
    except ProblemsFound as refused:
        for told in refused.problems:
            for language in ("vi", "en"):
                said = words(told, language)
                sys.stderr.write(f"{told.code} {told.place}: {said['what']} {said['remedy']}\n")
        sys.exit(exit_code(refused.problems))


application = application_or_end()
