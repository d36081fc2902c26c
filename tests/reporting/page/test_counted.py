"""A count of criteria with bounds of their own: the page in a browser and the verifier say what the engine says."""

from __future__ import annotations

from pathlib import Path

from tests.law.counted_law import communes_that_count, law_that_counts
from tests.records.dossier.verifying import recomputed
from tests.reporting.page.made_works import scored
from tests.reporting.page.opened_pages import differing, page_open, ways_found


def test_each_criterion_is_held_against_its_own_bound(tmp_path: Path) -> None:
    """Decisions, and the shortest ways where the page looks for one, of communes of which the count decides many."""
    law = law_that_counts(tmp_path)
    drawn = communes_that_count()
    made = scored(law, *drawn)
    barring = [made.decision(row).because for row in range(len(made.units))]
    assert sum("condition/dem" in because for because in barring) > 10
    with page_open(tmp_path, law) as browser:
        found, verdicts = differing(browser, law, drawn)
        ways, want = ways_found(browser, made, law)
    assert found == []
    assert min(verdicts[told] for told in ("recognised", "not_recognised", "undecided")) > 10
    assert ways == want
    assert list(recomputed(made)) == []
