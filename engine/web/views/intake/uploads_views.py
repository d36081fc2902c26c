"""Files of communes sent through a page: looked at, told cell by cell, received when somebody says so."""

from __future__ import annotations

from itertools import islice

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from engine.problems import Problem, ProblemsFound
from engine.reporting.board.receiving_words import days_words, next_step
from engine.service.board.uploads.looking_at_sent import look_at
from engine.service.board.uploads.receiving_sent import receive
from engine.service.board.uploads.sent_checked import shown_name
from engine.service.board.uploads.trays import LARGEST, MEGABYTE, MOST_FILES, Tray, refuse_gone, refused_at_the_door
from engine.service.pages.communes_table import sent_states, warnings_of
from engine.service.pages.handing_out.bytes_of import bytes_of
from engine.service.pages.handing_out.reminders import reminders
from engine.service.pages.handing_out.returned_pages import write_page
from engine.service.pages.reviewing.file_standing import has_record
from engine.service.store import Submission
from engine.web.held.jobs import Progress
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, say_of
from engine.web.views.follow.files_sent import sent_file
from engine.web.views.job_views import started
from engine.web.views.round_views import seen_round, waiting_page
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open

LONGEST_WAIT = 600
MOST_SHOWN = 20


@require_safe
def uploads(request: HttpRequest, name: str) -> HttpResponse:
    """What has come and what has not, a place to send files to, blank forms, and messages to communes."""
    return _uploads(request, name, ())


def _uploads(request: HttpRequest, name: str, refused: tuple[Problem, ...]) -> HttpResponse:
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    say = say_of(request)
    told = tuple(islice(reminders(seen, say), MOST_SHOWN))
    lacking = [standing for standing in seen.register.worst_first() if standing.sent != "complete"]
    return page(
        request,
        "intake/uploads.jinja",
        422 if refused else 200,
        name=name,
        seen=seen,
        refused=refused,
        days=days_words(seen.register, say),
        states=sent_states(seen, say),
        lacking=lacking[:MOST_SHOWN],
        more=max(0, len(lacking) - MOST_SHOWN),
        next_step=next_step,
        reminders=told,
        after=_after(request, name),
        most_files=MOST_FILES,
        largest=LARGEST // MEGABYTE,
        blanks_made=_blanks_made(request, name),
        warnings=warnings_of(seen, say),
    )


def _blanks_made(request: HttpRequest, name: str) -> str:
    """Where the blank forms lie that the page is asked for; "" once they made room, or where they are another's."""
    asked = request.GET.get("phieu", "")
    found = house_of(request).trays.tray(asked, visitor_of(request).person, name)
    return reverse("blanks", kwargs={"name": name, "tray": asked}) if found and found.made else ""


def _after(request: HttpRequest, name: str) -> tuple[tuple[str, str], ...]:
    """Where whoever has received files goes on: each page that he may open, by its name, with what is done there."""
    say, opened = say_of(request), has_record(house_of(request).open_store(), name)
    ways = (
        ("imports", say("Nhận phiếu vào nhật ký, mỗi phiếu một biên nhận"), opened),
        ("desk", say("Thẩm định hồ sơ đã nhận"), opened),
        ("opening", say("Mở nhật ký hồ sơ, để nhận phiếu vào đó"), not opened),
        ("round", say("Xem kết quả chấm của cả đợt"), True),
    )
    return tuple((page, told) for page, told, now in ways if now and may_open(visitor_of(request), page, name))


@require_POST
def send_files(request: HttpRequest, name: str) -> HttpResponse:
    """Take files on to be looked at; nothing of them is kept. What is refused at the door is told at once."""
    house = house_of(request)
    if not house.open_store().has_round(name):
        raise Http404
    sent = request.FILES.getlist("tep")
    refused = refused_at_the_door([(shown_name(file.name or ""), file.size or 0) for file in sent])
    if refused:
        return _uploads(request, name, refused)
    files = tuple(Submission(shown_name(file.name or ""), file.read()) for file in sent)
    tray = house.trays.put(visitor_of(request).person, name, files)
    say = say_of(request)

    def work(progress: Progress) -> str:
        seen = house.rounds.sighted(name, LONGEST_WAIT)
        if seen is None:
            raise refuse_gone()
        house.trays.looked_at(tray.id, look_at(seen, files, house.open_store(), progress))
        return reverse("sent", kwargs={"name": name, "tray": tray.id})

    back = reverse("uploads", kwargs={"name": name})
    return started(request, say("Đọc {n} tệp vừa gửi lên", n=len(files)), work, back)


def _tray(request: HttpRequest, name: str, tray: str) -> Tray:
    found = house_of(request).trays.tray(tray, visitor_of(request).person, name)
    if found is None or found.checked is None:
        raise refuse_gone()
    return found


@require_safe
def sent_page(request: HttpRequest, name: str, tray: str) -> HttpResponse:
    """What was found in the files that were sent, and the button that receives them."""
    return _sent(request, name, _tray(request, name, tray), ())


def _sent(request: HttpRequest, name: str, tray: Tray, refused: tuple[Problem, ...], status: int = 200) -> HttpResponse:
    seen = seen_round(request, name)
    if seen is None:
        return waiting_page(request, name)
    return page(
        request,
        "intake/sent.jinja",
        status,
        name=name,
        seen=seen,
        tray=tray,
        checked=tray.checked,
        refused=refused,
        warnings=warnings_of(seen, say_of(request)),
    )


@require_POST
def receive_files(request: HttpRequest, name: str, tray: str) -> HttpResponse:
    """Put the chosen files into the round, all or none; 409 where something there is otherwise by now."""
    house, found = house_of(request), _tray(request, name, tray)
    chosen = {int(at) for at in request.POST.getlist("nhan") if at.isascii() and at.isdigit() and len(at) < 6}
    try:
        taken = receive(house.open_store(), found, chosen)
    except ProblemsFound as refused:
        status = 409 if any(told.code == "SYS-114" for told in refused.problems) else 422
        return _sent(request, name, found, tuple(refused.problems), status)
    house.trays.drop(tray)
    say = say_of(request)
    say_once(request, say("Đã nhận {n} tệp vào đợt. Các xã ấy được chấm lại ngay.", n=len(taken)))
    return HttpResponseRedirect(reverse("uploads", kwargs={"name": name}))


@require_POST
def drop_files(request: HttpRequest, name: str, tray: str) -> HttpResponse:
    """Have files that were sent gone, unreceived."""
    house_of(request).trays.drop(_tray(request, name, tray).id)
    say_once(request, say_of(request)("Đã bỏ các tệp vừa gửi lên; đợt không thay đổi gì."))
    return HttpResponseRedirect(reverse("uploads", kwargs={"name": name}))


@require_safe
def mending_page(request: HttpRequest, name: str, tray: str, code: str, kind: str) -> HttpResponse:
    """The page that goes back to a commune, with each cell to be mended, in Word or Excel."""
    checked = _tray(request, name, tray).checked
    slip = checked.slips.get(code) if checked else None
    if slip is None or kind not in ("docx", "xlsx"):
        raise Http404
    file = f"{code}-phai-sua.{kind}"
    return sent_file(bytes_of(file, lambda path: write_page(path, slip)), file)
