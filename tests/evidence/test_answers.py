"""A warning answered in the form: “giữ nguyên vì …” beside the figure, with a reason; and communes that are alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.evidence.believing.answers import reason_of
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.law.loading import load_standard
from engine.problems import Problem, render
from tests.evidence.test_bad_files import BAD, round_with
from tests.frozen import SMALL

LAW = load_standard(SMALL)
ALIKE = "commune,evidence,value,document,note\n" + "".join(
    f"0000{at},{name},{value},1/BC ngày 01/11/2024,{{{at}}}\n"
    for at in (1, 2)
    for name, value in (("tre_em", 1200), ("tre_duoi_1_tuoi", 50))
)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("giữ nguyên vì xã mới sáp nhập", "xã mới sáp nhập"),
        ("Giữ nguyên: có khu công nghiệp", "có khu công nghiệp"),
        ("GIỮ  NGUYÊN DO hai thôn chuyển đi", "hai thôn chuyển đi"),
        ("giu nguyen - da doi chieu so", "da doi chieu so"),
        ("gi\u01b0\u0303 nguye\u0302n vi\u0300 xã nhỏ", "xã nhỏ"),
        ("giữ nguyên", ""),
        ("giữ nguyên vì …", ""),
        ("giữ nguyên: đúng", ""),
        ("giữ nguyên vì 12 34", ""),
        ("không giữ nguyên vì sai số", ""),
        ("số liệu mô phỏng", ""),
        ("", ""),
    ],
)
def test_an_answer_says_that_the_figure_stays_and_why(note: str, reason: str) -> None:
    """Accents, capitals, signs and the word for “because” are free; two words of a reason are not."""
    assert reason_of(note) == reason


def problems(folder: Path, code: str) -> list[Problem]:
    """What reading a round says under one code."""
    told = read_evidence(folder, LAW, read_round(folder)[0])
    every = [*told.problems, *(p for given in told.communes.values() for p in given.problems)]
    return [p for p in every if p.code == code]


def one_of(text: str, folder: Path, code: str) -> Problem:
    """The one problem of a code in a round whose only file this is."""
    made = round_with(BAD / f"{code}.csv", folder)
    (made / "evidence" / f"{code}.csv").write_text(text, "utf-8")
    (found,) = problems(made, code)
    return found


def test_an_answer_stands_beside_the_cell_that_is_told(tmp_path: Path) -> None:
    """The note of the figure where the warning stands answers it; a note elsewhere, or without a reason, does not."""
    text = (BAD / "EVI-411.csv").read_text("utf-8")
    first, second = (line for line in text.splitlines() if line.startswith("0"))
    said = "giữ nguyên vì nhiều gia đình chuyển đi"
    beside = one_of(text.replace(second, second + said), tmp_path / "a", "EVI-411")
    elsewhere = one_of(text.replace(first, first + said), tmp_path / "b", "EVI-411")
    bare = one_of(text.replace(second, second + "giữ nguyên"), tmp_path / "c", "EVI-411")
    assert [told.answer for told in (beside, elsewhere, bare)] == ["nhiều gia đình chuyển đi", "", ""]
    assert [told.is_open_question for told in (beside, elsewhere, bare)] == [False, True, True]
    assert "✓ Xã giữ nguyên: nhiều gia đình chuyển đi" in render(beside, "vi")
    assert "giữ nguyên vì …" in render(bare, "vi")


def test_an_error_is_not_answered_away(tmp_path: Path) -> None:
    """What cannot be stays open, whatever stands in the note."""
    text = (
        (BAD / "EVI-410.csv").read_text("utf-8").replace("ngày 01/11/2024,", "ngày 01/11/2024,giữ nguyên vì đã xem lại")
    )
    told = one_of(text, tmp_path / "a", "EVI-410")
    assert (told.answer, told.is_open_question, told.severity) == ("", False, "error")


def test_alike_communes_are_told_together_and_both_must_answer(tmp_path: Path) -> None:
    """One warning names both cells and belongs to neither; it is answered when each of them has said why."""
    said = "giữ nguyên vì hai xã đã đối chiếu"
    none, one, both = (
        one_of(ALIKE.replace("{1}", a).replace("{2}", b), tmp_path / name, "EVI-418")
        for name, a, b in (("a", "", ""), ("b", said, ""), ("c", said, said))
    )
    assert {told.commune for told in (none, one, both)} == {""}
    assert [bool(told.answer) for told in (none, one, both)] == [False, False, True]
    assert all(name in str(none.values["names"]) for name in ("Xã Một", "Thị trấn Hai", "csv:2", "csv:4"))


@pytest.mark.parametrize("other", ["tre_em,1201", "tre_duoi_1_tuoi,51"])
def test_communes_that_differ_in_one_figure_are_not_alike(other: str, tmp_path: Path) -> None:
    """A single figure more or less, and nothing is said."""
    name, value = other.split(",")
    was = {"tre_em": 1200, "tre_duoi_1_tuoi": 50}[name]
    text = ALIKE.replace("{1}", "").replace("{2}", "").replace(f"00002,{name},{was}", f"00002,{name},{value}")
    made = round_with(BAD / "EVI-418.csv", tmp_path / "round")
    (made / "evidence" / "EVI-418.csv").write_text(text, "utf-8")
    assert problems(made, "EVI-418") == []


def test_one_cause_is_told_once(tmp_path: Path) -> None:
    """Nobody under 1 is one warning, not also a share of 0 %; and a warning waits while an error stands in its data."""
    for code in ("EVI-412", "EVI-417"):
        made = round_with(BAD / f"{code}.csv", tmp_path / code)
        assert len(problems(made, code)) == 1
        assert problems(made, "EVI-411") == []
    assert problems(tmp_path / "EVI-412", "EVI-417") == []
