"""What a round of several standards is refused for, each at its place and in the author's own line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.problems import Problem, ProblemsFound, catalogue, errors, words
from engine.service.compare import CompareRequest, compare, draft_standard
from engine.service.rounds import assess_parts, assess_round
from tests.parts.joint_round import COMMUNES, FACT, ZONES, Joint, joint_in, usual

ENTRY = "standards:\n  - standard: small-2\n"
# What is wrong, what stands in round.yaml, and what is told where; round.yaml has seven lines before.
BROKEN = {
    "nobody is named": (ENTRY, [("RND-261", 9)]),
    "an empty list": (f"{ENTRY}    communes: []", [("RND-261", 9)]),
    "no condition": (f"{ENTRY}    when: []", [("RND-261", 9)]),
    "both ways at once": (f'{ENTRY}    when: [{{type: [dac_khu]}}]\n    communes: ["99001"]', [("RND-261", 9)]),
    "a condition of nothing": (f"{ENTRY}    when:\n      - {{}}", [("LAW-464", 11)]),
    "no facts": (f"{ENTRY}    when:\n      - {{type: [xa], facts: {{}}}}", [("LAW-464", 11)]),
    "a commune that is not there": (f'{ENTRY}    communes: ["99001", "99009"]', [("RND-262", 10)]),
    "a commune by its name": (f"{ENTRY}    communes: [Xã An mô phỏng]", [("RND-262", 10)]),
    "a commune twice in one list": (f'{ENTRY}    communes: ["99001", "99001"]', [("RND-263", 10)]),
    "a commune in two lists": (
        f'{ENTRY}    communes: ["99001"]\n  - {{standard: small-2, communes: ["99001"]}}',
        [("RND-263", 11)],
    ),
    "a fact that no standard declares": (f"{ENTRY}    when:\n      - {{facts: {{vung_sau: true}}}}", [("RND-264", 11)]),
    "a class, which only a standard knows": (f"{ENTRY}    when:\n      - {{class: [ward]}}", [("RND-264", 11)]),
    "days, which are the round's own": (f"{ENTRY}    when:\n      - {{from: 2024-01-01}}", [("RND-264", 11)]),
    "a fact asked otherwise than it is": (
        f"{ENTRY}    when:\n      - {{facts: {{bai_ngang: {{at_least: 3}}}}}}",
        [("LAW-452", 11)],
    ),
    "a condition that no commune meets": (f"{ENTRY}    when: [{{type: [thi_tran]}}]", [("RND-267", 9)]),
    "a line that comes too late": (
        f'{ENTRY}    when: [{{type: [dac_khu]}}]\n  - {{standard: small-2, communes: ["99004"]}}',
        [("RND-267", 11)],
    ),
    "a commune taken before": (
        f'{ENTRY}    when: [{{type: [dac_khu]}}]\n  - {{standard: small, communes: ["99004"]}}',
        [("RND-267", 11)],
    ),
    "a commune of a list taken before": (
        f'{ENTRY}    when: [{{type: [dac_khu]}}]\n  - {{standard: small-2, communes: ["99004", "99001"]}}',
        [("RND-269", 11)],
    ),
    "nobody is left for the round's own": (
        f"{ENTRY}    when: [{{type: [xa, phuong, thi_tran, dac_khu]}}]",
        [("RND-267", 3)],
    ),
    "no such standard": ("standards: [{standard: khong-co, when: [{type: [dac_khu]}]}]", [("RND-901", 0)]),
    "an unknown key": (f"{ENTRY}    xa: [1]", [("LAW-201", 10)]),
}


def refused(joint: Joint) -> Sequence[Problem]:
    """What a round is refused for."""
    with pytest.raises(ProblemsFound) as found:
        assess_parts(joint.folder, joint.store)
    return errors(found.value.problems)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_list_of_standards_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    """Each by one problem at the author's line, with words in both languages; nothing is scored."""
    standards, wanted = BROKEN[name]
    found = refused(joint_in(tmp_path).write(standards))
    assert [(told.code, told.place.line) for told in found] == wanted
    for told in found:
        assert all(text.strip() and "{" not in text for key in ("vi", "en") for text in [words(told, key)["what"]])


def test_a_commune_of_which_it_is_not_known_who_judges_it_is_asked_for(tmp_path: Path) -> None:
    """RND-265 for every such commune at once, with the fact that decides and the standards that it leaves open."""
    coastal = "standards: [{standard: small-2, when: [{type: [xa], facts: {bai_ngang: true}}]}]"
    listed = [replace(c, coastal="" if c.kind != "dac_khu" else "không") for c in COMMUNES]
    found = refused(joint_in(tmp_path).write(coastal, listed))
    assert [(told.code, told.commune) for told in found] == [("RND-265", "99001"), ("RND-265", "99002")]
    assert [told.values["unsure"] for told in found] == ["Xã bãi ngang (bai_ngang)"] * 2
    assert {told.values["known"] for told in found} == {"small, small-2"}


def test_a_fact_that_changes_nothing_is_not_asked_for(tmp_path: Path) -> None:
    """Either answer gives the same standard: by two lines that together take both, or by a line before."""
    both = (
        "standards: [{standard: small-2, when: [{type: [xa], facts: {bai_ngang: true}}]}, "
        "{standard: small-2, when: [{type: [xa], facts: {bai_ngang: false}}]}]"
    )
    listed = [replace(c, coastal="" if c.code == "99001" else "không" if c.code == "99002" else "có") for c in COMMUNES]
    parts = assess_parts(joint_in(tmp_path).write(both, listed).folder, joint_in(tmp_path, "dot-hai").store)
    assert [[unit.code for unit in made.round.units] for made in parts] == [["99003", "99004"], ["99001", "99002"]]


def test_standards_not_in_force_are_refused_where_they_are_named(tmp_path: Path) -> None:
    """RND-206 at the day for the round's own, at its line for another."""
    joint = joint_in(tmp_path).write(ENTRY + "    when: [{type: [dac_khu]}]")
    head = joint.folder / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("2024-", "2018-"), "utf-8")
    assert [(told.code, told.place.line) for told in refused(joint)] == [("RND-206", 4), ("RND-206", 9)]


def test_facts_that_two_standards_mean_otherwise_are_refused(tmp_path: Path) -> None:
    """RND-266: one column cannot hold both."""
    joint = usual(tmp_path)
    head = tmp_path / "criteria" / "small" / "standard.yaml"
    fact = FACT.replace("yes_no", "count").replace("01/TN", "00/TN")
    asked = "{type: [xa], facts: {bai_ngang: {at_least: 5}}}"
    text = head.read_text("utf-8").replace("classes:\n", f"{fact}classes:\n", 1)
    head.write_text(text.replace("{type: [xa], area_iii: true}", asked), "utf-8")
    assert "RND-266" in {told.code for told in refused(joint)}


def test_where_two_laws_are_in_force_a_round_says_who_judges_whom(tmp_path: Path) -> None:
    """RND-214 until it does, be it that all go by one: then it is a round like any other."""
    joint = usual(tmp_path)
    assert len(assess_parts(joint.folder, joint.store)) == 2
    joint.write("", COMMUNES[:3], facts=False)
    assert {told.code for told in refused(joint)} == {"RND-214"}
    joint.write("standards: [{standard: small, when: [{type: [xa, phuong]}]}]", COMMUNES[:3], facts=False)
    made = assess_round(joint.folder, joint.store)
    assert (made.round.standards, len(made.cards)) == ((), 3)


def test_a_replaced_law_judges_nobody(tmp_path: Path) -> None:
    """RND-213, as for every round: a law that another one has replaced is not in force."""
    joint = usual(tmp_path)
    head = tmp_path / "criteria" / "small-2" / "standard.yaml"
    text = head.read_text("utf-8").replace("id: small-2\n", "id: small-2\nreplaces: small\n")
    head.write_text(text.replace("from: 2019-01-03", "from: 2020-01-03"), "utf-8")
    assert "RND-213" in {told.code for told in refused(joint)}


def test_what_is_not_done_for_several_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RND-260 from whatever looks at a whole round by one law, and from comparing two that judge nobody in it."""
    joint = usual(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("small-3", "small-4"):
        draft_standard(joint.store, "small", name, date(2027, 1, 1))
    with pytest.raises(ProblemsFound) as whole:
        assess_round(joint.folder, joint.store)
    with pytest.raises(ProblemsFound) as compared:
        compare(joint.store, CompareRequest("small-3", "small-4", joint.folder.name))
    assert [[told.code for told in found.value.problems] for found in (whole, compared)] == [["RND-260"]] * 2


@pytest.mark.parametrize(("old", "new"), [("small", "small-3"), ("small-3", "small"), ("small-2", "small-3")])
def test_the_effect_is_told_on_those_whom_either_standard_judges(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft against a standard of the round: its own communes alone, the others named as left out."""
    joint = usual(tmp_path)
    monkeypatch.chdir(tmp_path)
    draft_standard(joint.store, "small", "small-3", date(2027, 1, 1))
    told = compare(joint.store, CompareRequest(old, new, joint.folder.name)).reply()
    zone, rest = ["99004"], ["99001", "99002", "99003"]
    assert told.impact is not None
    assert [row.code for row in told.impact.communes] + told.impact.set_aside == (zone if old == "small-2" else rest)
    assert told.elsewhere == (rest if old == "small-2" else zone)


def test_a_wrong_class_set_by_hand_is_told_at_its_own_line(tmp_path: Path) -> None:
    """The entries of other parts stand between: the second of the file is the first of its part."""
    told = "reason: thử, document: 01/QĐ, by: Cơ quan, on: 2024-01-01"
    values = {"99001": "plain", "99004": "khac"}
    rows = (f'  - {{commune: "{code}", value: {value}, {told}}}' for code, value in values.items())
    overrides = "\n".join(["class_overrides:", *rows])
    joint = usual(tmp_path).write(f"{ZONES}\n{overrides}")
    found = refused(joint)
    assert [(p.code, p.place.line) for p in found] == [("RND-207", 11)]


def test_every_code_of_several_standards_has_a_case_here() -> None:
    """None is in the catalogue alone."""
    own = {code for code in catalogue() if code.startswith("RND-26")}
    tried = {code for _, told in BROKEN.values() for code, _ in told}
    assert own - tried == {"RND-260", "RND-265", "RND-266", "RND-268"}
