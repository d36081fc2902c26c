"""The page and the engine come to the same: every point, range, hurdle, level, verdict, and whether it is firm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.sample.made_round import Wish, draw_round
from tests import frozen
from tests.comparing.law_edits import unit_of
from tests.records.dossier.browser import Browser
from tests.reporting.page.drawn_communes import at_every_edge, drawn_communes
from tests.reporting.page.opened_pages import differing, page_open

ON = date(2026, 11, 15)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The page of the frozen law, for all tests of this file."""
    with page_open(tmp_path_factory.mktemp("trang"), frozen.law()) as opened:
        yield opened


def test_communes_of_all_kinds_come_to_the_same(browser: Browser) -> None:
    """Some not placed, some contradicting themselves, some with most figures missing."""
    found, verdicts = differing(browser, frozen.law(), drawn_communes(frozen.law(), ON, 200, 3))
    assert found == []
    assert verdicts["undecided"] > 20 and verdicts["not_recognised"] > 20


def test_communes_as_they_are_come_to_the_same(browser: Browser) -> None:
    """Drawn like the sample of the country: each verdict is among them."""
    wish = Wish(200, 7, ON, forms=False)
    law = frozen.law()
    made = draw_round(law.book, list_of(frozen.UNITS, wish.on), wish)
    given = {code: CommuneEvidence(code, facts) for code, facts in made.facts.items()}
    drawn = made.round, RoundEvidence(given, ())
    found, verdicts = differing(browser, frozen.law(), drawn)
    assert found == []
    assert set(verdicts) == {"recognised", "undecided", "not_recognised"}


def test_every_edge_of_every_band_and_one_beside_it(browser: Browser) -> None:
    """Each item alone, at, just below and just above each edge."""
    found, verdicts = differing(
        browser, frozen.law(), at_every_edge(frozen.law(), ON, unit_of(1, type="xa", mountain=False))
    )
    assert found == []
    assert verdicts.total() > 300
