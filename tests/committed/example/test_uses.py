"""The worked example in every command that a policy editor runs on it; no paper to be signed comes of a draft."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from cli import phuhop
from engine.language import speak
from engine.problems import ProblemsFound
from engine.reporting.excel.sheet_lists import is_gap
from engine.reporting.words.compare_words import Comparison, unmoved_words
from engine.reporting.words.recognition.condition_words import item_points_word
from engine.reporting.words.recognition.total_words import total_words
from engine.scoring.sums.reckoned import reckoned
from tests import frozen
from tests.committed.example.test_by_hand import example
from tests.frozen import ROOT

SAY = speak("vi")
ROUNDS, STANDARDS = ("vi-du-2027", "vi-du-2029"), ("vi-du-2027", "vi-du-2030", "qd-06-2019", "directives", "units")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace of one's own with the example, its rounds, and the standard of 2019 to compare it with."""
    folder, before = tmp_path_factory.mktemp("vi-du"), Path.cwd()
    for parent, names in (("criteria", STANDARDS), ("assessments", ROUNDS)):
        for name in names:
            shutil.copytree(ROOT / parent / name, folder / parent / name, ignore=shutil.ignore_patterns("results"))
    shutil.copytree(ROOT / "criteria" / "benchmarks", folder / "criteria" / "benchmarks")
    os.chdir(folder)
    try:
        yield folder
    finally:
        os.chdir(before)


def run(*words: str) -> Result:
    """A command typed in the workspace."""
    return CliRunner().invoke(phuhop, list(words), catch_exceptions=False)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "vi-du-2027", "vi-du-2030"),
        ("score", "vi-du-2027"),
        ("score", "vi-du-2029", "--verify"),
        ("explain", "vi-du-2029", "19742"),
        ("path", "vi-du-2029", "19333"),
        ("law", "show", "vi-du-2027", "--out", "trang.docx"),
        ("law", "status", "vi-du-2027"),
        ("compare", "vi-du-2027", "vi-du-2030", "--round", "vi-du-2029"),
        ("compare", "qd-06-2019", "vi-du-2027", "--round", "vi-du-2029"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("desk")
def test_every_command_comes_to_its_end(words: tuple[str, ...]) -> None:
    """No fault of the program's own, in any of the constructs; what a draft gives says that it is one."""
    done = run(*words)
    assert done.exit_code in (0, 1), done.output
    assert "lỗi của chính nó" not in done.output
    if words[0] in ("score", "explain", "path", "compare"):
        assert "BẢN NHÁP" in done.output


@pytest.mark.parametrize("words", [("plan",), ("return",), ("score", "--sheets")], ids=" ".join)
@pytest.mark.usefixtures("desk")
def test_no_paper_to_be_signed_is_made_from_the_draft(words: tuple[str, ...]) -> None:
    """Plans, pages sent back and sheets to sign are refused with the reason."""
    with pytest.raises(ProblemsFound, match="PLN-107"):
        run(words[0], "vi-du-2029", *words[1:])


def test_a_form_of_the_draft_says_so_on_both_sheets(desk: Path) -> None:
    """Over the questions and over the self-given points, which have a place to sign."""
    assert run("form", "vi-du-2029", "--out", "phieu").exit_code == 0
    form = next((desk / "phieu").glob("19742-*.xlsx"))
    banners = [
        [cell for row in sheet.iter_rows(max_row=8, values_only=True) for cell in row if "BẢN NHÁP" in str(cell)]
        for sheet in load_workbook(form).worksheets[:2]
    ]
    assert all(banners)


def test_what_is_taken_off_is_a_gap_and_what_is_not_is_none() -> None:
    """Cửa Tùng lost 20 points for four proposals; Hải Lăng lost none, and has nothing to win back there."""
    by_code = {card.unit.code: card for card in example().cards}
    taken, kept = (
        next(item for item in by_code[code].items if item.item.id == "tc09.4") for code in ("19414", "19702")
    )
    assert (is_gap(taken), is_gap(kept)) == (True, False)
    assert item_points_word(taken, SAY) == "−20 (trừ tối đa 20)"


def test_a_total_is_held_by_its_limit_only_after_what_is_taken_off() -> None:
    """Cửa Tùng has 763 and 40 and loses 50: a limit of 753 holds nothing back, one point less does."""
    card = next(card for card in example().cards if card.unit.code == "19414")
    standard = example().book.standard

    def is_capped(most: int) -> bool:
        maximum = standard.head.maximum.model_copy(update={"with_bonus": most})
        head = standard.head.model_copy(update={"maximum": maximum})
        return reckoned(standard.model_copy(update={"head": head}), card).capped

    assert (is_capped(753), is_capped(752)) == (False, True)


def test_how_a_total_is_reckoned_is_told() -> None:
    """The sum of what is scored, what it is scaled from and to, what is won and taken off, and the limits."""
    standard = example().book.standard
    told = {card.unit.code: total_words(standard, card, SAY) for card in example().cards}
    assert told["19414"].startswith("717/940 điểm có tính, quy đổi 763/1.000; thưởng 40; trừ 50")
    assert told["19702"].startswith("940/940 điểm có tính, quy đổi 1.000/1.000; thưởng 40; không vượt 1.030")


def test_compare_says_whose_thresholds_it_does_not_move() -> None:
    """The example has all three kinds; the law of 2019 has none, and nothing is said of it."""
    old, new = frozen.law().book.standard, example().book.standard
    assert unmoved_words(Comparison(old, new, ()), SAY) == (
        "Không thử dời ngưỡng của: mức riêng của một số xã, điều kiện công nhận, mức công nhận cao hơn."
    )
    assert unmoved_words(Comparison(new, old, ()), SAY) == ""
