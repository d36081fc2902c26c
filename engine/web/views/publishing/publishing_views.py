"""Publishing a round: the release seen to its last figure, proposed by one, published by another, and taken away."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.problems import Problem
from engine.records.acting.actors import person_words
from engine.records.publishing.releases import Release
from engine.records.publishing.releasing import Draft
from engine.reporting.publishing.public_tables import PublicTable, public_tables
from engine.reporting.publishing.public_words import Naming, hidden_words, warnings_of
from engine.reporting.publishing.withheld_words import proposal_lines, withheld_lines
from engine.service.pages.council.council_sheet import Recorded
from engine.service.publishing.kept_releases import kept_releases
from engine.service.publishing.publish_round import Publishing, PublishRequest, publish
from engine.service.publishing.published_release import FILES, release_file
from engine.service.review.desk import today
from engine.web.held.jobs import Progress
from engine.web.held.kept import OWN
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import started
from engine.web.views.recorded_rounds import attached, posted, recorded
from engine.web.visitors import visitor_of, who_of


@dataclass(frozen=True, slots=True)
class SeenRelease:
    """A release as somebody looked at it: its mark, whether it is the one that waits, what is said of it."""

    draft: Draft
    naming: Naming
    mark: str
    second: bool
    by_province: tuple[str, ...]
    problems: tuple[Problem, ...]
    has_record: bool

    @property
    def release(self) -> Release:
        """What would be told."""
        return self.draft.release


@require_safe
def publishing(request: HttpRequest, name: str) -> HttpResponse:
    """The releases so far, what waits for its second person, and a release that was looked at."""
    own, say, house = recorded(request, name), say_of(request), house_of(request)
    found = house.kept.take(OWN, f"release {name} {request.GET.get('xem', '')}", object)
    seen = found if isinstance(found, SeenRelease) else None
    release = seen.release if seen else None
    tables: tuple[PublicTable, ...] = public_tables(release, seen.naming, say) if seen and release else ()
    kept = kept_releases(own.folder)
    return page(
        request,
        "publishing/publishing.jinja",
        name=name,
        own=own,
        register=kept.register,
        waiting=_waiting(own, frozenset(line.sha256 for line in kept.register), say),
        seen=seen,
        release=release,
        tables=tables,
        cautions=warnings_of(release) if release else (),
        hidden=hidden_words(release.tables) if release else "",
        withheld=withheld_lines(seen.draft.withheld, seen.naming, say) if seen else (),
        proposals=proposal_lines(release, seen.naming, say) if seen and release else (),
        counted=_counts(seen, say),
        files=FILES,
        roles=visitor_of(request).roles,
    )


def _waiting(own: Recorded, written: frozenset[str], say: Say) -> tuple[str, str, bool] | None:
    """Who proposed the release that waits, when, and whether it was seconded and not written."""
    open_ = [told for told in own.state.releases if told.cells_sha not in written] if own.state else []
    told = next((one for one in open_ if one.is_out), open_[-1] if open_ else None)
    return (person_words(told.first_by, own.names, say), told.first_at, told.is_out) if told else None


def _counts(seen: SeenRelease | None, say: Say) -> list[tuple[str, str]]:
    """The counts of which the province's figure alone could be told, by id."""
    if seen is None:
        return []
    data = dict.fromkeys(table.datum for table in seen.release.tables)
    return [(datum, seen.naming.datum(datum, say)) for datum in data]


@posted("publishing")
def release_seen(request: HttpRequest, name: str) -> HttpResponse:
    """Draw a release up and have an attacker look at it; nothing is written."""
    own, say = recorded(request, name), say_of(request)
    asked = PublishRequest(
        own.name,
        today(),
        tuple(request.POST.getlist("theo-tinh")),
        second=request.POST.get("ban") == "de-nghi",
        who=who_of(request),
    )
    house, store, turn = house_of(request), house_of(request).open_store(), secrets.token_urlsafe(9)
    back = reverse("publishing", kwargs={"name": name})

    def work(progress: Progress) -> str:
        progress(0, 0, say("thử suy ngược như người ngoài và như từng xã"))
        done = publish(store, asked)
        house.kept.put(OWN, _seen(done, asked), f"release {name} {turn}")
        return f"{back}?xem={turn}#ban-xem"

    return started(request, say("Xem bản sẽ công bố"), work, back)


def _seen(done: Publishing, asked: PublishRequest) -> SeenRelease:
    if done.draft is None:
        raise LookupError(asked.round)
    told = tuple(asked.by_province)
    return SeenRelease(done.draft, done.naming, done.mark, asked.second, told, done.problems, done.desk is not None)


@posted("publishing")
def release_signed(request: HttpRequest, name: str) -> HttpResponse:
    """Propose the release that was looked at, or publish it: the second person's page says first what follows."""
    own, say = recorded(request, name), say_of(request)
    second, seen = request.POST.get("viec") == "cong-bo", request.POST.get("dau", "")
    goes_out = second or own.state is None
    if goes_out and request.POST.get("xac-nhan") != "1":
        return _confirming(request, own, say)
    asked = PublishRequest(
        own.name,
        today(),
        tuple(request.POST.getlist("theo-tinh")),
        apply=True,
        second=second and own.state is not None,
        who=who_of(request),
        seen=seen or "-",
    )
    store, title = house_of(request).open_store(), say("Công bố") if goes_out else say("Đề nghị công bố")
    back = reverse("publishing", kwargs={"name": name})

    def work(progress: Progress) -> str:
        progress(0, 0, say("thử suy ngược lần nữa rồi ghi"))
        publish(store, asked)
        return back

    return started(request, title, work, back)


def _confirming(request: HttpRequest, own: Recorded, say: Say) -> HttpResponse:
    follows = (
        say("Bản đã công bố không rút lại được: lần sau chỉ công bố thêm một bản khác."),
        say("Bản này ghi vào sổ công bố; mọi bản sau được thử suy ngược cùng với nó."),
        say("Trang để đăng cho mọi người xem và các tệp tải về có ngay khi ghi xong."),
    )
    typed = [
        (key, value) for key in request.POST for value in request.POST.getlist(key) if key != "csrfmiddlewaretoken"
    ]
    given = {"name": own.name}
    return page(
        request,
        "council/confirm.jinja",
        title=say("Công bố kết quả của đợt"),
        about="",
        follows=follows,
        action=reverse("release_signed", kwargs=given),
        back=reverse("publishing", kwargs=given),
        typed=typed,
    )


@require_safe
def released(request: HttpRequest, name: str, number: str, file: str) -> HttpResponse:
    """A file of a release, to be put on a website or handed over."""
    own = recorded(request, name)
    content = release_file(own.folder, number, file)
    if content is None:
        raise Http404
    return attached(content, f"{name}-{number}-{file}")
