"""What is wrong with a value that a model refuses, in the words of its author and in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic_core import ErrorDetails

# pydantic's names of what is wrong, each in Vietnamese and English; the numbers come from the model.
REASONS: Mapping[str, tuple[str, str]] = {
    "string_type": ("phải là một chữ, một dòng", "must be one text"),
    "string_too_short": ("không được để trống", "must not be empty"),
    "string_too_long": ("dài quá {max_length} chữ", "is longer than {max_length} letters"),
    "tuple_type": ("phải là một danh sách trong ngoặc vuông", "must be a list in square brackets"),
    "too_short": ("phải có ít nhất {min_length}", "needs at least {min_length}"),
    "too_long": ("chỉ được nhiều nhất {max_length}", "takes at most {max_length}"),
    "model_type": ("phải là một nhóm khóa: giá trị", "must be a group of keys with values"),
    "dict_type": ("phải là một nhóm khóa: giá trị", "must be a group of keys with values"),
    "greater_than_equal": ("phải từ {ge} trở lên", "must be at least {ge}"),
    "less_than_equal": ("không được quá {le}", "must be at most {le}"),
    "greater_than": ("phải hơn {gt}", "must be more than {gt}"),
    "less_than": ("phải dưới {lt}", "must be less than {lt}"),
}
# What an id may be made of; a pattern that is none of these is the first.
BY_PATTERN: Mapping[str, tuple[str, str]] = {
    "": (
        "mã viết bằng chữ thường không dấu, chữ số và dấu nối, bắt đầu bằng chữ cái",
        "an id is small plain letters, digits and hyphens, and begins with a letter",
    ),
    "^[a-z][a-z0-9_]{1,59}$": (
        "mã viết bằng chữ thường không dấu, chữ số và dấu gạch dưới, bắt đầu bằng chữ cái",
        "an id is small plain letters, digits and underscores, and begins with a letter",
    ),
    r"^[A-Z][A-Z0-9\-]{2,39}$": (
        "mã viết bằng chữ hoa không dấu, chữ số và dấu nối, bắt đầu bằng chữ cái",
        "an id is plain capitals, digits and hyphens, and begins with a letter",
    ),
    r"^\d{5}$": ("mã xã có đúng 5 chữ số", "a commune's code has 5 digits"),
    r"^\d{2}$": ("mã tỉnh có đúng 2 chữ số", "a province's code has 2 digits"),
}
ANY_REASON = ("không phải là thứ mà chỗ này nhận", "is not what this place takes")
LONGEST = 60


def without_echoes(refused: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """What pydantic refuses, without what only repeats another refusal."""
    return [error for error in refused if not (_echo(error) or _of_another_member(error, refused))]


def _echo(error: ErrorDetails) -> bool:
    """pydantic calls a list too short when its only entry is broken; the entry's own error says it."""
    return error["type"] == "too_short" and bool(error["input"])


def _of_another_member(error: ErrorDetails, refused: Sequence[ErrorDetails]) -> bool:
    """A union of a word and a list also tries the one that was not written; what is wrong is told by the other."""
    told_for = {id(other["input"]) for other in refused if other is not error}
    if isinstance(error["input"], tuple):
        return error["type"] == "string_type" and any(id(part) in told_for for part in error["input"])
    return error["type"] == "tuple_type" and id(error["input"]) in told_for


def reason_of(error: ErrorDetails) -> Mapping[str, str]:
    """Why a value is refused: ``reason`` in Vietnamese, ``reason_en`` in English."""
    context = {key: str(value) for key, value in error.get("ctx", {}).items()}
    patterned = BY_PATTERN.get(context.get("pattern", ""), BY_PATTERN[""])
    words = patterned if error["type"] == "string_pattern_mismatch" else REASONS.get(error["type"], ANY_REASON)
    said = (told.format_map(_Known(context)) for told in words)
    return dict(zip(("reason", "reason_en"), said, strict=True))


class _Known(dict[str, str]):
    """Values by name; of one that is not given three dots."""

    def __missing__(self, _: str) -> str:
        return "…"


def choices_of(expected: str) -> Mapping[str, str]:
    """The words that pydantic lists as ``'a', 'b' or 'c'``, in both languages without its quotes."""
    names = re.findall(r"'([^']*)'", expected)
    both = (("allowed", "hoặc"), ("allowed_en", "or"))
    return {key: f" {word} ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) for key, word in both}


def as_written(value: object) -> str:
    """A value as its author wrote it, in brackets where it is several; a long one in part."""
    if isinstance(value, dict):
        text = "{" + ", ".join(f"{key}: {as_written(held)}" for key, held in value.items()) + "}"
    elif isinstance(value, tuple):
        text = "[" + ", ".join(map(as_written, value)) + "]"
    else:
        text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
