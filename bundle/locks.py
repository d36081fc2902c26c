"""The pinned lists, read: each package with its version, the systems it is for and the hashes of its files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: *; *(?P<marker>[^\\]+?))? *\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Tags of wheels that a machine takes, by the systems that a bundle is for.
MACHINES = {"windows": re.compile(r"win_amd64"), "linux": re.compile(r"manylinux.*_x86_64")}


@dataclass(frozen=True, slots=True)
class Pin:
    """A package of a list; ``marker`` says on which systems it is wanted, "" on all."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]

    @property
    def key(self) -> str:
        """The name as wheels have it, but for capitals."""
        return plain(self.name)


def plain(name: str) -> str:
    """A package's name, alike however it is written."""
    return re.sub(r"[-_.]+", "_", name).lower()


def read_pins(path: Path) -> tuple[Pin, ...]:
    """The packages of a list; raises ValueError for a line that is none or a package without a hash."""
    pins: list[Pin] = []
    text = path.read_text("utf-8").replace("\\\n", " ")
    for line in (line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")):
        head = line.split(" --hash", 1)[0].strip()
        if not (found := PINNED.fullmatch(head)) or not HASH.findall(line):
            raise ValueError(f"{path.name}: {head}")
        pins.append(Pin(found["name"], found["version"], found["marker"] or "", frozenset(HASH.findall(line))))
    return tuple(pins)


def fits(wheel: str, machine: str, python: str) -> bool:
    """Whether a wheel's name says that a machine with a Python, such as 3.12, can install it."""
    tags, abi, platforms = wheel.removesuffix(".whl").split("-")[-3:]
    short = python.replace(".", "")
    kept = abi == "abi3" and any(
        tag.startswith("cp3") and int(tag[3:]) <= int(short[1:]) for tag in tags.split(".") if tag[3:].isdigit()
    )
    pythons = f"cp{short}" in tags.split(".") or "py3" in tags.split(".") or kept
    return pythons and (platforms == "any" or bool(MACHINES[machine].search(platforms)))


def lacking(wheels: Iterable[Path], pins: Sequence[Pin], python: str) -> list[str]:
    """What keeps wheels from being all that a list wants: a package without a wheel for a machine, a hash not listed.

    Every package is looked for on every machine, whatever its marker says: one too many does no harm.
    """
    by_name: dict[str, list[Path]] = {}
    for path in wheels:
        by_name.setdefault(plain(path.name.split("-")[0]), []).append(path)
    wrong = [f"{name}: of no list" for name in sorted(by_name.keys() - {pin.key for pin in pins})]
    for pin in pins:
        own = by_name.get(pin.key, [])
        wrong += [f"{path.name}: its bytes are not those of the list" for path in own if digest(path) not in pin.hashes]
        wrong += [
            f"{pin.name} {pin.version}: no wheel for {machine}, Python {python}"
            for machine in MACHINES
            if not any(fits(path.name, machine, python) for path in own)
        ]
    return wrong


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
