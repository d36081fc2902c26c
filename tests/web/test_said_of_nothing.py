"""What a page says where there is nothing to show: no figure, no score, no visitor, a mark that nobody has seen."""

from __future__ import annotations

import pytest

from engine.evidence.facts import Fact
from engine.language import speak
from engine.law.values import Mark
from engine.problems import Place
from engine.web.wayfinding import Ways
from tests import frozen
from tests.web.django_here import django_here

SAY = speak("vi")
YES_NO = next(datum.id for datum in frozen.law().book.standard.book.evidence if datum.kind == "yes_no")
COUNT = next(datum.id for datum in frozen.law().book.standard.book.evidence if datum.kind == "count")


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (None, "chưa có số liệu"),
        (Fact(COUNT, 0, Place(""), "not_applicable"), "không áp dụng"),
        (Fact(YES_NO, 1, Place("")), "Có"),
        (Fact(YES_NO, 0, Place("")), "Không"),
        (Fact(COUNT, 1234, Place("")), "1.234"),
    ],
)
def test_a_figure_that_is_tried_is_said_as_its_form_says_it(fact: Fact | None, told: str) -> None:
    """None is not nought, and an answer is no number."""
    django_here()
    from engine.web.views.ways.trial_fields import _datum

    assert _datum(fact, frozen.law().book.standard.book, SAY) == told


def test_a_commune_without_a_score_is_said_to_have_none() -> None:
    """Before the council: no points, no verdict, nothing firm."""
    django_here()
    from engine.web.views.council.ballot_words import _score

    told = _score("Theo hội đồng", None, SAY)
    assert (told.title, told.firm) == ("Theo hội đồng", False)
    assert "Chưa chấm được" in repr(told)


def test_a_page_leads_nobody_anywhere() -> None:
    """Whoever has not come in is shown no link to a page of the house."""
    assert not Ways(None, lambda page, **_: f"/{page}/").opens("home")


def test_what_a_machine_read_is_said_to_be_for_comparing_alone() -> None:
    """Each mark has words of its own; this one allows the least."""
    django_here()
    from engine.web.views.help_views import _means

    marks: tuple[Mark, ...] = ("verbatim", "reported", "provisional", "checked", "machine")
    told = [_means(mark, SAY) for mark in marks]
    assert len(set(told)) == len(marks)
    assert told[-1] == "Máy đọc trong tệp văn bản, chưa ai xem: chỉ để so sánh."
