"""One matcher of names: what is written otherwise and is the same, and what looks alike and is another."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.identity.official_lists import list_of, listed
from engine.evidence.identity.unit_names import UnitNames, agrees, full_name, name_of
from engine.law.model import Unit
from tests.frozen import UNITS
from tests.sample.make import ON


def unit(code: str, name: str, kind: str = "xa") -> Unit:
    """A lowland commune."""
    told = {"code": code, "name": name, "type": kind, "province": "tinh"}
    return Unit.model_validate({**told, "mountain": False, "island": False, "area_iii": False})


ROUND = (
    unit("02536", "Thị trấn Sơn Dương", "thi_tran"),
    unit("02545", "Xã Tân Trào"),
    unit("02587", "Đồng Quý"),
    unit("02590", "Xã Hòa An"),
    unit("00001", "Phường 1", "phuong"),
)
NAMES = UnitNames(ROUND)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Xã Tân Trào", "02545"),
        ("  xã\u00a0TÂN   TRÀO ", "02545"),
        (unicodedata.normalize("NFD", "Xã Tân Trào"), "02545"),
        ("X. Tân Trào", "02545"),
        ("X.Tân Trào", "02545"),
        ("Tân Trào", "02545"),
        ("Tân-Trào", "02545"),
        ("TT. Sơn Dương", "02536"),
        ("TT Sơn Dương", "02536"),
        ("Xã Hoà An", "02590"),
        ("Xã Đồng Quý", "02587"),
        ("Xã \u00d0ồng Quý", "02587"),  # the Icelandic letter that old fonts show as Đ
        ("\u0425ã Tân Tr\u0430\u0300o", "02545"),  # Cyrillic Х and а
        ("Xã Tân Trào\u200e", "02545"),
        ("P. 01", "00001"),
        (2545.0, "02545"),
        ("2545", "02545"),
    ],
)
def test_the_same_name_is_found_however_it_is_written(said: str | float, code: str) -> None:
    """Case, blanks, Unicode's two forms, the place of the tone, short kinds, lost zeros."""
    found = NAMES.unit(said)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Xã Sơn Dương", "02536"),
        ("Phường Đồng Quý", "02587"),
        ("P. Tân Trào", "02545"),
        ("Xã Đồng Quí", "02587"),
        ("Xã Tan Trao", "02545"),
        ("Xã Tấn Trào", "02545"),
        ("Xã Tân Tràu", "02545"),
        ("02546", ""),
    ],
)
def test_another_kind_letter_or_tone_is_another_name(said: str, near: str) -> None:
    """It is nobody's, and the nearest is named."""
    assert NAMES.unit(said) is None
    assert [found.code for found in NAMES.near(said)][:1] == ([near] if near else [])


@pytest.mark.parametrize("said", ["tan trao", "TÂN TRÀO", "xa tan trao", "tan-trao", "2545"])
def test_a_console_takes_plain_letters(said: str) -> None:
    """Where nothing is stored, accents may be left out; the kind may not be another."""
    assert [found.code for found in NAMES.typed(said)] == ["02545"]
    assert NAMES.typed("phuong tan trao") == []


def test_a_name_that_two_bear_is_nobodys_until_the_kind_is_said() -> None:
    """The bare name means either; with its kind it means one; two of one name and kind are never told apart."""
    twins = UnitNames((*ROUND, unit("02600", "Xã Sơn Dương"), unit("02601", "Xã Tân Trào")))
    assert twins.unit("Sơn Dương") is None
    assert [found.code for found in twins.bearers("Sơn Dương")] == ["02536", "02600"]
    assert getattr(twins.unit("Xã Sơn Dương"), "code", "") == "02600"
    assert twins.unit("Xã Tân Trào") is None
    assert [[found.code for found in shared] for shared in twins.shared()] == [["02545", "02601"]]


def test_a_row_with_code_and_name_agrees_or_not() -> None:
    """What a table's two columns say of one row is compared by the same rules."""
    assert agrees("đồng quý", ROUND[2])
    assert agrees("Xã Đồng Quý", ROUND[2])
    assert not agrees("Phường Đồng Quý", ROUND[2])
    assert not agrees("Xã Tân Trào", ROUND[2])


LISTED = [listed(row, ON) for row in list_of(UNITS, ON)]


@given(st.sampled_from(LISTED), st.booleans(), st.booleans())
def test_every_listed_name_is_its_own(entry: object, upper: bool, decomposed: bool) -> None:
    """A unit of the official list is found by its own name in either case and either form of Unicode."""
    own = unit(entry.code, entry.name, entry.kind)  # type: ignore[attr-defined]
    said = own.name.upper() if upper else own.name
    said = unicodedata.normalize("NFD", said) if decomposed else said
    assert UnitNames((own,)).unit(said) == own
    assert name_of(full_name(own)) == name_of(own.name)
