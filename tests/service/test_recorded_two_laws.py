"""A round of two standards with a record, to its release: each decided by its own law, one release for both."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.records.publishing.release_json import read_release
from engine.service.publishing.kept_releases import PUBLISHED, RELEASE
from engine.service.record.record_store import open_record
from tests import frozen
from tests.parts.two_laws import SECOND, two_laws_in
from tests.service.test_recorded_publishing import DAY, PEOPLE, recognise, said

FIRST, OTHER, LATER, ANEW = "02545", "02536", "02560", "02563"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four communes, two of each standard, appraised; one of each recognised and its decision signed."""
    store = two_laws_in(tmp_path_factory.mktemp("noi"), (FIRST, OTHER, LATER, ANEW), (LATER, ANEW))
    home = store.round(frozen.SAMPLE)
    with (home / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    (home / "council.yaml").write_text(PEOPLE, "utf-8")
    said(home, "review", "open", "--as", "p-004")
    said(home, "review", "import", "--as", "p-001")
    said(home, "review", "council", "--as", "p-003")
    for act in ("claim", "appraise"):
        said(home, "review", act, "--all", "--as", "p-002")
    return home


def test_one_release_tells_of_both(folder: Path) -> None:
    """Recognised by two laws, proposed by one person, published by another; looked at again, nothing is given away."""
    for code in (FIRST, LATER):
        recognise(folder, code)
    assert "chưa công bố" in said(folder, "publish", *DAY, "--as", "p-004")
    assert "Đã công bố" in said(folder, "publish", "--second", "--as", "p-003")
    release = read_release((folder / PUBLISHED / "01" / RELEASE).read_bytes(), "")
    assert {line.code for line in release.recognised} == {FIRST, LATER}
    assert "không số nào bị lộ" in said(folder, "publish", "--check", apply=False)
    files = {file.code: file.state for file in open_record(folder).files()}
    assert files == {FIRST: "published", LATER: "published", OTHER: "appraised", ANEW: "appraised"}
    assert "Nhật ký nguyên vẹn" in said(folder, "record", "--verify", apply=False)


def test_what_goes_upward_counts_each_standard_by_itself(folder: Path) -> None:
    """By the record's figures: the ranking, the yearly report, the figures shared."""
    ranked = said(folder, "rank", apply=False)
    assert f"Theo bộ tiêu chí {frozen.STANDARD}" in ranked
    assert f"Theo bộ tiêu chí {SECOND}" in ranked
    assert "Theo hồ sơ của hội đồng" in ranked
    assert "Theo hồ sơ của hội đồng" in said(folder, "shared", apply=False)
    said(folder, "reports", "--kind", "yearly", apply=False)
    assert {path.name for path in (folder / "reports").iterdir() if path.is_dir()} == {frozen.STANDARD, SECOND}
