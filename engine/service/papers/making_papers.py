"""A round's papers: the kinds that can be made from its points, and from its record where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from engine.comparing.new_year import refuse_draft
from engine.files.keeping.office import as_pdf
from engine.forms.template import form_name
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.paper_making import template_name, word_of
from engine.reporting.papers.round_summary import summary_of
from engine.scoring.round_result import RoundResult
from engine.service.papers.fitting import OVER, gathered
from engine.service.papers.own_templates import read_templates, templates_beside
from engine.service.papers.paper_contents import Records, content_for, warnings_on
from engine.service.papers.paper_files import keep_papers
from engine.service.papers.papers_reply import PapersReply, papers_reply
from engine.service.papers.recorded_files import FromRecord, Held, keep_in_record, records_of, with_classes
from engine.service.parts.round_parts import below, home_of, whole_of
from engine.service.review.desk import Desk, Who
from engine.service.rounds import assess_parts, find_unit
from engine.service.store import Holdings
from engine.service.upward.recorded_parts import OF_RECORD, recorded_parts

PAPERS = "papers"
# Told even where nobody asked for the paper by name: something is wrong, it is not only too early.
LOUD = ("PAP-103", "PAP-106", "REC-384", OVER)
# Hears of each paper before it is made: how many are done, of how many, and whose it is.
Tell: TypeAlias = Callable[[int, int, str], None]


def _say_nothing(done: int, total: int, doing: str) -> None:
    """Nobody asked."""


@dataclass(frozen=True, slots=True)
class PapersRequest:
    """A round by name or path, one commune or all, kinds or all, a province's templates, PDF too, another folder.

    ``recorder`` is who puts the papers of the record down in it; None keeps them in the folder alone.
    """

    round: str
    commune: str | None = None
    kinds: tuple[Kind, ...] = ()
    templates: Path | None = None
    pdf: bool = False
    out: Path | None = None
    recorder: Who | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a kind, of a commune or of the whole round: its name below the folder of papers, Word and PDF."""

    kind: Kind
    unit: Unit | None
    name: str
    word: bytes = b""
    pdf: bytes | None = None

    @property
    def pdf_name(self) -> str:
        """The name of its PDF."""
        return f"{self.name.removesuffix('.docx')}.pdf"


@dataclass(frozen=True, slots=True)
class PapersMade:
    """The papers of a round and where they lie; ``lacking`` are those that could not be made, each with its reason."""

    parts: tuple[RoundResult, ...]
    papers: tuple[Paper, ...]
    folder: Path
    lacking: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    recorded: int = 0

    @property
    def status(self) -> int:
        """How the command ends: an override that is over is an error, whatever else was made."""
        return exit_code(told for told in self.lacking if told.code == OVER)

    @property
    def told_together(self) -> tuple[Problem, ...]:
        """What lacks, the same of many communes once."""
        return gathered(self.lacking)

    def reply(self) -> PapersReply:
        """The same as plain data."""
        rows = [(paper.kind, paper.unit, paper.name, paper.pdf_name if paper.pdf else None) for paper in self.papers]
        return papers_reply(whole_of(self.parts), rows, self.folder, self.lacking, recorded=self.recorded)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A paper made, with what is printed large on it, or still without its Word file and with why."""

    paper: Paper
    lacking: Problem | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """All papers asked for as they would be now, nothing written: those made, and those not with why.

    ``stands`` are the parts by the record's figures, ``desk`` is None where the round has no record.
    """

    home: Path
    parts: tuple[RoundResult, ...]
    stands: tuple[RoundResult, ...]
    attempts: tuple[Attempt, ...]
    templates: Mapping[Kind, bytes]
    desk: Desk | None = None

    @property
    def made(self) -> list[Paper]:
        """Those that can be made."""
        return [one.paper for one in self.attempts if one.paper.word]


def try_papers(
    store: Holdings, asked: PapersRequest, records: Records | None = None, tell: Tell = _say_nothing
) -> Tried:
    """Every paper asked for as it would be now; ``tell`` hears of each, and may raise to stop.

    Raises ProblemsFound: a round of a draft (PLN-107), a template that cannot be used (PAP-107, PAP-11x, PLN-10x), a
    paper that does not say what it must (PAP-12x).
    """
    home = store.round(asked.round)
    templates = read_templates(asked.templates or templates_beside(home))
    parts = assess_parts(home, store)
    for made in parts:
        refuse_draft(made.book.standard, made.round.id)
    told_of = {made.round.standard: made.problems for made in parts}
    held = records_of(store, asked.round, told_of) if records is None else Held(None, records)
    desk, parts = held.desk, with_classes(store, home, parts, held.records)
    _refuse_unkept(asked, desk, home)
    stands = recorded_parts(home, store, whole=False) if desk else parts
    wanted, attempts = [*_wanted(parts, asked)], list[Attempt]()
    for at, (made, paper) in enumerate(wanted):
        tell(at, len(wanted), paper.unit.name if paper.unit else "")
        attempts.append(_tried(_standing_on(made, paper, stands), paper, templates, held))
    return Tried(home, parts, stands, tuple(attempts), templates, desk)


def make_papers(
    store: Holdings, asked: PapersRequest, records: Records | None = None, tell: Tell = _say_nothing
) -> PapersMade:
    """Make the papers asked for and keep them together; ``records`` are files of another record than the round's own.

    Of a kind that is not named only what can be made is made. Raises ProblemsFound as ``try_papers``, also: a paper
    that somebody edited (PAP-109), or nothing that could be made at all (PAP-10x, an override that is over: REC-270).
    """
    tried = try_papers(store, asked, records, tell)
    desk, papers = tried.desk, tried.made
    lacking = tuple(one.lacking for one in tried.attempts if one.lacking and _is_told(one.lacking, asked))
    if not papers:
        raise ProblemsFound(gathered(lacking or [one.lacking for one in tried.attempts if one.lacking]))
    papers, found = _with_pdf(papers) if asked.pdf else (papers, ())
    folder = asked.out or tried.home / PAPERS
    stale = [name for one in tried.attempts if not one.paper.word for name in (one.paper.name, one.paper.pdf_name)]

    def write() -> None:
        keep_papers(folder, dict(_files(papers)), stale)

    own = [_from_record(paper, tried.templates) for paper in papers if paper.unit and KINDS[paper.kind].states]
    if asked.recorder and desk:
        keep_in_record(desk, asked.recorder, own, write)
    else:
        write()
    told = (*desk.record.notices, *desk.told, *_by_forms(tried.stands, papers)) if desk else ()
    return PapersMade(tried.parts, tuple(papers), folder, lacking, (*told, *found), len(own) if asked.recorder else 0)


def _is_told(lacking: Problem, asked: PapersRequest) -> bool:
    return bool(asked.kinds) or lacking.code in LOUD


def _standing_on(made: RoundResult, paper: Paper, stands: Sequence[RoundResult]) -> RoundResult:
    """By which figures a paper is made: the summary and a request by the record's, a commune's own by its form.

    A request goes with the file when it is sent, so before that it is made by the form.
    """
    own = next(one for one in stands if one.round.standard == made.round.standard)
    if paper.kind == "request" and paper.unit:
        known = own.evidence.on_record_of(paper.unit.code)
        return own if known and known.layer else made
    return own if paper.kind == "summary" else made


def _by_forms(stands: Sequence[RoundResult], papers: Sequence[Paper]) -> Iterator[Problem]:
    """What the record says of the round, and which requests are by forms."""
    asked = [paper.unit for paper in papers if paper.kind == "request" and paper.unit]
    held = {code: own for made in stands for code, own in made.evidence.on_record.items()}
    if unsent := [unit.name for unit in asked if not held[unit.code].layer]:
        yield problem("RPT-156", Place(stands[0].round.id), names=", ".join(unsent))
    if any(paper.kind == "summary" for paper in papers):
        yield from (told for made in stands for told in made.problems if told.code in OF_RECORD)


def _refuse_unkept(asked: PapersRequest, desk: Desk | None, home: Path) -> None:
    """Papers cannot be kept in a record that there is not (REC-345)."""
    if asked.recorder and desk is None:
        raise ProblemsFound([problem("REC-345", Place(home.name), name=home.name)])


def _from_record(paper: Paper, templates: Mapping[Kind, bytes]) -> FromRecord:
    code = paper.unit.code if paper.unit else ""
    return FromRecord(paper.kind, code, paper.name, paper.word, templates.get(paper.kind, b""))


def _files(papers: Sequence[Paper]) -> Iterator[tuple[str, bytes]]:
    for paper in papers:
        yield paper.name, paper.word
        if paper.pdf:
            yield paper.pdf_name, paper.pdf


def _wanted(parts: Sequence[RoundResult], asked: PapersRequest) -> Iterator[tuple[RoundResult, Paper]]:
    """Every paper that is asked for, still to be made: kind by kind, communes in the round's order."""
    only = find_unit(whole_of(parts), asked.commune) if asked.commune else None
    for kind, told in KINDS.items():
        if asked.kinds and kind not in asked.kinds:
            continue
        for made in parts:
            if told.of_round:
                # One commune's papers are not those of the round, unless somebody names them.
                if only is None or asked.kinds:
                    yield made, Paper(kind, None, below(home_of(made, parts), template_name(kind)))
                continue
            units = [unit for unit in made.round.units if only in (None, unit)]
            yield from (
                (made, Paper(kind, unit, f"{Path(form_name(unit)).stem}/{template_name(kind)}")) for unit in units
            )


def _tried(made: RoundResult, paper: Paper, templates: Mapping[Kind, bytes], held: Held) -> Attempt:
    code, everyone = paper.unit.code if paper.unit else "", [found for own in held.expired.values() for found in own]
    if over := held.expired.get(code, ()) if code else everyone:
        return Attempt(paper, over[0])
    content = content_for(made, paper.kind, paper.unit, held.records) if paper.unit else summary_of(made)
    if isinstance(content, Problem):
        return Attempt(paper, content)
    told = held.records.get(paper.unit.code) if paper.unit and KINDS[paper.kind].states else None
    checkpoint, template = told.checkpoint if told else None, templates.get(paper.kind)
    word = word_of(paper.kind, content, on=made.round.on, template=template, checkpoint=checkpoint)
    return Attempt(replace(paper, word=word), warnings=warnings_on(content))


def _with_pdf(papers: Sequence[Paper]) -> tuple[list[Paper], tuple[Problem, ...]]:
    """Each paper with its PDF, one at a time; at the first that LibreOffice does not make one warning, and no more."""
    told: list[Paper] = []
    for at, paper in enumerate(papers):
        pdf = as_pdf(paper.word)
        if pdf is None:
            return [*told, *papers[at:]], (problem("PAP-108", Place(paper.name), name=paper.name),)
        told.append(replace(paper, pdf=pdf))
    return told, ()
