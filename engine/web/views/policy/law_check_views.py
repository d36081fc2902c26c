"""The checking sheet by page: downloads, a filled sheet handed in, and readings typed number by number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from engine.desk.proofreading.check_in import Taken
from engine.law.loading import Lawbook
from engine.problems import ProblemsFound, errors
from engine.reporting.law_page.checking_lines import CheckedPart, checked_parts, checking_lines, taken_lines
from engine.service.pages.listed_rounds import rounds_to_try
from engine.service.policy.handed_files import Handed, lying
from engine.service.policy.typing.marked_readings import MarkedPage, Reading, mark_in
from engine.service.policy.typing.typed_law import law_files
from engine.service.proofread import CheckInRequest, read_back
from engine.web.held.jobs import Progress
from engine.web.held.said import say_once
from engine.web.rendering import page, problems_page, say_of
from engine.web.views.job_views import started
from engine.web.views.policy.at_the_desk import file_in, keep, kept, read_book, store_with
from engine.web.views.policy.law_edit_views import refused_as_stale
from engine.web.visitors import visitor_of

ROUND = "dot"


@dataclass(frozen=True, slots=True)
class SheetIn:
    """A filled sheet as it was handed in or typed, the round it was tried on, and what it would change.

    ``stamp`` is that of the law's files when that was told.
    """

    sheet: Handed | MarkedPage
    round: str | None
    taken: Taken
    stamp: str


@require_http_methods(["GET", "HEAD", "POST"])
def law_check(request: HttpRequest, name: str) -> HttpResponse:
    """How much has been read by whom; POST takes a filled sheet and leads to what it would change."""
    store, say = store_with(request, name), say_of(request)
    book, refused = read_book(store, name)
    if book is None:
        return problems_page(request, refused)
    if request.method == "POST":
        sheet, chosen = file_in(request), request.POST.get(ROUND, "") or None
        if chosen:
            store.round(chosen)

        def work(progress: Progress) -> str:
            progress(0, 0, say("đọc phiếu và thử các con số"))
            stamp = law_files(store, name).stamp
            with lying(sheet) as path:
                taken = read_back(store, CheckInRequest(name, path, chosen)).taken
            if found := errors(taken.done.problems):
                raise ProblemsFound(found)
            return reverse(
                "law_checked", kwargs={"name": name, "sheet": keep(request, SheetIn(sheet, chosen, taken, stamp))}
            )

        return started(request, say("Đọc phiếu {file}", file=sheet.name), work, request.path)
    rounds = rounds_to_try(store, name)
    parts = checked_parts(book, say)
    return page(
        request, "policy/check.jinja", name=name, book=book, parts=parts, rounds=rounds, bundled=store.bundled,
        readers=book.standard.head.readers,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def law_checked(request: HttpRequest, name: str, sheet: str) -> HttpResponse:
    """What a sheet would change; POST writes it."""
    store, say, held = store_with(request, name), say_of(request), kept(request, sheet, SheetIn)
    if request.method != "POST":
        return _checked(request, name, sheet, held)
    asked, stamp = CheckInRequest(name, store.criteria, held.round, on=store.today), law_files(store, name).stamp
    if stamp != held.stamp:  # what it would change is told anew, and written at another word
        again = replace(held, taken=_taken(request, held, asked), stamp=stamp)
        keep(request, again, sheet)
        return _checked(request, name, sheet, again, stale=True)
    try:
        taken = _taken(request, held, replace(asked, applied=True))
    except ProblemsFound as refused:
        status = 409 if refused_as_stale(refused) else 422
        back = reverse("law_check", kwargs={"name": name})
        return page(request, "problems.jinja", status, problems=refused.problems, sent=True, back=back)
    if taken.ledger is None:
        return _checked(request, name, sheet, replace(held, taken=taken))
    files = ", ".join(path.name for path in (taken.ledger, *taken.written))
    say_once(request, say("Đã ghi {files}.", files=files))
    return HttpResponseRedirect(reverse("law_check", kwargs={"name": name}))


def _taken(request: HttpRequest, held: SheetIn, asked: CheckInRequest) -> Taken:
    store = store_with(request, asked.standard)
    if isinstance(held.sheet, Handed):
        with lying(held.sheet) as path:
            return read_back(store, replace(asked, sheet=path)).taken
    book, refused = read_book(store, asked.standard)
    if book is None:
        raise ProblemsFound(refused)
    return mark_in(store, held.sheet, asked, book).done.taken


def _checked(request: HttpRequest, name: str, sheet: str, held: SheetIn, *, stale: bool = False) -> HttpResponse:
    told, found = taken_lines(held.taken, say_of(request)), held.taken.problems
    status = 409 if stale else 422 if errors(found) else 200
    shown = {"name": name, "sheet": sheet, "held": held, "told": told, "found": found, "stale": stale}
    return page(request, "policy/checked_in.jinja", status, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
def law_check_part(request: HttpRequest, name: str, part: str) -> HttpResponse:
    """The numbers of a criterion to be read in the text and typed; POST leads to what that would change."""
    store, say = store_with(request, name), say_of(request)
    book, refused = read_book(store, name)
    if book is None:
        return problems_page(request, refused)
    shown = next((one for one in checked_parts(book, say) if one.name == part), None)
    if shown is None:
        raise Http404
    if request.method != "POST":
        return _part(request, book, shown, {})
    marked = _marked(request, book, shown)
    done = mark_in(store, marked, CheckInRequest(name, store.criteria), book)
    if not done.sound or not marked.told:
        wrong = done.wrong if marked.told else {"": None}
        return _part(request, book, shown, wrong, status=422)
    held = SheetIn(marked, None, done.done.taken, law_files(store, name).stamp)
    return HttpResponseRedirect(reverse("law_checked", kwargs={"name": name, "sheet": keep(request, held)}))


def _marked(request: HttpRequest, book: Lawbook, shown: CheckedPart) -> MarkedPage:
    visitor, post = visitor_of(request), request.POST

    def typed(key: str, number: str) -> str:
        return post.get(f"{key}:{number}", "").strip()

    readings = tuple(
        Reading(number, typed("given", number), typed("page", number), typed("sentence", number), typed("note", number))
        for number in shown.numbers
    )
    account = visitor.person if visitor.mode == "board" else ""
    return MarkedPage(book.folder.name, post.get("who", "").strip(), post.get("when", "").strip(), readings, account)


def _part(
    request: HttpRequest, book: Lawbook, shown: CheckedPart, wrong: object, *, status: int = 200
) -> HttpResponse:  # fmt: skip
    say, store = say_of(request), store_with(request, book.folder.name)
    lines = checking_lines(book, shown.name, say)
    today = say.day(store.today) if store.today else ""
    return page(
        request, "policy/check_part.jinja", status, name=book.folder.name, part=shown, lines=lines, wrong=wrong,
        typed=request.POST, today=today, readers=book.standard.head.readers,
    )  # fmt: skip
