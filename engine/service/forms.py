"""What people fill in or practise on: blank forms and tables of a round, and a made-up round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.evidence.facts import Round
from engine.files.keeping.stages import settle
from engine.files.keeping.transactions import Terms, put_in_place
from engine.language import Say
from engine.law.asked import asked_by_letters, asking
from engine.law.directives import Directives
from engine.law.model import Unit
from engine.problems import Problem
from engine.scoring.whom.surely_out import surely_out
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.parts.round_parts import OpenPart, part_with, whole_of
from engine.service.replies.made import FormReply, SampleReply, form_reply, sample_reply
from engine.service.rounds import find_unit, open_letters, open_parts
from engine.service.store import Holdings

if TYPE_CHECKING:
    from engine.forms.table_templates import Table

FORMS = "forms"


@dataclass(frozen=True, slots=True)
class FormsRequest:
    """A round by name or path, one commune or all, and the folder for the forms (its own ``forms/`` otherwise).

    ``table`` asks for the two templates of tables of many communes instead of forms.
    """

    round: str
    commune: str | None = None
    out: Path | None = None
    table: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """What became of each form, and problems of the round.

    ``written`` were not there; ``renewed`` were blank and no longer right; ``stale`` are no longer right either but
    hold somebody's work, and with the rest of ``kept`` were left as they were. ``standards`` is how many communes each
    standard judges, where the round has several.
    """

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]
    renewed: tuple[Path, ...] = ()
    stale: tuple[Path, ...] = ()
    standards: Mapping[str, int] = field(default_factory=dict)

    def reply(self) -> FormReply:
        """The forms written and renewed, and those that grew stale, as plain data."""
        return form_reply(self.written, self.renewed, self.stale)


def forms(holdings: Holdings, asked: FormsRequest, say: Say) -> Forms:
    """Write one blank form a commune, or the two tables, in the language given; one that is begun is never overwritten.

    Each commune gets the form of the standard that judges it; of several standards each has tables of its own.

    A blank one that was made for another period, day, letter or question is made anew. All of them are written or none.
    Raises ProblemsFound for a round or commune that is nowhere, and as ``put_in_place`` does.
    """
    folder = holdings.round(asked.round)
    parts = open_parts(folder, holdings)
    found = tuple(told for part in parts for told in part.problems)
    only = find_unit(whole_of(parts), asked.commune) if asked.commune else None
    wanted = parts if only is None else (part_with(parts, only.code),)
    out = asked.out or folder / FORMS
    if asked.table:
        return _tables(out, [_table(folder, part, holdings, only, say) for part in wanted], found)
    blanks = [
        blank for part in wanted for blank in _blanks(out, part, open_letters_of(folder, part, holdings), only, say)
    ]
    written = tuple(blank for blank in blanks if blank.state == "none")
    renewed = tuple(blank for blank in blanks if blank.state == "stale")

    def fill(fresh: Path) -> None:
        for blank in (*written, *renewed):
            blank.write(fresh / blank.path.name, say)

    if written or renewed:
        put_in_place(out, fill, Terms(read={blank.path.name: blank.was for blank in (*written, *renewed)}))
    kept = tuple(blank.path for blank in blanks if blank.state not in ("none", "stale"))
    stale = tuple(blank.path for blank in blanks if blank.state == "filled and stale")
    several = {part.round.standard: len(part.round.units) for part in parts} if len(parts) > 1 else {}
    return Forms(_paths(written), kept, found, _paths(renewed), stale, several)


@dataclass(frozen=True, slots=True)
class _Blank:
    """The form that a commune would get today by its own standard, and what lies in its place: its bytes and state."""

    path: Path
    part: OpenPart
    unit: Unit
    letters: Directives | None
    left: Mapping[str, str]
    was: bytes | None
    state: str

    def write(self, path: Path, say: Say) -> None:
        """Write the form. Raises as ``write_whole``."""
        from engine.forms.template import write_form

        law, round_ = self.part.law.book, self.part.round
        write_form(path, law, round_, self.unit, say, directives=self.letters, out=self.left)


def _paths(blanks: Sequence[_Blank]) -> tuple[Path, ...]:
    return tuple(blank.path for blank in blanks)


def _blanks(out: Path, part: OpenPart, letters: Directives | None, only: Unit | None, say: Say) -> Iterator[_Blank]:
    """The forms of a part's communes, or of the one asked for."""
    from engine.forms.stale_forms import state_of
    from engine.forms.template import form_name, identity_of

    units = [unit for unit in part.round.units if only is None or unit.code == only.code]
    left = left_out_words(part.law, part.round, units, say)
    for unit in units:
        path, own = out / form_name(unit), left[unit.code]
        was = path.read_bytes() if path.exists() else None
        identity = identity_of(part.round, unit, part.law.book, letters, own)
        yield _Blank(path, part, unit, letters, own, was, "none" if was is None else state_of(path, identity))


def open_letters_of(folder: Path, part: OpenPart, holdings: Holdings) -> Directives | None:
    """The letters that a part of a round follows; raises ProblemsFound as ``open_letters`` does."""
    return open_letters(folder, part.round, part.law.book, holdings)


def left_out_words(law: OpenLaw, round_: Round, units: Sequence[Unit], say: Say) -> Mapping[str, Mapping[str, str]]:
    """By commune the items that certainly do not count for it, each by its id with title, reason and clause."""
    from engine.reporting.words.whom.whom_words import left_out_line

    standard = law.book.standard
    out = surely_out(units, standard, law.table, round_)
    words = {
        item.id: left_out_line(standard.head, criterion, item, say)
        for criterion in standard.criteria
        for item in criterion.items
        if criterion.applies or item.applies
    }
    return {code: {item: words[item] for item in words if item in own} for code, own in out.items()}


def _table(folder: Path, part: OpenPart, holdings: Holdings, only: Unit | None, say: Say) -> tuple[str, Table]:
    """A part's table, and the standard that its files are named by where it is not the only part."""
    from engine.forms.table_templates import table_of

    letters = open_letters_of(folder, part, holdings)
    units = part.round.units if only is None else (only,)
    table = table_of(asking(part.law.book, asked_by_letters(letters)), part.round, units, say)
    return part.round.standard if part.among else "", table


def _tables(out: Path, tables: Sequence[tuple[str, Table]], found: tuple[Problem, ...]) -> Forms:
    """Write the two templates of each table that are not there yet."""
    from engine.forms.table_templates import LONG_NAME, WIDE_NAME, write_long_template, write_wide_template

    kinds = {WIDE_NAME: write_wide_template, LONG_NAME: write_long_template}
    writers = {
        out / (f"{Path(name).stem}-{standard}{Path(name).suffix}" if standard else name): (write, table)
        for standard, table in tables
        for name, write in kinds.items()
    }
    kept = tuple(path for path in writers if path.exists())
    written = tuple(path for path in writers if path not in kept)

    def fill(fresh: Path) -> None:
        for path in written:
            write, table = writers[path]
            write(fresh / path.name, table)

    if written:
        put_in_place(out, fill, Terms(read=dict.fromkeys(path.name for path in written)))
    return Forms(written, kept, found)


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """How many communes from which seed, as of which day, by which standard, into which folder; as forms or a table."""

    communes: int
    seed: int
    out: Path
    on: date
    standard: str
    forms: bool = False


@dataclass(frozen=True, slots=True)
class Sampled:
    """A made-up round and its folder."""

    folder: Path
    asked: SampleRequest

    def reply(self) -> SampleReply:
        """The same as plain data."""
        return sample_reply(self.folder, self.asked.communes, self.asked.seed)


def sample(holdings: Holdings, asked: SampleRequest, say: Say) -> Sampled:
    """Make a believable round in a new folder; raises ProblemsFound (RND-905) when that holds something."""
    from engine.sample.made_round import Wish, make_sample

    settle(asked.out)
    book, lists = open_law(holdings.standard(asked.standard), today=holdings.today).book, holdings.criteria / "units"
    make_sample(asked.out, book, lists, Wish(asked.communes, asked.seed, asked.on, asked.forms), say)
    return Sampled(asked.out, asked)
