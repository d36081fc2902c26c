"""People and roles after a record is open: what the list of people says now, against what the record has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.records.acting.actors import Actor
from engine.records.acting.acts import Wanted
from engine.records.acting.round_state import WHOLE_ROUND, Grant, RoundState
from engine.records.entries.canonical_json import Json
from engine.service.review.opening.people import Listed

Key = tuple[str, str, str, str, str]


def naming(listed: Listed, admin: Actor, at: str) -> Wanted:
    """The act that puts a person of the list down."""
    return Wanted("person", "", admin, at, {"person": listed.id, "office": listed.office, "until": listed.until})


def granting(key: Key, admin: Actor, at: str) -> Wanted:
    """The act that gives a role: person, role, scope, first and last ISO day."""
    names = ("person", "role", "scope", "from", "until")
    return Wanted("grant", "", admin, at, dict(zip(names, key, strict=True)))


def wanted_grants(people: Iterable[Listed], codes: Sequence[str]) -> Iterator[Key]:
    """Each role that the list gives, in its order; whoever sends forms does so for communes by name."""
    for listed in people:
        for role, scope in listed.grants(codes):
            yield listed.id, role, scope, listed.from_, listed.until


def people_changes(
    state: RoundState, people: Sequence[Listed], codes: Sequence[str], admin: Actor, at: str
) -> tuple[Wanted, ...]:  # fmt: skip
    """The acts that bring the record to what the list says: persons new or changed, roles taken back, roles given.

    A role whose days changed is taken back and given anew. What ends the actor's own roles comes last, or he could do
    no more. The one who began the record holds his role from then on, as long as the list has him in it.
    """
    named = (p for p in people if _known(state, p) != (p.office, p.until))
    told, live = [*wanted_grants(people, codes)], [grant for grant in state.grants if not grant.revoked_at]
    kept = {(p.id, role, WHOLE_ROUND) for p in people for role in p.roles}
    gone = {_place(g) for g in live if _key(g) not in told and not (_founding(g) and _place(g) in kept)}
    held = {_key(g) for g in live if _place(g) not in gone}
    back = [_taking_back(place, admin, at) for place in sorted(gone)]
    given = [granting(key, admin, at) for key in told if key not in held]
    own = [act for act in back if act.body["person"] == admin.person]
    return (*(naming(p, admin, at) for p in named), *(act for act in back if act not in own), *given, *own)


def _known(state: RoundState, listed: Listed) -> tuple[str, str] | None:
    known = state.people.get(listed.id)
    return (known.office, known.until) if known else None


def _key(grant: Grant) -> Key:
    return grant.person, grant.role, grant.scope, grant.from_, grant.until


def _place(grant: Grant) -> tuple[str, str, str]:
    return grant.person, grant.role, grant.scope


def _founding(grant: Grant) -> bool:
    return grant.by == grant.person


def _taking_back(place: tuple[str, str, str], admin: Actor, at: str) -> Wanted:
    person, role, scope = place
    body: dict[str, Json] = {"person": person, "role": role, "scope": scope}
    return Wanted("revoke_grant", "", admin, at, body)
