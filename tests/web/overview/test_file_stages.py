"""A round's page says in which stage its files are: each in one, all of them, and nothing where no record is open."""

from __future__ import annotations

import re

from engine.records.acting.commune_file import STATES
from engine.service.pages.overviews.file_stages import STAGES
from tests import frozen
from tests.web.opened_desk import COMMUNES
from tests.web.visiting import Visit

ROUND = f"/dot/{frozen.SAMPLE}/"


def test_every_state_is_of_one_stage() -> None:
    """None is left out, none twice."""
    assert sorted(state for _, states in STAGES for state in states) == sorted(STATES)


def test_a_round_under_way_tells_where_its_files_are(at_desk: Visit) -> None:
    """Five were claimed, one has to mend its form; in the order of the stages."""
    told = re.search(r'<div class="files-at">(.*?)</div>', at_desk.page(ROUND), re.DOTALL)
    assert told
    counts = [int(number) for number in re.findall(r"<strong>(\d+)</strong>", told[1])]
    assert counts == [1, 5, 0, 0, 0] and sum(counts) == len(COMMUNES)


def test_a_round_without_a_record_tells_nothing(inside: Visit) -> None:
    """There are no files yet."""
    assert "files-at" not in inside.page(ROUND)
