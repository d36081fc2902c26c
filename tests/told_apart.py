"""What only somebody at a terminal, or at the files of a workspace, can do: how a text that asks for it is told."""

from __future__ import annotations

import re
from typing import Final

from engine.homes import FILES, HOMES
from engine.manners import jobs, on_terminal
from engine.problems import filled

COMMANDS: Final = sorted({row.split(" --")[0] for row in HOMES}, key=len, reverse=True)
CALLED: Final = (
    rf"phuhop (?:{'|'.join(COMMANDS)})(?![\w-])|(?<!\w)(?:\./|\.\\)?run(?:\.cmd)? (?:{'|'.join(COMMANDS)})(?![\w-])"
)
OPTION: Final = r"(?<![\w-])--[a-z]+"
VARIABLE: Final = r"\bPHUHOP_[A-Z_]+"
# Files of a round, of the record and of a board that no page takes or gives.
FILE: Final = (
    r"(?<![\w-])(?:"
    + "|".join(re.escape(name) for name in FILES if name not in ("evidence.yaml", "standard.yaml"))
    + r"|(?:plan/)?plan\.json|record\.db|register\.json|cells\.json|accepted\.json|ledger\.yaml|results\.json"
    + r"|(?:record|board|criteria|assessments|published|returned)/)"
)
BY_HAND: Final = re.compile(f"{CALLED}|{OPTION}|{VARIABLE}")
OF_FILES: Final = re.compile(FILE)


class Holes(dict[str, object]):
    """Values of which none is known: their own names stand for them."""

    def __missing__(self, name: str) -> str:
        return f"⟨{name}⟩"


def at_terminal(text: str, language: str = "vi") -> str:
    """A text of the catalogue as it is told at a terminal."""
    return filled(text, Holes(jobs(on_terminal(language))))
