"""Papers of who decides: the draft decision, the revocation, the notice to the commune, the text of the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.law.points.scores import Score
from engine.records.papers.paper_frame import CommuneTold, Frame, Outcome, RoundTold
from engine.records.papers.score_papers import CriterionLine


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a decision."""

    number: Annotated[int, "số điều"]
    text: Annotated[str, "nội dung"]


@dataclass(frozen=True, slots=True)
class DraftDecision:
    """A draft decision to recognise, or to refuse with reasons; the appraised points are its table."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    decider: Annotated[str, "người quyết định, chữ in hoa"]
    articles: Annotated[tuple[Article, ...], "các điều"]
    reasons: Annotated[tuple[str, ...], "lý do không công nhận; trống khi công nhận"]
    notes: Annotated[tuple[str, ...], "điều phải nói kèm: chưa chắc chắn, ấn định, một người làm"]
    criteria: Annotated[tuple[CriterionLine, ...], "các tiêu chí với điểm sau thẩm định"]
    maximum: Annotated[Score, "tổng điểm tối đa"]
    is_sum: Annotated[bool, "đúng nếu tổng điểm chỉ là tổng các tiêu chí"]
    outcome: Annotated[Outcome, "kết quả sau thẩm định"]


@dataclass(frozen=True, slots=True)
class Revocation:
    """A draft decision that takes a recognition away, with its reason and the paper that it rests on."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    decider: Annotated[str, "người quyết định, chữ in hoa"]
    earlier: Annotated[str, "quyết định công nhận bị thu hồi, số và ngày; chưa biết thì là dòng chấm"]
    reason: Annotated[str, "lý do thu hồi"]
    document: Annotated[str, "văn bản làm căn cứ"]
    articles: Annotated[tuple[Article, ...], "các điều"]


@dataclass(frozen=True, slots=True)
class ResultNotice:
    """What is told to a commune: recognised, or not and why, and what it may do."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    recognised: Annotated[bool, "đúng nếu được công nhận"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu"]
    criteria: Annotated[tuple[CriterionLine, ...], "các tiêu chí với điểm sau thẩm định"]
    maximum: Annotated[Score, "tổng điểm tối đa"]
    is_sum: Annotated[bool, "đúng nếu tổng điểm chỉ là tổng các tiêu chí"]
    outcome: Annotated[Outcome, "kết quả sau thẩm định"]
    closing: Annotated[tuple[str, ...], "các câu kết: làm gì tiếp"]


@dataclass(frozen=True, slots=True)
class CertificateText:
    """The words of a certificate; its sheet is the province's own."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    decider: Annotated[str, "người công nhận, chữ in hoa"]
    certifies: Annotated[str, "chữ CÔNG NHẬN hoặc CHỨNG NHẬN"]
    honoured: Annotated[str, "tên xã, chữ in hoa"]
    text: Annotated[str, "đạt tiêu chuẩn gì, đợt nào"]
    decided: Annotated[str, "câu theo Quyết định số …, số để trống khi chưa biết"]
    outcome: Annotated[Outcome, "kết quả sau thẩm định"]
