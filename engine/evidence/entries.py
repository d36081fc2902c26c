"""From what was typed for one datum to a fact, or to what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engine.evidence.answers import read_value
from engine.evidence.facts import Document, Fact, Round
from engine.files.numbers import Raw, Refusal, is_empty, legacy_text, plain, read_day, shown
from engine.files.workbook import Cell
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.problems import Place, Problem, problem

# One blank between digits is still one number; a date's dots are not.
IDENTITY = re.compile(r"(?<!\d)\d{12}(?!\d)")
PHONE = re.compile(r"(?<!\d)(?:\+?84|0)[35789]\d{8}(?!\d)")
PERSONAL_HEADS = re.compile(
    r"(?:ho va ten|ho ten|ho, ten|ten tre|ten be|ngay sinh|ngay thang nam sinh|nam sinh|so cccd|cccd|cmnd|can cuoc|"
    r"so dinh danh|ma dinh danh|dien thoai|so dien thoai|sdt|dia chi|noi o|ho ten (?:cha|me|bo)|full name|"
    r"date of birth|phone)"
    r"(?: .{0,25})?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One datum of one commune as typed; ``issued`` and ``note`` are empty where nothing was typed."""

    commune: str
    evidence: Evidence
    value: Cell
    place: Place
    document: str = ""
    issued: Raw = None
    issued_place: Place | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file gave: facts by commune, problems, the communes it speaks for, and whose form it is."""

    shown: str
    facts: tuple[tuple[str, Fact], ...] = ()
    problems: tuple[Problem, ...] = ()
    communes: frozenset[str] = frozenset()
    form_of: str = ""


def read_entries(entries: Iterable[Entry], round_: Round) -> tuple[tuple[tuple[str, Fact], ...], tuple[Problem, ...]]:
    """The facts of all entries that can be read, and what is wrong with all others."""
    facts: list[tuple[str, Fact]] = []
    found: list[Problem] = []
    for entry in entries:
        fact, problems = read_entry(entry, round_)
        found.extend(problems)
        if fact:
            facts.append((entry.commune, fact))
    return tuple(facts), tuple(found)


def read_entry(entry: Entry, round_: Round) -> tuple[Fact | None, tuple[Problem, ...]]:
    """One datum's fact; None when nothing was typed or it cannot be read."""
    cell = entry.value
    document, found = _document(entry, round_)
    if cell.error:
        return None, (*found, _told(entry, "EVI-209", given=str(cell.raw)))
    if cell.formula and is_empty(cell.raw):
        return None, (*found, _told(entry, "EVI-207"))
    if is_empty(cell.raw):
        return None, found
    if cell.formula:
        found = (*found, _told(entry, "EVI-208", given=shown(cell.raw)))
    read = read_value(entry.evidence, cell.raw, percent=cell.percent)
    if isinstance(read, Refusal):
        unclear = isinstance(cell.raw, str) and read.code in {"EVI-201", "EVI-212"}
        refusal = (legacy_text(str(cell.raw), cell.font) if unclear else None) or read
        return None, (*found, _refused(entry, refusal))
    return Fact(entry.evidence.id, read.value, entry.place, read.state, document, entry.note), found


def _document(entry: Entry, round_: Round) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document as named; its day must exist and may not lie after the day of the round."""
    found: list[Problem] = []
    issued: date | None = None
    if not is_empty(entry.issued):
        read = read_day(entry.issued)
        place = entry.issued_place or entry.place
        if isinstance(read, Refusal):
            found.append(_refused(entry, read, place))
        elif read > round_.on:
            found.append(_told(entry, "EVI-214", place=place, given=f"{read:%d/%m/%Y}", on=f"{round_.on:%d/%m/%Y}"))
        else:
            issued = read
    legacy = [refused for text in (entry.document, entry.note) if (refused := legacy_text(text))]
    found.extend(_refused(entry, Refusal("EVI-218", refused.values)) for refused in legacy)
    number = entry.document.strip()
    return (Document(number, issued) if number else None), tuple(found)


def _refused(entry: Entry, refusal: Refusal, place: Place | None = None) -> Problem:
    names = {"label": entry.evidence.label, "label_en": entry.evidence.label_en}
    typed = "" if entry.value.raw is None or place else shown(entry.value.raw)
    return problem(refusal.code, place or entry.place, typed, entry.commune, **names, **refusal.values)


def _told(entry: Entry, code: str, *, place: Place | None = None, **values: object) -> Problem:
    return _refused(entry, Refusal(code, values), place)


def units_by_name(round_: Round) -> Mapping[str, Unit | None]:
    """The communes by code, and by name with and without its kind; None where two bear one name."""
    known: dict[str, Unit | None] = {}
    for unit in round_.units:
        for name in {unit.name.casefold(), _bare(unit.name)}:
            known[name] = None if name in known else unit
    return {**known, **{unit.code: unit for unit in round_.units}}


def unit_named(raw: Raw, units: Mapping[str, Unit | None]) -> Unit | None:
    """The commune that a cell names by code (Excel drops leading zeros) or, when only one bears it, by name."""
    text = shown(raw)
    if re.fullmatch(r"[0-9]{1,5}", text):
        return units.get(text.zfill(5))
    return units.get(" ".join(text.casefold().split())) or units.get(_bare(text))


def _bare(name: str) -> str:
    return re.sub(r"^(?:xã|phường|thị trấn|đặc khu)\s+", "", " ".join(name.casefold().split()))


def personal_details(cells: Iterable[tuple[Place, Raw]], commune: str = "") -> Iterator[Problem]:
    """Signs that a file holds persons, one problem a kind; the detail itself is never repeated."""
    kinds: dict[str, Problem] = {}
    for place, raw in cells:
        if isinstance(raw, (str, int)) and not isinstance(raw, bool):
            text = str(raw)
            if isinstance(raw, str) and PERSONAL_HEADS.fullmatch(plain(raw).rstrip(":. *")):
                kinds.setdefault("FIL-302", problem("FIL-302", place, commune=commune, head=shown(raw)))
            elif len(text) > 8 and (hidden := _personal_number(text)):
                kinds.setdefault("FIL-301", problem("FIL-301", place, commune=commune, hidden=hidden))
    yield from kinds.values()


def _personal_number(text: str) -> str:
    """A citizen's id or phone number in a text, all but its first two signs hidden."""
    spaced = re.sub(r"(?<=\d)[ \u00a0](?=\d)", "", text)
    dotted = re.sub(r"(?<=\d)[ \u00a0.\-](?=\d)", "", text)
    found = IDENTITY.search(spaced) or PHONE.search(dotted)
    return f"{found[0][:2]}{'•' * (len(found[0]) - 2)}" if found else ""
