"""The rounds and standards at hand, as a first page lists them: nothing is scored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from engine.comparing.partial import PartialStandard, is_partial, load_partial
from engine.evidence.round import read_round
from engine.law.loading import load_standard
from engine.law.model import Standard
from engine.problems import Problem, ProblemsFound
from engine.service.pages.folder_stamps import setting_stamp, state_of
from engine.service.pages.seeing.found_once import FoundOnce
from engine.service.rounds import facts_beside
from engine.service.store import Holdings

_ROUNDS: Final = FoundOnce()


@dataclass(frozen=True, slots=True)
class ListedRound:
    """A round by name with title, day, number of communes, its standard; ``problems`` alone when it cannot be read."""

    name: str
    title: str = ""
    on: date | None = None
    communes: int = 0
    simulated: bool = False
    problems: tuple[Problem, ...] = ()
    standard: str = ""


@dataclass(frozen=True, slots=True)
class ListedStandard:
    """A standard by its id; ``part`` is one of which only a part is known, ``problems`` why it cannot be read."""

    name: str
    standard: Standard | None = None
    part: PartialStandard | None = None
    problems: tuple[Problem, ...] = ()


def list_rounds(holdings: Holdings) -> tuple[ListedRound, ...]:
    """Every round, the latest day first; those that cannot be read stand last."""
    told = [_listed(holdings, name) for name in holdings.rounds()]
    return tuple(sorted(told, key=lambda own: (own.on is None, -(own.on or date.min).toordinal(), own.name)))


def named_rounds(holdings: Holdings) -> tuple[tuple[str, str], ...]:
    """Every round by id with its name, the latest first; of those with one name the id tells which is which."""
    listed = [(own.name, own.title or own.name) for own in list_rounds(holdings)]
    times = Counter(title for _, title in listed)
    return tuple((name, title if times[title] == 1 else f"{title} ({name})") for name, title in listed)


def rounds_to_try(holdings: Holdings, standard: str) -> tuple[ListedRound, ...]:
    """The rounds that can be read, those of a standard first, then of the one that it takes the place of or amends."""
    heads = {own.name: own.standard.head for own in list_standards(holdings) if own.standard}
    head = heads.get(standard)
    before = {head.replaces, head.amends.standard if head.amends else None} if head else set()
    readable = (own for own in list_rounds(holdings) if not own.problems)
    return tuple(sorted(readable, key=lambda own: (own.standard != standard, own.standard not in before)))


def _listed(holdings: Holdings, name: str) -> ListedRound:
    """A round as it lies there: read once as long as nothing that it is read with is changed; a refusal is not kept."""
    try:
        folder = holdings.round(name)
        stamp = setting_stamp(folder, holdings.criteria)
        return _ROUNDS.of((folder, stamp), lambda: _read(holdings, name, folder))
    except ProblemsFound as refused:
        return ListedRound(name, problems=tuple(refused.problems))


def _read(holdings: Holdings, name: str, folder: Path) -> ListedRound:
    whole, _ = read_round(folder, facts_beside(folder, holdings))
    return ListedRound(name, whole.title, whole.on, len(whole.units), whole.simulated, standard=whole.standard)


def list_standards(holdings: Holdings) -> tuple[ListedStandard, ...]:
    """Every standard: those in force, drafts, those known in part, each the latest first; then what cannot be read."""
    folders = tuple(holdings.standard(name) for name in holdings.standards())
    return _as_they_lie(folders, tuple(state_of(home) for home in sorted({folder.parent for folder in folders})))


@lru_cache(maxsize=4)
def _as_they_lie(folders: tuple[Path, ...], _state: tuple[str, ...]) -> tuple[ListedStandard, ...]:
    """Standards read once as long as no law beside them is changed: an amendment rests on others."""
    return tuple(sorted(map(_standard, folders), key=_rank))


def _rank(own: ListedStandard) -> tuple[int, int, str]:
    if own.standard:
        head = own.standard.head
        return int(head.status != "in_force"), -head.from_.toordinal(), own.name
    since = own.part.from_ or own.part.law.date if own.part else date.min
    return 2 if own.part else 3, -since.toordinal(), own.name


def _standard(folder: Path) -> ListedStandard:
    try:
        if is_partial(folder):
            return ListedStandard(folder.name, part=load_partial(folder))
        return ListedStandard(folder.name, load_standard(folder).standard)
    except ProblemsFound as refused:
        return ListedStandard(folder.name, problems=tuple(refused.problems))
