"""One way to judge an act: who, in which state, with what it needs; an entry comes out, or every refusal at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any, Final, cast

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.act_words import ACT_WORDS
from engine.records.acting.actors import Actor, Mode, Role, moment, moment_words, with_names
from engine.records.acting.acts import BODIES, Wanted, odd_keys
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.council import carried, sitting, tally
from engine.records.acting.duties import interested_members, place_of, stated_interest
from engine.records.acting.file_json import fact_json
from engine.records.acting.folding import code_of, folded_file
from engine.records.acting.folding_files import state_now
from engine.records.acting.move_table import FILE_ACTS, ROUND_ACTS, move_of
from engine.records.acting.needed.locking import conflict_problems, lock_problems
from engine.records.acting.needed.needing import need_problems
from engine.records.acting.needed.permitting import permission_problems, role_problems
from engine.records.acting.needed.placing_needs import placing_problems
from engine.records.acting.needed.round_needs import override_problems, pending, round_problems
from engine.records.acting.needed.sparing_persons import personal_problems
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json, canonical_bytes, read_canonical
from engine.records.entries.entry import GENESIS_PREV, Entry, FileStamp

GENESIS: Final = "genesis"
CODE: Final = re.compile(r"\d{5}")
# Acts are timed before they wait for the store: a few minutes behind the last one is no clock put back.
BEHIND: Final = timedelta(minutes=10)


def judged(state: RoundState | None, file: CommuneFile | None, wanted: Wanted) -> Entry:
    """The entry of an act; raises ProblemsFound (REC-200 … 279) with all that forbids it.

    Permission is told before the state, and the state before what is lacking. ``wanted.about`` is a code, "" for the
    round, or the round's id for "genesis". What the record itself knows is filled into the body here: receipt, ballot,
    quorum, rule, state, the count, who has an interest, the release's number, who put down a fact and when; where one
    person may act alone, also why whoever judges a file has an interest in it.
    """
    told = _whole(wanted)
    if state is None or told.act == GENESIS:
        return _begun(state, told)
    _refuse(_misplaced(state, file, told))
    _refuse(_clock(state, told))
    _refuse(permission_problems(state, told))
    _refuse(personal_problems(state, told))
    if not told.about:
        _refuse(round_problems(state, told))
        return _entry(state, None, replace(told, body=_round_body(state, told)))
    return _entry(state, file, _judged_file(state, file, told))


def rejudged(state: RoundState | None, file: CommuneFile | None, entry: Entry) -> tuple[Problem, ...]:
    """Why an entry of a chain could not have come about after what was before it; nothing where it could.

    ``file`` is the file as it was before. An entry that the judge would have written otherwise is REC-209.
    """
    actor = Actor(entry.by, cast("Role", entry.role), cast("Mode", entry.mode))
    about = entry.about if entry.act == GENESIS else code_of(entry.about)
    wanted = Wanted(entry.act, about, actor, entry.at, entry.body, entry.blobs)
    try:
        again = judged(state, file, wanted)
    except ProblemsFound as refused:
        return refused.problems
    odd = [part.name for part in fields(Entry) if getattr(again, part.name) != getattr(entry, part.name)]
    return (problem("REC-209", Place(entry.about), number=entry.seq, parts=", ".join(odd)),) if odd else ()


def _refuse(found: Iterator[Problem]) -> None:
    if problems := tuple(found):
        raise ProblemsFound(with_names(problems, {}))


def _whole(wanted: Wanted) -> Wanted:
    """The act with its body as it will be kept; an unknown act, an odd time or body is refused (REC-200)."""
    place = Place(wanted.about or wanted.act)
    act, act_en = ACT_WORDS.get(wanted.act, (wanted.act, wanted.act))
    if wanted.act not in BODIES:
        raise ProblemsFound([problem("REC-200", place, act=act, act_en=act_en, keys="act")])
    body = cast("dict[str, Json]", read_canonical(canonical_bytes(dict(wanted.body), place), place))
    odd = list(odd_keys(wanted.act, body))
    try:
        moment(wanted.at)
    except ValueError:
        odd.append("at")
    if wanted.act == GENESIS and (not wanted.about or "/" in wanted.about):
        odd.append("about")
    if odd:
        raise ProblemsFound([problem("REC-200", place, act=act, act_en=act_en, keys=", ".join(odd))])
    return replace(wanted, body=body)


def _begun(state: RoundState | None, wanted: Wanted) -> Entry:
    """The first entry; a record begins once (REC-202) and with nothing else (REC-201), by whom it may (REC-225)."""
    if wanted.act != GENESIS:
        raise ProblemsFound([problem("REC-201", Place(wanted.about or "record"))])
    if state is not None:
        values = {"name": state.round, **moment_words(wanted.at)}
        raise ProblemsFound([problem("REC-202", Place(wanted.about), **values)])
    _refuse(role_problems(wanted, Place(wanted.about)))
    actor = wanted.actor
    return Entry(
        1, GENESIS_PREV, wanted.at, actor.person, actor.role, actor.mode, GENESIS, wanted.about, None,
        str(wanted.body["law"]), wanted.blobs, wanted.body,
    )  # fmt: skip


def _clock(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """The machine's clock stands behind the last entry: days of roles and overrides would be wrong (REC-203)."""
    if moment(wanted.at) < moment(state.head.at) - BEHIND:
        last = moment_words(state.head.at)
        values = {"last": last["at"], "last_en": last["at_en"], **moment_words(wanted.at)}
        yield problem("REC-203", place_of(state, wanted.about), **values)


def _misplaced(state: RoundState, file: CommuneFile | None, wanted: Wanted) -> Iterator[Problem]:
    """An act of the round upon a commune, the other way, or upon another commune's file (REC-205)."""
    acts = FILE_ACTS if CODE.fullmatch(wanted.about) else () if wanted.about else ROUND_ACTS
    if wanted.act not in acts or (wanted.about and file is not None and file.code != wanted.about):
        act, act_en = ACT_WORDS[wanted.act]
        yield problem("REC-205", place_of(state, wanted.about), act=act, act_en=act_en)


def _judged_file(state: RoundState, file: CommuneFile | None, wanted: Wanted) -> Wanted:
    """An act upon a file, its body filled in; raises ProblemsFound where the file is locked or something is lacking."""
    if file is None:
        return _opening(state, wanted)
    _refuse(lock_problems(state, file, wanted))
    _refuse(conflict_problems(state, file, wanted))
    move = move_of(wanted.act, file.state, wanted.actor.role)
    found = [*need_problems(move.needs if move else (), state, file, wanted)]
    if wanted.act == "override":
        found += override_problems(state, wanted)
    _refuse(iter(found))
    return replace(wanted, body=_file_body(state, file, wanted))


def _opening(state: RoundState, wanted: Wanted) -> Wanted:
    """A file begins by being opened; any other act upon a commune that has none is refused (REC-204)."""
    if wanted.act != "open":
        raise ProblemsFound([problem("REC-204", place_of(state, wanted.about), code=wanted.about)])
    _refuse(placing_problems(state, wanted))
    return wanted


def _file_body(state: RoundState, file: CommuneFile, wanted: Wanted) -> Mapping[str, Json]:
    """What only the record knows of an act upon a file, in its body."""
    body: dict[str, Any] = {key: value for key, value in wanted.body.items() if key != "interest"}
    if why := stated_interest(state, file, wanted):
        body |= {"interest": why}
    number = file.ballot.number if file.ballot else 0
    match wanted.act:
        case "submit":
            body |= {"receipt": state.receipts + 1, "facts": _put_down(body["facts"], file.own, wanted)}
        case "correct":
            body |= {"facts": _put_down(body["facts"], file.appraised, wanted)}
        case "ballot_open" if state.council:
            body |= {"ballot": number + 1, "quorum": state.council.quorum, "rule": state.council.rule}
            body |= {"state": state_now(state, file, wanted.day)}
            body |= {"interested": [*interested_members(state, file, wanted)]}
        case "vote" | "decide":
            body |= {"ballot": number}
        case "ballot_close":
            body |= {"ballot": number, **_count(state, file, wanted)}
    return body


def _put_down(
    facts: list[dict[str, Json]], layer: Mapping[str, KeptFact], wanted: Wanted
) -> list[dict[str, Json]]:  # fmt: skip
    """Facts with who put them down and when: whoever says again what the layer has already changes nothing of it."""
    told = []
    for fact in facts:
        kept = layer.get(str(fact["evidence"]))
        same = kept and fact_json(kept) == {**fact, "by": kept.by, "at": kept.at}
        by, at = (kept.by, kept.at) if kept and same else (fact["by"] or wanted.actor.person, fact["at"] or wanted.at)
        told.append({**fact, "by": by, "at": at})
    return told


def _count(state: RoundState, file: CommuneFile, wanted: Wanted) -> dict[str, Json]:
    ballot, council = file.ballot, state.council
    if ballot is None or council is None:
        return {}
    told = tally(ballot)
    free = len(sitting(council, wanted.day)) - told.interested
    return {
        "yes": told.yes, "no": told.no, "abstain": told.abstain, "interested": told.interested,
        "carried": carried(ballot.rule, told, free),
    }  # fmt: skip


def _round_body(state: RoundState, wanted: Wanted) -> Mapping[str, Json]:
    """A release's number, given when it is prepared and the same when it is seconded.

    One prepared anew before anybody seconded it takes the place of the one before.
    """
    if wanted.act != "publish":
        return wanted.body
    first = pending(state, wanted) if wanted.body["second"] else None
    last = max((release.number for release in state.out), default=0)
    return {**wanted.body, "release": first.number if first else last + 1}


def _entry(state: RoundState, file: CommuneFile | None, wanted: Wanted) -> Entry:
    """The entry after the head, stamped with the file as it leaves it."""
    about = f"{state.round}/{wanted.about}" if wanted.about else state.round
    actor, standard = wanted.actor, file.standard if file else str(wanted.body.get("standard", ""))
    entry = Entry(
        state.head.seq + 1, state.head.hash, wanted.at, actor.person, actor.role, actor.mode, wanted.act, about, None,
        state.law_of(standard), wanted.blobs, wanted.body,
    )  # fmt: skip
    after = folded_file(state, file, entry) if wanted.about else None
    return replace(entry, file=FileStamp(after.version, after.state_sha)) if after else entry
