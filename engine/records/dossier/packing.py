"""What lies in a dossier, name by name: the files that are worked out, those that are given, and the list of hashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from engine.problems import Problem, errors
from engine.records.acting.actors import Layer
from engine.records.acting.override_file import Used, use_words
from engine.records.dossier.compiled_law import compiled_bytes
from engine.records.dossier.guide import Told, guide
from engine.records.dossier.plain_json import plain_bytes
from engine.records.dossier.record_part import Stored, Travelling, record_files, travelling
from engine.records.dossier.round_layers import counted_facts, fact_sources, placed_communes, scores_of
from engine.records.entries.checkpoint import Checkpoint
from engine.scoring.round_result import RoundResult

FACTS_FORM, RESULTS_FORM = "phuhop/dossier-facts/2", "phuhop/dossier-results/1"
# Said by both verifiers of a file that a dossier leaves behind.
LEFT = "Tệp {name} để lại, vì có số liệu của cả xã khác: không soát ở đây được."
GUIDE, SUMS, COMPILED, FACTS, RESULTS = "READ-ME.txt", "SHA256SUMS", "law/compiled.json", "facts.json", "results.json"
PEOPLE = "people.json"
Files = Mapping[str, bytes]
Layers = Mapping[Layer, RoundResult]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A round's record as it is stored, where it stands, and who is who in it: of each id the name and the office."""

    stored: Sequence[Stored]
    checkpoint: Checkpoint
    people: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Packed:
    """What a dossier is made of: a round scored by each of its layers, and files by their names in the dossier.

    ``only`` is the one commune that it is of, by code; ``record`` is None where the round has none yet. ``left`` are
    the names of files that speak for other communes too and so stay behind, ``unseen`` those of them that entries rest
    on, by SHA-256; ``used`` are the overrides that count.
    Of a round of several standards ``beside`` are the layers of the other parts, ``laws`` the compiled form of every
    law by its name in the dossier, and ``standard`` the round's own.
    """

    layers: Layers
    given: Files
    only: str = ""
    record: Recorded | None = None
    left: tuple[str, ...] = field(default=())
    unseen: Mapping[str, str] = field(default_factory=dict)
    used: Used = field(default_factory=dict)
    beside: tuple[Layers, ...] = ()
    laws: Files = field(default_factory=dict)
    standard: str = ""

    @property
    def parts(self) -> tuple[Layers, ...]:
        """Every part of the round by its layers; one of one standard is its own only part."""
        return (self.layers, *self.beside)

    @property
    def made(self) -> tuple[RoundResult, ...]:
        """Every part by what the communes said themselves."""
        return tuple(layers["self"] for layers in self.parts)

    @property
    def names(self) -> tuple[Layer, ...]:
        """The layers that any part has."""
        return tuple(dict.fromkeys(layer for layers in self.parts for layer in layers))

    @property
    def first(self) -> RoundResult:
        """The round by what the communes said themselves."""
        return self.layers["self"]

    @property
    def travels(self) -> Travelling | None:
        """The entries of the record that go along."""
        return travelling(self.record.stored, self.only) if self.record else None


def dossier_files(packed: Packed) -> dict[str, bytes]:
    """Every file of a dossier by name, ``SHA256SUMS`` over all others last."""
    made = packed.first
    files = {
        **packed.given,
        **(packed.laws or {COMPILED: compiled_bytes(made.book, made.table, made.round.on)}),
        FACTS: plain_bytes(_facts(packed)),
        RESULTS: plain_bytes(_results(packed)),
    }
    travels = packed.travels
    if packed.record and travels:
        files |= record_files(packed.record.stored, travels, packed.record.checkpoint)
        known = packed.record.people
        files[PEOPLE] = plain_bytes({one: dict(known[one]) for one in sorted(travels.persons) if one in known})
    files[GUIDE] = guide(_told(packed, travels)).encode()
    return {**files, SUMS: sums_of(files)}


def sums_of(files: Files) -> bytes:
    """The SHA-256 of each file, a line each in the order of the names, as ``sha256sum -c`` reads it."""
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())).encode()


def _facts(packed: Packed) -> dict[str, Any]:
    round_ = packed.first.round
    return {
        "form": FACTS_FORM,
        "round": round_.id,
        "standard": packed.standard or packed.first.book.standard.head.id,
        "on": round_.on.isoformat(),
        "simulated": round_.simulated,
        "communes": _by_layer(packed, lambda made: _placed(packed, made)),
        "layers": _by_layer(packed, counted_facts),
        "sources": {layer: _sources(packed, layer, told) for layer, told in _by_layer(packed, fact_sources).items()},
        **({"left": {sha: LEFT.format(name=name) for sha, name in packed.unseen.items()}} if packed.unseen else {}),
    }


def _by_layer(packed: Packed, told: Callable[[RoundResult], dict[str, Any]]) -> dict[Layer, dict[str, Any]]:
    """By layer what is told of each commune of each part."""
    parts = {layer: [layers[layer] for layers in packed.parts if layer in layers] for layer in packed.names}
    return {layer: {code: own for made in held for code, own in told(made).items()} for layer, held in parts.items()}


def _placed(packed: Packed, made: RoundResult) -> dict[str, Any]:
    """What a verifier takes on trust of the communes of a part in a layer, what is open, what was set by hand."""
    told = placed_communes(made)
    for code, own in told.items():
        own |= {"open": _open(made, code), "set_by_hand": _set_by_hand(packed, made, code)}
    return told


def _sources(packed: Packed, layer: Layer, told: dict[str, Any]) -> dict[str, Any]:
    """Where facts come from; a datum that the board exempts does not apply, whatever its whole counts as."""
    for code, own in packed.used.items() if layer == "appraised" else ():
        for name in (one.value for one in own if one.kind == "not_applicable" and one.value in told.get(code, {})):
            told[code][name]["state"] = "not_applicable"
    return told


def _set_by_hand(packed: Packed, made: RoundResult, code: str) -> list[str]:
    """Each override that counts for a commune, with its ground and days."""
    return [use_words(one, made.book.standard)[0] for one in packed.used.get(code, ())]


def _open(made: RoundResult, code: str) -> list[str]:
    """The data of which a figure came and does not count, since an error stands about it."""
    given = made.evidence.communes.get(code)
    found: Sequence[Problem] = errors(given.problems) if given else ()
    counted = given.facts if given else {}
    return sorted({name for told in found for name in told.data if name not in counted})


def _results(packed: Packed) -> dict[str, Any]:
    return {"form": RESULTS_FORM, "layers": _by_layer(packed, scores_of)}


def _told(packed: Packed, travels: Travelling | None) -> Told:
    made = packed.first
    scored = {unit.code for layers in packed.parts for layer in layers.values() for unit in layer.units}
    units = [(own, unit) for own in packed.made for unit in own.round.units]
    checkpoint = packed.record.checkpoint if packed.record else None
    return Told(
        title=made.round.title,
        on=made.round.on,
        standards=tuple((own.book.standard.head.title, own.book.sha256) for own in packed.made),
        communes=tuple(f"{unit.code} {unit.name}" for _, unit in units if unit.code in scored),
        aside=tuple(f"{unit.code} {unit.name}" for _, unit in units if unit.code not in scored),
        layers=packed.names,
        simulated=made.round.simulated,
        checkpoint=checkpoint,
        alone=travels is not None and travels.alone,
        whole=travels is None or travels.whole,
        left=packed.left,
        set_by_hand=tuple(
            f"{unit.code} {unit.name}: {line}"
            for own, unit in units
            if unit.code in scored
            for line in _set_by_hand(packed, own, unit.code)
        ),
    )
