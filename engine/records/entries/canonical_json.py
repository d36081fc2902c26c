"""One JSON text for one value: UTF-8, keys sorted by code point, no spaces, NFC, whole numbers only.

Whatever is hashed is written here, so that another reader in another language gets the same bytes.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any, NoReturn, TypeAlias

import orjson

from engine.problems import Place, Problem, ProblemsFound, problem

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
# Beyond it JavaScript's numbers are no longer whole, and the dossier is read in a browser too.
LARGEST_NUMBER = 2**53 - 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def canonical_bytes(value: object, place: Place) -> bytes:
    """A value's one JSON text; raises ProblemsFound at ``place`` for floats (REC-103) and lone surrogates (REC-104).

    Text is composed (NFC) as it is written; a value of any other type than ``Json`` or a tuple is REC-105.
    """
    if not _is_plain(value):
        _refuse_odd(value, place, "")
    try:
        raw = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a sign, or too deep for it
        return _plainly(value, place)
    # Any part of a composed text is composed, so the whole text answers for all its strings at once.
    if raw.isascii() or unicodedata.is_normalized("NFC", raw.decode("utf-8")):
        return raw
    return _plainly(_composed(value, place), place)


def read_canonical(raw: bytes, place: Place) -> Json:
    """The value of canonical bytes; raises ProblemsFound at ``place`` for any others, saying in what they differ."""
    try:
        value: Json = orjson.loads(raw)
    except ValueError:
        value = _read_plainly(raw, place)
    try:
        written = canonical_bytes(value, place)
    except RecursionError:
        _refuse(problem("REC-101", place))
    if written != raw:
        twice = _name_told_twice(raw)
        _refuse(problem("REC-102", place, name=twice) if twice else problem("REC-100", place))
    return value


def _plainly(value: Any, place: Place) -> bytes:
    told = _ENCODER.encode(value)
    try:
        return told.encode("utf-8")
    except UnicodeEncodeError as wrong:
        at = told[max(wrong.start - 20, 0) : wrong.start]
        _refuse(problem("REC-104", place, after=at or "–"))


def _read_plainly(raw: bytes, place: Place) -> Json:
    """What the quick reader refuses, so that it is said in what way it is wrong."""
    try:
        value: Json = _DECODER.decode(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        _refuse(problem("REC-101", place))
    except _FloatMetError as met:
        _refuse(problem("REC-103", place, met.typed, where="–"))
    return value


class _FloatMetError(Exception):
    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(typed)


def _no_float(typed: str) -> NoReturn:
    raise _FloatMetError(typed)


_DECODER = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)


def _refuse(found: Problem) -> NoReturn:
    raise ProblemsFound([found])


def _is_plain(value: Any) -> bool:
    """Whether a value is surely sound, told without saying where it would not be."""
    waiting = [value]
    for inner in waiting:
        kind = type(inner)
        if kind is dict:
            for key, held in inner.items():
                if type(key) is not str:
                    return False
                if type(held) is not str:
                    waiting.append(held)
        elif kind is list:
            waiting += inner
        elif kind is int:
            if not -LARGEST_NUMBER <= inner <= LARGEST_NUMBER:
                return False
        elif kind is not str and kind is not bool and inner is not None:
            return False
    return True


def _refuse_odd(value: Any, place: Place, where: str) -> None:
    """Refuse what has no text of its own; ``where`` is the key above."""
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                _refuse(problem("REC-105", place, repr(key), key=where or "–"))
            _refuse_odd(inner, place, key)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _refuse_odd(inner, place, where)
    elif isinstance(value, float) or (kind is int and not -LARGEST_NUMBER <= value <= LARGEST_NUMBER):
        _refuse(problem("REC-103", place, str(value), where=where or "–"))
    elif kind is not int and not isinstance(value, str):
        _refuse(problem("REC-105", place, kind.__name__, key=where or "–"))


def _composed(value: Any, place: Place) -> Any:
    """Each string composed by itself: n of an escaped line's end, and a tilde after it, are no ñ."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, (list, tuple)):
        return [_composed(inner, place) for inner in value]
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, inner in value.items():
            name = unicodedata.normalize("NFC", key)
            if name in made:
                _refuse(problem("REC-102", place, name=name))
            made[name] = _composed(inner, place)
        return made
    return value


def _name_told_twice(raw: bytes) -> str:
    """The first key that stands twice in one object of a JSON text, or nothing."""
    twice: list[str] = []

    def note(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        twice.extend(name for at, name in enumerate(names) if name in names[:at])

    json.JSONDecoder(object_pairs_hook=note).decode(raw.decode("utf-8"))
    return twice[0] if twice else ""
