"""The tables of a record: those that are kept, and those that are made of the chain and can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.service.record.databases.database import Kind, Table

INT: Final[Kind] = "int"
TEXT: Final[Kind] = "text"


def _table(name: str, key: str, texts: str = "", *, ints: str = "", raws: str = "") -> Table:
    """A table by the names of its columns: those of the key first, whole numbers where ``ints`` says so."""
    columns: dict[str, Kind] = dict.fromkeys((*key.split(), *texts.split(), *ints.split(), *raws.split()), TEXT)
    columns.update(dict.fromkeys(ints.split(), INT))
    columns.update(dict.fromkeys(raws.split(), "bytes"))
    return Table(name, columns, tuple(key.split()))


# Not in the chain, or the chain itself: what is lost here is lost. Names of people and of files stand here alone, so
# that a person can be blacked out and no entry is touched. ``root`` is that of the tree once the entry was in it.
STORE: Final = _table("store", "name", "value")
ENTRY: Final = _table("entry", "seq", "hash root", ints="seq", raws="raw")
PEOPLE: Final = _table("people", "person", "name office")
BLOB: Final = _table("blob", "sha", "shown media", ints="size")
KEPT: Final = (STORE, ENTRY, PEOPLE, BLOB)

# Made of the chain. ``doc`` is a state whole, as canonical JSON; the other tables are the same for who asks in SQL.
HEAD: Final = _table("head", "name", "hash peaks", ints="size")
ROUND: Final = _table("round", "name", "doc")
FILE: Final = _table("file", "code", "name state state_sha assigned_to standard authority doc", ints="version")
ACT: Final = _table("act", "seq", "act code at person role mode", ints="seq version")
FACT: Final = _table("fact", "code layer evidence", "state value document issued place reason person at")
BALLOT: Final = _table(
    "ballot", "code ballot", "rule state opened_at closed_at voided_at", ints="ballot quorum carried"
)
VOTE: Final = _table("vote", "code ballot member", "choice reason at", ints="ballot")
DECISION: Final = _table("decision", "code", "kind authority reason person at state", ints="ballot not_firm seq")
RECEIPT: Final = _table("receipt", "receipt", "code form at", ints="receipt number seq")
PAPER: Final = _table("paper", "seq", "code kind template sha fingerprint at", ints="seq")
RELEASE: Final = _table("release", "release", "cells_sha codes first_at second_at", ints="release")
PERSON: Final = _table("person", "person", "office until")
GRANTS: Final = _table("grants", "number", "person role scope since until revoked_at", ints="number")
MADE: Final = (HEAD, ROUND, FILE, ACT, FACT, BALLOT, VOTE, DECISION, RECEIPT, PAPER, RELEASE, PERSON, GRANTS)

TABLES: Final[Mapping[str, Table]] = {table.name: table for table in (*KEPT, *MADE)}
