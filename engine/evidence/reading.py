"""A round's evidence: every file in its folder, read, held against each other, and sorted by commune.

One bad commune is set aside with its problems and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from engine.evidence.columns import facts_by_commune
from engine.evidence.consistency import MOST_LISTED, Facts, contradictions, undocumented_problem
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.evidence.file_readings import CSV, EXCEL, Source, read_files, reading_of
from engine.evidence.gathering import FileReading, Gathered, gathered
from engine.evidence.questionnaire import questionnaire
from engine.evidence.round import check_round
from engine.evidence.screening import contradicting, undocumented_facts
from engine.files.intake.found_files import found_in
from engine.law.asked import asking
from engine.law.loading import Lawbook
from engine.law.model import Standard
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, errors, problem, sorted_problems

FOLDER = "evidence"


def read_evidence(  # noqa: PLR0913 - three are needed; what else a reading may be given is named by its callers
    folder: Path,
    lawbook: Lawbook,
    round_: Round,
    previous: Mapping[str, Facts] | None = None,
    duties: Sequence[Evidence] = (),
    *,
    only: frozenset[str] | None = None,
    cache: Path | None = None,
) -> RoundEvidence:
    """Every commune of the round with its facts and problems, from ``folder/evidence``.

    ``previous`` are the facts of the last round by commune, for the checks that look back; ``duties`` are the data
    that the round's letters ask for besides the standard's. With ``only`` those communes alone are given back, with all
    that a full reading says of them, and files that cannot concern them stay shut. ``cache`` is a file that keeps what
    forms said, so that those which have not changed are not read again.
    Raises ProblemsFound when the round does not fit the standard.
    """
    unfit = check_round(folder, round_, lawbook)
    if errors(unfit):
        raise ProblemsFound(unfit)
    asked = questionnaire(asking(lawbook, duties), round_)
    codes = [unit.code for unit in round_.units if only is None or unit.code in only]
    readings = list(each_form_once(read_files(sources(folder), asked, cache, only)))
    facts = gathered(readings, asked, codes)
    found = [*unfit, *(p for reading in readings for p in reading.problems), *facts.problems]
    found.extend(unsound(lawbook.standard, facts, previous))
    received = {code for reading in readings for code in reading.communes} | {p.commune for p in found}
    own: dict[str, list[Problem]] = {code: [] for code in codes}
    for told in found:
        own.get(told.commune, []).append(told)
    views = facts_by_commune(facts.columns)
    communes = {code: commune(code, views[code], own[code], received=code in received) for code in codes}
    return RoundEvidence(communes, sorted_problems(p for p in found if p.commune not in asked.codes), previous or {})


def sources(folder: Path) -> list[Source]:
    """What lies in a round's folder of evidence by name, each with the name it is shown by."""
    root = folder / FOLDER
    return [Source(found.path, shown_in(folder, found.path), found.why) for found in found_in(root, EXCEL | CSV)]


def shown_in(folder: Path, path: Path) -> str:
    """The name by which a file of a round is shown; what is no text in it is told by number."""
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode()


def unsound(standard: Standard, facts: Gathered, previous: Mapping[str, Facts] | None) -> Iterator[Problem]:
    """``inconsistencies`` of every commune; facts are made only of those of which there is something to say."""
    columns, known = facts.columns, len(standard.book.evidence)
    for row in np.flatnonzero(contradicting(standard, columns, previous)).tolist():
        code, told = columns.codes[row], facts.in_order(row, known)
        given = {columns.names[datum]: columns.fact(datum, row) for datum in told}
        yield from contradictions(standard, code, given, (previous or {}).get(code))
    bare = undocumented_facts(standard, columns)
    for row in np.flatnonzero(bare.any(axis=0)).tolist():
        first = [datum for datum in facts.in_order(row, known) if bare[datum, row]]
        places = [columns.places.at(datum, row) for datum in first[:MOST_LISTED]]
        yield undocumented_problem(columns.codes[row], places, len(first))


def commune(code: str, facts: Mapping[str, Fact], found: Iterable[Problem], *, received: bool) -> CommuneEvidence:
    """One commune's evidence; an error in it sets it aside."""
    own = sorted_problems(found)
    return CommuneEvidence(code, facts, own, set_aside=bool(errors(own)), received=received)


def read_file(path: Path, shown: str, lawbook: Lawbook, round_: Round) -> FileReading:
    """Whatever one file gives."""
    return reading_of(Source(path, shown), questionnaire(lawbook, round_))


def each_form_once(readings: Iterable[FileReading]) -> Iterator[FileReading]:
    """The readings, but of a commune's second form only that it is one too many."""
    first: dict[str, FileReading] = {}
    for reading in readings:
        before = first.setdefault(reading.form_of, reading) if reading.form_of else reading
        if before is reading:
            yield reading
        else:
            told = problem("EVI-109", Place(reading.shown), commune=reading.form_of, other=before.shown)
            yield FileReading(reading.shown, problems=(told,), communes=reading.communes)
