"""Communes stand on every page by the Vietnamese alphabet wherever they stand by name: An < Ăn < Ân < Ba … Da < Đa."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

import pytest

from engine.reporting.alphabet import name_key
from tests import frozen
from tests.web.every_page import Address, addresses, page_at
from tests.web.visiting import Visit

PAGES = addresses()
# Letters of the alphabet in their order, typed by hand: what the engine sorts by is held against it.
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
ORDERED = ("An", "Ăn", "Ân", "Ba", "Cao", "Da", "Đa", "Em", "Êm", "Oa", "Ôn", "Ơn", "Tu", "Ưu", "Vũ")
FEWEST = 3


@cache
def names() -> dict[str, str]:
    """The communes of the frozen round, by code, without what kind they are."""
    with (frozen.ROUND / "communes.csv").open(encoding="utf-8-sig") as file:
        return {row["code"]: re.sub(r"^(Xã|Thị trấn|Phường) ", "", row["name"]) for row in csv.DictReader(file)}


def lists_of(text: str) -> Iterator[list[str]]:
    """The communes that stand in each list or table of a page, by code, each once."""
    for part in re.findall(r"<(?:tbody|ul|ol)\b.*?</(?:tbody|ul|ol)>", text, flags=re.DOTALL):
        codes = list(dict.fromkeys(re.findall(rf'href="/dot/{frozen.SAMPLE}/xa/(\d{{5}})/', part)))
        if len(codes) >= FEWEST:
            yield codes


def by_letters(code: str) -> list[int]:
    """A name as the places of its letters; tones left out, for no two of these names differ by a tone alone."""
    plain = names()[code].casefold().translate(TONELESS)
    return [LETTERS.index(letter) + 1 if letter in LETTERS else 0 for letter in plain]


TONELESS = str.maketrans(
    "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)


@pytest.fixture(params=["inside", "at_desk"])
def stood(request: pytest.FixtureRequest) -> Visit:
    """A visitor before and after the round was opened at the desk."""
    made: Visit = request.getfixturevalue(request.param)
    return made


def test_the_alphabet_is_the_vietnamese_one() -> None:
    """Whatever stands by name is sorted by this key alone; the order is typed by hand."""
    assert tuple(sorted(ORDERED, key=name_key)) == ORDERED
    assert tuple(sorted(ORDERED)) != ORDERED


@pytest.mark.parametrize("own", [own for own in PAGES if "name" in own.parts], ids=lambda own: own.title)
def test_no_list_stands_by_the_numbers_of_its_letters(stood: Visit, own: Address) -> None:
    """A machine puts Đ behind T: a list in that order, and in no other that is meant, was sorted by nobody."""
    if shown := page_at(stood, own):
        for codes in lists_of(shown.content.decode()):
            as_machine = sorted(codes, key=lambda code: names()[code])
            meant = (sorted(codes, key=by_letters), sorted(codes))
            assert codes != as_machine or codes in meant, [names()[code] for code in codes]


def test_a_list_that_is_asked_for_by_name_stands_by_the_alphabet(inside: Visit) -> None:
    """Đồng Quý before Tân Trào, as whoever reads a list looks for it."""
    found = list(lists_of(inside.page(f"/dot/{frozen.SAMPLE}/?sap=ten")))
    assert found
    for codes in found:
        assert codes == sorted(codes, key=by_letters)
        assert codes != sorted(codes, key=lambda code: names()[code])
