"""Whether a person holds the role that he acts in: from the full state of grants, never from what a screen shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engine.problems import Place, Problem, kept_day_in_both, problem
from engine.records.acting.act_words import ACT_WORDS
from engine.records.acting.actors import ONE_PERSON, ROLE_WORDS, Role, moment_words
from engine.records.acting.acts import Wanted
from engine.records.acting.duties import place_of
from engine.records.acting.move_table import ROUND_ACTS, roles_of
from engine.records.acting.round_state import Grant, RoundState


def who_may(wanted: Wanted) -> tuple[Role, ...]:
    """The roles that may do an act, in some state: of a release the secretary first and the chair second."""
    if wanted.act == "publish":
        return ("chair",) if wanted.body["second"] else ("secretary",)
    return ROUND_ACTS[wanted.act] if wanted.act == "genesis" or not wanted.about else roles_of(wanted.act)


def permission_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """Why a person may not act so: an act of other roles (REC-225), or no grant in force (REC-220 … 224, 227)."""
    place = place_of(state, wanted.about)
    if found := [*role_problems(wanted, place)]:
        yield from found
    elif wanted.actor.mode == "board":
        yield from _grant_problems(state, wanted, _words(wanted))


def role_problems(wanted: Wanted, place: Place) -> Iterator[Problem]:
    """An act that is not of a role (REC-225), or a person in the mode of another (REC-206), before any grant."""
    if (wanted.actor.person == ONE_PERSON) != (wanted.actor.mode == "single"):
        yield problem("REC-206", place, **_words(wanted))
    elif wanted.actor.role not in (who := who_may(wanted)):
        act, act_en = ACT_WORDS[wanted.act]
        may, may_en = (", ".join(ROLE_WORDS[one][at] for one in who) for at in (0, 1))
        yield problem("REC-225", place, act=act, act_en=act_en, who=may, who_en=may_en, **_words(wanted))


def _words(wanted: Wanted) -> dict[str, str]:
    # An altered entry may hold a role that is none.
    role, role_en = ROLE_WORDS.get(wanted.actor.role, (wanted.actor.role, wanted.actor.role))
    return {"role": role, "role_en": role_en, "person": wanted.actor.person}


def holds(state: RoundState, person: str, role: Role, *, code: str, day: date) -> bool:
    """Whether a person holds a role on a day for a commune, or for the round where ``code`` is ""."""
    return any(_is_live(grant, day) and grant.covers(code) for grant in _grants(state, person, role))


def _grant_problems(state: RoundState, wanted: Wanted, words: dict[str, str]) -> Iterator[Problem]:
    person, role, day = wanted.actor.person, wanted.actor.role, wanted.day
    place, known = place_of(state, wanted.about), state.people.get(person)
    grants = _grants(state, person, role)
    fitting = [grant for grant in grants if grant.covers(wanted.about) or not wanted.about]
    if known and known.until and known.until < day.isoformat():
        yield problem("REC-227", place, until=kept_day_in_both(known.until), **words)
    elif not grants:
        yield problem("REC-220", place, **words)
    elif not fitting:
        yield problem("REC-224", place, scope=", ".join(g.scope.partition(":")[2] for g in grants), **words)
    elif not any(_is_live(grant, day) for grant in fitting):
        yield _lapsed(state, wanted, fitting[-1], words)


def _lapsed(state: RoundState, wanted: Wanted, grant: Grant, words: dict[str, str]) -> Problem:
    """Why the latest grant of a role is not in force: taken back, over, or not begun."""
    place = place_of(state, wanted.about)
    if grant.revoked_at:
        return problem("REC-222", place, by=grant.revoked_by, **moment_words(grant.revoked_at), **words)
    if grant.from_ > wanted.day.isoformat():
        return problem("REC-223", place, since=kept_day_in_both(grant.from_), **words)
    return problem("REC-221", place, until=kept_day_in_both(grant.until), **words)


def _grants(state: RoundState, person: str, role: Role) -> Sequence[Grant]:
    return [grant for grant in state.grants if (grant.person, grant.role) == (person, role)]


def _is_live(grant: Grant, day: date) -> bool:
    return not grant.revoked_at and grant.holds(day)
