"""Lines that hang from one another, each piece with how it is meant; whoever shows them chooses the colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "strong", "good", "strong good", "bad", "strong bad", "warn", "strong warn", "quiet", "id"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line and how it is meant."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Branch:
    """A line with what hangs from it, in order."""

    spans: tuple[Span, ...]
    below: list[Branch] = field(default_factory=list)

    def add(self, *spans: str | Span) -> Branch:
        """Hang a line on this one; gives the new line."""
        hung = branch(*spans)
        self.below.append(hung)
        return hung

    @property
    def text(self) -> str:
        """The line without how its pieces are meant."""
        return "".join(span.text for span in self.spans)


def branch(*spans: str | Span) -> Branch:
    """A line with nothing hanging from it yet."""
    return Branch(tuple(Span(span) if isinstance(span, str) else span for span in spans))
