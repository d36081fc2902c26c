"""Each refusal of an act has its own code, is told in whole sentences in both languages, and changes nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from engine.problems import ProblemsFound, catalogue, render, words
from engine.records.acting.act_words import ACT_WORDS
from engine.records.acting.actors import Role, with_names
from engine.service.review.desk import with_labels
from tests import frozen
from tests.records.acting.made_records import APPRAISER, CODE, OTHER, PEOPLE, board_in, fact, granted, remark, sent
from tests.records.acting.refused_acts import CASES
from tests.told.read_aloud import Hold

# Told of files, of chains, of the desk and of receipts: test_override_files.py, test_kept_files.py,
# test_overrides_used.py, test_handing_over.py.
ELSEWHERE = {"REC-209", "REC-271", "REC-273", "REC-275", "REC-280", "REC-281", "REC-282", "REC-283", "REC-290"}
# As the list of people beside the record has them (số liệu mô phỏng).
NAMES = dict(zip(PEOPLE, (
    "Hoàng Văn Xã", "Trần Thị Lý", "Lê Thị Thư", "Phạm Văn Chủ", "Vũ Thị Quản", "Đỗ Văn Một", "Đỗ Thị Hai", "Đỗ Văn Ba",
    "Bùi Thị Khác", "Ngô Văn Chính", "Dương Thị Xem",
), strict=True))  # fmt: skip
HOLE = re.compile(r"\{\w*[^}]*\}")


def refused(code: str) -> ProblemsFound:
    """What the act of a code is refused with."""
    with pytest.raises(ProblemsFound) as found:
        CASES[code]()
    return found.value


def test_every_code_of_the_acts_has_its_refused_act() -> None:
    """No code that nothing raises, and none raised that is not tried."""
    assert {*CASES} | ELSEWHERE == {code for code in catalogue() if code.startswith("REC-2")}


@pytest.mark.parametrize("code", CASES)
def test_a_refused_act_is_told_by_its_code_in_whole_sentences(code: str) -> None:
    """Its code among the refusals, nothing left unfilled, a capital first and a full stop last, in both languages."""
    problems = refused(code).problems
    assert code in {p.code for p in problems}
    for told in problems:
        for language in ("vi", "en"):
            for part, text in words(told, language).items():
                assert not HOLE.search(text), (part, text)
                assert text[0] in "“{" or text[0].isupper() or text.startswith("p-"), (part, text)
                assert text.rstrip().endswith((".", "”.")), (part, text)
        assert str(told.place).startswith(("son-duong-2024", "overrides.yaml", "02587", "submit", "open")), told.place


def test_all_that_is_told_is_told_as_it_was_read_aloud(hold: Hold) -> None:
    """In both languages, problem by problem as a board's command prints it: with names, as it was read aloud."""
    law = frozen.law().book.standard
    hold("acts", {code: with_labels(with_names(refused(code).problems, NAMES), law) for code in CASES})


def test_one_act_has_few_reasons() -> None:
    """A refusal names its own reason and no echo of it: alone, but for the pair of a conflict."""
    told = {code: {p.code for p in refused(code).problems} for code in CASES}
    assert {code: codes for code, codes in told.items() if codes != {code}} == {
        "REC-207": {"REC-207", "REC-208"},
        "REC-208": {"REC-207", "REC-208"},
    }


def test_a_conflict_shows_both_values_and_who_wrote_them() -> None:
    """The figure of the one who comes late, the figure in the file, its writer and the time."""
    (theirs,) = (p for p in refused("REC-208").problems if p.code == "REC-208")
    told = words(theirs, "vi")["what"]
    assert "bạn ghi 1.250, trong hồ sơ nay là 1.199" in told
    assert APPRAISER in told
    assert "02/11/2026" in told


def test_a_conflict_names_whoever_changed_the_file_last() -> None:
    """The appraiser who has just corrected it, not those who opened or sent it."""
    (seen,) = (p for p in refused("REC-207").problems if p.code == "REC-207")
    assert (seen.values["by"], seen.values["act_en"]) == (APPRAISER, ACT_WORDS["correct"][1])


def test_what_differs_since_the_appraisal_is_named_where_no_datum_does() -> None:
    """An override alone changes no figure: it is named itself."""
    (told,) = refused("REC-258").problems
    assert (told.values["changed"], told.values["changed_en"]) == ("ấn định", "overrides")


def test_an_odd_act_is_told_at_the_file_it_is_about_or_by_its_own_name() -> None:
    """What is asked of one commune stands at it; what is asked of the round has its own name alone."""
    (one,) = refused("REC-200").problems
    with pytest.raises(ProblemsFound) as found:
        board_in("decided").do("publish", "secretary", about="", codes="02587")
    (other,) = found.value.problems
    assert [(p.code, str(p.place)) for p in (one, other)] == [("REC-200", CODE), ("REC-200", "publish")]


def test_names_are_put_in_beside_the_record() -> None:
    """The record has ids only; with the names at hand each id is followed by its name, unknown ids stay."""
    (told,) = with_names(refused("REC-212").problems, {APPRAISER: "Trần Thị Lý"})
    assert f"bởi Trần Thị Lý ({APPRAISER})" in words(told, "vi")["what"]
    (bare,) = with_names(refused("REC-212").problems, {"p-999": "Ai đó"})
    assert f"bởi {APPRAISER}" in words(bare, "vi")["what"]


@pytest.mark.parametrize(
    ("act", "role", "body"),
    [
        ("ask", "appraiser", {"remarks": [{**remark("r8"), "text": "gửi sổ tiêm của cháu Lê Thị Hoa"}]}),
        ("correct", "appraiser", {"facts": [fact("tre_em", "1", reason="hỏi theo số 0912345678", document="5/BB")]}),
        ("return", "appraiser", {"reason": "trẻ Trần Văn Nam chưa có giấy khai sinh"}),
    ],
)
def test_nobody_is_named_in_a_record_that_forgets_nothing(act: str, role: Role, body: dict[str, Any]) -> None:
    """Wherever free text comes in, a child's name or a number is refused, and the refusal does not repeat it."""
    with pytest.raises(ProblemsFound) as found:
        board_in("in_review").do(act, role, **body)
    (told,) = found.value.problems
    assert told.code == "REC-279"
    for language in ("vi", "en"):
        assert not re.search("Hoa|0912345678|Nam", render(told, language))
    board_in("in_review").do("return", "appraiser", reason="Trường Tiểu học Nguyễn Văn Trỗi chưa gửi báo cáo")


def test_who_acts_for_another_commune_is_told_for_which_he_may() -> None:
    """The commune's code alone, each of them where there are several; not the record's word for it."""
    (one,) = refused("REC-224").problems
    assert "(02590)" in words(one, "vi")["what"]
    board = board_in("draft")
    for code in ("02590", "02593"):
        granted(board, OTHER, "commune", f"unit:{code}")
    with pytest.raises(ProblemsFound) as found:
        board.do("submit", "commune", OTHER, **sent())
    assert [p.values["scope"] for p in found.value.problems] == ["02590, 02593"]


def test_a_commune_named_twice_is_not_published_twice() -> None:
    """A release has each commune once: the second time it is named is told by its code."""
    with pytest.raises(ProblemsFound) as found:
        board_in("decided").do("publish", "secretary", about="", codes=[CODE, CODE])
    assert [(p.code, p.values["codes"]) for p in found.value.problems] == [("REC-264", CODE)]


def test_the_lock_of_a_decided_file_reads_as_the_design_has_it() -> None:
    """Word for word, with the code before it and what can be done after it."""
    (told,) = refused("REC-217").problems
    board = board_in("decided")
    at = next(m.at for m in board.file.moves if m.act == "decide")
    said = render(told, "vi").splitlines()
    when = f"{at[11:16]} ngày {at[8:10]}/{at[5:7]}/{at[:4]}"
    sentence = f"Hồ sơ đã được quyết định bởi p-004 lúc {when}, nên không mở lại để thẩm định được."
    assert said == [
        f"son-duong-2024/02587  REC-217  {sentence}",
        "   Quyết định đứng trên đúng số liệu của lúc ấy; không sửa hồ sơ đã quyết định.",
        "   → Việc có thể làm: thu hồi công nhận (thư ký hội đồng, chủ tịch hội đồng).",
    ]
