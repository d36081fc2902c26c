"""Scores that a record has, worked out again: as they were given nothing is said, forged they are told (mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.problems import errors
from engine.records.acting.file_json import fact_json
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_requests import verify_record
from engine.service.record.record_store import open_record
from engine.service.review.desk import benches_of
from engine.service.review.layer_scores import as_kept, layered, score_body
from engine.service.store import FileStore
from tests import frozen
from tests.service.record.made_record import corrected, genesis, opened, wanted

CODE, DATUM = "02587", "tre_duoi_1_tiem_du"


@pytest.fixture
def record(tmp_path: Path) -> DatabaseRecord:
    """A record under the frozen law, with the file of one commune begun."""
    desk = frozen.desk_in(tmp_path, (CODE,))
    made = open_record(desk / "assessments" / frozen.SAMPLE)
    for act in (genesis(frozen.SAMPLE, frozen.law().book.sha256), opened(CODE)):
        made.apply(act)
    return made


def score_of(record: DatabaseRecord, *corrections: tuple[str, str]) -> dict[str, Any]:
    """What the commune's form comes to, with these figures in the place of its own."""
    facts = {**kept(), **{name: as_given(name, value) for name, value in corrections}}
    store = FileStore(record.folder.parents[2], bundled=False)
    card = layered(benches_of(store, record.folder.parent)[0], {CODE: facts}).card(CODE)
    assert card is not None
    return dict(score_body(card))


def kept() -> dict[str, Any]:
    """The facts of the form."""
    facts = frozen.assessed().evidence.communes[CODE].facts
    return {name: as_kept(fact, by="", at="") for name, fact in facts.items()}


def as_given(name: str, value: str) -> Any:
    """A figure of the board's."""
    return replace(kept()[name], state="given", value=value)


def move(record: DatabaseRecord, own: Mapping[str, Any], board: Mapping[str, Any]) -> None:
    """Sent, corrected in one figure, appraised, with these scores."""
    facts = [fact_json(fact) for _, fact in sorted(kept().items())]
    sent = {"facts": facts, "form": "", "acknowledged": [], "score": dict(own)}
    record.apply(wanted("submit", "commune", sent, CODE))
    record.apply(wanted("claim", "appraiser", {}, CODE))
    record.apply(corrected("1", CODE, DATUM))
    record.apply(wanted("appraise", "appraiser", {"score": {"self": dict(own), "appraised": dict(board)}}, CODE))


def differing(record: DatabaseRecord) -> list[str]:
    """What differs, entry by entry, and nothing else is wrong."""
    told = verify_record(FileStore(record.folder.parents[2], bundled=False), record)
    wrong = errors(told.problems)
    assert {found.code for found in wrong} <= {"REC-119"}
    assert "score" not in told.verified.not_asked
    return [f"{found.values['seq']}: {found.values['differs']}" for found in wrong]


def test_scores_as_they_were_given_come_out_again(record: DatabaseRecord) -> None:
    """Both layers of an appraisal, and that of what was sent."""
    own, board = score_of(record), score_of(record, (DATUM, "1"))
    assert own != board
    move(record, own, board)
    assert differing(record) == []


def test_a_forged_score_is_told_by_its_items(record: DatabaseRecord) -> None:
    """A point more where the commune sent, the commune's own in the board's place where it was appraised."""
    own, board = score_of(record), score_of(record, (DATUM, "1"))
    forged = {**own, "low": "1001", "items": {**own["items"], "tc07.1": ["51", "51"]}}
    move(record, forged, board)
    submitted, appraised = differing(record)
    assert submitted.startswith("3: tc07.1 51 → ")
    assert "low 1001 → " in submitted
    assert appraised.startswith("6: self tc07.1 51 → ")


def test_the_commune_s_score_in_the_board_s_place_is_told(record: DatabaseRecord) -> None:
    """Only the board's layer."""
    own = score_of(record)
    move(record, own, own)
    (told,) = differing(record)
    assert told.startswith("6: appraised ")
    assert "self" not in told


def test_where_the_law_is_another_nothing_is_compared(tmp_path: Path) -> None:
    """And that is said."""
    desk = frozen.desk_in(tmp_path, (CODE,))
    made = open_record(desk / "assessments" / frozen.SAMPLE)
    made.apply(genesis(frozen.SAMPLE))
    told = verify_record(FileStore(desk, bundled=False), made)
    assert "score" in told.verified.not_asked
