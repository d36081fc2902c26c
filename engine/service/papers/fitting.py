"""Which paper a file of the record can have in its state, or what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from engine.problems import Place, Problem, problem
from engine.records.acting.act_words import STATE_WORDS
from engine.records.acting.commune_file import STATES
from engine.records.papers.paper_kinds import DECIDED, KINDS, Kind
from engine.reporting.papers.recorded import Recorded

MOST_NAMED = 3
OVER = "REC-270"
DECIDED_TO = {
    "recognise": ("đã quyết định công nhận", "decided to recognise"),
    "refuse": ("đã quyết định không công nhận", "decided not to recognise"),
}
CARRIED = ("hội đồng đã thông qua, điểm đạt chuẩn", "the council carried it and its points suffice")
NOT_CARRIED = ("hội đồng không thông qua", "the council did not carry it")
TOO_FEW = ("điểm sau thẩm định không đạt chuẩn", "its appraised points do not suffice")


def unfit(kind: Kind, told: Recorded) -> Problem | None:
    """Why a paper of the record cannot be made of a file as it stands None when it can.

    Its state, points that changed since (PAP-102, PAP-105, PAP-106), another authority than the record has (REC-384).
    """
    own, file = KINDS[kind], told.file
    place = Place(told.made.round.id, sheet=file.code)
    named = {**own.named, "name": told.card.unit.name}
    if file.state not in own.states:
        needed = [STATE_WORDS[state] for state in STATES if state in own.states]
        words = {"state": STATE_WORDS[file.state][0], "state_en": STATE_WORDS[file.state][1]}
        words |= {"needed": _listed(needed, 0, "hoặc"), "needed_en": _listed(needed, 1, "or")}
        return problem("PAP-102", place, "", file.code, **named, **words)
    if not told.is_as_scored:
        return problem("PAP-106", place, "", file.code, **named)
    recorded, now = told.authority
    if recorded and recorded != now:
        return problem("REC-384", place, "", file.code, **named, given=now or "–", wanted=recorded)
    if kind in ("recognise", "refuse", "certificate") and (said := _against(kind, told)):
        other = KINDS["recognise" if kind == "refuse" else "refuse"].named
        words = {"given": said[0], "given_en": said[1], "other": other["title"], "other_en": other["title_en"]}
        return problem("PAP-105", place, "", file.code, **named, **words)
    return None


def gathered(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problem of many communes told once, the first of them by name with how many there are."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for told in found:
        alike = {name: value for name, value in told.values.items() if name != "name" or told.code == OVER}
        groups.setdefault((told.code, str(alike)), []).append(told)
    return tuple(_together(same) for same in groups.values())


def _together(same: Sequence[Problem]) -> Problem:
    first, named = same[0], [str(told.values.get("name", "")) for told in same]
    if first.code == OVER:  # its name is the override's, and it is over for each of them
        return first
    if len(same) <= MOST_NAMED or not all(named):
        return first if len(same) == 1 or not all(named) else _named(first, ", ".join(named))
    return _named(first, f"{', '.join(named[:MOST_NAMED])}, … ({len(same)} xã)")


def _named(told: Problem, name: str) -> Problem:
    return replace(told, place=Place(told.place.file), commune="", values={**told.values, "name": name})


def _listed(words: Sequence[tuple[str, str]], language: int, last: str) -> str:
    *first, end = (pair[language] for pair in words)
    return f"{', '.join(first)} {last} {end}" if first else end


def _against(kind: Kind, told: Recorded) -> tuple[str, str] | None:
    """What speaks against a decision of a kind, in both languages: the decision itself, else the vote, the points."""
    file, ballot = told.file, told.file.ballot
    if file.decision is not None and file.state in DECIDED:
        is_refusal = file.decision.kind == "refuse"
        return None if is_refusal == (kind == "refuse") else DECIDED_TO[file.decision.kind]
    carried = ballot is not None and bool(ballot.closed_at) and ballot.carried
    met = told.card.decision.verdict == "recognised"
    if kind == "refuse":
        return CARRIED if carried and met else None
    if not carried:
        return NOT_CARRIED
    return None if met else TOO_FEW
