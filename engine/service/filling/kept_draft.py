"""A commune's draft as it is kept: what was typed in each field, by whom and when, over the form that it began from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.files.keeping.transactions import Terms, put_in_place, take_away
from engine.files.writing import write_whole
from engine.problems import Place, ProblemsFound, problem
from engine.service.workspace import DRAFTS

KIND: Final = "phuhop/draft/1"
# So often another may have been faster before it is given up.
MOST_TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class TypedText:
    """What stands in a field, by whose hand and when."""

    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Ground:
    """The form that a draft began from: SHA-256 of its file, and what it says field by field; nothing where none was.

    ``unread`` is what stands in cells of it that nobody can read for certain, by field.
    """

    sha: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed over a ground; a field that nobody touched says what the ground does."""

    commune: str
    ground: Ground = field(default_factory=Ground)
    fields: Mapping[str, TypedText] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What stands in a field."""
        return self.fields[key].text if key in self.fields else self.ground.texts.get(key, "")

    def texts(self) -> dict[str, str]:
        """Every field in which something stands."""
        told = {**self.ground.texts, **{key: typed.text for key, typed in self.fields.items()}}
        return {key: text for key, text in told.items() if text}

    def typed(self, key: str, text: str, by: str, at: str) -> Draft:
        """The same with another text in a field."""
        return replace(self, fields={**self.fields, key: TypedText(text, by, at)})


def version_of(text: str) -> str:
    """The version of a field: two that say the same are the same one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def draft_file(folder: Path, code: str) -> Path:
    """Where the draft of a commune of the round in a folder lies."""
    return folder / DRAFTS / f"{code}.json"


def read_draft(folder: Path, code: str) -> Draft | None:
    """A commune's draft; None where there is none. Raises ProblemsFound (WEB-112) for a file that is none."""
    content = _content(folder, code)
    return None if content is None else _parsed(content, folder, code)


def change_draft(folder: Path, code: str, begin: Callable[[], Draft], change: Callable[[Draft], Draft]) -> Draft:
    """Change a draft, begun where there is none, and keep it: once this is given back it is safe on the disk.

    ``change`` gives the very same draft where nothing is to be kept; whatever it raises goes on. Raises ProblemsFound
    as ``put_in_place`` does.
    """
    home = draft_file(folder, code)
    for tried in range(MOST_TRIES):
        before = _content(folder, code)
        held = begin() if before is None else _parsed(before, folder, code)
        after = change(held)
        if after is held:
            return held
        terms = Terms(read={home.name: before}, name=home.name, private=True)
        try:
            put_in_place(home.parent, partial(_put, home.name, _written(after)), terms)
        except ProblemsFound as refused:
            if tried + 1 < MOST_TRIES and all(found.code == "SYS-114" for found in refused.problems):
                continue  # another was faster: judged again by what he left
            raise
        return after
    raise AssertionError


def forget_sent(folder: Path, sent: Draft, ground: Ground) -> None:
    """Forget what was sent and is now ``ground``; what somebody typed meanwhile stays. Raises as ``change_draft``."""

    def change(draft: Draft) -> Draft:
        left = {key: typed for key, typed in draft.fields.items() if sent.fields.get(key) != typed}
        return Draft(draft.commune, ground, left)

    change_draft(folder, sent.commune, lambda: sent, change)


def drop_draft(folder: Path, code: str) -> None:
    """Take a draft away with all that was typed into it; raises as ``take_away``."""
    take_away(folder / DRAFTS, (f"{code}.json",))


def _put(name: str, content: bytes, fresh: Path) -> None:
    write_whole(fresh / name, content, mode=0o600)


def _content(folder: Path, code: str) -> bytes | None:
    try:
        return draft_file(folder, code).read_bytes()
    except FileNotFoundError:
        return None


def _written(draft: Draft) -> bytes:
    ground = {"sha": draft.ground.sha, "texts": dict(draft.ground.texts), "unread": dict(draft.ground.unread)}
    fields = {key: [typed.text, typed.by, typed.at] for key, typed in sorted(draft.fields.items())}
    held = {"kind": KIND, "commune": draft.commune, "ground": ground, "fields": fields}
    return json.dumps(held, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _parsed(content: bytes, folder: Path, code: str) -> Draft:
    try:
        return _draft(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError):
        path = draft_file(folder, code)
        shown = f"{folder.name}/{DRAFTS}/{path.name}"
        raise ProblemsFound([problem("WEB-112", Place(shown), commune=code, name=path.name)]) from None


def _draft(held: dict[str, Any]) -> Draft:
    """The inverse of ``_written``; raises ValueError, KeyError and their like when it is none."""
    if held["kind"] != KIND:
        raise ValueError(held["kind"])
    told = held["ground"]
    ground = Ground(str(told["sha"]), {**told["texts"]}, {**told["unread"]})
    fields = {key: TypedText(*map(str, (text, by, at))) for key, (text, by, at) in held["fields"].items()}
    if not all(isinstance(text, str) for text in (*ground.texts.values(), *ground.unread.values())):
        raise TypeError
    return Draft(str(held["commune"]), ground, fields)
