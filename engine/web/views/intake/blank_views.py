"""Blank forms to be taken away, one or all, tables of many communes, and messages to the communes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from engine.service.forms import FormsRequest, forms
from engine.service.pages.handing_out.bytes_of import zip_of
from engine.service.pages.handing_out.reminders import reminders
from engine.web.held.jobs import Progress
from engine.web.rendering import house_of, say_of
from engine.web.views.follow.files_sent import sent_file
from engine.web.views.job_views import started
from engine.web.views.round_views import seen_round, waiting_page
from engine.web.visitors import visitor_of


@require_safe
def blank_form(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """A commune's blank form; raises Http404 for a code that the round has not."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    if seen.home_of(code) is None:
        raise Http404
    store, say = house_of(request).open_store(), say_of(request)
    content = zip_of(lambda home: forms(store, FormsRequest(name, code, home), say))
    return sent_file(content, f"phieu-{code}.zip")


@require_safe
def blank_tables(request: HttpRequest, name: str) -> HttpResponse:
    """The two templates of tables of many communes, of each standard."""
    if seen_round(request, name) is None:
        return waiting_page(request, name)
    store, say = house_of(request).open_store(), say_of(request)
    return sent_file(zip_of(lambda home: forms(store, FormsRequest(name, None, home, table=True), say)), "mau-bang.zip")


@require_POST
def make_blanks(request: HttpRequest, name: str) -> HttpResponse:
    """Have all blank forms made; the page of uploads then leads to them, and nothing is put into the round."""
    house, say, person = house_of(request), say_of(request), visitor_of(request).person
    back = reverse("uploads", kwargs={"name": name})
    if not house.open_store().has_round(name):
        raise Http404

    def work(progress: Progress) -> str:
        progress(0, 1, say("làm phiếu"))
        content = zip_of(lambda home: forms(house.open_store(), FormsRequest(name, None, home), say))
        # A file would leave the page of the work as it is, saying for ever that it is being done.
        return f"{back}?phieu={house.trays.put(person, name, made=content).id}#trang-dau"

    return started(request, say("Làm phiếu cho mọi xã"), work, back)


@require_safe
def blanks(request: HttpRequest, name: str, tray: str) -> HttpResponse:
    """All blank forms in one zip; raises Http404 once they made room."""
    found = house_of(request).trays.tray(tray, visitor_of(request).person, name)
    if found is None or not found.made:
        raise Http404
    return sent_file(found.made, f"phieu-{name}.zip")


@require_safe
def messages(request: HttpRequest, name: str) -> HttpResponse:
    """The messages to all communes of which something is missing, as a text."""
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    told = "\r\n\r\n".join(text.replace("\n", "\r\n") for _, text in reminders(seen, say_of(request)))
    return sent_file(("\ufeff" + told).encode(), f"nhan-xa-{name}.txt")
