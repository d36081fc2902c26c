"""Rounds assessed once and kept in memory; after a change only what it concerns is scored again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TypeVar

from engine.language import Say
from engine.service.pages.folder_stamps import RoundStamp, stamp_of
from engine.service.pages.seeing.sighting import sight
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Store

MOST_KEPT = 8
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: RoundStamp
    work: Future[SightedRound]


class _Stamps:
    """The states of rounds; whoever asks while another looks through a round's files takes the next look together.

    A look that began after somebody asked shows all that was written before he did: for him it is as good as his own.
    """

    def __init__(self) -> None:
        self._looking, self._begun = Lock(), 0
        self._last: dict[str, tuple[int, date | None, RoundStamp]] = {}

    def stamp(self, store: Store, name: str) -> RoundStamp:
        """The state of a round as it lies now. Raises ProblemsFound for a round that is not there."""
        asked, folder = self._begun, store.round(name)
        with self._looking:
            look, day, stamp = self._last.get(name, (0, None, None))
            if stamp is None or look <= asked or day != store.today:
                self._begun += 1
                look, stamp = self._begun, stamp_of(folder, store.criteria, store.today)
                self._last[name] = look, store.today, stamp
        return stamp


class KeptRounds:
    """What pages ask rounds of; one round is worked out at a time, and whoever asks meanwhile waits for that one.

    ``open_store`` gives the store as it is used on the day of asking.
    """

    def __init__(self, open_store: Callable[[], Store], say: Say) -> None:
        self._open_store, self._say = open_store, say
        self._lock, self._worker = Lock(), ThreadPoolExecutor(1, thread_name_prefix="score")
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="derive")
        self._kept: dict[str, _Kept] = {}
        self._stamps = _Stamps()

    def sighted(self, name: str, wait: float) -> SightedRound | None:
        """A round as it lies now; None while it is still being worked out after so many seconds.

        Raises ProblemsFound when the round or its law cannot be read, and whatever went wrong with us.
        """
        store = self._open_store()
        stamp = self._stamps.stamp(store, name)
        with self._lock:
            held = self._kept.pop(name, None)
            if held is None or held.stamp != stamp:
                if held:
                    held.work.cancel()
                before = _worked_out(held)
                held = _Kept(stamp, self._worker.submit(sight, store, name, stamp, self._say, before))
            self._kept[name] = held  # the one asked for last stands last
            while len(self._kept) > MOST_KEPT:
                self._kept.pop(next(iter(self._kept))).work.cancel()
        try:
            return held.work.result(timeout=wait)
        except (TimeoutError, CancelledError):
            return None

    def derived(self, seen: SightedRound, key: Hashable, make: Callable[[Store], Thing], wait: float) -> Thing | None:
        """Something worked out of a round that was seen, once for as long as that round is kept; None meanwhile.

        Raises what ``make`` raises.
        """
        with self._lock:
            held = seen.worked.get(key)
            if held is None or held.cancelled():
                held = seen.worked[key] = self._beside.submit(make, self._open_store())
        try:
            made: Thing = held.result(timeout=wait)
        except (TimeoutError, CancelledError):
            return None
        return made

    def at_hand(self, name: str) -> SightedRound | None:
        """A round as it was last worked out, never worked out for this; None where it was not, or could not be."""
        held = self._kept.get(name)
        return _worked_out(held)

    def close(self) -> None:
        """Work out nothing more."""
        for worker in (self._worker, self._beside):
            worker.shutdown(wait=False, cancel_futures=True)


def _worked_out(held: _Kept | None) -> SightedRound | None:
    """What was worked out before; None where it was not, or could not be."""
    if held is None or not held.work.done() or held.work.cancelled() or held.work.exception():
        return None
    return held.work.result()
