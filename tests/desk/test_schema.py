"""The JSON Schemas beside the criteria: fresh, true of the real files as editors read them, and strict."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from engine.desk.editing.schema import FILES, FOLDER, modeline, schema_texts
from tests.frozen import LAW, ROOT, SMALL

# Made from the models, not law: where they are committed is where an editor finds them.
SCHEMAS = ROOT / "criteria" / FOLDER
FILES_OF_LAW = sorted((*LAW.glob("*.yaml"), *SMALL.glob("*.yaml")))


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core: what a schema-aware editor takes for a number or a truth; a day and a yes are texts."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("float", r"[-+]?\d+\.\d+", "-+0123456789"),
    ("null", r"null|~|", "n~"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def schema_of(name: str) -> Mapping[str, Any]:
    """The schema that a file's first line names."""
    named = modeline(name).rpartition("/")[2]
    found = json.loads(schema_texts()[named])
    assert isinstance(found, dict)
    return found


def underlined(path: Path, *, old: str = "", new: str = "") -> list[str]:
    """What an editor underlines in a file, after a slip."""
    text = path.read_text("utf-8")
    assert old in text
    held = yaml.load(text.replace(old, new, 1), Loader=EditorLoader)  # noqa: S506 - a safe loader of our own
    return [error.message for error in jsonschema.Draft202012Validator(schema_of(path.name)).iter_errors(held)]


def test_the_schemas_are_fresh() -> None:
    """The files beside the criteria are those that the models give; run: phuhop law schema."""
    assert {path.name: path.read_text("utf-8") for path in SCHEMAS.iterdir()} == dict(schema_texts())
    assert set(schema_texts()) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_are_schemas(name: str) -> None:
    """Each is valid by the draft it names."""
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_texts()[name]))


def test_sound_files_have_no_red_underline() -> None:
    """Numbers, days, yes and no as an editor parses them are what the schema takes."""
    found = {f"{path.parent.name}/{path.name}": underlined(path) for path in FILES_OF_LAW}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tc01.yaml", "max_points: 50", "max_pionts: 50"),
        ("tc01.yaml", "max_points: 50", "max_points: nhiều"),
        ("tc01.yaml", "mark: verbatim", "mark: sure"),
        ("tc01.yaml", "{yes_no: nguoi_bao_ve_tre_em}", "{yesno: nguoi_bao_ve_tre_em}"),
        ("tc01.yaml", "equals: 100", "equals: 97,5%"),
        ("tc01.yaml", "max_points: 50", "max_points:"),
        ("standard.yaml", "from: 2019-01-03", "form: 2019-01-03"),
        ("standard.yaml", "threshold: 900", "threshold: 900.5"),
        ("evidence.yaml", "kind: yes_no", "kind: yesno"),
        ("evidence.yaml", "at_least: 1\n", "at_least: -1\n"),
    ],
)
def test_a_slip_is_underlined(name: str, old: str, new: str) -> None:
    """An unknown key, a wrong type, a word that is none of the list, an empty value."""
    assert underlined(LAW / name, old=old, new=new) != []
