"""What the authority decided of each commune: recognition is its decision, never the score's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Decided:
    """A signed decision on one commune: recognised or refused, by which paper, on which day, signed by whom."""

    code: str
    kind: Literal["recognise", "refuse"]
    number: str
    day: date
    signer: str


Decisions: TypeAlias = Mapping[str, Decided]
