"""A new round by page: as the command sets it up, looked at first, refused with what was typed kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from tests import frozen
from tests.web.test_asks_nobody_to_type import asked_to_type, read
from tests.web.visiting import Visit, visit

TYPED = {
    "ngay": "15/11/2024", "tinh": "Tỉnh Tuyên Quang", "huyen": "Huyện Sơn Dương", "ma": "dot-moi", "ten": "", "tu": "",
    "bo": frozen.STANDARD, "den": "",
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Visit]:
    """A visit to a workspace of one's own."""
    made = visit(frozen.desk_in(tmp_path / "desk", ("02551",)))
    yield made
    made.house.rounds.close()


def rounds(tmp_path: Path) -> set[str]:
    """The rounds on the disk."""
    return {path.name for path in (tmp_path / "desk" / "assessments").iterdir()}


def test_the_round_is_that_of_the_command(own: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File by file but for its id; a look at it writes nothing."""
    text = own.client.post("/dot/moi/", TYPED).content.decode()
    assert "30" in text and "Xã Tân Trào" in text and "chưa có gì được ghi" in text
    assert "dot-moi" not in rounds(tmp_path)
    answer = own.client.post("/dot/moi/", {**TYPED, "lap": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dot/dot-moi/tai-len/")
    monkeypatch.chdir(tmp_path / "desk")
    words = ["new-round", "dot-lenh", "--on", "2024-11-15", "--province", "Tuyên Quang", "--district", "Sơn Dương"]
    said = CliRunner().invoke(phuhop, [*words, "--standard", frozen.STANDARD, "--json"], catch_exceptions=False)
    assert json.loads(said.stdout)
    home = tmp_path / "desk" / "assessments"
    for name in ("round.yaml", "communes.csv"):
        page, typed = ((home / own_id / name).read_text("utf-8-sig") for own_id in ("dot-moi", "dot-lenh"))
        assert page == typed.replace("dot-lenh", "dot-moi")


def test_what_comes_after_is_told_by_pages(own: Visit) -> None:
    """The look at a round names the pages where the next steps are done, and no command and no file."""
    text = read(own.client.post("/dot/moi/", TYPED).content.decode())
    after = text.partition("Sau khi lập")[2]
    assert all(f"trang “{page}”" in after for page in ("Thiết lập", "Phiếu của xã", "Danh sách xã", "Việc nên làm"))
    assert asked_to_type(after) == [] and not re.search(r"\brun |\.csv|\.yaml|evidence", after)


def test_a_standard_is_chosen_by_its_text(own: Visit, tmp_path: Path) -> None:
    """By number and day with its id; one that is known in part and never scored by is no choice."""
    there = {path.name for path in (tmp_path / "desk" / "criteria").iterdir()}
    assert {"qd-34-2014", "qd-37-2010"} <= there
    text = read(own.page("/dot/moi/?ngay=15/11/2026&tinh=T%E1%BB%89nh+Tuy%C3%AAn+Quang"))
    assert f"ngày 03/01/2019 ({frozen.STANDARD})" in text
    assert "qd-34-2014" not in text and "qd-37-2010" not in text


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ma": "Đợt Mới"}, "RND-933"),
        ({"ma": frozen.SAMPLE}, "RND-932"),
        ({"tinh": "Tỉnh Không Có"}, "RND-934"),
        ({"ngay": "31/02/2024"}, "WEB-167"),
        ({"tu": "01/12/2024"}, "RND-201"),
        ({"xa": ["khong-co"]}, "RND-936"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    own: Visit, tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    """422 with the code; nothing is made."""
    before = rounds(tmp_path)
    answer = own.client.post("/dot/moi/", {**TYPED, **changes, "lap": "1"})
    text = answer.content.decode()
    assert answer.status_code == 422 and code in text
    assert 'value="15/11/2024"' in text or "31/02/2024" in text
    assert rounds(tmp_path) == before and own.faults == []


def test_each_day_that_is_none_is_told_at_its_own_field_by_its_label(own: Visit) -> None:
    """In the list of what is wrong and at the field; nobody reads the name that a form has for it."""
    answer = own.client.post("/dot/moi/", {**TYPED, "tu": "mai", "den": "31/02/2024"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'id="tu-error"' in page and 'id="den-error"' in page
    assert 'id="ngay-error"' not in page
    assert all(f"<span>Kỳ số liệu: {day} ngày</span> · WEB-167" in page for day in ("từ", "đến"))


def test_the_list_is_that_of_the_day(own: Visit) -> None:
    """Districts before 01/07/2025, none after; letters only where they fit."""
    before = own.page("/dot/moi/?ngay=15/11/2024&tinh=T%E1%BB%89nh+Tuy%C3%AAn+Quang")
    after = own.page("/dot/moi/?ngay=15/11/2026&tinh=T%E1%BB%89nh+Tuy%C3%AAn+Quang")
    assert "Huyện Sơn Dương" in before and "Huyện Sơn Dương" not in after
    assert 'name="ma"' in before and 'name="ma"' not in own.page("/dot/moi/")
