"""The tables that the public reads, as rows of words: the same for the workbook and for the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.language import Say
from engine.law.criteria import Item
from engine.law.model import Standard
from engine.records.publishing.releases import CommuneLine, CountTable, Release
from engine.reporting.alphabet import name_key
from engine.reporting.publishing.public_words import (
    UNKNOWN,
    WITHHELD,
    Naming,
    count_words,
    points_words,
    result_words,
)
from engine.reporting.words.bands import band_sentence


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table by its title, what is said under it, its heads and rows; rows by number in ``strong`` are sums."""

    title: str
    sheet: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()


def public_tables(release: Release, naming: Naming, say: Say) -> tuple[PublicTable, ...]:
    """Results, points and shares by standard, and a table a count; one that would be empty is left out."""
    lines = tuple(sorted(release.lines, key=lambda line: name_key(line.name)))
    several = len(naming.standards) > 1
    told = [_results(lines, naming, say)]
    for at, standard in enumerate(naming.standards, 1):
        own = tuple(line for line in lines if not several or naming.homes.get(line.code) == standard.head.id)
        mark = (f" · theo {standard.head.law.number}", f" {at}") if several else ("", "")
        found = (_points(own, standard, say), _shares(own, standard, say))
        told += [replace(t, title=f"{t.title}{mark[0]}", sheet=f"{t.sheet}{mark[1]}") for t in found]
    told += [_count(table, at, naming, say) for at, table in enumerate(release.tables, 1)]
    return tuple(table for table in told if table.rows)


def _results(lines: tuple[CommuneLine, ...], naming: Naming, say: Say) -> PublicTable:
    rows = tuple(
        (
            line.code,
            line.name,
            naming.class_title(line.unit_class, say) or "Chưa xếp nhóm",
            result_words(line),
            line.paper or "–",
        )
        for line in lines
    )
    note = "Xã chưa được công nhận trong đợt này có thể vì nhiều lẽ, kể cả chưa xét xong; lý do chỉ báo cho xã."
    return PublicTable("Kết quả", "Kết quả", note, ("Mã", "Đơn vị", "Nhóm", "Kết quả", "Văn bản"), rows)


def _points(lines: tuple[CommuneLine, ...], standard: Standard, say: Say) -> PublicTable:
    told = {name for line in lines for name in line.points or {}}
    criteria = [criterion for criterion in standard.criteria if criterion.id in told]
    rows = [
        (line.code, line.name, *(points_words((line.points or {}).get(criterion.id)) for criterion in criteria))
        for line in lines
        if line.points is not None
    ]
    heads = ("Mã", "Đơn vị", *(f"{c.number}. {c.title} (tối đa {say.whole(c.max_points)})" for c in criteria))
    note = (
        "Chỉ những tiêu chí không có số liệu nhạy cảm về trẻ em. Tổng điểm không công bố: trừ ra sẽ biết phần còn lại."
    )
    if any(line.points is None and line.unit_class for line in lines):
        note += " Nhóm không có tên ở đây: điểm của nhóm không công bố."
    return PublicTable("Điểm theo tiêu chí", "Điểm", note, heads, tuple(rows))


def _shares(lines: tuple[CommuneLine, ...], standard: Standard, say: Say) -> PublicTable:
    told = {p.item for line in lines for p in line.percents} | {name for line in lines for name in line.bands}
    items = [item for item in standard.items if item.id in told]
    rows = [
        (line.code, line.name, *(_share(line, item, say) for item in items))
        for line in lines
        if line.percents or line.bands
    ]
    heads = ("Mã", "Đơn vị", *(f"{item.id.removeprefix('tc').lstrip('0')} {item.title}" for item in items))
    note = (
        "Số phần trăm làm tròn xuống, chỉ khi tính trên đủ nhiều người; ít người hơn thì ghi bậc của văn bản; "
        "khảo sát hỏi quá ít người thì không ghi."
    )
    return PublicTable("Tỷ lệ", "Tỷ lệ", note, heads, tuple(rows))


def _share(line: CommuneLine, item: Item, say: Say) -> str:
    percent = next((told.percent for told in line.percents if told.item == item.id), None)
    if percent is not None:
        return f"{percent} %"
    rule = line.bands.get(item.id)
    return band_sentence(_line_of(item, rule), rule, say) if rule else WITHHELD


def _line_of(item: Item, rule: str) -> Item:
    """The item with the bands that a rule is of, its own or a case's."""
    return next((line for line in item.lines if line.line == rule.rpartition("/")[0]), item)


def _count(table: CountTable, number: int, naming: Naming, say: Say) -> PublicTable:
    label = naming.datum(table.datum, say)
    rows, entry = list(_count_rows(table, naming, say)), naming.entry(table.datum)
    unit = (entry.unit if entry else "") or ""
    whole = f" · {table.province}" if table.province else ""
    note = f"Đơn vị tính: {unit}. Số từ 1 đến dưới {table.below} không công bố." if unit else ""
    strong = frozenset(at for at, (_, is_sum) in enumerate(rows) if is_sum)
    heads = ("Mã", "Đơn vị", "Số lượng")
    return PublicTable(f"{label}{whole}", f"Bảng {number}", note, heads, tuple(row for row, _ in rows), strong)


def _count_rows(table: CountTable, naming: Naming, say: Say) -> Iterator[tuple[tuple[str, str, str], bool]]:
    """The province, then each class with its communes; a sum is told apart."""
    yield ("", "Tất cả các xã trong bảng", count_words(table.total)), True
    if table.shape == "province":
        return
    for row in table.classes:
        yield ("", f"Cộng nhóm {naming.class_title(row.id, say) or row.id}", count_words(row.total)), True
        for code in sorted(row.communes, key=lambda code: name_key(naming.names.get(code, code))):
            yield (code, naming.names.get(code, code), count_words(row.communes[code])), False
    for code in table.unknown:
        yield (code, naming.names.get(code, code), f"{UNKNOWN} (chưa có số liệu)"), False
