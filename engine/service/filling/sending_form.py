"""A draft sent: put among the evidence as the Excel form that it is, and taken in where the round has a record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.evidence.facts import RoundEvidence
from engine.evidence.file_readings import read_files
from engine.evidence.form_cache import cache_path
from engine.evidence.reading import read_evidence, sources
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.problems import Place, Problem, ProblemsFound, errors, problem
from engine.records.acting.commune_file import CommuneFile
from engine.records.entries.entry import digest
from engine.service.filling.checking_draft import (
    Held,
    Looked,
    form_of_draft,
    held_draft,
    look_at,
    placed,
    readings_with,
)
from engine.service.filling.field_saving import refuse_apart
from engine.service.filling.filling_setting import Setting
from engine.service.filling.kept_draft import Ground, forget_sent
from engine.service.review.desk import Desk, Who, open_desk
from engine.service.review.taking_in import Sent, TakenIn, take_in
from engine.service.store import Store, Submission


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that was sent; ``receipt`` is 0 where the round has no record, or kept nothing new."""

    shown: str
    receipt: int = 0


@dataclass(frozen=True, slots=True)
class ReadyForm:
    """A draft as it would be sent: its bytes, None of an empty one, the evidence with it, and what is told of it."""

    held: Held
    content: bytes | None
    evidence: RoundEvidence
    looked: Looked


def ready_form(setting: Setting) -> ReadyForm:
    """A draft held against the whole round, as whoever takes it in will; raises ProblemsFound as ``held_draft``."""
    held = held_draft(setting)
    content = form_of_draft(setting, held.draft)
    part, folder = setting.part, setting.folder
    lying = [source for source in sources(folder) if setting.own is None or source.shown != setting.own.shown]
    home = folder / part.round.standard if part.among else folder
    others = read_files(lying, setting.asked, cache_path(home, os.environ))
    readings = readings_with(setting, content, others)
    read = read_evidence(folder, part.law.book, part.round, setting.beside, given=readings)
    past = setting.past
    found = (*past.problems, *read.problems)
    evidence = replace(read, problems=found, earlier=past.earlier, decided=past.decided)
    alone = look_at(setting, held.draft).made
    looked = placed(setting, held.draft, content, alone, evidence.told_of(setting.unit.code))
    return ReadyForm(held, content, evidence, looked)


def send_form(store: Store, setting: Setting, who: Who, *, recorded: bool) -> SentForm:
    """Send a draft, and forget it once its form lies among the evidence.

    Raises ProblemsFound while it is apart from its form (WEB-114), has something to mend or to answer or nothing at all
    (WEB-115 to WEB-117), where the record refuses it, and where the disk does.
    """
    ready = ready_form(setting)
    refuse_apart(ready.held, setting)
    if ready.content is None or not ready.evidence.communes[setting.unit.code].facts:
        raise ProblemsFound([problem("WEB-117", Place(setting.shown), commune=setting.unit.code)])
    if refused := tuple(_refusals(setting, ready)):
        raise ProblemsFound(refused)
    if not recorded:
        _put_down(setting, ready)
        return SentForm(setting.shown)
    desk = open_desk(store, setting.folder.name)
    _taken(desk, setting, who, ready, applied=False)  # first: what the record refuses changes no evidence
    _put_down(setting, ready)
    taken = _taken(desk, setting, who, ready, applied=True)
    return SentForm(setting.shown, taken.receipt)


def _refusals(setting: Setting, ready: ReadyForm) -> Iterator[Problem]:
    place, code = Place(setting.shown), setting.unit.code
    if wrong := errors(ready.looked.told):
        yield problem("WEB-115", place, commune=code, n=len(wrong))
    if open_ := [found for found in ready.looked.told if found.is_open_question]:
        yield problem("WEB-116", place, commune=code, n=len(open_))


def _taken(desk: Desk, setting: Setting, who: Who, ready: ReadyForm, *, applied: bool) -> TakenIn:
    """Taken in by the record, or tried; raises ProblemsFound with why not."""
    sent = Sent((Submission(setting.shown, ready.content or b""),), anew=True)
    file: CommuneFile | None = desk.record.file(setting.unit.code)
    taken = take_in(desk, who, (setting.unit, file, sent), ready.evidence, applied=applied)
    if taken.refused:
        raise ProblemsFound(taken.refused)
    return taken


def _put_down(setting: Setting, ready: ReadyForm) -> None:
    """Put the form where the commune's own lies, or would; a form that came meanwhile is not written over (SYS-114).

    What was typed is forgotten once it lies there, and no sooner.
    """
    content, draft = ready.content or b"", ready.held.draft
    own, shown = setting.own, setting.shown
    read = {own.shown: own.content} if own else {shown: None}
    gone = (own.shown,) if own and own.shown != shown else ()
    put_in_place(setting.folder, lambda fresh: write_whole(fresh / shown, content), Terms(gone=gone, read=read))
    forget_sent(setting.folder, draft, Ground(digest(content), draft.texts()))
