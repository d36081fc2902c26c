"""The commune on trial: what a scenario has said of it, and what the engine made of that (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console

from engine.evidence.facts import ClassOverride, CommuneEvidence, Document, Fact, Round, RoundEvidence
from engine.language import speak
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.problems import Place, Problem, errors
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.screen import Screen
from engine.scoring.assessing import assess
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.explaining import explain
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw

Table = list[list[str]]
SAY = speak("vi")
FORM, SHEET = "phieu.xlsx", "Phiếu số liệu"
CODE, NAME = "02536", "Xã Mẫu"
PAPER = Document("12/BC-UBND", date(2024, 11, 5))

# Every item of the 2019 standard at its maximum.
FULL_MARKS = {
    "nguoi_bao_ve_tre_em": 1, "so_thon": 20, "thon_co_cong_tac_vien": 20, "ban_bao_ve_tre_em": 1, "kinh_phi_tre_em": 1,
    "tre_sinh_trong_ky": 100, "tre_khai_sinh_dung_quy_dinh": 100,
    "tre_em": 2000, "vu_bao_luc_boc_lot": 0, "vu_xam_hai_mua_ban": 0,
    "tre_vi_pham_phap_luat": 0, "tre_nghien_ma_tuy": 0, "tre_tai_nan_thuong_tich": 0, "tre_tu_vong_tai_nan": 0,
    "tre_hoan_canh_dac_biet": 50, "tre_hcdb_duoc_tro_giup": 50, "vu_can_ke_hoach": 0, "vu_co_ke_hoach_duyet": 0,
    "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 100,
    "tre_duoi_5_duoc_can_do": 500, "tre_nhe_can": 0, "tre_thap_coi": 0, "tre_kham_suc_khoe": 2000,
    "tre_3_5_tuoi": 300, "tre_3_5_di_mau_giao": 300, "tre_duoi_3_tuoi": 300, "tre_duoi_3_di_nha_tre": 300,
    "tre_5_tuoi": 100, "tre_5_di_mau_giao": 100,
    "dien_dan_tre_em": 1, "tre_tu_7_tuoi": 1100, "tre_7_duoc_hoi": 1100, "tre_tu_11_tuoi": 600, "tre_11_tham_gia": 600,
    "diem_vui_choi_xa": 1, "thon_co_diem_vui_choi": 20, "hoat_dong_cho_tre_em": 20,
    "tre_duoc_hoi": 100, "tre_hai_long": 100, "dan_duoc_hoi": 100, "dan_hai_long": 100,
}  # fmt: skip

# What can be lost without any criterion falling to 0, greatest first: (points, datum, value).
LOSSES = (
    (50, "nguoi_bao_ve_tre_em", 0),
    (40, "tre_3_5_di_mau_giao", 100),
    (30, "diem_vui_choi_xa", 0),
    (25, "dien_dan_tre_em", 0),
    (25, "dan_hai_long", 0),
    (20, "kinh_phi_tre_em", 0),
    (15, "ban_bao_ve_tre_em", 0),
)


@dataclass(slots=True)
class Case:
    """One scenario: its law, its commune, and the assessment once it was made."""

    law: OpenLaw
    unit: Unit
    on: date = date(2024, 11, 15)
    simulated: bool = True
    facts: dict[str, Fact] = field(default_factory=dict)
    overrides: tuple[ClassOverride, ...] = ()
    made: RoundResult | None = None
    folder: Path | None = None

    @property
    def assessment(self) -> RoundResult:
        """What came of it; a scenario that looks before scoring is wrong."""
        assert self.made is not None, "Chưa có bước “Khi chấm điểm …”"
        return self.made

    @property
    def card(self) -> Scorecard:
        """The one scorecard."""
        assert len(self.assessment.cards) == 1, [p.code for p in self.assessment.problems]
        return self.assessment.cards[0]


def unit_of(**facts: object) -> Unit:
    """The commune of a scenario: by default a lowland xã of a tỉnh."""
    told = {"type": "xa", "province": "tinh", "mountain": False, "island": False, "area_iii": False, **facts}
    return Unit.model_validate({"code": CODE, "name": NAME, **told})


def full_marks() -> dict[str, Fact]:
    """The facts of a commune with every point there is, each in a cell of its own."""
    return {
        name: Fact(name, value, Place(FORM, sheet=SHEET, cell=f"E{row}"), document=PAPER)
        for row, (name, value) in enumerate(FULL_MARKS.items(), 20)
    }


def entry_of(law: OpenLaw, label: str) -> Evidence:
    """The datum that the form calls so."""
    found = [entry for entry in law.book.standard.book.evidence if entry.label == label]
    assert found, f"evidence.yaml không có số liệu tên “{label}”"
    return found[0]


def tell(case: Case, label: str, said: str) -> None:
    """Take what a scenario says of a datum: a number, Có, Không, “không áp dụng”, or “để trống”."""
    name = entry_of(case.law, label).id
    before = full_marks()[name]
    words = {"Có": 1, "Không": 0, "không áp dụng": 0}
    if said == "để trống":
        case.facts.pop(name, None)
        return
    state = "not_applicable" if said == "không áp dụng" else "given"
    value = words[said] if said in words else int(said.replace(".", ""))
    case.facts[name] = Fact(name, value, before.place, state, before.document)  # type: ignore[arg-type]


def reach_total(case: Case, total: int) -> None:
    """Evidence for exactly so many points; needs the trial law in which each activity is one point."""
    case.facts = full_marks()
    over = case.law.book.standard.head.maximum.points - total
    for points, name, value in LOSSES:
        if over - points >= 0:
            case.facts[name] = Fact(name, value, case.facts[name].place, document=PAPER)
            over -= points
    assert 0 <= over <= 20, f"không dựng được tổng {total}"
    case.facts["hoat_dong_cho_tre_em"] = Fact(
        "hoat_dong_cho_tre_em", 20 - int(over), Place(FORM, sheet=SHEET, cell="E60")
    )


def run(case: Case) -> None:
    """Score and decide the commune on the round's day."""
    round_ = Round(
        id="dot-mau", title="Đợt mẫu (số liệu mô phỏng)", standard=case.law.book.standard.head.id, on=case.on,
        period_from=date(case.on.year, 1, 1), period_to=case.on, area="Vùng mẫu", simulated=case.simulated,
        authority=None, units=(case.unit,), overrides=case.overrides,
    )  # fmt: skip
    evidence = RoundEvidence({case.unit.code: CommuneEvidence(case.unit.code, dict(case.facts))}, ())
    case.made = assess(case.law.book, case.law.table, round_, evidence)


def item_of(case: Case, number: str) -> ItemCard:
    """The item with the law's own number: 7.1."""
    criterion, part = number.split(".")
    wanted = f"tc{int(criterion):02}.{part}"
    return next(card for card in case.card.items if card.item.id == wanted)


def criterion_of(case: Case, number: int) -> CriterionCard:
    """The criterion with the law's own number."""
    return next(card for card in case.card.criteria if card.criterion.number == number)


def explained(case: Case, asked: str | None) -> str:
    """The explanation as it is printed, on one line for each branch of the tree."""
    page = StringIO()
    screen = Screen(SAY, Console(file=page, width=400, highlight=False), Console(file=StringIO()), quiet=False)
    show_explanation(screen, case.assessment, explain(case.assessment, case.card, asked))
    return page.getvalue()


def errors_of(made: RoundResult, code: str) -> tuple[Problem, ...]:
    """What keeps a commune from being scored."""
    return tuple(p for p in errors(made.problems) if p.commune == code)


def rows(table: Table) -> list[dict[str, str]]:
    """A table's lines by the heads of its columns."""
    return [dict(zip(table[0], line, strict=True)) for line in table[1:]]


def day(said: str) -> date:
    """A day as the law writes it: 15/11/2024."""
    return datetime.strptime(said, "%d/%m/%Y").date()
