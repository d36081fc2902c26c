"""What was found in files that were sent: of which commune each is, what it would replace, what is wrong in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from engine.files.intake.folder_names import is_kept_by_windows
from engine.files.numbers import plain
from engine.forms.template import form_name
from engine.forms.to_mend import Slip
from engine.law.model import Unit
from engine.problems import Problem, errors

LONGEST = 100


@dataclass(frozen=True, slots=True)
class SentChecked:
    """One file as it was sent, by its shown name and its number in the tray.

    ``unit`` is the commune that it is the form of, or the only one of a table; None for a table of several or a file of
    nobody. ``communes`` is of how many it tells. ``target`` is the name that it would take in ``evidence/``, "" for one
    that is not let in; ``replaces`` are files there that would go. ``same`` is one that lies there already, byte for
    byte.
    """

    at: int
    shown: str
    size: int
    unit: Unit | None
    communes: int
    target: str
    replaces: tuple[str, ...]
    problems: tuple[Problem, ...]
    same: bool = False

    @property
    def is_form(self) -> bool:
        """Whether it is a commune's form, and no table."""
        return self.unit is not None and self.target == form_name(self.unit)

    @property
    def refused(self) -> bool:
        """Whether it is not let in at all."""
        return not self.target

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """What must be mended."""
        return tuple(errors(self.problems))

    @property
    def doubtful(self) -> tuple[Problem, ...]:
        """What should be looked at again."""
        return tuple(found for found in self.problems if found.severity == "warning")

    @property
    def is_clean(self) -> bool:
        """Whether it is let in and nothing in it must be mended."""
        return not self.refused and not self.wrong and not self.same


@dataclass(frozen=True, slots=True)
class Checked:
    """All files of a tray, with the pages that could go back to communes, and what stood in the files' places.

    ``stood`` are the bytes by name, None where there was nothing: when it stands otherwise, nothing is received.
    """

    files: tuple[SentChecked, ...]
    slips: Mapping[str, Slip] = field(default_factory=dict)
    stood: Mapping[str, bytes | None] = field(default_factory=dict)

    @property
    def let_in(self) -> tuple[SentChecked, ...]:
        """Those that can be received and are not there already."""
        return tuple(file for file in self.files if not file.refused and not file.same)


def shown_name(given: str) -> str:
    """A file's name as it may be shown: its last part, without signs that cannot be seen or turn the line round."""
    last = PurePosixPath(given.replace("\\", "/")).name
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    return seen.strip()[:LONGEST] or "–"


def safe_name(shown: str) -> str:
    """The name that a table takes in ``evidence/``: plain letters, digits and dashes, with its own ending."""
    stem, dot, suffix = shown.rpartition(".")
    words = re.sub(r"[^a-z0-9]+", "-", plain(stem if dot else shown)).strip("-") or "bang"
    words = f"{words[:60]}-bang" if is_kept_by_windows(words) else words[:60]
    return f"{words}.{plain(suffix)}" if dot else words
