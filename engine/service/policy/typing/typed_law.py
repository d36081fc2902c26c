"""The texts of a standard's files typed anew: what they change and break, and their writing as an import writes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from engine.desk.editing.edits import Where, edits_between
from engine.desk.editing.fresh_examples import with_fresh_examples
from engine.desk.editing.law_sheets import Table
from engine.desk.editing.mistakes.carried_marks import carried_marks
from engine.desk.editing.trying import Plan, apply_plan, opened, own_files, remarks_lost, sources_with, trees_in
from engine.files.keeping.transactions import as_read
from engine.files.yaml_text import rewrite
from engine.law.ledger import LEDGER
from engine.law.loading import HEAD, Lawbook, load_standard
from engine.law.source import Route, Source
from engine.problems import Place, ProblemsFound, errors, problem, sorted_problems
from engine.service.edit import LawImported, carried_out
from engine.service.policy.typing.typed_partial import is_partial_as, problems_of_partial
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class LawFiles:
    """A standard's own files: their texts by name, and the stamp by which a change of any of them is known.

    ``bundled`` is whether they are the program's own, which nobody may change.
    """

    folder: Path
    texts: Mapping[str, str]
    stamp: str
    bundled: bool

    @property
    def standard(self) -> str:
        """The standard's id."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class TypedLaw:
    """What somebody would have a standard's files say: texts by name, None for one that goes, others as they are.

    ``stamp`` is that of the files as they were shown to him; ``examples`` makes those of changed bands anew.
    """

    standard: str
    texts: Mapping[str, str | None]
    stamp: str
    examples: bool = False


@dataclass(frozen=True, slots=True)
class TriedLaw:
    """A typed law tried: the plan of it, and the files as they stand now; ``partial`` is one known only in part."""

    typed: TypedLaw
    plan: Plan
    files: LawFiles
    texts: Mapping[str, str | None] = field(default_factory=dict)
    partial: bool = False

    @property
    def stale(self) -> bool:
        """Whether the files have changed since they were shown to whoever typed."""
        return self.files.stamp != self.typed.stamp

    @property
    def sound(self) -> bool:
        """Whether nothing stands against writing it."""
        return not errors(self.plan.problems)


def law_files(holdings: Holdings, standard: str) -> LawFiles:
    """The files of a standard as they stand; raises ProblemsFound for a name that is no standard's."""
    folder = holdings.standard(standard)
    return _files(folder, _texts(as_read(folder)), bundled=holdings.bundled)


def try_typed(holdings: Holdings, typed: TypedLaw) -> TriedLaw:
    """Try typed texts in place of the files; nothing is written. Raises ProblemsFound for a name that is none."""
    folder = holdings.standard(typed.standard)
    read = as_read(folder)
    before = _texts(read)
    texts = {name: _as_the_file_ends(text, before.get(name, "")) for name, text in typed.texts.items()}
    changed = {name: text for name, text in texts.items() if text != before.get(name)}
    if is_partial_as(folder, changed.get(HEAD)):
        plan = Plan(folder, (), _bytes_of(changed), problems_of_partial(folder, changed.get(HEAD)), (), read)
        return TriedLaw(typed, plan, _files(folder, before, bundled=holdings.bundled), changed, partial=True)
    old = _standing(folder)
    found, book = opened(folder, changed)
    if typed.examples and book:
        changed = _with_examples(book, old, changed, before)
        found, book = opened(folder, changed)
    files = _bytes_of(changed)
    where = _where(book, sources_with(old, folder, changed))
    edits = tuple(edits_between(trees_in(old.sources), trees_in(book.sources), where)) if old and book else ()
    carried = carried_marks(old, book, partial(where, None)) if old and book else ()
    told = sorted_problems({(p.place, p.code, repr(p.values)): p for p in (*found, *carried)}.values())
    remarks = tuple(remarks_lost(folder, files, old.own)) if old and book else ()  # a text that cannot be read has none
    plan = Plan(folder, edits, files, told, remarks, read, (old, book) if old and book else None)
    return TriedLaw(typed, plan, _files(folder, before, bundled=holdings.bundled), changed)


def write_typed(holdings: Holdings, typed: TypedLaw, on: date | None) -> LawImported:
    """Write typed texts with what is accepted by that, all or none, where nothing stands against them.

    Raises ProblemsFound: files of the program's own (CHK-303), files that changed since they were shown (WEB-150),
    and as ``carried_out`` does.
    """
    tried = try_typed(holdings, typed)
    if holdings.bundled:
        raise ProblemsFound([problem("CHK-303", Place(typed.standard), name=typed.standard)])
    if tried.stale:
        raise ProblemsFound([problem("WEB-150", Place(typed.standard), name=typed.standard)])
    if tried.partial:  # nobody scores by it: there is no table to make, and no state to accept
        return LawImported(tried.plan, apply_plan(tried.plan) if tried.sound else (), waits=not tried.sound)
    return carried_out(tried.plan, waits=not tried.sound, applied=True, on=on)


def _bytes_of(texts: Mapping[str, str | None]) -> dict[str, bytes | None]:
    return {name: None if text is None else text.encode() for name, text in texts.items()}


def _standing(folder: Path) -> Lawbook | None:
    """The standard as it stands; None where it cannot be read, which whoever mends it must still be able to type."""
    try:
        return load_standard(folder)
    except ProblemsFound:
        return None


def _texts(read: Mapping[str, bytes | None]) -> Mapping[str, str]:
    """The law's own files as text: the ledger is written by readings alone."""
    return {name: (held or b"").decode("utf-8", "replace") for name, held in read.items() if name != LEDGER}


def _files(folder: Path, texts: Mapping[str, str], *, bundled: bool) -> LawFiles:
    told = hashlib.sha256()
    for name, text in sorted(texts.items()):
        told.update(f"{name}\0{len(text)}\0{text}".encode())
    return LawFiles(folder, texts, told.hexdigest(), bundled)


def _as_the_file_ends(text: str | None, before: str) -> str | None:
    """A text with the ends of lines that its file has: a browser sends others."""
    if text is None:
        return None
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in before else plain


def _with_examples(
    book: Lawbook, old: Lawbook | None, changed: Mapping[str, str | None], before: Mapping[str, str]
) -> dict[str, str | None]:
    """The texts with the examples made anew that their bands ask for."""
    made, renewed = with_fresh_examples(trees_in(book.sources), trees_in(old.sources) if old else {})
    touched = {one.file for one in renewed}
    wanted, _ = own_files(book, book.folder, made)
    texts = dict(changed)
    for name in sorted(touched & wanted.keys()):
        now = texts.get(name, before.get(name, ""))
        texts[name] = rewrite(now or "", wanted[name])
    return texts


def _where(book: Lawbook | None, sources: Mapping[str, Source]) -> Where:
    """The line at which a value was typed; the file alone of one that is gone."""
    held = {**sources, **(book.sources if book else {})}

    def where(_: Table | None, file: str, route: Route | None) -> Place:
        return held[file].place(route) if file in held and route is not None else Place(file)

    return where


def with_texts(typed: TypedLaw, texts: Mapping[str, str | None]) -> TypedLaw:
    """The same with other files typed besides."""
    return replace(typed, texts={**typed.texts, **texts})
