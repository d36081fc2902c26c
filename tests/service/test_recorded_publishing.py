"""A round with a record published: its own decisions and figures, proposed by one and seconded by another."""

from __future__ import annotations

import json
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.problems import ProblemsFound
from engine.records.entries.entry import read_entry
from engine.records.publishing.release_json import read_release
from engine.service.publishing.decision_file import DECISIONS
from engine.service.publishing.kept_releases import PUBLISHED, RELEASE
from engine.service.record.record_store import open_record
from tests import frozen

COMMUNES = ("02536", "02545", "02560")
FIRST, LATER = "02545", "02560"
DAY = ("--on", "2024-12-25")
PEOPLE = """persons:
  - {id: p-001, name: Cán bộ Mẫu, office: Công chức, from: 2024-01-01, roles: [commune]}
  - {id: p-002, name: Thẩm Mẫu, office: Chuyên viên, from: 2024-01-01, roles: [appraiser]}
  - {id: p-003, name: Chủ Mẫu, office: Chủ tịch, from: 2024-01-01, roles: [chair]}
  - {id: p-004, name: Thư Mẫu, office: Thư ký, from: 2024-01-01, roles: [secretary, admin]}
council:
  document: 120/QĐ-UBND
  issued: 2024-10-01
  chair: p-003
  secretary: p-004
  quorum: 1
  rule: over_half_present
  members: [{person: p-003, office: Chủ tịch, from: 2024-01-01}]
"""


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose round was opened, appraised and decided by two persons and more (số liệu mô phỏng)."""
    desk = frozen.desk_in(tmp_path_factory.mktemp("noi"), COMMUNES)
    folder = desk / "assessments" / frozen.SAMPLE
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    (folder / "council.yaml").write_text(PEOPLE, "utf-8")
    said(folder, "review", "open", "--as", "p-004")
    said(folder, "review", "import", "--as", "p-001")
    said(folder, "review", "council", "--as", "p-003")
    for act in ("claim", "appraise"):
        said(folder, "review", act, "--all", "--as", "p-002")
    recognise(folder, FIRST)
    return desk


@pytest.fixture
def folder(decided: Path, tmp_path: Path) -> Path:
    """The round of a desk of one's own."""
    shutil.copytree(decided, tmp_path, dirs_exist_ok=True)
    return tmp_path / "assessments" / frozen.SAMPLE


def said(folder: Path, *words: str, apply: bool = True) -> str:
    """Run a command on the round; the act of a group stands before it."""
    at = 2 if words[0] == "review" else 1
    asked = [*words[:at], folder.name, *words[at:], *(["--apply"] if apply else [])]
    with chdir(folder.parents[1]):
        done = CliRunner().invoke(phuhop, asked, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def refused(folder: Path, *words: str, apply: bool = True) -> list[str]:
    """The codes that it is refused with."""
    with pytest.raises(ProblemsFound) as told:
        said(folder, *words, apply=apply)
    return [found.code for found in told.value.problems]


def recognise(folder: Path, code: str, *, signed: bool = True) -> None:
    """A commune voted on and decided, the paper put down."""
    said(folder, "review", "ballot-open", code, "--as", "p-004")
    said(folder, "review", "vote", code, "--choice", "yes", "--as", "p-003")
    said(folder, "review", "ballot-close", code, "--as", "p-004")
    said(folder, "review", "decide", code, "--kind", "recognise", "--not-firm", "--as", "p-003")
    if signed:
        sign(folder, code)


def sign(folder: Path, code: str) -> None:
    """The decision as it was signed."""
    paper = ("--kind", "decision", "--number", f"{code[2:]}/QĐ-UBND", "--date", "2024-12-20", "--signer", "Chủ tịch")
    said(folder, "review", "signed", code, *paper, "--as", "p-004")


def test_one_proposes_and_another_publishes(folder: Path) -> None:
    """Nothing lies in published/ before the second person; the record has both acts with one hash, and the file."""
    record = open_record(folder)
    assert "Đề nghị công bố (thư ký)" in said(folder, "publish", *DAY, apply=False)
    assert refused(folder, "publish", "--second", "--as", "p-003") == ["PUB-142"]
    assert refused(folder, "publish", *DAY, "--as", "p-003") == ["REC-220"]
    assert "chưa công bố" in said(folder, "publish", *DAY, "--as", "p-004")
    assert not (folder / PUBLISHED).exists()
    assert "Thư Mẫu đã đề nghị" in said(folder, "publish", "--second", apply=False)
    assert refused(folder, "publish", "--second", "--as", "p-004") == ["REC-220"]
    assert "Đã công bố" in said(folder, "publish", "--second", "--as", "p-003")
    release = read_release((folder / PUBLISHED / "01" / RELEASE).read_bytes(), "")
    assert [(line.code, line.paper) for line in release.recognised] == [(FIRST, "545/QĐ-UBND, 20/12/2024")]
    first, second = (read_entry(raw) for raw, _ in list(record.entries())[-2:])
    assert (first.by, second.by, first.body["cells_sha"]) == ("p-004", "p-003", second.body["cells_sha"])
    file = record.file(FIRST)
    assert file is not None
    assert (file.state, file.release) == ("published", 1)
    assert said(folder, "record", "--verify", apply=False)


def test_a_later_release_tells_new_decisions_and_what_was_revoked(folder: Path) -> None:
    """Its number goes on, only new communes are published by it, and one revoked is recognised no longer."""
    publish(folder)
    assert refused(folder, "publish", *DAY, "--as", "p-004") == ["PUB-131"]
    recognise(folder, LATER)
    publish(folder)
    ground = ("--reason", "hết điều kiện", "--document", "15/KL", "--note", "thu hồi")
    said(folder, "review", "revoke", FIRST, *ground, "--propose", "--as", "p-004")
    said(folder, "review", "revoke", FIRST, *ground, "--as", "p-003")
    publish(folder)
    told = [read_release((folder / PUBLISHED / f"0{n}" / RELEASE).read_bytes(), "") for n in (1, 2, 3)]
    assert [[line.code for line in one.recognised] for one in told] == [[FIRST], [FIRST, LATER], [LATER]]
    state = open_record(folder).round_state()
    assert state is not None
    assert [(release.number, release.codes) for release in state.out] == [(1, (FIRST,)), (2, (LATER,)), (3, ())]


def publish(folder: Path) -> None:
    """By the two."""
    said(folder, "publish", *DAY, "--as", "p-004")
    said(folder, "publish", "--second", "--as", "p-003")


def test_what_changed_since_it_was_proposed_is_not_published(folder: Path) -> None:
    """Another decision makes it another release; proposed anew it takes the place of the first."""
    said(folder, "publish", *DAY, "--as", "p-004")
    recognise(folder, LATER)
    assert refused(folder, "publish", "--second", "--as", "p-003") == ["PUB-143"]
    publish(folder)
    state = open_record(folder).round_state()
    assert state is not None
    assert [(release.number, release.is_out) for release in state.releases] == [(1, True)]


def test_by_province_is_seconded_as_proposed(folder: Path) -> None:
    """The second person need not say it again."""
    said(folder, "publish", *DAY, "--by-province", "all", "--as", "p-004")
    said(folder, "publish", "--second", "--as", "p-003")
    release = read_release((folder / PUBLISHED / "01" / RELEASE).read_bytes(), "")
    assert {table.shape for table in release.tables} == {"province"}


def test_decisions_stand_in_one_place_and_are_signed(folder: Path) -> None:
    """decisions.csv beside a record is refused, and so is a recognition without its paper."""
    (folder / DECISIONS).write_text("code,decision,number,day,signer\n", "utf-8")
    assert refused(folder, "publish", apply=False) == ["PUB-140"]
    (folder / DECISIONS).unlink()
    recognise(folder, LATER, signed=False)
    assert refused(folder, "publish", apply=False) == ["PUB-141"]
    sign(folder, LATER)
    seen = json.loads(said(folder, "publish", "--json", apply=False))
    assert [row["code"] for row in seen["communes"] if row["recognised"]] == [FIRST, LATER]
    assert (seen["recorded"], seen["waiting"], seen["proposed"]) == (True, False, False)


def test_a_release_that_was_seconded_and_not_written_is_written_first(folder: Path) -> None:
    """The disk failed after the record had it: the very release is written, and nothing else before it."""
    publish(folder)
    shutil.rmtree(folder / PUBLISHED)
    size = open_record(folder).checkpoint().size
    assert refused(folder, "publish", *DAY, "--as", "p-004") == ["PUB-144"]
    assert "Đã công bố" in said(folder, "publish", "--second", "--as", "p-003")
    assert (folder / PUBLISHED / "01" / RELEASE).is_file()
    assert open_record(folder).checkpoint().size == size


def test_a_record_that_is_lost_is_not_taken_for_none(folder: Path) -> None:
    """Its checkpoints are still known: nothing is published by decisions.csv instead."""
    for path in (folder / "record").glob("record.db*"):
        path.unlink()
    assert refused(folder, "publish", apply=False) == ["REC-162"]


def test_papers_of_the_record_are_kept_in_it(folder: Path) -> None:
    """Each with an entry by the secretary and its bytes; the commune's own papers are not, and nobody else may."""
    asked = ("papers", "--kind", "minutes", "--kind", "self-score", "--commune", FIRST)
    assert refused(folder, *asked, "--record", "--as", "p-002", apply=False) == ["REC-220"]
    assert not (folder / "papers").exists()
    assert "Đã giữ 1 giấy trong nhật ký" in said(folder, *asked, "--record", "--as", "p-004", apply=False)
    record = open_record(folder)
    entry = read_entry(list(record.entries())[-1][0])
    (path,) = (folder / "papers").rglob("*bien-ban*.docx")
    assert (entry.act, entry.by, entry.body["kind"]) == ("paper", "p-004", "minutes")
    assert record.blob(str(entry.body["sha"])) == path.read_bytes()
    assert refused(folder, "papers", "--kind", "self-score", "--record", "--as", "p-004", apply=False) == ["REC-345"]
    assert said(folder, "record", "--verify", apply=False)
