"""What a round asks of whom, looked up once for all files: data by id and by name, communes by code and by name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.evidence.facts import Round
from engine.evidence.identity.unit_names import UnitNames, bare_name, coded
from engine.files.numbers import Raw, plain, shown
from engine.law.asking import numbered_items
from engine.law.loading import Lawbook, nearest
from engine.law.model import Unit
from engine.law.points.scores import Score, score_text
from engine.law.questions import Evidence
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, Problem, problem

# How people head the column of communes, in plain letters.
CODE_HEADS = frozenset(
    {"ma xa", "ma don vi", "ma xa phuong", "ma xa/phuong", "ma so xa", "commune", "commune code", "code"}
)
NAME_HEADS = frozenset(
    {"xa", "xa phuong", "xa/phuong", "xa, phuong", "ten xa", "don vi", "ten don vi", "name", "commune name"}
)
SHARE_HEAD = re.compile(r"[%‰]|\bty (?:le|suat)\b|\bphan tram\b|\bpercent")
# A search for the nearest word reads every name of the round: worth it for a slip, not for a list of other communes.
MOST_SOUGHT = 50
# So many unknown communes of a file are told one by one, the others by the number of their rows.
MOST_STRANGERS = 20


@dataclass(frozen=True, slots=True)
class AskedItem:
    """An item of the standard that a commune may score itself: its id, its number for people, its most points.

    ``step`` is the least part of a point that the standard has.
    """

    id: str
    number: str
    most: Score
    step: Score = 1


@dataclass(frozen=True)
class Questionnaire:
    """The data asked, of which communes, in which round; ``sha256`` is of the questions that forms were made from.

    ``letters`` are the hashes of the round's letters by id, ``unit_facts`` what forms ask of the commune itself.
    """

    standard: str
    sha256: str
    data: tuple[Evidence, ...]
    round: Round
    letters: Mapping[str, str] = field(default_factory=dict)
    own_points: tuple[AskedItem, ...] = ()
    unit_facts: tuple[UnitFact, ...] = ()

    @cached_property
    def items(self) -> Mapping[str, AskedItem]:
        """The items that communes may score themselves, by id."""
        return {item.id: item for item in self.own_points}

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """The number of each datum by its id."""
        return {evidence.id: at for at, evidence in enumerate(self.data)}

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """The number of each commune by its code."""
        return {unit.code: at for at, unit in enumerate(self.round.units)}

    @cached_property
    def named(self) -> Mapping[str, int]:
        """The number of each datum by its id, and by its label in either language without accents, in small letters."""
        labels = {plain(label): at for at, e in enumerate(self.data) for label in (e.label, e.label_en)}
        return {**labels, **self.ids}

    @cached_property
    def units_of_count(self) -> frozenset[str]:
        """The words for what is counted, in plain letters."""
        units = (unit for e in self.data for unit in (e.unit, e.unit_en) if unit)
        return frozenset({"nguoi", "em", "tre em", "chau", *map(plain, units)})

    @cached_property
    def units(self) -> UnitNames:
        """The communes by code and by name."""
        return UnitNames(self.round.units)

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of the communes in plain letters, with and without their kind; some are named after somebody."""
        return frozenset(plain(name) for unit in self.round.units for name in (unit.name, bare_name(unit.name)))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of all that the reading of a form can hang on besides the form."""
        round_ = self.round
        days = (round_.on, round_.period_from, round_.period_to)
        held = [self.standard, self.sha256, round_.id, round_.title, *map(str, days), str(dict(self.letters))]
        held += [f"{unit.code} {unit.type} {unit.name}" for unit in round_.units]
        held += [evidence.model_dump_json() for evidence in self.data]
        held += [f"{e.id} {e.period.written}" for e in self.data if e.period]
        held += [f"{item.id} {item.number} {item.most}" for item in self.own_points]
        held += [f"step {score_text(step)}" for step in {item.step for item in self.own_points} if step != 1]
        held += [fact.model_dump_json() for fact in self.unit_facts]
        return hashlib.sha256("\n".join(held).encode()).hexdigest()

    def code_of(self, code: str) -> str:
        """A commune's code when the round has it, else nothing."""
        return code if code in self.codes else ""

    def owner_of(self, file: str) -> str:
        """The commune that a file's name begins with, by its code; nothing when it begins otherwise."""
        named = re.match(r"\d{5}(?!\d)", file.rpartition("/")[2])
        return self.code_of(named[0]) if named else ""

    def called(self, code: str) -> str:
        """A commune of the round by code and name; another one by its code alone."""
        return coded([self.unit_of(code)]) if code in self.codes else shown(code)

    def unit_of(self, code: str) -> Unit:
        """A commune of the round by its code; raises KeyError."""
        return self.round.units[self.codes[code]]


def questionnaire(lawbook: Lawbook, round_: Round, letters: Mapping[str, str] | None = None) -> Questionnaire:
    """What a round asks; ``lawbook`` holds the questions of the round's letters too."""
    standard = lawbook.standard
    step = standard.head.step
    own = tuple(AskedItem(item.id, number, item.max_points, step) for number, item in numbered_items(standard))
    facts = standard.head.unit_facts
    return Questionnaire(standard.head.id, lawbook.asked, standard.book.evidence, round_, letters or {}, own, facts)


def unit_named(raw: Raw, units: UnitNames) -> Unit | None:
    """The commune that a cell names by code (Excel drops leading zeros) or, when only one bears it, by name."""
    return units.unit(raw)


class Strangers:
    """Words of one file that name no commune or datum of the round: each is sought once, a commune also told once."""

    def __init__(self, asked: Questionnaire) -> None:
        self._units = asked.units
        self._communes = _Sought(lambda word: _nearest_commune(word, asked))
        known = {name: said for e in asked.data for name, said in ((e.id, e.id), (plain(e.label), e.label))}
        self._data = _Sought(lambda word: _nearest_datum(word, known))
        self._met: dict[str, tuple[Place, int]] = {}
        self._others = 0

    def meet(self, place: Place, word: str) -> None:
        """A row of a commune that is not in the round."""
        if word not in self._met and len(self._met) >= MOST_STRANGERS:
            self._others += 1
            return
        first, times = self._met.get(word, (place, 0))
        self._met[word] = min(first, place), times + 1

    def problems(self) -> list[Problem]:
        """One problem for each name of no commune, or of several, at its first row, with its rows; one for the rest."""
        met = sorted(self._met.items(), key=lambda met: met[1][0])
        told = [self._problem(word, place, times) for word, (place, times) in met]
        if self._others:
            told.append(problem("EVI-317", told[-1].place, rows=self._others, code=told[-1].code))
        return told

    def _problem(self, word: str, place: Place, times: int) -> Problem:
        said = shown(word)
        if not said:
            return problem("EVI-325", place, rows=times)
        if bearers := self._units.bearers(word):
            return problem("EVI-133", place, said, given=said, bearers=coded(bearers), rows=times)
        return problem("EVI-302", place, said, given=said, near=self._communes.near(word), rows=times)

    def unknown_datum(self, place: Place, word: str, commune: str = "", rows: int = 1) -> Problem:
        """A datum that the standard does not know, with the nearest that it does, and how many rows name it."""
        times = {"times": f"; {rows} dòng ghi như vậy", "times_en": f"; {rows} rows name it"} if rows > 1 else {}
        said = {"given": shown(word) or "–", "near": self._data.near(word), "times": "", "times_en": "", **times}
        return problem("EVI-301", place, shown(word), commune, **said)


class _Sought:
    """The nearest known word of each wrong one, sought once a word and for the first MOST_SOUGHT words only."""

    def __init__(self, seek: Callable[[str], str]) -> None:
        self._seek = seek
        self._found: dict[str, str] = {}

    def near(self, word: str) -> str:
        if word not in self._found and len(self._found) < MOST_SOUGHT:
            self._found[word] = self._seek(word)
        return self._found.get(word, "–")


def _nearest_commune(word: str, asked: Questionnaire) -> str:
    """By name, whatever its kind; else by code, with the name that shows whether it is the one that was meant."""
    near = asked.codes.get(nearest(word, asked.codes))
    return coded(asked.units.near(word)) or ("–" if near is None else coded([asked.round.units[near]]))


def _nearest_datum(word: str, known: Mapping[str, str]) -> str:
    """As it was meant to be typed: of several words a label, of one an id."""
    if SHARE_HEAD.search(plain(word)):  # another name would make counts of percentages
        return "–"
    typed = plain(word)
    sought = (typed, typed.replace(" ", "_")) if " " in typed else (typed.replace(" ", "_"), typed)
    return next((known[near] for text in sought if (near := nearest(text, known)) in known), "–")
