"""Parts of addresses that only an act gives: a tray of files sent, a draft of a law, what a piece of work came to."""

from __future__ import annotations

import html
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, Final

from tests import frozen
from tests.reading.made_decisions import decision
from tests.reading.made_files import docx_bytes
from tests.reading.made_letters import letter, letter_docx
from tests.reading.test_task_list import ONE, READER, WHOLE, typed
from tests.web.visiting import Visit

EARLIER: Final = "son-duong-hom-truoc"
ROUND, LAW = f"/dot/{frozen.SAMPLE}/", f"/tieu-chi/{frozen.STANDARD}/"
ITEM, FILE = "tc07.1", "tc07.yaml"
EDGE: Final = "tc07.1/1/at_least"
PATIENCE = 120.0


def earlier_round(root: Path) -> None:
    """The same communes with the same answers in a round of a day before."""
    folder = root / "assessments" / frozen.SAMPLE
    made = folder.parent / EARLIER
    shutil.copytree(folder, made, ignore=shutil.ignore_patterns("results", "plan", "record"))
    head = made / "round.yaml"
    told = head.read_text("utf-8").replace(f"id: {frozen.SAMPLE}", f"id: {EARLIER}", 1)
    head.write_text(re.sub(r"^((?:on|period):.*)2024-11-15", r"\g<1>2024-11-14", told, flags=re.MULTILINE), "utf-8")
    for form in (made / "evidence").glob("*.xlsx"):
        with zipfile.ZipFile(form) as kept:
            parts = {member: kept.read(member) for member in kept.namelist()}
        with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as written:
            for member, content in parts.items():
                stamped = content.replace(f"<t>{frozen.SAMPLE}</t>".encode(), f"<t>{EARLIER}</t>".encode())
                written.writestr(member, stamped.replace(b"2024-11-15", b"2024-11-14"))


def once(act: Callable[[Visit], str]) -> Callable[[Visit], str]:
    """Do something once for each visit, and give what it gave."""
    done: dict[int, str] = {}

    @wraps(act)
    def again(made: Visit) -> str:
        if id(made) not in done:
            done[id(made)] = act(made)
        return done[id(made)]

    return again


def last_part(address: str) -> str:
    """The last part of an address: what a page of its own is called by."""
    return address.split("#", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[1]


def led_to(made: Visit, answer: Any) -> str:
    """Where an act leads; the result of a piece of long work is waited for."""
    until = time.monotonic() + PATIENCE
    address = str(answer.headers["Location"]) if answer.status_code in (302, 303) else ""
    assert address, (answer.status_code, made.faults)
    while address.startswith("/viec/"):
        told = made.get(address)
        assert told.status_code in (200, 302), (told.status_code, made.faults)
        assert not made.faults and time.monotonic() < until, (address, made.faults)
        address = str(told.headers["Location"]) if told.status_code == 302 else address
        time.sleep(0.05)
    return address


def fields_of(text: str) -> Mapping[str, str]:
    """What a page's form sends as it is shown."""
    form = text.partition("<main")[2]
    tags = [dict(re.findall(r'([a-z-]+)="([^"]*)"', tag)) for tag in re.findall(r"<input [^>]*>", form)]
    typed = [at for at in tags if at.get("type") not in ("checkbox", "radio", "file") and "name" in at]
    areas = re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', form)
    told = {at["name"]: at.get("value", "") for at in typed} | dict(areas)
    for name, inside in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        told[name] = chosen[1] if chosen else ""
    return {html.unescape(name): html.unescape(value) for name, value in told.items()}


def sent_file(name: str, content: bytes) -> Any:
    """A file as a form hands it in."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)


@once
def tray(made: Visit) -> str:
    """A form that was sent and looked at, and is not taken in."""
    form = next((made.house.open_store().round(frozen.SAMPLE) / "evidence").glob("02551-*.xlsx"))
    answer = made.client.post(f"{ROUND}tai-len/gui/", {"tep": [sent_file(form.name, form.read_bytes())]})
    return last_part(led_to(made, answer))


@once
def draft(made: Visit) -> str:
    """A law with other words for an item, typed and not written."""
    page = f"{LAW}sua/muc/{ITEM}/"
    given = {**fields_of(made.page(page)), f"{FILE}|items/0|title": "Trẻ em dưới 1 tuổi được tiêm chủng đầy đủ"}
    return last_part(led_to(made, made.client.post(page, given)))


@once
def compared(made: Visit) -> str:
    """A standard beside itself on the round."""
    asked = {"voi": frozen.STANDARD, "dot": frozen.SAMPLE}
    return last_part(led_to(made, made.client.post(f"{LAW}so-sanh/tac-dong/", asked)))


@once
def sheet(made: Visit) -> str:
    """One number read in the text by somebody, typed and not written."""
    typed = {f"page:{EDGE}": "3", f"sentence:{EDGE}": "Từ 98% trở lên được 50 điểm", f"given:{EDGE}": "98"}
    named = {"who": "Nguyễn Thị Hà", "when": "20/11/2024"}
    return last_part(led_to(made, made.client.post(f"{LAW}doi-chieu/tc07/", {**typed, **named})))


@once
def read(made: Visit) -> str:
    """A decision's text that was read for a checking sheet."""
    text = docx_bytes(decision(frozen.law().book.standard, "words", "rows"))
    asked = {"viec": "doi-chieu", "bo": frozen.STANDARD, "tep": sent_file("quyet-dinh.docx", text)}
    return last_part(led_to(made, made.client.post("/tieu-chi/doc/", asked)))


@once
def tasks(made: Visit) -> str:
    """A letter's proposed tasks, decided in the workbook and handed back with their draft, not written."""
    text = letter_docx(letter(body=ONE, end=("Nơi nhận:",)))
    asked = {"viec": "cong-van", "bo": "", "tep": sent_file("cv-312.docx", text)}
    there = led_to(made, made.client.post("/tieu-chi/doc/", asked))
    files = {name: made.get(f"{there}tep/nhap-cv-312.{name}").content for name in ("xlsx", "yaml")}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nhap-cv-312.xlsx"
        path.write_bytes(files["xlsx"])
        decided = typed(path, {**READER, "task/1": WHOLE}).read_bytes()
    both = {"tep": sent_file("nhap-cv-312.xlsx", decided), "nhap": sent_file("nhap-cv-312.yaml", files["yaml"])}
    return last_part(led_to(made, made.client.post("/tieu-chi/doc/nhan-viec/", both)))
