"""A paper as a Word file: its values in a template that was linted, read back once written; same input, same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.problems import ProblemsFound
from engine.records.entries.checkpoint import Checkpoint
from engine.records.papers.council_papers import AppraisalRecord, CouncilMinutes
from engine.records.papers.decision_papers import CertificateText, DraftDecision, ResultNotice, Revocation
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.records.papers.score_papers import RequestForRecognition, RoundSummary, SelfScoreTable, SourcesExplained
from engine.reporting.papers.checking.paper_reading import expected_of, read_back
from engine.reporting.papers.checking.template_lint import template_problems
from engine.reporting.papers.drawn.built_in import built_in
from engine.reporting.papers.paper_values import values_of_paper
from engine.reporting.papers.seal_placing import with_code
from engine.reporting.word.filling import fill_template
from engine.reporting.word.pieces import let_go

SHAPES: Mapping[Kind, type] = {
    "self-score": SelfScoreTable,
    "explanation": SourcesExplained,
    "request": RequestForRecognition,
    "appraisal": AppraisalRecord,
    "minutes": CouncilMinutes,
    "recognise": DraftDecision,
    "refuse": DraftDecision,
    "notice": ResultNotice,
    "certificate": CertificateText,
    "revoke": Revocation,
    "summary": RoundSummary,
}


def template_name(kind: Kind) -> str:
    """The name that a province's template of a kind must have."""
    return f"{KINDS[kind].file}.docx"


def lint(kind: Kind, template: bytes) -> None:
    """Raise ProblemsFound with everything wrong with a province's template of a kind (PAP-11x, PLN-101, PLN-102)."""
    if found := template_problems(template, template_name(kind), SHAPES[kind]):
        raise ProblemsFound(found)


def word_of(
    kind: Kind, paper: Any, *, on: date, template: bytes | None = None, checkpoint: Checkpoint | None = None
) -> bytes:
    """A paper in Word, by the built-in template or one that was linted; with a checkpoint its code below the letters.

    Raises ProblemsFound where the finished paper does not say what it must (PAP-12x).
    """
    let_go()
    values = values_of_paper(paper)
    content = fill_template(template or built_in(kind), template_name(kind), values, on=on)
    if found := read_back(content, template_name(kind), expected_of(paper, values)):
        raise ProblemsFound(found)
    return with_code(content, checkpoint, on=on) if checkpoint else content
