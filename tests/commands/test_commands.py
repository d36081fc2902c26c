"""Every command as its user types it, in both languages: it ends as it should and says what it should."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from cli import phuhop
from engine.language import LANGUAGES
from engine.problems import ProblemsFound
from tests import frozen

ROUND = frozen.SAMPLE
# Those that the commands below speak of, each with its own decision; one is set aside, two are open.
COMMUNES = ("02542", "02545", "02572", "02578", "02584", "02587", "02620", "02623", "02626")
EXIT_STRICT = 3


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace of its own with the frozen law and nine communes of its round, stood in while the commands run."""
    folder = frozen.desk_in(tmp_path_factory.mktemp("noi-lam-viec"), COMMUNES)
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


def run(*words: str) -> Result:
    """One command; a refusal with problems comes back as such, anything else of ours fails the test."""
    result = CliRunner().invoke(phuhop, list(words))
    if result.exception and not isinstance(result.exception, (SystemExit, ProblemsFound)):
        raise result.exception
    return result


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo"], {"vi": "Tiếp theo:", "en": "Next"}),
        (["score", ROUND, "--verify"], {"vi": "0 khác biệt", "en": "0"}),
        (["explain", ROUND, "Đồng Quý", "tc07"], {"vi": "48/49 = 97,96 %", "en": "48/49 = 97.96 %"}),
        (["explain", ROUND, "02587"], {"vi": "Tiêu chí 13", "en": "Criterion 13"}),
        (["explain", ROUND, "02587", "--set", "tre_duoi_1_tiem_du=49"], {"vi": "tc07.1", "en": "tc07.1"}),
        (["path", ROUND, "hop hoa"], {"vi": "Đường ngắn nhất", "en": "4"}),
        (["path", ROUND, "Minh Thanh"], {"vi": "không thể giảm", "en": "next period"}),
        (["path", ROUND, "02572"], {"vi": "850", "en": "850"}),
        (["tasks", ROUND], {"vi": "Quá hạn", "en": "Overdue"}),
        (["tasks", ROUND, "--by", "body"], {"vi": "UBND", "en": "People's Committee"}),
        (["tasks", ROUND, "--by", "deadline"], {"vi": "09/11/2024", "en": "2024"}),
        (["plan", ROUND], {"vi": "Hạn", "en": "2024"}),
        (["plan", ROUND, "--by", "commune"], {"vi": "Xã Hợp Hòa", "en": "Xã Hợp Hòa"}),
        (["plan", ROUND, "--by", "month"], {"vi": "12/2024", "en": "2024"}),
        (["check"], {"vi": "không có lỗi", "en": "qd-06-2019"}),
        (["compare", "qd-34-2014", "qd-06-2019"], {"vi": "850", "en": "850"}),
        (["law", "status", "qd-06-2019"], {"vi": "725", "en": "725"}),
        (["doctor"], {"vi": "Thư mục làm việc", "en": "durable-rules"}),
    ],
)
def test_a_command_says_what_it_should(desk: Path, words: Sequence[str], said: dict[str, str]) -> None:
    """Exit 0 and the words that its user looks for, in either language; the folder stood in is the workspace."""
    for language in LANGUAGES:
        result = run(*words, "--lang", language)
        assert result.exit_code == 0, result.output
        assert said[language] in " ".join(result.output.split()), result.output
        assert (desk / "criteria").is_dir()


def test_forms_are_written_once_and_never_over_a_filled_one(desk: Path) -> None:
    """The second run keeps all that the first wrote, for somebody may have begun to fill them."""
    first = run("form", ROUND, "--out", "phieu")
    second = run("form", ROUND, "--out", "phieu")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert len(list((desk / "phieu").glob("*.xlsx"))) == len(COMMUNES)
    assert f"Giữ nguyên {len(COMMUNES)} phiếu" in " ".join(second.output.split())
    one = run("form", ROUND, "--commune", "tan trao", "--out", "mot", "--json")
    assert [Path(name).name for name in json.loads(one.stdout)["forms"]] == ["02545-tan-trao.xlsx"]


def test_a_simulated_round_can_be_made_and_scored(desk: Path) -> None:
    """What ``sample`` makes, ``score`` scores; a folder that holds something is refused."""
    made = run("sample", "--communes", "5", "--seed", "3", "--out", "thu")
    again = run("sample", "--communes", "5", "--seed", "3", "--out", "thu")
    scored = run("score", "thu")
    assert (made.exit_code, scored.exit_code) == (0, 0), scored.output
    assert isinstance(again.exception, ProblemsFound)
    assert (desk / "thu" / "results" / "tong-hop.xlsx").is_file()
    assert "mô phỏng" in scored.output


def test_strict_asks_for_every_commune_to_be_decided(desk: Path) -> None:
    """The sample has one set aside and two undecided, so a script that wants all of them is told."""
    assert run("score", ROUND, "--strict").exit_code == EXIT_STRICT
    assert (desk / "assessments" / ROUND / "results" / "results.json").is_file()


def test_a_calendar_file_is_written(desk: Path) -> None:
    """Deadlines for Outlook and Google Calendar."""
    result = run("tasks", ROUND, "--ics", "viec.ics")
    assert result.exit_code == 0, result.output
    assert (desk / "viec.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_workbook_that_somebody_changed_is_not_exported_over(desk: Path) -> None:
    """As it was made it is made again; changed it stays, and another name or place is asked for."""
    for _ in range(2):
        assert run("law", "export", "qd-06-2019", "--out", "so-sua.xlsx").exit_code == 0
    book = load_workbook(desk / "so-sua.xlsx")
    book["Ngưỡng"]["C6"] = 860
    book.save(desk / "so-sua.xlsx")
    before = (desk / "so-sua.xlsx").read_bytes()
    refused = run("law", "export", "qd-06-2019", "--out", "so-sua.xlsx")
    assert isinstance(refused.exception, ProblemsFound) and refused.exception.problems[0].code == "RND-905"
    assert (desk / "so-sua.xlsx").read_bytes() == before


def test_the_policy_desk_from_draft_to_impact(desk: Path) -> None:
    """A draft, its workbook out and in, its checking sheet, and what it would do to the sample round."""
    assert run("new-year", "qd-06-2019", "qd-xx-2027", "--from", "2027-01-01").exit_code == 0
    assert run("law", "export", "qd-xx-2027", "--out", "so.xlsx").exit_code == 0
    unchanged = run("law", "import", "so.xlsx")
    assert unchanged.exit_code == 0, unchanged.output
    head = desk / "criteria" / "qd-xx-2027" / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 900"), "utf-8")
    stale = run("law", "import", "so.xlsx", "--apply")
    assert stale.exit_code == EXIT_STRICT, stale.output
    assert "phuhop law import so.xlsx --overwrite --apply" in stale.output
    (desk / "so.xlsx").rename(desk / "sổ của tôi.xlsx")
    again = run("law", "import", "sổ của tôi.xlsx", "--into", str(head.parent), "--overwrite", "--examples")
    assert f'import "sổ của tôi.xlsx" --into {head.parent} --examples --overwrite --apply' in again.output
    impact = run("compare", "qd-06-2019", "qd-xx-2027", "--round", ROUND, "--out", "so-sanh")
    assert impact.exit_code == 0, impact.output
    assert "850 → 900" in impact.output
    assert "Xã Đông Thọ" in impact.output
    assert {path.suffix for path in (desk / "so-sanh").iterdir()} == {".xlsx", ".md"}
    assert run("law", "checklist", "qd-xx-2027", "--out", "doi-chieu").exit_code == 0
    sheet = next((desk / "doi-chieu").glob("*.xlsx"))
    empty = run("law", "check-in", "qd-xx-2027", str(sheet))
    assert empty.exit_code == 0, empty.output
    schemas = run("law", "schema", "--out", "luoc-do")
    assert schemas.exit_code == 0
    assert len(list((desk / "luoc-do").glob("*.json"))) == 3


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["score", "khong-co"], "RND-902"),
        (["explain", ROUND, "Xã Không Có"], "RND-903"),
        (["explain", ROUND, "02587", "tc99"], "RND-904"),
        (["law", "status", "khong-co"], "RND-901"),
        (["score", "qd-34-2014"], "RND-902"),
    ],
)
def test_what_is_not_there_is_refused_with_a_way_out(desk: Path, words: Sequence[str], code: str) -> None:
    """No traceback: a problem with its code."""
    refused = run(*words).exception
    assert isinstance(refused, ProblemsFound)
    assert [found.code for found in refused.problems] == [code]
    assert desk.is_dir()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_round_comes_with_its_forms_when_asked(desk: Path, language: str) -> None:
    """``new-round --forms`` leaves a blank form for each commune beside the list; without it there is none yet."""
    name = f"dot-{language}"
    words = [
        "new-round",
        name,
        "--on",
        "2026-11-15",
        "--province",
        "Quảng Trị",
        "--commune",
        "19351",
        "--lang",
        language,
    ]
    assert run(*words, "--commune", "19318", "--forms").exit_code == 0
    folder = desk / "assessments" / name
    assert sorted(path.name[:5] for path in (folder / "forms").iterdir()) == ["19318", "19351"]
    assert run("new-round", f"{name}-hai", *words[2:]).exit_code == 0
    assert not (desk / "assessments" / f"{name}-hai" / "forms").exists()


@pytest.mark.parametrize(("words", "told"), [
    (["check", "qd-06-2019", "--apply"], "--apply chỉ đi cùng --examples: việc soát lỗi không sửa gì của bạn."),
    (["check", "--examples"], "Với --examples phải nêu đúng một bộ tiêu chí."),
    (["new-round", "dot-2027", "--json"], "Với --json phải nêu đủ mã đợt, --on và --province."),
    (["publish", ROUND, "--second", "--check"],
     "--second công bố đúng bản đã đề nghị: bỏ --on, --by-province và --check."),
])  # fmt: skip
def test_options_that_do_not_go_together_are_refused(desk: Path, words: Sequence[str], told: str) -> None:
    """Before anything is read or written; what was typed is never left out in silence."""
    before = sorted(desk.rglob("*"))
    refused = run(*words)
    assert refused.exit_code == 2
    assert told in refused.output
    assert sorted(desk.rglob("*")) == before


def test_examples_of_a_threshold_that_was_edited_are_shown_then_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written until it is asked for; where all are there already, that is said and the law is checked."""
    desk = frozen.desk_in(tmp_path, ("02545",))
    monkeypatch.chdir(desk)
    shutil.copytree(frozen.SMALL, desk / "criteria" / "nho")
    for file in (desk / "criteria" / "nho").iterdir():
        file.write_text(file.read_text("utf-8").replace("id: small", "id: nho"), "utf-8")
    whole = run("check", "nho", "--examples")
    assert "Ví dụ đã đủ: máy không phải lập thêm." in whole.output
    assert "! nho: 0 lỗi, 1 cảnh báo" in whole.output
    path = desk / "criteria" / "nho" / "tc02.yaml"
    path.write_text(path.read_text("utf-8").replace("at_least: 80, points: 20", "at_least: 85, points: 20"), "utf-8")
    edited = path.read_text("utf-8")
    shown = run("check", "nho", "--examples")
    assert "phuhop check nho --examples --apply" in shown.output
    assert path.read_text("utf-8") == edited
    plain = json.loads(run("check", "nho", "--examples", "--json").output)
    assert plain["schema"].startswith("phuhop")
    run("check", "nho", "--examples", "--apply")
    assert path.read_text("utf-8") != edited


@pytest.mark.parametrize("words", [
    ["doctor"], ["register", ROUND], ["return", ROUND], ["law", "status", "qd-06-2019"],
    ["law", "show", "qd-06-2019"],
    ["law", "export", "qd-06-2019", "--out", "bo.xlsx"], ["law", "schema", "--out", "luoc-do-2"],
    ["page", "qd-06-2019", "--out", "tu-cham.html"],
], ids=" ".join)  # fmt: skip
def test_plain_data_is_one_json_of_a_named_schema(desk: Path, words: Sequence[str]) -> None:
    """Nothing for people stands beside it: a program reads the output as it is."""
    told = json.loads(run(*words, "--json").stdout)
    assert isinstance(told["schema"], str) and told["schema"]
    assert len(told) > 1
    assert desk.is_dir()
