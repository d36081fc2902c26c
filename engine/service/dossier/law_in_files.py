"""A law as the files that travel in a dossier, and the hashes by which a record's first entry holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engine.law.loading import Lawbook, chain_of
from engine.records.dossier.compiled_law import COMPILED_NAME, compiled_bytes
from engine.records.entries.entry import digest
from engine.rules.number_line import LawTable


def law_files(book: Lawbook) -> Iterator[tuple[str, bytes]]:
    """The files of a law by their names in a dossier, with those of each law that it amends."""
    for held in chain_of(book):
        for path in sorted(held.folder.glob("*.yaml")):
            yield f"law/{held.folder.name}/{path.name}", path.read_bytes()


def compiled_laws(laws: Sequence[tuple[Lawbook, LawTable]], on: date) -> dict[str, bytes]:
    """The compiled form of each of several laws, beside its own files; of one law there is none here."""
    if len(laws) == 1:
        return {}
    return {f"law/{book.folder.name}/{COMPILED_NAME}": compiled_bytes(book, table, on) for book, table in laws}


def law_hashes(book: Lawbook, table: LawTable, on: date) -> list[str]:
    """SHA-256 of each file of a law and of its compiled form on a day, for the first entry of a record (``law_files``).

    With them a dossier's law is held by the chain, and not only by its own list of hashes.
    """
    return [*(digest(content) for _, content in law_files(book)), digest(compiled_bytes(book, table, on))]
