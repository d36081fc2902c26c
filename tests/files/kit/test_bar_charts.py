"""A chart as whoever opens the workbook finds it: bars with their figures, nothing that hides or stretches them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from engine.files.kit.bar_charts import Bars, Chart
from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewWorkbook
from engine.files.kit.styles import FACE, Column

ONE, TWO = [Bars(2, "2F6DB5")], [Bars(2, "2F6DB5"), Bars(3, "D9D9D9")]


def hung(path: Path, chart: Chart) -> Any:
    """The chart over a table of two communes, opened again by another hand."""
    workbook = NewWorkbook("Sổ thử")
    sheet = workbook.sheet("Trang")
    sheet.put_table(3, [Column(name, 9) for name in ("Tên", "Có", "Thiếu", "Ngưỡng")], [("A", 3, 1, 2), ("B", 5, 2, 2)])
    sheet.hang(chart, Area(9, 1, 20, 4))
    workbook.save(path)
    (found,) = load_workbook(path)["Trang"]._charts  # type: ignore[attr-defined]
    return found


def bars(**told: Any) -> Chart:
    """A chart of the two rows."""
    return Chart("Biểu đồ", **{"kind": "column", "rows": (3, 5), "names": 1, "bars": ONE, **told})


def cells(series: Any) -> list[str]:
    """Where a series has its name, its names and its figures."""
    return [series.tx.strRef.f, (series.cat.strRef or series.cat.numRef).f, series.val.numRef.f]


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_only_the_figures_have_lines_behind_the_bars(tmp_path: Path, kind: str) -> None:
    """Lines at heights let bars be compared; between names they say nothing. Figures begin at 0."""
    chart = hung(tmp_path / "t.xlsx", bars(kind=kind, most=1000, number="0"))
    names, values = chart.x_axis, chart.y_axis
    assert (names.majorGridlines, values.majorGridlines.spPr.ln.solidFill.srgbClr) == (None, "D9D9D9")
    assert (values.scaling.min, values.scaling.max, values.numFmt.formatCode) == (0, 1000, "0")


def test_bars_lying_down_stand_in_the_order_of_the_table(tmp_path: Path) -> None:
    """The first row is the uppermost bar; of columns it is the leftmost."""
    lying, standing = (hung(tmp_path / f"{kind}.xlsx", bars(kind=kind)) for kind in ("bar", "column"))
    assert [chart.x_axis.scaling.orientation for chart in (lying, standing)] == ["maxMin", "minMax"]
    assert [chart.barDir for chart in (lying, standing)] == ["bar", "col"]


def test_every_name_is_written(tmp_path: Path) -> None:
    """None is left out for room, each in the house's face and the size asked for."""
    chart = hung(tmp_path / "t.xlsx", bars(letters=8))
    (name,) = chart.x_axis.txPr.p
    assert chart.x_axis.tickLblSkip == 1
    assert (name.pPr.defRPr.sz, name.pPr.defRPr.latin.typeface, name.pPr.defRPr.b) == (800, FACE, False)


def test_several_series_are_stacked_and_told_apart(tmp_path: Path) -> None:
    """One upon the other at one place, with their names above; a single one needs neither."""
    stacked, alone = hung(tmp_path / "s.xlsx", bars(bars=TWO)), hung(tmp_path / "a.xlsx", bars(gap=40))
    assert [(chart.grouping, chart.overlap, chart.gapWidth) for chart in (stacked, alone)] == [
        ("stacked", 100, 60),
        ("clustered", None, 40),
    ]
    assert (stacked.legend.position, alone.legend) == ("t", None)
    assert [cells(series) for series in stacked.series] == [
        ["Trang!$B$3", "Trang!$A$4:$A$5", "Trang!$B$4:$B$5"],
        ["Trang!$C$3", "Trang!$A$4:$A$5", "Trang!$C$4:$C$5"],
    ]
    assert [series.spPr.solidFill.srgbClr for series in stacked.series] == ["2F6DB5", "D9D9D9"]
    (slanted,) = stacked.x_axis.txPr.p
    assert (stacked.x_axis.txPr.bodyPr.rot, slanted.pPr.defRPr.sz) == (-45 * 60_000, 900)


def test_each_bar_may_have_a_colour_and_its_figure(tmp_path: Path) -> None:
    """In the order of the rows; without figures asked for none stands on the bars."""
    chart = hung(tmp_path / "t.xlsx", bars(bars=[Bars(2, "2F6DB5", each=("B3261E", "C6E7C8"))], counted="#,##0"))
    (series,) = chart.series
    assert [(point.idx, point.spPr.solidFill.srgbClr) for point in series.dPt] == [(0, "B3261E"), (1, "C6E7C8")]
    assert (series.dLbls.showVal, series.dLbls.numFmt) == (True, "#,##0")
    (plain,) = hung(tmp_path / "p.xlsx", bars()).series
    assert (plain.dPt, plain.dLbls) == ([], None)


def test_a_threshold_is_a_dash_over_each_bar(tmp_path: Path) -> None:
    """A mark at its height and no line from one commune to the next; it has no figure of its own."""
    chart = hung(tmp_path / "t.xlsx", bars(dashes=4, counted="0"))
    (dashes,) = chart._charts[1].series
    assert cells(dashes) == ["Trang!$D$3", "Trang!$A$4:$A$5", "Trang!$D$4:$D$5"]
    assert (dashes.marker.symbol, dashes.marker.size, dashes.spPr.ln.noFill) == ("dash", 11, True)
    assert dashes.dLbls is None
    assert len(hung(tmp_path / "p.xlsx", bars())._charts) == 1


def test_the_title_stands_above_the_bars(tmp_path: Path) -> None:
    """Bold, in the house's face, and over none of them."""
    title = hung(tmp_path / "t.xlsx", bars()).title
    (run,) = title.tx.rich.p[0].r
    assert (run.t, run.rPr.b, run.rPr.sz, run.rPr.latin.typeface) == ("Biểu đồ", True, 1400, FACE)
    assert not title.overlay
