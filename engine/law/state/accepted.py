"""The state of a law that somebody accepted: what each of its files said then, and on which day.

``accepted.json`` stands beside the files. Commands that change the law keep it with what they write; whatever else
changes a file (a stray edit, half a copy, a merge) leaves it as it was, and so is seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.law.amending.inheriting import own_entries
from engine.law.ledger import LEDGER, Entry
from engine.law.loading import Lawbook
from engine.law.source import Source
from engine.problems import Place, Problem, day_in_both, problem

FILE = "accepted.json"
SCHEMA = "phuhop/accepted/1"
# What is told of a law that is not as it was accepted.
STRAYED = ("SYS-130", "SYS-131", "SYS-132")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A law's files by name, each with the SHA-256 of what it said when it was accepted; ``on`` may be unknown."""

    files: Mapping[str, str]
    on: date | None


def states_of(book: Lawbook, entries: Sequence[Entry] | None = None) -> Mapping[str, str]:
    """What each file of a law says, as SHA-256: comments and layout apart. ``entries`` stand in for the ledger's."""
    held = own_entries(book.ledger if entries is None else entries, book.base.ledger if book.base else ())
    kept = {LEDGER: _state([entry.model_dump(mode="json") for entry in held])} if held else {}
    return {**states_in(book.own), **kept}


def states_in(sources: Mapping[str, Source]) -> Mapping[str, str]:
    """What each file says, as SHA-256."""
    return {name: _state(source.tree) for name, source in sources.items()}


def _state(said: object) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def parse_accepted(raw: bytes | None) -> Accepted | None:
    """The state last accepted, from its file's bytes; None where there is no file. Raises ValueError for any other."""
    if raw is None:
        return None
    held = json.loads(raw.decode("utf-8"))
    if not isinstance(held, dict) or held.get("schema") != SCHEMA or not isinstance(held.get("files"), dict):
        raise ValueError(FILE)
    files, on = {str(name): str(state) for name, state in held["files"].items()}, held.get("on")
    return Accepted(files, date.fromisoformat(str(on)) if on else None)


def accepted_text(states: Mapping[str, str], on: date | None) -> str:
    """The text of ``accepted.json``: a line a file, so that a difference shows which were accepted anew."""
    held = {"schema": SCHEMA, "on": on.isoformat() if on else None, "files": dict(states)}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def accepted_anew(before: Accepted | None, states: Mapping[str, str], on: date | None) -> str:
    """The text of ``accepted.json`` for these states; those that were accepted already keep their day."""
    return accepted_text(states, before.on if before and before.files == states else on)


def differing(accepted: Accepted, states: Mapping[str, str]) -> tuple[str, ...]:
    """The files that say something else than was accepted, are new or are gone, by name."""
    names = sorted({*accepted.files, *states})
    return tuple(name for name in names if accepted.files.get(name) != states.get(name))


def accepted_with(accepted: Accepted | None, before: Mapping[str, str], after: Mapping[str, str]) -> Mapping[str, str]:
    """The states to be kept once a command has changed a law from ``before`` to ``after``.

    A file that was not as accepted before the command stays so: what strayed is not accepted on the way.
    """
    strayed = differing(accepted, before) if accepted else ()
    kept = {name: accepted.files[name] for name in strayed if name in accepted.files} if accepted else {}
    return {**{name: state for name, state in after.items() if name not in strayed}, **kept}


def state_problems(book: Lawbook, raw: bytes | None, judged: str | None) -> tuple[Problem, ...]:
    """What is to be said where a law is not as it was accepted.

    ``raw`` are the bytes of ``accepted.json``, None without one; ``judged`` is the hash of the law that its table was
    made from, None without one: of a law whose acceptance was never kept the table is the only witness.
    """
    name = book.folder.name
    try:
        accepted = parse_accepted(raw)
    except ValueError:
        return (problem("SYS-131", Place(f"{name}/{FILE}"), name=name),)
    if accepted is None:
        stale = judged is not None and judged != book.sha256
        return (problem("SYS-132", Place(f"{name}/standard.yaml"), name=name),) if stale else ()
    states = states_of(book)
    strayed = differing(accepted, states)
    if not strayed:
        return ()
    files = ", ".join(_told(file, accepted.files, states, ("mới", "mất")) for file in strayed)
    files_en = ", ".join(_told(file, accepted.files, states, ("new", "gone")) for file in strayed)
    day = day_in_both(accepted.on) if accepted.on else None
    since, since_en = (f" ngày {day.vi}", f" on {day.en}") if day else ("", "")
    values = {"name": name, "files": files, "files_en": files_en, "since": since, "since_en": since_en}
    return (problem("SYS-130", Place(f"{name}/{strayed[0]}"), **values),)


def _told(name: str, before: Mapping[str, str], now: Mapping[str, str], words: tuple[str, str]) -> str:
    new, gone = words
    return f"{name} ({new})" if name not in before else f"{name} ({gone})" if name not in now else name
