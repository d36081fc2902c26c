"""A store that is no folder: laws and rounds are bytes in memory, laid out in a folder only while they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.service.store import Part, Submission


def held(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path from there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def laid_out(files: Mapping[str, bytes], folder: Path) -> Path:
    """Files put under a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@dataclass
class MemoryStore:
    """One law and the rounds under it, and results; ``work`` is where they are laid out."""

    work: Path
    law: dict[str, bytes]
    sent: dict[str, dict[str, bytes]]
    results: dict[tuple[str, Part], dict[str, bytes]] = field(default_factory=dict)
    bundled: bool = False
    today: date | None = None

    @property
    def criteria(self) -> Path:
        """The laws, laid out."""
        return laid_out(self.law, self.work / "criteria")

    def standards(self) -> tuple[str, ...]:
        """Those of the one law."""
        return tuple(sorted({name.split("/")[0] for name in self.law if name.endswith("/standard.yaml")}))

    def checkable(self) -> tuple[str, ...]:
        """The same."""
        return self.standards()

    def standard(self, name: str, beside: Path | None = None) -> Path:  # noqa: ARG002 - one law for every round
        """A standard, laid out."""
        return self.criteria / name

    def letters(self, beside: Path) -> Path:  # noqa: ARG002 - the same
        """The letters, laid out."""
        return self.criteria / "directives"

    def rounds(self) -> tuple[str, ...]:
        """The rounds by name."""
        return tuple(sorted(self.sent))

    def has_round(self, name: str) -> bool:
        """Whether there is a round of that name."""
        return name in self.sent

    def round(self, name: str) -> Path:
        """A round, laid out."""
        return laid_out(self.sent[name], self.work / "rounds" / name)

    def sample_round(self, start: Path) -> Path:  # noqa: ARG002 - nothing is copied
        """The first round."""
        return self.round(self.rounds()[0])

    def texts(self, folder: Path) -> Mapping[str, str]:
        """The YAML of a law."""
        own = {name.split("/")[-1]: held for name, held in self.law.items() if name.split("/")[0] == folder.name}
        return {name: held.decode() for name, held in own.items() if name.endswith(".yaml")}

    def submissions(self, folder: Path) -> tuple[Submission, ...]:
        """What was sent for a round."""
        return tuple(Submission(n, held) for n, held in self.sent[folder.name].items() if n.startswith("evidence/"))

    def replace(self, folder: Path, write: Callable[[Path], None], part: Part) -> Path:
        """Keep what ``write`` makes, once it is whole."""
        with tempfile.TemporaryDirectory() as fresh:
            write(Path(fresh))
            self.results[folder.name, part] = held(Path(fresh))
        return Path(part)

    def take_away(self, folder: Path, part: Part, files: Collection[str] = ()) -> None:
        """Forget these files, or all."""
        kept = self.results.pop((folder.name, part), {})
        if left := {name: held for name, held in kept.items() if files and name not in files}:
            self.results[folder.name, part] = left

    def read(self, folder: Path, part: Part, file: str) -> bytes | None:
        """A file that was kept."""
        return self.results.get((folder.name, part), {}).get(file)
