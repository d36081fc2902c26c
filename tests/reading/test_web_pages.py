"""A law portal's page: what a reader sees of it is read, in its order; what he does not see is not."""

from __future__ import annotations

import pytest

from engine.reading.law_text import UNSURE, Passage, Row
from engine.reading.loading.loading_html import DEEPEST, load_html


def blocks(body: str) -> list[Passage | list[Row]]:
    """The blocks of a page with this body."""
    return load_html(f"<html><body>{body}</body></html>")


def passages(body: str) -> list[str]:
    """Its passages."""
    return [block.said.text for block in blocks(body) if isinstance(block, Passage)]


def cells(body: str) -> list[list[list[str]]]:
    """The paragraphs of each cell of its only table."""
    (table,) = (block for block in blocks(body) if not isinstance(block, Passage))
    return [[[said.text for said in cell] for cell in row.cells] for row in table]


# A page's body, and the passages that a reader sees in it.
SEEN = {
    "<p>Điều 1.<br>1. Từ <b>98<i>%</i></b> trở lên</p>": ["Điều 1.", "1. Từ 98% trở lên"],
    "<p>Từ <span style='display:none'>9</span>98%</p>": ["Từ 98%"],
    "<p>Từ <b><script>var a = 5;</script>98%</b></p>": ["Từ 98%"],
    "<p>Từ <b>98<!-- sửa 2020 -->%</b> trở lên</p>": ["Từ 98% trở lên"],
    "<p>Từ <!-- 95 -->98%</p>": ["Từ 98%"],
    "<p>Từ <s>95</s> 98%</p>": [f"Từ {UNSURE} 98%"],
    "<p>Từ <span style='text-decoration: line-through'>95</span></p>": [f"Từ {UNSURE}"],
    "<p>10<sup>5</sup> trẻ em</p>": [f"10{UNSURE} trẻ em"],
    "<div hidden><p>Bản cũ: 95%</p></div><p>98%</p>": ["98%"],
    "<nav><ul><li>Trang chủ 24/7</li></ul></nav><p>98%</p>": ["98%"],
    "<span>Điều 1. <div>Từ 98%</div></span>": ["Điều 1.", "Từ 98%"],
    "<p>Từ\n   98%\n trở lên</p>": ["Từ 98% trở lên"],
    "<p style='font-family: .VnTime'>TrÎ em</p>": ["Trẻ em"],
    "<p><font face='.VnTime'>TrÎ <b>em</b></font></p>": ["Trẻ em"],
}


@pytest.mark.parametrize("body", SEEN)
def test_a_page_says_what_its_reader_sees(body: str) -> None:
    """A number hidden, in a remark or in a script is not there; one struck out or raised is unsure."""
    assert passages(body) == SEEN[body]


def test_text_nested_past_all_reason_is_unsure_and_does_not_stop_the_page() -> None:
    """Runs in one another by the hundred are no law; what stands beside them is read."""
    deep = "<b>" * (DEEPEST + 5) + "98" + "</b>" * (DEEPEST + 5)
    assert passages(f"<p>Từ {deep}%</p><p>Điều 2.</p>") == [f"Từ {UNSURE}%", "Điều 2."]


def test_a_table_within_a_cell_is_said_in_that_cell() -> None:
    """Its lines follow the cell's own; the outer table keeps its columns."""
    inner = "<table><tr><td>- Từ 98%</td><td>50 điểm</td></tr></table>"
    body = f"<table><tr><td>1. Khám</td><td><p>Thang điểm:</p>{inner}</td><td>50</td></tr></table>"
    assert cells(body) == [[["1. Khám"], ["Thang điểm:", "- Từ 98%", "50 điểm"], ["50"]]]


def test_a_cell_over_several_rows_keeps_its_columns_place() -> None:
    """The row below begins with an empty cell; a span that is no number is one."""
    body = "<table><tr><td rowspan='2'>1. Khám</td><td colspan='nhiều'>a</td></tr><tr><th>b</th></tr></table>"
    assert cells(body) == [[["1. Khám"], ["a"]], [[], ["b"]]]
