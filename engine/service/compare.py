"""The policy desk's look ahead: a draft for a new year, two standards compared, and what that does to a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from engine.comparing.differences import compare as differences_of
from engine.comparing.impact import Side, impact_of
from engine.comparing.new_year import amendment_draft, draft_of, unfit_draft
from engine.comparing.partial import PartialStandard, compare_known, is_partial, load_partial
from engine.files.keeping.transactions import new_folder, put_in_place
from engine.files.writing import write_texts, write_whole
from engine.language import Say
from engine.law.loading import load_standard
from engine.law.model import Standard
from engine.law.recognising.refusing import kept_rounds
from engine.law.source import parse_source
from engine.law.state.accepted import FILE as ACCEPTED_FILE
from engine.law.state.accepted import STRAYED, accepted_text, states_in
from engine.problems import Place, ProblemsFound, problem, said_once
from engine.reporting.words.compare_words import Comparison
from engine.rules.judging import engine_version
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.parts.round_parts import alone
from engine.service.replies.differing import CompareReply, NewYearReply, compare_reply, new_year_reply
from engine.service.rounds import open_letters, open_parts, round_evidence
from engine.service.store import Holdings

AnyStandard: TypeAlias = OpenLaw | PartialStandard


@dataclass(frozen=True, slots=True)
class NewYearRequest:
    """A standard by id or path, the id of the draft to be made from it, the day that it begins, and that of today.

    ``amends`` is whether the draft only amends it, and is no copy.
    """

    old: str
    new: str
    begins: date
    on: date | None = None
    amends: bool = False


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft and its folder, and the standard that it ``amends``, None of a copy."""

    folder: Path
    amends: str | None = None

    def reply(self) -> NewYearReply:
        """The same as plain data."""
        return new_year_reply(self.folder)


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """Two standards by id or path, and the round to try them on, None for words alone."""

    old: str
    new: str
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two standards compared."""

    told: Comparison

    def reply(self) -> CompareReply:
        """The same as plain data, each difference in both languages."""
        return compare_reply(self.told)


def draft_new_year(holdings: Holdings, asked: NewYearRequest) -> Drafted:
    """Make a draft of a standard for a new year; raises ProblemsFound as ``_drafted`` does."""
    return Drafted(_drafted(holdings, asked), asked.old if asked.amends else None)


def compare(holdings: Holdings, asked: CompareRequest) -> Compared:
    """Compare two standards; raises ProblemsFound as ``compare_standards`` does."""
    return Compared(compare_standards(holdings, asked.old, asked.new, asked.round))


def draft_standard(holdings: Holdings, old: str, name: str, from_: date, *, on: date | None = None) -> Path:
    """Copy a standard as a draft beside it, and give back its folder; ``on`` is the day on which it is accepted.

    Raises ProblemsFound as ``_drafted`` does.
    """
    return _drafted(holdings, NewYearRequest(old, name, from_, on))


def _drafted(holdings: Holdings, asked: NewYearRequest) -> Path:
    """A draft of a standard in a folder beside it, accepted as it was made.

    Raises ProblemsFound when the old one cannot be read, the id or the day will not do, something is there already, or
    the law is the program's own.
    """
    folder, name = holdings.standard(asked.old), asked.new
    if holdings.bundled and holdings.criteria in folder.parents:
        raise ProblemsFound([problem("CHK-303", Place(folder.name), name=folder.name)])
    book = load_standard(folder)
    if refused := unfit_draft(book.standard, name, asked.begins):
        raise ProblemsFound([refused])
    target = folder.parent / name
    if target.exists():
        raise ProblemsFound([problem("RND-921", Place(str(target)), name=name)])
    texts = (amendment_draft if asked.amends else draft_of)(book, name, asked.begins)
    states = states_in({file: parse_source(text, f"{name}/{file}") for file, text in texts.items()})
    new_folder(target, lambda fresh: write_texts(fresh, {**texts, ACCEPTED_FILE: accepted_text(states, asked.on)}))
    return target


def compare_standards(holdings: Holdings, old: str, new: str, round_name: str | None = None) -> Comparison:
    """Two standards by id or path compared in words, and with a round the effect on its communes.

    Raises ProblemsFound when either is unsound, or when an effect is asked of a partial one or without durable-rules.
    """
    before, after = (_open(holdings.standard(name), holdings.today) for name in (old, new))
    if isinstance(before, OpenLaw) and isinstance(after, OpenLaw):
        return _laws(holdings, (before, after), round_name)
    if round_name:
        name = old if isinstance(before, PartialStandard) else new
        raise ProblemsFound([problem("RND-924", Place(name), name=name)])
    known = (_known(before), _known(after))
    return Comparison(*known, compare_known(*known))


def compare_typed(
    holdings: Holdings, standard: str, texts: Mapping[str, str | None], round_name: str | None = None
) -> Comparison:
    """A standard as it stands beside the same with other texts in its files, which are not written.

    Raises ProblemsFound when either is unsound, and as ``compare_standards`` does.
    """
    folder, today = holdings.standard(standard), holdings.today
    return _laws(holdings, (open_law(folder, today=today), open_law(folder, texts, today=today)), round_name)


def _laws(holdings: Holdings, laws: tuple[OpenLaw, OpenLaw], round_name: str | None) -> Comparison:
    a, b = (law.book.standard for law in laws)
    strayed = said_once(tuple(p for law in laws for p in law.warnings if p.code in STRAYED))
    told = Comparison(a, b, differences_of(a, b), strayed=strayed)
    return _on_round(holdings, told, laws, round_name) if round_name else told


def _open(folder: Path, today: date | None) -> AnyStandard:
    return load_partial(folder) if is_partial(folder) else open_law(folder, today=today)


def _known(made: AnyStandard) -> Standard | PartialStandard:
    return made.book.standard if isinstance(made, OpenLaw) else made


def _on_round(holdings: Holdings, told: Comparison, laws: tuple[OpenLaw, OpenLaw], name: str) -> Comparison:
    """With the effect on a round; of one of several standards on the communes that the old one judges, or the new."""
    if engine_version() is None:
        raise ProblemsFound([problem("RND-925", Place(name))])
    folder = holdings.round(name)
    parts = open_parts(folder, holdings)
    ids = [law.book.standard.head.id for law in laws]
    part = next((p for own in ids for p in parts if p.round.standard == own), None) or alone(parts, folder.name)
    back = max(kept_rounds(law.book.standard.head.levels) for law in laws)
    letters = open_letters(folder, part.round, part.law.book, holdings)
    evidence = round_evidence(folder, part.round, part.law, letters, decided=back, among=part.among)
    before, after = (Side(law.book.standard, law.table) for law in laws)
    elsewhere = tuple(unit for other in parts if other is not part for unit in other.round.units)
    return replace(told, impact=impact_of(before, after, part.round, evidence), round=part.round, elsewhere=elsewhere)


def write_comparison(folder: Path, told: Comparison, say: Say) -> tuple[Path, Path]:
    """Write ``so-sanh.xlsx`` and ``so-sanh.md`` into a folder, both or none. Raises as ``put_in_place`` does."""
    from engine.reporting.compare_markdown import comparison_text
    from engine.reporting.excel.compare_excel import write_comparison_workbook

    sheet, page = "so-sanh.xlsx", "so-sanh.md"

    def fill(fresh: Path) -> None:
        write_comparison_workbook(fresh / sheet, told, say)
        write_whole(fresh / page, comparison_text(told, say).encode())

    put_in_place(folder, fill)
    return folder / sheet, folder / page
