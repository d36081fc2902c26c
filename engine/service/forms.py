"""What people fill in or practise on: blank forms and tables of a round, and a made-up round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from engine.evidence.facts import Round
from engine.language import Say
from engine.law.asked import asked_by_letters, asking
from engine.law.directives import Directives
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.problems import Problem
from engine.service.replies.made import FormReply, SampleReply, form_reply, sample_reply
from engine.service.rounds import find_unit, open_law, open_letters, open_round
from engine.service.store import Holdings

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
    """Forms written, forms kept because somebody has begun to fill them, and problems of the round."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]

    def reply(self) -> FormReply:
        """The forms written, as plain data."""
        return form_reply(self.written)


def forms(holdings: Holdings, asked: FormsRequest, say: Say) -> Forms:
    """Write one blank form a commune, or the two tables, in the language given; nothing there is ever overwritten.

    Raises ProblemsFound for a round or commune that is nowhere, OSError.
    """
    folder = holdings.round(asked.round)
    round_, law, found = open_round(folder, holdings)
    letters = open_letters(folder, round_, law.book, holdings)
    units = [find_unit(round_, asked.commune)] if asked.commune else round_.units
    out = asked.out or folder / FORMS
    out.mkdir(parents=True, exist_ok=True)
    writers = (
        _tables(law.book, round_, units, letters, say) if asked.table else _forms(law.book, round_, units, letters, say)
    )
    kept = tuple(out / name for name in writers if (out / name).exists())
    written = tuple(out / name for name in writers if out / name not in kept)
    for path in written:
        writers[path.name](path)
    return Forms(written, kept, found)


def _forms(
    book: Lawbook, round_: Round, units: Sequence[Unit], letters: Directives | None, say: Say
) -> Mapping[str, Callable[[Path], None]]:
    """What writes each form, by its file name."""
    from engine.forms.template import form_name, write_form

    made = partial(write_form, lawbook=book, round_=round_, say=say, directives=letters)
    return {form_name(unit): partial(made, unit=unit) for unit in units}


def _tables(
    book: Lawbook, round_: Round, units: Sequence[Unit], letters: Directives | None, say: Say
) -> Mapping[str, Callable[[Path], None]]:
    """What writes each template of a table, by its file name."""
    from engine.forms import table_templates as made

    table = made.table_of(asking(book, asked_by_letters(letters)), round_, units, say)
    return {
        made.WIDE_NAME: lambda path: made.write_wide_template(path, table),
        made.LONG_NAME: lambda path: made.write_long_template(path, table),
    }


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
    """Make a believable round in a new folder; raises ProblemsFound (RND-905) when that holds something, OSError."""
    from engine.sample.made_round import Wish, make_sample

    book, lists = open_law(holdings.standard(asked.standard)).book, holdings.criteria / "units"
    make_sample(asked.out, book, lists, Wish(asked.communes, asked.seed, asked.on, asked.forms), say)
    return Sampled(asked.out, asked)
