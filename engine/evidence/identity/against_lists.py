"""A round's ``communes.csv`` held against the list of its day: code, name, kind, kind of province, and its being there.

A wrong kind is a wrong threshold, and a wrong threshold costs a commune its recognition: that stops the round. A name
spelt otherwise is told. The list is not the statistics office's own, so a round may confirm a row with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.evidence.facts import Round
from engine.evidence.identity.confirming import answered
from engine.evidence.identity.official_lists import LAST_LEGACY_DAY, MADE_UP, Listed, OfficialLists, bare_province
from engine.evidence.identity.unit_names import (
    KIND_WORDS,
    UnitNames,
    full_name,
    name_of,
    name_of_unit,
    spelt_alike,
    typed_name,
)
from engine.evidence.tables.communes_file import CommunesFile
from engine.files.listing.csv_rows import Row
from engine.files.numbers import plain
from engine.law.model import Unit
from engine.law.values import ProvinceType
from engine.problems import Place, Problem, day_in_both, problem

PROVINCE_WORDS: Mapping[ProvinceType, str] = {"tinh": "Tỉnh", "thanh_pho": "Thành phố"}
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """A commune with its row in the file, and the problems that may be told of it."""

    unit: Unit
    listing: CommunesFile
    row: Row

    def problem(self, code: str, column: str, **values: object) -> Problem:
        """A problem at a cell of the row; a column that the row does not reach stands for the row itself."""
        at = self.listing.columns[column]
        field = self.row[at] if at < len(self.row) else self.row[0]
        told = {"code": self.unit.code, "name": full_name(self.unit), **values}
        return problem(code, field.place, _joined([said.text for said in self.row], self.listing.mark), **told)

    def mended(self, listed: Listed) -> str:
        """The row as the list would have it, in the columns of the file and with its separator, to be pasted."""
        said = {"name": listed.name, "type": KIND_WORDS[listed.kind]}
        said["province_type"] = PROVINCE_WORDS[listed.province_kind]
        heads = self.listing.columns.items()
        cells = [said.get(head, self.row[at].text if at < len(self.row) else "") for head, at in heads]
        return _joined(cells, self.listing.mark)


def _joined(cells: Iterable[str], mark: str) -> str:
    """Fields as a line of a CSV."""
    return mark.join('"{}"'.format(cell.replace('"', '""')) if mark in cell or '"' in cell else cell for cell in cells)


def unit_problems(listing: CommunesFile, round_: Round, lists: OfficialLists | None) -> tuple[Problem, ...]:
    """What of a round's communes does not agree with the list of its day, row by row."""
    heads = listing.columns
    rows = {row[heads["code"]].text: row for row in listing.rows}
    found = list(_shared_names(listing, round_))
    if lists is None:
        return (*found, problem("RND-229", Place(listing.shown)))
    for unit in round_.units:
        if round_.simulated and MADE_UP in plain(unit.name):
            continue
        told = _of_unit(_Line(unit, listing, rows[unit.code]), round_, lists)
        found.extend(answered(told, unit.code, round_))
    lines = (_Line(unit, listing, rows[unit.code]) for unit in round_.units)
    return (*found, *_outdated(list(lines), round_, lists))


def _outdated(lines: Sequence[_Line], round_: Round, lists: OfficialLists) -> Iterator[Problem]:
    """Grounds of mountain and region that no longer hold on the round's day, each text once, at its first row."""
    cited = {line.unit.code: lists.outdated(line.unit.basis or "", round_.on) for line in lines}
    for number in dict.fromkeys(number for ended in cited.values() for number in ended):
        own = [line for line in lines if number in cited[line.unit.code]]
        shown = ", ".join(full_name(line.unit) for line in own[:MOST_SHOWN]) + ", …" * (len(own) > MOST_SHOWN)
        told = {"given": number, "now": ", ".join(lists.decisions(round_.on)) or "–", "day": day_in_both(round_.on)}
        yield own[0].problem("RND-241", "basis", count=len(own), names=shown, **told)


def _shared_names(listing: CommunesFile, round_: Round) -> Iterator[Problem]:
    """One problem for all of them: of a whole country hundreds of names are shared."""
    shared = list(UnitNames(round_.units).shared())
    told = [f"{full_name(units[0])} ({', '.join(unit.code for unit in units)})" for units in shared]
    if told:
        shown = "; ".join(told[:MOST_SHOWN]) + "; …" * (len(told) > MOST_SHOWN)
        yield problem("RND-228", Place(listing.shown), count=len(told), names=shown)


def _of_unit(line: _Line, round_: Round, lists: OfficialLists) -> Iterator[Problem]:
    listed = lists.unit(line.unit.code, round_.on)
    if listed is None:
        yield _absent(line, round_, lists)
        return
    yield from _of_name(line, listed, round_, lists)
    mended = line.mended(listed)
    if line.unit.type not in listed.kinds:
        wanted = {"listed": listed.name, "kind": KIND_WORDS[listed.kind], "given": KIND_WORDS[line.unit.type]}
        yield line.problem("RND-225" if listed.kind == "dac_khu" else "RND-224", "type", mended=mended, **wanted)
    if line.unit.province not in listed.province_kinds:
        kinds = {"kind": PROVINCE_WORDS[listed.province_kind], "given": PROVINCE_WORDS[line.unit.province]}
        yield line.problem("RND-226", "province_type", mended=mended, province=bare_province(listed.province), **kinds)


def _of_name(line: _Line, listed: Listed, round_: Round, lists: OfficialLists) -> Iterator[Problem]:
    """Another name than the list's: another commune's, or the same spelt otherwise."""
    own, said = name_of_unit(line.unit), name_of(line.unit.name)
    names = [name_of(name) for name in listed.names]
    if own.key in [name.key for name in names]:
        # Its kind is a question of its own where the column says it too; else the name alone is another unit's.
        if said.kind and said not in names and line.unit.type in listed.kinds:
            yield line.problem("RND-222", "name", listed=listed.name, near="–", mended=line.mended(listed))
        return
    values = {"listed": listed.name, "mended": line.mended(listed)}
    if any(spelt_alike(line.unit.name, name) for name in listed.names):
        yield line.problem("RND-223", "name", **values)
        return
    others = [u for u in lists.named(typed_name(line.unit.name).key, round_.on) if u.province == listed.province]
    yield line.problem("RND-222", "name", near=_shown(others), **values)


def _absent(line: _Line, round_: Round, lists: OfficialLists) -> Problem:
    """A code that the list of the day does not have: gone into others, not there yet, or unknown."""
    day, old = day_in_both(round_.on), round_.on <= LAST_LEGACY_DAY
    if not old and (gone := lists.unit(line.unit.code, LAST_LEGACY_DAY)):
        heirs = [u for code in lists.became(line.unit.code) if (u := lists.unit(code, round_.on))]
        return line.problem("RND-227", "code", listed=gone.name, heirs=_shown(heirs), day=day)
    if old and (later := lists.unit(line.unit.code, max(round_.on, LAST_LEGACY_DAY.replace(month=7, day=1)))):
        parts = [u for code in lists.came_from(line.unit.code) if (u := lists.unit(code, round_.on))]
        return line.problem("RND-230", "code", listed=later.name, parts=_shown(parts), day=day)
    near = lists.named(typed_name(line.unit.name).key, round_.on)
    return line.problem("RND-221", "code", near=_shown(near), day=day)


def _shown(units: Sequence[Listed]) -> str:
    told = [f"{unit.code} {unit.name} ({unit.province})" for unit in units]
    more = ["…"] if len(told) > MOST_SHOWN else []
    return ", ".join([*told[:MOST_SHOWN], *more]) or "–"


def changed(before: Round, now: Round, lists: OfficialLists | None) -> Iterator[tuple[Unit, Unit]]:
    """Communes that bear one code in two rounds and are not one unit: renamed, of another kind, or merged meanwhile."""
    old = {unit.code: unit for unit in before.units}
    across = before.on <= LAST_LEGACY_DAY < now.on
    for unit in now.units:
        then = old.get(unit.code)
        if then is None:
            continue
        same = name_of_unit(then).kind == name_of_unit(unit).kind and spelt_alike(then.name, unit.name)
        if not same or (across and lists and lists.grew(unit.code)):
            yield then, unit


def not_compared(found: Iterable[Problem]) -> frozenset[str]:
    """The codes of the communes that are told to be another unit than in the round before."""
    return frozenset(str(told.values["code"]) for told in found if told.code == "RND-233")
