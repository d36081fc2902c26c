"""Papers of the board's own work on a file: the appraisal record and the minutes of the council."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from engine.law.points.scores import Score
from engine.records.papers.paper_frame import CommuneTold, Frame, Outcome, RoundTold, Span

OWN_POINTS = "điểm theo số liệu xã khai; trống nếu theo đó chưa chấm được"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person by name and office, as the record's list of people has them; blank where it has not."""

    name: Annotated[str, "họ tên; chưa biết thì là dòng chấm"]
    office: Annotated[str, "chức vụ, đơn vị"]
    role: Annotated[str, "vai trò trong việc này"]


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """An item with the commune's own points beside those after appraisal."""

    number: Annotated[str, "số mục, ví dụ 7.1"]
    title: Annotated[str, "tên mục"]
    maximum: Annotated[Score, "điểm tối đa"]
    own: Annotated[Span | None, OWN_POINTS]
    appraised: Annotated[Span, "điểm sau thẩm định"]
    basis: Annotated[str, "điều, khoản làm căn cứ"]


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """A criterion with both points; ``is_sum`` says whether it is nothing but the sum of its items."""

    number: Annotated[int, "số tiêu chí"]
    title: Annotated[str, "tên tiêu chí"]
    maximum: Annotated[Score, "điểm tối đa"]
    own: Annotated[Span | None, OWN_POINTS]
    appraised: Annotated[Span, "điểm sau thẩm định"]
    basis: Annotated[str, "điều, khoản làm căn cứ"]
    is_sum: Annotated[bool, "đúng nếu điểm tiêu chí chỉ là tổng điểm các mục"]
    lines: Annotated[tuple[ComparedItem, ...], "các mục"]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A datum that the appraisal changed: from what, to what, why, and by which paper."""

    item: Annotated[str, "số mục"]
    label: Annotated[str, "tên số liệu"]
    own: Annotated[str, "xã khai"]
    appraised: Annotated[str, "sau thẩm định"]
    reason: Annotated[str, "lý do"]
    document: Annotated[str, "văn bản làm căn cứ, kèm ngày"]


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """What the appraiser asked or wanted supplied, and the commune's answer."""

    item: Annotated[str, "số mục"]
    kind: Annotated[str, "yêu cầu bổ sung hoặc hỏi"]
    text: Annotated[str, "nội dung"]
    answer: Annotated[str, "xã trả lời; trống nếu chưa"]


@dataclass(frozen=True, slots=True)
class AppraisalRecord:
    """The record of an appraisal (biên bản thẩm định): both points side by side, each difference with its ground."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu"]
    appraisers: Annotated[tuple[PersonLine, ...], "người thẩm định"]
    criteria: Annotated[tuple[ComparedCriterion, ...], "các tiêu chí với điểm hai bên"]
    own_total: Annotated[Span | None, "tổng " + OWN_POINTS]
    appraised_total: Annotated[Span, "tổng điểm sau thẩm định"]
    maximum: Annotated[Score, "tổng điểm tối đa"]
    is_sum: Annotated[bool, "đúng nếu tổng điểm chỉ là tổng các tiêu chí"]
    differences: Annotated[tuple[DifferenceLine, ...], "số liệu thẩm định khác xã khai"]
    remarks: Annotated[tuple[RemarkLine, ...], "điều đã hỏi, đã yêu cầu bổ sung"]
    outcome: Annotated[Outcome, "kết quả sau thẩm định"]
    closing: Annotated[tuple[str, ...], "các câu kết"]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of the council with the vote given by name."""

    name: Annotated[str, "họ tên; chưa biết thì là dòng chấm"]
    office: Annotated[str, "chức vụ, đơn vị"]
    role: Annotated[str, "chủ tịch, thư ký hoặc ủy viên"]
    vote: Annotated[str, "tán thành, không tán thành, không có ý kiến, không biểu quyết vì có liên quan, vắng"]
    reason: Annotated[str, "ý kiến, lý do; trống nếu không nêu"]


@dataclass(frozen=True, slots=True)
class CouncilMinutes:
    """The minutes of a council on one commune (biên bản họp hội đồng): who sat, who had an interest, how each voted."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu: thời gian, địa điểm, thành phần, đủ số họp hay không"]
    members: Annotated[tuple[MemberLine, ...], "các thành viên, mỗi người một dòng"]
    criteria: Annotated[tuple[ComparedCriterion, ...], "các tiêu chí với điểm hai bên"]
    own_total: Annotated[Span | None, "tổng " + OWN_POINTS]
    appraised_total: Annotated[Span, "tổng điểm sau thẩm định"]
    maximum: Annotated[Score, "tổng điểm tối đa"]
    is_sum: Annotated[bool, "đúng nếu tổng điểm chỉ là tổng các tiêu chí"]
    ballot: Annotated[int, "số của lần bỏ phiếu"]
    quorum: Annotated[int, "số thành viên ít nhất phải có mặt"]
    yes: Annotated[int, "số phiếu tán thành"]
    no: Annotated[int, "số phiếu không tán thành"]
    abstain: Annotated[int, "số phiếu không có ý kiến"]
    interested: Annotated[int, "số thành viên không biểu quyết vì có liên quan"]
    carried: Annotated[bool, "đúng nếu được thông qua"]
    outcome: Annotated[Outcome, "kết quả sau thẩm định"]
    closing: Annotated[tuple[str, ...], "kết quả biểu quyết và câu kết"]
