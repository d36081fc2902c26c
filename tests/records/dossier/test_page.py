"""The page that travels, in a browser: offline, from the disk, by its own policy; it says what the verifier says."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.files.kit.zips import zip_of
from engine.records.dossier.packing import Packed, dossier_files, sums_of
from engine.service.dossier.making_dossier import DossierRequest, make_dossier, verifiers
from tests import frozen
from tests.parts.joint_desk import desk_in
from tests.parts.joint_round import SECOND
from tests.records.dossier.browser import Browser, browsing
from tests.records.dossier.recorded_boards import CORRECTED, recorded_board
from tests.records.dossier.test_recomputing import sampled


@dataclass(frozen=True, slots=True)
class Shown:
    """The page open in a browser, and dossiers to hand to it: of a round with a record, and of one commune."""

    browser: Browser
    home: Path
    whole: Path
    one: Path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """One browser for all tests of this file."""
    home = tmp_path_factory.mktemp("page")
    board = recorded_board(home / "desk")
    whole, one = (
        make_dossier(board.store, DossierRequest(frozen.SAMPLE, commune, home / name)).path
        for commune, name in ((None, "whole.zip"), (CORRECTED, "one.zip"))
    )
    (home / "verify.html").write_bytes(verifiers()["verify.html"])
    with browsing(home) as browser:
        browser.open(home / "verify.html")
        yield Shown(browser, home, whole, one)


def test_its_hash_is_sha_256(shown: Shown) -> None:
    """The vectors of FIPS 180-4, and every length about a block's end, against Python's own."""
    dice = random.Random(1)
    samples = [b"", b"abc", b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", b"a" * 1_000]
    samples += [dice.randbytes(length) for length in (*range(50, 70), *range(118, 130))]
    told = shown.browser.value(f"{json.dumps([list(s) for s in samples])}.map((b) => hex(sha256(Uint8Array.from(b))))")
    assert told == [hashlib.sha256(sample).hexdigest() for sample in samples]


@pytest.mark.parametrize("which", ["whole", "one"])
def test_a_sound_dossier_agrees_and_shows_its_seal(shown: Shown, which: str) -> None:
    """Handed over as the zip that it is; the seal is that of the checkpoint."""
    path: Path = getattr(shown, which)
    assert shown.browser.choose("zip", [path]).startswith("✓ Mọi điều đều khớp")
    seal = shown.browser.value("document.querySelector('.seal').textContent")
    guide = zipfile.ZipFile(path).read("READ-ME.txt").decode()
    assert seal in guide
    points = shown.browser.value("[...document.querySelectorAll('summary')].map((one) => one.textContent).join()")
    assert "đạt chuẩn, " in points and "công nhận" not in points  # that is the authority's act


def test_a_table_that_stayed_behind_is_told_and_no_fault(shown: Shown, tmp_path: Path) -> None:
    """A commune's own dossier where many sent one table."""
    board = recorded_board(tmp_path / "desk", table=b"commune,evidence,value\n")
    path = make_dossier(board.store, DossierRequest(frozen.SAMPLE, CORRECTED, shown.home / "table.zip")).path
    assert shown.browser.choose("zip", [path]).startswith("✓ Mọi điều đều khớp")
    notes = shown.browser.value("[...document.querySelectorAll('.note')].map((one) => one.textContent).join()")
    assert "để lại, vì có số liệu của cả xã khác" in notes


def spoilt(shown: Shown, name: str, old: str, new: str, *, listed: bool) -> str:
    """What the page says first of a dossier with a text replaced in a file; ``listed`` makes the list of hashes fit."""
    with zipfile.ZipFile(shown.whole) as held:
        files = {member: held.read(member) for member in held.namelist()}
    text = files[name].decode()
    assert old in text
    files[name] = text.replace(old, new, 1).encode()
    if listed:
        files.pop("SHA256SUMS")
        files["SHA256SUMS"] = sums_of(files)
    path = shown.home / f"{hashlib.sha256(zip_of(files)).hexdigest()}.zip"
    path.write_bytes(zip_of(files))
    shown.browser.value("document.querySelector('.verdict')?.remove()")
    return shown.browser.choose("zip", [path])


def test_a_round_of_two_standards_is_checked_by_each_commune_s_own(shown: Shown, tmp_path: Path) -> None:
    """Each commune's points come out by its law; a threshold of one law changed is found, and which law it is."""
    desk = desk_in(tmp_path / "noi").appraised()
    done = make_dossier(desk.joint.store, DossierRequest(str(desk.folder), None, tmp_path / "hai-bo.zip"))
    assert "✓ Mọi điều đều khớp" in shown.browser.choose("zip", [done.path])
    files = {name: content for name, content in done.files.items() if name != "SHA256SUMS"}
    law = json.loads(files[f"law/{SECOND}/compiled.json"])
    law["levels"][0]["bars"]["plain"] = "175"
    files[f"law/{SECOND}/compiled.json"] = json.dumps(law).encode()
    path = tmp_path / "sua.zip"
    path.write_bytes(zip_of({**files, "SHA256SUMS": sums_of(files)}))
    told = shown.browser.choose("zip", [path])
    assert f"luật là luật khác {SECOND}" in told
    faults = str(shown.browser.value("document.querySelector('.faults').textContent"))
    assert "99004" in faults and "99001" not in faults


def test_what_was_changed_is_said_first(shown: Shown) -> None:
    """A file that the list of hashes does not have so; a point whose hash fits; an entry of the record."""
    told = spoilt(shown, "people.json", "p-001", "p-901", listed=False)
    assert "tệp people.json bị sửa" in told
    told = spoilt(shown, "results.json", '"tc13.1": ["0", "0"]', '"tc13.1": ["25", "25"]', listed=True)
    assert "mục tc13.1" in told and "tính lại là 0, hồ sơ ghi 25" in told
    told = spoilt(shown, "chain.jsonl", '"choice":"yes"', '"choice":"abstain"', listed=True)
    assert "nhật ký khác mốc" in told
    assert shown.browser.value(
        "[...document.querySelectorAll('.faults li')].some((l) => l.textContent.includes('(vote) đã bị sửa'))"
    )


def test_its_arithmetic_is_the_engine_s_on_a_thousand_communes(shown: Shown) -> None:
    """Points, verdicts, and whether these are firm, which the script leaves alone."""
    files = dossier_files(Packed({"self": sampled()}, {}))
    path = shown.home / "thousand.zip"
    path.write_bytes(zip_of(files))
    shown.browser.value("document.querySelector('.verdict')?.remove()")
    assert shown.browser.choose("zip", [path]).startswith("✓ Mọi điều đều khớp")
    assert shown.browser.value("document.querySelectorAll('details').length") == len(sampled().units)


def test_it_asks_the_net_for_nothing_and_complains_of_nothing(shown: Shown) -> None:
    """No request but its own file, no error, no breach of its policy; no scrolling sideways on a phone."""
    shown.browser.picture(shown.home / "phone.png", 390, 800)
    assert shown.browser.value("document.documentElement.scrollWidth") <= 390
    asked = [json.loads(said).get("request", {}).get("url", "") for said in shown.browser.said]
    assert [url for url in asked if url and not url.startswith("file:")] == []
    assert [said for said in shown.browser.said if '"level": "error"' in said or "exceptionDetails" in said] == []
