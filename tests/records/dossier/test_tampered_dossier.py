"""One byte of every kind of file flipped, and lies told in whole: the verifier finds them and names where."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.problems import ProblemsFound
from engine.records.dossier.packing import sums_of
from engine.service.dossier.making_dossier import DossierRequest, make_dossier
from tests import frozen
from tests.records.dossier.recorded_boards import CORRECTED, RecordedBoard, recorded_board
from tests.records.dossier.verifying import run

# What the chain or the points hold even where the list of hashes was made anew.
KINDS = (
    "READ-ME.txt", "SHA256SUMS", "chain-proofs.json", "chain.jsonl", "checkpoint.txt", "evidence/02587-dong-quy.xlsx",
    "facts.json", "law/compiled.json", "law/qd-06-2019/tc07.yaml", "people.json", "results.json", "round/round.yaml",
    "round/communes.csv", "verify.html", "verify.py",
)  # fmt: skip


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> RecordedBoard:
    """A board whose record is there."""
    return recorded_board(tmp_path_factory.mktemp("board") / "desk")


@pytest.fixture(scope="module")
def sound(board: RecordedBoard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with a record, unpacked and sound."""
    home = tmp_path_factory.mktemp("sound")
    done = make_dossier(board.store, DossierRequest(frozen.SAMPLE, None, home / "ho-so.zip"))
    zipfile.ZipFile(done.path).extractall(home / "ho-so")
    assert run(home / "ho-so")[0] == 0
    return home / "ho-so"


@pytest.fixture
def own(sound: Path, tmp_path: Path) -> Path:
    """A copy to be spoilt."""
    shutil.copytree(sound, tmp_path / "ho-so")
    return tmp_path / "ho-so"


def listed_anew(home: Path) -> None:
    """Make the list of hashes fit whatever lies there now, as whoever tampers with a dossier would."""
    paths = [path for path in home.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    (home / "SHA256SUMS").write_bytes(sums_of({p.relative_to(home).as_posix(): p.read_bytes() for p in paths}))


def names_of(home: Path) -> set[str]:
    """The files of a dossier."""
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", [*KINDS, "papers"])
def test_one_flipped_byte_is_found_and_its_file_named(own: Path, name: str) -> None:
    """Of every kind of file that lies in a dossier; of the verifier a letter of its comment, or it would not run."""
    path = next((own / name).iterdir()) if name == "papers" else own / name
    raw = bytearray(path.read_bytes())
    at = raw.index("mang đi".encode()) if name == "verify.py" else len(raw) // 2
    raw[at] ^= 1
    path.write_bytes(bytes(raw))
    code, told = run(own)
    # A list of hashes that was changed names the file whose hash no longer fits.
    named = path.relative_to(own).as_posix() if name != "SHA256SUMS" else "so với SHA256SUMS"
    assert (code, named in told, "Traceback" in told) == (1, True, False), told[-1500:]


def test_every_kind_of_file_of_a_dossier_was_tried(sound: Path) -> None:
    """No file lies there of which no byte is flipped above."""
    tried = {Path(name).parts[0] if name.count("/") != 2 else "law" for name in KINDS} | {"papers"}
    assert {Path(name).parts[0] for name in names_of(sound)} == tried


def changed_json(home: Path, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """A JSON file as somebody would write it who wants another outcome, with the list of hashes made to fit."""
    told = json.loads((home / name).read_text("utf-8"))
    change(told)
    (home / name).write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    listed_anew(home)


def test_a_changed_point_is_named_though_all_hashes_fit(own: Path) -> None:
    """The item of the commune, with both numbers."""

    def more(told: dict[str, Any]) -> None:
        told["layers"]["appraised"][CORRECTED]["items"]["tc13.1"] = ["25", "25"]

    changed_json(own, "results.json", more)
    code, told = run(own)
    assert code == 1
    assert "02587 Xã Đồng Quý" in told and "tính lại là 0, hồ sơ ghi 25" in told


def test_a_changed_fact_is_named_by_its_points_and_by_the_record(own: Path) -> None:
    """A figure made better after the board corrected it."""

    def better(told: dict[str, Any]) -> None:
        told["layers"]["appraised"][CORRECTED]["tre_hai_long"] = told["layers"]["self"][CORRECTED]["tre_hai_long"]

    changed_json(own, "facts.json", better)
    code, told = run(own)
    assert code == 1
    assert "mục tc13.1" in told and "tính lại là 25, hồ sơ ghi 0" in told
    assert "số liệu khác số liệu ghi trong nhật ký" in told


def test_a_lie_told_in_facts_and_results_alike_is_held_by_the_record(own: Path) -> None:
    """Whoever recomputes the points of a changed fact still has the chain against him."""
    for name in ("facts.json", "results.json"):
        changed_json(own, name, lambda told: told["layers"].update(appraised={}))

    def other(told: dict[str, Any]) -> None:
        told["layers"]["self"][CORRECTED]["tre_em"] += 1

    changed_json(own, "facts.json", other)
    code, told = run(own)
    assert (code, "số liệu khác số liệu ghi trong nhật ký" in told) == (1, True)


def test_a_changed_band_is_held_by_the_first_entry(own: Path) -> None:
    """The law's files and their compiled form stand in the chain from its first entry on."""

    def lower(told: dict[str, Any]) -> None:
        told["lines"]["tc13.1"]["bands"][0]["at_least"] = "1/10"

    changed_json(own, "law/compiled.json", lower)
    code, told = run(own)
    assert code == 1
    assert "bản ghi số 1 (genesis): tệp làm căn cứ bị sửa, thiếu, hoặc luật là luật khác" in told
    assert "mục tc13.1" in told


def rewritten(home: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """A chain as somebody would write it who wants another history; hashes beside it and the list fit again."""
    entries = [json.loads(line) for line in (home / "chain.jsonl").read_text("utf-8").splitlines()]
    change(entries)
    lines = [json.dumps(e, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for e in entries]
    (home / "chain.jsonl").write_text("".join(line + "\n" for line in lines), "utf-8")
    listed_anew(home)


@pytest.mark.parametrize(
    ("act", "change", "named"),
    [
        ("vote", {"choice": "abstain"}, "(vote) đã bị sửa"),
        ("decide", {"kind": "refuse"}, "(decide) đã bị sửa"),
    ],
)
def test_a_changed_entry_is_named_itself_and_not_the_next(
    own: Path, act: str, change: dict[str, str], named: str
) -> None:
    """By its own hash; the tree differs too."""

    def other(entries: list[dict[str, Any]]) -> None:
        next(entry for entry in entries if entry["act"] == act)["body"].update(change)

    rewritten(own, other)
    code, told = run(own)
    assert (code, named in told, "nhật ký khác mốc ở checkpoint.txt" in told) == (1, True, True)


def test_a_cut_entry_a_move_out_of_order_and_one_pair_of_eyes_are_named(own: Path) -> None:
    """The appraisal by whoever sent the file; a decision without a vote; what is missing before it."""

    def other(entries: list[dict[str, Any]]) -> None:
        next(e for e in entries if e["act"] == "appraise")["by"] = next(e for e in entries if e["act"] == "submit")[
            "by"
        ]
        entries.remove(next(e for e in entries if e["act"] == "ballot_close"))

    rewritten(own, other)
    code, told = run(own)
    assert code == 1
    assert "nhật ký khác mốc ở checkpoint.txt" in told
    assert "không nối với bản ghi trước: thiếu, chèn hay đổi chỗ" in told
    assert "thiếu bản ghi ở trước" in told
    assert "p-001 tự xét việc mình đã làm" in told
    assert "(decide): chair không được làm việc này khi hồ sơ 02587 đang ở before_council" in told


def test_a_record_that_does_not_fit_is_not_packed(tmp_path: Path) -> None:
    """Nothing broken is handed on; of a law that has changed since neither."""
    board = recorded_board(tmp_path / "desk")
    law = tmp_path / "desk" / "criteria" / frozen.STANDARD / "tc13.yaml"
    text = law.read_text("utf-8")
    law.write_text(text.replace("\ntitle: ", "\ntitle: Nay là ", 1), "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        make_dossier(board.store, DossierRequest(frozen.SAMPLE, None, tmp_path / "a.zip"))
    assert "DOS-104" in {told.code for told in refused.value.problems}, refused.value.problems
    law.write_text(text, "utf-8")
    blob = next(path for path in (board.folder / "record" / "blobs").rglob("*") if path.is_file())
    blob.unlink()
    with pytest.raises(ProblemsFound) as lost:
        make_dossier(board.store, DossierRequest(frozen.SAMPLE, None, tmp_path / "a.zip"))
    assert {told.code for told in lost.value.problems} >= {"DOS-103"}
    assert not (tmp_path / "a.zip").exists()
