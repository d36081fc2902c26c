"""An entry of the record and its bytes: written once, hashed as kept, never rebuilt.

A struct that grows would accuse an honest chain if bytes were made anew; so every reader hashes what was stored, and
the shape has a version (``v``) that an older program refuses.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NoReturn

from engine.problems import Place, ProblemsFound, problem
from engine.records.entries.canonical_json import Json, canonical_bytes, read_canonical

VERSION: Final = 1
GENESIS_PREV: Final = "0" * 64
# The record as problems name it; its entries are its lines, as they are in the dossier's chain.jsonl.
RECORD: Final = "record"
_SHA = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d[+-][01]\d:[0-5]\d")
_KEYS: Final = frozenset(
    ("v", "seq", "prev", "at", "by", "as", "mode", "act", "about", "file", "law", "blobs", "body")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A commune's file after the move: its version, and the hash of all that was decided upon."""

    version: int
    state: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: who did what about what, when, under which law, resting on which files.

    ``seq`` counts from 1; ``prev`` is the own hash of the entry before (64 zeros for the first); ``at`` is an ISO time
    with its offset, given by the caller; ``about`` is a round, or a round and a commune's code; ``law`` and ``blobs``
    are SHA-256 in hex. ``body`` holds no floats.
    """

    seq: int
    prev: str
    at: str
    by: str
    role: str
    mode: str
    act: str
    about: str
    file: FileStamp | None
    law: str
    blobs: tuple[str, ...]
    body: Mapping[str, Json]


def digest(raw: bytes) -> str:
    """SHA-256 in hex of bytes as stored: an entry's own hash, a blob's name."""
    return hashlib.sha256(raw).hexdigest()


def entry_place(seq: int) -> Place:
    """Where an entry stands, for problems: its number is the line."""
    return Place(RECORD, seq)


def entry_bytes(entry: Entry) -> bytes:
    """The canonical bytes to store and hash; raises ProblemsFound (REC-102 … 105) for what must not be kept."""
    stamp = entry.file and {"version": entry.file.version, "state": entry.file.state}
    whole = {
        "v": VERSION, "seq": entry.seq, "prev": entry.prev, "at": entry.at, "by": entry.by, "as": entry.role,
        "mode": entry.mode, "act": entry.act, "about": entry.about, "file": stamp, "law": entry.law,
        "blobs": list(entry.blobs), "body": dict(entry.body),
    }  # fmt: skip
    place = entry_place(entry.seq)
    _check_shape(whole, place)
    return canonical_bytes(whole, place)


def read_entry(raw: bytes, seq: int = 0) -> Entry:
    """The entry of stored bytes; raises ProblemsFound (REC-100 … 106) unless they are exactly what would be written.

    ``seq`` is where they stand, for the problem's place.
    """
    place = entry_place(seq)
    whole: Any = read_canonical(raw, place)
    if not isinstance(whole, dict):
        _refuse("REC-105", place, "–", type(whole).__name__)
    version = whole.get("v")
    if type(version) is not int or version != VERSION:
        _refuse("REC-106" if type(version) is int else "REC-105", place, "v", str(version))
    _check_shape(whole, place)
    stamp = whole["file"] and FileStamp(whole["file"]["version"], whole["file"]["state"])
    return Entry(
        whole["seq"], whole["prev"], whole["at"], whole["by"], whole["as"], whole["mode"], whole["act"],
        whole["about"], stamp, whole["law"], tuple(whole["blobs"]), whole["body"],
    )  # fmt: skip


def _check_shape(whole: Mapping[str, Any], place: Place) -> None:
    """Keys and shapes of an entry; the first that is wrong is refused (REC-105)."""
    if whole.keys() != _KEYS:
        _refuse("REC-105", place, min(whole.keys() ^ _KEYS), "–")
    if not _is_number(whole["seq"], least=1):
        _refuse("REC-105", place, "seq", str(whole["seq"]))
    for key in ("by", "as", "act", "about"):
        if not (isinstance(whole[key], str) and whole[key]):
            _refuse("REC-105", place, key, str(whole[key]))
    for key, told in (("prev", whole["prev"]), ("law", whole["law"])):
        if not is_sha(told):
            _refuse("REC-105", place, key, str(told))
    if not (isinstance(whole["at"], str) and _TIME.fullmatch(whole["at"])):
        _refuse("REC-105", place, "at", str(whole["at"]))
    if whole["mode"] not in ("board", "single"):
        _refuse("REC-105", place, "mode", str(whole["mode"]))
    _check_parts(whole, place)


def _check_parts(whole: Mapping[str, Any], place: Place) -> None:
    stamp = whole["file"]
    if stamp is not None and not _is_stamp(stamp):
        _refuse("REC-105", place, "file", str(stamp))
    if not isinstance(whole["blobs"], list) or not all(is_sha(blob) for blob in whole["blobs"]):
        _refuse("REC-105", place, "blobs", str(whole["blobs"]))
    if not isinstance(whole["body"], dict):
        _refuse("REC-105", place, "body", type(whole["body"]).__name__)


def _is_stamp(stamp: Any) -> bool:
    return (
        isinstance(stamp, dict)
        and stamp.keys() == {"version", "state"}
        and _is_number(stamp["version"], least=0)
        and is_sha(stamp["state"])
    )


def _is_number(told: Any, *, least: int) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and told >= least


def is_sha(told: Any) -> bool:
    """Whether a value is a SHA-256 in lower hex."""
    return isinstance(told, str) and _SHA.fullmatch(told) is not None


def _refuse(code: Literal["REC-105", "REC-106"], place: Place, key: str, typed: str) -> NoReturn:
    raise ProblemsFound([problem(code, place, typed[:160], key=key)])
