"""Whether what is told of one commune points at a child: its recognition, points, percentages, a total or a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.law.points.scores import Score, added, score_of, score_text
from engine.law.publishing.small_counts import PublishingRules
from engine.records.publishing.auditing import Figure, Finding, is_hidden_well
from engine.records.publishing.figures_possible import Reach
from engine.records.publishing.guessing_points import Clue, guessed, open_criteria, sensitive_of
from engine.records.publishing.releases import CommuneLine, Percent, Release, of_class_key
from engine.scoring.round_result import RoundResult


def audited_lines(parts: Sequence[RoundResult], release: Release, rules: PublishingRules) -> tuple[Finding, ...]:
    """What the lines of a release give away, each by its own standard.

    A commune that is not of the round any more is asked of its percentages and points alone.
    """
    return tuple(found for line in release.lines for found in audited_line(judge_of(parts, line), release, line, rules))


def judge_of(parts: Sequence[RoundResult], line: CommuneLine) -> RoundResult:
    """The part of a round that a line is of: by its commune, else by the standard that its class names."""
    standard, _ = of_class_key(line.unit_class)
    by_name = [made for made in parts if made.round.standard == standard]
    by_code = [made for made in parts if line.code in made.rows]
    return (*by_code, *by_name, *parts)[0]


def audited_line(made: RoundResult, release: Release, line: CommuneLine, rules: PublishingRules) -> tuple[Finding, ...]:
    """What one line gives away, together with the tables of its release."""
    return (
        *_percents(line, release, rules),
        *_closed_criteria(made, line, release, rules),
        *_guesses(made, line, release, rules),
    )


def _percents(line: CommuneLine, release: Release, rules: PublishingRules) -> Iterator[Finding]:
    """A percentage of few says how many they were."""
    for told in line.percents:
        if told.whole < rules.percent_from:
            reach, number = _parts(told), release.number
            figures = (Figure("percent", told.item, f"{told.percent} %", number),
                       Figure("whole", told.item, str(told.whole), number))  # fmt: skip
            yield Finding(told.item, line.code, "", reach.least, reach.most, rules.percent_from, figures)


def _parts(told: Percent) -> Reach:
    """How many are so many whole percent of a whole, rounded down."""
    least = -(-told.percent * told.whole // 100)
    return Reach(least, min(told.whole, max(least, -(-(told.percent + 1) * told.whole // 100) - 1)))


def _closed_criteria(
    made: RoundResult, line: CommuneLine, release: Release, rules: PublishingRules
) -> Iterator[Finding]:
    """Points of a criterion with a sensitive item are points of that item."""
    standard, told = made.book.standard, line.points or {}
    open_ = {criterion.id for criterion in open_criteria(standard)}
    closed = {part for c in standard.criteria if c.id not in open_ for part in (c.id, *(item.id for item in c.items))}
    for name in told:
        if name in closed:
            figures = (Figure("points", name, told[name], release.number), _children(made, line, release, rules))
            yield Finding(name, line.code, "", 0, None, 0, figures)


def _guesses(made: RoundResult, line: CommuneLine, release: Release, rules: PublishingRules) -> Iterator[Finding]:
    """What counts can still be; a reason is never told, also where it does not fit the figures as they are now."""
    clue = clue_of(made, line, release, rules)
    counts = guessed(made, clue, rules.known)
    if line.reason and not counts:
        yield Finding(line.reason, line.code, "", 0, None, 0, _figures(made, line, release, rules))
    for datum, reach in counts.items():
        if not is_hidden_well(reach, rules.below(datum)) or reach.most == 0:
            figures = _figures(made, line, release, rules)
            yield Finding(datum, line.code, "", reach.least, reach.most, rules.below(datum), figures)


def clue_of(made: RoundResult, line: CommuneLine, release: Release, rules: PublishingRules) -> Clue:
    """What a line and the tables beside it tell of a commune."""
    told = {table.datum for table in release.tables if table.communes.get(line.code) is not None}
    shown = frozenset(name for name in sensitive_of(made.book.standard) if rules.counted_as(name) in told)
    total = (score_of(line.total[0]), score_of(line.total[1])) if line.total else None
    return Clue(line.code, line.recognised, line.points is not None, shown, total, line.reason)


def _figures(made: RoundResult, line: CommuneLine, release: Release, rules: PublishingRules) -> tuple[Figure, Figure]:
    """The two figures that open a way in: a total or a reason where there is one, else recognition and points."""
    number, points = release.number, line.points or {}
    children = _children(made, line, release, rules)
    of_points = Figure("points", line.code, score_text(_sum(list(points.values()))), number)
    if line.total:
        words = line.total[0] if line.total[0] == line.total[1] else "–".join(line.total)
        return Figure("total", line.code, words, number), of_points if points else children
    if line.reason:
        return Figure("reason", line.code, line.reason, number), children
    _, own = of_class_key(line.unit_class)
    bars = [c.on(made.round.on).threshold for c in made.book.standard.head.classes if c.id == own]
    threshold = Figure("threshold", line.unit_class, score_text(bars[0]) if bars else "–", number)
    return (of_points, threshold) if points else (Figure("decision", line.code, line.paper, number), threshold)


def _sum(points: Sequence[str]) -> Score:
    """What published points come to at most."""
    return added(score_of(told.rpartition("..")[2]) for told in points)


def _children(made: RoundResult, line: CommuneLine, release: Release, rules: PublishingRules) -> Figure:
    """The number of children, which anybody may know."""
    facts, row = made.facts, made.rows.get(line.code)
    at = next((facts.names.index(name) for name in rules.known if name in facts.names), None)
    known = row is not None and at is not None and facts.told[at, row]
    value = str(int(facts.value[at, row])) if known else "–"
    return Figure("children", line.code, value, release.number)
