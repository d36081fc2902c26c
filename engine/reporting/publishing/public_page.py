"""What is published as a page for a website: one file, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Final

from engine.records.publishing.releases import Release
from engine.reporting.publishing.public_tables import PublicTable
from engine.reporting.publishing.public_words import HIDDEN, RECOGNISED, hidden_words, warnings_of

LOOK = """
body{font-family:"Source Sans 3","Noto Sans","Segoe UI",Arial,sans-serif;margin:0 auto;max-width:72rem;
  padding:1rem 1.25rem 3rem; color:#1d2530;line-height:1.45}
h1{font-size:1.7rem;margin:.6rem 0 .2rem}
h2{font-size:1.25rem;margin:2.2rem 0 .3rem}
.warning{background:#fdecea;border-left:6px solid #b3261e;padding:.5rem .8rem;margin:.5rem 0;font-weight:600}
.note{color:#4a5563;margin:.2rem 0 .6rem;max-width:60rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.95rem;min-width:24rem}
th,td{border:1px solid #c6cdd6;padding:.3rem .55rem;text-align:left;vertical-align:top}
th{background:#e9eff7;font-weight:600}
td.number{text-align:right;font-variant-numeric:tabular-nums}
tr.sum td{font-weight:600;background:#f5f7fa}
td.yes{background:#e3f3e6;font-weight:600}
td.hidden{text-align:right;color:#6b7480}
.big{font-size:1.15rem}
.paper-head{display:none}
@page{size:A4;margin:12mm 12mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
@page across{size:A4 landscape}
@media print{
body{max-width:none;padding:0;font-size:10.5pt}
body:has(.many){page:across}
main{display:table;width:100%;table-layout:fixed}
.paper-head{display:table-header-group;break-inside:avoid;font-size:9pt}
.paper-head p{margin:0 0 6pt;padding-bottom:3pt;border-bottom:.75pt solid #1d2530}
h1{font-size:17pt}
h2{font-size:13pt;margin:12pt 0 2pt}
h1,h2,.note,thead,tr.sum{break-after:avoid}
h2+.note,tr,.warning{break-inside:avoid}
.wide{overflow:visible}
table{font-size:9.5pt;max-width:100%}
th,td{padding:2pt 4pt}
thead{display:table-header-group}
tbody>tr:first-child{break-before:avoid}
.many{width:100%;table-layout:fixed;font-size:8pt;line-height:1.2}
.many :is(th,td){padding:1.5pt 2pt;overflow-wrap:anywhere}
.many th{font-size:7pt}
.many th:first-child{width:11mm}
.many th:nth-child(2){width:24mm}
}
"""
# A table of more columns is printed across the paper, each column as wide as there is room for.
FEW: Final = 7
SAFE = "default-src 'none'; style-src 'unsafe-inline'"


def public_page(release: Release, tables: tuple[PublicTable, ...]) -> str:
    """The page, the same text for the same release."""
    done, everyone = len(release.recognised), len(release.lines)
    opening = [f"<h1>{escape(release.title)}</h1>"]
    opening += [f'<p class="warning">{escape(text)}</p>' for text in warnings_of(release)]
    opening.append(f'<p class="note">{_which(release)}</p>')
    opening.append(f'<p class="big">{done} trong {everyone} đơn vị được công nhận trong đợt này.</p>')
    if told := hidden_words(release.tables):
        opening.append(f'<p class="note">{escape(told)}</p>')
    told = "\n".join([_paper_head(release), *opening, *map(_table, tables)])
    return page(release.title, LOOK, f"<main>\n{told}\n</main>")


def _which(release: Release) -> str:
    return f"Công bố lần {release.number}, ngày {release.day:%d/%m/%Y}."


def _paper_head(release: Release) -> str:
    """What every printed sheet says, for it may lie alone: whose it is, of which day, how far it can be trusted."""
    told = (release.title, _which(release).rstrip("."), *warnings_of(release))
    return f'<div class="paper-head" aria-hidden="true"><p>{escape(" · ".join(told))}</p></div>'


def page(title: str, look: str, body: str) -> str:
    """A whole page in Vietnamese that loads nothing."""
    return (
        f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{SAFE}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{look}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _table(table: PublicTable) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.heads)
    rows = "\n".join(_row(row, is_sum=at in table.strong) for at, row in enumerate(table.rows))
    drawn = '<table class="many">' if len(table.heads) > FEW else "<table>"
    return (
        f'<h2>{escape(table.title)}</h2>\n<p class="note">{escape(table.note)}</p>\n'
        f'<div class="wide">{drawn}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'
    )


def _row(row: tuple[str, ...], *, is_sum: bool) -> str:
    cells = "".join(f"<td{_look(cell_kind(cell))}>{escape(cell)}</td>" for cell in row)
    return f'<tr class="sum">{cells}</tr>' if is_sum else f"<tr>{cells}</tr>"


def _look(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def cell_kind(cell: str) -> str:
    """How a cell is drawn: "yes", "hidden", "number", or "" for words and codes."""
    if cell == RECOGNISED:
        return "yes"
    if cell == HIDDEN:
        return "hidden"
    return "number" if cell.replace(".", "").replace("–", "").isdigit() and len(cell) != len("02536") else ""
