"""A dossier of a round, and of a commune: what lies in it, the same bytes each time, the verifier alone with it."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from engine.problems import ProblemsFound
from engine.records.acting.move_table import FILE_MOVES
from engine.records.dossier.packing import Packed, dossier_files, sums_of
from engine.records.dossier.page_policy import with_policy
from engine.records.dossier.procedure import barred, steps
from engine.records.dossier.record_part import Travelling, record_files, travelling
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.merkle_tree import root_of
from engine.service.dossier.making_dossier import DossierRequest, make_dossier, verifiers
from engine.service.dossier.recorded_round import files_rested_on, recorded
from engine.service.record.database_record import BLOBS, DatabaseRecord
from engine.service.store import find_store
from tests import frozen
from tests.records.dossier.recorded_boards import CODES, CORRECTED, OTHER, RecordedBoard, recorded_board
from tests.records.dossier.verifying import run, verifier

ASIDE = "02623"  # sent two forms that differ


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> RecordedBoard:
    """A board whose record is there, for all tests of this file; none changes it."""
    return recorded_board(tmp_path_factory.mktemp("board") / "desk")


def unpacked(board: RecordedBoard, folder: Path, commune: str | None = None) -> Path:
    """A dossier of the board's round, unpacked."""
    done = make_dossier(board.store, DossierRequest(frozen.SAMPLE, commune, folder / "ho-so.zip"))
    zipfile.ZipFile(done.path).extractall(folder / "ho-so")
    return folder / "ho-so"


def test_a_round_without_a_record_proves_its_points_and_says_that_it_proves_no_more(tmp_path: Path) -> None:
    """Law, forms, facts, results and verifiers; the same round gives the same bytes."""
    home = frozen.desk_in(tmp_path / "desk", CODES)
    store = find_store(home)
    first, second = (
        make_dossier(store, DossierRequest(frozen.SAMPLE, None, tmp_path / name)) for name in ("a.zip", "b.zip")
    )
    assert first.path.read_bytes() == second.path.read_bytes()
    assert {name.partition("/")[0] for name in first.files} == {
        "READ-ME.txt", "SHA256SUMS", "evidence", "facts.json", "law", "results.json", "round", "verify.html",
        "verify.py",
    }  # fmt: skip
    zipfile.ZipFile(first.path).extractall(tmp_path / "out")
    code, told = run(tmp_path / "out")
    assert (code, "mọi điều đều khớp" in told, "Hồ sơ này không có nhật ký" in told) == (0, True, True)
    guide = (tmp_path / "out" / "READ-ME.txt").read_text("utf-8")
    assert "chưa có nhật ký hồ sơ" in guide
    assert [line for line in guide.splitlines() if line.isupper()] == [
        "HỒ SƠ MANG ĐI", "1. CÁCH KIỂM", "2. CÓ GÌ TRONG HỒ SƠ", "3. KIỂM KHỚP THÌ CHỨNG MINH ĐIỀU GÌ",
        "4. ĐIỀU KHÔNG TÍNH LẠI, LẤY THEO HỒ SƠ", "IN ENGLISH",
    ]  # fmt: skip
    assert files_told(part_two(guide)) == {name for name in first.files if "/" not in name and name != "READ-ME.txt"}


def part_two(guide: str) -> str:
    """What the guide says lies in the dossier."""
    return guide.split("2. CÓ GÌ", 1)[1].split("3. KIỂM", 1)[0]


def files_told(guide: str) -> set[str]:
    """The files that it names, but for one that lies in the law's folder."""
    return set(re.findall(r"[\w-]+\.(?:jsonl?|txt|py|html)|SHA256SUMS", guide)) - {"compiled.json"}


@pytest.mark.parametrize("commune", [None, CODES[0]])
def test_the_guide_names_all_that_travels_and_nothing_else(
    board: RecordedBoard, tmp_path: Path, commune: str | None
) -> None:
    """Of a whole round its own files too; papers bear the beginning of their hash, and the guide says so."""
    done = make_dossier(board.store, DossierRequest(frozen.SAMPLE, commune, tmp_path / "ho-so.zip"))
    guide = part_two(zipfile.ZipFile(done.path).read("READ-ME.txt").decode())
    folders = {name.partition("/")[0] for name in done.files if "/" in name} | {"papers"}
    assert {line.partition("/")[0] for line in guide.splitlines() if line.partition(" ")[0].endswith("/")} == folders
    assert files_told(guide) == {name for name in done.files if "/" not in name and name != "READ-ME.txt"}
    assert "tên tệp là đầu mã băm" in guide


def test_a_round_with_a_record_carries_it_whole(board: RecordedBoard, tmp_path: Path) -> None:
    """Both layers, every entry, the seal of the checkpoint, who is who, papers; all agrees."""
    home = unpacked(board, tmp_path)
    assert {path.name for path in home.iterdir()} >= {
        "chain.jsonl", "chain-proofs.json", "checkpoint.txt", "people.json", "papers",
    }  # fmt: skip
    code, told = run(home)
    assert code == 0, told[-2000:]
    assert "kết luận: đạt chuẩn = đạt chuẩn" in told and "công nhận" not in told  # that is the authority's act
    stands = board.record.checkpoint()
    assert f"{stands.size} bản ghi, mã niêm phong" in told
    results = json.loads((home / "results.json").read_text("utf-8"))["layers"]
    assert results["self"][CORRECTED]["items"]["tc13.1"] != results["appraised"][CORRECTED]["items"]["tc13.1"]
    assert OTHER not in results["appraised"]


def test_one_commune_s_dossier_has_no_figure_of_another(board: RecordedBoard, tmp_path: Path) -> None:
    """Its own form and entries, those of the round, and a tree that still comes to the checkpoint."""
    home = unpacked(board, tmp_path, CORRECTED)
    code, told = run(home)
    assert code == 0, told[-2000:]
    entries = [json.loads(line) for line in (home / "chain.jsonl").read_text("utf-8").splitlines()]
    assert {entry["about"].partition("/")[2] for entry in entries} == {"", CORRECTED}
    assert [path.name[:5] for path in (home / "evidence").iterdir()] == [CORRECTED]
    whole = b"".join(path.read_bytes() for path in home.rglob("*.json*"))
    assert not [code for code in CODES if code != CORRECTED and f'/{code}"'.encode() in whole]
    assert json.loads((home / "facts.json").read_text("utf-8"))["layers"]["self"].keys() == {CORRECTED}


def test_a_table_of_many_communes_stays_behind_in_one_commune_s_dossier(tmp_path: Path) -> None:
    """Both verifiers take what is left as told, and say it; of the whole round the table goes along."""
    table = b"commune,evidence,value\n02587,tre_em,1\n02545,tre_em,2\n"
    board = recorded_board(tmp_path / "desk", table=table)
    home = unpacked(board, tmp_path / "mot", CORRECTED)
    code, told = run(home)
    assert code == 0, told[-2000:]
    assert not (home / "evidence").exists() or not list((home / "evidence").iterdir())
    assert "để lại, vì có số liệu của cả xã khác: không soát ở đây được." in told
    assert "Để lại, vì có số liệu của cả xã khác" in (home / "READ-ME.txt").read_text("utf-8")
    assert not [path for path in home.rglob("*") if path.is_file() and table in path.read_bytes()]
    whole = unpacked(board, tmp_path / "ca")
    code, told = run(whole)
    assert code == 0 and "để lại" not in told
    assert [path.read_bytes() for path in (whole / "evidence").iterdir()] == [table]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 13])
def test_the_tree_without_others_entries_has_the_root_of_all(size: int) -> None:
    """Whatever entries travel, the verifier comes to the same root."""
    raws = [
        json.dumps({"seq": n, "about": f"dot/{n % 3:05}" if n > 1 else "dot", "body": {}, "by": "p-001"}).encode()
        for n in range(1, size + 1)
    ]
    stored = [(raw, f"{n:064}") for n, raw in enumerate(raws, 1)]
    held = travelling(stored, "00001")
    files = record_files(stored, held, Checkpoint("dot", size, root_of(raws)))
    subtrees = json.loads(files["chain-proofs.json"])["subtrees"]
    entries = {number: raw for number, raw, _ in held.entries}
    assert verifier().node(subtrees, entries, 0, size).hex() == root_of(raws)
    assert len(subtrees) < size


def test_the_verifier_s_table_of_moves_is_the_record_s() -> None:
    """Every row of the table by act, role and state; who appraised does not decide."""
    told = steps()
    rows = [(move, state, role) for move in FILE_MOVES for state in move.from_ for role in move.who]
    assert all(told[f"{m.act} {r} {s or '-'}"] == (s if m.to == "=" else m.to) for m, s, r in rows)
    assert len(told) == len(rows) + 2
    assert "appraise" in barred()["decide"]
    assert "submit" in barred()["appraise"]


def test_the_list_of_hashes_is_as_sha256sum_reads_it(board: RecordedBoard) -> None:
    """A line a file, in the order of the names, each part but the list itself."""
    files = dossier_files(Packed({"self": frozen.assessed()}, {"round/a.txt": b"a"}))
    lines = files["SHA256SUMS"].decode().splitlines()
    assert [line[66:] for line in lines] == sorted({*files} - {"SHA256SUMS"})
    assert sums_of({"b": b"", "a": b"a"}).decode().splitlines()[1].startswith("e3b0c44298fc1c14")
    assert board.record.is_there()


@pytest.mark.parametrize(
    ("out", "commune", "code"), [("ho-so.rar", None, "DOS-102"), ("ho-so.zip", "99999", "RND-903")]
)
def test_what_no_dossier_can_be_made_of_is_refused(
    board: RecordedBoard, tmp_path: Path, out: str, commune: str | None, code: str
) -> None:
    """Nothing is written."""
    with pytest.raises(ProblemsFound) as refused:
        make_dossier(board.store, DossierRequest(frozen.SAMPLE, commune, tmp_path / out))
    assert [told.code for told in refused.value.problems] == [code]
    assert list(tmp_path.iterdir()) == []


def test_a_round_or_a_commune_without_points_has_no_dossier(tmp_path: Path) -> None:
    """DOS-101 of a commune that is set aside, DOS-100 where all are; nothing is written."""
    for codes, asked, code in (((*CODES, ASIDE), ASIDE, "DOS-101"), ((ASIDE,), None, "DOS-100")):
        store = find_store(frozen.desk_in(tmp_path / code, codes))
        frozen.send_again(store.round(frozen.SAMPLE), ASIDE)
        with pytest.raises(ProblemsFound) as refused:
            make_dossier(store, DossierRequest(frozen.SAMPLE, asked, tmp_path / "ho-so.zip"))
        assert code in [told.code for told in refused.value.problems]
    assert not (tmp_path / "ho-so.zip").exists()


def test_a_file_that_goes_while_a_dossier_is_packed_is_told(tmp_path: Path) -> None:
    """DOS-105: it was there when the record was checked."""
    board = recorded_board(tmp_path / "desk")
    held = travelling(recorded(board.record).stored, "")
    shutil.rmtree(board.record.folder / BLOBS)
    with pytest.raises(ProblemsFound) as refused:
        dict(files_rested_on(board.record, held, {}))
    assert [told.code for told in refused.value.problems] == ["DOS-105"]


def test_the_page_s_policy_lets_nothing_run_but_what_it_holds() -> None:
    """Nothing from outside, no script and no style but its own; a page without a place for a policy is refused."""
    page = verifiers()["verify.html"].decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.findall(r"(?:src|href)=|https?://|\son\w+=|style=", page.replace("default-src", ""))
    with pytest.raises(ValueError, match="Content-Security-Policy"):
        with_policy(b"<html></html>")


def told_here(home: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """What the verifier finds and prints in an unpacked dossier, in this process."""
    faults: list[str] = []
    patch.setattr(verifier(), "HERE", home.resolve())
    patch.setattr(verifier(), "faults", faults)
    verifier().main()
    return faults, capsys.readouterr().out


def test_each_thing_that_was_changed_afterwards_is_named(
    board: RecordedBoard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A point of the results, in the layer and the commune where it stands, and the file; before, nothing."""
    home = unpacked(board, tmp_path)
    faults, told = told_here(home, monkeypatch, capsys)
    assert faults == [] and run(home) == (0, f"{told}KẾT LUẬN: mọi điều đều khớp.\n")
    file = home / "results.json"
    results = json.loads(file.read_text("utf-8"))
    results["layers"]["self"][CORRECTED]["low"] = "1"
    file.write_text(json.dumps(results, ensure_ascii=False), "utf-8")
    faults, told = told_here(home, monkeypatch, capsys)
    changed, anew, kept = faults
    assert changed == "tệp results.json bị sửa, thiếu hoặc thừa so với SHA256SUMS"
    assert anew.endswith(", hồ sơ ghi 1") and kept.endswith(": khác điểm ghi trong nhật ký")
    assert [line for line in told.splitlines() if line.startswith("KHÔNG KHỚP: ")] == [
        f"KHÔNG KHỚP: {fault}" for fault in faults
    ]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b'{"schema": "phuhop/release/1"}', ".json"),
        (b"M\xc3\xa3,T\xc3\xaan", ".csv"),
        (b"%PDF-1.4", ".pdf"),
        (b"PK", ".zip"),
    ],
)
def test_a_file_that_an_entry_rests_on_is_called_by_what_it_is(content: bytes, suffix: str) -> None:
    """A release is no table of figures: whoever opens it by its name sees what it is."""
    record = cast("DatabaseRecord", SimpleNamespace(name="dot", blob=lambda _: content))
    travels = cast("Travelling", SimpleNamespace(told=(), blobs=("a" * 64,)))
    assert [name for name, _ in files_rested_on(record, travels, {})] == [f"evidence/{'a' * 16}{suffix}"]
