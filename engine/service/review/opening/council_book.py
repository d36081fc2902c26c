"""``hoi-dong.xlsx`` read as ``council.yaml`` would be: the same keys, each with the cell where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.evidence.setting.round_sheets import HEADS_ROW, table_of
from engine.evidence.setting.seen_sheets import SeenSheet
from engine.files.listing.csv_rows import Field
from engine.files.numbers import Refusal, plain, read_day
from engine.files.trees import Tree
from engine.files.workbook import Book, open_book
from engine.law.loading import nearest
from engine.law.source import Route, Source
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.council import RULE_WORDS
from engine.reporting.review.setting.council_sheets import (
    COUNCIL_LINES,
    COUNCIL_SHEET,
    CROSS,
    DAYS,
    MEMBER_HEADS,
    MEMBERS_SHEET,
    PEOPLE_HEADS,
    PEOPLE_SHEET,
    ROLES,
    WORKBOOK,
)

SHEETS = (PEOPLE_SHEET, COUNCIL_SHEET, MEMBERS_SHEET)
OPTIONAL = ("until", "communes", "interest", *ROLES)
LISTS = ("communes", "interest")


def read_council_book(path: Path) -> Source:
    """The people and the council that a workbook names, from where it lies; raises as ``council_source``."""
    return council_source(open_book(path, WORKBOOK))


def council_source(book: Book) -> Source:
    """The people and the council that a workbook names, as a source; an empty sheet Hội đồng is no council.

    Raises ProblemsFound with all at once: a sheet that is not there (REC-362), a line or column that is not known
    (REC-363), what must be filled in (REC-364), a day that is none (REC-365), a cross that is none (REC-366), a rule
    that is none (REC-367), and what nobody sees.
    """
    if missing := [name for name in SHEETS if name not in book.sheets]:
        others = ", ".join(book.sheets) or "–"
        raise ProblemsFound([problem("REC-362", Place(WORKBOOK), name=name, given=others) for name in missing])
    sheets = {name: SeenSheet(book, book.sheets[name]) for name in SHEETS}
    growth = _Growth({(): Place(WORKBOOK, sheet=PEOPLE_SHEET)})
    tree: dict[str, Tree] = {"persons": growth.entries(sheets[PEOPLE_SHEET], ("persons",), PEOPLE_HEADS)}
    council = growth.lines(sheets[COUNCIL_SHEET])
    members = growth.entries(sheets[MEMBERS_SHEET], ("council", "members"), MEMBER_HEADS)
    if council or members:
        growth.needed(council, ("council",), COUNCIL_LINES, Place(WORKBOOK, sheet=COUNCIL_SHEET))
        tree["council"] = {**council, "members": members}
    if not tree["persons"]:
        growth.found.append(problem("REC-364", sheets[PEOPLE_SHEET].place(HEADS_ROW + 1, 1), name=PEOPLE_HEADS["id"]))
    unseen = [told for sheet in sheets.values() for told in sheet.refused.values()]
    if found := [*unseen, *growth.found]:
        raise ProblemsFound(found)
    return Source(WORKBOOK, (), tree, {}, growth.values)


@dataclass(frozen=True, slots=True)
class _Growth:
    """The places of all values as the sheets are read, and what is wrong."""

    values: dict[Route, Place]
    found: list[Problem] = field(default_factory=list)

    def entries(self, sheet: SeenSheet, route: Route, heads: Mapping[str, str]) -> tuple[Tree, ...]:
        """A sheet with an entry in each row."""
        columns, rows = table_of(sheet, heads)
        for head in columns:
            if head.text not in heads:
                self._unknown(head, heads)
        names = [head.text for head in columns]
        self.values.setdefault(route, Place(WORKBOOK, sheet=sheet.sheet.title))
        return tuple(
            self._entry({n: f for n, f in zip(names, row, strict=True) if n in heads}, (*route, at), heads)
            for at, row in enumerate(rows if any(name in heads for name in names) else ())
        )

    def _entry(self, row: Mapping[str, Field], route: Route, heads: Mapping[str, str]) -> dict[str, Tree]:
        self.values[route] = next(iter(row.values())).place
        told = {name: cell for name, cell in row.items() if cell.text}
        entry = {name: self._value(name, cell.text, cell.place) for name, cell in told.items() if name not in ROLES}
        self.values.update({(*route, name): cell.place for name, cell in told.items() if name not in ROLES})
        for name, cell in row.items():
            if name not in told and name not in OPTIONAL:
                self.found.append(problem("REC-364", cell.place, name=heads[name]))
        if roles := tuple(self._crossed(told)):
            entry["roles"] = roles
            self.values[*route, "roles"] = self.values[route]
        return entry

    def _crossed(self, told: Mapping[str, Field]) -> Iterator[str]:
        for role in ROLES:
            if role in told:
                yield role
                if plain(told[role].text) != CROSS:
                    given = told[role].text
                    self.found.append(problem("REC-366", told[role].place, given, given=given))

    def lines(self, sheet: SeenSheet) -> dict[str, Tree]:
        """The sheet of the council: a key by the label in column A."""
        labels = {plain(label): name for name, label in COUNCIL_LINES.items()}
        told: dict[str, Tree] = {}
        for row in sorted({row for row, column in sheet.sheet.cells if column == 1 and row > HEADS_ROW}):
            label, place = sheet.text(row, 1), sheet.place(row, 2)
            name = labels.get(plain(label))
            if label and (name is None or name in told):
                self._unknown(Field(label, sheet.place(row, 1)), COUNCIL_LINES)
            elif name and (text := sheet.text(row, 2)):
                told[name] = self._value(name, text, place)
            if name:
                self.values["council", name] = place
        return told

    def needed(self, told: Mapping[str, Tree], route: Route, names: Mapping[str, str], place: Place) -> None:
        """Tell each line that must be filled in and is not."""
        for name, label in names.items():
            if name not in told:
                self.found.append(problem("REC-364", self.values.get((*route, name), place), name=label))

    def _value(self, name: str, text: str, place: Place) -> Tree:
        if name in DAYS:
            day = read_day(text)
            if isinstance(day, Refusal):
                self.found.append(problem("REC-365", place, text, given=text))
                return date.min.isoformat()
            return day.isoformat()
        if name in LISTS:
            return tuple(part for part in (part.strip() for part in text.replace("\n", ",").split(",")) if part)
        return self._rule(text, place) if name == "rule" else text

    def _rule(self, text: str, place: Place) -> str:
        known = {plain(words[0]): rule for rule, words in RULE_WORDS.items()}
        rule = known.get(plain(text))
        if rule is None:
            choices = "; ".join(words[0] for words in RULE_WORDS.values())
            self.found.append(problem("REC-367", place, text, given=text, choices=choices))
        return rule or "over_half_all"

    def _unknown(self, told: Field, known: Mapping[str, str]) -> None:
        near = nearest(told.text, list(known.values()))
        self.found.append(problem("REC-363", told.place, told.text, given=told.text, near=near))
