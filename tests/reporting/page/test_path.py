"""The page's path is as cheap as the engine's: the same effort, and none where the engine has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from engine.evidence.facts import CommuneEvidence, Fact, RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.sample.made_round import Wish, draw_round
from tests import frozen
from tests.records.dossier.browser import Browser
from tests.reporting.page.made_works import scored
from tests.reporting.page.opened_pages import page_open, ways_found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The page of the frozen law."""
    with page_open(tmp_path_factory.mktemp("trang"), frozen.law()) as opened:
        yield opened


# Parts of items that something can be done about.
FEWER = ("tre_duoi_1_tiem_du", "tre_kham_dinh_ky", "tre_hai_long")


def worsened(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """A third of three parts taken away, so that communes near the threshold lack what can be brought back."""
    return {name: replace(fact, value=fact.value * 2 // 3) if name in FEWER else fact for name, fact in facts.items()}


def test_communes_as_they_are_have_the_same_ways(browser: Browser) -> None:
    """Drawn like the sample of the country: effort and number of steps; some have no way in this period."""
    law, wish = frozen.law(), Wish(90, 5, date(2026, 11, 15))
    made = draw_round(law.book, list_of(frozen.UNITS, wish.on), wish)
    given = {code: CommuneEvidence(code, worsened(facts)) for code, facts in made.facts.items()}
    found, want = ways_found(browser, scored(law, made.round, RoundEvidence(given, ())), law)
    assert found == want
    assert len([way for way in want if way]) > 10 and None in want
