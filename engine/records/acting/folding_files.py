"""What an entry makes of a commune's file, and the hash of all that the file's next steps rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from engine.problems import Place
from engine.records.acting.actors import Layer, StatedInterest, moment
from engine.records.acting.acts import parts_of
from engine.records.acting.commune_file import (
    Ballot,
    Changed,
    CommuneFile,
    Decision,
    KeptFact,
    Moved,
    Remark,
    Revoking,
    Signed,
    Submission,
    Vote,
)
from engine.records.acting.file_json import fact_from_json, fact_json
from engine.records.acting.move_table import LEAVES_FILE, NOTHING, move_of, state_after
from engine.records.acting.overriding import DatedOverride, in_force, override_json
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import canonical_bytes
from engine.records.entries.entry import Entry, digest

Body = Mapping[str, Any]


def state_sha256(file: CommuneFile, law: str, overrides: Iterable[DatedOverride]) -> str:
    """SHA-256 (hex) of both layers of facts, the law, and the overrides in force for the commune: what is decided upon.

    The canonical JSON is {"appraised": […], "law": …, "overrides": […], "self": […]}: facts in the order of their ids
    with all their keys, overrides in the order of their ids.
    """
    whole = {
        "self": [fact_json(fact) for _, fact in sorted(file.own.items())],
        "appraised": [fact_json(fact) for _, fact in sorted(file.appraised.items())],
        "law": law,
        "overrides": [override_json(override) for override in overrides],
    }
    return digest(canonical_bytes(whole, Place(file.code)))


def state_now(state: RoundState, file: CommuneFile, day: date) -> str:
    """The hash of a file's state on a day: an override that began or ended since makes it another."""
    return state_sha256(file, state.law_of(file.standard), in_force(state.overrides, file.code, day))


def override_of(entry: Entry) -> DatedOverride:
    """The override of an act; for the round where it is about no commune."""
    body: Body = entry.body
    told = parts_of(body, "id", "kind", "value", "reason", "document", "from", "until")
    return DatedOverride(**told, commune=entry.about.partition("/")[2])


def with_override(overrides: tuple[DatedOverride, ...], new: DatedOverride) -> tuple[DatedOverride, ...]:
    """The overrides with a new one in the place of the one of its id and commune."""
    others = (o for o in overrides if (o.id, o.commune) != (new.id, new.commune))
    return (*others, new)


def folded_file(state: RoundState, file: CommuneFile | None, entry: Entry) -> CommuneFile | None:
    """The file after an entry about it, or about a release that it is in; None where there is none yet.

    ``state`` may be the round before the entry or after it: both give the same.
    """
    if entry.act == "open":
        file = _opened(entry)
    if file is None or not _is_about(file, entry):
        return file
    made = _with_interest(_CHANGES.get(entry.act, _unchanged)(file, entry, entry.body), entry)
    overrides = with_override(state.overrides, override_of(entry)) if entry.act == "override" else state.overrides
    sha = state_sha256(made, state.law_of(made.standard), in_force(overrides, file.code, moment(entry.at).date()))
    version = file.version if entry.act in LEAVES_FILE else file.version + 1
    before = NOTHING if entry.act == "open" else file.state
    move = move_of(entry.act, before, entry.role)
    after = "published" if entry.act == "publish" else state_after(move, file.state) if move else file.state
    moved = Moved(entry.act, entry.by, entry.role, entry.mode, entry.at, entry.seq, version, after, sha)  # type: ignore[arg-type]
    return replace(made, state=after, version=version, state_sha=sha, moves=(*made.moves, moved))


def _with_interest(file: CommuneFile, entry: Entry) -> CommuneFile:
    body: Body = entry.body
    if "interest" not in body:
        return file
    told = StatedInterest(entry.by, entry.act, body["interest"], entry.at)
    return replace(file, interests=(*file.interests, told))


def _is_about(file: CommuneFile, entry: Entry) -> bool:
    if entry.act == "publish":
        body: Body = entry.body
        return bool(body["second"]) and file.code in body["codes"]
    return entry.about.partition("/")[2] == file.code


def _opened(entry: Entry) -> CommuneFile:
    body: Body = entry.body
    told = parts_of(body, "name", "kind", "province")
    made = CommuneFile(code=entry.about.partition("/")[2], state="draft", version=0, state_sha="", **told)
    placed = {key: body.get(key, "") for key in ("standard", "authority")}
    return replace(made, predecessors=tuple(body["predecessors"]), **placed)


def _unchanged(file: CommuneFile, _: Entry, __: Body) -> CommuneFile:
    return file


def _with_facts(file: CommuneFile, layer: Layer, entry: Entry, body: Body) -> CommuneFile:
    """A layer with the facts of a body in the place of all that it had, and what became otherwise."""
    old = file.own if layer == "self" else file.appraised
    new = {fact["evidence"]: fact_from_json(fact) for fact in body["facts"]}
    names = sorted({*old, *new})
    changed = tuple(
        Changed(entry.seq, layer, name, old.get(name), new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )
    told: dict[str, Mapping[str, KeptFact]] = {"own" if layer == "self" else "appraised": new}
    return replace(file, changes=(*file.changes, *changed), **told)  # type: ignore[arg-type]


def _submit(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    made = _with_facts(file, "self", entry, body)
    number = len(file.submissions) + 1
    sent = Submission(
        number, entry.by, entry.at, entry.seq, body["receipt"], body["form"], tuple(body["acknowledged"]), body["score"]
    )
    remarks = tuple(_supplied(remark, entry) for remark in file.remarks)
    return replace(made, submissions=(*file.submissions, sent), remarks=remarks, scores={"self": body["score"]})


def _supplied(remark: Remark, entry: Entry) -> Remark:
    """Sending the file again answers what was to be supplied; a question stays open until it is answered."""
    if remark.kind == "question" or not remark.is_open:
        return remark
    return replace(remark, answered_by=entry.by, answered_at=entry.at)


def _claim(file: CommuneFile, entry: Entry, _: Body) -> CommuneFile:
    return replace(file, assigned_to=entry.by)


def _correct(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    return replace(_with_facts(file, "appraised", entry, body), assigned_to=entry.by)


def _ask(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    keys = ("id", "item", "evidence", "kind", "text", "due")
    new = tuple(Remark(**parts_of(told, *keys), by=entry.by, at=entry.at) for told in body["remarks"])
    return replace(file, remarks=(*file.remarks, *new), assigned_to=entry.by)


def _answer(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    told = {"answer": body["text"], "answered_by": entry.by, "answered_at": entry.at}
    return replace(file, remarks=tuple(replace(r, **told) if r.id == body["remark"] else r for r in file.remarks))


def _appraise(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    return replace(file, scores=body["score"], assigned_to=entry.by)


def _reopen(file: CommuneFile, entry: Entry, _: Body) -> CommuneFile:
    scores: dict[Layer, Any] = {layer: score for layer, score in file.scores.items() if layer == "self"}
    return replace(_voided(file, entry), scores=scores)


def _voided(file: CommuneFile, entry: Entry) -> CommuneFile:
    """The latest ballot is void, also a closed one: a file once reopened is voted on anew, under a new number."""
    if file.ballot is None or file.ballot.voided_at:
        return file
    return replace(file, ballots=(*file.ballots[:-1], replace(file.ballot, voided_at=entry.at)))


def _overridden(file: CommuneFile, entry: Entry, _: Body) -> CommuneFile:
    return _voided(file, entry)


def _ballot_open(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    told = (body["ballot"], body["quorum"], body["rule"], body["state"])
    # "Không biểu quyết, có liên quan" is recorded from the opening on.
    out = tuple(Vote(member, "interested", "", entry.by, entry.at) for member in body["interested"])
    return replace(file, ballots=(*file.ballots, Ballot(*told, entry.by, entry.at, out)))


def _vote(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    cast = Vote(body["member"], body["choice"], body["reason"], entry.by, entry.at)
    *before, ballot = file.ballots
    return replace(file, ballots=(*before, replace(ballot, votes=(*ballot.votes, cast))))


def _ballot_close(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    *before, ballot = file.ballots
    closed = replace(ballot, closed_by=entry.by, closed_at=entry.at, carried=body["carried"])
    return replace(file, ballots=(*before, closed))


def _decide(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    told = parts_of(body, "kind", "ballot", "authority", "reason", "not_firm_acknowledged")
    made = Decision(**told, state=file.state_sha, by=entry.by, at=entry.at, seq=entry.seq)
    return replace(file, decision=made)


def _signed(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    told = parts_of(body, "kind", "number", "date", "signer")
    return replace(file, signed=(*file.signed, Signed(**told, by=entry.by, at=entry.at, seq=entry.seq)))


def _published(file: CommuneFile, _: Entry, body: Body) -> CommuneFile:
    return replace(file, release=body["release"])


def _revoke(file: CommuneFile, entry: Entry, body: Body) -> CommuneFile:
    told = Revoking(body["reason"], body["document"], body["public_note"], entry.by, entry.at, entry.seq)
    return replace(file, revoked=told) if entry.role == "chair" else replace(file, revoke_asked=told)


_CHANGES: Final[Mapping[str, Callable[[CommuneFile, Entry, Body], CommuneFile]]] = {
    "submit": _submit,
    "claim": _claim,
    "correct": _correct,
    "ask": _ask,
    "answer": _answer,
    "appraise": _appraise,
    "reopen": _reopen,
    "override": _overridden,
    "ballot_open": _ballot_open,
    "vote": _vote,
    "ballot_close": _ballot_close,
    "decide": _decide,
    "signed": _signed,
    "publish": _published,
    "revoke": _revoke,
}
