"""Binds the features in which two standards are compared, and a draft is made for a new year."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when
from rich.console import Console

from engine.comparing.differences import compare
from engine.comparing.impact import Effect, Side, impact_of
from engine.comparing.mixtures import applied
from engine.comparing.new_year import is_official, refuse_draft
from engine.comparing.variants import tabulate_items
from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.law.loading import load_standard
from engine.law.numbers_of_law import numbers_of
from engine.law.state.accepted import STRAYED
from engine.problems import Problem, ProblemsFound, words
from engine.reporting.console.screen import Screen, show_assessment
from engine.reporting.excel.results_workbook import write_workbook
from engine.reporting.words.compare_words import Comparison, cause_sentence, difference_sentence, level_change
from engine.reporting.words.sentences import verdict_word
from engine.rules.compiling import compile_standard
from engine.rules.hurdles.bound_proof import tabulate_conditions
from engine.rules.hurdles.decisions import decider_of, tabulated
from engine.rules.judging import open_judge
from engine.rules.meaning import meant
from engine.scoring.replay import Replay, replay
from engine.service.compare import compare_standards, draft_standard
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.workspace import Workspace
from features.case import SAY, Case, explained, full_marks, run
from tests import frozen
from tests.scored import results_of

scenarios("so_sanh.feature", "nam_moi.feature", "dieu_kien.feature")


@dataclass(slots=True)
class Told:
    """A comparison, as far as the scenario went."""

    comparison: Comparison

    @property
    def effect(self) -> Effect:
        """The one commune of the scenario."""
        assert self.comparison.impact
        (effect,) = self.comparison.impact.effects
        return effect


@given(parsers.parse('trong bản chép, mục {item} được tách ra thành tiêu chí {number:d} "{title}"'))
def torn_out(copy: Path, item: str, number: int, title: str) -> None:
    """As an editor does it: the item's lines into a file of their own, all numbers made to follow."""
    home, at = item.split(".")
    old, new = f"tc{int(home):02}", f"tc{number:02}"
    head, *items = (copy / f"{old}.yaml").read_text("utf-8").split(f"  - id: {old}.")
    taken = items.pop(int(at) - 1)
    most = {part: int(re.search(r"max_points: (\d+)", part)[1]) for part in (head, taken)}  # type: ignore[index]
    kept = head.replace(f"max_points: {most[head]}", f"max_points: {most[head] - most[taken]}")
    rest = (f"  - id: {old}.{n}{part[1:]}" for n, part in enumerate(items, 1))
    (copy / f"{old}.yaml").write_text(kept + "".join(rest), "utf-8")
    told = head.replace(f"max_points: {most[head]}", f"max_points: {most[taken]}").replace(f"id: {old}", f"id: {new}")
    told = told.replace(f"number: {home}", f"number: {number}")
    told = re.sub("^title: .*", f"title: {title}", told, flags=re.MULTILINE)
    (copy / f"{new}.yaml").write_text(f"{told}  - id: {new}.1{taken[1:]}", "utf-8")
    whole = (copy / "standard.yaml").read_text("utf-8")
    (copy / "standard.yaml").write_text(re.sub(r"(criteria: \[[^\]]*)", rf"\1, {new}", whole), "utf-8")


@when("so sánh bộ đang dùng với bản chép trên đợt của xã", target_fixture="told")
def compared(case: Case, copy: Path, law: OpenLaw) -> Told:
    """Both standards over the scenario's own round of one commune."""
    run(case)
    new, old, round_ = open_law(copy), law, case.assessment.round
    evidence = RoundEvidence({case.unit.code: CommuneEvidence(case.unit.code, case.facts)}, ())
    sides = [Side(law.book.standard, law.table) for law in (old, new)]
    impact = impact_of(sides[0], sides[1], round_, evidence)
    differences = compare(sides[0].standard, sides[1].standard)
    return Told(Comparison(sides[0].standard, sides[1].standard, differences, impact, round_))


@when(parsers.parse("so sánh bằng lời {old} với {new}"), target_fixture="told")
def compared_in_words(old: str, new: str) -> Told:
    """Two standards of the project, by their ids."""
    return Told(compare_standards(frozen.SPACE, old, new))


@then(parsers.parse('khác biệt duy nhất là "{said}"'))
def only_difference(told: Told, said: str) -> None:
    """One sentence and no other."""
    assert [difference_sentence(told.comparison, d, SAY) for d in told.comparison.differences] == [said]


@then("các khác biệt là")
def differences(told: Told, datatable: list[list[str]]) -> None:
    """These sentences in this order and no other."""
    found = [difference_sentence(told.comparison, d, SAY) for d in told.comparison.differences]
    assert found == [row[0] for row in datatable[1:]]


@then("kết luận của xã không đổi, tổng điểm giữ nguyên")
def untouched_commune(told: Told) -> None:
    """Nothing becomes of the commune, for certain."""
    assert not told.effect.flips
    assert told.effect.trend == "same"


@when("chấm xã ấy theo bản chép rồi phát lại qua bộ máy luật", target_fixture="replayed")
def replayed_under_the_copy(case: Case, copy: Path, law: OpenLaw) -> tuple[Replay, Replay]:
    """The replay under the standard in use, and then under the copy, by which the case stays scored."""
    case.law = law
    run(case)
    before = replay(case.assessment)
    case.law = open_law(copy)
    run(case)
    return before, replay(case.assessment)


@then(parsers.parse("bộ máy luật xét thêm {count:d} lần, không khác biệt nào"))
def judged_again(replayed: tuple[Replay, Replay], count: int) -> None:
    """So many messages more than under the standard in use, and every one as scored."""
    before, after = replayed
    assert (after.messages - before.messages, before.problems, after.problems) == (count, (), ())


@then(parsers.parse('lời giải thích có "{said}"'))
def told_why(case: Case, said: str) -> None:
    """What ``explain`` prints of the commune."""
    assert said in explained(case, None)


@then(parsers.parse("thay đổi tổng điểm của xã nằm từ {least:d} đến {most:d}, nên chưa rõ"))
def unsure(told: Told, least: int, most: int) -> None:
    """Neither gain nor loss is said."""
    assert told.effect.change == (least, most)
    assert told.effect.trend == "unsure"


@then(parsers.parse('bản so sánh có câu "{said}"'))
def has_sentence(told: Told, said: str) -> None:
    """A difference in these words."""
    sentences = [difference_sentence(told.comparison, d, SAY) for d in told.comparison.differences]
    assert any(said in sentence for sentence in sentences), sentences


@then(parsers.parse('xã đổi từ "{old}" sang "{new}"'))
def flipped(told: Told, old: str, new: str) -> None:
    """The decision by each standard."""
    assert [verdict_word(s.verdict, SAY) for s in (told.effect.old, told.effect.new)] == [old, new]


@then(parsers.parse('mức của xã đổi "{said}"'))
def level_moved(told: Told, said: str) -> None:
    """The level above plain recognition under both."""
    assert level_change(told.effect, SAY) == said


@then(parsers.parse("tổng điểm của xã đổi từ {old:d} sang {new:d}"))
def totals(told: Told, old: int, new: int) -> None:
    """The totals by each standard, known for certain."""
    assert [(s.low, s.high) for s in (told.effect.old, told.effect.new)] == [(old, old), (new, new)]


@then(parsers.parse('nguyên nhân là "{said}"'))
def cause(told: Told, said: str) -> None:
    """The one smallest set of changes, proved to be the smallest."""
    found = told.effect.cause
    assert found
    assert cause_sentence(told.comparison, found, SAY) == said


@then("chỉ riêng nguyên nhân ấy, đặt vào bộ đang dùng rồi chấm lại, đã làm đổi kết luận")
def alone(case: Case, told: Told, law: OpenLaw) -> None:
    """The old standard with the cause and nothing else, scored in the ordinary way."""
    found = told.effect.cause
    assert found
    old, new = told.comparison.old, told.comparison.new
    mixture = applied(old, new, found.sets[0])  # type: ignore[arg-type]
    cells = tabulate_items(mixture.items)
    items = {item.id: table for item, table in zip(mixture.items, cells, strict=True) if table}
    known, ruleset = law.table, compile_standard(mixture)
    judge = open_judge(ruleset)
    table = replace(
        known,
        items=items,
        rules=ruleset.by_id,
        decisions=tabulated(decider_of(judge, mixture), mixture),
        conditions=tabulate_conditions(judge, mixture),
        meant={item.id: meant(item) for item in mixture.items},
    )
    case.law = OpenLaw(replace(law.book, standard=mixture), table, ())
    run(case)
    assert case.card.decision.verdict == told.effect.new.verdict != told.effect.old.verdict


@then(parsers.parse('dùng {name} để chấm thì bị từ chối vì "{said}"'))
def refused(name: str, said: str) -> None:
    """A partial standard never opens for scoring, and says why."""
    with pytest.raises(ProblemsFound) as found:
        open_law(frozen.SPACE.standard(name))
    (problem,) = found.value.problems
    assert said in words(problem, "vi")["what"]


@when(parsers.parse("chép bản chép thành bản nháp {name} có hiệu lực từ {day}"), target_fixture="draft")
def drafted(copy: Path, name: str, day: str) -> Path:
    """As ``phuhop new-year`` does, beside the copy."""
    (copy / "before.txt").write_text(_whole(copy), "utf-8")
    return draft_standard(Workspace(copy.parent.parent, bundled=False), copy.name, name, date.fromisoformat(day))


def checked(folder: Path) -> tuple[Problem, ...]:
    """Every problem that opening a standard shows."""
    try:
        return open_law(folder).warnings
    except ProblemsFound as refused:
        return refused.problems


def _whole(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.yaml")))


@then("mọi chú thích của bản chép còn trong bản nháp")
def comments_stay(copy: Path, draft: Path) -> None:
    """Whoever wrote down why a number is so finds it again; what is said of a case that has ended goes with it."""
    before, after = (re.findall(r"#.*", _whole(folder)) for folder in (copy, draft))
    assert set(before) - set(after) == {frozen.OF_AN_ENDED_CASE}


@then("mọi con số của bản nháp chỉ là tạm tính")
def nothing_proved(draft: Path) -> None:
    """Nobody has read any of them in the new text; what carries no mark at all is no proof."""
    book = load_standard(draft)
    assert {number.mark for number in numbers_of(book.standard)} <= {"provisional", None}


@then(parsers.parse("bản nháp ghi nó thay thế {old}"))
def replaces(draft: Path, old: str) -> None:
    """Which law ends when this one begins."""
    assert load_standard(draft).standard.head.replaces == old


@then(parsers.parse("thẩm quyền của bản nháp chỉ là giả định, từ {day}"))
def assumed(draft: Path, day: str) -> None:
    """The old text settled who decides under the old law alone."""
    found = load_standard(draft).standard.head.authorities
    assert [(a.status, a.from_) for a in found] == [("assumption", date.fromisoformat(day))]


@then(parsers.parse("bản nháp không nhắc đến ngày nào trước {day} ngoài căn cứ"))
def no_old_days(draft: Path, day: str) -> None:
    """A day before the first is one that nothing judges."""
    head = load_standard(draft).standard.head
    days = [d for c in head.classes for case in c.when for d in (case.from_, case.until) if d]
    assert all(d >= date.fromisoformat(day) for d in (head.from_, head.law.date, *days))


@then(parsers.parse('kết quả ghi căn cứ "{said}"'))
def cites_the_old(case: Case, said: str) -> None:
    """Every item of the results says which text its citation is of."""
    told = [item.cite for item in results_of(case.assessment, tool="thử").communes[0].items]
    assert told
    assert all(cite.startswith(said) for cite in told)


@then(parsers.parse('lời báo kể đủ mọi dòng của bản nháp còn ghi "{typed}"'))
def every_line(draft: Path, typed: str) -> None:
    """An editor goes through the list, file by file."""
    (found,) = [p for p in checked(draft) if p.code == "LAW-360"]
    wanted = {
        path.name: [str(n) for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if f'"{typed}"' in line]
        for path in sorted(draft.glob("*.yaml"))
    }
    told = dict(part.split(": ") for part in str(found.values["lines"]).split("; "))
    assert {name: lines.split(", ") for name, lines in told.items()} == {n: w for n, w in wanted.items() if w}


@when(parsers.parse('trong bản nháp, mọi căn cứ được sửa từ "{old}" thành "{new}"'))
def every_citation(draft: Path, old: str, new: str) -> None:
    """The editor has read the new text to its end."""
    for path in draft.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(f'"{old}"', f'"{new}"'), "utf-8")


@then("soát bản nháp không thấy lỗi nào")
def sound(draft: Path) -> None:
    """Neither an error nor a warning, but that what was edited waits to be accepted."""
    assert [found for found in checked(draft) if found.code not in STRAYED] == []


@then("bản nháp không có cells.json")
def no_table(draft: Path) -> None:
    """The table belongs to the old law, the ledger too; only that the draft is as it was made is kept with it."""
    assert {path.name for path in draft.iterdir() if path.suffix != ".yaml"} == {"accepted.json"}
    assert not (draft / "ledger.yaml").exists()


@then("bản chép không đổi một chữ nào")
def untouched(copy: Path) -> None:
    """The old standard stands as it was."""
    assert _whole(copy) == (copy / "before.txt").read_text("utf-8")


@when("một xã đạt điểm tối đa được chấm bằng bản nháp")
def scored_by_draft(case: Case, draft: Path) -> None:
    """A trial of the draft."""
    case.law, case.facts = open_law(draft), full_marks()
    run(case)


@then(parsers.parse('màn hình ghi "{said}"'))
def screen_says(case: Case, said: str) -> None:
    """The banner over the decisions."""
    page = io.StringIO()
    console = Console(file=page, width=400, highlight=False)
    show_assessment(Screen(SAY, console, console, quiet=False), case.assessment, Path("results"))
    assert said in page.getvalue()


@then(parsers.parse('tệp Excel ghi "{said}"'))
def workbook_says(case: Case, said: str, tmp_path: Path) -> None:
    """Every sheet says so in its first rows."""
    write_workbook(tmp_path / "t.xlsx", case.assessment, SAY)
    for sheet in load_workbook(tmp_path / "t.xlsx").worksheets:
        head = [str(cell.value) for row in sheet.iter_rows(max_row=8) for cell in row if cell.value]
        assert any(said in text for text in head), sheet.title


@then(parsers.parse('results.json ghi trạng thái "{said}"'))
def results_say(case: Case, said: str) -> None:
    """Machines are told too."""
    assert results_of(case.assessment, tool="thử").standard.status == said


@then("giấy tờ chính thức không được làm từ bản nháp")
def no_papers(case: Case, law: OpenLaw) -> None:
    """What commands that print papers ask before they begin."""
    assert not is_official(case.law.book.standard)
    assert is_official(law.book.standard)
    with pytest.raises(ProblemsFound) as refused:
        refuse_draft(case.assessment.book.standard, case.assessment.round.id)
    assert [found.code for found in refused.value.problems] == ["PLN-107"]


@then(parsers.parse('chép lần nữa thành {name} bị từ chối vì "{said}"'))
def not_again(copy: Path, draft: Path, name: str, said: str) -> None:
    """Nobody's work is overwritten, and the draft stands as it was."""
    before = _whole(draft)
    with pytest.raises(ProblemsFound) as found:
        draft_standard(Workspace(copy.parent.parent, bundled=False), copy.name, name, date(2027, 1, 1))
    (problem,) = found.value.problems
    assert said in words(problem, "vi")["what"]
    assert _whole(draft) == before


@when(parsers.parse('trong bản nháp, tệp {name} được sửa từ "{old}" thành "{new}"'))
def draft_edited(draft: Path, name: str, old: str, new: str) -> None:
    """A slip of the editor's, at the first place that says so."""
    text = (draft / name).read_text("utf-8")
    assert old in text
    (draft / name).write_text(text.replace(old, new, 1), "utf-8")


@then(parsers.parse('soát bản nháp báo lỗi ở {name}, dòng có "{text}", rằng "{said}"'))
def draft_refused(draft: Path, name: str, text: str, said: str) -> None:
    """At the file and the line, in words."""
    with pytest.raises(ProblemsFound) as found:
        open_law(draft)
    number = next(n for n, line in enumerate((draft / name).read_text("utf-8").splitlines(), 1) if text in line)
    told = [(p.place.file, p.place.line, words(p, "vi")["what"]) for p in found.value.problems]
    assert any(file == f"{draft.name}/{name}" and line == number and said in what for file, line, what in told), told
