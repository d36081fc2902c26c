"""Bar charts as data, drawn over cells of their own sheet in the house's face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from engine.files.kit.styles import FACE, INK

GRID = "D9D9D9"


@dataclass(frozen=True, slots=True)
class Bars:
    """One series of bars: its column, its colour, or a colour for each of its bars."""

    column: int
    colour: str
    each: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over rows of a table, from the row of its heading to its last; ``names`` is the column of what they are of.

    ``dashes`` is a column shown as a dash over each bar; ``counted`` the number format of the figures on the bars;
    ``most`` where the axis ends; ``letters`` the size of the names. Several series are stacked.
    """

    title: str
    kind: Literal["column", "bar"]
    rows: tuple[int, int]
    names: int
    bars: Sequence[Bars]
    dashes: int = 0
    counted: str = ""
    number: str = "#,##0"
    most: int | Decimal | None = None
    gap: int = 60
    letters: int = 10


def drawn(book: Any, sheet: str, chart: Chart) -> Any:
    """A chart as XlsxWriter has it, to be put on the sheet."""
    stacked = len(chart.bars) > 1
    made = book.add_chart({"type": chart.kind, **({"subtype": "stacked"} if stacked else {})})
    for bars in chart.bars:
        made.add_series({**_series(sheet, chart, bars), "gap": chart.gap, **({"overlap": 100} if stacked else {})})
    values = {"num_font": _font(10), "num_format": chart.number, "min": 0, "max": chart.most,
              "major_gridlines": {"visible": True, "line": {"color": f"#{GRID}"}}}  # fmt: skip
    names = {"num_font": _font(chart.letters), "interval_unit": 1, "major_gridlines": {"visible": False}}
    if chart.kind == "bar":
        # In a chart lying down XlsxWriter calls the axis of the names y.
        made.set_y_axis({**names, "reverse": True})
        made.set_x_axis(values)
    else:
        made.set_x_axis({**names, "num_font": _font(9, rotation=-45)} if stacked else names)
        made.set_y_axis(values)
    if chart.dashes:
        made.combine(_dashes(book, sheet, chart))
    made.set_title({"name": chart.title, "name_font": _font(14, bold=True), "overlay": False})
    made.set_legend({"position": "top", "font": _font(10)} if stacked else {"none": True})
    return made


def _series(sheet: str, chart: Chart, bars: Bars) -> dict[str, object]:
    first, last = chart.rows
    told: dict[str, object] = {
        "name": [sheet, first - 1, bars.column - 1],
        "categories": [sheet, first, chart.names - 1, last - 1, chart.names - 1],
        "values": [sheet, first, bars.column - 1, last - 1, bars.column - 1],
        "fill": {"color": f"#{bars.colour}"},
    }
    if bars.each:
        told["points"] = [{"fill": {"color": f"#{colour}"}} for colour in bars.each]
    if chart.counted:
        told["data_labels"] = {"value": True, "num_format": chart.counted, "font": _font(10)}
    return told


def _dashes(book: Any, sheet: str, chart: Chart) -> Any:
    made = book.add_chart({"type": "line"})
    told = _series(sheet, replace(chart, counted=""), Bars(chart.dashes, INK))
    ink = {"color": f"#{INK}"}
    marker = {"type": "long_dash", "size": 11, "fill": ink, "border": ink}
    made.add_series({**told, "line": {"none": True}, "marker": marker})
    return made


def _font(size: int, **more: object) -> dict[str, object]:
    return {"name": FACE, "size": size, "bold": False, **more}
