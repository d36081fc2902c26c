"""The JSON Schema of every reply, made from its model; the committed files are written by ``docs/schemas/make.py``."""

from __future__ import annotations

import json
from collections.abc import Mapping

from engine.service.papers.papers_reply import PapersReply
from engine.service.replies.by_standard import PlanByStandardReply, StandardsReply, TasksByStandardReply
from engine.service.replies.differing import CompareReply, NewYearReply
from engine.service.replies.follow_up import PlanReply, TasksReply
from engine.service.replies.law_desk import (
    LawCheckInReply,
    LawChecklistReply,
    LawExportReply,
    LawImportReply,
    LawSchemaReply,
    LawStatusReply,
)
from engine.service.replies.letter_reply import LetterAcceptReply, LetterReadReply
from engine.service.replies.made import CheckReply, DoctorReply, DossierReply, ExportReply, FormReply, SampleReply
from engine.service.replies.page_reply import LawShowReply
from engine.service.replies.reading_reply import LawReadReply
from engine.service.replies.reasons import ExplainReply, WhatIfReply
from engine.service.replies.receipts import NewRoundReply, RegisterReply, ReturnReply
from engine.service.replies.recorded.overrides_reply import ReviewOverridesReply
from engine.service.replies.recorded.published import PublishReply
from engine.service.replies.recorded.record_replies import (
    BoardCopyReply,
    RecordBackupReply,
    RecordRebuildReply,
    RecordRestoreReply,
    RecordStatusReply,
    RecordVerifyReply,
)
from engine.service.replies.recorded.review_file_replies import ReviewShowReply
from engine.service.replies.recorded.review_intake_replies import ReviewImportReply, ReviewReceiptReply
from engine.service.replies.recorded.review_moving_replies import ReviewInReply, ReviewMoveReply, ReviewOutReply
from engine.service.replies.recorded.review_opening_replies import (
    ReviewCouncilReply,
    ReviewOpenReply,
    ReviewPeopleReply,
)
from engine.service.replies.recorded.visits_reply import ReviewVisitsReply, VisitsByStandardReply
from engine.service.replies.reply import Reply
from engine.service.replies.self_page_reply import PageReply
from engine.service.replies.upward.rank_reply import RankByStandardReply, RankReply
from engine.service.replies.upward.shared_reply import SharedReply
from engine.service.replies.upward.upward_reply import ReportsByStandardReply, ReportsReply
from engine.service.replies.ways import PathReply

# By the name that a reply carries: phuhop/<name>/1. Results have a schema of their own, docs/results.schema.json.
REPLIES: Mapping[str, type[Reply]] = {
    "check": CheckReply,
    "compare": CompareReply,
    "doctor": DoctorReply,
    "dossier": DossierReply,
    "explain": ExplainReply,
    "export": ExportReply,
    "form": FormReply,
    "law-accept": LetterAcceptReply,
    "law-check-in": LawCheckInReply,
    "law-checklist": LawChecklistReply,
    "law-export": LawExportReply,
    "law-import": LawImportReply,
    "law-read": LawReadReply,
    "law-read-directive": LetterReadReply,
    "law-schema": LawSchemaReply,
    "law-show": LawShowReply,
    "law-status": LawStatusReply,
    "new-round": NewRoundReply,
    "new-year": NewYearReply,
    "page": PageReply,
    "papers": PapersReply,
    "path": PathReply,
    "plan": PlanReply,
    "plan-by-standard": PlanByStandardReply,
    "rank": RankReply,
    "rank-by-standard": RankByStandardReply,
    "publish": PublishReply,
    "record-backup": RecordBackupReply,
    "record-board": BoardCopyReply,
    "record-rebuild": RecordRebuildReply,
    "record-restore": RecordRestoreReply,
    "record-status": RecordStatusReply,
    "record-verify": RecordVerifyReply,
    "register": RegisterReply,
    "reports": ReportsReply,
    "reports-by-standard": ReportsByStandardReply,
    "results-by-standard": StandardsReply,
    "return": ReturnReply,
    "review-council": ReviewCouncilReply,
    "review-import": ReviewImportReply,
    "review-in": ReviewInReply,
    "review-move": ReviewMoveReply,
    "review-open": ReviewOpenReply,
    "review-out": ReviewOutReply,
    "review-overrides": ReviewOverridesReply,
    "review-people": ReviewPeopleReply,
    "review-receipt": ReviewReceiptReply,
    "review-show": ReviewShowReply,
    "review-visits": ReviewVisitsReply,
    "review-visits-by-standard": VisitsByStandardReply,
    "sample": SampleReply,
    "shared": SharedReply,
    "tasks": TasksReply,
    "tasks-by-standard": TasksByStandardReply,
    "what-if": WhatIfReply,
}


def schema_files() -> Mapping[str, str]:
    """Each schema's text by the name of its file; the same models give the same bytes."""
    return {f"{name}.schema.json": _schema(name, model) for name, model in REPLIES.items()}


def _schema(name: str, model: type[Reply]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"phuhop/{name}.schema.json"}
    made = model.model_json_schema(by_alias=True, mode="serialization")
    return json.dumps({**head, **made}, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
