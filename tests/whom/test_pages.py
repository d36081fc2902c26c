"""What the pages of ``docs/rules`` on rules for some communes show is law that opens, and gives what they say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.files.trees import Tree
from engine.files.yaml_text import fresh
from engine.language import speak
from engine.law.model import Unit
from engine.law.source import parse_source, read_source
from engine.problems import Place, words
from engine.reporting.words.whom.whom_words import authority_sentence, left_out_sentence
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw, open_law
from tests.frozen import SMALL

RULES = Path(__file__).parents[2] / "docs" / "rules"
PAGES = ("du-kien-xa", "nguong-theo-ngay", "truong-hop", "chi-ap-dung", "tham-quyen")
HERE, SAY = Place("số liệu mô phỏng"), speak("vi")
FACTS = {"tre_duoi_1_tiem_du": 91, "tre_duoi_1_tuoi": 100}


def text_of(page: str) -> str:
    """A page."""
    return (RULES / f"{page}.md").read_text("utf-8")


def law_of(page: str, folder: Path) -> OpenLaw:
    """The small standard with the examples of a page put in place of its own keys."""
    home = folder / "small"
    shutil.copytree(SMALL, home)
    for block in re.findall(r"^```yaml\n(.*?)^```", text_of(page), flags=re.MULTILINE | re.DOTALL):
        told = re.match(r"# (\S+\.yaml)(?:, mục (\S+))?\n", block)
        assert told, block
        path, said = home / told[1], parse_source(block, told[1]).tree
        assert isinstance(said, dict)
        path.write_text(fresh(with_keys(read_source(path, told[1]).tree, told[2], said)), "utf-8")
    return open_law(home)


def with_keys(tree: Tree, item: str | None, said: Mapping[str, Tree]) -> dict[str, Tree]:
    """A file's tree with some keys of its own, or of one of its items, as an example has them."""
    assert isinstance(tree, dict)
    if item is None:
        kept = {key: value for key, value in tree.items() if key != "threshold"}
        return {**kept, **said}
    items = tree["items"]
    assert isinstance(items, tuple)
    return {**tree, "items": tuple({**i, **said} if isinstance(i, dict) and i["id"] == item else i for i in items)}


def scored(law: OpenLaw, day: date, **told: object) -> RoundResult:
    """One commune under a law on a day."""
    known = {"code": "90001", "name": "Xã A", "type": "xa", "province": "tinh", "mountain": False, "island": False}
    unit = Unit.model_validate({**known, "area_iii": False, **told})
    held = {unit.code: CommuneEvidence(unit.code, {name: Fact(name, value, HERE) for name, value in FACTS.items()})}
    round_ = Round("dot-thu", "Đợt thử", "small", day, day, day, "–", True, None, (unit,), ())
    return assess(law.book, law.table, round_, RoundEvidence(held, ()))


@pytest.mark.parametrize("page", PAGES)
def test_the_example_of_a_page_is_law_that_opens(page: str, tmp_path: Path) -> None:
    """No error and no warning, and the tables hold on the page of meaning."""
    assert law_of(page, tmp_path).warnings == ()


def test_classes_by_facts_are_as_the_page_says(tmp_path: Path) -> None:
    """A small highland commune is in the class it names; without its population it is set aside, and that is named."""
    law, page = law_of("du-kien-xa", tmp_path), text_of("du-kien-xa")
    facts = (("bai_ngang", False), ("vung", "tn"), ("dan_so", Fraction(4000)), ("nong_nghiep", Fraction(50)))
    card = scored(law, date(2024, 11, 1), facts=facts).cards[0]
    assert card.classified.unit_class is not None
    assert f"`{card.classified.unit_class.id}`, ngưỡng {card.threshold} điểm" in page
    aside = scored(law, date(2024, 11, 1), facts=tuple(f for f in facts if f[0] != "dan_so"))
    assert "chưa rõ Dân số (dan_so)" in words(aside.problems[0], "vi")["what"]


def test_thresholds_by_day_are_as_the_page_says(tmp_path: Path) -> None:
    """The day of the round picks the line, and a percent is of the maximum."""
    law, page = law_of("nguong-theo-ngay", tmp_path), text_of("nguong-theo-ngay")
    for day in (date(2027, 12, 31), date(2028, 1, 1)):
        (card,) = scored(law, day).cards
        assert f"đợt ngày {day:%d/%m/%Y} đòi {card.threshold} điểm" in page
    (ward,) = scored(law, date(2024, 11, 1), type="phuong").cards
    assert f"`{{percent: 90}}` của 200 điểm là {ward.threshold} điểm" in page


def test_cases_give_what_the_page_says(tmp_path: Path) -> None:
    """A mountain commune has the bands of its case, any other the general ones."""
    law, page = law_of("truong-hop", tmp_path), text_of("truong-hop")
    (own,) = [i for i in scored(law, date(2024, 11, 1), mountain=True).cards[0].items if i.item.id == "tc02.1"]
    assert f"91/100 được {own.low} điểm (quy tắc `{own.rule}`)" in page
    (other,) = [i for i in scored(law, date(2024, 11, 1)).cards[0].items if i.item.id == "tc02.1"]
    assert f"cũng 91/100 thì được {other.low} điểm" in page


def test_what_is_left_out_says_so_as_the_page_does(tmp_path: Path) -> None:
    """The sentence of ``explain`` is the page's own."""
    law, page = law_of("chi-ap-dung", tmp_path), text_of("chi-ap-dung")
    (card,) = scored(law, date(2024, 11, 1), area_iii=True).cards
    criterion = card.criteria[1]
    (item,) = [i for i in criterion.items if i.out]
    assert left_out_sentence(law.book.standard.head, criterion.criterion, item.item, SAY) in page


def test_authorities_are_as_the_page_says(tmp_path: Path) -> None:
    """Who recognises, by the code of the province; without it nobody is named."""
    law, page = law_of("tham-quyen", tmp_path), text_of("tham-quyen")
    for code in ("79", "08"):
        own = scored(law, date(2024, 11, 1), province_code=code).authority
        assert own is not None
        assert f"mã tỉnh {code} do {own.recognises}" in page
    unknown = scored(law, date(2024, 11, 1))
    assert unknown.authority is None
    assert authority_sentence(unknown, "90001", SAY) == ""
