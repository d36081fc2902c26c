"""The page that goes back to a commune: whole sentences, no word that only a board's machine knows."""

from __future__ import annotations

import re
from datetime import date

from engine.forms.to_mend import OF_THE_BOARD, Slip
from engine.problems import Place, Problem, catalogue, problem
from engine.reporting.board.slip_words import closing_words, place_words, said_to_commune
from features.boards import plain_round
from tests.told_apart import at_terminal

JARGON = re.compile(r"phuhop|\.ya?ml|communes\.csv|evidence/|forms/|round\.")


def test_no_text_for_a_commune_names_a_command_or_a_file_of_the_program() -> None:
    """Whatever the catalogue says of a form or a file, the page says it without the program's own names."""
    told = {
        f"{code} {part}": said_to_commune(at_terminal(kind.texts["vi"][part]))
        for code, kind in catalogue().items()
        for part in ("what", "remedy")
        if code.startswith(("EVI-", "FIL-")) and code not in OF_THE_BOARD
    }
    assert {where: text for where, text in told.items() if JARGON.search(text)} == {}
    assert len(told) > 100


def test_what_is_the_board_s_own_is_of_whose_form_it_is() -> None:
    """Every code that is kept from communes is one of identity, or of whose standard it is, and is in the catalogue."""
    assert {code[:5] for code in OF_THE_BOARD} == {"EVI-1", "RND-2"}
    assert set(catalogue()) >= OF_THE_BOARD


def test_a_remedy_that_names_the_command_is_said_otherwise() -> None:
    """The commune asks the board for what the board would make."""
    remedy = at_terminal(catalogue()["EVI-105"].texts["vi"]["remedy"])
    assert remedy.startswith("Chạy phuhop form")
    assert said_to_commune(remedy) == "Xin hội đồng phiếu mới, rồi chép số liệu sang."


def test_a_place_is_said_as_a_person_looks_for_it() -> None:
    """Sheet and cell, the line of a table, or the file; never the folder."""
    file = "evidence/02587-dong-quy.xlsx"
    assert place_words(Place(file, sheet="Phiếu số liệu", cell="E35")) == "Phiếu số liệu › E35"
    assert place_words(Place(file, sheet="Phiếu số liệu")) == "Trang “Phiếu số liệu”"
    assert place_words(Place("evidence/bang.csv", 3, 14)) == "Bảng bang.csv, dòng 3"
    assert place_words(problem("FIL-105", Place(file)).place) == "Cả tệp 02587-dong-quy.xlsx"


def test_a_reason_is_asked_for_only_where_one_is_an_answer() -> None:
    """A late document and a missing one are mended, and no note makes them go: the page does not say that it would."""
    place = Place("evidence/phieu.xlsx", sheet="Phiếu số liệu", cell="G9")
    late, odd = problem("EVI-214", place), problem("EVI-417", place)
    assert kept_of(odd, odd) == ["đúng thì ghi vào cột Ghi chú của ô đó: giữ nguyên vì … (lý do)."]
    assert kept_of(late, odd) == ["Số đúng mà cột ấy có “giữ nguyên vì …” thì ghi lý do vào cột Ghi chú của ô đó."]
    assert kept_of(late) == []


def kept_of(*doubtful: Problem) -> list[str]:
    """What a page with nothing but these says of keeping a figure."""
    round_ = plain_round(date(2024, 11, 15))
    told = closing_words(Slip(round_, round_.units[0], (), doubtful, 0))
    return [part for text in told for part in re.split(r"(?<=[.;]) ", text) if "giữ nguyên vì" in part]
