"""A standard typed anew: by fields, in its text, in a workbook; every way leads to a page that shows what changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engine.law.loading import Lawbook
from engine.problems import Problem, ProblemsFound, errors
from engine.reporting.law_page.change_lines import lines_between
from engine.service.check import CheckRequest, check
from engine.service.edit import LawImportRequest, import_law
from engine.service.policy.handed_files import lying
from engine.service.policy.own_copy import copy_laws
from engine.service.policy.show_law import is_known_in_part
from engine.service.policy.typing.entry_fields import entries_of, field_rows, typed_fields
from engine.service.policy.typing.field_places import at_fields
from engine.service.policy.typing.typed_law import LawFiles, TriedLaw, TypedLaw, law_files, try_typed
from engine.service.proofread import StatusRequest, status
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, problems_page, say_of
from engine.web.views.policy.at_the_desk import DraftLaw, file_in, keep, kept, read_book, store_with

STAMP, DO, TEXT, EXAMPLES, DRAFT = "dau", "lam", "chu", "vi-du", "ban"
CHECK, SEE = "kiem-tra", "xem"
# What the page's script asks for: the answer alone, without the page around it.
PART = "HTTP_X_PHAN"


@dataclass(frozen=True, slots=True)
class Fields:
    """What came with a form of fields, and what is wrong with it: field by field, and as a law."""

    given: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, Problem] = field(default_factory=dict)
    found: tuple[Problem, ...] = ()


@require_safe
def law_edit(request: HttpRequest, name: str) -> HttpResponse:
    """Where to begin: what is not as it was accepted, what can be changed by fields, the files, the workbook."""
    store, say = store_with(request, name), say_of(request)
    book, refused = read_book(store, name)
    told = status(store, StatusRequest(name)) if book else None
    partial = is_known_in_part(store, name)
    if partial:
        refused = try_typed(store, TypedLaw(name, {}, "")).plan.problems
    return page(
        request, "policy/edit.jinja", name=name, book=book, refused=refused, standing=told,
        entries=entries_of(book, say) if book else (), files=law_files(store, name), bundled=store.bundled,
        partial=partial,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def law_source(request: HttpRequest, name: str, file: str) -> HttpResponse:
    """The text of a file: GET shows it, POST tries what was typed, or leads to what it changes."""
    store, say = store_with(request, name), say_of(request)
    files = law_files(store, name)
    if file not in files.texts:
        raise Http404
    if request.method != "POST":
        draft = kept(request, request.GET[DRAFT], DraftLaw) if DRAFT in request.GET else None
        typed = draft.typed if draft else TypedLaw(name, {file: files.texts[file]}, files.stamp)
        return _source(request, files, file, (typed, try_typed(store, typed)))
    typed = TypedLaw(name, {file: request.POST.get(TEXT, "")}, request.POST.get(STAMP, ""), EXAMPLES in request.POST)
    tried = try_typed(store, typed)
    if tried.stale:
        return stale_page(request, tried)
    if PART in request.META:
        return page(request, "policy/checked.jinja", 200, tried=tried, file=file, say=say)
    if request.POST.get(DO) == SEE and tried.sound and tried.plan.files:
        return _to_draft(request, tried, reverse("law_source", kwargs={"name": name, "file": file}))
    return _source(request, files, file, (typed, tried))


def _source(request: HttpRequest, files: LawFiles, file: str, held: tuple[TypedLaw, TriedLaw]) -> HttpResponse:
    typed, tried = held
    text = typed.texts.get(file) or ""
    wrong = request.method == "POST" and not tried.sound
    line = request.GET.get("dong", "")
    return page(
        request, "policy/source.jinja", 422 if wrong else 200, name=files.standard, file=file, files=files,
        text=text.replace("\r\n", "\n"), tried=tried, typed=typed, asked=request.method == "POST",
        line=int(line) if line.isdigit() and len(line) < 6 else 0,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def law_entry(request: HttpRequest, name: str, entry: str) -> HttpResponse:
    """The usual changes of an entry as fields; POST leads to what they change."""
    store, say = store_with(request, name), say_of(request)
    book, refused = read_book(store, name)
    if book is None:
        return problems_page(request, refused)
    if entry not in dict(entries_of(book, say)):
        raise Http404
    files = law_files(store, name)
    if request.method != "POST":
        return _entry(request, (files, book), entry, Fields())
    given = {key: value for key, value in request.POST.items() if isinstance(value, str)}
    made = typed_fields(book, entry, given, say)
    typed = TypedLaw(name, made.texts, given.get(STAMP, ""), EXAMPLES in given)
    tried = try_typed(store, typed)
    if tried.stale:
        return stale_page(request, tried)
    if made.problems or not tried.plan.files or not tried.sound:
        told = at_fields(book, entry, say, (tried.texts, given), errors(tried.plan.problems))
        return _entry(request, (files, book), entry, Fields(given, {**told.wrong, **made.problems}, told.found))
    return _to_draft(request, tried, reverse("law_entry", kwargs={"name": name, "entry": entry}))


def _entry(request: HttpRequest, law: tuple[LawFiles, Lawbook], entry: str, held: Fields) -> HttpResponse:
    (files, book), say = law, say_of(request)
    rows = field_rows(book, entry, say, held.given, held.wrong)
    asked = request.method == "POST"
    return page(
        request, "policy/entry.jinja", 422 if asked else 200, name=files.standard, entry=entry, files=files,
        title=dict(entries_of(book, say))[entry], rows=rows, found=errors(held.found), asked=asked,
        fresh=EXAMPLES in held.given or not asked, sources=sorted({row.place.file for row in rows}),
    )  # fmt: skip


@require_POST
def law_workbook(request: HttpRequest, name: str) -> HttpResponse:
    """A workbook of the standard that somebody edited: what it changes, or every mistake by its cell."""
    store = store_with(request, name)
    with lying(file_in(request)) as path:
        asked = LawImportRequest(path, store.standard(name), examples=EXAMPLES in request.POST)
        done = import_law(store, asked)
    if errors(done.problems) or done.is_behind:
        return problems_page(request, done.problems, reverse("law_edit", kwargs={"name": name}))
    if not done.plan.files:
        say_once(request, say_of(request)("Sổ khớp bộ tiêu chí: không có gì thay đổi."))
        return HttpResponseRedirect(reverse("law_edit", kwargs={"name": name}))
    texts = {file: None if content is None else content.decode() for file, content in done.plan.files.items()}
    tried = try_typed(store, TypedLaw(name, texts, law_files(store, name).stamp))
    return _to_draft(request, tried, reverse("law_edit", kwargs={"name": name}))


@require_POST
def law_accept(request: HttpRequest, name: str) -> HttpResponse:
    """Accept a sound standard as it stands, as ``check --accept`` does."""
    store, say = store_with(request, name), say_of(request)
    if is_known_in_part(store, name):  # it has no state to accept
        raise Http404
    done = check(store, CheckRequest((name,), store.today))
    if errors(done.problems):
        return problems_page(request, done.problems)
    say_once(request, say("Đã chấp nhận bộ tiêu chí {name} như đang có.", name=name))
    return HttpResponseRedirect(reverse("law_edit", kwargs={"name": name}))


@require_POST
def law_copy(request: HttpRequest) -> HttpResponse:
    """Copy the program's own laws to where they may be changed."""
    say = say_of(request)
    done = copy_laws(house_of(request).open_store())
    say_once(request, say("Đã chép các bộ tiêu chí vào {folder}. Từ nay sửa được ở đây.", folder=done.root))
    return HttpResponseRedirect(reverse("standards"))


def _to_draft(request: HttpRequest, tried: TriedLaw, back: str) -> HttpResponse:
    """Keep what was typed, with examples that were made for it, and lead to the page that shows what it changes."""
    whole = replace(tried.typed, texts=tried.texts, examples=False)
    draft = keep(request, DraftLaw(whole, back))
    return HttpResponseRedirect(reverse("law_draft", kwargs={"name": tried.typed.standard, "draft": draft}))


def stale_page(request: HttpRequest, tried: TriedLaw) -> HttpResponse:
    """Both texts of each file that somebody else has changed meanwhile; nothing is written over."""
    now = tried.files.texts
    sides = [
        (file, text or "", now.get(file, ""), tuple(lines_between(now.get(file, ""), text or "")))
        for file, text in tried.typed.texts.items()
        if text != now.get(file)
    ]
    return page(
        request, "policy/stale.jinja", 409, name=tried.typed.standard, sides=sides, files=tried.files, tried=tried
    )


def refused_as_stale(refused: ProblemsFound) -> bool:
    """Whether a writing was refused for files that somebody else has changed meanwhile."""
    return any(found.code in ("WEB-150", "SYS-114", "SYS-133") for found in refused.problems)
