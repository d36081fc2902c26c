"""A round's evidence: every file in its folder, read, held against each other, and sorted by commune.

A datum with an error is open, as if it had not been given; a commune is set aside only where it is in doubt whose a
file is, or of which round. The others go on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from engine.evidence.believing.answers import asked_once
from engine.evidence.believing.consistency import MOST_LISTED, Facts, contradictions, undocumented_problem
from engine.evidence.believing.copies import copies
from engine.evidence.believing.foreign import apart, foreign_data, without_foreign
from engine.evidence.believing.letters import against_letters
from engine.evidence.believing.screening import contradicting, undocumented_facts
from engine.evidence.columns import facts_by_commune, opened
from engine.evidence.entries import days_once
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence, SentFile, UnitAnswer
from engine.evidence.file_readings import CSV, EXCEL, NOBODY, Source, read_files, reading_of
from engine.evidence.gathering import FileReading, Gathered, gathered
from engine.evidence.identity.form_owners import settled
from engine.evidence.identity.round_folder import EVIDENCE, evidence_problems
from engine.evidence.identity.unit_names import full_name
from engine.evidence.own_facts.beside_list import cell_of, differences
from engine.evidence.questionnaire import Questionnaire, questionnaire
from engine.evidence.round import check_round
from engine.evidence.setting.judged_by import Among
from engine.evidence.setting.round_sources import communes_list
from engine.files.intake.found_files import found_in
from engine.law.asked import Duties, asking
from engine.law.loading import Lawbook
from engine.law.model import Standard, Unit
from engine.problems import Problem, ProblemsFound, doubts, errors, sorted_problems

FOLDER = EVIDENCE
NO_DUTIES = Duties()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a round's evidence is read with, besides its standard.

    ``previous`` are the facts of the last round by commune, for the checks that look back; ``duties`` are what the
    round's letters ask for besides the standard's, and ``letters`` their hashes by id. ``among`` is the whole round
    where the one that is read is a part of it: files of its other communes stay shut, those of nobody do not, and what
    only its other standards ask is told and passed over.
    """

    previous: Mapping[str, Facts] | None = None
    duties: Duties = NO_DUTIES
    letters: Mapping[str, str] | None = None
    among: Among | None = None


NOTHING_BESIDE = Beside()


def read_evidence(  # noqa: PLR0913 - three are needed; what else a reading may be given is named by its callers
    folder: Path,
    lawbook: Lawbook,
    round_: Round,
    beside: Beside = NOTHING_BESIDE,
    *,
    only: frozenset[str] | None = None,
    cache: Path | None = None,
    given: Sequence[FileReading] | None = None,
) -> RoundEvidence:
    """Every commune of the round with its facts and problems, from ``folder/evidence``.

    With ``only`` those communes alone are given back, with all that a full reading says of them, and files that cannot
    concern them stay shut. ``cache`` is a file that keeps what forms said, so that those which have not changed are
    not read again; ``given`` are readings of all its files that somebody has made already. Raises ProblemsFound when
    the round does not fit the standard.
    """
    unfit = check_round(folder, round_, lawbook)
    if errors(unfit):
        raise ProblemsFound(unfit)
    whole = beside.among or Among(round_)
    wide, asked = asked_of(lawbook, round_, beside)
    codes = [unit.code for unit in round_.units if only is None or unit.code in only]
    opening = frozenset({*codes, NOBODY}) if beside.among and only is None else only
    found_there = read_files(sources(folder), asked, cache, opening) if given is None else given
    readings = list(settled(found_there, asked))
    facts, answers = gathered(readings, asked, codes), _answers(readings)
    found = [*unfit, *evidence_problems(folder), *_told_in(readings), *facts.problems]
    odd = unsound(lawbook.standard, facts, beside.previous, {unit.code: unit for unit in round_.units})
    found += _doubted([*odd], wide.standard, facts, beside, found)
    found += foreign_data(lawbook.standard, facts.columns, whole)
    found += copies(lawbook.standard, facts.columns, {unit.code: unit.name for unit in round_.units})
    found += _beside_list(folder, asked, round_.units, answers) if answers else ()
    views = facts_by_commune(opened(without_foreign(facts.columns, whole), found))
    communes = _by_commune({code: views[code] for code in codes}, readings, found)
    strangers = sorted_problems(p for p in found if p.commune not in asked.codes)
    return RoundEvidence(communes, strangers, beside.previous or {}, _files(readings))


def asked_of(lawbook: Lawbook, round_: Round, beside: Beside) -> tuple[Lawbook, Questionnaire]:
    """The standard with all that is asked beside it, and what a round asks by it."""
    whole = beside.among or Among(round_)
    wide = _asking(lawbook, beside, whole)
    return wide, questionnaire(wide, whole.round, beside.letters)


def _asking(lawbook: Lawbook, beside: Beside, whole: Among) -> Lawbook:
    """The standard with all that its letters and the other standards of the round ask."""
    known = (*lawbook.standard.book.evidence, *beside.duties.data)
    return asking(lawbook, (*beside.duties.data, *apart(whole.data, known)))


def _beside_list(
    folder: Path, asked: Questionnaire, units: Sequence[Unit], answers: Mapping[str, Sequence[UnitAnswer]]
) -> Iterator[Problem]:
    """Facts of communes that a form tells otherwise than the list, at the cells of both."""
    return differences(asked.unit_facts, units, answers, partial(cell_of, communes_list(folder), asked.unit_facts))


def _told_in(readings: Iterable[FileReading]) -> Iterator[Problem]:
    """What is wrong in each file by itself."""
    return (told for reading in readings for told in days_once(reading.problems))


def _doubted(
    odd: Sequence[Problem], wide: Standard, facts: Gathered, beside: Beside, known: Sequence[Problem]
) -> Iterable[Problem]:
    """What does not agree in the figures; a warning that the standard and a letter both give is given once."""
    letters = against_letters(wide, beside.duties.checks, facts.columns, (*known, *odd))
    return asked_once((*odd, *letters))


def _files(readings: Iterable[FileReading]) -> tuple[SentFile, ...]:
    return tuple(SentFile(reading.shown, _spoken_for(reading)) for reading in readings)


def _by_commune(
    views: Mapping[str, Mapping[str, Fact]], readings: Sequence[FileReading], found: Iterable[Problem]
) -> dict[str, CommuneEvidence]:
    """Each commune with its facts, what is told of it, and what its own form says of itself."""
    own: dict[str, list[Problem]] = {code: [] for code in views}
    for told in found:
        own.get(told.commune, []).append(told)
    received = {code for reading in readings for code in _spoken_for(reading)}
    scored = {reading.form_of: reading.self_score for reading in readings if reading.form_of}
    answers = _answers(readings)
    return {
        code: replace(
            commune(code, facts, own[code], received=code in received),
            self_score=scored.get(code),
            answers=answers.get(code, ()),
        )
        for code, facts in views.items()
    }


def _answers(readings: Iterable[FileReading]) -> Mapping[str, tuple[UnitAnswer, ...]]:
    """What forms say of their communes; two forms of one commune may say two things."""
    told: dict[str, tuple[UnitAnswer, ...]] = {}
    for reading in readings:
        if reading.answers:
            told[reading.form_of] = (*told.get(reading.form_of, ()), *reading.answers)
    return told


def _spoken_for(reading: FileReading) -> frozenset[str]:
    """The communes that a file gives something of, if only a problem."""
    return frozenset({*reading.communes, *(told.commune for told in reading.problems)} - {""})


def sources(folder: Path, name: str = FOLDER) -> list[Source]:
    """What lies in a round's folder of evidence by name, each with the name it is shown by.

    ``name`` is another folder of the round whose files are to be looked at.
    """
    found = found_in(folder / name, EXCEL | CSV)
    return [Source(thing.path, shown_in(folder, thing.path), thing.why) for thing in found]


def shown_in(folder: Path, path: Path) -> str:
    """The name by which a file of a round is shown; what is no text in it is told by number."""
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode()


def filled_in(folder: Path, name: str, asked: Questionnaire, codes: Collection[str]) -> Mapping[str, str]:
    """The forms of these communes in another folder of the round that somebody has begun to fill: file by commune."""
    likely = (s for s in sources(folder, name) if asked.owner_of(s.shown) in ("", *codes))
    readings = (reading_of(source, asked) for source in likely)
    return {reading.form_of: reading.shown for reading in readings if reading.form_of and len(reading.typed.rows)}


def unsound(
    standard: Standard, facts: Gathered, previous: Mapping[str, Facts] | None, units: Mapping[str, Unit]
) -> Iterator[Problem]:
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
        code = columns.codes[row]
        yield undocumented_problem(code, places, len(first), full_name(units[code]))


def commune(code: str, facts: Mapping[str, Fact], found: Iterable[Problem], *, received: bool) -> CommuneEvidence:
    """One commune's evidence; doubt whose it is, or of which round, sets it aside."""
    own = sorted_problems(found)
    return CommuneEvidence(code, facts, own, set_aside=bool(doubts(own)), received=received)


def read_file(path: Path, shown: str, lawbook: Lawbook, round_: Round) -> FileReading:
    """Whatever one file gives."""
    return reading_of(Source(path, shown), questionnaire(lawbook, round_))
