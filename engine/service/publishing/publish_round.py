"""Publish a round: see what would be told, have an attacker look at it, put it into the register or write nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from engine.comparing.new_year import refuse_draft
from engine.files.keeping.transactions import put_in_place
from engine.language import speak
from engine.law.publishing.small_counts import PublishingRules, load_publishing
from engine.problems import Place, Problem, ProblemsFound, day_in_both, problem
from engine.records.acting.actors import ONE_PERSON, with_names
from engine.records.publishing.auditing import Finding, audited_tables
from engine.records.publishing.auditing_lines import audited_lines
from engine.records.publishing.release_json import release_bytes
from engine.records.publishing.releases import Release, registered
from engine.records.publishing.releasing import Asked, Draft, draft_of, own_counts
from engine.records.publishing.signed_decisions import Decisions
from engine.reporting.publishing.public_words import Naming, finding_words, naming_of
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import whole_of
from engine.service.publishing.decision_file import DECISIONS, decided_otherwise, read_decisions
from engine.service.publishing.kept_releases import PUBLISHED, Kept, keep_release, kept_releases
from engine.service.publishing.recorded_publishing import (
    Waiting,
    put_down,
    recorded_decisions,
    recorded_desk,
    waiting_release,
)
from engine.service.publishing.release_papers import write_release
from engine.service.record.record_store import RECORD
from engine.service.replies.recorded.published import PublishReply, PublishState, publish_reply
from engine.service.review.desk import Desk, Who, now
from engine.service.rounds import lists_beside
from engine.service.store import Holdings
from engine.service.upward.recorded_parts import OF_RECORD, recorded_parts

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """A round by name or path, and the day; ``by_province`` are counts of which only the province's figure is wanted.

    ``check`` looks at what is published already and makes nothing; ``apply`` publishes; ``out`` is where the papers
    of a preview go. In a round with a record ``apply`` is ``who`` proposing, and with ``second`` another who publishes.
    ``seen`` is the mark of the release as whoever acts had it before him; "" where nobody looked.
    """

    round: str
    today: date
    by_province: Collection[str] = ()
    check: bool = False
    apply: bool = False
    out: Path | None = None
    second: bool = False
    who: Who = field(default_factory=lambda: Who(ONE_PERSON, now()))
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Publishing:
    """What a release would tell, or tells now; ``folder`` is where it or its preview lies, None where it was seen only.

    ``checked`` is how many releases were looked at; then there is no draft. ``desk`` is that of a round with a record,
    ``waiting`` the release that waits for its second person, ``proposed`` that it was put down just now.
    """

    parts: tuple[RoundResult, ...]
    draft: Draft | None
    kept: Kept
    problems: tuple[Problem, ...]
    folder: Path | None = None
    applied: bool = False
    checked: int = 0
    desk: Desk | None = None
    waiting: Waiting | None = None
    proposed: bool = False

    @property
    def mark(self) -> str:
        """The hash of the release as it would be kept; "" where there is none."""
        return mark_of(self.draft.release) if self.draft else ""

    @property
    def naming(self) -> Naming:
        """The names of what is told."""
        release = self.draft.release if self.draft else self.kept.releases[-1]
        return naming_of(release, *(made.book.standard for made in self.parts))

    def reply(self) -> PublishReply:
        """The same as plain data."""
        return publish_reply(whole_of(self.parts), self.draft, self.folder, self.state)

    @property
    def state(self) -> PublishState:
        """How far it came."""
        return PublishState(self.applied, self.checked, self.desk is not None, self.waiting is not None, self.proposed)


def publish(holdings: Holdings, asked: PublishRequest) -> Publishing:
    """A round's next release, seen, checked, proposed or published; of several standards one release of all.

    What was decided stands in the record of the round where it has one, else in decisions.csv. Raises ProblemsFound: a
    round that cannot be read, a draft of a law (PLN-107), rules that give a child away (PUB-10x, PUB-150 … 152),
    decisions or releases that cannot be read, a release or an earlier one that gives a child away (PUB-130), nothing
    new to publish (PUB-131), nothing published to check (PUB-132), what does not fit the record (PUB-140 … 144), a
    release that is no longer the one ``seen`` (WEB-135), or what the record refuses.
    """
    folder = holdings.round(asked.round)
    kept, desk = kept_releases(folder), recorded_desk(holdings, asked.round)
    parts = recorded_parts(folder, holdings)
    for made in parts:
        refuse_draft(made.book.standard, made.round.id)
    rules = load_publishing(parts[0].book.folder.parent, *(made.book.standard for made in parts))
    if asked.check:
        return _checked(folder, parts, kept, rules)
    waiting = waiting_release(desk, kept) if desk else None
    _refuse_turn(asked, waiting, folder)
    decisions = recorded_decisions(desk) if desk else read_decisions(folder, whole_of(parts))
    draft = _drawn(parts, _as_proposed(asked, waiting), Given(decisions, rules, kept), waiting)
    if asked.seen and asked.seen != mark_of(draft.release):
        raise ProblemsFound([problem("WEB-135", Place(f"{folder.name}/{PUBLISHED}"))])
    refuse_leaks(parts, (*kept.releases, draft.release), rules)
    told = [found for made in parts for found in made.problems if found.code in OF_RECORD]
    problems = (
        *(desk.record.notices if desk else ()),
        *told,
        *decided_otherwise(parts, decisions, _ground(folder, desk)),
    )
    return _written(folder, asked, Publishing(parts, draft, kept, problems, desk=desk, waiting=waiting))


def mark_of(release: Release) -> str:
    """The hash of a release as it is kept, by which it is known to be that very one."""
    return registered(release, release_bytes(release)).sha256


@dataclass(frozen=True, slots=True)
class Given:
    """What a release rests on beside the result and the request."""

    decisions: Decisions
    rules: PublishingRules
    kept: Kept


def _drawn(parts: Sequence[RoundResult], asked: PublishRequest, given: Given, waiting: Waiting | None) -> Draft:
    """The release as it would be now; the second person's must be the very one proposed (PUB-143)."""
    if waiting and waiting.is_out:
        return Draft(waiting.release, ())
    wanted = {given.rules.counted_as(name) for name in _data_named(parts, asked.by_province)}
    told = Asked(given.decisions, given.rules, asked.today, given.kept.releases, _provinces(parts), wanted)
    draft = draft_of(parts, told)
    if asked.second and waiting and draft.release != waiting.release:
        values = {"by": waiting.by, "day": day_in_both(waiting.release.day), "name": asked.round}
        raise ProblemsFound(with_names((problem("PUB-143", Place(parts[0].round.id), **values),), {}))
    return draft


def _as_proposed(asked: PublishRequest, waiting: Waiting | None) -> PublishRequest:
    """The second person sees what the first did: its day, and the counts that it tells by province alone."""
    if not asked.second or waiting is None:
        return asked
    return replace(asked, today=waiting.release.day, by_province=waiting.by_province)


def _refuse_turn(asked: PublishRequest, waiting: Waiting | None, folder: Path) -> None:
    """Nobody is second to nothing (PUB-142); what was seconded and not written goes before anything new (PUB-144)."""
    if asked.second and waiting is None:
        raise ProblemsFound([problem("PUB-142", Place(folder.name), name=folder.name)])
    if waiting and waiting.is_out and not asked.second:
        number = waiting.release.number
        raise ProblemsFound([problem("PUB-144", Place(f"{folder.name}/{PUBLISHED}"), n=number, name=folder.name)])


def _ground(folder: Path, desk: Desk | None) -> Place:
    """Where the decisions stand."""
    return Place(f"{folder.name}/{RECORD if desk else DECISIONS}")


def refuse_leaks(parts: Sequence[RoundResult], releases: Sequence[Release], rules: PublishingRules) -> None:
    """Raise ProblemsFound (PUB-130) where the last of some releases gives something away, with the two figures each."""
    own = own_counts(parts, {table.datum for table in releases[-1].tables}, rules)
    found = (*audited_tables(releases, own), *audited_lines(parts, releases[-1], rules))
    if found:
        naming = naming_of(releases[-1], *(made.book.standard for made in parts))
        raise ProblemsFound([_leak(told, naming, releases[-1]) for told in found[:MOST_TOLD]])


def _leak(found: Finding, naming: Naming, release: Release) -> Problem:
    vi, en = (finding_words(found, naming, speak(language)) for language in ("vi", "en"))
    values = {"told": vi, "told_en": en, "below": found.below}
    return problem("PUB-130", Place(f"{release.round}/{PUBLISHED}/{release.number:02}"), **values)


def _checked(folder: Path, parts: tuple[RoundResult, ...], kept: Kept, rules: PublishingRules) -> Publishing:
    if not kept.releases:
        raise ProblemsFound([problem("PUB-132", Place(f"{folder.name}/{PUBLISHED}"), name=folder.name)])
    for at in range(len(kept.releases)):
        refuse_leaks(parts, kept.releases[: at + 1], rules)
    return Publishing(parts, None, kept, (), folder / PUBLISHED, checked=len(kept.releases))


def _written(folder: Path, asked: PublishRequest, seen: Publishing) -> Publishing:
    """Seen only, previewed in a folder, proposed in the record, or published."""
    draft = seen.draft
    if draft is None or not (asked.apply or asked.out):
        return seen

    def write(fresh: Path) -> None:
        write_release(fresh, draft.release, seen.naming, whole_of(seen.parts).units)

    if not asked.apply:
        home = asked.out or folder
        put_in_place(home, write)
        return replace(seen, folder=home)
    _refuse_the_same(draft.release, seen.kept, folder)
    if seen.desk and not (seen.waiting and seen.waiting.is_out):
        put_down(seen.desk, asked.who, draft.release, second=asked.second)
    seen = replace(seen, problems=(*seen.problems, *(seen.desk.told if seen.desk else ())))
    if seen.desk and not asked.second:
        return replace(seen, proposed=True)
    return replace(seen, folder=keep_release(folder, draft.release, seen.kept, write), applied=True, waiting=None)


def _refuse_the_same(release: Release, kept: Kept, folder: Path) -> None:
    """A release that tells what the last one told is none (PUB-131)."""
    last = kept.releases[-1] if kept.releases else None
    if last and (last.lines, last.tables, last.law) == (release.lines, release.tables, release.law):
        place = Place(f"{folder.name}/{PUBLISHED}/{last.number:02}")
        raise ProblemsFound([problem("PUB-131", place, n=last.number, day=day_in_both(last.day))])


def _provinces(parts: Sequence[RoundResult]) -> Mapping[str, str]:
    """The province of each commune by the list of the round's day; "" where no list has it."""
    lists, on = lists_beside(parts[0].book), parts[0].round.on
    found = {u.code: lists.unit(u.code, on) if lists else None for made in parts for u in made.units}
    return {code: unit.province if unit else "" for code, unit in found.items()}


def _data_named(parts: Sequence[RoundResult], asked: Collection[str]) -> Collection[str]:
    """Counts asked for by id, "all" for every one; raises ProblemsFound (PUB-133) for one that is none."""
    data = (entry for made in parts for entry in made.book.standard.book.evidence)
    known = list(dict.fromkeys(entry.id for entry in data if entry.sensitive))
    if "all" in asked:
        return known
    if strange := [name for name in asked if name not in known]:
        raise ProblemsFound([problem("PUB-133", Place(name), name=name, known=", ".join(known)) for name in strange])
    return asked
