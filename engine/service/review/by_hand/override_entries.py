"""The overrides of a round one by one: put into its file or taken out, and what that would do to the scores."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from engine.files.trees import Tree
from engine.files.yaml_text import rewrite
from engine.law.model import Standard
from engine.law.questions import Evidence
from engine.law.source import source_of
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.move_table import DECIDED
from engine.records.acting.override_file import FILE, is_exemptible
from engine.records.acting.overriding import SCORED, DatedOverride, OverrideKind, override_json
from engine.reporting.review.appraisal_page import Scored
from engine.service.review.by_hand.bringing_overrides import Brought, overrides_text
from engine.service.review.by_hand.used_overrides import desk_layers, when_scored
from engine.service.review.desk import FEW, Desk

# How the id of an override that was put in by a form begins, by its kind.
NAMES: Final[dict[OverrideKind, str]] = {"class": "nhom", "not_applicable": "mien", "due": "gia-han"}
WHOLE: Final = "ca-dot"


@dataclass(frozen=True, slots=True)
class Effect:
    """A file scored as overrides stand and as they would; None before where one that is over kept it from that."""

    file: CommuneFile
    before: Scored | None
    after: Scored


def lying_text(desk: Desk) -> bytes:
    """The round's own file, or where it has none the text that says what the record has."""
    if raw := overrides_text(desk):
        return raw
    held = [one for one in desk.state.overrides if one.kind != "withdrawn"]
    return put_in(b"", held) if held else b""


def put_in(raw: bytes, fresh: Sequence[DatedOverride]) -> bytes:
    """A file's text with overrides put in, each in the place of the one of its id; all else keeps its lines."""
    told = {one.id: _tree(one) for one in fresh}
    kept = [told.pop(str(own.get("id")), own) for own in _entries(raw)]
    return _written(raw, (*kept, *told.values()))


def taken_out(raw: bytes, ids: Collection[str]) -> bytes:
    """A file's text without the overrides of these ids."""
    return _written(raw, tuple(own for own in _entries(raw) if str(own.get("id")) not in ids))


def fresh_id(kind: OverrideKind, code: str, taken: Collection[str]) -> str:
    """An id that tells what an override does and for whom, and that none had before it."""
    base = f"{NAMES[kind]}-{code or WHOLE}"
    return next(name for at in range(1, len(taken) + 2) if (name := base if at == 1 else f"{base}-{at}") not in taken)


def ids_taken(desk: Desk, raw: bytes) -> frozenset[str]:
    """Every id that the file has or the record ever had: one that was taken back is not used for another thing."""
    return frozenset({*(str(own.get("id")) for own in _entries(raw)), *(one.id for one in desk.state.overrides)})


def _entries(raw: bytes) -> tuple[dict[str, Tree], ...]:
    tree = source_of(raw, FILE).tree if raw.strip() else {}
    listed = tree.get("overrides", ()) if isinstance(tree, dict) else ()
    return tuple(own for own in listed if isinstance(own, dict))


def _written(raw: bytes, entries: tuple[dict[str, Tree], ...]) -> bytes:
    if not entries:
        return b"overrides: []\n"
    return rewrite(raw.decode("utf-8", "replace"), {"overrides": entries}).encode()


def _tree(one: DatedOverride) -> dict[str, Tree]:
    told = {key: str(value) for key, value in override_json(one).items()}
    return {"id": one.id, **({"commune": one.commune} if one.commune else {}), **told}


def exemptible(standard: Standard) -> tuple[Evidence, ...]:
    """The data of a standard that a board can exempt, in its order."""
    return tuple(one for one in standard.book.evidence if is_exemptible(standard, one.id))


def used_by(desk: Desk, files: Sequence[CommuneFile]) -> dict[tuple[str, str], tuple[CommuneFile, ...]]:
    """Of each override, by id and whom it is for, those of some files whose last recorded score rests on it."""
    found: dict[tuple[str, str], tuple[CommuneFile, ...]] = {}
    names = {file.code: file for file in files}
    for code, used in when_scored(desk.record, files).used.items():
        for one in used:
            found[one.id, one.commune] = (*found.get((one.id, one.commune), ()), names[code])
    return found


def effects(desk: Desk, done: Brought) -> tuple[tuple[Effect, ...], int]:
    """What a file's overrides would do to the board's scores, where they are others; how many more were not tried.

    Of files that were sent and are not yet decided on.
    """
    moved = [line.override for line in done.lines if line.change not in ("same", "kept")]
    concerned = [one for one in moved if one.kind in SCORED]
    open_ = (file for file in desk.files() if file.own and file.state not in DECIDED) if concerned else ()
    files = [file for file in open_ if any(one.concerns(file.code) for one in concerned)]
    then = tuple(line.override for line in done.lines if line.change != "taken_out")
    before, after = (
        _scored(own, files[:FEW]) for own in (desk, replace(desk, state=replace(desk.state, overrides=then)))
    )
    told = (Effect(file, before.get(file.code), after[file.code]) for file in files[:FEW] if file.code in after)
    return tuple(told), len(files[FEW:])


def _scored(desk: Desk, files: Sequence[CommuneFile]) -> dict[str, Scored]:
    parts = desk_layers(desk, files, desk.day) if files else ()
    return {
        file.code: part.scored(file) for part in parts for file in part.files if file.code not in part.layers.expired
    }
