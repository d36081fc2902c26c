"""The desk of a round for pages: its law and setting read once for as long as nothing under them changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from engine.service.pages.folder_stamps import setting_stamp
from engine.service.review.desk import Desk, benches_of, open_desk
from engine.service.review.layer_scores import Bench
from engine.service.store import Holdings

MOST_KEPT = 8


def desk_now(store: Holdings, name: str) -> Desk:
    """The desk as it stands now: the record is always asked anew. Raises ProblemsFound as ``open_desk`` does."""
    return open_desk(store, name, _benches)


def _benches(store: Holdings, folder: Path) -> tuple[Bench, ...]:
    stamp = setting_stamp(folder, store.criteria)
    return _kept(store, folder, stamp)  # type: ignore[arg-type]  # a store is a frozen value


@lru_cache(maxsize=MOST_KEPT)
def _kept(store: Holdings, folder: Path, _: str) -> tuple[Bench, ...]:
    return benches_of(store, folder)
