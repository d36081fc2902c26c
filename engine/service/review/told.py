"""What the desk did as plain data, for ``--json``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from engine.language import Say
from engine.law.points.scores import score_text
from engine.records.acting.actors import StatedInterest
from engine.records.acting.commune_file import CommuneFile, corrections
from engine.records.acting.overriding import override_json
from engine.records.appraising.merged_units import AddedUp, LookedBack
from engine.reporting.review.appraisal_page import Scored
from engine.scoring.cards import Scorecard
from engine.service.replies.made import problem_rows
from engine.service.replies.recorded.overrides_reply import OverrideRow, ReviewOverridesReply
from engine.service.replies.recorded.review_file_replies import (
    BeforeRow,
    FileRow,
    FormerRow,
    HistoryRow,
    InterestRow,
    LayerRow,
    RecognisedRow,
    ReviewShowReply,
    SignedRow,
    SumRow,
)
from engine.service.replies.recorded.review_intake_replies import (
    ReceiptRow,
    ReviewImportReply,
    ReviewReceiptReply,
    TakenRow,
)
from engine.service.replies.recorded.review_moving_replies import (
    ChangeRow,
    MovedRow,
    ReviewInReply,
    ReviewMoveReply,
    ReviewOutReply,
)
from engine.service.review.appraisal.appraisal_in import ReadBack
from engine.service.review.appraisal.appraisal_out import HandedOut
from engine.service.review.by_hand.bringing_overrides import Brought
from engine.service.review.handing_over import HandedOver
from engine.service.review.moving import Moves
from engine.service.review.showing import Shown
from engine.service.review.taking_in import Imported


def imported_reply(name: str, done: Imported, say: Say) -> ReviewImportReply:
    """Forms taken in."""
    rows = [
        TakenRow(
            code=taken.unit.code,
            name=taken.unit.name,
            facts=taken.facts,
            own_facts=taken.own,
            unknown=[name for name, *_ in taken.unknown],
            receipt=taken.receipt,
            same=taken.same,
            refused=problem_rows(taken.refused, say),
        )
        for taken in done.taken
    ]
    silent = [unit.code for unit in done.silent]
    return ReviewImportReply(
        schema="phuhop/review-import/1", round=name, forms=rows, silent=silent, applied=done.applied
    )


def handed_over_reply(name: str, done: Iterable[HandedOver]) -> ReviewReceiptReply:
    """Receipts written again."""
    rows = [
        ReceiptRow(code=one.file.code, name=one.file.name, receipt=one.sent.receipt, file=str(one.path), done=one.done)
        for one in done
    ]
    return ReviewReceiptReply(schema="phuhop/review-receipt/1", round=name, receipts=rows)


def shown_reply(done: Shown) -> ReviewShowReply:
    """Files with both layers."""
    files = [_file(file, scored, done.interests.get(file.code, ())) for file, scored in done.files]
    round_ = done.round
    return ReviewShowReply(
        schema="phuhop/review-show/1",
        round=round_.id,
        simulated=round_.simulated,
        files=files,
        formed=[merged.code for merged in done.formed],
        before=_before(done.before) if done.before else None,
    )


def _before(told: LookedBack) -> BeforeRow:
    absent, appraised = ({unit.code for unit in units} for units in (told.absent, told.appraised))
    former = [
        FormerRow(
            code=unit.code,
            name=unit.name,
            share=unit.share,
            in_round=told.before is not None and unit.code not in absent,
            appraised=unit.code in appraised,
        )
        for unit in told.merged.former
    ]
    return BeforeRow(
        standing=told.standing,
        round=told.before.id if told.before else None,
        former=former,
        sums=[_sum(line) for line in told.sums],
        not_added=list(told.not_added),
        same_days=list(told.same_days),
        recognised=[
            RecognisedRow(code=own.unit.code, number=own.number, day=own.day, revoked=own.revoked)
            for own in told.recognised
        ],
        recorded=told.recorded,
    )


def _sum(line: AddedUp) -> SumRow:
    missing, idle = ([unit.code for unit in units] for units in (line.missing, line.idle))
    return SumRow(datum=line.evidence, total=line.total, missing=missing, not_applicable=idle)


def _file(file: CommuneFile, scored: Scored, interests: Iterable[StatedInterest]) -> FileRow:
    return FileRow(
        code=file.code,
        name=file.name,
        standard=file.standard,
        authority=file.authority,
        state=file.state,
        version=file.version,
        assigned_to=file.assigned_to,
        own=_layer(scored.own),
        appraised=_layer(scored.board),
        own_unknown=[name for name, *_ in scored.unknown[0]],
        appraised_unknown=[name for name, *_ in scored.unknown[1]],
        corrected=[change.evidence for change in corrections(file)],
        open_remarks=sum(remark.is_open for remark in file.remarks),
        signed=[SignedRow(kind=p.kind, number=p.number, date=p.date, signer=p.signer) for p in file.signed],
        history=[
            HistoryRow(act=move.act, by=move.by, role=move.role, at=move.at, state=move.state) for move in file.moves
        ],
        interests=[InterestRow(person=told.person, act=told.act, why=told.why) for told in interests],
        overrides=[told.id for told in scored.used],
    )


def _layer(card: Scorecard | None) -> LayerRow | None:
    if card is None:
        return None
    decision = card.decision
    low, high, bar = (score_text(points) for points in (decision.low, decision.high, card.threshold))
    held = {"class": card.classified.unit_class.id if card.classified.unit_class else ""}
    return LayerRow(verdict=decision.verdict, low=low, high=high, threshold=bar, firm=decision.firm, **held)


def handed_out_reply(name: str, done: HandedOut) -> ReviewOutReply:
    """A workbook handed out."""
    codes = [page.unit.code for page in done.pages]
    return ReviewOutReply(schema="phuhop/review-out/1", round=name, workbook=str(done.path), communes=codes)


def read_back_reply(name: str, done: ReadBack, say: Say) -> ReviewInReply:
    """A workbook read back."""
    changes = [
        ChangeRow(
            code=change.file.code,
            name=change.file.name,
            corrected=[wish.evidence.id for wish in change.corrected],
            accepted=[wish.evidence.id for wish in change.accepted],
            asked=[wish.evidence.id for wish in change.asked],
            refused=problem_rows(change.refused, say),
        )
        for change in done.changes
    ]
    return ReviewInReply(
        schema="phuhop/review-in/1",
        round=name,
        file=done.shown,
        changes=changes,
        unchanged=done.unchanged,
        warnings=problem_rows(done.warnings, say),
        applied=done.applied,
    )


def moves_reply(name: str, done: Moves, say: Say) -> ReviewMoveReply:
    """A move."""
    files = [
        MovedRow(
            code=move.before.code,
            name=move.before.name,
            before=move.before.state,
            after=move.after.state,
            refused=problem_rows(move.refused, say),
        )
        for move in done.moved
    ]
    return ReviewMoveReply(schema="phuhop/review-move/1", round=name, act=done.act, files=files, applied=done.applied)


def overrides_reply(name: str, day: date, done: Brought) -> ReviewOverridesReply:
    """Overrides beside the record."""
    rows = [
        OverrideRow.model_validate(
            {
                **override_json(line.override),
                "commune": line.override.commune,
                "change": line.change,
                "standing": line.standing,
            }
        )
        for line in done.lines
    ]
    return ReviewOverridesReply(
        schema="phuhop/review-overrides/1",
        round=name,
        day=day.isoformat(),
        overrides=rows,
        acts=done.acts,
        again=[file.code for file in done.again],
        applied=done.applied,
    )
