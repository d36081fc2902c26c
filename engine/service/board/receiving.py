"""Who has sent what in a round, told on any day; nothing is scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.evidence.facts import Round, RoundEvidence
from engine.evidence.identity.letters_fit import letter_stamps
from engine.evidence.own_facts.beside_list import completed
from engine.evidence.questionnaire import Questionnaire, questionnaire
from engine.evidence.reading import filled_in
from engine.evidence.setting.judged_by import Among
from engine.forms.register import Questions, Register, joined, register_of
from engine.language import Say
from engine.law.asked import asked_by_letters, asking
from engine.law.asking import unused
from engine.law.model import Standard
from engine.problems import Problem
from engine.scoring.whom.surely_out import surely_out
from engine.service.forms import FORMS
from engine.service.parts.open_law import OpenLaw
from engine.service.parts.round_parts import OpenPart
from engine.service.replies.receipts import RegisterReply, register_reply
from engine.service.rounds import open_letters, open_parts, round_evidence
from engine.service.store import Holdings

REGISTER = "so-theo-doi.xlsx"


@dataclass(frozen=True, slots=True)
class RegisterRequest:
    """A round by name or path, and the day on which its register is opened."""

    round: str
    today: date


@dataclass(frozen=True, slots=True)
class Received:
    """A round's register with the problems of all that came; ``folder`` is the round's own."""

    register: Register
    folder: Path
    problems: tuple[Problem, ...]

    def reply(self, workbook: Path) -> RegisterReply:
        """The same as plain data, with the file that it was written to."""
        return register_reply(self.register, workbook)


@dataclass(frozen=True, slots=True)
class Read:
    """A round with what was sent for it, read and not scored; ``data`` and ``duties`` are the ids asked for.

    ``among`` is the whole round where it is a part of one.
    """

    folder: Path
    round: Round
    evidence: RoundEvidence
    asked: Questionnaire
    questions: Questions
    standard: Standard
    problems: tuple[Problem, ...]
    among: Among | None = None


def read_sent(holdings: Holdings, name: str) -> tuple[Read, ...]:
    """Read all that was sent for a round, part by part; raises ProblemsFound when it or its law cannot be read."""
    folder = holdings.round(name)
    return tuple(read_part(folder, part, holdings) for part in open_parts(folder, holdings))


def read_part(folder: Path, part: OpenPart, holdings: Holdings) -> Read:
    """The same of one part that is open."""
    round_, law = part.round, part.law
    letters = open_letters(folder, round_, law.book, holdings)
    evidence = round_evidence(folder, round_, law, letters, among=part.among)
    duties = asked_by_letters(letters)
    asked = questionnaire(asking(law.book, duties), round_, letter_stamps(letters))
    ids = Questions(
        tuple(e.id for e in law.book.standard.book.evidence),
        tuple(e.id for e in duties),
        _unused(law, completed(round_, evidence)),
    )
    told = (*part.problems, *evidence.problems, *(p for given in evidence.communes.values() for p in given.problems))
    return Read(folder, round_, evidence, asked, ids, law.book.standard, told, part.among)


def _unused(law: OpenLaw, round_: Round) -> Mapping[str, frozenset[str]]:
    """By commune the data that only items read which certainly do not count for it."""
    standard = law.book.standard
    out = surely_out(round_.units, standard, law.table, round_)
    return {code: unused(standard, own) for code, own in out.items() if own}


def register(holdings: Holdings, asked: RegisterRequest) -> Received:
    """Where every commune of a round stands on a day; raises ProblemsFound for a round that cannot be read."""
    return register_of_read(read_sent(holdings, asked.round), asked.today)


def register_of_read(parts: Sequence[Read], today: date) -> Received:
    """The same of a round that is read already."""
    told = [_register(read, today) for read in parts]
    problems = tuple(found for read in parts for found in read.problems)
    among = parts[0].among
    whole = told[0] if among is None else joined(among.round, told)
    return Received(whole, parts[0].folder, problems)


def _register(read: Read, today: date) -> Register:
    silent = [code for code, given in read.evidence.communes.items() if not given.facts]
    misplaced = filled_in(read.folder, FORMS, read.asked, silent) if silent else {}
    return register_of(read.round, read.evidence, read.questions, today=today, misplaced=misplaced)


def keep_register(done: Received, say: Say, out: Path | None = None) -> Path:
    """Write the register beside the round's own files, or where asked; raises ProblemsFound (SYS-103)."""
    from engine.reporting.board.register_excel import write_register

    path = out or done.folder / REGISTER
    write_register(path, done.register, say)
    return path
