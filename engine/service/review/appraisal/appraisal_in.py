"""The appraisal workbook read back: what the board wants of each file, held against the record as it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from engine.evidence.identity.unit_names import bare_name
from engine.evidence.own_facts.fact_data import is_fact
from engine.files.numbers import plain
from engine.files.safety import file_bytes
from engine.files.workbook import Book, read_book
from engine.language import speak
from engine.law.criteria import evidence_of
from engine.law.questions import Evidence
from engine.problems import Place, Problem, ProblemsFound, errors, exit_code, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.file_json import fact_json
from engine.records.acting.override_file import Used, exempted
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.reporting.review.appraisal_excel import filled, mark_of
from engine.reporting.review.appraisal_page import Line, Page, Scored, open_remarks, own_words, page_of, value_words
from engine.service.review.appraisal.appraisal_cells import Filled, Reading, Wish, all_found, read_line
from engine.service.review.appraisal.appraisal_stamp import SheetStamp, read_stamp, spoilt, strange_sheets, unfit
from engine.service.review.appraisal.unit_answers import board_beside_round
from engine.service.review.by_hand.used_overrides import counting, desk_layers
from engine.service.review.desk import Desk, Who, named
from engine.service.review.layer_scores import Bench, contradicted
from engine.service.review.moving import carried_out

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Change:
    """What a workbook changes of one file: the facts of the board's layer that become others, and what it asks.

    ``after`` is the file as it would be, or as it was kept; ``refused`` says why nothing of it was.
    """

    file: CommuneFile
    corrected: tuple[Wish, ...]
    accepted: tuple[Wish, ...]
    asked: tuple[Wish, ...]
    after: CommuneFile | None = None
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A workbook read: what it changes file by file, how many of its sheets change nothing, what it lacks."""

    shown: str
    changes: tuple[Change, ...]
    unchanged: int
    warnings: tuple[Problem, ...]
    applied: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why some files stayed as they were."""
        return tuple(found for change in self.changes for found in change.refused)

    @property
    def status(self) -> int:
        """How a command ends: by the gravest refusal."""
        return exit_code(self.problems)


def read_in(desk: Desk, path: Path, who: Who, *, applied: bool) -> ReadBack:
    """Read a workbook that was handed out, and keep what it says only where ``applied`` and nothing in it is refused.

    Raises ProblemsFound with every cell that cannot be told, what is out of date with both values (REC-325, REC-326),
    and corrections that contradict other figures.
    """
    content = file_bytes(path, path.name)
    book = read_book(content, path.name)
    files = {file.code: file for file in desk.record.files()}
    stamp = read_stamp(book, desk.name, _laws(desk, files))
    found = list(strange_sheets(book, stamp))
    reading = _reading(desk, book, who, stamp.language)
    changes: list[Change] = []
    for code, sheet in stamp.sheets.items():
        if code in files and sheet.title in book.sheets:
            wishes, told = _wishes(desk, reading, sheet, files[code])
            found += told
            changes += [change] if (change := _change(files[code], wishes)) else []
    used = counting(desk, [change.file for change in changes], who.day).used
    found += [told for change in changes for told in _contradictions(desk, change, used)]
    if errors(found):
        raise ProblemsFound(named(desk, found))
    sha = digest(content)
    # Only a workbook that some act will rest on is kept.
    if applied and any(not _done(desk, who, change, sha, applied=False).refused for change in changes):
        desk.record.keep(content, path.name, XLSX)
    done = tuple(_done(desk, who, change, sha, applied=applied) for change in changes)
    absent = [s.code for s in stamp.sheets.values() if s.title not in book.sheets]
    warnings = [*found, *([problem("REC-327", Place(path.name), codes=", ".join(absent))] if absent else [])]
    return ReadBack(path.name, done, len(stamp.sheets) - len(absent) - len(done), tuple(warnings), applied)


def _laws(desk: Desk, files: Mapping[str, CommuneFile]) -> dict[str, str]:
    """The hash of the law of each commune of the round, by which its sheet must have been made."""
    codes = (unit.code for unit in desk.round.units if unit.code in files)
    return {code: desk.bench_of(files[code]).law.book.sha256 for code in codes}


def _reading(desk: Desk, book: Book, who: Who, language: str) -> Reading:
    honest = {plain(name) for unit in desk.round.units for name in (unit.name, bare_name(unit.name))}
    return Reading(book, datetime.fromisoformat(who.at).date(), honest, speak(language))


def _wishes(desk: Desk, reading: Reading, stamp: SheetStamp, file: CommuneFile) -> tuple[list[Wish], list[Problem]]:
    """What one sheet wants, and what is wrong with it; nothing is read of one whose cells have moved."""
    book, sheet = reading.book, reading.book.sheets[stamp.title]
    if wrong := list(unfit(book, sheet, stamp)):
        return [], wrong
    bench = desk.bench_of(file)
    page = page_of(bench.law.book, bench.round, file, Scored(None, None))
    lines = [(line, Filled(file.code, line.evidence, sheet, stamp.rows[line.evidence.id][0])) for line in page.lines
             if line.evidence.id in stamp.rows]  # fmt: skip
    wishes = [(line, wish) for line, cells in lines if (wish := read_line(reading, cells, stamp.was[line.evidence.id]))]
    found = [*spoilt(book, sheet, stamp), *all_found([cells for _, cells in lines])]
    if stamp.version != file.version:
        behind = [(line, wish) for line, wish in wishes if _is_new(file, wish)]
        found += [told for line, wish in behind for told in _stale(reading, stamp, (line, wish), page)]
    return [wish for _, wish in wishes], found


def _stale(reading: Reading, stamp: SheetStamp, told_of: tuple[Line, Wish], page: Page) -> Iterator[Problem]:
    """What somebody else changed since the workbook was handed out, where it would be overwritten: both values."""
    line, wish = told_of
    say, name = reading.say, line.evidence.id
    label = {"label": line.evidence.label, "label_en": line.evidence.label_en}
    own = own_words(line, say)
    if own != stamp.own[name]:
        told = {"given": stamp.own[name], "now": own, "version": stamp.version, "current": page.file.version}
        yield problem("REC-326", wish.place, commune=wish.code, **label, **told).about(name)
    if mark_of(filled(line, say)) != stamp.was[name]:
        now = line.board or line.remark
        theirs = value_words(line.evidence, line.board, say) if line.board else line.remark.text if line.remark else ""
        told = {"mine": _wish_words(line, wish, reading), "theirs": theirs or say("chấp nhận số xã khai")}
        told["by"] = now.by if now else page.file.moves[-1].by
        yield problem("REC-325", wish.place, commune=wish.code, **label, **told).about(name)


def _wish_words(line: Line, wish: Wish, reading: Reading) -> str:
    if wish.fact:
        return value_words(line.evidence, wish.fact, reading.say)
    return wish.text or reading.say("chấp nhận số xã khai")


def _change(file: CommuneFile, wishes: Sequence[Wish]) -> Change | None:
    """What of these wishes is not so already; None where all is."""
    new = [wish for wish in wishes if _is_new(file, wish)]
    corrected = tuple(wish for wish in new if wish.choice == "correct")
    accepted = tuple(wish for wish in new if wish.choice == "accept")
    asked = tuple(wish for wish in new if wish.choice in ("supply", "question"))
    return Change(file, corrected, accepted, asked) if corrected or accepted or asked else None


def _is_new(file: CommuneFile, wish: Wish) -> bool:
    """Whether a wish says anything that the file does not say already; by whom, when and where is none of it."""
    name = wish.evidence.id
    if wish.choice == "accept":
        return name in file.appraised
    if wish.fact:
        old = file.appraised.get(name)
        return old is None or replace(old, place="", by="", at="") != replace(wish.fact, place="", by="", at="")
    said = (name, wish.choice, wish.text, wish.due)
    return all((told.evidence, told.kind, told.text, told.due) != said for told in open_remarks(file))


def _layer(change: Change, who: Who | None = None) -> dict[str, KeptFact]:
    """The board's layer as the workbook would have it, whole."""
    gone = {wish.evidence.id for wish in change.accepted}
    kept = {name: fact for name, fact in change.file.appraised.items() if name not in gone}
    by, at = (who.person, who.at) if who else ("", "")
    return {**kept, **{w.evidence.id: replace(w.fact, by=by, at=at) for w in change.corrected if w.fact}}


def _contradictions(desk: Desk, change: Change, used: Used) -> Iterator[Problem]:
    """Corrections against which another figure of the commune speaks, at the cell where they were typed."""
    touched = {wish.evidence.id: wish for wish in (*change.corrected, *change.accepted)}
    kept = exempted({**change.file.own, **_layer(change)}, used.get(change.file.code, ()))
    for told in contradicted(desk.bench_of(change.file), change.file.code, kept):
        if hit := next((touched[name] for name in told.data if name in touched), None):
            found = replace(told, place=hit.place)
            yield board_beside_round(found) if is_fact(hit.evidence.id) and hit.fact else found


def _done(desk: Desk, who: Who, change: Change, sha: str, *, applied: bool) -> Change:
    """A change carried out, or tried; what the record refuses is told of this file alone."""
    file, wanted = change.file, list[Wanted]()

    def want(act: str, body: dict[str, Json]) -> None:
        wanted.append(Wanted(act, file.code, who.actor(desk.state, act, file.code), who.at, body, (sha,)))

    if change.corrected or change.accepted:
        want("correct", {"facts": [fact_json(fact) for _, fact in sorted(_layer(change, who).items())]})
    if change.asked:
        remarks = enumerate(change.asked, len(file.remarks) + 1)
        want("ask", {"remarks": [_remark(desk.bench_of(file), wish, number) for number, wish in remarks]})
    try:
        return replace(change, after=carried_out(desk, file, wanted, applied=applied))
    except ProblemsFound as refused:
        return replace(change, refused=named(desk, refused.problems))


def _remark(bench: Bench, wish: Wish, number: int) -> dict[str, Json]:
    item = next((i.id for i in bench.law.book.standard.items if wish.evidence.id in evidence_of(i.measure)), "")
    return {
        "id": str(number),
        "item": item,
        "evidence": wish.evidence.id,
        "kind": "supply" if wish.choice == "supply" else "question",
        "text": wish.text,
        "due": wish.due,
    }


# A change as the console tells it: the file, corrections, what is asked, what refused it, the cards before and after.
ToldChange = tuple[
    CommuneFile,
    list[tuple[Evidence, KeptFact | None, KeptFact | None, str]],
    list[str],
    tuple[Problem, ...],
    tuple[Scored, Scored],
]


def told_changes(desk: Desk, done: ReadBack) -> list[ToldChange]:
    """What a workbook changes, with the conclusions before and after; files that were refused stay as they were."""
    before = _cards(desk, [change.file for change in done.changes])
    after = _cards(desk, [change.after or change.file for change in done.changes])
    return [
        (
            change.file,
            [_told_wish(change.file, wish) for wish in (*change.corrected, *change.accepted)],
            [wish.text for wish in change.asked],
            change.refused,
            (before[change.file.code], after[change.file.code]),
        )
        for change in done.changes
    ]


def _cards(desk: Desk, files: Sequence[CommuneFile]) -> dict[str, Scored]:
    parts = desk_layers(desk, files, desk.day)
    return {file.code: part.scored(file) for part in parts for file in part.files}


def _told_wish(file: CommuneFile, wish: Wish) -> tuple[Evidence, KeptFact | None, KeptFact | None, str]:
    name = wish.evidence.id
    new = wish.fact or file.own.get(name)
    ground = f"{wish.fact.reason} ({wish.fact.document})" if wish.fact else ""
    return wish.evidence, file.counted.get(name), new, ground
