"""Help: how to read what the pages show, and the words that they use."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.law.values import Mark
from engine.reporting.law_page.page_lines import SIGNS
from engine.reporting.words.bands import mark_word
from engine.service.pages.listed_rounds import list_standards
from engine.service.pages.word_list import look_up
from engine.web.rendering import house_of, page, say_of

LONGEST_SEARCH = 100


@require_safe
def guidance(request: HttpRequest) -> HttpResponse:
    """How to read a result, and what to do next."""
    say = say_of(request)
    marks = [(sign, mark_word(mark, say), _means(mark, say)) for mark, sign in SIGNS.items()]
    laws = [own.name for own in list_standards(house_of(request).open_store()) if own.standard]
    return page(request, "help.jinja", marks=marks, laws=laws)


def _means(mark: Mark, say: Say) -> str:
    """What a mark allows."""
    match mark:
        case "verbatim":
            return say("Chép từ một bản có trích nguyên văn: dựa vào được.")
        case "reported":
            return say("Theo báo chí hoặc cổng thông tin: dựa vào được, nhưng chưa đối chiếu với văn bản.")
        case "provisional":
            return say("Chưa thấy ở đâu, đặt tạm để chạy thử: không được coi là luật.")
        case "checked":
            return say("Có người ghi tên đã so với văn bản chính thức.")
        case "machine":
            return say("Máy đọc trong tệp văn bản, chưa ai xem: chỉ để so sánh.")


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the law and of the screens, searched without accents."""
    search = request.GET.get("tim", "").strip()[:LONGEST_SEARCH]
    return page(request, "glossary.jinja", search=search, found=look_up(search))
