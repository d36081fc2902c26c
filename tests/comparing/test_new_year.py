"""A draft is the old text with a new head, and a partial standard compares but never scores."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.comparing.differences import compare
from engine.comparing.new_year import draft_of, is_official
from engine.comparing.partial import compare_known, is_partial, known_to_both, load_partial
from engine.language import speak
from engine.law.criteria import Criterion
from engine.law.loading import HEAD, load_standard, shape
from engine.law.model import Standard, StandardHead
from engine.law.numbers_of_law import numbers_of
from engine.law.source import parse_source
from engine.problems import ProblemsFound
from engine.reporting.console.compare_console import heaviest, warnings
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.rules import judging
from engine.service.check import check_target
from engine.service.compare import compare_standards, draft_standard, write_comparison
from engine.service.parts.open_law import open_law
from engine.service.workspace import Workspace
from tests import frozen
from tests.comparing.law_edits import edited
from tests.rules.test_judged_sums import case

PARTIAL = ("qd-34-2014", "qd-37-2010")
SAY = speak("vi")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the small standard."""
    shutil.copytree(frozen.SMALL, tmp_path / "criteria" / "small")
    return Workspace(tmp_path, bundled=False)


def codes(refused: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    """The codes of a refusal."""
    return [p.code for p in refused.value.problems]


def test_the_comment_of_a_case_that_has_ended_goes_with_it(tmp_path: Path) -> None:
    """The case that holds keeps its own words above it; those above the one that is gone are not left behind."""
    shutil.copytree(frozen.LAW, tmp_path / "criteria" / frozen.STANDARD)
    space = Workspace(tmp_path, bundled=False)
    text = (draft_standard(space, frozen.STANDARD, "qd-27-2027", date(2027, 7, 1)) / HEAD).read_text("utf-8")
    lines = [line.strip() for line in text.splitlines()]
    at = lines.index("- {type: [phuong], province: thanh_pho, mark: provisional}")
    assert lines[at - 1].startswith("# Không còn cấp huyện: đọc là phường")
    assert "# Nguyên văn, khi còn quận" not in text


def test_a_draft_loads_and_is_not_official(space: Workspace) -> None:
    """Same criteria, another id, status and days; the old one's hash is as it was."""
    before = load_standard(space.standard("small"))
    folder = draft_standard(space, "small", "small-2027", date(2027, 1, 1))
    draft = open_law(folder).book.standard
    assert (draft.head.id, draft.head.status, draft.head.from_) == ("small-2027", "draft", date(2027, 1, 1))
    numbers = [[(n.id, n.held) for n in numbers_of(s) if n.at[0] != HEAD] for s in (draft, before.standard)]
    assert numbers[0] == numbers[1]
    assert not is_official(draft)
    assert is_official(before.standard)
    assert load_standard(space.standard("small")).sha256 == before.sha256


def test_a_draft_keeps_comments_and_loses_the_old_end() -> None:
    """A comment behind a value stays; ``until`` of the old is not the draft's."""
    book = edited(("standard.yaml", "\nfrom: 2019-01-03\n", "\nfrom: 2019-01-03   # ngày ký\nuntil: 2026-12-31\n"))
    text = draft_of(book, "small-2027", date(2027, 1, 1))["standard.yaml"]
    assert "\nfrom: 2027-01-01   # ngày ký\n" in text
    assert "until" not in text
    assert text.startswith("# Bộ tiêu chí thử nghiệm")


def test_no_mark_of_any_construct_outlives_the_old_text() -> None:
    """A mark is a mark wherever it is typed: of an empty whole, of one case of a class, of a reading."""
    book = edited(
        ("tc02.yaml", "when_none: full_points\n", "when_none: full_points\n    when_none_mark: reported\n"),
        ("standard.yaml", "mountain: true}", "mountain: true, mark: verbatim}"),
        ("standard.yaml", "mark: provisional", "mark: reported"),
    )
    texts = draft_of(book, "small-2027", date(2027, 1, 1))
    assert "when_none_mark: provisional" in texts["tc02.yaml"]
    assert {mark for text in texts.values() for mark in re.findall(r"mark: (\w+)", text)} == {"provisional"}


def test_a_draft_keeps_what_still_holds_on_its_first_day() -> None:
    """Cases and authorities that ended are gone; those that begin later keep their day; the others begin with it."""
    cases = (
        "- {until: 2024-12-31, type: [phuong], province: thanh_pho}\n"
        "      - {from: 2025-01-01, until: 2029-12-31, type: [phuong], province: thanh_pho}\n"
        "      - {from: 2030-01-01, type: [phuong], province: thanh_pho}\n"
    )
    book = edited(("standard.yaml", "- {type: [phuong], province: thanh_pho}\n", cases))
    source = parse_source(draft_of(book, "small-2027", date(2027, 1, 1))["standard.yaml"], "t")
    head = shape(StandardHead, source)
    days = [(case.from_, case.until) for case in head.classes[0].when]
    assert days == [(None, date(2029, 12, 31)), (date(2030, 1, 1), None)]
    assert [authority.from_ for authority in head.authorities] == [date(2027, 1, 1)]
    assert head.unclassed == ("dac_khu",)


@pytest.mark.parametrize(
    ("conditions", "kept"),
    [
        (("type: [xa], until: 2026-12-31",), []),
        (("type: [xa], until: 2026-12-31", "type: [phuong]"), ["phuong"]),
        (("type: [xa], until: 2027-01-01",), ["xa"]),
    ],
)
def test_a_draft_keeps_the_cases_of_items_that_still_hold(conditions: tuple[str, ...], kept: list[str]) -> None:
    """A line that ended the day before is gone, and a case with it that has no other."""
    text = draft_of(edited(*case(*conditions)), "small-2027", date(2027, 1, 1))["tc02.yaml"]
    criterion = shape(Criterion, parse_source(text, "t"))
    cases = [own for item in criterion.items for own in item.except_]
    assert [test.type[0] for own in cases for test in own.when if test.type] == kept
    assert len(cases) == bool(kept) and "except: []" not in text


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Small 2027", date(2027, 1, 1), "RND-922"),
        ("../small", date(2027, 1, 1), "RND-922"),
        ("small-2018", date(2018, 1, 1), "RND-923"),
        ("small", date(2027, 1, 1), "RND-921"),
    ],
)
def test_what_cannot_be_a_draft_is_refused_and_nothing_is_written(
    space: Workspace, name: str, day: date, code: str
) -> None:
    """A bad id, a day before the old one's, a folder that is there."""
    before = sorted(path.name for path in space.criteria.rglob("*"))
    with pytest.raises(ProblemsFound) as refused:
        draft_standard(space, "small", name, day)
    assert codes(refused) == [code]
    assert sorted(path.name for path in space.criteria.rglob("*")) == before


@pytest.mark.parametrize("name", PARTIAL)
def test_partial_standards_check_cleanly_and_are_refused_for_scoring(name: str) -> None:
    """What was seen is sound data; opening it to score says that it is not whole."""
    assert is_partial(frozen.SPACE.standard(name))
    assert check_target(name, frozen.SPACE).problems == ()
    with pytest.raises(ProblemsFound) as refused:
        open_law(frozen.SPACE.standard(name))
    assert codes(refused) == ["LAW-601"]


def test_a_partial_standard_with_mistakes_names_them_all(tmp_path: Path) -> None:
    """A threshold over the maximum, a class twice, days the wrong way round, a file nobody reads."""
    folder = Path(shutil.copytree(frozen.SPACE.standard("qd-34-2014"), tmp_path / "p"))
    text = (folder / "standard.yaml").read_text("utf-8")
    text = text.replace("threshold: 850", "threshold: 1850").replace("id: other", "id: city-ward")
    (folder / "standard.yaml").write_text(text.replace("until: 2020-01-02", "until: 2010-01-02"), "utf-8")
    (folder / "tc01.yaml").write_text("id: tc01\n", "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        load_partial(folder)
    assert sorted(codes(refused)) == ["LAW-210", "LAW-301", "LAW-311", "LAW-312"]


def test_nothing_is_said_of_what_was_not_seen() -> None:
    """Of 28 items five were seen in 2014: no other item is called new."""
    old, new = (
        load_partial(frozen.SPACE.standard("qd-34-2014")),
        frozen.law().book.standard,
    )
    assert known_to_both(old, new) == ("tc02.1", "tc03.1", "tc06.1", "tc09.1", "tc10.1")
    found = compare_known(old, new)
    assert not [d for d in found if d.kind == "added"]
    assert {d.name for d in found if d.kind == "removed"} == {"lao-dong-duong-pho"}
    assert [d.kind for d in found if d.name in ("tc02.1", "tc09.1")] == []


def test_an_effect_of_a_partial_standard_is_refused() -> None:
    """Words, yes; scoring, no."""
    with pytest.raises(ProblemsFound) as refused:
        compare_standards(frozen.SPACE, "qd-34-2014", "qd-06-2019", "son-duong-2024")
    assert codes(refused) == ["RND-924"]


def test_an_effect_needs_the_rules_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it nothing is guessed from a ready table; the comparison in words still stands."""
    monkeypatch.setattr(judging, "engine_version", lambda: None)
    monkeypatch.setattr("engine.service.compare.engine_version", lambda: None)
    monkeypatch.setattr("engine.rules.table.engine_version", lambda: None)
    with pytest.raises(ProblemsFound) as refused:
        compare_standards(frozen.SPACE, "qd-06-2019", "qd-06-2019", "son-duong-2024")
    assert codes(refused) == ["RND-925"]
    assert compare_standards(frozen.SPACE, "qd-06-2019", "qd-06-2019").differences == ()


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The frozen pack, its draft with another threshold, and the sample round."""
    root = tmp_path_factory.mktemp("desk")
    space = Workspace(frozen.desk_in(root), bundled=False)
    head = draft_standard(space, "qd-06-2019", "qd-xx-2027", date(2027, 1, 1)) / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 950"), "utf-8")
    assert check_target("qd-xx-2027", space, date(2026, 12, 1)).accepted
    return space


def test_the_same_comparison_gives_the_same_bytes(drafted: Workspace, tmp_path: Path) -> None:
    """Workbook and page, with the chart among them; every flip is in the page with its cause."""
    told = compare_standards(drafted, "qd-06-2019", "qd-xx-2027", "son-duong-2024")
    assert told.impact
    assert told.impact.flips
    assert heaviest(told.impact.sensitivities)
    first, second = (write_comparison(tmp_path / name, told, SAY) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    page = first[1].read_text("utf-8")
    for effect in told.impact.flips:
        (row,) = [line for line in page.splitlines() if f"({effect.unit.code})" in line]
        assert "850 → 950" in row
    assert "SỐ LIỆU MÔ PHỎNG" in page
    assert "BẢN NHÁP" in page


def test_a_comparison_says_first_what_it_must_not_be_taken_for(drafted: Workspace) -> None:
    """A draft on either side, and made-up evidence, before anything else; two standards in force say neither."""
    draft = "BẢN NHÁP: qd-xx-2027 chưa có hiệu lực; kết quả chỉ để thử."
    simulated = "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."
    new, old = ("qd-06-2019", "qd-xx-2027"), ("qd-xx-2027", "qd-06-2019")
    assert list(warnings(compare_standards(drafted, *new), SAY)) == [draft]
    assert list(warnings(compare_standards(drafted, *old), SAY)) == [draft]
    assert list(warnings(compare_standards(drafted, *new, "son-duong-2024"), SAY)) == [draft, simulated]
    assert list(warnings(compare_standards(drafted, "qd-06-2019", "qd-06-2019"), SAY)) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_difference_has_its_sentence_in_both_languages(language: str) -> None:
    """Between the small standard and the pack nearly everything differs, and all of it can be said."""
    say = speak(language)
    old: Standard = edited().standard
    new = frozen.law().book.standard
    for a, b in ((old, new), (new, old)):
        told = Comparison(a, b, compare(a, b))
        said = [difference_sentence(told, d, say) for d in told.differences]
        assert len(said) > 40
        assert not [text for text in said if "object at" in text or "None" in text or "{" in text or not text.strip()]


def test_the_commands_speak_json(drafted: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """compare and new-year in the workspace stood in: ids, causes and both languages of every difference."""
    monkeypatch.chdir(drafted.root)
    made = CliRunner().invoke(phuhop, ["compare", "qd-06-2019", "qd-xx-2027", "--round", "son-duong-2024", "--json"])
    told = json.loads(made.stdout)
    assert told["schema"] == "phuhop/compare/1"
    assert all(d["vi"] and d["en"] for d in told["differences"])
    flips = [c for c in told["impact"]["communes"] if c["flips"]]
    assert flips
    assert all(c["causes"] == [["threshold/other"]] and c["smallest"] for c in flips)
    made = CliRunner().invoke(phuhop, ["new-year", "qd-06-2019", "qd-yy-2028", "--from", "2028-01-01", "--json"])
    assert json.loads(made.stdout)["standard"] == "qd-yy-2028"
    assert (drafted.criteria / "qd-yy-2028" / "standard.yaml").exists()
