"""The files of a standard's folder as they are to be read: its own, or laid over those of the standard it amends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.law.amending.layers import layered
from engine.law.numbers_of_law import HEAD
from engine.law.source import Source, read_source, source_of
from engine.problems import Problem, ProblemsFound

# What every standard says for itself: an amendment takes none of it over.
OF_ITS_OWN = frozenset({"id", "status", "amends", "law", "from", "until", "replaces"})


@dataclass(slots=True)
class Files:
    """A standard's files as they are taken: ``own`` as they lie in its folder, ``base`` those it amends.

    ``edited`` are texts by file name that stand in for what is on the disk, None for a file that is taken away;
    ``here`` are the names of the files that lie there, ``taken`` those that were asked for and could be read.
    """

    folder: Path
    edited: Mapping[str, str | None]
    here: Collection[str]
    found: list[Problem] = field(default_factory=list)
    own: dict[str, Source] = field(default_factory=dict)
    taken: dict[str, Source] = field(default_factory=dict)
    base: Mapping[str, Source] = field(default_factory=dict)

    def take(self, name: str) -> Source | None:
        """A file, laid over that of the base where both have one; None where it cannot be read, which is then told."""
        if made := self._laid(name):
            self.taken[name] = made
        return made

    def _laid(self, name: str) -> Source | None:
        before = self.base.get(name)
        if before and not self._is_here(name):
            return before
        own = self.own.get(name) or self.take_own(name)
        if own is None or before is None:
            return own
        whole, found = layered(before, own, OF_ITS_OWN if name == HEAD else ())
        self.found.extend(found)
        return whole

    def take_own(self, name: str) -> Source | None:
        """A file of the folder itself."""
        at, given = f"{self.folder.name}/{name}", self.edited.get(name)
        try:
            self.own[name] = read_source(self.folder / name, at) if given is None else source_of(given.encode(), at)
        except ProblemsFound as refused:
            self.found.extend(refused.problems)
        return self.own.get(name)

    def _is_here(self, name: str) -> bool:
        return self.edited[name] is not None if name in self.edited else name in self.here
