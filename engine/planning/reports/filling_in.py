"""A report filled: sections with figures, what is still missing, who wants it by when, whether it may go round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from engine.evidence.facts import Round
from engine.law.asked import asked_by_letters, fact_names, is_for_commune
from engine.law.directives import Level, TaskEvidence
from engine.law.model import Unit
from engine.law.outlines.reading_outlines import Outlines
from engine.law.outlines.report_outline import Hop, Outline, Piece, Span
from engine.law.questions import Evidence
from engine.planning.reports.figures import Asked, Figure, figures_of
from engine.planning.reports.turns import Turn, level_of, next_hop, turns_of
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict
from engine.tasks.following import TaskStatus

HALF_YEAR_ENDS, YEAR_IS_FULL_FROM = (6, 30), 10
MOST_DAYS_BESIDE_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Room:
    """What a person is to write, and room for it."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Table:
    """Lines with figures."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many communes came to what by their points, and of how many the authority decided; ``aside`` are not scored.

    A commune that was decided on is counted there alone, whatever its points.
    """

    counts: Mapping[Verdict, int]
    aside: tuple[Unit, ...]
    decided: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """Tasks that communes must act on, each with its states over the communes."""

    tasks: tuple[tuple[TaskStatus, ...], ...]


@dataclass(frozen=True, slots=True)
class Cleanness:
    """How clean a commune's data are: wrong cells, open questions, data not given; ``sent`` says whether any came."""

    unit: Unit
    sent: bool
    wrong: int
    doubtful: int
    missing: int


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How clean the data of each commune are."""

    communes: tuple[Cleanness, ...]


Filled: TypeAlias = Words | Room | Table | Standing | TaskTable | Cleaning


@dataclass(frozen=True, slots=True)
class FilledSection:
    """A section with what it came to."""

    title: str
    pieces: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class FilledOutline:
    """A report or an annex filled."""

    outline: Outline
    title: str
    sections: tuple[FilledSection, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every line with a figure, in order."""
        pieces = (piece for section in self.sections for piece in section.pieces)
        return tuple(figure for piece in pieces if isinstance(piece, Table) for figure in piece.figures)


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a round, or of one commune of it (``only``), as it stands on a day (``on``)."""

    main: FilledOutline
    annexes: tuple[FilledOutline, ...]
    made: RoundResult
    units: tuple[Unit, ...]
    only: Unit | None
    on: date
    level: Level | None
    hop: Hop | None
    turns: tuple[Turn, ...]
    others: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every line of the report and its annexes."""
        return tuple(figure for part in (self.main, *self.annexes) for figure in part.figures)

    @property
    def lines(self) -> tuple[Figure, ...]:
        """The lines, each once, wherever they come again."""
        return tuple({(figure.label, figure.row.of): figure for figure in self.figures}.values())

    @property
    def gaps(self) -> tuple[Figure, ...]:
        """The lines that somebody still has to fill, each once."""
        return tuple(figure for figure in self.lines if figure.is_gap)

    @property
    def is_sensitive(self) -> bool:
        """Whether some figure may point to a child: such a report goes to the authority above and nowhere else."""
        return any(figure.is_sensitive for figure in self.figures)

    @property
    def is_of_its_period(self) -> bool:
        """Whether the figures are of the days that such a report is about."""
        return fits(self.main.outline.span, self.made.round, self.on)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, of one commune or of all, as it stands on which day; ``data`` are the letters' data by id.

    ``others`` are the other standards of the round, whose communes have reports of their own.
    """

    kind: str
    only: Unit | None
    on: date
    data: Mapping[str, TaskEvidence]
    others: tuple[str, ...] = ()


def filled_report(outlines: Outlines, wanted: Wanted, made: RoundResult) -> Report:
    """Fill a report in; raises KeyError for a kind that no outline has."""
    outline = outlines.reports[wanted.kind]
    units = (wanted.only,) if wanted.only else made.round.units
    letters = made.tasks.directives if made.tasks else None
    turns = turns_of(letters, outline.answers, made.round, wanted.on)
    level: Level | None = "commune" if wanted.only else level_of(made.round.area)
    asked = _asked(made, wanted.data, units)
    said = _said_of(outline.span, made.round, turns, wanted.on)
    main, *annexes = (
        _filled(part, asked, made, said) for part in (outline, *(outlines.annexes[name] for name in outline.annexes))
    )
    hop = next_hop(outlines.chain, level, wanted.on)
    return Report(main, tuple(annexes), made, units, wanted.only, wanted.on, level, hop, turns, wanted.others)


def fits(span: Span, round_: Round, on: date) -> bool:
    """Whether a round's figures are of a half-year, of a year, or new enough for a month."""
    first, last = round_.period_from, round_.period_to
    if span == "month":
        return abs((on - round_.on).days) <= MOST_DAYS_BESIDE_A_MONTH
    begins = (first.month, first.day) == (1, 1) and first.year == last.year
    ends = (last.month, last.day) <= HALF_YEAR_ENDS if span == "half_year" else last.month >= YEAR_IS_FULL_FROM
    return begins and ends


def _said_of(span: Span, round_: Round, turns: tuple[Turn, ...], on: date) -> Mapping[str, str]:
    """What a title may name: the year of the figures, the month in which the report is due, its period in words."""
    due = turns[0].last if turns and turns[0].last else on
    year, month = str(round_.on.year), f"{due.month:02}/{due.year}"
    periods = {"half_year": f"6 tháng đầu năm {year}", "year": f"năm {year}", "month": f"tháng {month}"}
    return {"{year}": year, "{month}": month, "{period}": periods[span]}


def _asked(made: RoundResult, data: Mapping[str, TaskEvidence], units: tuple[Unit, ...]) -> Asked:
    book = {entry.id: entry for entry in made.book.standard.book.evidence}
    letters = made.tasks.directives if made.tasks else None
    every: dict[str, Evidence] = {**data, **book}
    names = fact_names(letters) if letters else {name: entry.same_as or name for name, entry in data.items()}
    facts = {code: own.facts for code, own in made.evidence.communes.items() if not own.set_aside}
    asked = frozenset((*book, *(entry.id for entry in asked_by_letters(letters))))
    return Asked(units, facts, every, names, asked)


def _filled(outline: Outline, asked: Asked, made: RoundResult, said: Mapping[str, str]) -> FilledOutline:
    sections = tuple(
        FilledSection(_named(section.title, said), tuple(_piece(piece, asked, made, said) for piece in section.pieces))
        for section in outline.sections
    )
    return FilledOutline(outline, _named(outline.title, said), sections)


def _named(text: str, said: Mapping[str, str]) -> str:
    for mark, value in said.items():
        text = text.replace(mark, value)
    return text


def _piece(piece: Piece, asked: Asked, made: RoundResult, said: Mapping[str, str]) -> Filled:
    if piece.rows:
        return Table(figures_of(piece.rows, asked))
    if piece.write:
        return Room(_named(piece.write, said))
    match piece.show:
        case "standing":
            return _standing(made, asked.units)
        case "tasks":
            return TaskTable(tuple(_tasks(piece, made, asked.units)))
        case "cleaning":
            return Cleaning(tuple(_cleanness(made, unit, asked) for unit in asked.units))
    return Words(_named(piece.text or "", said))


def _standing(made: RoundResult, units: tuple[Unit, ...]) -> Standing:
    held = {code: own.verdict for code, own in made.evidence.on_record.items() if own.verdict}
    scored = [unit.code for unit in units if unit.code in made.rows and unit.code not in held]
    verdicts = [made.decision(made.rows[code]).verdict for code in scored]
    decided = [held[unit.code] for unit in units if unit.code in held]
    kinds: tuple[Verdict, ...] = ("recognised", "not_recognised", "undecided")
    aside = tuple(unit for unit in units if unit.code not in made.rows and unit.code not in held)
    return Standing(
        {kind: verdicts.count(kind) for kind in kinds}, aside, {kind: decided.count(kind) for kind in kinds[:2]}
    )


def _tasks(piece: Piece, made: RoundResult, units: tuple[Unit, ...]) -> Iterator[tuple[TaskStatus, ...]]:
    """The tasks on which communes must act, of the criteria asked about."""
    columns = zip(*(made.tasks.communes[unit.code] for unit in units), strict=True) if made.tasks else ()
    for statuses in columns:
        task = statuses[0].task
        touched = not piece.criteria or {name.partition(".")[0] for name in task.helps} & set(piece.criteria)
        if is_for_commune(task) and touched:
            yield statuses


def _cleanness(made: RoundResult, unit: Unit, asked: Asked) -> Cleanness:
    own = made.evidence.communes[unit.code]
    facts = asked.facts.get(unit.code, {})
    missing = sum(name not in facts for name in asked.asked)
    doubtful = sum(told.commune == unit.code for told in made.questions)
    return Cleanness(unit, own.received, len(made.errors.get(unit.code, ())), doubtful, missing)
