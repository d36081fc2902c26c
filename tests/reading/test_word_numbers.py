"""Numbers that Word counts and prints before paragraphs: as they are printed, in every way that Word counts."""

from __future__ import annotations

import io
import zipfile

import pytest

from engine.reading.law_text import Passage, Row
from engine.reading.loading.loading_docx import load_docx

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks(body: str, numbering: str = "") -> list[Passage | list[Row]]:
    """The blocks of a Word file of this body, with the lists of its numbering."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        if numbering:
            made.writestr("word/numbering.xml", f"<w:numbering {NAMESPACE}>{numbering}</w:numbering>")
    with zipfile.ZipFile(kept) as parts:
        return load_docx(parts)


def printed(body: str, numbering: str = "") -> list[str]:
    """Its passages."""
    return [block.said.text for block in blocks(body, numbering) if isinstance(block, Passage)]


def counted(text: str, level: int = 0, of: str = "1") -> str:
    """A paragraph that a list counts."""
    marks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'
    return f"<w:p><w:pPr>{marks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, style: str, text: str, start: int | str = 1) -> str:
    """How a level of a list counts."""
    told = f'<w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{told}</w:lvl>'


def lists(*levels: str, override: str = "") -> str:
    """A list, and a second of the same kind with what it overrides."""
    kind = '<w:abstractNumId w:val="7"/>'
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1">{kind}</w:num><w:num w:numId="2">{kind}{override}</w:num>'
    )


# How a level counts, from which number, and what stands before two paragraphs.
STYLES = {
    ("decimal", "%1.", 1): ("1.", "2."),
    ("decimalZero", "%1.", 9): ("09.", "10."),
    ("lowerLetter", "%1)", 1): ("a)", "b)"),
    ("lowerLetter", "%1)", 26): ("z)", "aa)"),
    ("upperLetter", "%1.", 2): ("B.", "C."),
    ("lowerRoman", "%1.", 3): ("iii.", "iv."),
    ("upperRoman", "%1.", 8): ("VIII.", "IX."),
    ("upperRoman", "%1.", 39): ("XXXIX.", "XL."),
    ("bullet", "\uf0b7", 1): ("-", "-"),
    ("decimal", "Điều %1.", 5): ("Điều 5.", "Điều 6."),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_list_counts_in_its_own_signs(style: tuple[str, str, int]) -> None:
    """Letters, Roman numbers, dashes: as the paper has them."""
    kind, text, start = style
    told = printed(counted("Khám") + counted("Tiêm"), lists(level(0, kind, text, start)))
    first, then = STYLES[style]
    assert told == [f"{first} Khám", f"{then} Tiêm"]


def test_a_deeper_level_starts_anew_below_each_higher_number() -> None:
    """1.1, 1.2, then 2.1; an item that comes before any criterion is of the first."""
    levels = level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.")
    body = counted("a", 1) + counted("A") + counted("b", 1) + counted("B") + counted("c", 1)
    assert printed(body, lists(*levels)) == ["I.1. a", "II. A", "II.1. b", "III. B", "III.1. c"]


def test_a_list_that_is_not_known_prints_no_number() -> None:
    """Neither a list that the file does not have, nor a level deeper than Word has, nor one that ends counting."""
    numbering = lists(level(0, "decimal", "%1."))
    assert printed(counted("Khám", of="9"), numbering) == ["Khám"]
    assert printed(counted("Khám", 9), numbering) == ["Khám"]
    assert printed(counted("Khám", of="0"), numbering) == ["Khám"]
    assert printed(counted("Khám")) == ["Khám"]


def test_two_lists_of_one_kind_go_on_counting_unless_one_begins_anew() -> None:
    """Word counts lists of one kind together; one that overrides its start has its own numbers."""
    body = counted("a") + counted("b", of="2")
    assert printed(body, lists(level(0, "decimal", "%1."))) == ["1. a", "2. b"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert printed(body, lists(level(0, "decimal", "%1."), override=anew)) == ["1. a", "1. b"]
    letters = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    assert printed(body, lists(level(0, "decimal", "%1."), override=letters)) == ["1. a", "a) b"]
    same = '<w:lvlOverride w:ilvl="0"/>'
    assert printed(body, lists(level(0, "decimal", "%1.", 4), override=same)) == ["4. a", "4. b"]
    third = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'
    assert printed(body, lists(level(0, "decimal", "%1."), override=third)) == ["1. a", "3. b"]


# A paragraph's runs, and the passages a reader sees.
SIGNS = {
    "<w:r><w:t>Từ</w:t><w:tab/><w:t>98%</w:t></w:r>": ["Từ 98%"],
    "<w:r><w:t>1. Khám</w:t><w:br/><w:t>2. Tiêm</w:t></w:r>": ["1. Khám", "2. Tiêm"],
    "<w:r><w:t>Khám sức</w:t><w:cr/><w:t>khỏe</w:t></w:r>": ["Khám sức khỏe"],
    "<w:r><w:t>95</w:t><w:noBreakHyphen/><w:t>98%</w:t></w:r>": ["95-98%"],
}


@pytest.mark.parametrize("runs", SIGNS)
def test_signs_that_word_keeps_as_marks_are_read(runs: str) -> None:
    """A tab is a blank, a break parts clauses and no sentence, a hyphen that does not break is one."""
    assert printed(f"<w:p>{runs}</w:p>") == SIGNS[runs]


@pytest.mark.parametrize("holder", ["w:sdt><w:sdtContent", "w:customXml", "w:ins"])
def test_paragraphs_in_a_holder_of_words_are_read(holder: str) -> None:
    """A field to fill in, a mark of a system, a whole paragraph put in: they stand on the page."""
    closing = "".join(f"</{tag}>" for tag in reversed(holder.split("><")))
    assert printed(f"<{holder}><w:p><w:r><w:t>Điều 1.</w:t></w:r></w:p>{closing}")[0].startswith(("Điều", "\ufffd"))


def test_a_table_in_a_cell_and_a_box_in_a_paragraph_are_read_once() -> None:
    """The inner table's words stand in the outer cell; those of a box are no part of the sentence around it."""

    def one(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    inner = f"<w:tbl><w:tr><w:tc>{one('Từ 98%')}</w:tc><w:tc>{one('50 điểm')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{one('1. Khám')}</w:tc><w:tc>{one('Thang')}{inner}</w:tc></w:tr></w:tbl>"
    (rows,) = blocks(table)
    assert not isinstance(rows, Passage)
    assert [[[s.text for s in cell] for cell in row.cells] for row in rows] == [
        [["1. Khám"], ["Thang", "Từ 98%", "50 điểm"]]
    ]
    box = f"<w:p><w:r><w:t>Từ 98%</w:t></w:r><w:r><w:pict>{one('bản sao')}</w:pict></w:r></w:p>"
    assert printed(box) == ["Từ 98%"]
