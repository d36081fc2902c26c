"""A command typed at the program, and what the screen then says."""

from __future__ import annotations

from collections.abc import Sequence

from click.testing import CliRunner

import cli
from engine.problems import ProblemsFound, exit_code, render


def as_typed(words: Sequence[str]) -> tuple[str, int]:
    """What was said, its problems as the command line tells them, on one line; and how the command ended."""
    done = CliRunner().invoke(cli.phuhop, list(words))
    said, code = done.output + done.stderr, done.exit_code
    if isinstance(done.exception, ProblemsFound):
        said += "\n".join(render(told, "vi") for told in done.exception.problems)
        code = exit_code(done.exception.problems)
    elif done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return " ".join(said.split()), code
