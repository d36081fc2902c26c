"""What a standard must hold to, as far as no judge is needed: sums, words, names, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from engine.law.amending.citing_anew import check_cited_anew
from engine.law.amending.numbering import check_item_ids
from engine.law.beliefs.checking_evidence import check_evidence, check_limits, teller_of_checks
from engine.law.beliefs.part_and_whole import check_parts_and_wholes
from engine.law.beliefs.proving_checks import check_beliefs
from engine.law.citing import check_citations
from engine.law.criteria import Band, Item
from engine.law.items.checking_measures import check_measures
from engine.law.loading import Lawbook
from engine.law.measures.kinds import is_some_of_whole, line_of
from engine.law.model import Authority, UnitClass
from engine.law.numbers_of_law import EDGES, numbers_of
from engine.law.periods.checking_periods import check_periods
from engine.law.readings.telling import check_readings
from engine.law.recognising.refusing import check_recognition, conditions_of, counted_most
from engine.law.units.cases_checked import check_cases
from engine.law.units.facts_checked import check_units
from engine.law.values import exact_text
from engine.problems import Problem

COMPARISONS = ("at_least", "more_than", "at_most", "less_than", "equals", "yes", "otherwise")


def check_standard(book: Lawbook) -> tuple[Problem, ...]:
    """Every problem of a loaded standard that its files alone show."""
    return (
        *_repeated_ids(book),
        *_sums(book),
        *(
            found
            for c in book.standard.criteria
            for item in c.items
            for line in item.lines
            for found in _bands(book, line, taken_off="deduction" in (c.role, item.role))
        ),
        *check_evidence(book),
        *check_measures(book),
        *check_parts_and_wholes(book),
        *check_limits(book),
        *check_beliefs(book.standard.book.checks, teller_of_checks(book)),
        *check_recognition(book),
        *check_periods(book),
        *_cycle(book),
        *_classes(book),
        *_authorities(book),
        *check_units(book),
        *check_cases(book),
        *check_citations(book),
        *check_cited_anew(book),
        *check_readings(book),
        *_machine_read(book),
    )


def _repeated_ids(book: Lawbook) -> Iterator[Problem]:
    head, standard = book.standard.head, book.standard
    groups: list[tuple[str, list[str]]] = [
        ("evidence/", [e.id for e in standard.book.evidence]),
        ("checks/", [c.id for c in standard.book.checks]),
        ("class/", [c.id for c in head.classes]),
        ("authority/", [a.id for a in head.authorities]),
        ("condition/", [c.id for c in conditions_of(head)]),
        ("level/", [level.id for level in head.levels]),
        ("period/", [period.id for period in head.periods]),
        ("", [c.id for c in standard.criteria] + [item.id for item in standard.items]),
    ]
    yield from _repeated_lines(book)
    for prefix, names in groups:
        for name, times in Counter(names).items():
            if times > 1:
                yield book.problem("LAW-301", prefix + name, "id", name=name)
    for criterion in standard.criteria:
        yield from check_item_ids(book, criterion)


def _repeated_lines(book: Lawbook) -> Iterator[Problem]:
    """Criteria listed twice, numbers given to two of them, readings of one id: what no table of ids would show."""
    head = book.standard.head
    for at, name in enumerate(head.criteria):
        if name in head.criteria[:at]:
            yield book.problem("LAW-301", "standard", "criteria", at, name=name)
    for at, reading in enumerate(head.readings):
        if reading.id in {before.id for before in head.readings[:at]}:
            yield book.problem("LAW-301", "standard", "readings", at, "id", name=reading.id)
    for at, criterion in enumerate(book.standard.criteria):
        if criterion.number in {before.number for before in book.standard.criteria[:at]}:
            yield book.problem("LAW-301", criterion.id, "number", name=criterion.number)


def _sums(book: Lawbook) -> Iterator[Problem]:
    standard = book.standard
    total = sum(c.max_points for c in standard.criteria if c.role == "scored")
    stated = standard.head.maximum.points
    if total != stated:
        values = {"name": standard.head.id, "sum": total, "stated": stated, "key": "maximum.points"}
        yield book.problem("LAW-302", "standard", "maximum", "points", **values)
    for criterion in standard.criteria:
        total = counted_most(criterion)
        if criterion.role == "scored" and total != criterion.max_points:
            values = {"name": criterion.id, "sum": total, "stated": criterion.max_points, "key": "max_points"}
            yield book.problem("LAW-302", criterion.id, "max_points", **values)
        for item in criterion.items:
            best = max(band.points for band in item.bands)
            if best != item.max_points:
                yield book.problem("LAW-303", item.id, "max_points", name=item.id, sum=best, stated=item.max_points)


def _bands(book: Lawbook, item: Item, *, taken_off: bool) -> Iterator[Problem]:
    """What is wrong with an item's bands; of points that are taken off the best band takes the fewest."""
    for number, band in enumerate(item.bands, 1):
        used = [word for word in COMPARISONS if _is_used(getattr(band, word))]
        if band.yes is False and not used:
            yield book.problem("LAW-212", f"{item.line}/{number}", "yes")
        elif not _one_condition(used):
            yield book.problem("LAW-304", f"{item.line}/{number}")
        elif not _suits(band, item, used):
            yield book.problem("LAW-306", f"{item.line}/{number}", used[0], word=used[0], name=item.line)
        elif band.otherwise and number < len(item.bands):
            yield book.problem("LAW-305", f"{item.line}/{number}", name=item.line)
    if not any(band.otherwise for band in item.bands) and item.bands[-1].yes is not False:
        yield book.problem("LAW-305", f"{item.line}/{len(item.bands)}", name=item.line)
    yield from _hundredths(book, item)
    for number, (before, band) in enumerate(pairwise(() if item.steps else item.bands), 2):
        values = {"name": item.line, "points": band.points, "before": before.points}
        if not taken_off and band.points >= before.points:
            yield book.problem("LAW-316", f"{item.line}/{number}", "points", **values)
        if taken_off and band.points <= before.points:
            yield book.problem("LAW-497", f"{item.line}/{number}", "points", **values)


def _hundredths(book: Lawbook, item: Item) -> Iterator[Problem]:
    """A percentage below 1 where its neighbours or good sense want a hundred times as much: 0.975 is Excel's 97.5 %."""
    if not is_some_of_whole(item.measure):
        return
    lows, highs = (_open_ended(item, words) for words in (EDGES[:2], EDGES[2:4]))
    for place, edge in {**lows, **highs}.items():
        whole = edge * 100
        later = any(edge < other <= whole for at, other in lows.items() if place in lows and at > place)
        before = any(edge < other <= whole for at, other in highs.items() if place in highs and at < place)
        values = {"name": item.line, "given": exact_text(edge), "percent": exact_text(whole)}
        if edge < 1 <= whole and (later or before):
            yield book.problem("LAW-214", f"{item.line}/{place[0]}", place[1], **values)
        elif edge < 1 <= whole and max(lows.values(), default=Fraction(1)) < 1:
            yield book.problem("LAW-217", f"{item.line}/{place[0]}", place[1], **values)


def _open_ended(item: Item, words: Sequence[str]) -> Mapping[tuple[int, str], Fraction]:
    """The edges of bands that have no other, by band and word: what lies beyond one is the bands' behind it."""
    found: dict[tuple[int, str], Fraction] = {}
    for number, band in enumerate(item.bands, 1):
        typed = [word for word in EDGES if getattr(band, word) is not None]
        found |= {(number, word): getattr(band, word) for word in typed if len(typed) == 1 and word in words}
    return found


def _is_used(value: object) -> bool:
    """``yes: false`` says nothing, but an edge of 0 is an edge."""
    return value is not None and value is not False


def _one_condition(used: Sequence[str]) -> bool:
    lows, highs = {"at_least", "more_than"} & set(used), {"at_most", "less_than"} & set(used)
    return len(used) == 1 or (len(used) == 2 and len(lows) == 1 and len(highs) == 1)


def _suits(band: Band, item: Item, used: Sequence[str]) -> bool:
    if used == ["otherwise"]:
        return True
    line = line_of(item.measure)
    if line.values == "answer" or used == ["yes"]:
        return line.values == "answer" and used == ["yes"]
    edges = [line.ratio(getattr(band, word)) for word in used]
    return min(edges) >= 0 and (line.top is None or max(edges) <= line.top)


def _cycle(book: Lawbook) -> Iterator[Problem]:
    for key, at, number in book.standard.head.cycle.strays:
        yield book.problem("LAW-354", "standard", "cycle", key, at, name=key, given=number)


def _classes(book: Lawbook) -> Iterator[Problem]:
    for unit_class in book.standard.head.classes:
        most = book.standard.head.maximum.with_bonus or book.standard.head.maximum.points
        if unit_class.threshold > most:
            values = {"stated": unit_class.threshold, "sum": most}
            yield book.problem("LAW-312", f"class/{unit_class.id}", "threshold", **values)
        for number, clause in enumerate(unit_class.when, 1):
            if clause.from_ and clause.until and clause.from_ > clause.until:
                where = f"class/{unit_class.id}/{number}"
                yield book.problem("LAW-311", where, first=clause.from_, last=clause.until)
        yield from _dated_cases(book, unit_class)


def _dated_cases(book: Lawbook, unit_class: UnitClass) -> Iterator[Problem]:
    """Cases of one class that differ in their days alone follow one another without a hole or an overlap."""
    for number, case in enumerate(unit_class.when, 1):
        facts = case.model_dump(exclude={"from_", "until", "mark"})
        before = [c for c in unit_class.when[: number - 1] if c.model_dump(exclude={"from_", "until", "mark"}) == facts]
        if before and (last := before[-1].until) and case.from_ == last + timedelta(days=1):
            continue
        if before:
            # As it is to be typed into the file.
            wanted = (last + timedelta(days=1)).isoformat() if (last := before[-1].until) else "–"
            yield book.problem("LAW-317", f"class/{unit_class.id}/{number}", "from", name=unit_class.id, wanted=wanted)


def _authorities(book: Lawbook) -> Iterator[Problem]:
    """Profiles follow one another without a hole or an overlap from the first day in force."""
    profiles = sorted(book.standard.head.authorities, key=lambda a: a.from_)
    for_some = any(authority.when for authority in profiles)  # then the table of situations shows holes: LAW-470
    for authority in profiles:
        if authority.until and authority.from_ > authority.until:
            where = f"authority/{authority.id}"
            yield book.problem("LAW-311", where, first=authority.from_, last=authority.until)
    head = book.standard.head
    if head.until and head.from_ > head.until:
        yield book.problem("LAW-311", "standard", "from", first=head.from_, last=head.until)
    if for_some:
        return
    if profiles[0].from_ > head.from_:
        yield _hole(book, profiles[0])
    if profiles[-1].until and profiles[-1].until < (head.until or date.max):
        last = profiles[-1].id
        yield book.problem("LAW-313", f"authority/{last}", "until", name=last)
    for before, after in pairwise(profiles):
        if before.until is None or before.until + timedelta(days=1) != after.from_:
            yield _hole(book, after)


def _machine_read(book: Lawbook) -> Iterator[Problem]:
    """Numbers that the program read and nobody has seen: nothing is scored by them, not even on trial."""
    left = [number for number in numbers_of(book.standard) if number.mark == "machine"]
    if left:
        file, route = left[0].at
        yield book.sources[file].problem("LAW-357", route, n=len(left), k=0)


def _hole(book: Lawbook, later: Authority) -> Problem:
    return book.problem("LAW-313", f"authority/{later.id}", "from", name=later.id)
