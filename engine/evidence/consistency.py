"""What the facts of one commune say together: parts and wholes, sums, jumps, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.evidence.facts import Fact
from engine.files.numbers import grouped
from engine.law.asking import evidence_by_id, wholes_of
from engine.law.model import Standard
from engine.law.questions import Check
from engine.problems import Place, Problem, problem

Facts = Mapping[str, Fact]
MOST_LISTED = 6


def inconsistencies(standard: Standard, commune: str, facts: Facts, previous: Facts | None = None) -> Iterator[Problem]:
    """All that a commune's facts say against each other or leave unproved; ``previous`` are the last round's."""
    yield from contradictions(standard, commune, facts, previous)
    yield from undocumented(standard, commune, facts)


def contradictions(standard: Standard, commune: str, facts: Facts, previous: Facts | None = None) -> Iterator[Problem]:
    """Every contradiction between a commune's facts, errors and warnings."""
    counted = {name: fact for name, fact in facts.items() if fact.state == "given"}
    yield from not_applicable_problems(standard, commune, facts)
    yield from part_problems(standard, commune, counted)
    for check in standard.book.checks:
        if check.sum and check.not_more_than:
            yield from sum_problems(check, commune, counted)
        elif check.jump and previous is not None:
            yield from jump_problems(check, commune, counted, previous)


def not_applicable_problems(standard: Standard, commune: str, facts: Facts) -> Iterator[Problem]:
    """The words "not applicable" are for the part of a whole that is 0, and for nothing else."""
    for name, fact in facts.items():
        if fact.state != "not_applicable":
            continue
        wholes = wholes_of(standard, name)
        empty = [w for w in wholes if w in facts and facts[w].state == "given" and facts[w].value == 0]
        if not wholes or not empty:
            whole = next((evidence_by_id(standard, w) for w in wholes), None)
            names = {"whole": whole.label if whole else "–", "whole_en": whole.label_en if whole else "–"}
            told = problem("EVI-211", fact.place, commune=commune, **_labels(standard, name), **names)
            yield told.about(name)


def part_problems(standard: Standard, commune: str, facts: Facts) -> Iterator[Problem]:
    """A part greater than its whole, with both cells."""
    for evidence in standard.book.evidence:
        for whole in evidence.not_more_than:
            if evidence.id in facts and whole in facts and facts[evidence.id].value > facts[whole].value:
                part, limit = facts[evidence.id], facts[whole]
                other = evidence_by_id(standard, whole)
                yield problem(
                    "EVI-401",
                    part.place,
                    str(part.value),
                    commune,
                    **_labels(standard, evidence.id),
                    given=grouped(part.value),
                    limit=grouped(limit.value),
                    whole=other.label,
                    whole_en=other.label_en,
                    cell=_short(limit.place, part.place),
                ).about(evidence.id, whole)


def sum_problems(check: Check, commune: str, facts: Facts) -> Iterator[Problem]:
    """A sum greater than the datum that bounds it; only when every one of them was given."""
    limit = facts.get(check.not_more_than or "")
    parts = [facts[name] for name in check.sum if name in facts]
    if limit is None or len(parts) < len(check.sum):
        return
    total = sum(fact.value for fact in parts)
    if total > limit.value:
        cells = ", ".join(_short(fact.place, limit.place) for fact in parts)
        code = "EVI-402" if check.level == "error" else "EVI-403"
        yield problem(
            code,
            limit.place,
            str(limit.value),
            commune,
            total=grouped(total),
            cells=cells,
            limit=grouped(limit.value),
            why=check.why,
            why_en=check.why_en,
        ).about(*check.sum, check.not_more_than or "")


def jump_problems(check: Check, commune: str, facts: Facts, previous: Facts) -> Iterator[Problem]:
    """A datum that changed by more than so many percent since the last round."""
    now, before = facts.get(check.jump or ""), previous.get(check.jump or "")
    if now is None or before is None or before.state != "given" or check.over_percent is None:
        return
    if abs(now.value - before.value) * 100 > check.over_percent * before.value:
        code = "EVI-404" if check.level == "error" else "EVI-405"
        yield problem(
            code,
            now.place,
            str(now.value),
            commune,
            given=grouped(now.value),
            before=grouped(before.value),
            cell=str(before.place),
            percent=check.over_percent,
            why=check.why,
            why_en=check.why_en,
        ).about(now.evidence)


def undocumented(standard: Standard, commune: str, facts: Facts) -> Iterator[Problem]:
    """One warning for all the facts of a commune that name no document; a "no" and "not applicable" need none."""
    kinds = {evidence.id: evidence.kind for evidence in standard.book.evidence}
    bare = [
        fact.place
        for fact in facts.values()
        if fact.document is None and fact.state == "given" and not (kinds[fact.evidence] == "yes_no" and not fact.value)
    ]
    if bare:
        yield undocumented_problem(commune, bare[:MOST_LISTED], len(bare))


def undocumented_problem(commune: str, places: Sequence[Place], count: int) -> Problem:
    """The warning for so many facts that name no document; ``places`` are of the first of them, at most MOST_LISTED."""
    first = places[0]
    listed = ", ".join(_short(place, first) for place in places) + (" …" if count > MOST_LISTED else "")
    place = Place(first.file, sheet=first.sheet)
    return problem("EVI-406", place, commune=commune, code=commune, count=count, cells=listed)


def _labels(standard: Standard, name: str) -> dict[str, str]:
    evidence = evidence_by_id(standard, name)
    return {"label": evidence.label, "label_en": evidence.label_en}


def _short(place: Place, beside: Place) -> str:
    """A cell by its name alone when it stands on the same sheet as the other, else in full."""
    same = (place.file, place.sheet) == (beside.file, beside.sheet)
    return place.cell if same and place.cell else str(place)
