"""A decision's or letter's file read by the machine: handed in, read beside the pages, told, and taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from engine.problems import ProblemsFound
from engine.reporting.law_page.read_lines import draft_lines, letter_lines, sheet_lines
from engine.service.pages.listed_rounds import list_standards
from engine.service.policy.handed_files import Handed, MadeFile
from engine.service.reading.law_reading import LawReadRequest
from engine.service.reading.letter_reading import LetterReadRequest
from engine.service.reading.page_readings import (
    DraftRead,
    LetterTaken,
    SheetRead,
    put_draft,
    read_to_draft,
    read_to_letter,
    read_to_sheet,
)
from engine.web.held.jobs import Progress
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import started
from engine.web.views.policy.at_the_desk import file_in, keep, kept, read_book, to_take_away

SHEET, DRAFT, LETTER = "doi-chieu", "nhap", "cong-van"
Came: TypeAlias = SheetRead | DraftRead | LetterTaken


@require_http_methods(["GET", "HEAD", "POST"])
def law_reading(request: HttpRequest) -> HttpResponse:
    """What can be read and for what; POST takes a file and reads it beside the pages."""
    store = house_of(request).open_store()
    typed = {key: request.POST.get(key, "").strip() for key in ("viec", "bo", "ten", "bang")}
    listed = [own for own in list_standards(store) if own.standard]
    if request.method == "POST":
        try:
            return _begun(request, typed)
        except ProblemsFound as refused:
            return page(request, "policy/reading.jinja", 422, listed=listed, typed=typed, found=refused.problems)
    return page(request, "policy/reading.jinja", listed=listed, typed=typed, found=())


def _begun(request: HttpRequest, typed: dict[str, str]) -> HttpResponse:
    store, say, file = house_of(request).open_store(), say_of(request), file_in(request, text=True)
    table = int(typed["bang"]) if typed["bang"].isdigit() and len(typed["bang"]) < 4 else None
    if typed["viec"] != DRAFT and typed["bo"]:
        store.standard(typed["bo"])

    def work(progress: Progress) -> str:
        def told(done: int, pages: int) -> None:
            progress(done, pages, say("đọc bản quét"))

        progress(0, 0, say("đọc văn bản"))
        found = _read(request, file, {**typed, "bang": str(table or "")}, told)
        return reverse("law_read_result", kwargs={"read": keep(request, found)})

    return started(request, say("Đọc {file}", file=file.name), work, reverse("law_reading"))


def _read(request: HttpRequest, file: Handed, typed: Mapping[str, str], told: Callable[[int, int], None]) -> Came:
    store, say = house_of(request).open_store(), say_of(request)
    table = int(typed["bang"]) if typed["bang"] else None
    if typed["viec"] == DRAFT:
        return read_to_draft(file, typed["ten"], table, told)
    if typed["viec"] == LETTER:
        out = Path(f"nhap-{typed['ten']}.yaml") if typed["ten"] else None
        asked = LetterReadRequest(Path(file.name), out, typed["bo"] or None)
        return read_to_letter(store, file, asked, say=say, told=told)
    wanted = LawReadRequest(Path(file.name), typed["bo"], None, None, table)
    return read_to_sheet(store, file, wanted, say=say, told=told)


def _came(request: HttpRequest, read: str) -> Came:
    held = kept(request, read, object)
    if isinstance(held, SheetRead | DraftRead | LetterTaken):
        return held
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
def law_read_result(request: HttpRequest, read: str) -> HttpResponse:
    """What was read and what must be asked, each with its place; POST writes the draft."""
    came, say = _came(request, read), say_of(request)
    store = house_of(request).open_store()
    if request.method == "POST":
        if not isinstance(came, DraftRead):
            raise Http404
        put_draft(store, came, say)
        say_once(request, say("Đã lập bản máy đọc {name}. Chỉ để so sánh, không để chấm.", name=came.name))
        return HttpResponseRedirect(reverse("standards"))
    if isinstance(came, DraftRead):
        return page(
            request, "policy/read_draft.jinja", read=read, came=came, told=draft_lines(came.read, came.left, say)
        )
    if isinstance(came, LetterTaken):
        told = letter_lines(came.done.read, say)
        return page(request, "policy/read_letter.jinja", read=read, came=came, told=told)
    book, _ = read_book(store, came.standard)
    told_of = sheet_lines(book, came.done.matches, came.done.asked, say) if book else None
    return page(request, "policy/read_sheet.jinja", read=read, came=came, told=told_of)


@require_safe
def law_read_file(request: HttpRequest, read: str, file: str) -> HttpResponse:
    """A file that was made of what was read; raises Http404 where there is none such."""
    came = _came(request, read)
    files: tuple[MadeFile, ...] = () if isinstance(came, DraftRead) else came.files
    found = next((one for one in files if one.name == file), None)
    if found is None:
        raise Http404
    return to_take_away(found)
