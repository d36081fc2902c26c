"""What is worth seeing first, when it cannot be told."""

from __future__ import annotations

import pytest

from engine.problems import Place, ProblemsFound, problem
from engine.web.views.review import to_see_views
from tests.web.review.working import NAME, ROUND, Working

SEE = f"{ROUND}kiem-tra/"


def test_what_to_see_first_that_cannot_be_told_says_why_and_is_sought_again(
    work: Working, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused with its remedy; a fault of ours is reported once and told as one; then the page is there."""

    def refused(*_: object) -> None:
        raise ProblemsFound([problem("RND-260", Place(NAME), name=NAME)])

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    for seek, status in ((refused, 422), (failing, 500)):
        with monkeypatch.context() as patch:
            patch.setattr(to_see_views, "worth_seeing", seek)
            answer = work.visit.get(SEE)
            while answer.status_code == 200:
                answer = work.visit.get(SEE)
            assert (answer.status_code, "RND-260" in answer.content.decode()) == (status, status == 422)
    assert "ZeroDivisionError" in [type(fault).__name__ for fault in work.visit.faults]
    assert work.visit.get(SEE).status_code == 200
