"""The list of a round's communes is read as strictly as any CSV; much that is wrong is told in few words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.evidence.tables.communes_file import MOST_OF_A_KIND, MOST_ROWS, open_communes, read_units
from engine.problems import ProblemsFound

HEADS = "code,name,type,province_type,mountain"


def read(text: str, folder: Path) -> tuple[list[tuple[str, bool | None]], list[tuple[str, int, int]]]:
    """Each commune with whether it is mountain, and the errors with line and column."""
    path = folder / "communes.csv"
    path.write_text(text, "utf-8", newline="")
    try:
        units, told = read_units(open_communes(path, "communes.csv"))
    except ProblemsFound as refused:
        units, told = (), refused.problems
    errors = [(p.code, p.place.line, p.place.column) for p in told if p.severity == "error"]
    return [(unit.code, unit.mountain) for unit in units], errors


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADS}\n02545,Xã Tân Trào,xa,tinh,có\n",
        f"\ufeff{HEADS}\r\n02545,Xã Tân Trào,Xã,Tỉnh,yes\r\n",
        f"sep=;\n{HEADS.replace(',', ';')}\n02545;Xã Tân Trào;xa;tinh;có\n",
        "Mã xã\tTên xã\tLoại\tLoại tỉnh\tMiền núi\n02545\tXã Tân Trào\tXã\tTỉnh\tCó\n",
        f"DANH SÁCH XÃ, NĂM 2026,,,,\n,,,,\n{HEADS}\n02545,Xã Tân Trào,xa,tinh,có\n,,,,\n",
        f'{HEADS}\n"02545","Xã Tân Trào","xa","tinh","có"\n',
    ],
)
def test_the_list_is_read_as_officers_save_it(text: str, tmp_path: Path) -> None:
    """Comma, semicolon or tab, a mark of UTF-8, a sep= line, a title above, heads in Vietnamese, all in quotes."""
    assert read(text, tmp_path) == ([("02545", True)], [])


@pytest.mark.parametrize("between", ["  ", "\t", "\u00a0", " \t ", "\n"])
def test_whatever_stands_between_two_words_of_a_name_is_one_blank(between: str, tmp_path: Path) -> None:
    """A tab or a second blank is seen by nobody, and would be a name of its own."""
    path = tmp_path / "communes.csv"
    path.write_text(f'{HEADS}\n02545,"Xã Tân{between}Trào",xa,tinh,có\n', "utf-8", newline="")
    units, _ = read_units(open_communes(path, "communes.csv"))
    assert [unit.name for unit in units] == ["Xã Tân Trào"]


WRONG = {
    "a head twice": (f"{HEADS},mountain\n02545,A,xa,tinh,không,có\n", [("RND-111", 1, 39)]),
    "a head twice in two languages": (f"{HEADS},Miền núi\n02545,A,xa,tinh,không,có\n", [("RND-111", 1, 39)]),
    "an unknown head": (f"{HEADS},dân số\n02545,A,xa,tinh,không,9000\n", [("RND-102", 1, 39)]),
    "no column of codes": ("name,type,province_type\nA,xa,tinh\n", [("RND-101", 1, 1)]),
    "only commas": (",,,,\n,,,,\n", [("FIL-108", 0, 0)]),
    "one line": (f"{HEADS}\n", [("RND-109", 1, 1)]),
    "a field too many": (f"{HEADS}\n02545,A,xa,tinh,có,x\n", [("RND-103", 2, 1)]),
    "an empty field too many": (f"{HEADS}\n02545,A,xa,tinh,có,\n", [("RND-103", 2, 1)]),
    "a field too few": (f"{HEADS}\n02545,A,xa,tinh\n", [("RND-103", 2, 1)]),
    "lost zeros": (f"{HEADS}\n2545,A,xa,tinh,có\n", [("RND-104", 2, 1)]),
    "a code twice": (f"{HEADS}\n02545,A,xa,tinh,\n02545,B,xa,tinh,\n", [("RND-105", 3, 1)]),
    "a mark out of place": (f'{HEADS}\n02545,Xã "A",xa,tinh,\n', [("FIL-231", 2, 10)]),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_each_mistake_is_one_error_at_its_place(kind: str, tmp_path: Path) -> None:
    """A threshold hangs on these columns: nothing is taken from a list in which a head or a row leaves doubt."""
    text, wanted = WRONG[kind]
    assert read(text, tmp_path)[1] == wanted


def test_hundreds_of_wrong_heads_are_few_words(tmp_path: Path) -> None:
    """The first of each kind and how many more there are."""
    _, told = read(f"{HEADS}{',mountain' * 300}{',x' * 300}\n", tmp_path)
    assert Counter(code for code, _, _ in told) == {
        "RND-111": MOST_OF_A_KIND, "RND-102": MOST_OF_A_KIND, "RND-112": 2,
    }  # fmt: skip


def test_twenty_thousand_wrong_rows_are_few_words_and_more_are_refused_at_once(tmp_path: Path) -> None:
    """The first of each kind and how many more there are; a longer list is refused before its rows are looked at."""
    _, told = read(f"{HEADS}\n" + "1,A,làng,tinh,\n" * (MOST_ROWS - 2), tmp_path)
    assert Counter(code for code, _, _ in told) == {
        "RND-104": MOST_OF_A_KIND, "RND-105": MOST_OF_A_KIND, "RND-107": MOST_OF_A_KIND, "RND-112": 3,
    }  # fmt: skip
    assert read(f"{HEADS}\n" + "1,A,làng,tinh,\n" * (MOST_ROWS + 1), tmp_path) == ([], [("FIL-236", 0, 0)])
