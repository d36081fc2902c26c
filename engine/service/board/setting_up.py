"""A new round set up from the official list of its day: its files, and what is to be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.comparing.partial import is_partial
from engine.evidence.facts import Round
from engine.evidence.identity.letters_fit import fitting
from engine.evidence.identity.official_lists import Listed, OfficialLists, open_lists
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.identity.unit_names import KIND_WORDS
from engine.evidence.round import check_round
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.evidence.tables.fact_columns import further_facts
from engine.files.intake.folder_names import is_folder_id
from engine.files.keeping.transactions import new_folder
from engine.files.writing import make_folder, write_whole
from engine.law.directives import Directive, load_directives
from engine.law.loading import Lawbook, load_standard, nearest
from engine.law.state.succession import holds_on
from engine.problems import Place, Problem, ProblemsFound, day_in_both, errors, problem
from engine.sample.made_round import communes_text
from engine.service.board.official_units import (
    Wanted,
    chosen,
    is_unsure,
    kinds_of,
    listed_on,
    province_of,
    unit_of,
)
from engine.service.board.round_files import new_round_text
from engine.service.replies.receipts import NewRoundReply, new_round_reply
from engine.service.rounds import letter_names
from engine.service.state.beside import laws_beside
from engine.service.store import Holdings
from engine.service.workspace import ASSESSMENTS, DIRECTIVES, EVIDENCE

NEXT_STEPS = "viec-tiep-theo.docx"
UNITS = "units"


@dataclass(frozen=True, slots=True)
class NewRoundRequest:
    """A round by its id, which communes as of which day, and what is left to the house where it is None.

    ``start`` and ``end`` are the period, by default the year up to the day; ``letters`` are followed only when named;
    with ``excel`` the round is set down in a workbook instead of two text files.
    """

    id: str
    wanted: Wanted
    start: date | None = None
    end: date | None = None
    title: str = ""
    standard: str = ""
    letters: tuple[str, ...] = ()
    excel: bool = False


@dataclass(frozen=True, slots=True)
class RoundSetUp:
    """A new round and its folder; ``fitting`` are the letters of its year and place, ``unsure`` communes to look up.

    ``grounds`` are the texts of its day on mountain communes and regions; ``problems`` are warnings, as of a day on
    which the law holds no round.
    """

    round: Round
    folder: Path
    fitting: tuple[str, ...]
    unsure: tuple[str, ...]
    excel: bool = False
    grounds: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def reply(self) -> NewRoundReply:
        """The same as plain data."""
        return new_round_reply(self.round, self.folder, self.fitting, self.unsure)


def set_up(holdings: Holdings, asked: NewRoundRequest, here: Path) -> RoundSetUp:
    """Make a round's folder whole or not at all, under the workspace or, where that is the program's own, ``here``.

    Raises ProblemsFound: a folder already there (RND-932), an id that is none (RND-933), what the lists do not have
    (RND-934, RND-935, RND-936), letters (RND-937) or standards (RND-938) that are not at hand, days that run backwards
    (RND-201, RND-202), SYS-103.
    """
    done, book = drawn_up(holdings, asked, here)
    found: list[Problem] = []
    new_folder(done.folder, lambda fresh: found.extend(_write(fresh, done, book)))
    return replace(done, problems=tuple(found))


def drawn_up(holdings: Holdings, asked: NewRoundRequest, here: Path) -> tuple[RoundSetUp, Lawbook]:
    """The same round with its standard, nothing written; raises ProblemsFound as ``set_up`` does before it writes."""
    target = (here if holdings.bundled else holdings.criteria.parent) / ASSESSMENTS / asked.id
    refused(unfit_id(asked.id, target))
    units = chosen(listed_on(holdings.criteria / UNITS, asked.wanted.on), asked.wanted)
    book = standard_on(holdings, asked.standard, asked.wanted.on)
    letters = letters_at_hand(holdings)
    refused([
        problem("RND-937", Place(name), given=name, known=", ".join(letters) or "–", near=nearest(name, letters))
        for name in asked.letters
        if name not in letters
    ])  # fmt: skip
    made = _round(asked, units, book)
    refused(unfit_days(made))
    lists = lists_of(holdings)
    unsure = tuple(unit.name for unit in units if is_unsure(unit))
    grounds = lists.decisions(made.on) if lists else ()
    return RoundSetUp(made, target, fitting(letters, made, lists), unsure, asked.excel, grounds), book


def lists_of(holdings: Holdings) -> OfficialLists | None:
    """The lists of communes at hand."""
    return open_lists(holdings.criteria / UNITS)


def refused(found: Sequence[Problem]) -> None:
    """Raise ProblemsFound with these, if there are any."""
    if found:
        raise ProblemsFound(found)


def unfit_id(name: str, target: Path) -> list[Problem]:
    """Why a round cannot bear this id."""
    if not is_folder_id(name):
        return [problem("RND-933", Place(name or "–"), given=name)]
    return [problem("RND-932", Place(name), name=name)] if target.exists() else []


def unfit_days(made: Round) -> list[Problem]:
    """A period that runs backwards, or past the day of the round."""
    first, last, on = (day_in_both(day) for day in (made.period_from, made.period_to, made.on))
    if made.period_from > made.period_to:
        return [problem("RND-201", Place("--to"), first=first, last=last)]
    return [problem("RND-202", Place("--to"), last=last, on=on)] if made.period_to > made.on else []


def standard_on(holdings: Holdings, name: str, on: date) -> Lawbook:
    """The standard named, or the one in force on a day; raises ProblemsFound (RND-938) when none or several are."""
    if name:
        return load_standard(holdings.standard(name))
    laws = laws_beside(holdings.criteria)
    current = {law.name for law in laws if holds_on(law, laws, on)}
    homes = [holdings.standard(known) for known in holdings.standards()]
    books = [load_standard(home) for home in homes if not is_partial(home)]
    held = [book for book in books if book.folder.name in current]
    if len(held) != 1:
        known = ", ".join(book.standard.head.id for book in held or books)
        raise ProblemsFound([problem("RND-938", Place("--standard"), on=day_in_both(on), count=len(held), known=known)])
    return held[0]


def letters_at_hand(holdings: Holdings) -> dict[str, Directive]:
    """Every letter of the workspace by its id."""
    home = holdings.criteria / DIRECTIVES
    names = letter_names(home) if home.is_dir() else ()
    return {letter.id: letter for letter in load_directives(home, names).letters} if names else {}


def letters_for(holdings: Holdings, units: Sequence[Listed], wanted: Wanted) -> tuple[str, ...]:
    """The letters at hand that a round of these communes may follow."""
    asked = NewRoundRequest("dot", wanted)
    made = _round(asked, units, standard_on(holdings, "", wanted.on))
    return fitting(letters_at_hand(holdings), made, lists_of(holdings))


def area_of(units: Sequence[Listed], wanted: Wanted) -> str:
    """Where the round is held, as a paper names it: huyện Sơn Dương, tỉnh Tuyên Quang."""
    first = units[0]
    parts = (first.district, province_of(first)) if wanted.district else (province_of(first),)
    return ", ".join(part[:1].lower() + part[1:] for part in parts)


def _round(asked: NewRoundRequest, units: Sequence[Listed], book: Lawbook) -> Round:
    on, area = asked.wanted.on, area_of(units, asked.wanted)
    kinds = ", ".join(KIND_WORDS[kind].lower() for kind in kinds_of(units))
    return Round(
        id=asked.id,
        title=asked.title or f"Đánh giá {kinds} phù hợp với trẻ em, {area}, năm {on.year}",
        standard=book.standard.head.id,
        on=on,
        period_from=asked.start or date(on.year, 1, 1),
        period_to=asked.end or on,
        area=area,
        simulated=False,
        authority=None,
        units=tuple(map(unit_of, units)),
        overrides=(),
        directives=asked.letters,
    )


def _write(fresh: Path, done: RoundSetUp, book: Lawbook) -> tuple[Problem, ...]:
    """Fill the folder and give the warnings of the round; raises ProblemsFound when it does not fit its standard."""
    from engine.forms.round_excel import Choices, write_round_workbook
    from engine.reporting.board.next_steps_word import write_next_steps

    classes = [unit_class.id for unit_class in book.standard.head.classes]
    further = further_facts(book.standard)
    make_folder(fresh / EVIDENCE)
    if done.excel:
        write_round_workbook(fresh / WORKBOOK, done.round, Choices(done.fitting, classes, further))
    else:
        write_whole(fresh / ROUND_FILE, new_round_text(done.round, done.fitting, classes).encode())
        write_whole(fresh / COMMUNES, communes_text(done.round.units, further).encode("utf-8-sig"))
    told = {"fitting": done.fitting, "unsure": done.unsure, "grounds": done.grounds}
    write_next_steps(fresh / NEXT_STEPS, done.round, excel=done.excel, **told)
    found = check_round(fresh, done.round, book)
    refused(errors(found))
    return found
