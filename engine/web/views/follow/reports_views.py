"""The reports that go upward: what each is, its day by letter, how much of it is missing, its two files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from engine.problems import Problem, ProblemsFound
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.upward.report_due import due_lines
from engine.service.pages.communes_table import warnings_of
from engine.service.pages.handing_out.made_files import made_files
from engine.service.pages.sighted_round import SightedRound
from engine.service.store import Store
from engine.service.upward.sending_up import ReportsMade, ReportsRequest, filled_reports, names_of
from engine.service.upward.sending_up import reports as make_reports
from engine.service.workspace import REPORTS
from engine.web.held.jobs import Progress
from engine.web.rendering import house_of, page, say_of
from engine.web.views.follow.files_sent import made_of_round
from engine.web.views.job_views import started
from engine.web.views.round_views import seen_round, waiting_page, worked_out


@require_safe
def reports(request: HttpRequest, name: str) -> HttpResponse:
    """Each report as it would be today; why there is none, where there is none."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    done, refused = _filled(request, seen, name)
    if done is None:
        return waiting_page(request, name)
    say, store = say_of(request), house_of(request).open_store()
    return page(
        request,
        "follow/reports.jinja",
        name=name,
        seen=seen,
        parts=done,
        refused=refused,
        due_lines=due_lines,
        names_of=names_of,
        stands=stands_lines([part.made for part in done], say) if done else (),
        files={own.name: own for own in made_files(store, name, REPORTS)},
        warnings=warnings_of(seen, say),
    )


def _filled(
    request: HttpRequest, seen: SightedRound, name: str
) -> tuple[tuple[ReportsMade, ...] | None, tuple[Problem, ...]]:
    def make(store: Store) -> tuple[ReportsMade, ...]:
        if store.today is None:
            raise ValueError(name)
        return filled_reports(store, ReportsRequest(name, store.today))

    try:
        return worked_out(request, seen, "reports", make), ()
    except ProblemsFound as found:
        return (), tuple(found.problems)


@require_POST
def make_report_files(request: HttpRequest, name: str) -> HttpResponse:
    """Have files written of one kind of report, or of all that letters ask for."""
    kind, say, house = request.POST.get("loai", "") or None, say_of(request), house_of(request)
    today, back = house.open_store().today, reverse("reports", kwargs={"name": name})
    if today is None:
        raise ValueError(name)

    def work(progress: Progress) -> str:
        progress(0, 1, say("lập báo cáo"))
        make_reports(house.open_store(), ReportsRequest(name, today, kind))
        return f"{back}#tep"

    return started(request, say("Lập tệp báo cáo"), work, back)


@require_safe
def report_file(request: HttpRequest, name: str, file: str) -> HttpResponse:
    """A file of a report."""
    return made_of_round(request, name, REPORTS, file)
