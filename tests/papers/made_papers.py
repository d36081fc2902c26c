"""Every kind of paper, made once for the tests: from the frozen round's points and from a file of a record."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as Paper

from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.commune_papers import request_of, self_score_of, sources_of
from engine.reporting.papers.paper_making import word_of
from engine.reporting.papers.round_summary import summary_of
from engine.service.papers.paper_contents import of_record
from tests.papers.recorded_file import CHECKPOINT, PASSED, card_of, failing, made, recorded

KIND_NAMES: tuple[Kind, ...] = tuple(KINDS)


@cache
def content(kind: Kind) -> Any:
    """What a paper of a kind says."""
    match kind:
        case "self-score":
            return self_score_of(made(), card_of(PASSED))
        case "explanation":
            return sources_of(made(), card_of(PASSED))
        case "request":
            return request_of(made(), card_of(PASSED))
        case "summary":
            return summary_of(made())
        case "appraisal":
            return of_record(kind, recorded("appraised"))
        case "minutes" | "recognise":
            return of_record(kind, recorded("voted"))
        case "refuse":
            return of_record(kind, recorded("decided", kind="refuse", code=failing().unit.code))
        case "revoke":
            return of_record(kind, recorded("revoked"))
    return of_record(kind, recorded("decided"))


@cache
def word(kind: Kind) -> bytes:
    """A paper of a kind in Word, read back."""
    checkpoint = CHECKPOINT if content(kind).frame.seal else None
    return word_of(kind, content(kind), on=made().round.on, checkpoint=checkpoint)


def opened(kind: Kind) -> Paper:
    """The same, opened."""
    return Document(io.BytesIO(word(kind)))


def text_of(document: Paper) -> str:
    """All that is printed: body, tables, headers, footers."""
    section = document.sections[0]
    parts = (section.header, section.first_page_header, section.footer, section.first_page_footer)
    roots = [document.element.body, *(part._element for part in parts)]
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return "\n".join("".join(t.text or "" for t in root.iter(space)) for root in roots)
