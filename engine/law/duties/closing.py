"""What closes a task: a yes, a count that is reached, or a share of a whole."""

from __future__ import annotations

from typing import Literal

from pydantic import SerializerFunctionWrapHandler, model_serializer

from engine.law.values import EvidenceId, Shape, Whole

ALL = 100
OF_EVERY_LINE = frozenset({"yes", "count", "at_least"})


class Closed(Shape):
    """One line of ``done_when``; a task is closed by all its lines.

    ``share`` reaches when part · 100 ≥ ``at_least`` · whole; ``when_none`` says what an empty whole is.
    """

    yes: EvidenceId | None = None
    count: EvidenceId | None = None
    share: EvidenceId | None = None
    of: EvidenceId | None = None
    at_least: Whole | None = None
    when_none: Literal["done", "not_done", "not_arisen"] | None = None

    @model_serializer(mode="wrap")
    def as_said(self, whole: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Without the keys of a share where there is none: a form bears a hash of its letter, and outlives new keys."""
        told: dict[str, object] = whole(self)
        return {key: value for key, value in told.items() if value is not None or key in OF_EVERY_LINE}

    @property
    def datum(self) -> str:
        """The datum whose paper tells the day."""
        return self.yes or self.count or self.share or ""

    @property
    def data(self) -> tuple[str, ...]:
        """All that the line reads."""
        return tuple(name for name in (self.datum, self.of) if name)


def reaches(part: int, whole: int, percent: int) -> bool:
    """Whether a part is so many percent of its whole or more; exact. A whole of 0 is the caller's to judge."""
    return part * ALL >= percent * whole
