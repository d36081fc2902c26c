"""Reports as a client asks for them: files whole and beside each other, refusals by name (số liệu mô phỏng)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.store import FileStore
from engine.service.upward.sending_up import ReportsRequest, reports
from tests import frozen

ON = date(2024, 11, 5)
COMMUNES = ("02545", "02587")


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """A workspace of one's own with two communes."""
    return FileStore(frozen.desk_in(tmp_path, COMMUNES), bundled=False)


def test_all_reports_and_one_commune_s_stand_beside_each_other(store: FileStore) -> None:
    """A Word file and a workbook a kind; what was there of other kinds and communes stays."""
    (done,) = reports(store, ReportsRequest(frozen.SAMPLE, ON))
    reports(store, ReportsRequest(frozen.SAMPLE, ON, kind="yearly", commune="02587"))
    names = sorted(path.name for path in done.folder.iterdir())
    own = ["bao-cao-nam-02587-dong-quy.docx", "bao-cao-nam-02587-dong-quy.xlsx"]
    kinds = ("bao-cao-6-thang", "bao-cao-nam", "bao-cao-thang", "bieu-chi-tieu-thong-ke")
    assert names == sorted([*own, *(f"{kind}.{end}" for kind in kinds for end in ("docx", "xlsx"))])


def test_what_does_not_fit_is_told(store: FileStore) -> None:
    """Six months from the figures of a year: RPT-107; a report that no letter asks for: RPT-108."""
    (done,) = reports(store, ReportsRequest(frozen.SAMPLE, ON))
    assert [told.code for told in done.told] == ["RPT-107"]
    head = store.round(frozen.SAMPLE) / "round.yaml"
    text = head.read_text("utf-8")
    head.write_text(text.replace("[son-duong-2024, standing-duties]", "[standing-duties]"), "utf-8")
    (monthly,) = reports(store, ReportsRequest(frozen.SAMPLE, ON, kind="monthly"))
    assert {told.code for told in monthly.told} == {"RPT-108"}
    (every,) = reports(store, ReportsRequest(frozen.SAMPLE, ON))
    assert [report.main.outline.id for report in every.reports] == ["yearly"]
    assert {report.main.outline.id for report in every.left} == {"six-month", "monthly", "indicators"}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (ReportsRequest(frozen.SAMPLE, ON, kind="yearli"), "RPT-106"),
        (ReportsRequest(frozen.SAMPLE, ON, commune="xã không có"), "RND-903"),
        (ReportsRequest(frozen.SAMPLE, ON, template=Path("khong-co.docx")), "PLN-106"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    store: FileStore, asked: ReportsRequest, code: str
) -> None:
    """An unknown kind or commune, a template that is not there."""
    with pytest.raises(ProblemsFound) as refused:
        reports(store, asked)
    assert [told.code for told in refused.value.problems] == [code]
    assert not (store.round(frozen.SAMPLE) / "reports").exists()


def test_reports_do_not_go_where_forms_lie(store: FileStore) -> None:
    """RPT-109: what lies in evidence/ is read as a form."""
    folder = store.round(frozen.SAMPLE) / "evidence"
    before = sorted(folder.iterdir())
    with pytest.raises(ProblemsFound) as refused:
        reports(store, ReportsRequest(frozen.SAMPLE, ON, out=folder / "bao-cao"))
    assert [told.code for told in refused.value.problems] == ["RPT-109"]
    assert sorted(folder.iterdir()) == before
