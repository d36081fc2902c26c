"""Each need of the table of moves by its name: what an act upon a file must have, and what is told where it lacks it.

They judge the file as it is in the record, never as a screen shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from engine.law.units.fact_questions import PREFIX
from engine.problems import Problem, ProblemsFound, day_in_both, problem
from engine.records.acting.act_words import ACT_WORDS, SIGNED_WORDS
from engine.records.acting.actors import moment_words
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, corrections
from engine.records.acting.duties import appraising_problems, place_of, revoking_problems
from engine.records.acting.move_table import Need
from engine.records.acting.needed.council_needs import (
    ballot_problems,
    carried_problems,
    council_problems,
    deciding_authority,
    firmness_problems,
    may_decide,
    quorum_problems,
    same_state,
    vote_problems,
)
from engine.records.acting.needed.permitting import holds
from engine.records.acting.overriding import in_use
from engine.records.acting.round_state import RoundState

Body = Mapping[str, Any]
WHOLE: Final = re.compile(r"0|[1-9]\d{0,9}")
# What a commune's own fact may be: yes or no as 1 or 0, a choice by its id, a count, a percent exactly.
OF_COMMUNE: Final = re.compile(r"[a-z0-9][a-z0-9_\-]{0,39}|\d{1,3}\.\d{1,6}")
# By a file's decision the papers that would say the other.
AGAINST: Final[Mapping[str, tuple[str, ...]]] = {
    "recognise": ("refuse",), "refuse": ("recognise", "revoke", "certificate"),
}  # fmt: skip
Judging = Callable[[RoundState, CommuneFile, Wanted], Iterator[Problem]]


def need_problems(needs: tuple[Need, ...], state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """All that an act lacks of its needs, all at once."""
    for need in needs:
        yield from NEEDS[need](state, file, wanted)


def reason_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """An act that must say why, and does not (REC-245)."""
    if not str(wanted.body["reason"]).strip():
        act, act_en = ACT_WORDS[wanted.act]
        yield problem("REC-245", place_of(state, wanted.about), act=act, act_en=act_en)


def _reason(state: RoundState, _: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    return reason_problems(state, wanted)


def _refusal_reason(state: RoundState, _: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    return reason_problems(state, wanted) if wanted.body["kind"] == "refuse" else iter(())


def _facts(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Each datum once, a given one with its value, any other without (REC-244)."""
    body: Body = wanted.body
    seen: set[str] = set()
    for fact in body["facts"]:
        name, value = fact["evidence"], fact["value"]
        shape = OF_COMMUNE if name.startswith(PREFIX) else WHOLE
        fits = shape.fullmatch(value) if fact["state"] == "given" else not value
        if not fits or name in seen:
            told = {"datum": name.removeprefix(PREFIX), "given": value or "–"}
            yield problem("REC-244", place_of(state, file.code), value, file.code, **told)
        seen.add(name)


def _warnings_answered(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    body: Body = wanted.body
    for told in body["acknowledged"]:
        if not told["reason"].strip():
            yield problem(
                "REC-243", place_of(state, file.code), "", file.code, warning=told["code"], datum=told["data"]
            )


def _may_appraise(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    return appraising_problems(state, file, wanted)


def _assigned(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Another has the file, and still holds the role (REC-226); once he does not, any appraiser may go on."""
    other = file.assigned_to
    if other == wanted.actor.person or not holds(state, other, "appraiser", code=file.code, day=wanted.day):
        return
    claimed = file.last("claim") or file.moves[-1]
    yield problem("REC-226", place_of(state, file.code), by=other, **moment_words(claimed.at))


def _remarks(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Each remark under an id of its own, and what is to be supplied with its item and a day to come (REC-247).

    What is asked of the commune itself is of no item.
    """
    body: Body = wanted.body
    seen = {remark.id for remark in file.remarks}
    for told in body["remarks"]:
        dated = (told["item"] or told["evidence"].startswith(PREFIX)) and told["due"] >= wanted.day.isoformat()
        if told["id"] in seen or (told["kind"] == "supply" and not dated):
            yield problem("REC-247", place_of(state, file.code), told["text"], file.code, name=told["id"])
        seen.add(told["id"])
    if not body["remarks"]:
        yield problem("REC-247", place_of(state, file.code), "", file.code, name="–")


def _supply_remark(state: RoundState, file: CommuneFile, _: Wanted) -> Iterator[Problem]:
    if not any(remark.kind == "supply" and remark.is_open for remark in file.remarks):
        yield problem("REC-246", place_of(state, file.code))


def _remark(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    open_ids = [remark.id for remark in file.remarks if remark.is_open]
    if wanted.body["remark"] not in open_ids:
        values = {"name": wanted.body["remark"], "open": ", ".join(open_ids) or "–"}
        yield problem("REC-248", place_of(state, file.code), **values)


def _differences_explained(state: RoundState, file: CommuneFile, _: Wanted) -> Iterator[Problem]:
    """A correction without reason or document (REC-249), or of a figure that was sent anew after it (REC-250)."""
    corrected = file.last("correct")
    resent = {c.evidence: c.seq for c in file.changes if c.layer == "self"}
    for difference in corrections(file):
        told, name = difference.new, difference.evidence
        datum = name.removeprefix(PREFIX)
        if told and not (told.reason.strip() and told.document.strip()):
            yield problem("REC-249", place_of(state, file.code), "", file.code, datum=datum)
        if corrected and resent.get(name, 0) > corrected.seq:
            yield problem("REC-250", place_of(state, file.code), "", file.code, datum=datum)


def _scores(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Both layers scored, with verdict and firmness (REC-251); the commune's may lack only what it is not known by."""
    body: Body = wanted.body
    for layer in ("self", "appraised"):
        score = body["score"].get(layer)
        if layer == "self" and isinstance(score, dict) and score.get("unknown") and score.keys() == {"unknown"}:
            continue
        told = isinstance(score, dict) and isinstance(score.get("firm"), bool)
        if not told or score.get("verdict") not in ("recognised", "not_recognised", "undecided"):
            yield problem("REC-251", place_of(state, file.code), layer=layer)


def _overrides_in_force(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    try:
        in_use(state.overrides, file.code, wanted.day)
    except ProblemsFound as expired:
        yield from expired.problems


def _recognition(state: RoundState, file: CommuneFile, _: Wanted) -> Iterator[Problem]:
    """Where a commune was refused there is nothing to revoke (REC-267)."""
    if file.decision and file.decision.kind != "recognise":
        yield problem("REC-267", place_of(state, file.code))


def _second_person(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    return revoking_problems(state, file, wanted)


def _signed_day(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """No paper is put down as signed before it is (REC-266)."""
    day = date.fromisoformat(str(wanted.body["date"]))
    if day > wanted.day:
        told = {"day": day_in_both(day), "today": day_in_both(wanted.day)}
        yield problem("REC-266", place_of(state, file.code), "", file.code, **told)


def _signed_kind(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """No paper is put down as signed that says the other decision than the file's (REC-268)."""
    kind = str(wanted.body["kind"])
    if file.decision and kind in AGAINST[file.decision.kind]:
        (paper, paper_en), (own, own_en) = SIGNED_WORDS[kind], SIGNED_WORDS[file.decision.kind]
        told = {"paper": paper, "paper_en": paper_en, "own": own, "own_en": own_en}
        yield problem("REC-268", place_of(state, file.code), **told)


NEEDS: Final[Mapping[Need, Judging]] = {
    "reason": _reason,
    "refusal_reason": _refusal_reason,
    "facts": _facts,
    "warnings_answered": _warnings_answered,
    "may_appraise": _may_appraise,
    "assigned": _assigned,
    "remarks": _remarks,
    "supply_remark": _supply_remark,
    "remark": _remark,
    "differences_explained": _differences_explained,
    "scores": _scores,
    "overrides_in_force": _overrides_in_force,
    "council": council_problems,
    "ballot": ballot_problems,
    "own_vote": vote_problems,
    "quorum": quorum_problems,
    "same_state": same_state,
    "may_decide": may_decide,
    "carried": carried_problems,
    "firmness": firmness_problems,
    "authority": deciding_authority,
    "recognition": _recognition,
    "second_person": _second_person,
    "signed_day": _signed_day,
    "signed_kind": _signed_kind,
}
