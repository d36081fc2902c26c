"""What people fill in or practise on: blank forms and tables of a round, and a made-up round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.evidence.facts import Round
from engine.files.keeping.stages import settle
from engine.files.keeping.transactions import Terms, put_in_place
from engine.language import Say
from engine.law.asked import asked_by_letters, asking
from engine.law.model import Unit
from engine.problems import Problem
from engine.scoring.whom.surely_out import surely_out
from engine.service.replies.made import FormReply, SampleReply, form_reply, sample_reply
from engine.service.rounds import OpenLaw, find_unit, open_law, open_letters, open_round
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
    hold somebody's work, and with the rest of ``kept`` were left as they were.
    """

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]
    renewed: tuple[Path, ...] = ()
    stale: tuple[Path, ...] = ()

    def reply(self) -> FormReply:
        """The forms written and renewed, and those that grew stale, as plain data."""
        return form_reply(self.written, self.renewed, self.stale)


def forms(holdings: Holdings, asked: FormsRequest, say: Say) -> Forms:
    """Write one blank form a commune, or the two tables, in the language given; one that is begun is never overwritten.

    A blank one that was made for another period, day, letter or question is made anew. All of them are written or none.
    Raises ProblemsFound for a round or commune that is nowhere, and as ``put_in_place`` does.
    """
    from engine.forms.stale_forms import state_of
    from engine.forms.table_templates import table_of
    from engine.forms.template import form_name, identity_of, write_form

    folder = holdings.round(asked.round)
    round_, law, found = open_round(folder, holdings)
    letters = open_letters(folder, round_, law.book, holdings)
    units = [find_unit(round_, asked.commune)] if asked.commune else round_.units
    out = asked.out or folder / FORMS
    if asked.table:
        table = table_of(asking(law.book, asked_by_letters(letters)), round_, units, say)
        return _tables(out, table, found)
    left = left_out_words(law, round_, units, say)
    paths = {out / form_name(unit): unit for unit in units}
    read = {path.name: path.read_bytes() if path.exists() else None for path in paths}
    states = {
        path: state_of(path, identity_of(round_, unit, law.book, letters, left[unit.code]))
        for path, unit in paths.items()
        if path.exists()
    }
    written = tuple(path for path in paths if path not in states)
    renewed = tuple(path for path, state in states.items() if state == "stale")

    def fill(fresh: Path) -> None:
        for path in (*written, *renewed):
            unit = paths[path]
            write_form(fresh / path.name, law.book, round_, unit, say, directives=letters, out=left[unit.code])

    if written or renewed:
        put_in_place(out, fill, Terms(read={path.name: read[path.name] for path in (*written, *renewed)}))
    kept = tuple(path for path in states if path not in renewed)
    stale = tuple(path for path, state in states.items() if state == "filled and stale")
    return Forms(written, kept, found, renewed, stale)


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


def _tables(out: Path, table: Table, found: tuple[Problem, ...]) -> Forms:
    """Write the two templates of tables that are not there yet."""
    from engine.forms.table_templates import LONG_NAME, WIDE_NAME, write_long_template, write_wide_template

    writers = {out / WIDE_NAME: write_wide_template, out / LONG_NAME: write_long_template}
    kept = tuple(path for path in writers if path.exists())
    written = tuple(path for path in writers if path not in kept)

    def fill(fresh: Path) -> None:
        for path in written:
            writers[path](fresh / path.name, table)

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
