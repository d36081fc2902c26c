"""How a text names a job or a file to whoever reads it: by command and name at a terminal, by its page in a browser.

A text of the catalogue has ``{run:form {round}}``, ``{edit_file:communes.csv}`` and their like; whoever tells it says
what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, TypeAlias, get_args

# A job as a thing; as what to do, within a sentence or at its head; as that by which something is done. A page by the
# name of its address. A file of the workspace as a thing, and as what its reader is asked to change. What is told to
# whoever types alone.
Manner: TypeAlias = Literal["cmd", "run", "Run", "using", "at_page", "the_file", "The_file", "edit_file", "at_terminal"]
MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)
AS_IT_STANDS: Final = frozenset({"the_file", "The_file", "edit_file", "at_terminal"})
BEFORE: Final[Mapping[str, Mapping[Manner, str]]] = {
    "vi": {"run": "chạy ", "Run": "Chạy ", "using": "bằng "},
    "en": {"run": "run ", "Run": "Run ", "using": "with "},
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a problem is told, and how jobs are called there: ``words`` takes a manner and a command line.

    Who reads a page has no terminal, and on a server no files: there the parts hold that are said otherwise on pages.
    """

    where: Literal["terminal", "page"]
    words: Callable[[Manner, str], str]


@dataclass(frozen=True, slots=True)
class Job:
    """What stands in a text for a job of this manner: formatted with a command line it is told as the telling says."""

    manner: Manner
    telling: Telling

    def __format__(self, line: str) -> str:
        return self.telling.words(self.manner, line)


def jobs(telling: Telling) -> Mapping[str, Job]:
    """The values that texts with jobs are filled with."""
    return {manner: Job(manner, telling) for manner in MANNERS}


def on_terminal(language: str) -> Telling:
    """Jobs by their commands, as they are typed; raises KeyError for a language that is not spoken."""
    return Telling("terminal", partial(_typed, before=BEFORE[language]))


def _typed(manner: Manner, line: str, before: Mapping[Manner, str]) -> str:
    if manner in AS_IT_STANDS:
        return line
    bare = line.strip("“”")
    return before.get(manner, "") + (f"phuhop {bare}" if bare == line else f"“phuhop {bare}”")
