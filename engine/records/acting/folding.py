"""What the entries make: a round's state and each file, folded entry by entry; replaying a chain gives the same again.

Nothing is judged here: what was recorded was judged, and whoever doubts it judges it again (``rejudged``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from engine.records.acting.acts import parts_of
from engine.records.acting.commune_file import CommuneFile, State
from engine.records.acting.folding_files import folded_file, override_of, with_override
from engine.records.acting.move_table import NOTHING, move_of, state_after
from engine.records.acting.round_state import (
    WHOLE_ROUND,
    AuthorityOfRound,
    Council,
    Grant,
    Head,
    KnownPerson,
    LawOfRound,
    Member,
    Release,
    RoundState,
)
from engine.records.entries.entry import Entry, digest, entry_bytes

Files = Mapping[str, CommuneFile]
__all__ = ("code_of", "folded_file", "folded_round", "replayed", "touched")


def code_of(about: str) -> str:
    """The commune's code of what an entry is about; "" for the round: "son-duong-2024/02587" is 02587."""
    return about.partition("/")[2]


def touched(entry: Entry) -> tuple[str, ...]:
    """The communes whose files an entry changes: its own, or those of a release once it is seconded."""
    if code := code_of(entry.about):
        return (code,)
    body: Mapping[str, Any] = entry.body
    return tuple(body["codes"]) if entry.act == "publish" and body["second"] else ()


def replayed(entries: Iterable[Entry]) -> tuple[RoundState | None, Files]:
    """The round and its files that a chain makes, from its first entry on."""
    state: RoundState | None = None
    files: dict[str, CommuneFile] = {}
    for entry in entries:
        state = folded_round(state, entry)
        for code in touched(entry):
            made = folded_file(state, files.get(code), entry)
            if made is not None:
                files[code] = made
    return state, files


def folded_round(state: RoundState | None, entry: Entry) -> RoundState:
    """The round after an entry, of whatever it is about; ``state`` is None before the first."""
    made = _begun(entry) if state is None else _after(state, entry)
    return replace(made, head=Head(entry.seq, digest(entry_bytes(entry)), entry.at))


def _begun(entry: Entry) -> RoundState:
    body: Mapping[str, Any] = entry.body
    told = parts_of(body, "standard", "on", "four_eyes", "authority", "appraises", "recognises", "tool")
    state = RoundState(
        round=entry.about, law=entry.law, simulated=body["simulated"],
        standards=tuple(LawOfRound(own["standard"], own["law"]) for own in body.get("standards", ())),
        authorities=tuple(AuthorityOfRound(**own) for own in body.get("authorities", ())), **told,
    )  # fmt: skip
    if entry.mode == "single":
        return state
    # Whoever begins the record holds the role in which he does so, or nobody could give the first one.
    first = Grant(entry.by, entry.role, WHOLE_ROUND, entry.at[:10], "", entry.by, entry.at)  # type: ignore[arg-type]
    return replace(state, people={entry.by: KnownPerson(entry.by, "")}, grants=(first,))


def _after(state: RoundState, entry: Entry) -> RoundState:
    if code := code_of(entry.about):
        return _with_file(state, code, entry)
    return _CHANGES[entry.act](state, entry, entry.body) if entry.act in _CHANGES else state


def _with_file(state: RoundState, code: str, entry: Entry) -> RoundState:
    before = state.files.get(code)
    move = move_of(entry.act, before or NOTHING, entry.role)
    if entry.act == "override":
        state = replace(state, overrides=with_override(state.overrides, override_of(entry)))
    if entry.act == "submit":
        state = replace(state, receipts=state.receipts + 1)
    after = "draft" if before is None else state_after(move, before) if move else before
    return state if after == before else replace(state, files={**state.files, code: after})


def _person(state: RoundState, _: Entry, body: Mapping[str, Any]) -> RoundState:
    known = KnownPerson(body["person"], body["office"], body.get("until", ""))
    return replace(state, people={**state.people, known.person: known})


def _grant(state: RoundState, entry: Entry, body: Mapping[str, Any]) -> RoundState:
    told = parts_of(body, "person", "role", "scope", "from", "until")
    return replace(state, grants=(*state.grants, Grant(**told, by=entry.by, at=entry.at)))


def _revoke_grant(state: RoundState, entry: Entry, body: Mapping[str, Any]) -> RoundState:
    wanted = (body["person"], body["role"], body["scope"])
    ended = (
        replace(grant, revoked_by=entry.by, revoked_at=entry.at)
        if (grant.person, grant.role, grant.scope) == wanted and not grant.revoked_at
        else grant
        for grant in state.grants
    )
    return replace(state, grants=tuple(ended))


def council_of(entry: Entry) -> Council:
    """The council that an entry of it puts down."""
    body: Mapping[str, Any] = entry.body
    members = tuple(
        Member(m["person"], m["office"], m["from"], m["until"], tuple(m["interest"])) for m in body["members"]
    )
    told = parts_of(body, "document", "issued", "chair", "secretary", "quorum", "rule")
    return Council(**told, members=members, by=entry.by, at=entry.at)


def _council(state: RoundState, entry: Entry, _: Mapping[str, Any]) -> RoundState:
    return replace(state, council=council_of(entry))


def _override(state: RoundState, entry: Entry, _: Mapping[str, Any]) -> RoundState:
    return replace(state, overrides=with_override(state.overrides, override_of(entry)))


def _publish(state: RoundState, entry: Entry, body: Mapping[str, Any]) -> RoundState:
    others = tuple(release for release in state.releases if release.number != body["release"])
    if not body["second"]:
        first = Release(body["release"], body["cells_sha"], tuple(body["codes"]), entry.by, entry.at)
        return replace(state, releases=(*others, first))
    first = next(release for release in state.releases if release.number == body["release"])
    out = replace(first, second_by=entry.by, second_at=entry.at)
    files: dict[str, State] = {**state.files, **dict.fromkeys(out.codes, "published")}
    return replace(state, releases=(*others, out), files=files)


_CHANGES: Final = {
    "person": _person,
    "grant": _grant,
    "revoke_grant": _revoke_grant,
    "council": _council,
    "override": _override,
    "publish": _publish,
}
