"""A made-up round with every kind of decision (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.language import speak
from engine.law.criteria import Item
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.problems import Place, problem
from engine.rules.number_line import LawTable
from engine.scoring.assessing import assess
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.round_result import RoundResult
from tests import frozen

SAY = speak("vi")
EVENTS = ("vu_bao_luc_boc_lot", "vu_xam_hai_mua_ban", "tre_vi_pham_phap_luat", "tre_nghien_ma_tuy")
HARMS = (*EVENTS, "tre_tai_nan_thuong_tich", "tre_tu_vong_tai_nan", "tre_nhe_can", "tre_thap_coi", "vu_can_ke_hoach")

# Each commune by what its evidence differs in from one that has every point; None is not given.
COMMUNES: Mapping[str, Mapping[str, int | None]] = {
    "=1+1": {},
    "Xã Đồng Quý": {"vu_bao_luc_boc_lot": 90, "vu_xam_hai_mua_ban": 90},
    "Xã Đông Lợi": {"tre_duoi_1_tuoi": 49, "tre_duoi_1_tiem_du": 48, "so_thon": 100, "vu_bao_luc_boc_lot": 3},
    "Xã Bình Yên": {"tre_kham_suc_khoe": None},
    "Xã Ân": dict.fromkeys(("tre_kham_suc_khoe", "tre_hai_long", "dan_hai_long", "dien_dan_tre_em"), 0),
    "Xã Hợp Thành": {"dan_duoc_hoi": 12, "dan_hai_long": 12},
}
ASIDE, SILENT = "Xã Phúc Ứng", "Xã Tam Đa"


def law() -> tuple[Lawbook, LawTable]:
    """The frozen standard and its table."""
    return frozen.law().book, frozen.law().table


def full_value(entry: Evidence) -> int:
    """A value that earns every point: all children reached, no harm, every yes."""
    return 1 if entry.kind == "yes_no" else 0 if entry.id in HARMS else 1000


def facts_of(changed: Mapping[str, int | None]) -> dict[str, Fact]:
    """A commune's facts, each with a place."""
    values = {entry.id: full_value(entry) for entry in law()[0].standard.book.evidence} | dict(changed)
    place = Place("02536.xlsx", sheet="Phiếu", cell="E9")
    return {name: Fact(name, value, place) for name, value in values.items() if value is not None}


@cache
def made(*, simulated: bool = True, on: date = date(2024, 11, 15)) -> RoundResult:
    """A made-up round with every kind of decision, one form with errors and one that never came."""
    names = [*COMMUNES, ASIDE, SILENT]
    units = tuple(
        Unit(code=f"{at:05d}", name=name, type="xa", province="tinh", mountain=False, island=False, area_iii=False)
        for at, name in enumerate(names, 2536)
    )
    evidence = {u.code: CommuneEvidence(u.code, facts_of(COMMUNES.get(u.name, {}))) for u in units}
    wrong, silent = units[-2].code, units[-1].code
    found = tuple(problem("FIL-104", Place(f"{wrong}.xlsx", cell=c), "=cmd()", commune=wrong) for c in ("E9", "E10"))
    evidence[wrong] = CommuneEvidence(wrong, {}, found, set_aside=True)
    evidence[silent] = CommuneEvidence(silent, {}, (), set_aside=True, received=False)
    round_ = Round(
        "thu", "Đợt thử A&B", "qd-06-2019", on, date(2024, 1, 1), on, "Huyện thử", simulated, None, units, ()
    )
    return assess(*law(), round_, RoundEvidence(evidence, ()))


def card_of(name: str) -> Scorecard:
    """A commune's scorecard."""
    return next(card for card in made().cards if card.unit.name == name)


def item_of(name: str) -> Item:
    """An item of the law."""
    return next(item for item in law()[0].standard.items if item.id == name)


def item_card(commune: str, name: str) -> ItemCard:
    """One item of one commune."""
    return next(card for card in card_of(commune).items if card.item.id == name)
