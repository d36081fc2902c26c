"""A dossier of a round with overrides: both verifiers agree, and find an exemption that is not the record's."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.records.dossier.packing import sums_of
from engine.service.dossier.making_dossier import DossierRequest, make_dossier, verifiers
from tests import frozen
from tests.records.dossier.browser import browsing
from tests.records.dossier.recorded_boards import CORRECTED, EXEMPT, OVERRIDES, REFUSED, recorded_board
from tests.records.dossier.verifying import run

Files = dict[str, bytes]


@pytest.fixture(scope="module", name="files")
def carried_files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The whole dossier, file by file."""
    home = tmp_path_factory.mktemp("board")
    board = recorded_board(home / "desk", OVERRIDES)
    path = make_dossier(board.store, DossierRequest(frozen.SAMPLE, None, home / "ho-so.zip")).path
    with zipfile.ZipFile(path) as held:
        return {name: held.read(name) for name in held.namelist()}


def verified(files: Files, home: Path, name: str = "", change: Callable[[Any], None] | None = None) -> tuple[str, str]:
    """What both verifiers say of a dossier, with a file changed and the list of hashes made to fit."""
    if change:
        told = json.loads(files[name])
        change(told)
        files = {**files, name: json.dumps(told, ensure_ascii=False).encode()}
        files["SHA256SUMS"] = sums_of({key: content for key, content in files.items() if key != "SHA256SUMS"})
    for key, content in files.items():
        path = home / "ho-so" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    packed = home / "ho-so.zip"
    with zipfile.ZipFile(packed, "w") as made:
        for key, content in files.items():
            made.writestr(key, content)
    (home / "verify.html").write_bytes(verifiers()["verify.html"])
    with browsing(home) as browser:
        browser.open(home / "verify.html")
        return run(home / "ho-so")[1], browser.choose("zip", [packed])


def test_both_verifiers_agree_and_every_use_is_told(files: Files, tmp_path: Path) -> None:
    """The exempted whole counts as nobody, of the board's layer alone, and is said not to apply; a class is placed."""
    script, page = verified(files, tmp_path)
    assert script.rstrip().endswith("mọi điều đều khớp.")
    assert page.startswith("✓ Mọi điều đều khớp")
    facts = json.loads(files["facts.json"])
    assert (facts["layers"]["self"][CORRECTED][EXEMPT], facts["layers"]["appraised"][CORRECTED][EXEMPT]) == (49, 0)
    source = facts["sources"]["appraised"][CORRECTED][EXEMPT]
    assert (source["state"], source["document"], source["place"]) == ("not_applicable", "7/QĐ-UBND", "overrides.yaml")
    assert facts["communes"]["self"][REFUSED]["class"] == "city-ward"
    assert facts["layers"]["appraised"][CORRECTED]["tre_em"] > 0
    assert facts["layers"]["appraised"][CORRECTED]["so_thon"] > 0
    for told in (script, files["READ-ME.txt"].decode()):
        assert "Ấn định “mien”: số liệu “Trẻ em dưới 1 tuổi” không áp dụng" in told
        assert "Ấn định “nhom”: xếp nhóm “Phường" in told
        assert "mien-dot" not in told.replace("bản ghi", "")


def test_a_figure_exempted_without_the_record_saying_so_is_found(files: Files, tmp_path: Path) -> None:
    """By both, of one that the record does not exempt and of one that it does; the hashes fit."""

    def other(told: Any) -> None:
        told["layers"]["appraised"][CORRECTED]["tre_sinh_trong_ky"] = 0

    script, page = verified(files, tmp_path, "facts.json", other)
    assert "số liệu khác số liệu ghi trong nhật ký" in script
    assert page.startswith("✗")

    def back(told: Any) -> None:
        told["layers"]["appraised"][CORRECTED][EXEMPT] = 49

    (tmp_path / "lai").mkdir()
    script, page = verified(files, tmp_path / "lai", "facts.json", back)
    assert "số liệu khác số liệu ghi trong nhật ký" in script
    assert page.startswith("✗")
