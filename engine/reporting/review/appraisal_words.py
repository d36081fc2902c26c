"""The words of the appraisal workbook: heads, choices, conclusions of both layers, how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from engine.files.numbers import plain
from engine.language import LANGUAGES, Say, speak
from engine.law.asking import numbered_items
from engine.records.acting.override_file import use_words
from engine.reporting.review.appraisal_page import Page, Part
from engine.reporting.words.sentences import simulated_sentence
from engine.reporting.words.whom.unit_words import placing_lines

Choice = Literal["accept", "correct", "supply", "question"]
CHOICES: tuple[Choice, ...] = ("accept", "correct", "supply", "question")
MOST_LISTED = 12


def choice_word(choice: str, say: Say) -> str:
    """What the board says of a datum, as the drop-down has it."""
    words = {
        "accept": say("Chấp nhận"),
        "correct": say("Sửa số"),
        "supply": say("Yêu cầu bổ sung"),
        "question": say("Hỏi lại"),
    }
    return words[choice]


def choice_of(typed: str) -> Choice | None:
    """The choice that a text names in either language, whatever its case; None for any other text."""
    known = {plain(choice_word(choice, speak(language))): choice for language in LANGUAGES for choice in CHOICES}
    return known.get(plain(typed))


def heads(say: Say) -> tuple[str, ...]:
    """The heads of the visible columns."""
    return (
        say("Mục"),
        say("Số liệu"),
        say("Xã khai"),
        say("Văn bản xã nêu"),
        say("Ô trong phiếu"),
        say("Điểm theo xã khai"),
        say("Điểm theo hội đồng"),
        say("Hội đồng"),
        say("Số hội đồng xác định"),
        say("Lý do, hoặc nội dung yêu cầu"),
        say("Văn bản số"),
        say("Ngày văn bản"),
        say("Hạn xã trả lời"),
    )


def part_word(part: Part, count: int, say: Say) -> str:
    """The heading over a part of the lines."""
    if part == "differs":
        return say("Khác với xã khai hoặc đang chờ xã trả lời: {n} số liệu", n=count)
    if part == "unit":
        return say("Về đơn vị (không tính điểm; quyết định nhóm, ngưỡng và mục nào tính cho xã): {n} dữ kiện", n=count)
    if part == "decides":
        return say("Xem trước: chỉ riêng mục này đổi bậc cũng có thể đổi kết luận ({n} số liệu)", n=count)
    return say("Các số liệu còn lại: {n}", n=count)


def about_words(page: Page, say: Say) -> str:
    """Which round, which file, and as it stood when the sheet was made."""
    return say(
        "{round} · mã {code} · hồ sơ phiên bản {version} · bộ tiêu chí {law}",
        round=page.round.title,
        code=page.unit.code,
        version=page.file.version,
        law=f"{page.book.standard.head.id} ({page.book.sha256[:8]})",
    )


def warnings(page: Page, say: Say) -> Iterator[str]:
    """What keeps the page from being taken for more than it is."""
    if page.round.simulated:
        yield simulated_sentence(say)
    card = page.scored.board
    if card and not card.decision.firm:
        yield say("TẠM TÍNH – chưa đối chiếu văn bản: kết luận còn dựa trên mức điểm đặt tạm.")


def conclusion_lines(page: Page, say: Say) -> Iterator[str]:
    """The conclusion by each layer, led by its reason, what was set by hand, and where to look first."""
    yield say("Theo xã khai: {told}", told=page.scored.layer_words("own", say))
    yield say("Theo hội đồng: {told}", told=page.scored.layer_words("board", say))
    yield from placing_lines(page.scored.own, page.scored.board, say)
    yield from used_lines(page, say)
    if told := deciding_line(page, say):
        yield told


def used_lines(page: Page, say: Say) -> Iterator[str]:
    """Each override and exemption that the conclusions use, with its ground and days."""
    yield from (f"{say.either(*use_words(told, page.book.standard))}." for told in page.scored.used)


def deciding_line(page: Page, say: Say) -> str:
    """The items by which the conclusion hangs; nothing where none does by itself."""
    card, deciding = page.scored.board, page.scored.deciding
    if card is None or not deciding:
        return ""
    numbers = [number for number, item in numbered_items(page.book.standard) if item.id in deciding]
    shown, more = ", ".join(numbers[:MOST_LISTED]), len(numbers) - MOST_LISTED
    if more > 0:
        shown = say("{shown} và {n} mục khác", shown=shown, n=more)
    if card.decision.verdict == "undecided":
        return say("Kết luận còn chờ các mục: {items}.", items=shown, n=len(numbers))
    return say("Chỉ riêng một mục đổi bậc cũng có thể đổi kết luận: mục {items}.", items=shown, n=len(numbers))


def how_lines(say: Say, *, of_unit: bool) -> tuple[str, ...]:
    """How the board fills a page in; ``of_unit`` where it has facts of the commune itself."""
    told = say(
        "• Về đơn vị: ghi có, không, một tên trong ngoặc, hoặc số như 12,5. Điều danh sách xã của đợt đã ghi thì sửa ở "
        "danh sách."
    )
    return (
        *_how(say),
        *((told,) if of_unit else ()),
    )


def _how(say: Say) -> tuple[str, ...]:
    return (
        say("• Chỉ điền ô nền vàng. Ô “Hội đồng” để trống là chưa xem, hồ sơ giữ số xã khai."),
        say(
            "• Sửa số: ghi số đúng (viết liền, không dấu chấm, dấu phẩy), lý do, số và ngày của văn bản làm căn cứ. "
            "Không có căn cứ cho số xã khai: ghi “chưa có” vào ô số."
        ),
        say(
            "• Yêu cầu bổ sung hoặc Hỏi lại: ghi nội dung ở ô “Lý do”, và hạn xã trả lời (ngày/tháng/năm). "
            "Không ghi tên trẻ em ở bất cứ ô nào."
        ),
    )
