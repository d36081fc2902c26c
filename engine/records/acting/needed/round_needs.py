"""What acts upon the round itself need: people, roles, the council, overrides, releases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from engine.problems import InBoth, Problem, kept_day_in_both, problem
from engine.records.acting.actors import ONE_PERSON, PERSON, ROLE_WORDS
from engine.records.acting.acts import Wanted
from engine.records.acting.council import RULE_WORDS
from engine.records.acting.duties import granting_problems, place_of, seconding_problems
from engine.records.acting.needed.needing import reason_problems
from engine.records.acting.round_state import Grant, Release, RoundState

Body = Mapping[str, Any]
SCOPE: Final = re.compile(r"round|unit:\d{5}")


def round_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """All that an act upon the round lacks."""
    return _NEEDS[wanted.act](state, wanted) if wanted.act in _NEEDS else iter(())


def pending(state: RoundState, wanted: Wanted) -> Release | None:
    """The release that is prepared as a second act has it: the same figures for the same communes, not yet out."""
    body: Body = wanted.body
    like = (body["cells_sha"], tuple(body["codes"]))
    told = (r for r in reversed(state.releases) if not r.is_out and (r.cells_sha, r.codes) == like)
    return next(told, None)


def override_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """An override with its ground (REC-245), days in their order (REC-272) and a value of its kind (REC-274)."""
    body: Body = wanted.body
    place = place_of(state, wanted.about)
    yield from reason_problems(state, wanted)
    if body["until"] < body["from"]:
        yield problem(
            "REC-272",
            place,
            name=body["id"],
            first=kept_day_in_both(body["from"]),
            last=kept_day_in_both(body["until"]),
        )
    if not body["value"] and body["kind"] != "withdrawn":
        yield problem("REC-274", place, name=body["id"], given=InBoth("trống", "(none)"), near="–")


def _person(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    person = str(wanted.body["person"])
    if not PERSON.fullmatch(person) or person == ONE_PERSON:
        yield problem("REC-242", place_of(state, ""), person, given=person)


def _grant(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    body: Body = wanted.body
    place, role = place_of(state, ""), ROLE_WORDS[body["role"]]
    if body["person"] not in state.people:
        yield problem("REC-240", place, person=body["person"])
    if not SCOPE.fullmatch(body["scope"]) or (body["role"] == "commune" and body["scope"] == "round"):
        yield problem("REC-242", place, body["scope"], given=body["scope"])
    if body["until"] and body["until"] < body["from"]:
        yield problem(
            "REC-272", place, name=role[0], first=kept_day_in_both(body["from"]), last=kept_day_in_both(body["until"])
        )
    yield from granting_problems(state, wanted)


def _revoke_grant(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    body: Body = wanted.body
    asked = (body["person"], body["role"], body["scope"])
    if not any((g.person, g.role, g.scope) == asked and not g.revoked_at for g in state.grants):
        role, role_en = ROLE_WORDS[body["role"]]
        values = {"person": body["person"], "role": role, "role_en": role_en, "held": _held(state, body["person"])}
        yield problem("REC-241", place_of(state, ""), **values)


def _held(state: RoundState, person: str) -> InBoth:
    """The roles that somebody has now, each with its scope."""
    live: list[Grant] = [g for g in state.grants if g.person == person and not g.revoked_at]
    said = [(ROLE_WORDS[grant.role], grant.scope.removeprefix("unit:")) for grant in live]
    vi = [f"{role} (" + ("cả đợt" if scope == "round" else f"xã {scope}") + ")" for (role, _), scope in said]
    en = [f"{role} (" + ("the round" if scope == "round" else f"commune {scope}") + ")" for (_, role), scope in said]
    return InBoth(", ".join(vi) or "không vai trò nào", ", ".join(en) or "none")


def _council(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """Members known and each once, chair and secretary among the people, a quorum that can be met, a rule (REC-252)."""
    body: Body = wanted.body
    place = place_of(state, "")
    people = [member["person"] for member in body["members"]]
    for person in dict.fromkeys((*people, body["chair"], body["secretary"])):
        if person not in state.people:
            yield problem("REC-240", place, person=person)
    if len({*people}) < len(people) or not 1 <= body["quorum"] <= len(people) or body["rule"] not in RULE_WORDS:
        given = InBoth(*RULE_WORDS.get(body["rule"], (body["rule"], body["rule"])))
        values = {"members": len({*people}), "quorum": body["quorum"], "given": given}
        yield problem("REC-252", place, **values, rules=_rules())


def _rules() -> InBoth:
    """What may carry a motion, each in words with the word of the files."""
    said = [(f"{vi} ({key})", f"{en} ({key})") for key, (vi, en) in RULE_WORDS.items()]
    return InBoth(*("; ".join(told) for told in zip(*said, strict=True)))


def _publish(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """Communes decided and each once, in the first some (REC-264); the second act seconds one so prepared (REC-265).

    A later release may have none: a recognition was revoked since, or a figure is told otherwise.
    """
    body: Body = wanted.body
    place = place_of(state, "")
    codes = body["codes"]
    wrong = sorted({code for code in codes if state.files.get(code) != "decided" or codes.count(code) > 1})
    if wrong or not (codes or state.out):
        yield problem("REC-264", place, codes=", ".join(wrong) or "–")
    if not body["second"]:
        return
    first = pending(state, wanted)
    if first is None:
        yield problem("REC-265", place)
    else:
        yield from seconding_problems(state, first, wanted)


_NEEDS: Final[Mapping[str, Callable[[RoundState, Wanted], Iterator[Problem]]]] = {
    "person": _person,
    "grant": _grant,
    "revoke_grant": _revoke_grant,
    "council": _council,
    "override": override_problems,
    "publish": _publish,
}
