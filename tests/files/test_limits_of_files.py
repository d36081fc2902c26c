"""How large a file may be and how much may be in it: as much as is said is read, one more is refused and told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.files.listing.opening import MOST_ROWS, open_text
from engine.files.numbers import counted
from engine.files.parts import DEEPEST
from engine.files.safety import (
    LARGEST_MEMBER,
    MOST_MEMBERS,
    WORKBOOK,
    _refused,
    file_bytes,
    megabytes,
    without_workbook,
)
from engine.files.workbook import read_book
from engine.problems import InBoth, Place, ProblemsFound
from tests.files.test_seen_cells import repacked
from tests.files.test_workbook import packed

MB = 1024 * 1024


def refusal(read: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """The code of the one refusal, and what it says; none where it is read."""
    try:
        read()
    except ProblemsFound as refused:
        (found,) = refused.problems
        return found.code, dict(found.values)
    return "", {}


def sized(path: Path, size: int) -> Path:
    """A file of so many bytes, all of them 0, that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_table_as_large_as_the_country_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    """32 MB; refused is what its sender sees: the size rounded up, and the largest."""
    most, more = (sized(tmp_path / f"{size}.csv", size) for size in (32 * MB, 32 * MB + 1))
    assert refusal(lambda: open_text(most, "a.csv"))[0] == "FIL-106"  # it is opened, and is no text
    assert refusal(lambda: open_text(more, "a.csv")) == ("FIL-211", {"size": "33 MB", "largest": "32 MB"})


def test_a_table_of_half_a_million_rows_is_read_and_a_longer_one_is_not(tmp_path: Path) -> None:
    """Twice the country by 80 data; as many more rows are refused, with their number."""
    path = tmp_path / "a.csv"
    counts = {"rows": InBoth("500.001", "500,001"), "most": InBoth("500.000", "500,000")}
    for rows, told in ((MOST_ROWS, ("", {})), (MOST_ROWS + 1, ("FIL-236", counts))):
        path.write_bytes(b"1\n" * rows)
        assert refusal(lambda: open_text(path, "a.csv")) == told


def test_a_form_as_large_as_is_said_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    """10 MB, or what a caller lets in; refused as it is seen, rounded up."""
    most, more = (sized(tmp_path / f"{size}.xlsx", size) for size in (10 * MB, 10 * MB + 1))
    assert len(file_bytes(most, "a.xlsx")) == 10 * MB
    assert refusal(lambda: file_bytes(more, "a.xlsx")) == ("FIL-201", {"size": "11 MB", "largest": "10 MB"})
    assert len(file_bytes(more, "a.xlsx", 10 * MB + 1)) == 10 * MB + 1
    assert refusal(lambda: file_bytes(most, "a.xlsx", MB)) == ("FIL-201", {"size": "10 MB", "largest": "1 MB"})


def test_sizes_are_told_in_whole_megabytes_rounded_up() -> None:
    """A file is never said to be as large as is allowed when it is larger."""
    sizes = (0, 1, MB, MB + 1, 10 * MB - 1, 10 * MB, 10 * MB + 1)
    assert [megabytes(size) for size in sizes] == ["0 MB", "1 MB", "1 MB", "2 MB", "10 MB", "10 MB", "11 MB"]


def members(*sizes: int) -> list[str]:
    """The codes of a zip that says that its parts are so large."""
    infos = [zipfile.ZipInfo(WORKBOOK if not at else f"xl/{at}.xml") for at in range(len(sizes))]
    for info, size in zip(infos, sizes, strict=True):
        info.file_size = size
    found = list(_refused(infos, Place("a.xlsx"), without_workbook))
    assert all(told.values.get("largest", "32 MB") in ("32 MB", MOST_MEMBERS) for told in found)
    return [told.code for told in found]


def test_parts_may_be_as_large_and_as_many_as_is_said() -> None:
    """32 MB one, 64 MB all, 2,000 of them; the part that goes beyond is refused."""
    assert members(LARGEST_MEMBER) == members(32 * MB, 32 * MB) == members(*[0] * 2_000) == []
    assert members(32 * MB + 1) == members(32 * MB, 32 * MB, 1) == members(32 * MB, 20 * MB, 12 * MB + 1) == ["FIL-202"]
    assert members(*[0] * 2_001) == ["FIL-203"]
    assert members(1, 32 * MB + 1, 1) == ["FIL-202"]


DEEP = b"<a>" * 60_000 + b"</a>" * 60_000


@pytest.mark.parametrize(
    "part", ["sharedStrings", "styles", "comments1", "threadedComments/threadedComment1", "s", WORKBOOK]
)
def test_a_part_of_too_many_layers_is_refused_by_its_name(part: str) -> None:
    """Whichever part it is: the sheet, what all sheets share, notes on cells, the list of sheets."""
    name = part if part == WORKBOOK else f"xl/{part}.xml"
    content = packed("<sheetData/>", **{f"xl_{name.removeprefix('xl/').removesuffix('.xml')}": DEEP})
    code, said = refusal(lambda: read_book(content, "a.xlsx"))
    assert (code, said["name"], said["most"]) == ("FIL-225", name, counted(DEEPEST))
    plain = b"<a>" * 20 + b"</a>" * 20
    if part not in ("s", WORKBOOK):
        assert refusal(lambda: read_book(packed("<sheetData/>", **{f"xl_{part}": plain}), "a.xlsx"))[0] == ""


def test_relations_of_too_many_layers_are_refused() -> None:
    """The part that says which part is which sheet."""
    link = b'<Relationship Id="a" Target="s.xml"/>'
    content = repacked(packed("<sheetData/>"), "xl/_rels/workbook.xml.rels", link, link + DEEP)
    assert refusal(lambda: read_book(content, "a.xlsx"))[0] == "FIL-225"
