"""A round's setting tried as somebody would have it: read and held against all that it was before anything is put."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.evidence.facts import Round
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.round import read_round
from engine.evidence.setting.round_sheets import WORKBOOK, read_round_book
from engine.evidence.setting.round_sources import differing, round_source
from engine.files.keeping.scratch import scratch_folder
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.safety import LARGEST_FILE, megabytes
from engine.files.writing import write_whole
from engine.law.source import Source
from engine.problems import Place, Problem, ProblemsFound, errors, problem, said_once
from engine.reporting.board.setting.round_setting_words import Cell
from engine.sample.made_round import communes_text
from engine.service.board.resetting.setting_cells import cells_in
from engine.service.board.resetting.setting_files import (
    SET_DOWN_IN,
    SettingFiles,
    books_of,
    further_of,
    setting_files,
    setting_now,
    workbook_saying,
)
from engine.service.board.resetting.setting_on_record import against_record
from engine.service.board.resetting.setting_text import head_text
from engine.service.rounds import facts_beside, open_parts
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class TriedSetting:
    """What a round would be: before and after, the files that would lie there, what is wrong or to be minded.

    ``before`` is None where what lies there cannot be read, ``after`` where that cannot which was sent. ``places`` are
    the cells of a workbook that was sent, by what they say.
    """

    name: str
    mark: str
    before: Round | None
    after: Round | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    places: Mapping[Cell, Place] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether nothing stands against writing it."""
        return self.after is not None and not errors(self.problems)


def try_workbook(store: Holdings, name: str, content: bytes) -> TriedSetting:
    """What a round would be by a workbook that somebody filled in; nothing is written.

    What is wrong in it is told at its cells. Raises ProblemsFound for a name that is no round's.
    """
    lies = setting_files(store, name)
    tried = TriedSetting(name, lies.mark, _readable(store, name))
    try:
        if len(content) > LARGEST_FILE:
            told = {"size": megabytes(len(content)), "largest": megabytes(LARGEST_FILE)}
            raise ProblemsFound([problem("FIL-201", Place(WORKBOOK), **told)])
        with scratch_folder() as home:
            folder = _laid_down(home / lies.folder.name, {WORKBOOK: content})
            after, found = _opened(store, folder, tried)
            book = read_round_book(folder / WORKBOOK)
        files = _files_saying(store, lies, (tried.before, after), book.source, content)
        _refuse_otherwise(store, lies, files, after)
    except ProblemsFound as refused:
        return replace(tried, problems=tuple(refused.problems))
    return replace(tried, after=after, files=files, problems=found, places=cells_in(book, after))


def try_round(store: Holdings, name: str, wanted: Round) -> TriedSetting:
    """The same for a round as fields would have it; its communes and their entries are as they lie."""
    lies = setting_files(store, name)
    tried = TriedSetting(name, lies.mark, setting_now(store, name))
    try:
        book = workbook_saying(store, lies.folder, wanted) if WORKBOOK in lies.held else b""
        with scratch_folder() as home:
            said = _laid_down(home / "so", {WORKBOOK: book or workbook_saying(store, lies.folder, wanted)})
            source = read_round_book(said / WORKBOOK).source
            files = _files_saying(store, lies, (tried.before, wanted), source, book)
            folder = _laid_down(home / lies.folder.name, {**lies.held, **files})
            after, found = _opened(store, folder, tried)
    except ProblemsFound as refused:
        return replace(tried, problems=tuple(refused.problems))
    return replace(tried, after=after, files=files, problems=found)


def write_setting(store: Holdings, tried: TriedSetting) -> None:
    """Put in place what was tried, all of it or none.

    Raises ProblemsFound: what lies there is no longer what it was tried on (WEB-190, SYS-114), the record has come to
    rest on it meanwhile, what the disk refuses.
    """
    lies = setting_files(store, tried.name)
    if lies.mark != tried.mark:
        raise ProblemsFound([problem("WEB-190", Place(tried.name), name=tried.name)])
    with scratch_folder() as home:  # what was sound when it was looked at may no longer be: a record goes on
        _, found = _opened(store, _laid_down(home / lies.folder.name, {**lies.held, **tried.files}), tried)
    if errors(found):
        raise ProblemsFound(found)

    def write(fresh: Path) -> None:
        for file, content in tried.files.items():
            write_whole(fresh / file, content)

    terms = Terms(read={file: lies.held.get(file) for file in SET_DOWN_IN}, name=", ".join(sorted(tried.files)))
    put_in_place(lies.folder, write, terms)


def refuse_second(tried: TriedSetting) -> None:
    """Raise ProblemsFound (WEB-191) where whether a second person is wanted would change."""
    before = tried.before.four_eyes if tried.before else "required"
    if tried.after and tried.after.four_eyes != before:
        raise ProblemsFound([problem("WEB-191", Place(tried.name))])


def _readable(store: Holdings, name: str) -> Round | None:
    with suppress(ProblemsFound):
        return setting_now(store, name)
    return None


def _laid_down(folder: Path, files: Mapping[str, bytes]) -> Path:
    for file, content in files.items():
        write_whole(folder / file, content)
    return folder


def _opened(store: Holdings, folder: Path, tried: TriedSetting) -> tuple[Round, tuple[Problem, ...]]:
    """A round that lies beside no other, opened as it would be in its place, with what its record says of that.

    Raises ProblemsFound where it could not be opened at all.
    """
    parts = open_parts(folder, store)
    after = read_round(folder, facts_beside(folder, store))[0]
    found = [told for part in parts for told in part.problems]
    if after.previous and (after.previous == tried.name or not store.has_round(after.previous)):
        found.append(round_source(folder).problem("RND-906", ("previous",), name=after.previous))
    if tried.before:
        found += against_record(store.round(tried.name), tried.before, after, parts)
    return after, tuple(said_once(found))


def _files_saying(
    store: Holdings, lies: SettingFiles, rounds: tuple[Round | None, Round], head: Source, book: bytes
) -> dict[str, bytes]:
    """The files of a round, where they change, so that each says what is wanted in its author's own text."""
    before, after = rounds
    if lies.in_book:
        files = {WORKBOOK: book}
    else:
        files = {ROUND_FILE: head_text(lies, head)}
        if before is None or before.units != after.units:
            further = further_of(books_of(store, lies.folder, after))
            files[COMMUNES] = communes_text(after.units, further).encode("utf-8-sig")
        files |= {WORKBOOK: book} if WORKBOOK in lies.held else {}
    return {file: told for file, told in files.items() if told != lies.held.get(file)}


def _refuse_otherwise(store: Holdings, lies: SettingFiles, files: Mapping[str, bytes], after: Round) -> None:
    """Raise ProblemsFound (RND-941) where text files would say otherwise than the workbook that they are made of."""
    with scratch_folder() as home:
        folder = _laid_down(home / lies.folder.name, {**lies.held, **files})
        told = read_round(folder, facts_beside(folder, store))[0]
        if differ := differing(told, after):
            raise ProblemsFound([differ])
