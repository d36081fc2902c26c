"""A round's own templates: taken and linted, handed out, given up again."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from engine.problems import ProblemsFound
from engine.records.papers.paper_kinds import KINDS
from engine.reporting.papers.papers_console import title_word
from engine.service.papers.papers_seen import drop_template, take_template, template_bytes
from engine.web.held.said import say_once
from engine.web.rendering import say_of
from engine.web.views.papers.paper_views import WORD, draw_round_papers, kind_of
from engine.web.views.recorded_rounds import attached, posted, recorded, sent_bytes


@require_safe
def template_file(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """The template that a kind is made by, to be changed in Word."""
    own = recorded(request, name)
    if kind not in KINDS:
        raise Http404
    return attached(template_bytes(own.folder, kind_of(kind)), f"{KINDS[kind_of(kind)].file}.docx", WORD)


@posted("round_papers")
def template_taken(request: HttpRequest, name: str) -> HttpResponse:
    """Take a template of the round's own, or go back to the built-in one."""
    own, say, kind = recorded(request, name), say_of(request), kind_of(request.POST.get("loai", ""))
    title = title_word(kind, say)
    if request.POST.get("viec") == "bo":
        drop_template(own.folder, kind)
        say_once(request, say("{title}: dùng lại mẫu có sẵn.", title=title))
    else:
        sent = sent_bytes(request, "mau")
        try:
            take_template(own.folder, kind, sent[1] if sent else b"")
        except ProblemsFound as refused:
            return draw_round_papers(request, own, tuple(refused.problems), kind)
        say_once(request, say("{title}: đã nhận mẫu riêng, mọi tên trong mẫu đều khớp.", title=title))
    return HttpResponseRedirect(reverse("round_papers", kwargs={"name": name}), status=303)
