"""JSON Schemas of the law's files, made from the models: completion and red underlines in an editor."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import BaseModel

from engine.desk.editing.vocabulary import vocabulary
from engine.law.criteria import Criterion
from engine.law.model import StandardHead
from engine.law.questions import EvidenceBook

# Beside the criteria, so that a standard's files name them by a path that does not change: ../schemas/…
FOLDER = "schemas"
FILES: Mapping[str, type[BaseModel]] = {
    "standard.schema.json": StandardHead,
    "criterion.schema.json": Criterion,
    "evidence.schema.json": EvidenceBook,
}


# pydantic writes the limits of a checked number by its own names.
BOUNDS = {"ge": "minimum", "le": "maximum"}
EDGE = r"^-?\d{1,9}(\.\d{1,9}|/[1-9]\d{0,8})?$"


def schema_texts() -> Mapping[str, str]:
    """Each schema file's text by its name; the same models give the same bytes."""
    return {
        name: json.dumps(_schema(model, name), ensure_ascii=False, indent=1) + "\n" for name, model in FILES.items()
    }


def modeline(file: str) -> str:
    """The comment that tells an editor which schema a standard's file has."""
    kinds = {"standard.yaml": "standard", "evidence.yaml": "evidence"}
    return f"# yaml-language-server: $schema=../{FOLDER}/{kinds.get(file, 'criterion')}.schema.json"


def _schema(model: type[BaseModel], name: str) -> dict[str, object]:
    made = model.model_json_schema()
    shapes = {model.__name__: made, **made.get("$defs", {})}
    for shape, held in shapes.items():
        held["description"] = held.get("description", "").split("\n")[0]
        for key, entry in held.get("properties", {}).items():
            _describe(entry, shape, key)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"phuhop/{name}"}
    return {**head, **{key: _as_typed(value) for key, value in made.items()}}


def _describe(entry: dict[str, object], shape: str, key: str) -> None:
    """A key's Vietnamese name and meaning, with its fixed values in words."""
    told = vocabulary().keys.get(shape, {}).get(key)
    if told:
        entry["title"], entry["description"] = told.head[0], told.note[0]
    words = vocabulary().words.get("mark" if key.endswith("_mark") else key, {})
    if words and '"enum"' in json.dumps(entry):
        spoken = "; ".join(
            f"{value}: {word}" for value, (word, _) in words.items() if f'"{value}"' in json.dumps(entry)
        )
        entry["description"] = f"{entry.get('description', '')} ({spoken})"


def _as_typed(schema: object) -> object:
    """The schema for what an editor's parser makes of the author's text.

    A text may look like a number (``given: 3``), an edge like a fraction; a key that is written has a value.
    """
    if isinstance(schema, list):
        return [_as_typed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    held = {BOUNDS.get(key, key): value for key, value in schema.items() if key not in ("discriminator", "default")}
    if held.get("type") == "string" and not {"pattern", "enum", "const", "format"} & set(held):
        held["type"] = ["string", "number"]
    if held.get("type") == ["number", "string"]:
        held["pattern"] = EDGE
    some = [part for part in held.get("anyOf", ()) if part != {"type": "null"}]
    if len(some) == 1:
        held = {**some[0], **{key: value for key, value in held.items() if key != "anyOf"}}
        return _as_typed(held)
    return {key: _as_typed(value) for key, value in held.items()}
