"""Standards that differ in whom a rule is for: each difference told, and both ends of a comparison scored as alone."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from engine.comparing.differences import compare
from engine.comparing.impact import Impact, Side, impact_of
from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.language import speak
from engine.law.loading import load_standard
from engine.reporting.words.compare_words import Comparison, cause_sentence, difference_sentence
from engine.scoring.assessing import assess
from engine.service.parts.open_law import OpenLaw, open_law
from tests.whom.whom_round import FOLDER, HERE, unit, whom_law

SAY, DAY = speak("vi"), date(2028, 2, 1)
# Each edit of the trial standard: file, what stands there, what takes its place; and what is said of it.
EDITS = {
    "a case's edge": (
        ("tc02.yaml", "at_least: 90, points: 50", "at_least: 97, points: 50"),
        ("tc02.yaml", "given: 91/100, points: 50", "given: 98/100, points: 50"),
        ("tc02.yaml", "given: 90/100, points: 50", "given: 97/100, points: 50"),
        ("tc02.yaml", "given: 89/100, points: 0", "given: 96/100, points: 0"),
        ("Mục 2.1: trường hợp “Xã bãi ngang”: từ 90 % trở lên 50 điểm, dưới 90 % 0 điểm → "
        "từ 97 % trở lên 50 điểm, dưới 97 % 0 điểm"),
    ),
    "whom a case is for": (
        ("tc02.yaml", "when: [{from: 2028-01-01}]", "when: [{from: 2029-01-01}]"),
        "Mục 2.1: trường hợp “Từ năm 2028”: từ 01/01/2028 → từ 01/01/2029",
    ),
    "whom an item is for": (
        ("tc02.yaml", "dan_so: {at_least: 8000}", "dan_so: {at_least: 20000}"),
        "Mục 2.3: áp dụng cho: phường hoặc Dân số từ 8.000 → phường hoặc Dân số từ 20.000",
    ),
    "a threshold from a day": (
        ("standard.yaml", "2028-01-01, points: 140", "2028-01-01, points: 180"),
        ("Ngưỡng của nhóm “Xã bãi ngang, xã Tây Nguyên”: từ 03/01/2019: 130, từ 01/01/2028: 140 [tạm tính] → "
        "từ 03/01/2019: 130, từ 01/01/2028: 180 [tạm tính] điểm"),
    ),
    "whom a class takes in": (
        ("standard.yaml", "nong_nghiep: {less_than: 10}", "nong_nghiep: {less_than: 40}"),
        ("Nhóm “Phường, hoặc xã ít nông nghiệp” gồm: phường hoặc xã; Tỷ trọng nông nghiệp dưới 10 % → "
        "phường hoặc xã; Tỷ trọng nông nghiệp dưới 40 %"),
    ),
}  # fmt: skip


def edited(name: str, folder: Path) -> OpenLaw:
    """The trial standard with an edit made."""
    home = folder / "whom"
    shutil.copytree(FOLDER, home)
    for file, before, after in (e for e in EDITS[name] if isinstance(e, tuple)):
        text = (home / file).read_text("utf-8")
        assert before in text, before
        (home / file).write_text(text.replace(before, after, 1), "utf-8")
    return open_law(home)


def round_of() -> tuple[Round, RoundEvidence]:
    """Communes of every kind of profile, with evidence that has most points."""
    facts = {"bai_ngang": True, "vung": "tn", "dan_so": 9_000, "nong_nghiep": 30}
    told = [facts, {**facts, "bai_ngang": False}, {**facts, "bai_ngang": False, "dan_so": 4_000},
            {**facts, "bai_ngang": False, "nong_nghiep": 5}, {**facts, "dan_so": None}]  # fmt: skip
    units = tuple(unit(at, kind, f) for at, (kind, f) in enumerate([*(("xa", f) for f in told), ("phuong", facts)]))
    given = {"co_nguoi_phu_trach": 1, "so_hoat_dong": 3, "tre_duoi_1_tiem_du": 96, "tre_duoi_1_tuoi": 100,
             "tre_bi_tai_nan": 0, "tre_em": 1000, "tre_hai_long": 26, "tre_duoc_hoi": 50}  # fmt: skip
    held = {u.code: CommuneEvidence(u.code, {n: Fact(n, v, HERE) for n, v in given.items()}) for u in units}
    return Round("dot-thu", "Đợt thử", "whom", DAY, DAY, DAY, "–", True, None, units, ()), RoundEvidence(held, ())


@pytest.mark.parametrize("name", EDITS)
def test_a_difference_is_told_in_words(name: str, tmp_path: Path) -> None:
    """One edit is one difference, said as an official would."""
    old, new = whom_law().book.standard, edited(name, tmp_path).book.standard
    found = [d for d in compare(old, new) if d.kind != "mark"]
    said = [difference_sentence(Comparison(old, new, tuple(found)), d, SAY) for d in found]
    assert said == [EDITS[name][-1]]


@pytest.mark.parametrize("name", EDITS)
def test_both_ends_of_a_comparison_are_scored_as_alone(name: str, tmp_path: Path) -> None:
    """Totals and verdicts under the old and the new standard are those of scoring by each; causes are named."""
    old, new = whom_law(), edited(name, tmp_path)
    round_, evidence = round_of()
    made = impact_of(Side(old.book.standard, old.table), Side(new.book.standard, new.table), round_, evidence)
    for law, side in ((old, "old"), (new, "new")):
        cards = {card.unit.code: card for card in assess(law.book, law.table, round_, evidence).cards}
        for effect in made.effects:
            own, card = getattr(effect, side), cards.get(effect.unit.code)
            if card is not None:
                assert (own.low, own.high) == (card.decision.low, card.decision.high)
                assert own.verdict == card.decision.verdict
    assert any(effect.old != effect.new for effect in made.effects)
    _causes_name_the_edit(made, name, tmp_path)


def _causes_name_the_edit(made: Impact, name: str, folder: Path) -> None:
    old, new = whom_law().book.standard, open_law(folder / "whom").book.standard
    found = compare(old, new)
    for effect in made.flips:
        assert effect.cause is not None
        assert cause_sentence(Comparison(old, new, found), effect.cause, SAY), name


CASE = (FOLDER / "tc02.yaml").read_text("utf-8").partition("      - id: tu-2028\n")[2].partition("  - id: tc02.2\n")[0]
CITED = "cite: {document: 00/TN 03/01/2019, at: Điều 2}"
NEW_FACT = f"  - {{id: hai_dao, kind: yes_no, title: Xã đảo, title_en: Island, {CITED}}}\n"
AT_HOME = (
    "{{otherwise: true, points: 0, mark: reported}}\n        cite: {{document: 00/TN 03/01/2019, "
    'at: "Điều {}, tiêu chí 2"}}\n        examples:\n          - {{name: 91/100'
)
# One thing that the trial standard has, or has otherwise; what is said when it comes and when it goes.
TURNED = {
    "a case": (
        ("tc02.yaml", f"      - id: tu-2028\n{CASE}", ""),
        "Mục 2.1: bỏ trường hợp “Từ năm 2028”: từ 99 % trở lên 50 [tạm tính] điểm",
        ("Mục 2.1: thêm trường hợp “Từ năm 2028” (từ 01/01/2028): từ 99 % trở lên 50 [tạm tính] điểm "
         "(chung: từ 98 % trở lên 50 điểm)"),
    ),
    "a fact": (
        ("standard.yaml", "unit_facts:\n", f"unit_facts:\n{NEW_FACT}"),
        "Thêm dữ kiện xã “Xã đảo”",
        "Bỏ dữ kiện xã “Xã đảo”",
    ),
    "where a case stands": (
        ("tc02.yaml", AT_HOME.format(6), AT_HOME.format(7)),
        ("Mục 2.1: trường hợp “Xã bãi ngang”: căn cứ: 00/TN 03/01/2019, Điều 6, tiêu chí 2 → "
         "00/TN 03/01/2019, Điều 7, tiêu chí 2"),
        ("Mục 2.1: trường hợp “Xã bãi ngang”: căn cứ: 00/TN 03/01/2019, Điều 7, tiêu chí 2 → "
         "00/TN 03/01/2019, Điều 6, tiêu chí 2"),
    ),
    "a case's title": (
        ("tc02.yaml", "title: Xã bãi ngang", "title: Xã ven biển"),
        "Mục 2.1: trường hợp “Xã ven biển”: Xã bãi ngang → Xã ven biển",
        "Mục 2.1: trường hợp “Xã bãi ngang”: Xã ven biển → Xã bãi ngang",
    ),
    "a choice of a fact": (
        ("standard.yaml", "tn: Tây Nguyên}", "tn: Tây Nguyên, nb: Nam Bộ}"),
        ("Dữ kiện xã “Vùng”: chọn một (Trung du miền núi phía Bắc, Đồng bằng sông Hồng, Tây Nguyên) → "
         "chọn một (Trung du miền núi phía Bắc, Đồng bằng sông Hồng, Tây Nguyên, Nam Bộ)"),
        ("Dữ kiện xã “Vùng”: chọn một (Trung du miền núi phía Bắc, Đồng bằng sông Hồng, Tây Nguyên, Nam Bộ) → "
         "chọn một (Trung du miền núi phía Bắc, Đồng bằng sông Hồng, Tây Nguyên)"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TURNED)
def test_what_comes_one_way_goes_the_other(name: str) -> None:
    """A case with its best band, a fact by its title, its choices by theirs."""
    (file, before, after), there, back = TURNED[name]
    text = (FOLDER / file).read_text("utf-8")
    assert before in text
    old, new = whom_law().book.standard, load_standard(FOLDER, {file: text.replace(before, after)}).standard
    for one, other, said in ((old, new, there), (new, old, back)):
        found = compare(one, other)
        assert [difference_sentence(Comparison(one, other, found), d, SAY) for d in found] == [said]
