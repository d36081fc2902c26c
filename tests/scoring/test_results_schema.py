"""What ``results.json`` promises: a committed schema, held by every result; and the cell table is of this law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from engine.law.loading import load_standard
from engine.rules.table import read_cells
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import schema_text
from engine.service.rounds import assess_round
from engine.service.workspace import find_workspace

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "results.schema.json"


@pytest.fixture(scope="module")
def results() -> dict[str, object]:
    """The results of the sample round, as another program reads them (số liệu mô phỏng)."""
    made = assess_round(ROOT / "assessments" / "son-duong-2024", find_workspace(ROOT))
    held: dict[str, object] = json.loads(to_json(made, tool="test"))
    return held


def test_the_committed_schema_is_of_the_models() -> None:
    """Write it anew with ``schema_text()`` of engine/scoring/result_rows.py after a change of the models."""
    assert SCHEMA.read_text("utf-8") == schema_text()


def test_the_sample_results_hold_to_the_schema(results: dict[str, object]) -> None:
    """Every commune, item, gap, task and problem of a real round is as the schema says."""
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(results)


@pytest.mark.parametrize(("key", "value"), [("schema", "phuhop/results/1"), ("communes", [{}]), ("surprise", 1)])
def test_the_schema_refuses_what_it_does_not_know(results: dict[str, object], key: str, value: object) -> None:
    """Another version, an empty commune and a key of nobody's are not results."""
    with pytest.raises(ValidationError):
        Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate({**results, key: value})


def test_the_committed_table_is_of_this_law() -> None:
    """Without the rules engine, points come from ``cells.json``; it must be made from the criteria beside it."""
    book = load_standard(ROOT / "criteria" / "qd-06-2019")
    cells = read_cells(book)
    assert cells is not None
    assert cells.law == book.sha256
