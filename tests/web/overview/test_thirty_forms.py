"""Thirty forms in a real browser: three of them broken, told, mended and received; the round then has them all."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engine.web.serving import open_door, serve
from engine.web.settings import LOCAL
from tests import frozen
from tests.records.dossier.browser import browser_path
from tests.web.overview.sending import ROUND, with_cell, with_part
from tests.web.visiting import ready, visit

SWITCHES = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")  # fmt: skip
PATIENCE = 120_000
BROKEN = ("02551", "02587", "02590")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The whole frozen round without a form; these lie in a folder of the board's own."""
    home = frozen.desk_in(tmp_path / "desk")
    evidence = home / "assessments" / frozen.SAMPLE / "evidence"
    evidence.rename(tmp_path / "phieu")
    evidence.mkdir()
    return home


def broken_beside(forms: Path) -> Path:
    """The same forms, one with a share for a count, one with a macro, one that is no workbook."""
    home = forms.with_name("phieu-loi")
    home.mkdir()
    for form in forms.glob("*.xlsx"):
        raw = form.read_bytes()
        if form.name.startswith(BROKEN[0]):
            raw = with_cell(raw, "E46", "97,5")
        elif form.name.startswith(BROKEN[1]):
            raw = with_part("xl/vbaProject.bin")
        elif form.name.startswith(BROKEN[2]):
            raw = b"PK\x03\x04"
        (home / form.name).write_bytes(raw)
    return home


def driven(base: str, cookies: Sequence[Mapping[str, Any]], forms: Path, broken: Path) -> dict[str, Any]:
    """What somebody saw who sent all forms, received what could be, and sent the mended ones again."""
    from playwright.sync_api import sync_playwright

    told: dict[str, Any] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(SWITCHES))
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        context.add_cookies(list(cookies))  # type: ignore[arg-type]
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        for name, home, only in (("first", broken, ""), ("mended", forms, BROKEN)):
            page.goto(f"{base}{ROUND}tai-len/")
            chosen = sorted(path for path in home.glob("*.xlsx") if not only or path.name.startswith(only))
            page.set_input_files("#tep", [str(path) for path in chosen])
            page.get_by_role("button", name="Đọc các tệp").click()
            page.wait_for_url("**/tai-len/*/")
            told[name] = page.inner_text("main")
            told[f"{name} marked"] = page.locator("input[name=nhan]:checked").count()
            page.get_by_role("button", name="Nhận các tệp đã đánh dấu").click()
            page.wait_for_url(f"**{ROUND}tai-len/")
            told[f"{name} said"] = page.inner_text(".said")
        page.goto(f"{base}{ROUND}")
        told["list"], told["complaints"] = page.inner_text("main"), complaints
        browser.close()
    return told


def test_thirty_forms_are_sent_mended_and_received(desk: Path) -> None:
    """Twenty-seven at once but for those with something to mend; then the three; the same round as by hand."""
    assert browser_path(), "Chromium is not on this machine: install it (Debian: apt-get install chromium)"
    forms = desk.with_name("phieu")
    broken = broken_beside(forms)
    made = visit(desk)
    ready(made, frozen.SAMPLE)
    door = open_door(0)
    threading.Thread(target=serve, args=(door, made.house), daemon=True, name="served").start()
    base = f"http://{LOCAL}:{door.port}"
    cookies = [{"name": key, "value": own.value, "url": base} for key, own in made.client.cookies.items()]
    with ThreadPoolExecutor(1) as browser:
        told = browser.submit(driven, base, cookies, forms, broken).result()
    assert told["first"].startswith("Các tệp vừa gửi lên")
    for sign in ("30 tệp:", "FIL-204", "FIL-101", "E46", "2 không nhận"):
        assert sign in told["first"], sign
    wrong = sum(sign in told["first"] for sign in ("97,5",))
    assert wrong and told["first marked"] < 28
    assert f"Đã nhận {told['first marked']} tệp" in told["first said"]
    assert told["mended marked"] == len(BROKEN) and "Đã nhận 3 tệp" in told["mended said"]
    evidence = desk / "assessments" / frozen.SAMPLE / "evidence"
    for code in BROKEN:
        (mine,), (theirs,) = (tuple(home.glob(f"{code}-*.xlsx")) for home in (evidence, forms))
        assert mine.read_bytes() == theirs.read_bytes()
    assert "30/30 xã" in told["list"] and told["complaints"] == [] and made.faults == []
    made.house.rounds.close()
    made.house.jobs.close()
