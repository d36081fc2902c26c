"""Who stands at the head of a paper: units of the round's area, the body that recognises, the board that appraises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.evidence.facts import Round
from engine.evidence.identity.unit_names import bare_name
from engine.law.model import Authority
from engine.scoring.round_result import RoundResult

BLANK = "……………………"
DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
PROVINCES = ("tỉnh", "thành phố")
LEVELS = {"cấp huyện": DISTRICTS, "cấp tỉnh": PROVINCES}
COMMITTEE = "ỦY BAN NHÂN DÂN"


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who appraises and recognises, as the authority profile says, and the unit that they are of where that is known.

    ``unit`` is "huyện Sơn Dương" or nothing; ``is_assumed`` says that the profile is an assumption, or that there is
    none; ``basis`` is what it rests on.
    """

    appraises: str
    recognises: str
    unit: str
    is_assumed: bool
    basis: str

    @property
    def committee(self) -> str:
        """The People's Committee whose chair recognises, in words, with a blank for a unit that is not known."""
        return f"Ủy ban nhân dân {self.unit or BLANK}"


def deciders_of(made: RoundResult, code: str = "") -> Deciders:
    """The authority of a commune, or all of the round; what nobody has settled is an assumption with blank names."""
    own = [a for a, units in made.authorities if not code or code in {unit.code for unit in units}]
    return _together([_deciders(made.round, told) for told in own or (None,)])


def _together(own: Sequence[Deciders]) -> Deciders:
    """Several authorities named one after the other; they have a unit where it is the same."""
    if len(own) == 1:
        return own[0]
    units = {told.unit for told in own}
    return Deciders(
        "; ".join(dict.fromkeys(told.appraises for told in own)),
        "; ".join(dict.fromkeys(told.recognises for told in own)),
        units.pop() if len(units) == 1 else "",
        is_assumed=any(told.is_assumed for told in own),
        basis="; ".join(dict.fromkeys(told.basis for told in own if told.basis)),
    )


def _deciders(round_: Round, told: Authority | None) -> Deciders:
    if told is None:
        return Deciders(BLANK, BLANK, "", is_assumed=True, basis="")
    unit = unit_of(round_, told)
    return Deciders(
        _named(told.appraises, unit), _named(told.recognises, unit), unit, told.status == "assumption", _basis(told)
    )


def _basis(told: Authority) -> str:
    return f"{told.cite.document}, {told.cite.at}"


def unit_of(round_: Round, told: Authority) -> str:
    """The unit of the round's area on the level that recognises: "huyện Sơn Dương"; nothing where it is not one."""
    kinds = next((kinds for words, kinds in LEVELS.items() if words in told.recognises), ())
    parts = [part.strip() for part in round_.area.split(",")]
    found = [part for part in parts if part.casefold().startswith(kinds)] if kinds else []
    # Of several units in one part nobody knows whose committee it would be.
    single = [part for part in found if " và " not in part and "(" not in part]
    if not single:
        return ""
    return single[-1] if kinds is PROVINCES else single[0]


def _named(text: str, unit: str) -> str:
    """A profile's words with the unit in place of its level, where that is one office and nothing more."""
    for words in LEVELS:
        if unit and text.endswith(words):
            return text.replace(words, unit)
    return text


def committee_head(name: str) -> tuple[str, ...]:
    """The committee of a commune or of another unit in two lines of capitals, a blank where it is not known."""
    return COMMITTEE, name.upper() or BLANK


def place_of(name: str) -> str:
    """A unit's name without its kind, for the line of place and day."""
    kind = next((k for k in (*DISTRICTS, "tỉnh") if name.casefold().startswith(f"{k} ")), "")
    return name[len(kind) :].strip() if kind else bare_name(name)


def dated(place: str) -> str:
    """The line of place and day, the day blank."""
    return f"{place or BLANK}, ngày       tháng       năm          "
