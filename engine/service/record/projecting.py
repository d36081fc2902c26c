"""A record's states as rows of its tables: the same whether an act was just done or the whole chain is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from engine.problems import Place
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.file_json import as_json
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import canonical_bytes
from engine.records.entries.entry import Entry
from engine.records.entries.merkle_tree import Peaks
from engine.service.record import tables
from engine.service.record.databases.database import Cell, Row, Session, Table

# Rows by table and key, so that two states are held against each other row by row.
Rows: TypeAlias = Mapping[tuple[str, Row], Row]
ONE: Final = "record"  # the key of a table that has one row
_UNSAID: Final[Rows] = {}


def code_of(about: str) -> str:
    """The commune's code of what an entry is about; "" where it is about the round."""
    return about.partition("/")[2]


def head_rows(peaks: Peaks, own_hash: str) -> Rows:
    """Where the chain ends: its size, the last entry's own hash, and the peaks that the next one needs."""
    return _keyed(tables.HEAD, [(ONE, own_hash, peaks.as_text(), peaks.size)])


def entry_rows(entry: Entry) -> Rows:
    """What an entry alone gives: who did what when, and the paper that was made."""
    body, code = entry.body, code_of(entry.about)
    version = entry.file.version if entry.file else 0
    act = (entry.seq, entry.act, code, entry.at, entry.by, entry.role, entry.mode, version)
    said = [str(body.get(key, "")) for key in ("kind", "template", "sha", "fingerprint")]
    papers: list[Row] = [(entry.seq, code, *said, entry.at)] if entry.act == "paper" else []
    return {**_keyed(tables.ACT, [act]), **_keyed(tables.PAPER, papers)}


def round_rows(state: RoundState | None, doc: str = "") -> Rows:
    """A round's state whole, and its people, roles and releases; ``doc`` is the document that it was read from."""
    if state is None:
        return _UNSAID
    people = [(known.person, known.office, known.until) for known in state.people.values()]
    grants = [
        (at, given.person, given.role, given.scope, given.from_, given.until, given.revoked_at)
        for at, given in enumerate(state.grants, 1)
    ]
    releases = [(out.number, out.cells_sha, " ".join(out.codes), out.first_at, out.second_at) for out in state.releases]
    return {
        **_keyed(tables.ROUND, [(ONE, doc or _document(state))]),
        **_keyed(tables.PERSON, people),
        **_keyed(tables.GRANTS, grants),
        **_keyed(tables.RELEASE, releases),
    }


def file_rows(file: CommuneFile | None, doc: str = "") -> Rows:
    """A commune's file whole, and its facts, receipts, ballots, votes and decision; ``doc`` as for ``round_rows``."""
    if file is None:
        return _UNSAID
    whole = doc or _document(file)
    placed = (file.standard, file.authority)
    head = (file.code, file.name, file.state, file.state_sha, file.assigned_to, *placed, whole, file.version)
    receipts = [(sent.receipt, file.code, sent.form, sent.at, sent.number, sent.seq) for sent in file.submissions]
    return {
        **_keyed(tables.FILE, [head]),
        **_keyed(tables.FACT, _facts(file)),
        **_keyed(tables.RECEIPT, receipts),
        **_keyed(tables.BALLOT, _ballots(file)),
        **_keyed(tables.VOTE, _votes(file)),
        **_keyed(tables.DECISION, _decisions(file)),
    }


def put_rows(session: Session, old: Rows, new: Rows) -> None:
    """The tables brought from one state to another: only rows that differ are touched."""
    gone = [where for where in old if where not in new]
    for name, key in gone:
        session.run(tables.TABLES[name].removal(), (key,))
    changed: dict[str, list[Row]] = {}
    for where, row in new.items():
        if old.get(where) != row:
            changed.setdefault(where[0], []).append(row)
    for name, rows in changed.items():
        session.run(tables.TABLES[name].replacement(), rows)


def _keyed(table: Table, rows: Iterable[Row]) -> dict[tuple[str, Row], Row]:
    """Rows by their keys, which are the first columns but where a whole number is one."""
    at = [list(table.columns).index(name) for name in table.key]
    told = [tuple(_plain(cell) for cell in row) for row in rows]
    return {(table.name, tuple(row[place] for place in at)): row for row in told}


def _plain(cell: Cell) -> Cell:
    """A cell that both databases keep: PostgreSQL takes no NUL in a text."""
    return cell.replace("\0", "␀") if isinstance(cell, str) else cell


def _document(state: RoundState | CommuneFile) -> str:
    return canonical_bytes(as_json(state), Place("record")).decode("utf-8")


def _facts(file: CommuneFile) -> Iterator[Row]:
    layers: Mapping[str, Mapping[str, KeptFact]] = {"self": file.own, "appraised": file.appraised}
    for layer, facts in layers.items():
        for fact in facts.values():
            said = (fact.state, fact.value, fact.document, fact.issued, fact.place, fact.reason, fact.by, fact.at)
            yield (file.code, layer, fact.evidence, *said)


def _ballots(file: CommuneFile) -> Iterator[Row]:
    for held in file.ballots:
        times = (held.rule, held.state, held.opened_at, held.closed_at, held.voided_at)
        yield (file.code, held.number, *times, held.quorum, int(held.carried))


def _votes(file: CommuneFile) -> Iterator[Row]:
    for held in file.ballots:
        for vote in held.votes:
            yield (file.code, held.number, vote.member, vote.choice, vote.reason, vote.at)


def _decisions(file: CommuneFile) -> Iterator[Row]:
    if made := file.decision:
        said = (made.kind, made.authority, made.reason, made.by, made.at, made.state)
        yield (file.code, *said, made.ballot, int(made.not_firm_acknowledged), made.seq)
