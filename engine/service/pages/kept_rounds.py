"""Rounds assessed once and kept in memory for as long as nothing that they rest on changes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from engine.language import Say
from engine.service.pages.folder_stamps import stamp_of
from engine.service.pages.sighted_round import SightedRound, sight
from engine.service.store import Store

MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: str
    work: Future[SightedRound]


class KeptRounds:
    """What pages ask rounds of; one round is worked out at a time, and whoever asks meanwhile waits for that one.

    ``open_store`` gives the store as it is used on the day of asking.
    """

    def __init__(self, open_store: Callable[[], Store], say: Say) -> None:
        self._open_store, self._say = open_store, say
        self._lock, self._worker = Lock(), ThreadPoolExecutor(1, thread_name_prefix="score")
        self._kept: dict[str, _Kept] = {}

    def sighted(self, name: str, wait: float) -> SightedRound | None:
        """A round as it lies now; None while it is still being worked out after so many seconds.

        Raises ProblemsFound when the round or its law cannot be read, and whatever went wrong with us.
        """
        store = self._open_store()
        folder = store.round(name)
        stamp = f"{stamp_of(folder, store.criteria)} {store.today}"
        with self._lock:
            held = self._kept.pop(name, None)
            if held is None or held.stamp != stamp:
                if held:
                    held.work.cancel()
                held = _Kept(stamp, self._worker.submit(sight, store, name, stamp, self._say))
            self._kept[name] = held  # the one asked for last stands last
            while len(self._kept) > MOST_KEPT:
                self._kept.pop(next(iter(self._kept))).work.cancel()
        try:
            return held.work.result(timeout=wait)
        except (TimeoutError, CancelledError):
            return None

    def at_hand(self, name: str) -> SightedRound | None:
        """A round as it was last worked out, never worked out for this; None where it was not, or could not be."""
        held = self._kept.get(name)
        done = held is not None and held.work.done() and not held.work.cancelled() and not held.work.exception()
        return held.work.result() if held and done else None

    def close(self) -> None:
        """Work out nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)
