"""The communes of a round as its list has them: their facts as the threshold needs them, or what is wrong with a row.

The list is ``communes.csv`` or a sheet of the round's workbook; its heads are in English or Vietnamese. One with many
wrong rows is told of in few words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.identity import round_folder
from engine.evidence.sight.printed_texts import unfit_texts
from engine.evidence.tables.fact_columns import fact_heads, fact_problems, facts_told, stray_heads
from engine.evidence.tables.heads import MEANT, Matched, matched
from engine.files.listing.csv_rows import Field, Row, read_lines
from engine.files.numbers import plain, shown
from engine.law.loading import nearest
from engine.law.model import Unit
from engine.law.units.unit_facts import UnitFact
from engine.law.values import ProvinceType, UnitType
from engine.problems import Place, Problem, ProblemsFound, problem

COMMUNES = round_folder.COMMUNES
COLUMNS = ("code", "name", "type", "province_type", "mountain", "island", "area_iii", "basis")
NEEDED = COLUMNS[:4]
FLAGS = ("mountain", "island", "area_iii")
# What a standard may ask for besides; a list need not have it.
MEANINGS = (*COLUMNS, "province_code")
# Twice the communes that the country had before July 2025.
MOST_ROWS = 20_000
MOST_OF_A_KIND = 10
TYPES: Mapping[str, UnitType] = {"xa": "xa", "phuong": "phuong", "thi tran": "thi_tran", "dac khu": "dac_khu"}
PROVINCES: Mapping[str, ProvinceType] = {
    "tinh": "tinh",
    "thanh pho": "thanh_pho",
    "tp": "thanh_pho",
    "thanh pho truc thuoc trung uong": "thanh_pho",
}
FLAG_WORDS: Mapping[str, bool | None] = {"": None, "co": True, "yes": True, "khong": False, "no": False}


@dataclass(frozen=True, slots=True)
class CommunesFile:
    """The list as rows, and where each column is by what it means, in the list's order.

    ``mark`` is what stands between the fields of a row that is pasted: the file's own separator, the tab for a sheet.
    """

    shown: str
    matched: Matched
    heads: Row
    rows: tuple[Row, ...]
    mark: str

    @property
    def columns(self) -> Mapping[str, int]:
        """Where each column is that every list of communes may have."""
        return self.matched.at


def open_communes(path: Path, shown_as: str) -> CommunesFile:
    """Read a CSV with its columns told apart; raises ProblemsFound when it cannot be read as one."""
    lines = read_lines(path, shown_as, _last_head, MOST_ROWS)
    return communes_of(shown_as, lines.heads, tuple(lines.rows()), lines.mark)


def communes_of(shown_as: str, heads: Row, rows: tuple[Row, ...], mark: str = "\t") -> CommunesFile:
    """A list with its columns told apart."""
    return CommunesFile(shown_as, matched(_words(heads), MEANINGS), heads, rows, mark)


def read_units(
    file: CommunesFile, declared: Sequence[UnitFact] | None = ()
) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """The communes of a round, in the list's order, and all that is wrong with any row.

    ``declared`` are the unit facts of the round's standard, None where that is not known: then columns that every list
    has are read, the others passed over. Raises ProblemsFound with every head that is unknown, missing or doubled.
    """
    if wrong := list(_head_problems(file, declared)):
        raise ProblemsFound(_few(wrong))
    asked = declared or ()
    further = {name: at[0] for name, at in fact_heads(file.heads, file.matched.unknown, asked).items()}
    columns = {**file.columns, **further}
    units: list[Unit] = []
    found: list[Problem] = []
    first: dict[str, str] = {}
    for row in file.rows:
        told = _wrong_row(row, columns, file.heads, first)
        told += [] if len(row) != len(file.heads) else fact_problems(_fields(row, columns), asked)
        found.extend(told)
        if not told:
            units.append(_unit(_fields(row, columns), asked))
    if not file.rows:
        found.append(problem("RND-109", file.heads[0].place))
    if bare := [unit for unit in units if (unit.mountain or unit.island or unit.area_iii) and not unit.basis]:
        names = ", ".join(unit.name for unit in bare[:5])
        found.append(problem("RND-110", file.heads[0].place, count=len(bare), names=names))
    return tuple(units), tuple(_few(found))


def column_of(file: CommunesFile, declared: Sequence[UnitFact], name: str) -> int:
    """The column of a declared fact that the list has."""
    return fact_heads(file.heads, file.matched.unknown, declared)[name][0]


def _last_head(rows: Sequence[Row]) -> int:
    """The first row with a column of codes or names and another that a list of communes has."""
    for at, row in enumerate(rows, 1):
        known = matched(_words(row), COLUMNS).at
        if len(known) > 1 and {"code", "name"} & known.keys():
            return at
    return 0


def _words(row: Row) -> Mapping[int, str]:
    return {at: field.text for at, field in enumerate(row) if field.text}


def _head_problems(file: CommunesFile, declared: Sequence[UnitFact] | None) -> Iterator[Problem]:
    """Unknown heads, missing ones, and what is said twice."""
    heads, columns = file.heads, file.matched
    known = [word for name in MEANINGS for word in (name, *sorted(MEANT[name]))]
    if declared:
        yield from stray_heads(heads, columns.unknown, declared)
    elif declared is not None:
        for at in columns.unknown:
            name, near = shown(heads[at].text), nearest(plain(heads[at].text), known)
            yield problem("RND-102", heads[at].place, name, name=name, near=near)
    yield from _doubled(heads, columns)
    if missing := [name for name in NEEDED if name not in columns.at]:
        yield problem("RND-101", heads[0].place, name=", ".join(missing))


def _doubled(heads: Row, columns: Matched) -> Iterator[Problem]:
    for first, later in columns.doubled:
        names = {"name": shown(heads[later].text), "before": shown(heads[first].text)}
        yield problem("RND-111", heads[later].place, names["name"], **names, first=heads[first].place.column)


def _wrong_row(row: Row, columns: Mapping[str, int], heads: Row, first: dict[str, str]) -> list[Problem]:
    """What is wrong with a row; of one with too few or too many fields nothing else can be said."""
    if len(row) != len(heads):
        return [problem("RND-103", row[0].place, given=len(row), wanted=len(heads))]
    fields = _fields(row, columns)
    told = list(_row_problems(fields, {name: shown(heads[at].text) for name, at in columns.items()}))
    code = fields["code"]
    if code.text in first:
        told.append(problem("RND-105", code.place, shown(code.text), given=shown(code.text), first=first[code.text]))
    first.setdefault(code.text, _row_of(code.place))
    return told


def _row_of(place: Place) -> str:
    return str(place.line) if place.line else re.sub(r"\D", "", place.cell)


def _fields(row: Row, columns: Mapping[str, int]) -> Mapping[str, Field]:
    return {name: row[at] for name, at in columns.items()}


def _row_problems(fields: Mapping[str, Field], heads: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with a row, each column called as its own head has it."""
    code = fields["code"]
    if not re.fullmatch(r"[0-9]{5}", code.text):
        yield problem("RND-104", code.place, shown(code.text), given=shown(code.text) or "–")
    if not fields["name"].text:
        yield problem("RND-106", fields["name"].place)
    yield from unfit_texts(fields)
    for name, words in (("type", TYPES), ("province_type", PROVINCES)):
        field = fields[name]
        if _word(field) not in words:
            allowed, given = ", ".join(dict.fromkeys(words.values())), shown(field.text)
            yield problem("RND-107", field.place, given, name=heads[name], given=given or "–", allowed=allowed)
    for name in FLAGS:
        said = fields.get(name)
        if said is not None and _word(said) not in FLAG_WORDS:
            yield problem("RND-108", said.place, shown(said.text), name=heads[name], given=shown(said.text))
    said = fields.get("province_code")
    if said is not None and not re.fullmatch(r"[0-9]{0,2}", said.text):
        yield problem("RND-252", said.place, shown(said.text), given=shown(said.text))


def _unit(fields: Mapping[str, Field], declared: Sequence[UnitFact]) -> Unit:
    mountain, island, area = (FLAG_WORDS[_word(fields[name])] if name in fields else None for name in FLAGS)
    basis, code = (fields[name].text if name in fields else "" for name in ("basis", "province_code"))
    return Unit(
        code=fields["code"].text,
        name=" ".join(fields["name"].text.split()),  # whatever stands between two words is one blank on paper
        type=TYPES[_word(fields["type"])],
        province=PROVINCES[_word(fields["province_type"])],
        mountain=mountain,
        island=island,
        area_iii=area,
        basis=basis or None,
        province_code=code.zfill(2) if code else None,
        facts=facts_told(fields, declared),
    )


def _word(field: Field) -> str:
    return plain(field.text).replace("_", " ")


def _few(found: Sequence[Problem]) -> Iterator[Problem]:
    """The first problems of each kind, and of the others only how many there are."""
    seen: Counter[str] = Counter()
    last: dict[str, Problem] = {}
    for told in found:
        seen[told.code] += 1
        if seen[told.code] <= MOST_OF_A_KIND:
            last[told.code] = told
            yield told
    for code, times in seen.items():
        if times > MOST_OF_A_KIND:
            yield problem("RND-112", last[code].place, rows=times - MOST_OF_A_KIND, code=code)
