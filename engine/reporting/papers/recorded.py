"""What papers of the record are made from: a file with both scores, the round's state, people's names, the seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.language import speak
from engine.law.points.scores import score_text
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.duties import known_interests
from engine.records.acting.override_file import use_words
from engine.records.acting.overriding import DatedOverride
from engine.records.acting.round_state import Council, RoundState
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint
from engine.records.papers.council_papers import ComparedCriterion, ComparedItem, PersonLine
from engine.records.papers.paper_frame import Frame, Outcome, Span
from engine.reporting.papers.authority_names import BLANK, committee_head, deciders_of, place_of
from engine.reporting.papers.framing import Head, frame_of, outcome_of, points_are_firm
from engine.reporting.papers.score_lines import criterion_lines, is_plain_total
from engine.reporting.review.state_words import interest_lines
from engine.reporting.words.whom.unit_words import Title
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult

SAY = speak("vi")
NOT_HERE = "; chỉ tính ở điểm sau thẩm định, không tính ở giấy này"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One commune's file in the record: ``made`` is the round scored as appraised, ``own`` the commune's own card.

    ``names`` are the people's names and offices by id, ``checkpoint`` is where the record stands; ``used`` are the
    overrides that count for it. ``declared`` is the round scored by what communes said, whose lines may be others; for
    want of the ``unknown`` facts it has no card. ``seated`` is the council of its ballot, where another sits by now.
    """

    made: RoundResult
    own: Scorecard | None
    card: Scorecard
    file: CommuneFile
    state: RoundState
    names: Mapping[str, tuple[str, str]]
    checkpoint: Checkpoint | None = None
    used: tuple[DatedOverride, ...] = ()
    declared: RoundResult | None = None
    unknown: tuple[Title, ...] = ()
    seated: Council | None = None

    @property
    def council(self) -> Council | None:
        """The council that had the file before it; that of the record unless another has sat since."""
        return self.seated or self.state.council

    @property
    def use_lines(self) -> tuple[str, ...]:
        """Each use as a sentence."""
        return tuple(f"{use_words(told, self.made.book.standard)[0]}." for told in self.used)

    @property
    def own_use_lines(self) -> tuple[str, ...]:
        """The same on a paper of the commune's own points, in which no exemption of the board counts."""
        told = zip(self.used, self.use_lines, strict=True)
        return tuple(f"{line[:-1]}{NOT_HERE}." if one.kind == "not_applicable" else line for one, line in told)

    @property
    def own_is_plain(self) -> bool:
        """Whether the commune's own total, where there is one, is nothing but the sum of its items."""
        return self.own is None or is_plain_total(self.declared or self.made, self.own)

    @property
    def seal(self) -> str:
        """The 24 letters of the record as it stands; nothing where there is no checkpoint."""
        return fingerprint(self.checkpoint) if self.checkpoint else ""

    def person(self, who: str, role: str) -> PersonLine:
        """A person by name and office; a blank for what is not known."""
        name, office = self.names.get(who, ("", ""))
        known = self.state.people.get(who)
        return PersonLine(name or BLANK, office or (known.office if known else "") or BLANK, role)

    @property
    def interests(self) -> tuple[str, ...]:
        """Who judged the file in spite of an interest, a sentence each; a blank for a name that is not known."""
        known = known_interests(self.state, self.file)
        return interest_lines(known, {told.person: self.person(told.person, "").name for told in known}, SAY)

    @property
    def formed_of(self) -> str:
        """The old units that the commune was formed of, as its file names them."""
        return ", ".join(former_name(told) for told in self.file.predecessors if former_name(told))

    @property
    def authority(self) -> tuple[str, str]:
        """The authority that the record has for this commune, and the one that it falls to now; "" is not known."""
        code = self.card.unit.code
        now = next((a for a, units in self.made.authorities if code in {unit.code for unit in units}), None)
        return self.file.authority or self.state.authority, now.id if now else ""

    @property
    def is_as_scored(self) -> bool:
        """Whether the points of the record are still those that its facts come to under the law at hand."""
        kept = self.file.scores.get("appraised")
        low, high = (score_text(end) for end in (self.card.decision.low, self.card.decision.high))
        return kept is None or (kept.get("low"), kept.get("high"), kept.get("verdict")) == (
            low,
            high,
            self.card.decision.verdict,
        )


def former_name(told: object) -> str:
    """A unit's name, with that only a part of it came, where the file says so."""
    if not isinstance(told, Mapping):
        return str(told)
    part = " (một phần)" if told.get("part") is True or told.get("how") == "part" else ""
    return f"{told.get('name', '')}{part}" if told.get("name") else ""


def outcome_recorded(told: Recorded) -> Outcome:
    """What the commune comes to as appraised."""
    return outcome_of(told.made, told.card)


def compared(told: Recorded) -> tuple[ComparedCriterion, ...]:
    """Every criterion and item with the commune's own points beside the appraised ones; none where it has none."""
    now = criterion_lines(told.made, told.card)
    own = criterion_lines(told.declared or told.made, told.own) if told.own else now
    known = told.own is not None
    return tuple(
        ComparedCriterion(
            after.number, after.title, after.maximum, before.points if known else None, after.points, after.basis,
            after.is_sum and before.is_sum,
            tuple(ComparedItem(a.number, a.title, a.maximum, b.points if known else None, a.points, a.basis)
                  for a, b in zip(after.lines, before.lines, strict=True)),
        )
        for after, before in zip(now, own, strict=True)
    )  # fmt: skip


def own_total(told: Recorded) -> Span | None:
    """The total that the commune's own figures come to; None where they could not be scored."""
    return Span(told.own.decision.low, told.own.decision.high) if told.own else None


def appraised_total(told: Recorded) -> Span:
    """The total as appraised."""
    return Span(told.card.decision.low, told.card.decision.high)


def time_words(at: str) -> str:
    """A time of the record as a paper says it: 09 giờ 30 ngày 15/11/2026; blank where there is none."""
    if not at:
        return BLANK
    told = datetime.fromisoformat(at)
    return f"{told:%H} giờ {told:%M} ngày {told:%d/%m/%Y}"


def day_words(at: str) -> str:
    """The day of an ISO day or time as a paper says it; blank where there is none."""
    return f"{datetime.fromisoformat(at):%d/%m/%Y}" if at else BLANK


def board_head(  # noqa: PLR0913 - the parts of a head, each by its name
    told: Recorded,
    *,
    title: str,
    summary: str,
    symbol: str,
    signer: Sequence[str],
    second: Sequence[str] = (),
    recipients: Sequence[str] = (),
) -> Frame:
    """The frame of a paper of the board: the council's name is blank until somebody writes it."""
    who = deciders_of(told.made, told.card.unit.code)
    head = Head(
        above=committee_head(who.unit) if who.unit else (),
        issuer=("HỘI ĐỒNG", BLANK),
        symbol=symbol,
        place=place_of(who.unit) if who.unit else "",
        title=title,
        summary=summary,
        signer=tuple(signer),
        second=tuple(second),
        recipients=tuple(recipients),
        seal=told.seal,
        alone=bool(told.state.notice),
        interests=told.interests,
    )
    return frame_of(told.made, head, firm=points_are_firm(told.made, told.card), deciders=who)


def committee_frame(  # noqa: PLR0913 - the parts of a head, each by its name
    told: Recorded,
    *,
    title: str,
    summary: str,
    symbol: str,
    bases: Sequence[str] = (),
    addressees: Sequence[str] = (),
    recipients: Sequence[str] = (),
    inner: bool = True,
) -> Frame:
    """The frame of a paper of whoever recognises: the committee of the unit, its chair signs."""
    who = deciders_of(told.made, told.card.unit.code)
    head = Head(
        above=(),
        issuer=committee_head(who.unit),
        symbol=symbol,
        place=place_of(who.unit) if who.unit else "",
        title=title,
        summary=summary,
        signer=("CHỦ TỊCH",),
        recipients=tuple(recipients),
        bases=tuple(bases),
        addressees=tuple(addressees),
        seal=told.seal,
        alone=bool(told.state.notice),
        interests=told.interests,
        inner=inner,
    )
    return frame_of(told.made, head, firm=points_are_firm(told.made, told.card), deciders=who)
