"""Every kind of difference has its words, every field of the law its kind, and no arrow leads to where it came from."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import pytest

from engine.comparing import aspects
from engine.comparing.aspects import (
    APART,
    CLASS_ASPECTS,
    CRITERION_ASPECTS,
    HEAD_ASPECTS,
    HEAD_LISTS,
    ITEM_ASPECTS,
    Kind,
)
from engine.comparing.differences import compare
from engine.comparing.item_differences import Difference
from engine.comparing.matching.band_pairs import WORDS, BandPair
from engine.comparing.matching.pairing import ItemPair
from engine.comparing.partial import load_partial
from engine.language import speak
from engine.law.criteria import Band, Criterion, Item
from engine.law.model import StandardHead, UnitClass
from engine.law.values import Shape
from engine.reporting.words.compare_words import Comparison, difference_sentence, group_title
from engine.reporting.words.difference_words import KINDS
from tests.comparing.law_edits import Edits, standard_of
from tests.comparing.test_comparing import ASKS, CONDITION, EDITS, LEVELS, PERIODS
from tests.comparing.test_partial import OF_2010

SAY = speak("vi")
# What the words do not show: the arrow would lead from A to A.
QUIET = (
    ("tc02.yaml", 'cite: {document: 00/TN 03/01/2019, at: "Điều 6, tiêu chí 2"}',
     'cite: {document: 00/TN 03/01/2019, at: "Điều 6, tiêu chí 2", basis: báo X}'),
    ("standard.yaml", "at: Điều 1}", "at: Điều 9}"),
    ("standard.yaml", "at: Điều 2}", "at: Điều 9}"),
    ("standard.yaml", "at: Điều 4}", "at: Điều 9}"),
    ("standard.yaml", "at: Điều 5}", "at: Điều 9}"),
    ("standard.yaml", "appraises: Phòng chuyên môn", "appraises: Phòng Y tế, phòng chuyên môn"),
    ("standard.yaml", "title_en: No criterion scores 0", "title_en: No criterion has 0"),
    ("standard.yaml", "[2, 4]\n  mark: reported", "[2, 4]\n  mark: verbatim"),
    ("tc02.yaml", "asked_at_least: 30", "asked_at_least: 50"),
    ("tc02.yaml", "title_en: Children under 1 fully immunised", "title_en: Infants immunised"),
)  # fmt: skip
FIELDS: tuple[tuple[type[Shape], tuple[aspects.Aspect, ...]], ...] = (
    (Item, ITEM_ASPECTS),
    (Criterion, CRITERION_ASPECTS),
    (UnitClass, CLASS_ASPECTS),
    (StandardHead, (*HEAD_ASPECTS, *HEAD_LISTS)),
)


def told(*edits: tuple[str, str, str], language: str = "vi") -> list[str]:
    """The differences of an edit in words."""
    return between((), edits, language)


def between(before: Edits, after: Edits, language: str = "vi") -> list[str]:
    """The differences of two edited standards in words."""
    old, new = standard_of(*before), standard_of(*after)
    found = compare(old, new)
    return [difference_sentence(Comparison(old, new, found), d, speak(language)) for d in found]


def test_every_kind_has_a_word_and_a_sentence() -> None:
    """One table has them all, and nothing else."""
    assert set(KINDS) == set(get_args(Kind))


@pytest.mark.parametrize(("model", "told_of"), FIELDS, ids=[model.__name__ for model, _ in FIELDS])
def test_no_field_of_the_law_is_compared_by_nobody(model: type[Shape], told_of: tuple[aspects.Aspect, ...]) -> None:
    """A new construct is a row in engine/comparing/aspects.py; docs/comparing.md says how."""
    known = {field for aspect in told_of for field in aspect.fields} | set(APART[model.__name__])
    assert set(model.model_fields) - known == set(), "add the field to engine/comparing/aspects.py"
    assert known - set(model.model_fields) == set()


def test_no_field_of_a_band_is_compared_by_nobody() -> None:
    """What a band claims, its points and its mark; the basis is a note to the mark."""
    assert set(Band.model_fields) == {*WORDS, "points", "mark", "marks", "basis"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("edit", [*QUIET, *(e[:3] for e in EDITS)], ids=range(len(QUIET) + len(EDITS)))
def test_no_arrow_leads_to_where_it_came_from(edit: tuple[str, str, str], language: str) -> None:
    """Each difference is told, and what stands before an arrow is never what stands behind it."""
    found = told(edit, language=language)
    assert found
    for sentence in found:
        parts = sentence.split(" → ")
        assert not any(a.endswith(b) for a, b in pairwise(parts)), sentence


def test_a_note_that_changed_is_told_as_the_note() -> None:
    """The place of the law is the same, so it is not said twice."""
    assert told(QUIET[0])[0] == "Mục 2.1: điều con số dựa vào: không ghi → “báo X”"


HINT = "hint_en: Choose Yes if there is a written assignment."
NOTED = (
    HINT
    + """
    notes:
      - {from: 2020-01-01, text: Luật mới đếm cả người kiêm nhiệm., text_en: A new law counts part-time workers.,
         mark: reported, cite: {document: 00/LM 01/01/2020, at: Điều 1}}"""
)


def test_a_reading_is_told_by_its_words_and_what_became_of_it() -> None:
    """Not by an id that nobody knows; where only the mark is another, that is said."""
    words = "Không làm tròn trước khi so với ngưỡng."
    mark = ("standard.yaml", f"{words}\n    text_en: Nothing is rounded before it is compared.\n    mark: provisional",
            f"{words}\n    text_en: Nothing is rounded before it is compared.\n    mark: verbatim")  # fmt: skip
    assert told(mark) == [f"Cách đọc văn bản: “{words}”: độ chắc của con số: tạm tính → nguyên văn"]
    other = words.replace("trước", "ngay trước")
    assert told(("standard.yaml", words, other)) == [f"Cách đọc văn bản: “{words}” → “{other}”"]


def test_a_datum_s_dated_notes_are_not_called_its_english() -> None:
    """A note that came, and one whose mark alone is another."""
    came = ("evidence.yaml", HINT, NOTED)
    assert told(came) == ["số liệu “Có người làm công tác bảo vệ trẻ em”: đổi ghi chú theo ngày"]
    old, new = standard_of(came), standard_of((*came[:2], NOTED.replace("reported", "provisional")))
    [found] = compare(old, new)
    said = difference_sentence(Comparison(old, new, (found,)), found, SAY)
    assert said == "số liệu “Có người làm công tác bảo vệ trẻ em”: đổi ghi chú theo ngày"
    indicator = ("evidence.yaml", HINT, f"{HINT}\n    indicator: 1.2")
    assert told(indicator) == ["số liệu “Có người làm công tác bảo vệ trẻ em”: đổi chỉ tiêu thống kê"]


def test_a_datum_with_another_id_leaves_the_measure_as_it_is() -> None:
    """The words of the measure are the same, so the ids are said."""
    edits = ("evidence.yaml", "so_hoat_dong", "so_buoi"), ("tc01.yaml", "so_hoat_dong", "so_buoi")
    assert "Mục 1.2: cách đo như cũ, số liệu mang mã khác: so_hoat_dong → so_buoi" in told(*edits)


def test_a_full_share_written_otherwise_is_the_same_law() -> None:
    """At least 100 % and exactly 100 % claim one value."""
    edits = (("tc02.yaml", "at_least: 98, points: 50", "at_least: 100, points: 50"),)
    old, new = standard_of(*edits), standard_of(("tc02.yaml", "at_least: 98, points: 50", "equals: 100, points: 50"))
    found = compare(old, new)
    said = [difference_sentence(Comparison(old, new, found), d, SAY) for d in found]
    assert len(said) == 1
    assert not re.search(r"(bằng 100 %.*) → \1", said[0])


def with_(part: str, old: str = "", new: str = "") -> tuple[str, str, str]:
    """The edit that gives the small standard a part, with something of it written otherwise."""
    assert old in part
    return "standard.yaml", ASKS, part.replace(old, new) + ASKS


BARS = (
    "“Phường của thành phố trực thuộc trung ương” {n} điểm; “Xã, thị trấn miền núi, hải đảo, đặc biệt khó khăn” "
    "{n} điểm; “Xã, phường, thị trấn khác” {n} điểm"
)
OF_THE_YEAR = ("tc02.yaml", "max_points: 100\n", "max_points: 100\nperiod: nam\n")
AT_190, AT_195 = (f"Tiêu biểu ({BARS.format(n=n)})" for n in (190, 195))
HALF, YEAR = "mỗi tiêu chí ít nhất 50 % điểm tối đa", "từ 01/11 năm trước đến 31/10 năm của đợt"
# What stood, what stands, and what is said of it.
COME_AND_GONE: tuple[tuple[Edits, Edits, str], ...] = (
    ((with_(CONDITION),), (), f"Bỏ điều kiện: {HALF}"),
    ((with_(CONDITION),), (with_(CONDITION, "percent: 50", "percent: 60"),),
     f"Điều kiện: {HALF} → mỗi tiêu chí ít nhất 60 % điểm tối đa"),
    ((with_(CONDITION),), (with_(CONDITION, "Mỗi tiêu chí được một nửa", "Tiêu chí nào cũng được một nửa"),),
     f"Điều kiện: {HALF}: lời văn “Mỗi tiêu chí được một nửa” → “Tiêu chí nào cũng được một nửa”"),
    ((with_(CONDITION),), (with_(CONDITION, "at: Điều 4", "at: Điều 5"),),
     f"Điều kiện: {HALF}: căn cứ: 00/TN 03/01/2019, Điều 4 → 00/TN 03/01/2019, Điều 5"),
    ((with_(LEVELS),), (), f"Bỏ mức {AT_190}"),
    ((with_(LEVELS),), (with_(LEVELS, "threshold: 190", "threshold: 195"),), f"Mức công nhận: {AT_190} → {AT_195}"),
    ((with_(LEVELS),), (with_(LEVELS, "at: Điều 4", "at: Điều 5"),),
     f"Mức {AT_190}: chỉ khác căn cứ, độ chắc hoặc bản tiếng Anh"),
    ((with_(PERIODS),), (), f"Bỏ kỳ “Năm”: {YEAR}"),
    ((with_(PERIODS),), (with_(PERIODS, "10-31", "09-30"),),
     f"Kỳ “Năm”: {YEAR} → từ 01/11 năm trước đến 30/09 năm của đợt"),
    ((with_(PERIODS), OF_THE_YEAR), (with_(PERIODS),), f"kỳ số liệu: {YEAR} → kỳ của đợt"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after", "sentence"), COME_AND_GONE, ids=range(len(COME_AND_GONE)))
def test_conditions_levels_and_periods_that_go_or_change_are_told(before: Edits, after: Edits, sentence: str) -> None:
    """What is asked comes first; only where it asks the same, what else of it is otherwise."""
    assert between(before, after) == [sentence]


def test_a_criterion_that_goes_is_headed_by_its_own_title_and_one_of_which_little_is_known_by_its_number() -> None:
    """What only an older standard had is told as such."""
    both = Comparison(standard_of(), standard_of(), ())
    assert [group_title(both, name, SAY) for name in ("tc02", "-tc02", "-tc09", "tc11", "muc-cu")] == [
        "Tiêu chí 2. Sức khỏe và an toàn", "Tiêu chí 2. Sức khỏe và an toàn (bỏ)", "Tiêu chí 9 (bỏ)", "Tiêu chí 11",
        "Mục cũ",
    ]  # fmt: skip


def test_the_points_of_all_other_values_are_told_as_theirs() -> None:
    """The last band has no edge of its own."""
    rest = "{otherwise: true, points: 0, mark: verbatim}\n    cite"
    edits = ("tc01.yaml", f"points: 60, mark: verbatim}}\n      - {rest}",
             f"points: 60, mark: verbatim}}\n      - {rest.replace('0', '5')}")  # fmt: skip
    assert told(edits) == ["Mục 1.1: mức 2 (các giá trị còn lại): 0 → 5 điểm"]


def test_a_period_under_another_id_is_the_same_days() -> None:
    """What the criterion's data are about is not told as if it were another."""
    renamed = ("standard.yaml", ASKS, PERIODS.replace("id: nam,", "id: nien,") + ASKS)
    of_it = (*OF_THE_YEAR[:2], OF_THE_YEAR[2].replace("nam", "nien"))
    assert between((with_(PERIODS), OF_THE_YEAR), (renamed, of_it))[0] == f"kỳ số liệu: {YEAR}, chỉ khác mã"


def test_a_bonus_criterion_that_comes_is_told_as_one() -> None:
    """Its points are no part of the total; so they are not told as those of a scored one."""
    whole = standard_of()
    extra = whole.criteria[1].model_copy(update={"role": "bonus"})
    old, new = (whole.model_copy(update={"criteria": (whole.criteria[0], *more)}) for more in ((), (extra,)))
    found = compare(old, new)
    came = difference_sentence(Comparison(old, new, found), found[0], SAY)
    assert came == "Thêm tiêu chí 2 “Sức khỏe và an toàn”, điểm thưởng tối đa 100 điểm"


ISLAND = (
    "unit_facts:\n  - {id: dao, kind: yes_no, title: Xã đảo, title_en: Island, "
    "cite: {document: 00/TN 03/01/2019, at: Điều 2}}\n"
)
OF_ISLANDS = ("standard.yaml", "{type: [xa], area_iii: true}", "{type: [xa], facts: {dao: true}}")
OTHERWISE = "Nhóm “Xã, thị trấn miền núi, hải đảo, đặc biệt khó khăn”: xếp xã vào nhóm theo điều kiện khác"


def test_a_class_that_asks_another_thing_of_the_same_name_has_no_arrow() -> None:
    """A fact by another id has the same words, so it is said that the class asks otherwise; as where one is unseen."""
    before = (with_(ISLAND), OF_ISLANDS)
    after = (with_(ISLAND, "id: dao", "id: hai_dao"), (*OF_ISLANDS[:2], OF_ISLANDS[2].replace("dao", "hai_dao")))
    assert between(before, after) == ["Bỏ dữ kiện xã “Xã đảo”", "Thêm dữ kiện xã “Xã đảo”", OTHERWISE]
    whole, mountain = standard_of(), standard_of().head.classes[1]
    found = Difference("class", "standard", mountain.id, mountain, mountain)
    assert difference_sentence(Comparison(load_partial(OF_2010), whole, (found,)), found, SAY) == OTHERWISE


ITEM = standard_of().items[0]
HALF_PAIR, WHOLE_PAIR = ItemPair(ITEM, None, "tc01", ""), ItemPair(ITEM, ITEM, "tc01", "tc01")
# A difference that nothing finds: neither two things of the kind, nor a pair of which both are there.
UNHEARD: tuple[tuple[Kind, object, ItemPair | None], ...] = (
    ("none", "lạ", HALF_PAIR), ("edge", "lạ", WHOLE_PAIR), ("band", "lạ", WHOLE_PAIR),
    ("band", BandPair(None, None, 0, 0), WHOLE_PAIR), ("cite", "lạ", None), ("added", "lạ", None),
    ("maximum", "lạ", None), ("threshold", "lạ", None), ("calendar", "lạ", None), ("case", "lạ", None),
    ("fact", "lạ", None), ("period", "lạ", None),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "thing", "pair"), UNHEARD)
def test_a_difference_that_no_words_fit_is_refused_and_not_told_wrongly(
    kind: Kind, thing: object, pair: ItemPair | None
) -> None:
    """A phrase is of its own kind of thing; of another it says nothing at all."""
    both = standard_of()
    found = Difference(kind, "standard", "lạ", thing, thing, "", pair)
    with pytest.raises(TypeError):
        difference_sentence(Comparison(both, both, (found,)), found, SAY)


@pytest.mark.parametrize("kind", ["fact", "period"])
def test_a_thing_that_became_another_kind_of_thing_is_refused(kind: Kind) -> None:
    """The new one is of the kind, the old one is not."""
    both = standard_of(with_(PERIODS + ISLAND))
    thing = both.head.unit_facts[0] if kind == "fact" else both.head.periods[0]
    found = Difference(kind, "standard", "lạ", "lạ", thing)
    with pytest.raises(TypeError):
        difference_sentence(Comparison(both, both, (found,)), found, SAY)
