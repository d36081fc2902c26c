"""Steps of the record kept: backup, restore, another hand in it, papers that tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.records.acting.commune_file import KeptFact
from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.records.entries.entry import read_entry
from engine.records.entries.fingerprint import fingerprint
from engine.service.record.database_record import BLOBS
from engine.service.record.record_store import FILE, open_record
from engine.service.review.desk import benches_of
from engine.service.review.layer_scores import layered, score_body
from engine.service.store import FileStore
from features.command_line import as_typed
from tests import frozen
from tests.service.record.made_record import CODE, corrected, edits, in_review

scenarios("kho_ho_so.feature")

ROUND = frozen.SAMPLE
GUARDS = "".join(f"DROP TRIGGER IF EXISTS {name};" for name in ("entry_is_next", "entry_stays", "entry_is_kept"))

EDIT = "UPDATE entry SET raw = CAST('x' AS BLOB) WHERE seq = 4"
LOSS = "DELETE FROM entry WHERE seq = 4"


@dataclass
class Keeper:
    """Who keeps the machine: the round's folder, its seal at first, what the last command said."""

    folder: Path
    seal: str = ""
    said: str = ""
    code: int = -1

    def run(self, words: list[str]) -> None:
        """A command, ĐỢT and MÃ standing for the round and the seal."""
        told = {"ĐỢT": ROUND, "MÃ": self.seal}
        self.said, self.code = as_typed([told.get(word, word) for word in words])

    def sql(self, statements: str) -> None:
        """Another hand in the database."""
        with closing(sqlite3.connect(self.folder / "record" / FILE, isolation_level=None)) as base:
            base.executescript(statements)

    @property
    def form(self) -> Path:
        """The one file that is kept."""
        return next(path for path in (self.folder / "record" / BLOBS).rglob("*") if path.is_file())


@given("một đợt có hồ sơ của hội đồng, một xã đang thẩm định, một phiếu được giữ", target_fixture="keeper")
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """Six entries under the frozen law (số liệu mô phỏng)."""
    root = frozen.desk_in(tmp_path / "ban", ("02587",))
    monkeypatch.chdir(root)
    folder = root / "assessments" / ROUND
    (bench,) = benches_of(FileStore(root, bundled=False), folder)
    card = layered(bench, {CODE: {"tiem_du": KeptFact("tiem_du", "given", "48")}}).card(CODE)
    assert card is not None
    record = in_review(folder, law=frozen.law().book.sha256, score=score_body(card))
    edits(record, 1)
    sha = record.keep("phiếu đã ký".encode(), "02587.xlsx", "application/zip")
    done = record.apply(corrected("77", blobs=(sha,)))
    return Keeper(folder, fingerprint(done.checkpoint))


@when(parsers.parse('chạy "{line}"'))
def ran(keeper: Keeper, line: str) -> None:
    """As it is typed."""
    keeper.run(line.split())


@when(parsers.parse('chạy lệnh khôi phục {name} với lý do "{reason}"'))
def accepted(keeper: Keeper, name: str, reason: str) -> None:
    """With a reason of several words."""
    keeper.run(["record", "ĐỢT", "--restore", name, "--accept", "--reason", reason])


@when("tệp kho bị ghi đè bằng một tấm ảnh")
def spoilt(keeper: Keeper) -> None:
    """Nothing of the database is left."""
    (keeper.folder / "record" / FILE).write_bytes(b"\xff\xd8\xff" * 9000)


@when(parsers.parse("hội đồng ghi thêm {count:d} việc"))
def went_on(keeper: Keeper, count: int) -> None:
    """Acts after the backup."""
    edits(open_record(keeper.folder), count, first=100)


@when("ai đó cắt 2 bản ghi cuối và xóa tệp mốc")
def cut(keeper: Keeper) -> None:
    """All that is beside the chain is made to fit."""
    keeper.sql(f"{GUARDS} DELETE FROM entry WHERE seq > 4")  # noqa: S608 - words of this file
    (keeper.folder / "record" / CHECKPOINTS_FILE).unlink()
    keeper.run(["record", "ĐỢT", "--rebuild"])


HANDS: dict[str, Callable[[Keeper], object]] = {
    "sửa bản ghi số 4": lambda k: k.sql(GUARDS + EDIT),
    "xóa bản ghi số 4": lambda k: k.sql(GUARDS + LOSS),
    "lật một byte của phiếu": lambda k: k.form.write_bytes(b"\xe0" + k.form.read_bytes()[1:]),
    "xóa phiếu": lambda k: k.form.unlink(),
    "sửa bảng số liệu": lambda k: k.sql("UPDATE fact SET value = '99'"),
    "sửa một ngưỡng của bộ tiêu chí": lambda k: _raised(k.folder.parents[1] / "criteria" / frozen.STANDARD),
}


def _raised(law: Path) -> None:
    head = law / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 840"), "utf-8")


@when(parsers.re(r"ai đó (?P<what>(?!cắt 2).+)"))
def touched(keeper: Keeper, what: str) -> None:
    """Another hand."""
    HANDS[what](keeper)


@then(parsers.parse("lệnh xong với mã {code:d}"))
def ended(keeper: Keeper, code: int) -> None:
    """The exit code, with what was said where it is another."""
    assert keeper.code == code, keeper.said


@then(parsers.parse('màn hình có "{one}" và "{other}"'))
def shown(keeper: Keeper, one: str, other: str) -> None:
    """Both on one screen."""
    assert one in keeper.said
    assert other in keeper.said


@then("mã niêm phong như lúc đầu")
def same(keeper: Keeper) -> None:
    """On the screen and in the record."""
    assert keeper.seal in keeper.said
    assert fingerprint(open_record(keeper.folder).checkpoint()) == keeper.seal


@then(parsers.parse('hồ sơ có {count:d} bản ghi, bản ghi cuối là khôi phục vì "{reason}"'))
def told(keeper: Keeper, count: int, reason: str) -> None:
    """The reason is in the chain, with what was known."""
    entries = [read_entry(raw) for raw, _ in open_record(keeper.folder).entries()]
    assert (len(entries), entries[-1].act, entries[-1].body["reason"]) == (count, "restore", reason)
