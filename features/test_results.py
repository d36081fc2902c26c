"""Binds the features about how results are told: provisional or firm, and every point explained."""

from __future__ import annotations

from pytest_bdd import parsers, scenarios, then

from engine.reporting.words.sentences import mark_word, provisional_sentence, simulated_sentence
from features.case import SAY, Case, Table, explained, item_of, rows
from tests.scored import results_of

scenarios("tam_tinh.feature", "giai_thich.feature")


@then(parsers.parse('đầu kết quả có dòng "{said}"'))
def banner(case: Case, said: str) -> None:
    """The warnings that stand over the results."""
    made = case.assessment
    told = [provisional_sentence(made, SAY), simulated_sentence(SAY) if made.round.simulated else None]
    assert any(said in line for line in told if line), told


@then("đầu kết quả không có dòng tạm tính")
def no_banner(case: Case) -> None:
    """Every number was held against the text."""
    assert provisional_sentence(case.assessment, SAY) is None


@then(parsers.parse('mục {number} mang dấu "{said}"'))
def item_mark(case: Case, number: str, said: str) -> None:
    """The mark of the number a result rests on, in the card and in results.json alike."""
    card = item_of(case, number)
    assert card.mark is not None
    assert mark_word(card.mark, SAY) == said
    (row,) = results_of(case.assessment, tool="thử").communes
    assert next(item.mark for item in row.items if item.id == card.item.id) == card.mark


@then(parsers.parse("results.json ghi {points:d} điểm dựa trên {mark}"))
def results_marks(case: Case, points: int, mark: str) -> None:
    """How many points rest on each mark."""
    assert results_of(case.assessment, tool="thử").standard.marks[mark] == points  # type: ignore[index]


@then("lời giải thích có")
def explanation(case: Case, datatable: Table) -> None:
    """Every stated piece stands in the printed tree."""
    told = explained(case, None)
    for row in rows(datatable):
        assert row["câu"] in told, told


@then(parsers.parse("lời giải thích mục {number} có"))
def item_explanation(case: Case, number: str, datatable: Table) -> None:
    """Every stated piece stands in the printed branch of that item."""
    told = explained(case, item_of(case, number).item.id)
    for row in rows(datatable):
        assert row["câu"] in told, told


@then(parsers.parse('lời giải thích mục {number} không có "{said}"'))
def not_in_explanation(case: Case, number: str, said: str) -> None:
    """What must not be claimed."""
    assert said not in explained(case, item_of(case, number).item.id)


@then("kết luận là chắc chắn")
def firm(case: Case) -> None:
    """No provisional number could change it."""
    assert case.card.decision.firm


@then("kết luận còn tạm tính")
def provisional(case: Case) -> None:
    """Provisional numbers could change it."""
    assert not case.card.decision.firm


@then(parsers.parse('lời giải thích bắt đầu bằng "{said}"'))
def first_words(case: Case, said: str) -> None:
    """The decision leads, not the total."""
    assert explained(case, None).startswith(said)
