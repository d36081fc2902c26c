"""What ``results.json`` promises: a committed schema, held by every result."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from engine.scoring.result_json import to_json
from engine.scoring.result_rows import schema_text
from tests import frozen

SCHEMA = frozen.ROOT / "docs" / "results.schema.json"


@pytest.fixture(scope="module")
def results() -> dict[str, object]:
    """The results of the frozen round, as another program reads them (số liệu mô phỏng)."""
    held: dict[str, object] = json.loads(to_json(frozen.assessed(), tool="test"))
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
