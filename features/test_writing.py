"""Steps of whole writing: a disk that refuses, a machine that stops, two people at once."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.desk.editing import trying
from engine.evidence.form_cache import SETTING
from engine.language import speak
from engine.service.edit import LawExportRequest, export_law
from engine.service.store import FileStore
from features.command_line import as_typed
from tests import frozen
from tests.broken_disk import Stopped, held, struck

scenarios("ghi_tron_ven.feature")

ROUND, LAW = frozen.SAMPLE, frozen.STANDARD
Strike = Callable[[int, str, str], None]


@dataclass
class Desk:
    """A workspace, how it was before the last command, and what that command said."""

    root: Path
    before: dict[str, bytes] = field(default_factory=dict)
    said: str = ""
    code: int = -1

    @property
    def law(self) -> Path:
        """The standard's folder."""
        return self.root / "criteria" / LAW

    @property
    def round(self) -> Path:
        """The round's folder."""
        return self.root / "assessments" / ROUND

    def run(self, line: str, strike: Strike = lambda *_: None) -> None:
        """A command as typed, its problems told as the command line tells them."""
        self.before = held(self.root)
        words = [{"ĐỢT": ROUND, "BỘ": LAW}.get(word, word) for word in line.split()]
        with struck(self.root, strike):
            self.said, self.code = as_typed(words)


@given("một thư mục làm việc có đợt hai xã đã chấm và một sổ Excel sửa tên bốn mục", target_fixture="desk")
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Results that are there are older than anything made here (số liệu mô phỏng)."""
    monkeypatch.setenv(SETTING, "off")
    root = frozen.desk_in(tmp_path / "ban", ("02545", "02587"))
    monkeypatch.chdir(root)
    (root / "assessments" / ROUND / "results").mkdir(exist_ok=True)
    for name in ("results.json", "tong-hop.xlsx"):
        (root / "assessments" / ROUND / "results" / name).write_bytes(b"old")
    path = export_law(FileStore(root, bundled=False), LawExportRequest(LAW, root / "sua.xlsx"), speak("vi")).path
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    titles = dict.fromkeys(item.title for item in list(frozen.law().book.standard.items)[:28:7])
    for title in titles:
        next(cell for cell in cells if cell.value == title).value = f"{title} [A]"
    book.save(path)
    return Desk(root)


def at_rename(number: int) -> Strike:
    """The machine stops right before so many names have changed among what people see, counted from the journal on."""
    renamed = 0
    journal = False

    def strike(_: int, event: str, path: str) -> None:
        nonlocal renamed, journal
        if journal and event == "os.rename":
            renamed += 1
        journal = journal or (event == "os.rename" and path.endswith("preparing.json"))
        if renamed >= number:
            raise Stopped

    return strike


@when('máy tắt đúng lúc lệnh "score" đã cất kết quả cũ mà chưa đặt kết quả mới')
def stopped_between(desk: Desk) -> None:
    """Between the two renames of the swap."""
    with pytest.raises(Stopped):
        desk.run("score ĐỢT", at_rename(2))


@when(parsers.parse('máy tắt lúc lệnh "law import --apply" mới đổi được {count:d} tệp'))
def stopped_importing(desk: Desk, count: int) -> None:
    """After so many files of the law; accepted.json and cells.json go before them."""
    desk.before = held(desk.root)
    with pytest.raises(Stopped):
        desk.run("law import sua.xlsx --apply", at_rename(2 + count + 1))


@when(parsers.parse('máy tắt giữa lúc lệnh "{line}" đang chép'))
def stopped_copying(desk: Desk, line: str) -> None:
    """In the middle of its files."""

    def strike(at: int, _: str, __: str) -> None:
        if at >= 15:
            raise Stopped

    with pytest.raises(Stopped):
        desk.run(line, strike)


@when(parsers.parse('chạy lệnh "check" cho {what}'))
def checked(desk: Desk, what: str) -> None:
    """The next start."""
    before = desk.before
    desk.run("check ĐỢT" if what == "đợt" else "check BỘ")
    desk.before = before
    assert desk.code == 0, desk.said


@when(parsers.parse('chạy lệnh "{line}"'))
def typed(desk: Desk, line: str) -> None:
    """A command as typed."""
    desk.run(line)


@when(parsers.parse('{event} lúc chạy lệnh "{line}"'))
def refused(desk: Desk, event: str, line: str) -> None:
    """The disk refuses what is new, or a name that Excel holds."""
    number = {"đĩa đầy": errno.ENOSPC, "đĩa chỉ cho đọc": errno.EROFS, "tệp đang mở": errno.EACCES}[event]

    def strike(_: int, what: str, path: str) -> None:
        opened = event == "tệp đang mở" and what == "os.rename" and "/new/" in path and path.endswith(".yaml")
        if opened or (event != "tệp đang mở" and what in ("open", "os.mkdir")):
            raise OSError(number, os.strerror(number), path)

    desk.run(line, strike)


@when('người khác ghi vào tệp tc01.yaml sau khi lệnh "law import --apply" đã đọc bộ tiêu chí')
def raced(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another editor is faster by a moment."""
    real, other = trying.apply_plan, desk.law / "tc01.yaml"

    def late(plan: trying.Plan) -> tuple[Path, ...]:
        other.write_text(other.read_text("utf-8") + "# bản của người khác\n", "utf-8")
        return real(plan)

    monkeypatch.setattr("engine.service.edit.apply_plan", late)
    desk.run("law import sua.xlsx --apply")


@when(parsers.parse('in kết quả của lệnh "{line}" vào một đĩa đầy'))
def printed_to_a_full_disk(desk: Desk, line: str) -> None:
    """As ``run score … > file`` on a full disk."""
    words = [{"ĐỢT": ROUND}.get(word, word) for word in line.split()]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, str(frozen.ROOT / "cli.py"), *words],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=desk.root,
        )  # fmt: skip
    desk.said, desk.code = done.stderr, done.returncode


@then("trong đợt không có thư mục results")
def no_results(desk: Desk) -> None:
    """The one moment without."""
    assert not (desk.round / "results").exists()


@then("kết quả của đợt là bản mới, trọn vẹn")
def new_results(desk: Desk) -> None:
    """Both files, neither the old one."""
    made = {path.name: path.read_bytes() for path in (desk.round / "results").iterdir()}
    assert set(made) == {"results.json", "tong-hop.xlsx"}
    assert b"old" not in made.values()


@then("không còn tệp ẩn nào")
def nothing_hidden(desk: Desk) -> None:
    """Nothing of ours, anywhere."""
    assert list(desk.root.rglob(".*")) == []


@then(parsers.parse("bộ tiêu chí có {count:d} tệp đã đổi"))
def changed(desk: Desk, count: int) -> None:
    """The law's files that say otherwise than before."""
    now = held(desk.law)
    was = {name.removeprefix(f"criteria/{LAW}/"): text for name, text in desk.before.items()}
    assert len([n for n, text in now.items() if n.endswith(".yaml") and "/" not in n and was.get(n) != text]) == count


@then(parsers.parse('màn hình nói "{text}"'))
def says(desk: Desk, text: str) -> None:
    """In these words."""
    assert text in desk.said, desk.said


@then(parsers.parse('màn hình không nói "{text}"'))
def does_not_say(desk: Desk, text: str) -> None:
    """Not in these."""
    assert text not in desk.said, desk.said


@then(parsers.parse("lệnh kết thúc với mã {code:d}"))
def ended(desk: Desk, code: int) -> None:
    """The exit code."""
    assert desk.code == code, desk.said


@then("mọi tệp còn nguyên như trước")
def unchanged(desk: Desk) -> None:
    """Byte for byte, hidden ones too."""
    assert held(desk.root) == desk.before


@then(parsers.parse("chưa có bộ tiêu chí {name}"))
def no_law(desk: Desk, name: str) -> None:
    """Not a part of it."""
    assert not (desk.law.parent / name).exists()


@then("bản của người kia còn nguyên")
def other_s_edit(desk: Desk) -> None:
    """His file, and no file of the workbook."""
    was = dict(desk.before)
    was[f"criteria/{LAW}/tc01.yaml"] += "# bản của người khác\n".encode()
    assert held(desk.root) == was
