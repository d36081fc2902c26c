"""One server a workspace: a second start finds the one that runs and asks it to open its door once more.

Two servers over the same files would each keep the round as it stood when it was read. Where they meet is a folder of
the user's own, outside the workspace: a lock that the system lets go when the server ends, its port, and, between a
second start and the browser that it opens, a secret that only this user can read.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.form_cache import cache_path
from engine.files.keeping.locks import Lock, release, take
from engine.files.keeping.transactions import take_away
from engine.files.writing import make_folder, write_whole
from engine.problems import ProblemsFound

HELD, PORT, ASKING = "giu", "cong.txt", "xin-vao.txt"
FOR_MYSELF = 0o600


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of a workspace's one server; without a folder the machine has nowhere to keep one, and all may serve.

    ``lock`` is None where another living process has it, or where no locks are known.
    """

    folder: Path | None = None
    lock: Lock | None = None
    taken: bool = False

    def tell(self, port: int) -> None:
        """Let later starts know the port; one that cannot be told only leaves them without it."""
        if self.folder:
            with suppress(ProblemsFound):
                write_whole(self.folder / PORT, str(port).encode(), mode=FOR_MYSELF)

    def port(self) -> int | None:
        """The port that the one who sits here told; None while it has not."""
        if self.folder:
            with suppress(OSError, ValueError):
                return int((self.folder / PORT).read_text("ascii"))
        return None

    def ask(self, secret: str) -> None:
        """Leave a secret that lets its bearer in once; raises ProblemsFound where it cannot be left."""
        if self.folder:
            write_whole(self.folder / ASKING, secret.encode(), mode=FOR_MYSELF)

    def asked_with(self, given: str) -> bool:
        """Whether a later start left this very secret; it is gone then."""
        if self.folder is None:
            return False
        try:
            fits = hmac.compare_digest((self.folder / ASKING).read_bytes(), given.encode())
            if fits:
                take_away(self.folder, (ASKING,))
        except (OSError, ProblemsFound):
            return False
        return fits

    def leave(self) -> None:
        """Let the place go."""
        release(self.lock)


def take_seat(root: Path) -> Seat:
    """The place of the workspace in a folder, taken where it was free; ``taken`` says that somebody else has it."""
    path = cache_path(root, os.environ)
    if path is None:
        return Seat()
    folder = path.with_suffix(".trang")
    try:
        make_folder(folder / HELD)
        lock = take(folder / HELD)
    except BlockingIOError:
        return Seat(folder, taken=True)
    except OSError:  # a cache that cannot be written: pages are served without
        return Seat()
    with suppress(ProblemsFound):
        take_away(folder, (PORT, ASKING))
    return Seat(folder, lock)
