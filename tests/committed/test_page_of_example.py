"""The page of the worked example, which has every structure of the law's language, and the engine come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests import frozen
from tests.comparing.law_edits import unit_of
from tests.records.dossier.browser import Browser
from tests.reporting.page.drawn_communes import at_every_edge, drawn_communes
from tests.reporting.page.opened_pages import differing, page_open, ways_found

COMMITTED = Workspace(frozen.ROOT, bundled=False)
BEFORE, AFTER = date(2027, 11, 15), date(2029, 11, 15)


@pytest.fixture(scope="module")
def law() -> OpenLaw:
    """The worked example."""
    return open_law(frozen.ROOT / "criteria" / "vi-du-2027")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, law: OpenLaw) -> Iterator[Browser]:
    """Its page, for all tests of this file."""
    with page_open(tmp_path_factory.mktemp("trang"), law) as opened:
        yield opened


@pytest.mark.parametrize("on", [BEFORE, AFTER])
def test_communes_of_all_kinds_come_to_the_same(browser: Browser, law: OpenLaw, on: date) -> None:
    """Classes, cases and thresholds by day, facts of a commune, three rounds before, levels that must be kept."""
    found, verdicts = differing(browser, law, drawn_communes(law, on, 160, on.year))
    assert found == []
    assert verdicts["undecided"] > 3 and verdicts["not_recognised"] > 3


def test_every_edge_of_every_band_and_one_beside_it(browser: Browser, law: OpenLaw) -> None:
    """Each line alone, those of cases too, at, just below and just above each edge, in all rounds that it reads."""
    facts = (("bai_ngang", True), ("vung", "tdmnpb"), ("dan_so", Fraction(4_000)), ("nong_nghiep", Fraction(5)))
    for kind in ("xa", "phuong", "dac_khu"):
        unit = unit_of(1, type=kind, mountain=kind == "xa", province_code="08", facts=facts)
        found, verdicts = differing(browser, law, at_every_edge(law, AFTER, unit))
        assert found == []
        assert verdicts.total() > 400


def test_the_worked_rounds_have_the_same_ways(browser: Browser, law: OpenLaw) -> None:
    """With a round before: conditions over several criteria, bonus, deductions, what is left out."""
    made = assess_round(COMMITTED.round("vi-du-2029"), COMMITTED)
    found, want = ways_found(browser, made, law)
    assert found == want
    assert [way for way in want if way]
