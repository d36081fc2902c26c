"""What was typed and is not written: its changes in words, its effect on a round, and the button that writes it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engine.desk.editing.law_sheets import IDENTITY
from engine.desk.editing.workbook_out import title_of
from engine.language import Say
from engine.law.loading import HEAD
from engine.problems import ProblemsFound
from engine.reporting.law_page.change_lines import ToldChanges, change_lines, told_changes
from engine.reporting.law_page.partial_lines import partial_changes
from engine.service.compare import compare_typed
from engine.service.pages.listed_rounds import rounds_to_try
from engine.service.policy.taken_away import comparison_file
from engine.service.policy.typing.typed_law import TriedLaw, try_typed, write_typed
from engine.service.policy.typing.typed_partial import head_of
from engine.web.held.jobs import Progress
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import started
from engine.web.views.policy.at_the_desk import DraftLaw, keep, kept, store_with, to_take_away
from engine.web.views.policy.law_edit_views import DO, refused_as_stale, stale_page
from engine.web.visitors import visitor_of

WRITE, DROP, ROUND = "ghi", "bo", "dot"


@require_http_methods(["GET", "HEAD", "POST"])
def law_draft(request: HttpRequest, name: str, draft: str) -> HttpResponse:
    """GET shows what a draft changes; POST writes it, or drops it."""
    store, held = store_with(request, name), kept(request, draft, DraftLaw)
    if request.method == "POST":
        return _acted(request, name, draft, held)
    tried = try_typed(store, held.typed)
    if tried.stale:
        return stale_page(request, tried)
    rounds = () if tried.partial else rounds_to_try(store, name)
    say = say_of(request)
    changes = _of_partial(tried, say) if tried.partial else told_changes(tried.plan, say)
    return page(
        request, "policy/draft.jinja", 200 if tried.sound else 422, name=name, draft=draft, tried=tried, held=held,
        changes=changes, lines=change_lines(tried.plan), rounds=rounds, bundled=store.bundled,
        n=sum(len(edits) for _, edits in changes.edits),
    )  # fmt: skip


def _of_partial(tried: TriedLaw, say: Say) -> ToldChanges:
    """What a partial standard would say otherwise; nothing where what lies there cannot be read."""
    folder = tried.plan.folder
    before, after = head_of(folder, None), head_of(folder, tried.texts.get(HEAD))
    told = partial_changes(before, after, say) if before and after else ()
    return ToldChanges(((title_of(IDENTITY, say), told),) if told else (), (), ())


def _acted(request: HttpRequest, name: str, draft: str, held: DraftLaw) -> HttpResponse:
    store, say = store_with(request, name), say_of(request)
    house, person = house_of(request), visitor_of(request).person
    if request.POST.get(DO) == DROP:
        house.kept.drop(person, draft)
        say_once(request, say("Đã bỏ các thay đổi. Bộ tiêu chí còn nguyên."))
        return HttpResponseRedirect(reverse("law_edit", kwargs={"name": name}))
    try:
        done = write_typed(store, held.typed, store.today)
    except ProblemsFound as refused:
        if refused_as_stale(refused):
            return stale_page(request, try_typed(store, held.typed))
        raise
    if done.waits:
        return HttpResponseRedirect(reverse("law_draft", kwargs={"name": name, "draft": draft}))
    house.kept.drop(person, draft)
    names = ", ".join(path.name for path in done.written)
    accepted = say("Đã ghi {files}. Bộ tiêu chí được chấp nhận với các tệp này.", files=names)
    say_once(request, accepted if done.plan.laws else say("Đã ghi {files}.", files=names))
    return HttpResponseRedirect(reverse("law_edit", kwargs={"name": name}))


@require_POST
def law_draft_impact(request: HttpRequest, name: str, draft: str) -> HttpResponse:
    """What a draft does to the communes of a round, worked out beside the pages."""
    store, say, held = store_with(request, name), say_of(request), kept(request, draft, DraftLaw)
    chosen = request.POST.get(ROUND, "")
    store.round(chosen)
    there = reverse("law_draft", kwargs={"name": name, "draft": draft})

    def work(progress: Progress) -> str:
        progress(0, 0, say("chấm cả đợt bằng bộ đang có và bằng bản sửa"))
        told = compare_typed(store, name, held.typed.texts, chosen)
        keep(request, replace(held, compared=told), draft)
        return f"{there}#tac-dong"

    return started(request, say("Tác động của bản sửa lên đợt {name}", name=chosen), work, there)


@require_safe
def law_draft_file(request: HttpRequest, name: str, draft: str) -> HttpResponse:
    """The comparison of a draft as a workbook, worked out anew where no round was tried."""
    store, held = store_with(request, name), kept(request, draft, DraftLaw)
    told = held.compared or compare_typed(store, name, held.typed.texts)
    return to_take_away(comparison_file(told, say_of(request)))
