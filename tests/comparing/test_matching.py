"""What is the same is found wherever it went, and what only bears an old number is not taken for it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.comparing.differences import compare
from engine.comparing.gains import changes_of
from engine.comparing.hurdles.mixed_bars import bars, limit
from engine.comparing.item_differences import Difference, levers_of
from engine.comparing.matching.pairing import match
from engine.comparing.mixture_scores import Communes, class_index, open_field, prepare, tally, verdicts
from engine.evidence.columns import columns_of
from engine.language import speak
from engine.law.criteria import Criterion, Item
from engine.law.model import Standard
from engine.reporting.words.compare_words import Comparison, difference_sentence
from tests import frozen
from tests.comparing.law_edits import facts_of
from tests.comparing.reshaped import merge, rebuilt, reshaped, shape_of, split
from tests.made_laws import evidence_names, lawbook, laws

SAY = speak("vi")
FULL = frozen.law().book.standard
IN_PLACE = {"renamed", "split", "merged"}


def told(old: Standard, new: Standard) -> list[str]:
    """Every difference in words."""
    found = compare(old, new)
    return [difference_sentence(Comparison(old, new, found), d, SAY) for d in found]


def at(number: int) -> int:
    """The place of a criterion in a shape."""
    return number - 1


def with_item(standard: Standard, name: str, **changes: object) -> Standard:
    """A standard in which one item is otherwise."""
    criteria = []
    for criterion in standard.criteria:
        items = tuple(i.model_copy(update=changes) if i.id == name else i for i in criterion.items)
        criteria.append(criterion.model_copy(update={"items": items, "max_points": sum(i.max_points for i in items)}))
    return standard.model_copy(update={"criteria": tuple(criteria)})


def item(name: str) -> Item:
    """An item of the frozen standard."""
    return next(i for i in FULL.items if i.id == name)


@pytest.mark.parametrize("seed", range(40))
def test_only_the_renumbering_is_told_of_a_standard_that_was_only_reshaped(seed: int) -> None:
    """Renumbered, split, merged, shuffled: every item is found where it went, and nothing else differs."""
    made = reshaped(FULL, seed)
    found = compare(FULL, made.standard)
    assert {p.old.id: p.new.id for p in match(FULL, made.standard).items if p.old and p.new} == made.went
    assert {d.kind for d in found} <= IN_PLACE
    assert not any(d.inferred for d in found)
    assert [sum(d.kind == kind for d in found) for kind in ("split", "merged")] == [made.split, made.merged]
    assert all(lever.endswith(("/split", "/merged")) for lever in levers_of(found))


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_reshaped_standard_changes_no_total_and_without_splits_no_decision(data: st.DataObject) -> None:
    """Whatever is known or missing; a split or a merger moves a decision by the knock-out alone."""
    law = data.draw(laws(most_items=3))
    old = lawbook(law, data.draw(st.integers(1, 60))).standard
    made = reshaped(old, data.draw(st.integers(0, 1000)))
    asked = [str(row["id"]) for criterion in law for row in criterion]
    answers = {str(row["id"]) for criterion in law for row in criterion if row["kind"] == "yes_no"}
    facts = [facts_of(data.draw(partly(asked, answers))) for _ in range(5)]
    names = tuple(name for row in asked for name in evidence_names(row))
    columns = columns_of([str(n) for n in range(5)], names, facts)
    ground = open_field(old, made.standard, Communes(columns, (columns,), lambda _: ["all"] * 5))
    every = frozenset(levers_of(compare(old, made.standard)))
    prepare(ground, [frozenset(), every])
    assert not np.any(changes_of(ground, every))
    before, after = (
        verdicts(ground.verdicts, tally(ground, on, np.arange(5)), class_index(ground, on), bars(ground, on),
                 limit(ground, on))
        for on in (frozenset[str](), every)
    )  # fmt: skip
    if not made.split and not made.merged:
        assert every == frozenset()
        assert before.tolist() == after.tolist()


@st.composite
def partly(draw: st.DrawFn, items: list[str], answers: set[str]) -> dict[str, int]:
    """Parts within their wholes, each item known or not."""
    found: dict[str, int] = {}
    for name in (name for name in items if draw(st.booleans())):
        part, whole = evidence_names(name)
        found[whole] = draw(st.integers(0, 60))
        found[part] = draw(st.integers(0, min(1, found[whole]) if name in answers else found[whole]))
    return found


def test_a_split_criterion_is_told_as_a_split_and_by_its_items_new_numbers() -> None:
    """The plain split of criterion 10: its second item is criterion 14, its third moves up."""
    shape = shape_of(FULL)
    split(shape, at(10), [1])
    new, _ = rebuilt(FULL, shape)
    assert told(FULL, new) == [
        "Tiêu chí 10 tách thành tiêu chí 10 và 14 (75 điểm → 55 + 20 điểm); tiêu chí 14 là “Phần tách ra số 14”",
        "Mục 10.3 nay là mục 10.2",
        "Mục 10.2 nay là mục 14.1",
    ]


def test_two_criteria_that_became_one_are_told_as_a_merger() -> None:
    """Criterion 8 goes into 7; all behind it move up, and none of their items is told one by one."""
    shape = shape_of(FULL)
    merge(shape, at(7), at(8))
    new, _ = rebuilt(FULL, shape)
    said = told(FULL, new)
    assert said[0] == "Tiêu chí 7 và 8 gộp thành tiêu chí 7 (50 + 75 điểm → 125 điểm)"
    assert said[1:3] == ["Mục 8.1 nay là mục 7.2", "Mục 8.2 nay là mục 7.3"]
    assert said[3:] == [f"Tiêu chí {n} nay là tiêu chí {n - 1}" for n in range(9, 14)]


def test_whole_criteria_in_another_order_are_told_once_each() -> None:
    """The order turned round: one line a criterion, but for the one in the middle."""
    new, _ = rebuilt(FULL, shape_of(FULL)[::-1])
    assert sorted(told(FULL, new)) == sorted(f"Tiêu chí {n} nay là tiêu chí {14 - n}" for n in range(1, 14) if n != 7)


def test_swapped_ids_are_two_renumberings_and_no_change_of_measure() -> None:
    """8.1 and 8.2 change places."""
    shape = shape_of(FULL)
    shape[at(8)][1].reverse()
    assert told(FULL, rebuilt(FULL, shape)[0]) == ["Mục 8.1 nay là mục 8.2", "Mục 8.2 nay là mục 8.1"]


def test_a_renamed_item_with_the_same_measure_is_that_item() -> None:
    """Another title is wording, whatever the words."""
    new = with_item(FULL, "tc10.2", title="Gửi trẻ ở nhóm lớp")
    assert [(d.kind, d.lever) for d in compare(FULL, new)] == [("wording", "")]


def test_the_same_title_with_another_measure_is_that_item_measured_otherwise() -> None:
    """One that nobody else measures: a change of measure, told as one."""
    new = with_item(FULL, "tc10.2", measure=item("tc10.2").measure.model_copy(update={"of": "tre_em"}))
    assert [(d.kind, d.lever) for d in compare(FULL, new)] == [("measure", "tc10.2/measure")]


def test_an_id_given_to_other_content_is_one_item_gone_and_another_come() -> None:
    """Measure and title are new, so only the number is old: nothing is compared band by band."""
    other = item("tc10.2").model_copy(
        update={
            "title": "Số vụ việc tâm lý được xử lý đúng hạn",
            "measure": item("tc12.3").measure.model_copy(update={"count": "vu_xu_ly"}),
            "when_none": None,
        }
    )
    new = with_item(FULL, "tc10.2", **dict(other))
    assert [(d.kind, d.name) for d in compare(FULL, new)] == [("removed", "tc10.2"), ("added", "+tc10.2")]


def test_an_item_that_is_shared_out_is_told_as_a_split() -> None:
    """Two counts of one whole, each with its own points from now on."""
    joined = item("tc09.1").measure.model_copy(update={"share": ("tre_kham_suc_khoe", "tre_nhe_can")})
    old = with_item(FULL, "tc09.1", measure=joined)
    shape = shape_of(old)
    whole = shape[at(9)][1][0]
    parts = [
        whole.model_copy(update={"measure": joined.model_copy(update={"share": name}), "title": f"{whole.title}: {n}"})
        for n, name in enumerate(joined.share, 1)  # type: ignore[attr-defined]
    ]
    shape[at(9)] = (shape[at(9)][0], [parts[0], parts[1].model_copy(update={"id": "tc09.2"})])
    new, _ = rebuilt(old, shape)
    found = compare(old, new)
    assert [(d.kind, d.lever) for d in found if d.kind in ("split", "measure", "added")] == [
        ("split", ""),
        ("measure", "tc09.1/measure"),
        ("added", "+tc09.2"),
    ]
    (split_item,) = (d for d in found if d.kind == "split")
    said = difference_sentence(Comparison(old, new, found), split_item, SAY)
    assert said == "Mục 9.1 tách thành mục 9.1 và 9.2"


def test_an_item_in_another_criterion_is_one_difference_with_both_numbers() -> None:
    """12.3 goes to 11."""
    shape = shape_of(FULL)
    shape[at(11)][1].append(shape[at(12)][1].pop())
    new, _ = rebuilt(FULL, shape)
    found = [d for d in compare(FULL, new) if d.kind != "points"]
    assert [(d.kind, d.lever) for d in found] == [("moved", "tc12.3/moved")]
    assert "Mục 12.3 chuyển từ tiêu chí 12 sang tiêu chí 11, nay là mục 11.4" in told(FULL, new)


def test_a_new_criterion_under_an_old_number_is_told_apart_from_the_old_one() -> None:
    """The old criterion 7 is gone, another has its number; both are told, each under its own title."""
    shape = shape_of(FULL)
    shape[at(7)] = (
        shape[at(7)][0].model_copy(update={"title": "Trường học an toàn"}),
        [item("tc07.1").model_copy(update={"title": "Trường đạt chuẩn", "measure": item("tc12.3").measure})],
    )
    shape[at(12)][1].pop()
    new, _ = rebuilt(FULL, shape)
    found: tuple[Difference, ...] = compare(FULL, new)
    gone = [d.group for d in found if d.kind == "removed" and isinstance(d.old, Criterion)]
    assert gone == ["-tc07"]
