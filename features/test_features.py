"""Binds the features that need no more than the shared steps."""

from __future__ import annotations

from pytest_bdd import parsers, scenarios, then

from engine.reporting.words.sentences import class_sentence
from engine.service.parts.open_law import OpenLaw
from features.case import SAY, Case, day, run

scenarios(
    "cham_diem.feature",
    "diem_liet.feature",
    "cong_nhan.feature",
    "minh_chung.feature",
    "ba_loai_khong.feature",
    "lam_tron.feature",
)


@then(parsers.parse('nhóm được xếp theo dòng có "{words}" của standard.yaml'))
@then(parsers.parse('nếu chốt số liệu ngày {said} thì theo dòng có "{words}"'))
def class_rule(case: Case, law: OpenLaw, words: str, said: str = "") -> None:
    """The dated rule that put the unit in its class, by the line it was typed on."""
    if said:
        case.on = day(said)
        run(case)
    place = law.book.place(case.card.classified.rule)
    line = (law.book.folder / place.file.split("/")[-1]).read_text("utf-8").splitlines()[place.line - 1]
    assert words in line, line


@then(parsers.parse('nhóm được ghi là "{said}"'))
def class_said(case: Case, said: str) -> None:
    """The class with its ground, as the board reads it."""
    assert said in class_sentence(case.card, SAY), class_sentence(case.card, SAY)
