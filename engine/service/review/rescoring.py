"""The scores that entries of a record have, worked out again from the facts of the same entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from engine.problems import ProblemsFound
from engine.records.acting.actors import moment
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.override_file import Used
from engine.records.acting.overriding import used_on
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import Entry
from engine.service.review.desk import benches_of
from engine.service.review.layer_scores import Bench, Kept, counted, layered, score_of
from engine.service.store import Holdings

MOST_TOLD: Final = 3
# The items first: what differs in a sum differs in one of them.
PARTS: Final = ("items", "low", "high", "threshold", "verdict", "firm", "class", "rules")
Rescoring = Callable[[RoundState, CommuneFile, Entry], str]


def rescoring_of(store: Holdings, folder: Path, state: RoundState | None) -> Rescoring | None:
    """What tells in what a score differs, given the round and the file as its entry left them; "" is in nothing.

    Each file by its own law. None where nothing can be scored: the round cannot be read, or one of its laws is another
    than its record's.
    """
    try:
        benches = {bench.law.book.sha256: bench for bench in benches_of(store, folder)}
    except ProblemsFound:
        return None
    if state is None or {own.law for own in state.laws} - benches.keys():
        return None
    return lambda then, file, entry: _differs(benches[state.law_of(file.standard)], then, file, entry)


def _differs(bench: Bench, then: RoundState, file: CommuneFile, entry: Entry) -> str:
    """Held against the overrides that the record had then, on the entry's own day; one that was over scored nothing."""
    told = entry.body.get("score")
    used: Used | None
    try:
        used = {file.code: used_on(then.overrides, file.code, moment(entry.at).date())}
    except ProblemsFound:
        used = None
    own = {} if used is None else _score(bench, file.code, file.own, used)
    if entry.act == "submit":
        found = list(_against(told, own, ""))
    else:
        both = told if isinstance(told, dict) else {}
        board = {} if used is None else _score(bench, file.code, counted(file, used), used)
        found = [*_against(both.get("self"), own, "self "), *_against(both.get("appraised"), board, "appraised ")]
    return "; ".join(found[:MOST_TOLD]) + "; …" * (len(found) > MOST_TOLD)


def _score(bench: Bench, code: str, facts: Kept, used: Used) -> dict[str, Json]:
    return score_of(layered(bench, {code: facts}, used), code)


def _against(told: Json, now: Mapping[str, Json], layer: str) -> Iterator[str]:
    """Each part that is otherwise, the items one by one: "tc07.1 50 → 20"."""
    kept = told if isinstance(told, dict) else {}
    now = {} if not kept and "unknown" in now else now  # a score that was not there was kept without its reason once
    for key in (*PARTS, *sorted({*kept, *now} - {*PARTS})):
        old, new = kept.get(key), now.get(key)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            parts = (name for name in sorted({*old, *new}) if old.get(name) != new.get(name))
            yield from (f"{layer}{name} {_shown(old.get(name))} → {_shown(new.get(name))}" for name in parts)
        else:
            yield f"{layer}{key} {_shown(old)} → {_shown(new)}"


def _shown(told: Json) -> str:
    if isinstance(told, list):
        return "..".join(dict.fromkeys(str(part) for part in told))
    return "–" if told is None or isinstance(told, dict) else str(told)
