"""What the facts of one commune say together: parts and wholes, the standard's checks, documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from engine.evidence.believing.answers import with_answer
from engine.evidence.believing.wording import added, figures, limits, percent, resting_on_nobody, where
from engine.evidence.facts import Fact
from engine.files.numbers import counted
from engine.law.asking import evidence_by_id, wholes_of
from engine.law.beliefs.speaking import data_of, kind_of_check, nobody_in, speaks
from engine.law.model import Standard
from engine.law.questions import Check
from engine.problems import InBoth, Place, Problem, problem

Facts = Mapping[str, Fact]
MOST_LISTED = 6
# By kind of check: the code of an error and of a warning.
CODES = {
    "sum": ("EVI-402", "EVI-403"),
    "jump": ("EVI-404", "EVI-405"),
    "share": ("EVI-410", "EVI-411"),
    "zero beside": ("EVI-412", "EVI-413"),
    "zero": ("EVI-414", "EVI-415"),
    "nobody": ("EVI-417", "EVI-417"),
}
ALONE = CODES["zero"][0]


def inconsistencies(
    standard: Standard, commune: str, facts: Facts, previous: Facts | None = None, *, name: str = ""
) -> Iterator[Problem]:
    """All that a commune's facts say against each other or leave unproved; ``previous`` are the last round's.

    ``name`` is the commune's, where it is known.
    """
    yield from contradictions(standard, commune, facts, previous)
    yield from undocumented(standard, commune, facts, name)


def contradictions(standard: Standard, commune: str, facts: Facts, previous: Facts | None = None) -> Iterator[Problem]:
    """Every contradiction between a commune's facts, errors and warnings, each with what the commune answered.

    One cause is told once: a warning waits while an error stands in its data, and is left out where all that is odd
    is a whole of 0 that ``nobody`` tells of.
    """
    counted, last = _given(facts), _given(previous) if previous is not None else None
    told = list(check_problems(standard, commune, counted, last))
    found = [
        *not_applicable_problems(standard, commune, facts),
        *part_problems(standard, commune, counted),
        *(one for _, one in told if one.severity == "error"),
    ]
    found = _by_cause(found)
    opened = {name for one in found for name in one.data}
    nobody = list(nobody_problems(standard, commune, counted, opened))
    empty = {name for one in nobody for name in one.data if not counted[name].value}
    found += [
        one
        for check, one in told
        if one.severity == "warning" and not opened & {*one.data} and not _rests_on(check, empty)
    ]
    yield from (with_answer(one, facts) for one in (*found, *nobody))


def _by_cause(found: Sequence[Problem]) -> list[Problem]:
    """Errors without those that a 0 makes which cannot be one, whatever stands beside it: it is told alone."""
    causes = [one for one in found if one.code == ALONE and len(one.data) == 1]
    alone = {name for one in causes for name in one.data}
    return [one for one in found if one in causes or alone.isdisjoint(one.data)]


def _rests_on(check: Check, empty: Collection[str]) -> bool:
    """Whether a share is odd only because one side of it is nobody."""
    return any(side and {*side} <= {*empty} for side in (check.share, check.of))


def _given(facts: Facts) -> Facts:
    return {name: fact for name, fact in facts.items() if fact.state == "given"}


def not_applicable_problems(standard: Standard, commune: str, facts: Facts) -> Iterator[Problem]:
    """The words "not applicable" are for the part of a whole that is 0, and for nothing else."""
    for name, fact in facts.items():
        if fact.state != "not_applicable":
            continue
        wholes = wholes_of(standard, name)
        empty = [w for w in wholes if w in facts and facts[w].state == "given" and facts[w].value == 0]
        if not wholes or not empty:
            whole = next((evidence_by_id(standard, w) for w in wholes), None)
            names = {
                "whole": f" (“{whole.label}”)" if whole else "",
                "whole_en": f" (“{whole.label_en}”)" if whole else "",
            }
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
                    given=counted(part.value),
                    limit=counted(limit.value),
                    whole=other.label,
                    whole_en=other.label_en,
                    cell=InBoth(*where(limit.place, part.place)),
                ).about(evidence.id, whole)


def check_problems(
    standard: Standard, commune: str, facts: Facts, last: Facts | None
) -> Iterator[tuple[Check, Problem]]:
    """What each of the standard's checks of one commune's figures has to say."""
    now, before = ({name: fact.value for name, fact in told.items()} for told in (facts, last or {}))
    for check in standard.book.checks:
        kind = kind_of_check(check)
        if kind in ("nobody", "identical") or not speaks(check, now, before):
            continue
        match kind:
            case "sum":
                name, words = "sum", _sum_words(standard, check, facts)
            case "jump":
                name, words = "jump", _jump_words(standard, check, facts, last or {})
            case "share":
                name, words = "share", _share_words(standard, check, facts)
            case _:
                name = "zero beside" if check.beside else "zero"
                words = _zero_words(standard, check, facts)
        yield check, _told(check, name, facts, commune, words)


def nobody_problems(standard: Standard, commune: str, facts: Facts, opened: Collection[str]) -> Iterator[Problem]:
    """Wholes of 0 beside many children, but for those that an error has opened: items have full points on nobody."""
    now = {name: fact.value for name, fact in facts.items()}
    for check in standard.book.checks:
        if kind_of_check(check) == "nobody" and (empty := [n for n in nobody_in(check, now) if n not in opened]):
            items, points = resting_on_nobody(standard, empty, now)
            beside = added(standard, [facts[check.beside or ""]], "beside", facts[empty[0]])
            named = figures(standard, [facts[name] for name in empty], numbered=False)
            words = {
                **named,
                **beside,
                "items": items,
                "points": points if isinstance(points, Decimal) else counted(points),
            }
            narrowed = check.model_copy(update={"nobody": tuple(empty)})
            yield _told(narrowed, "nobody", facts, commune, words)


def _told(check: Check, name: str, facts: Facts, commune: str, words: Mapping[str, object]) -> Problem:
    """A check's problem at the first of its data, about all of them."""
    data = [n for n in data_of(check) if n in facts]
    first = facts[data[0]]
    at, at_en = where(first.place, first.place)
    code = CODES[name][check.level != "error"]
    values = {**words, "at": at, "at_en": at_en, "why": check.why, "why_en": check.why_en}
    return problem(code, first.place, str(first.value), commune, **values).about(*data)


def _sum_words(standard: Standard, check: Check, facts: Facts) -> Mapping[str, object]:
    limit = facts[check.not_more_than or ""]
    return {
        **added(standard, [facts[name] for name in check.sum], "total", limit),
        **added(standard, [limit], "limit", limit),
    }


def _jump_words(standard: Standard, check: Check, facts: Facts, last: Facts) -> Mapping[str, object]:
    now, before = facts[check.jump or ""], last[check.jump or ""]
    told = {"given": counted(now.value), "before": counted(before.value), "cell": str(before.place)}
    return {**_labels(standard, now.evidence), **told, "percent": check.over_percent}


def _share_words(standard: Standard, check: Check, facts: Facts) -> Mapping[str, object]:
    parts, wholes = ([facts[name] for name in names] for names in (check.share, check.of))
    part, whole = (sum(fact.value for fact in told) for told in (parts, wholes))
    told, told_en = percent(part, whole) if whole else ("", "")
    said = {**added(standard, parts, "part", parts[0]), **added(standard, wholes, "whole", parts[0])}
    return {**said, "share": InBoth(told, told_en), **limits(check)}


def _zero_words(standard: Standard, check: Check, facts: Facts) -> Mapping[str, object]:
    zeros = [facts[name] for name in check.zero]
    named = figures(standard, zeros)
    return {**named, **added(standard, [facts[check.beside]], "beside", zeros[0])} if check.beside else named


def undocumented(standard: Standard, commune: str, facts: Facts, name: str = "") -> Iterator[Problem]:
    """One warning for all the facts of a commune that name no document; a "no" and "not applicable" need none."""
    kinds = {evidence.id: evidence.kind for evidence in standard.book.evidence}
    bare = [
        fact.place
        for fact in facts.values()
        if fact.document is None and fact.state == "given" and not (kinds[fact.evidence] == "yes_no" and not fact.value)
    ]
    if bare:
        yield undocumented_problem(commune, bare[:MOST_LISTED], len(bare), name)


def undocumented_problem(commune: str, places: Sequence[Place], count: int, name: str = "") -> Problem:
    """The warning for so many facts that name no document; ``places`` are of the first of them, at most MOST_LISTED."""
    first = places[0]
    more = " …" if count > MOST_LISTED else ""
    vi, en = (
        f"{', '.join(dict.fromkeys(told))}{more}" for told in zip(*(_short(p, first) for p in places), strict=True)
    )
    whose = name or InBoth(f"xã {commune}", f"the commune {commune}")
    place = Place(first.file, sheet=first.sheet)
    return problem("EVI-406", place, commune=commune, name=whose, count=count, cells=InBoth(vi, en))


def _labels(standard: Standard, name: str) -> dict[str, str]:
    evidence = evidence_by_id(standard, name)
    return {"label": evidence.label, "label_en": evidence.label_en}


def _short(place: Place, beside: Place) -> tuple[str, str]:
    """A cell by its name alone, or a line by its number, where it stands beside the other; else in full."""
    if (place.file, place.sheet) != (beside.file, beside.sheet) or not (place.cell or place.line):
        return str(place), str(place)
    return (place.cell, place.cell) if place.cell else (f"dòng {place.line}", f"line {place.line}")
