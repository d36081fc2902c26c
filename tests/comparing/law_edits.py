"""The small trial standard with edits, as a policy editor types them (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from engine.comparing.impact import Side
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Standard, Unit
from engine.problems import Place
from engine.rules.proving import prove
from tests.frozen import SMALL

FULL = {
    "co_nguoi_phu_trach": 1, "so_hoat_dong": 3, "tre_em": 1200, "tre_duoi_1_tuoi": 50, "tre_duoi_1_tiem_du": 50,
    "tre_bi_tai_nan": 0, "tre_duoc_hoi": 100, "tre_hai_long": 90,
}  # fmt: skip
Edits = Sequence[tuple[str, str, str]]


def edited(*edits: tuple[str, str, str]) -> Lawbook:
    """The small standard with texts replaced: (file, old, new); what is not there cannot be replaced."""
    texts: dict[str, str] = {}
    for file, old, new in edits:
        text = texts.get(file) or (SMALL / file).read_text("utf-8")
        assert old in text, (file, old)
        texts[file] = text.replace(old, new)
    return load_standard(SMALL, texts)


def standard_of(*edits: tuple[str, str, str]) -> Standard:
    """The standard of an edited small law."""
    return edited(*edits).standard


def side_of(*edits: tuple[str, str, str]) -> Side:
    """An edited small law, proved."""
    book = edited(*edits)
    return Side(book.standard, prove(book).table)


def unit_of(number: int, **facts: object) -> Unit:
    """A made-up lowland commune, but for the facts given."""
    told = {"type": "xa", "province": "tinh", "mountain": False, "island": False, "area_iii": False, **facts}
    return Unit.model_validate({"code": f"{number:05}", "name": f"Xã mô phỏng {number}", **told})


def facts_of(values: Mapping[str, int]) -> dict[str, Fact]:
    """Facts of one commune, all in one made-up place."""
    return {name: Fact(name, value, Place("số liệu mô phỏng")) for name, value in values.items()}


def round_of(
    communes: Mapping[Unit, Mapping[str, int]], previous: Mapping[str, Mapping[str, int]] | None = None
) -> tuple[Round, RoundEvidence]:
    """A round of these communes with what they gave, now and in the round before."""
    units = tuple(communes)
    made = Round(
        id="thu", title="Đợt thử (số liệu mô phỏng)", standard="small", on=date(2024, 11, 15),
        period_from=date(2024, 1, 1), period_to=date(2024, 11, 15), area="–", simulated=True, authority=None,
        units=units, overrides=(),
    )  # fmt: skip
    given = {unit.code: CommuneEvidence(unit.code, facts_of(values)) for unit, values in communes.items()}
    before = {code: facts_of(values) for code, values in (previous or {}).items()}
    return made, RoundEvidence(given, (), before)
