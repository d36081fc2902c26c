"""The pinned lists, and what the packages installed here say they ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LISTS = ("run", "build", "rules", "hosted", "test")  # in the order in which they are installed


def wishes(path: Path) -> list[Requirement]:
    """The packages that a list names, without comments, hashes and other options."""
    lines = (line.split("#")[0].strip(" \\") for line in path.read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def pins(name: str) -> list[Requirement]:
    """What a list pins, for all systems."""
    return wishes(ROOT / "requirements" / f"{name}.txt")


def version_of(pin: Requirement) -> str:
    """The one version that a pin allows."""
    (only,) = pin.specifier
    assert only.operator == "=="
    return only.version


def applies(need: Requirement, system: Mapping[str, str], extras: Collection[str] = ()) -> bool:
    """Whether a need holds on a system, for a package wanted with these extras."""
    marker = need.marker
    return marker is None or any(marker.evaluate({**system, "extra": extra}) for extra in ("", *extras))


def needs(name: str, system: Mapping[str, str], extras: Collection[str] = ()) -> Iterator[Requirement]:
    """All that an installed package asks for on a system, with what the extras it names ask for in turn."""
    for need in map(Requirement, metadata.requires(name) or ()):
        if applies(need, system, extras):
            yield need
            if need.extras:
                yield from needs(need.name, system, need.extras)


def lacking(asked: Iterable[Requirement], held: Iterable[Requirement], system: Mapping[str, str]) -> set[str]:
    """The names asked for that no pin of this system holds in a version that fits."""
    versions = {canonicalize_name(pin.name): version_of(pin) for pin in held if applies(pin, system)}
    return {need.name for need in asked if not _fits(need, versions.get(canonicalize_name(need.name)))}


def _fits(need: Requirement, version: str | None) -> bool:
    return version is not None and need.specifier.contains(version, prereleases=True)
