"""Made rounds under laws of every kind, always the same: at an edge, beside it, 0, not there (số liệu mô phỏng)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path

from engine.evidence.facts import ClassOverride, CommuneEvidence, EarlierRound, Fact, SelfScore
from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.law.model import Unit
from engine.law.units.unit_facts import FLAGS
from engine.problems import Place, errors, problem
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict
from tests import frozen
from tests.comparing import law_edits
from tests.law.test_total_pages import RULES, cases_of, law_of
from tests.parted.twins import scale_law
from tests.scoring import test_kept_levels
from tests.whom import whom_round

Values = Mapping[str, int | str]
Facts = dict[str, object]
# The first is what a commune has where nothing is said; None is not given, "na" does not apply.
Choices = Mapping[str, Sequence[int | str | None]]
SMALL: Choices = {
    "co_nguoi_phu_trach": (1, 0, None), "so_hoat_dong": (3, 2, 1, 0, None, 5, 4), "tre_em": (1200, 1000, 999, 0, None),
    "tre_duoi_1_tuoi": (50, 49, 20, 0, None), "tre_duoi_1_tiem_du": (50, 49, 48, 47, None, "na", 19),
    "tre_bi_tai_nan": (0, 1, 2, 3, None), "tre_duoc_hoi": (100, 30, 29, 0, None),
    "tre_hai_long": (90, 80, 50, 49, None),
}  # fmt: skip
SEVERAL: Choices = {
    "co_quy_che": (1, None, 0), "co_nhom": (1, 0, None), "co_giao_ban": (1, 0, None),
    "be_trai": (100, 10, 0, None), "be_trai_tiem": (95, 94, 80, 10, None), "be_gai": (100, 0, 20, None),
    "be_gai_tiem": (95, 79, 96, 0, None), "clb_truong": (3, 2, 0, None), "clb_thon": (3, 0, 1),
}  # fmt: skip
CHANGE: Choices = {"tre_bi_tai_nan": (9, 10, 11, 0, None), "so_hoat_dong": (15, 14, 10, 9, 0, None)}
WHOLES = {
    "tre_duoi_1_tiem_du": "tre_duoi_1_tuoi", "tre_hai_long": "tre_duoc_hoi", "tre_bi_tai_nan": "tre_em",
    "be_trai_tiem": "be_trai", "be_gai_tiem": "be_gai",
}  # fmt: skip
SEVERAL_RULES = frozen.ROOT / "tests" / "law" / "several"
PAGES = (
    "dieu-kien", "diem-thuong-diem-tru", "lay-muc-cao-nhat", "muc-cong-nhan", "phan-khong-tinh", "phan-cua-diem"
)  # fmt: skip
MORE = 2  # communes besides those of a page's table
CITED = "mark: reported, cite: {document: 00/TN 03/01/2019, at: Điều 4}"
COUNTED = f"""conditions:
  - {{id: tung, title: Gần đủ, title_en: Nearly, each_of: all, at_least: 80, allowed: 1, {CITED}}}
  - {{id: tong, title: Cả hai, title_en: Both, sum_of: all, more_than_percent: 70, {CITED}}}
  - {{id: hai, title: Tiêu chí 2, title_en: Criterion 2, each_of: tc02, more_than: 65, {CITED}}}
authorities:
"""
EARLIER: tuple[Verdict | None, ...] = ("recognised", "not_recognised", "undecided", None, "recognised")
KINDS: Sequence[Mapping[str, object]] = (
    {}, {"mountain": True}, {"type": "phuong", "province": "thanh_pho"}, {"island": True}, {"area_iii": True}
)  # fmt: skip


def made_of(choices: Choices, count: int, turn: int = 0) -> Iterator[Values]:
    """What so many communes gave: each departs from the first values in up to three data, every value in its turn."""
    names = tuple(choices)
    for at in range(turn, turn + count):
        moved = {names[(at * step) % len(names)] for step in (1, 3)[: at % 3]} | {names[at % len(names)]}
        held = {
            name: told[1 + (at // len(names) + at) % (len(told) - 1)] if name in moved and at else told[0]
            for name, told in choices.items()
        }
        yield {name: within(held, name, value) for name, value in held.items() if value is not None}


def within(held: Mapping[str, int | str | None], name: str, value: int | str) -> int | str:
    """A part is no more than its whole."""
    whole = held.get(WHOLES.get(name, ""))
    return min(value, whole) if isinstance(value, int) and isinstance(whole, int) else value


def facts_of(values: Values) -> dict[str, Fact]:
    """Facts that stand at one made-up place."""
    place = Place("số liệu mô phỏng")
    return {
        name: Fact(name, 0, place, "not_applicable") if value == "na" else Fact(name, int(value), place)
        for name, value in values.items()
    }


def judged(
    book: Lawbook,
    communes: Mapping[Unit, Values],
    *,
    before: Sequence[Sequence[Values]] = (),
    decided: Sequence[EarlierRound] = (),
    on: date = date(2024, 11, 15),
    overrides: Sequence[ClassOverride] = (),
    changed: Callable[[CommuneEvidence], CommuneEvidence] = lambda own: own,
) -> RoundResult:
    """A round of communes with all that is said of them, under a law that is sound and proved."""
    assert errors(check_standard(book)) == ()
    round_, evidence = law_edits.round_of({unit: {} for unit in communes})
    own = {unit.code: changed(CommuneEvidence(unit.code, facts_of(told))) for unit, told in communes.items()}
    rounds = [{unit.code: facts_of(told) for unit, told in zip(communes, rows, strict=False)} for rows in before]
    previous, *earlier = rounds or [{}]
    evidence = replace(evidence, communes=own, previous=previous, earlier=tuple(earlier), decided=tuple(decided))
    round_ = replace(round_, standard=book.standard.head.id, on=on, overrides=tuple(overrides))
    return assess(book, open_cells(book)[0], round_, evidence)


def units(count: int) -> list[Unit]:
    """Communes of every class by turns."""
    return [law_edits.unit_of(at, **KINDS[at // 2 % len(KINDS)]) for at in range(count)]


def of(choices: Choices, count: int, turn: int = 0) -> dict[Unit, Values]:
    """So many communes with what they gave."""
    return dict(zip(units(count), made_of(choices, count, turn), strict=True))


def spoilt(own: CommuneEvidence) -> CommuneEvidence:
    """Some communes' errors, own points and files in doubt, by their codes."""
    match int(own.code):
        case 3 | 9:
            points = {"tc01.1": 60, "tc01.2": 20, "tc02.1": 50, "tc02.3": 10}
            return replace(own, self_score=SelfScore(points, date(2024, 11, 1)))
        case 5:
            found = problem("EVI-108", Place("x.xlsx", cell="E9"), commune=own.code, given="E9:E10")
            facts = {name: fact for name, fact in own.facts.items() if name != "tre_duoc_hoi"}
            return replace(own, facts=facts, problems=(found.about("tre_duoc_hoi"),))
        case 7:
            return replace(own, facts={}, received=False)
        case 11:
            return replace(own, set_aside=True)
    return own


def plain(_: Path) -> RoundResult:
    """The small law: every value of every datum, classes by hand and in doubt, errors, own points, nothing given."""
    made = of(SMALL, 25)
    unsure: dict[Unit, Values] = {
        law_edits.unit_of(25, mountain=None): {},
        law_edits.unit_of(26, **dict.fromkeys(FLAGS)): {},
    }
    hands = [
        ClassOverride(f"{at:05}", name, "lý do", "15/QĐ-UBND", "Sở Y tế", date(2024, 11, 1))
        for at, name in ((1, "ward"), (1, "plain"), (13, "khong-co"))
    ]
    return judged(load_standard(frozen.SMALL), {**made, **unsure}, overrides=hands, changed=spoilt)


def page(name: str, folder: Path) -> RoundResult:
    """The law of a page of docs/rules, with the communes of its table and some more."""
    told = RULES / f"{name}.md"
    rows = [*(facts for facts, _ in cases_of(told)), *made_of(SMALL, MORE, 7)]
    book = law_of(told, folder)
    own = SelfScore({item.id: item.max_points for item in book.standard.items})
    communes = dict(zip(units(len(rows)), rows, strict=True))
    return judged(book, communes, changed=lambda given: replace(given, self_score=own))


def quarters(folder: Path) -> RoundResult:
    """Levels in quarters of a point."""
    law_of(RULES / "muc-cong-nhan.md", folder)
    scaled = Path(shutil.copytree(folder / "small", folder / "quarters" / "small"))
    scale_law(scaled, Fraction(1, 4), "0.25")
    return judged(load_standard(scaled), of(SMALL, 6, 9))


def counted(_: Path) -> RoundResult:
    """Conditions that are counted, added up, and of one criterion."""
    return judged(law_edits.edited(("standard.yaml", "authorities:\n", COUNTED)), of(SMALL, 9, 3))


def kept(_: Path) -> RoundResult:
    """A level that must have been kept three rounds, with what two rounds came to."""
    made = of({name: told[:2] for name, told in SMALL.items()}, 10)
    rounds = [
        EarlierRound(f"dot-{back}", f"Đợt {back}", date(2024 - back, 11, 10), {
            unit.code: {"": (verdict, at % 3 > 0)}
            for at, unit in enumerate(made)
            if (verdict := EARLIER[(at * back + at // 5) % len(EARLIER)])
        })
        for back in (1, 2)
    ]  # fmt: skip
    return judged(test_kept_levels.law(3), made, decided=rounds)


def whom(_: Path) -> RoundResult:
    """Classes, cases and items by facts and day, some of them not known."""
    told: list[Facts] = [
        {"bai_ngang": True}, {"vung": "tn", "dan_so": 4_999}, {"vung": "tn", "dan_so": 5_000}, {"dan_so": 8_000},
        {"nong_nghiep": 9}, {"nong_nghiep": 10}, {"bai_ngang": None}, {"dan_so": None}, {"vung": None},
    ]  # fmt: skip
    usual: Facts = {"bai_ngang": False, "vung": "dbsh", "dan_so": 7_999, "nong_nghiep": 50}
    kinds = ["xa"] * len(told) + ["phuong", "thi_tran", "dac_khu"]
    made = [
        whom_round.unit(at, kind, usual | own, "01" if at % 4 == 0 else None)
        for at, (kind, own) in enumerate(zip(kinds, [*told, {}, {}, {}], strict=True))
    ]
    book = load_standard(whom_round.FOLDER)
    return judged(book, dict(zip(made, made_of(SMALL, len(made)), strict=True)), on=date(2028, 1, 1))


def law_of_several() -> Lawbook:
    """Answers, sums and several rounds, one band of the answers a stand-in."""
    text = (SEVERAL_RULES / "tc01.yaml").read_text("utf-8")
    held = text.replace("points: 5, mark: reported", "points: 5, mark: provisional")
    assert held != text
    return load_standard(SEVERAL_RULES, {"tc01.yaml": held})


def several(_: Path) -> RoundResult:
    """Answers, sums and several rounds taken together in every way."""
    before = [list(made_of(SEVERAL, 11, turn)) for turn in (5, 20)]
    return judged(law_of_several(), of(SEVERAL, 11), before=before)


def every_part(most: int, before_it: tuple[int, int]) -> RoundResult:
    """A commune for each part of a whole, after two rounds of a part and a whole: one too many is not offered."""
    told = {"be_gai": 0, "be_gai_tiem": 0, "co_quy_che": 1, "co_nhom": 0, "co_giao_ban": 0}
    rows: list[Values] = [{**told, "be_trai": most, "be_trai_tiem": part} for part in range(most + 1)]
    before: list[Values] = [{**told, "be_trai_tiem": before_it[0], "be_trai": before_it[1]}] * len(rows)
    return judged(law_of_several(), dict(zip(units(len(rows)), rows, strict=True)), before=[before] * 2)


def change(_: Path) -> RoundResult:
    """Against the round before: at −10 %, at +50 %, beside both, from nothing; a class by a reading."""
    before: list[Values] = [{"tre_bi_tai_nan": 10, "so_hoat_dong": 10}] * 7
    before += [{"tre_bi_tai_nan": 0, "so_hoat_dong": 0}, {"so_hoat_dong": 10}]
    folder = frozen.ROOT / "tests" / "comparing" / "change"
    head = (folder / "standard.yaml").read_text("utf-8")
    read = head.replace("mountain: true}", "mountain: true, mark: provisional}")
    assert read != head
    book = load_standard(folder, {"standard.yaml": read})
    return judged(book, of(CHANGE, 10), before=[before], on=date(2019, 1, 3))


ROUNDS: Mapping[str, Callable[[Path], RoundResult]] = {
    "plain": plain,
    **{name: partial(page, name) for name in PAGES},
    "quarters": quarters, "counted": counted, "kept": kept, "whom": whom, "several": several, "change": change,
}  # fmt: skip
