"""The scores that entries of a record have, worked out again from the facts of the same entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from engine.problems import ProblemsFound
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import Entry
from engine.service.review.desk import benches_of
from engine.service.review.layer_scores import Bench, layered, score_body
from engine.service.store import Holdings

MOST_TOLD: Final = 3
# The items first: what differs in a sum differs in one of them.
PARTS: Final = ("items", "low", "high", "threshold", "verdict", "firm", "class", "rules")
Rescoring = Callable[[CommuneFile, Entry], str]


def rescoring_of(store: Holdings, folder: Path, state: RoundState | None) -> Rescoring | None:
    """What tells in what a score differs, given the file as its entry left it; "" is in nothing.

    Each file by its own law. None where nothing can be scored: the round cannot be read, or one of its laws is another
    than its record's.
    """
    try:
        benches = {bench.law.book.sha256: bench for bench in benches_of(store, folder)}
    except ProblemsFound:
        return None
    if state is None or {own.law for own in state.laws} - benches.keys():
        return None
    return lambda file, entry: _differs(benches[state.law_of(file.standard)], file, entry)


def _differs(bench: Bench, file: CommuneFile, entry: Entry) -> str:
    told = entry.body.get("score")
    if entry.act == "submit":
        found = list(_against(told, _score(bench, file.code, file.own), ""))
    else:
        both = told if isinstance(told, dict) else {}
        found = [*_against(both.get("self"), _score(bench, file.code, file.own), "self ")]
        found += _against(both.get("appraised"), _score(bench, file.code, file.counted), "appraised ")
    return "; ".join(found[:MOST_TOLD]) + "; …" * (len(found) > MOST_TOLD)


def _score(bench: Bench, code: str, facts: Mapping[str, KeptFact]) -> dict[str, Json]:
    card = layered(bench, {code: facts}).card(code)
    return score_body(card) if card else {}


def _against(told: Json, now: Mapping[str, Json], layer: str) -> Iterator[str]:
    """Each part that is otherwise, the items one by one: "tc07.1 50 → 20"."""
    kept = told if isinstance(told, dict) else {}
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
