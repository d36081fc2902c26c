"""Why a file is locked against an act, each reason in a sentence of its own with who and when, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from engine.law.units.fact_questions import PREFIX
from engine.problems import Problem, problem
from engine.records.acting.act_words import ACT_WORDS
from engine.records.acting.actors import ROLE_WORDS, moment_words
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, KeptFact, Moved, State
from engine.records.acting.duties import place_of
from engine.records.acting.move_table import move_of, possible_from
from engine.records.acting.round_state import RoundState

LOCKS: Final[Mapping[State, str]] = {
    "draft": "REC-210",
    "submitted": "REC-211",
    "resubmitted": "REC-211",
    "in_review": "REC-212",
    "returned": "REC-213",
    "appraised": "REC-214",
    "before_council": "REC-215",
    "voted": "REC-216",
    "decided": "REC-217",
    "published": "REC-218",
    "revoked": "REC-219",
}
NOTHING_LEFT: Final = ("không còn việc nào", "nothing any more")


def lock_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """The state of a file does not allow an act in this role; who brought it there, when, and what can be done."""
    if move_of(wanted.act, file.state, wanted.actor.role):
        return
    since = brought_there(file)
    act, act_en = ACT_WORDS[wanted.act]
    can, can_en = possible_words(file.state)
    values = {
        "act": act, "act_en": act_en, "by": since.by, "possible": can, "possible_en": can_en,
        "since": ACT_WORDS[since.act][0], "since_en": ACT_WORDS[since.act][1], **moment_words(since.at),
    }  # fmt: skip
    yield problem(LOCKS[file.state], place_of(state, file.code), **values)


def brought_there(file: CommuneFile) -> Moved:
    """The act that brought a file into the state that it is in."""
    *before, found = file.moves
    for move in reversed(before):
        if move.state != file.state:
            break
        found = move
    return found


def possible_words(state: State) -> tuple[str, str]:
    """What can be done with a file in a state and by whom, in both languages."""
    told: dict[str, list[tuple[str, str]]] = {}
    for move in possible_from(state):
        told.setdefault(move.act, []).extend(ROLE_WORDS[role] for role in move.who)
    if not told:
        return NOTHING_LEFT
    vi, en = ("; ".join(_doing(act, who, at) for act, who in told.items()) for at in (0, 1))
    return vi, en


def _doing(act: str, who: list[tuple[str, str]], at: int) -> str:
    return f"{ACT_WORDS[act][at]} ({', '.join(dict.fromkeys(words[at] for words in who))})"


def conflict_problems(state: RoundState, file: CommuneFile, wanted: Wanted) -> Iterator[Problem]:
    """Somebody changed the file since the actor saw it (REC-207); each datum of both with both values (REC-208)."""
    if (seen := wanted.seen_version) in (None, file.version):
        return
    last, place = file.moves[-1], place_of(state, file.code)
    act, act_en = ACT_WORDS[last.act]
    values = {"seen": seen, "version": file.version, "by": last.by, "act": act, "act_en": act_en}
    yield problem("REC-207", place, **values, **moment_words(last.at))
    since = max((move.seq for move in file.moves if move.version <= seen), default=0)
    yield from _both_values(state, file, wanted.body, since)


def _both_values(state: RoundState, file: CommuneFile, body: Mapping[str, Any], since: int) -> Iterator[Problem]:
    mine = {fact["evidence"]: fact for fact in body.get("facts", ())}
    for name in sorted({change.evidence for change in file.changes if change.seq > since} & mine.keys()):
        theirs = file.counted.get(name)
        own, own_en = _fact_words(mine[name]["state"], mine[name]["value"])
        now, now_en = _fact_words(theirs.state, theirs.value) if theirs else _fact_words("missing", "")
        if own != now:
            values = {"mine": own, "mine_en": own_en, "theirs": now, "theirs_en": now_en}
            values |= {"datum": name.removeprefix(PREFIX)}
            yield problem("REC-208", place_of(state, file.code), **values, **_writer(theirs, file))


def _writer(theirs: KeptFact | None, file: CommuneFile) -> Mapping[str, object]:
    last = file.moves[-1]
    told = (theirs.by, theirs.at) if theirs and theirs.at else (last.by, last.at)
    return {"by": told[0], **moment_words(told[1])}


def _fact_words(state: str, value: str) -> tuple[str, str]:
    """A fact in both languages: a number with its marks, or what there is instead."""
    if state != "given":
        return ("không áp dụng", "not applicable") if state == "not_applicable" else ("chưa có", "missing")
    grouped = f"{int(value):,}" if value.isascii() and value.isdigit() else value
    return grouped.replace(",", "."), grouped
