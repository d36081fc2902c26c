"""Data that were given though no item that counts for the commune reads them: told, and no mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.evidence.facts import RoundEvidence
from engine.law.asking import evidence_by_id, numbered_items, unused
from engine.law.criteria import evidence_of
from engine.law.model import Standard, Unit
from engine.problems import Problem, problem
from engine.scoring.whom.placing import Classified, Profile
from engine.scoring.whom.surely_out import items_out

MOST_NAMED = 5


def unused_data(
    standard: Standard, units: Sequence[Unit], classified: Sequence[Classified], evidence: RoundEvidence
) -> Iterator[Problem]:
    """One problem for each scored commune that gave such data, at the first of them."""
    found: dict[Profile, tuple[str, ...]] = {}
    for unit, entry in zip(units, classified, strict=True):
        if not entry.profile.out:
            continue
        if entry.profile not in found:
            names = unused(standard, items_out(standard, entry.profile))
            found[entry.profile] = tuple(e.id for e in standard.book.evidence if e.id in names)
        facts = evidence.communes[unit.code].facts
        if given := [name for name in found[entry.profile] if name in facts]:
            yield _told(standard, unit, given, evidence)


def _told(standard: Standard, unit: Unit, given: Sequence[str], evidence: RoundEvidence) -> Problem:
    data = [evidence_by_id(standard, name) for name in given[:MOST_NAMED]]
    more = ["…"] if len(given) > MOST_NAMED else []
    labels, english = ("; ".join([getattr(e, name) for e in data] + more) for name in ("label", "label_en"))
    read = [number for number, item in numbered_items(standard) if set(evidence_of(item.measure)) & set(given)]
    place = evidence.communes[unit.code].facts[given[0]].place
    values = {"labels": labels, "labels_en": english, "count": len(given), "name": unit.name, "items": ", ".join(read)}
    return problem("EVI-162", place, commune=unit.code, **values).about(*given)
