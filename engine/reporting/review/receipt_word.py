"""The receipt of a form as a Word page, A5 lying: what was received, when, and the mark of the record that holds it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.evidence.own_facts.fact_data import fact_datum
from engine.files.kit.zips import without_clock
from engine.language import Say
from engine.law.units.fact_questions import FactQuestion
from engine.records.acting.actors import moment
from engine.records.acting.commune_file import KeptFact, Submission
from engine.records.entries.checkpoint import Checkpoint
from engine.reporting.record.seal_word import put_seal
from engine.reporting.review.appraisal_page import value_words
from engine.reporting.word.pieces import decree30, let_go, put_paragraph, set_a4
from engine.reporting.words.sentences import simulated_sentence

if TYPE_CHECKING:
    from docx.document import Document

# Millimetres: A5 lying, the seal's 165 between the margins.
PAGE, MARGINS = (210, 148), (22.5, 12)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says: of which sending of which commune, how many data, and where the record stood with it.

    All of it but the round's ``title`` is the record's, so that it can be written again. ``notice`` is what every paper
    of the round must say, "" where there is nothing; ``said`` are the questions on the commune itself with what its
    form says of them.
    """

    title: str
    simulated: bool
    code: str
    name: str
    sent: Submission
    facts: int
    checkpoint: Checkpoint
    notice: str = ""
    said: tuple[tuple[FactQuestion, KeptFact | None], ...] = ()


def receipt_name(receipt: Receipt) -> str:
    """The file's name: 00012-02587.docx."""
    return f"{receipt.sent.receipt:05}-{receipt.code}.docx"


def receipt_bytes(receipt: Receipt, say: Say) -> bytes:
    """A receipt as a Word file: the same one and language give the same bytes."""
    import docx

    let_go()
    document = docx.Document()
    set_a4(document, say("Biên nhận số {n}", n=receipt.sent.receipt), f"{receipt.code} {receipt.name}")
    _lay_down(document)
    size = decree30()["font"]["table"]
    put_paragraph(document, say("BIÊN NHẬN HỒ SƠ SỐ {n}", n=receipt.sent.receipt), centre=True, bold=True, size=15)
    put_paragraph(document, receipt.title, centre=True, size=size)
    if receipt.simulated:
        put_paragraph(document, simulated_sentence(say), centre=True, bold=True, size=size)
    if receipt.notice:
        put_paragraph(document, say(receipt.notice), centre=True, size=size)
    for at, text in enumerate(receipt_lines(receipt, say)):
        put_paragraph(document, text, size=size + 1, before=0 if at else 6)
    put_paragraph(document, "", size=6)
    put_seal(document, receipt.checkpoint, say)
    put_paragraph(document, say("NGƯỜI NHẬN (ký, ghi rõ họ tên)"), centre=True, bold=True, size=size, before=8)
    stream = io.BytesIO()
    document.save(stream)
    return without_clock(stream.getvalue())


def _lay_down(document: Document) -> None:
    """The page of Decree 30 made an A5 one on its side."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section: Any = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in PAGE)
    across, down = (Mm(margin) for margin in MARGINS)
    section.left_margin = section.right_margin = across
    section.top_margin = section.bottom_margin = down
    section.footer_distance = Mm(6)


def receipt_lines(receipt: Receipt, say: Say) -> tuple[str, ...]:
    """What a receipt says below its title, line by line; the last is the hash of the form."""
    sent, told = receipt.sent, moment(receipt.sent.at)
    values = {"time": f"{told:%H:%M}", "day": say.day(told.date())}
    return (
        say("Đã nhận phiếu số liệu của {name} (mã {code}), lần gửi thứ {n}.", name=receipt.name,
            code=receipt.code, n=sent.number),
        say("Lúc {time} ngày {day}; {n} số liệu.", n=receipt.facts, **values),
        *_own_lines(receipt, say),
        say("Dấu của tệp phiếu (SHA-256):"),
        _grouped(sent.form),
    )  # fmt: skip


def _own_lines(receipt: Receipt, say: Say) -> tuple[str, ...]:
    """What the form says of the commune itself, in one line; nothing where it is asked nothing."""
    told = [
        f"{say.either(asked.fact.title, asked.fact.title_en)}: {value_words(fact_datum(asked.fact), fact, say)}"
        for asked, fact in receipt.said
    ]
    return (say("Về đơn vị: {told}.", told="; ".join(told)),) if told else ()


def _grouped(sha: str) -> str:
    """A hash in groups of eight, so that it can be read aloud."""
    return " ".join(sha[at : at + 8] for at in range(0, len(sha), 8))
