"""The papers of a round and of a commune: what could be made now, previews as text, making them, taking them away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.problems import Place, Problem, problem
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.papers_console import title_word
from engine.service.pages.council.council_sheet import Recorded
from engine.service.pages.record.chain_lines import lines_of
from engine.service.papers.making_papers import PapersRequest, make_papers
from engine.service.papers.papers_seen import (
    KindSeen,
    Lying,
    PaperSeen,
    commune_papers,
    has_office,
    paper_bytes,
    papers_lying,
    papers_stamp,
    round_kinds,
    template_states,
)
from engine.web.held.jobs import Progress
from engine.web.held.kept import OWN
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import found_once, started
from engine.web.views.recorded_rounds import attached, own_file, posted, recorded, status_of
from engine.web.views.round_views import waiting_page
from engine.web.visitors import visitor_of, who_of

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class SeenKinds:
    """The kinds of papers of a round as they lie on the shelf."""

    kinds: tuple[KindSeen, ...]


@require_safe
def papers(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Every kind of paper of a commune: its preview, or what lacks."""
    own, say = recorded(request, name), say_of(request)
    if own.state is not None:
        own_file(own, code)
    made = _looked_at(request, name, code)
    if made is None:
        return waiting_page(request, name)
    folder = made[0].name.partition("/")[0] if made else ""
    return page(
        request,
        "papers/papers.jinja",
        name=name,
        code=code,
        seen=made,
        lying=_titled(papers_lying(own.folder, folder), say),
        kept=[line for line in lines_of(own.record, code) if line.entry.act == "paper"] if own.state else [],
        names=own.names,
        title_word=title_word,
        kinds=KINDS,
        may_keep=own.state is not None,
        has_office=has_office(),
    )


def _looked_at(request: HttpRequest, name: str, code: str) -> tuple[PaperSeen, ...] | None:
    """What papers a commune could have now; None while that is looked at. Raises ProblemsFound where it cannot be."""
    say, store = say_of(request), house_of(request).open_store()
    key = f"papers {name} {code} {papers_stamp(store, name)}"

    def find(progress: Progress) -> tuple[PaperSeen, ...]:
        progress(0, 0, say("đọc hồ sơ của xã"))
        return commune_papers(store, name, code)

    return found_once(request, key, say("Xem giấy tờ của xã"), find)


@require_safe
def round_papers(request: HttpRequest, name: str) -> HttpResponse:
    """Every kind of paper of the round: whose template, how many could be made once that was looked at, what lies."""
    return draw_round_papers(request, recorded(request, name))


def draw_round_papers(
    request: HttpRequest, own: Recorded, found: tuple[Problem, ...] = (), kind: str = ""
) -> HttpResponse:
    """The page, with a template that was refused where there is one."""
    house = house_of(request)
    store = house.open_store()
    found_kinds = house.kept.take(OWN, f"kinds {own.name} {papers_stamp(store, own.name)}", SeenKinds)
    kinds = found_kinds.kinds if isinstance(found_kinds, SeenKinds) else ()
    return page(
        request,
        "papers/round_papers.jinja",
        status_of(found) if found else 200,
        name=own.name,
        seen={told.kind: told for told in kinds},
        looked=bool(kinds),
        templates=template_states(own.folder),
        lying=_titled(papers_lying(own.folder), say_of(request)),
        title_word=title_word,
        kinds=KINDS,
        may_keep=own.state is not None,
        has_office=has_office(),
        found=found,
        wrong_kind=kind,
        roles=visitor_of(request).roles,
    )


def _titled(lying: tuple[Lying, ...], say: Say) -> list[tuple[Lying, str]]:
    return [(paper, title_word(paper.kind, say) if paper.kind else paper.name) for paper in lying]


@posted("round_papers")
def papers_looked(request: HttpRequest, name: str) -> HttpResponse:
    """Look which papers could be made now, over the whole round."""
    own, say, house = recorded(request, name), say_of(request), house_of(request)
    store = house.open_store()
    key, back = f"kinds {own.name} {papers_stamp(store, name)}", reverse("round_papers", kwargs={"name": name})

    def work(progress: Progress) -> str:
        house.kept.put(OWN, SeenKinds(round_kinds(store, name, progress)), key)
        return back

    return started(request, say("Xem lập được giấy nào"), work, back)


@posted("round_papers")
def papers_made(request: HttpRequest, name: str) -> HttpResponse:
    """Make papers of the round, or of one commune, as a piece of work."""
    own, say = recorded(request, name), say_of(request)
    code = request.POST.get("xa", "")
    kinds = tuple(kind_of(given) for given in request.POST.getlist("loai"))
    if not kinds and not code:
        return draw_round_papers(request, own, (problem("WEB-197", Place("–")),))
    if code and own.state is not None:
        own_file(own, code)
    who = who_of(request) if request.POST.get("giu") == "1" else None
    asked = PapersRequest(name, code or None, kinds, pdf=request.POST.get("pdf") == "1", recorder=who)
    store = house_of(request).open_store()
    back = reverse("papers", kwargs={"name": name, "code": code}) if code else reverse(
        "round_papers", kwargs={"name": name}
    )  # fmt: skip

    def work(progress: Progress) -> str:
        make_papers(store, asked, tell=progress)
        return back

    return started(request, say("Lập giấy tờ"), work, back)


def kind_of(given: str) -> Kind:
    """A kind of paper by its name; raises BadRequest for one that is none."""
    if given not in KINDS:
        raise BadRequest
    return cast("Kind", given)


@require_safe
def paper_file(request: HttpRequest, name: str, file: str) -> HttpResponse:
    """A paper as it lies in the round's folder."""
    own = recorded(request, name)
    content = paper_bytes(own.folder, file)
    if content is None:
        raise Http404
    kind = "application/pdf" if file.endswith(".pdf") else WORD
    return attached(content, file.replace("/", "-"), kind)
