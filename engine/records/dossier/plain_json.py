"""Plain data as the bytes of a dossier's JSON files: the same data give the same bytes on every machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def plain_bytes(told: Mapping[str, Any]) -> bytes:
    """UTF-8 with keys sorted, a key of the outermost two levels a line; raises ValueError on numbers that are no text.

    Whole numbers stay numbers; a float would not be read alike by everybody.
    """
    _refuse_floats(told)
    lines = [f"{json.dumps(key)}: {_below(value)}" for key, value in sorted(told.items())]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _below(value: Any) -> str:
    if not isinstance(value, dict) or not value:
        return _flat(value)
    rows = (f" {json.dumps(key, ensure_ascii=False)}: {_flat(held)}" for key, held in sorted(value.items()))
    return "{\n" + ",\n".join(rows) + "\n }"


def _flat(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _refuse_floats(told: Any) -> None:
    if isinstance(told, float):
        raise TypeError(told)
    for held in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        _refuse_floats(held)
