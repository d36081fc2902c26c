"""``round.yaml`` changed so that it says what a workbook says, in its author's own text where nothing changed."""

from __future__ import annotations

from contextlib import suppress

from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.round import RoundShape
from engine.files.trees import Tree
from engine.files.yaml_text import rewrite
from engine.law.loading import shape
from engine.law.source import Source, source_of
from engine.problems import ProblemsFound
from engine.service.board.resetting.setting_files import SettingFiles


def head_text(lies: SettingFiles, wanted: Source) -> bytes:
    """The text file of a round's head that says ``wanted``; a key that says the same keeps its lines.

    Raises ProblemsFound where ``wanted`` is no head of a round.
    """
    raw = lies.held.get(ROUND_FILE, b"")
    return rewrite(raw.decode("utf-8", "replace"), _tree(raw, wanted)).encode()


def _tree(raw: bytes, wanted: Source) -> dict[str, Tree]:
    then = shape(RoundShape, wanted)
    new: dict[str, Tree] = {**wanted.tree} if isinstance(wanted.tree, dict) else {}
    with suppress(ProblemsFound, UnicodeDecodeError):
        held = source_of(raw, ROUND_FILE)
        now, old = shape(RoundShape, held), held.tree
        if isinstance(old, dict):
            same = {key for key in RoundShape.model_fields if getattr(now, key) == getattr(then, key)}
            kept = {key: old[key] if key in same else new[key] for key in old if key in same or key in new}
            return {**kept, **{key: told for key, told in new.items() if key not in kept and key not in same}}
    return new
