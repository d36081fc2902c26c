"""A round under the trial standard of ``law/``, made in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.model import Unit
from engine.problems import Place
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw, open_law

FOLDER = Path(__file__).parent / "law"
HERE = Place("số liệu mô phỏng")


@cache
def whom_law() -> OpenLaw:
    """The trial standard with rules for some communes, checked and proved."""
    return open_law(FOLDER)


def unit(code: int, kind: str, facts: Mapping[str, object | None], province_code: str | None = None) -> Unit:
    """A commune with these facts; None is not known."""
    told = tuple(
        (name, Fraction(value) if type(value) is int else value) for name, value in facts.items() if value is not None
    )
    return Unit.model_validate(
        {
            "code": f"{code:05d}", "name": f"Xã {code}", "type": kind, "province": "tinh", "mountain": None,
            "island": None, "area_iii": None, "province_code": province_code, "facts": told,
        }
    )  # fmt: skip


def assessed(units: Sequence[Unit], facts: Sequence[Mapping[str, int]], day: date) -> RoundResult:
    """A round of these communes on a day, each with its facts."""
    held = {
        commune.code: CommuneEvidence(commune.code, {name: Fact(name, value, HERE) for name, value in told.items()})
        for commune, told in zip(units, facts, strict=True)
    }
    round_ = Round("dot-thu", "Đợt thử", "whom", day, day, day, "–", True, None, tuple(units), ())
    law = whom_law()
    return assess(law.book, law.table, round_, RoundEvidence(held, ()))
