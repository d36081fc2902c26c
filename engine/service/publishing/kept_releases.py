"""The releases of a round as they lie in its folder: ``published/01/`` and on, and their register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.problems import Place, ProblemsFound, day_in_both, problem
from engine.records.publishing.release_json import read_register, read_release, register_bytes, release_bytes
from engine.records.publishing.releases import Registered, Release, registered

PUBLISHED, REGISTER, RELEASE = "published", "register.json", "release.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A round's releases, the first first, their register, and its bytes as they were read."""

    releases: tuple[Release, ...]
    register: tuple[Registered, ...]
    raw: bytes | None


def kept_releases(folder: Path) -> Kept:
    """Every release of a round, each held against the register.

    Raises ProblemsFound: what cannot be read (PUB-120), a release that is not what was registered or not there
    (PUB-122).
    """
    home = folder / PUBLISHED
    raw = _bytes(home / REGISTER)
    register = read_register(raw, f"{folder.name}/{PUBLISHED}/{REGISTER}") if raw is not None else ()
    releases, wrong = [], []
    for line in register:
        name = f"{folder.name}/{PUBLISHED}/{line.number:02}/{RELEASE}"
        own = _bytes(home / f"{line.number:02}" / RELEASE)
        release = read_release(own, name) if own is not None else None
        if own is None or release is None or registered(release, own) != line:
            wrong.append(problem("PUB-122", Place(name), n=line.number, day=day_in_both(line.day)))
        else:
            releases.append(release)
    if wrong:
        raise ProblemsFound(wrong)
    return Kept(tuple(releases), register, raw)


def keep_release(folder: Path, release: Release, kept: Kept, write: Callable[[Path], None]) -> Path:
    """Put a release and its papers beside the others and into the register: all of it or nothing; gives its folder.

    ``write`` fills an empty folder with the papers. Raises ProblemsFound when it cannot be kept, also (SYS-114) when
    the register has changed since it was read.
    """
    own, raw = f"{release.number:02}", release_bytes(release)
    lines = (*kept.register, registered(release, raw))

    def fill(fresh: Path) -> None:
        write(fresh / own)
        write_whole(fresh / own / RELEASE, raw)
        write_whole(fresh / REGISTER, register_bytes(lines))

    put_in_place(folder / PUBLISHED, fill, Terms(read={REGISTER: kept.raw, own: None}, name=PUBLISHED))
    return folder / PUBLISHED / own


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        raise ProblemsFound([problem("PUB-120", Place(str(path)))]) from None
