"""What is wrong with the rows of one table: one problem a cause, with the number of its rows, and whose row it is.

A table with more wrong rows than anybody would mend by hand is refused whole, before they are all looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.evidence.columns import NOWHERE
from engine.evidence.identity.unit_names import agrees
from engine.evidence.questionnaire import Questionnaire, Strangers, unit_named
from engine.files.listing.csv_rows import others_at
from engine.files.numbers import counted, shown
from engine.law.model import Unit
from engine.problems import InBoth, Place, Problem, ProblemsFound, problem

# The code and the name of a row are of two communes: it is nobody's.
TWO = -3
MOST_WRONG, MOST_TOLD, KINDS_TOLD = 10_000, 20, 5
# Twice the communes that the country had before July 2025.
MOST_UNKNOWN = 20_000


def commune_of(code: str, name: str, asked: Questionnaire) -> int:
    """The number of the commune that a row names by code or name; NOWHERE when it is none, TWO when they disagree.

    A name that nobody in the round bears does not agree with a code either. Pure.
    """
    unit = unit_named(code or name, asked.units) if code or name else None
    if unit is None:
        return NOWHERE
    agree = not (code and name) or agrees(name, unit) or name == unit.code
    return asked.codes[unit.code] if agree else TWO


class Mistakes:
    """What was found wrong with a table so far."""

    def __init__(self, asked: Questionnaire) -> None:
        self._asked = asked
        self._found: list[Problem] = []
        self._strangers = Strangers(asked)
        self._unknown: dict[tuple[str, str], tuple[Place, int]] = {}
        self._ragged: dict[str, tuple[tuple[Place, int, int], list[int]]] = {}
        self._moved: dict[str, dict[str, None]] = {}
        self._unlike: list[Problem] = []
        self._more_unlike = self._unknown_words = 0

    def add(self, told: Iterable[Problem]) -> None:
        """Problems of one row; raises ProblemsFound when there have been too many to go on."""
        self._found.extend(told)
        if len(self._found) > MOST_WRONG:
            kinds = {p.code: p for p in reversed(self._found)}
            first = sorted(kinds.values(), key=lambda p: p.place)[:KINDS_TOLD]
            most = problem("EVI-316", Place(first[0].place.file), most=counted(MOST_WRONG))
            raise ProblemsFound([most, *first])

    def unknown_word(self, shown_as: str) -> None:
        """One more word that names no commune of the round, whoever's rows are wanted.

        Raises ProblemsFound (EVI-323) when there are so many that the file is of something else than communes.
        """
        self._unknown_words += 1
        if self._unknown_words > MOST_UNKNOWN:
            raise ProblemsFound([problem("EVI-323", Place(shown_as), most=counted(MOST_UNKNOWN))])

    def stranger(self, place: Place, word: str) -> None:
        """A row of a commune that is not in the round."""
        self._strangers.meet(place, word)

    def unknown_datum(self, place: Place, word: str, commune: str) -> None:
        """A row of a datum that nobody asks for."""
        first, times = self._unknown.get((commune, word), (place, 0))
        self._unknown[commune, word] = first, times + 1
        if len(self._unknown) > MOST_WRONG:
            self.add(self._unknown_data())

    def ragged(self, place: Place, given: int, wanted: int, owner: tuple[str, str]) -> None:
        """A row with more or fewer fields than there are heads: whose and about what, where that is beyond doubt."""
        commune, datum = owner
        first, lines = self._ragged.setdefault(commune, ((place, given, wanted), []))
        lines.append(place.line)
        if datum:
            self._moved.setdefault(commune, {})[datum] = None
        self._ragged[commune] = min(first, (place, given, wanted)), lines

    def unlike(self, place: Place, code: str, name: str) -> frozenset[str]:
        """A row whose code is of one commune and whose name is not; gives back the codes of both."""
        unit, other = unit_named(code, self._asked.units), unit_named(name, self._asked.units)
        if len(self._unlike) < MOST_TOLD and unit:
            names = {"code": unit.code, "unit": unit.name, "name": shown(name)}
            self._unlike.append(problem("EVI-310", place, **names, other=_coded(other)))
        else:
            self._more_unlike += 1
        return frozenset(u.code for u in (unit, other) if u)

    def all(self) -> tuple[Problem, ...]:
        """Every problem, those of one cause as one. Raises as ``add`` does."""
        self.add(self._unknown_data())
        ragged = [
            problem("EVI-313", place, commune=commune, given=given, wanted=wanted, **others_at(sorted(at))).about(
                *self._moved.get(commune, ())
            )
            for commune, ((place, given, wanted), at) in sorted(self._ragged.items(), key=lambda told: told[1][0])
        ]
        if self._more_unlike:
            last = self._unlike[-1]
            self._unlike.append(problem("EVI-317", last.place, rows=self._more_unlike, code=last.code))
        return (*self._found, *ragged, *self._unlike, *self._strangers.problems())

    def _unknown_data(self) -> list[Problem]:
        return [
            self._strangers.unknown_datum(place, word, commune, rows=times)
            for (commune, word), (place, times) in self._unknown.items()
        ]


def few(told: Iterable[Problem]) -> Iterator[Problem]:
    """The first errors of each kind, and of the others only how many there are."""
    kinds: dict[str, list[Problem]] = {}
    for one in told:
        kinds.setdefault(one.code, []).append(one)
    for code, found in kinds.items():
        yield from found[:MOST_TOLD]
        if rest := found[MOST_TOLD:]:
            yield problem("EVI-317", rest[0].place, rows=len(rest), code=code)


def _coded(unit: Unit | None) -> str | InBoth:
    return f"{unit.name} ({unit.code})" if unit else InBoth("không xã nào", "no commune")
