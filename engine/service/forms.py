"""What people fill in or practise on: blank forms of a round, and a made-up round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.files.keeping.stages import settle
from engine.files.keeping.transactions import Terms, put_in_place
from engine.language import Say
from engine.problems import Problem
from engine.service.replies.made import FormReply, SampleReply, form_reply, sample_reply
from engine.service.rounds import find_unit, open_law, open_letters, open_round
from engine.service.store import Holdings

FORMS = "forms"


@dataclass(frozen=True, slots=True)
class FormsRequest:
    """A round by name or path, one commune or all, and the folder for the forms (its own ``forms/`` otherwise)."""

    round: str
    commune: str | None = None
    out: Path | None = None


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
    """Write one blank form a commune in the language given; a form already there is never overwritten.

    All of them are written or none. Raises ProblemsFound for a round or commune that is nowhere, or as
    ``put_in_place`` does.
    """
    from engine.forms.template import form_name, write_form

    folder = holdings.round(asked.round)
    round_, law, found = open_round(folder, holdings)
    letters = open_letters(folder, round_, law.book, holdings)
    units = [find_unit(round_, asked.commune)] if asked.commune else round_.units
    out = asked.out or folder / FORMS
    paths = {out / form_name(unit): unit for unit in units}
    kept = tuple(path for path in paths if path.exists())
    written = tuple(path for path in paths if path not in kept)

    def fill(fresh: Path) -> None:
        for path in written:
            write_form(fresh / path.name, law.book, round_, paths[path], say, directives=letters)

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
    book, lists = open_law(holdings.standard(asked.standard)).book, holdings.criteria / "units"
    make_sample(asked.out, book, lists, Wish(asked.communes, asked.seed, asked.on, asked.forms), say)
    return Sampled(asked.out, asked)
