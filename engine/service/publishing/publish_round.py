"""Publish a round: see what would be told, have an attacker look at it, put it into the register or write nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.comparing.new_year import refuse_draft
from engine.evidence.facts import Round
from engine.files.keeping.transactions import put_in_place
from engine.files.writing import write_whole
from engine.language import speak
from engine.law.model import Unit
from engine.law.publishing.small_counts import PublishingRules, load_publishing
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.publishing.auditing import Finding, audited_tables
from engine.records.publishing.auditing_lines import audited_lines
from engine.records.publishing.releases import Release
from engine.records.publishing.releasing import Asked, Draft, draft_of, own_counts
from engine.records.publishing.signed_decisions import Decisions
from engine.reporting.publishing.public_words import Naming, finding_words, naming_of
from engine.scoring.round_result import RoundResult
from engine.service.publishing.decision_file import DECISIONS, read_decisions
from engine.service.publishing.kept_releases import PUBLISHED, Kept, keep_release, kept_releases
from engine.service.replies.recorded.published import PublishReply, publish_reply
from engine.service.rounds import assess_round, lists_beside
from engine.service.store import Holdings

PAGE, WORKBOOK, CHILDREN = "cong-bo.html", "cong-bo.xlsx", "cho-tre-em"
MOST_TOLD, MOST_NAMED = 20, 5
DecisionsOf = Callable[[Path, Round], Decisions]


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """A round by name or path, and the day; ``by_province`` are counts of which only the province's figure is wanted.

    ``check`` looks at what is published already and makes nothing; ``apply`` publishes; ``out`` is where the papers
    of a preview go.
    """

    round: str
    today: date
    by_province: Collection[str] = ()
    check: bool = False
    apply: bool = False
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a release would tell, or tells now; ``folder`` is where it or its preview lies, None where it was seen only.

    ``checked`` is how many releases were looked at; then there is no draft.
    """

    made: RoundResult
    draft: Draft | None
    kept: Kept
    problems: tuple[Problem, ...]
    folder: Path | None = None
    applied: bool = False
    checked: int = 0

    @property
    def naming(self) -> Naming:
        """The names of what is told."""
        release = self.draft.release if self.draft else self.kept.releases[-1]
        return naming_of(release, self.made.book.standard)

    def reply(self) -> PublishReply:
        """The same as plain data."""
        return publish_reply(self.made.round, self.draft, self.folder, applied=self.applied, checked=self.checked)


def publish(holdings: Holdings, asked: PublishRequest, decisions_of: DecisionsOf = read_decisions) -> Publishing:
    """A round's next release, seen, checked or published.

    ``decisions_of`` tells what the authority decided. Raises ProblemsFound: a round that cannot be read or has several
    standards (RND-260), a draft of a law (PLN-107), decisions or releases that cannot be read, a release or an earlier
    one that gives a child away (PUB-130), nothing new to publish (PUB-131), nothing published to check (PUB-132).
    """
    folder = holdings.round(asked.round)
    kept, made = kept_releases(folder), assess_round(folder, holdings)
    refuse_draft(made.book.standard, made.round.id)
    rules = load_publishing(made.book.folder.parent, made.book.standard)
    if asked.check:
        return _checked(folder, made, kept, rules)
    decisions = decisions_of(folder, made.round)
    wanted = _data_named(made, asked.by_province)
    given = Asked(decisions, rules, asked.today, kept.releases, _provinces(made), wanted)
    draft = draft_of(made, given)
    refuse_leaks(made, (*kept.releases, draft.release), rules)
    problems = tuple(_decided_otherwise(made, decisions, folder))
    if not asked.apply and not asked.out:
        return Publishing(made, draft, kept, problems)
    return _written(folder, asked, Publishing(made, draft, kept, problems))


def refuse_leaks(made: RoundResult, releases: Sequence[Release], rules: PublishingRules) -> None:
    """Raise ProblemsFound (PUB-130) where the last of some releases gives something away, with the two figures each."""
    own = own_counts(made, {table.datum for table in releases[-1].tables})
    found = (*audited_tables(releases, own), *audited_lines(made, releases[-1], rules))
    if found:
        naming = naming_of(releases[-1], made.book.standard)
        raise ProblemsFound([_leak(told, naming, releases[-1]) for told in found[:MOST_TOLD]])


def _leak(found: Finding, naming: Naming, release: Release) -> Problem:
    vi, en = (finding_words(found, naming, speak(language)) for language in ("vi", "en"))
    values = {"told": vi, "told_en": en, "below": found.below}
    return problem("PUB-130", Place(f"{release.round}/{PUBLISHED}/{release.number:02}"), **values)


def _checked(folder: Path, made: RoundResult, kept: Kept, rules: PublishingRules) -> Publishing:
    if not kept.releases:
        raise ProblemsFound([problem("PUB-132", Place(f"{folder.name}/{PUBLISHED}"), name=folder.name)])
    for at in range(len(kept.releases)):
        refuse_leaks(made, kept.releases[: at + 1], rules)
    return Publishing(made, None, kept, (), folder / PUBLISHED, checked=len(kept.releases))


def _written(folder: Path, asked: PublishRequest, seen: Publishing) -> Publishing:
    draft = seen.draft
    if draft is None:
        return seen

    def write(fresh: Path) -> None:
        _write(fresh, draft.release, seen.naming, seen.made.round.units)

    if asked.apply:
        _refuse_the_same(draft.release, seen.kept, folder)
        home = keep_release(folder, draft.release, seen.kept, write)
    else:
        home = asked.out or folder
        put_in_place(home, write)
    return Publishing(seen.made, draft, seen.kept, seen.problems, home, applied=asked.apply)


def _refuse_the_same(release: Release, kept: Kept, folder: Path) -> None:
    """A release that tells what the last one told is none (PUB-131)."""
    last = kept.releases[-1] if kept.releases else None
    if last and (last.lines, last.tables, last.law) == (release.lines, release.tables, release.law):
        place = Place(f"{folder.name}/{PUBLISHED}/{last.number:02}")
        raise ProblemsFound([problem("PUB-131", place, n=last.number, day=f"{last.day:%d/%m/%Y}")])


def _write(folder: Path, release: Release, naming: Naming, units: Sequence[Unit]) -> None:
    """The workbook, the page, and a page for children a commune."""
    from engine.forms.template import form_name
    from engine.reporting.publishing.child_sheet import child_html, write_child_word
    from engine.reporting.publishing.child_words import child_page
    from engine.reporting.publishing.public_excel import write_public_excel
    from engine.reporting.publishing.public_page import public_page
    from engine.reporting.publishing.public_tables import public_tables

    tables = public_tables(release, naming, speak("vi"))
    write_public_excel(folder / WORKBOOK, release, tables)
    write_whole(folder / PAGE, public_page(release, tables).encode())
    names = {unit.code: Path(form_name(unit)).stem for unit in units}
    for line in release.lines:
        told, name = child_page(line, release), names[line.code]
        write_child_word(folder / CHILDREN / f"{name}.docx", told)
        write_whole(folder / CHILDREN / f"{name}.html", child_html(told).encode())


def _provinces(made: RoundResult) -> Mapping[str, str]:
    """The province of each commune by the list of the round's day; "" where no list has it."""
    lists = lists_beside(made.book)
    found = {unit.code: lists.unit(unit.code, made.round.on) if lists else None for unit in made.units}
    return {code: unit.province if unit else "" for code, unit in found.items()}


def _data_named(made: RoundResult, asked: Collection[str]) -> Collection[str]:
    """Counts asked for by id, "all" for every one; raises ProblemsFound (PUB-133) for one that is none."""
    known = [entry.id for entry in made.book.standard.book.evidence if entry.sensitive]
    if "all" in asked:
        return known
    if strange := [name for name in asked if name not in known]:
        raise ProblemsFound([problem("PUB-133", Place(name), name=name, known=", ".join(known)) for name in strange])
    return asked


def _decided_otherwise(made: RoundResult, decisions: Decisions, folder: Path) -> Iterator[Problem]:
    """That nothing is decided yet; that a commune is recognised though its score does not say so, or not firmly."""
    place = Place(f"{folder.name}/{DECISIONS}")
    if not decisions:
        yield problem("PUB-115", place)
    unsure: list[str] = []
    for code, decided in decisions.items():
        row = made.rows.get(code)
        verdict = made.decision(row) if row is not None else None
        if decided.kind == "recognise" and (verdict is None or verdict.verdict != "recognised"):
            yield problem("PUB-116", place, commune=code, paper=decided.number)
        elif decided.kind == "recognise" and verdict is not None and not verdict.firm:
            unsure.append(code)
    if unsure:
        names = {unit.code: unit.name for unit in made.round.units}
        shown = ", ".join(names[code] for code in unsure[:MOST_NAMED]) + ", …" * (len(unsure) > MOST_NAMED)
        yield problem("PUB-117", place, n=len(unsure), names=shown)
