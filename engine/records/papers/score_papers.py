"""Papers that rest on a round's points alone: the self-assessment table, the explanation, the request, the summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from engine.law.points.scores import Score
from engine.records.papers.paper_frame import CommuneTold, Frame, Outcome, RoundTold, Span


@dataclass(frozen=True, slots=True)
class DatumLine:
    """A datum that an item's points rest on, and the paper that it was taken from."""

    label: Annotated[str, "tên số liệu"]
    value: Annotated[str, "giá trị xã ghi; chưa có thì nói chưa có"]
    document: Annotated[str, "số văn bản chứng minh; trống nếu xã chưa nêu"]
    issued: Annotated[date | None, "ngày của văn bản đó"]
    holder: Annotated[str, "nơi giữ số liệu"]
    is_given: Annotated[bool, "đúng nếu xã đã ghi"]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item: what was measured, its points and the clause that they come from."""

    number: Annotated[str, "số mục, ví dụ 7.1"]
    title: Annotated[str, "tên mục"]
    maximum: Annotated[Score, "điểm tối đa của mục"]
    measured: Annotated[str, "kết quả đo từ số liệu"]
    band: Annotated[str, "mức của văn bản mà kết quả rơi vào; trống nếu chưa có"]
    points: Annotated[Span, "điểm của mục"]
    basis: Annotated[str, "điều, khoản làm căn cứ; kèm (tạm tính) khi mức chưa đối chiếu"]
    data: Annotated[tuple[DatumLine, ...], "các số liệu của mục"]


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion with its items; ``is_sum`` says whether it is nothing but their sum."""

    number: Annotated[int, "số tiêu chí"]
    title: Annotated[str, "tên tiêu chí"]
    maximum: Annotated[Score, "điểm tối đa của tiêu chí"]
    points: Annotated[Span, "điểm của tiêu chí"]
    basis: Annotated[str, "điều, khoản làm căn cứ"]
    is_sum: Annotated[bool, "đúng nếu điểm tiêu chí chỉ là tổng điểm các mục"]
    lines: Annotated[tuple[ItemLine, ...], "các mục của tiêu chí"]


@dataclass(frozen=True, slots=True)
class SelfScoreTable:
    """The commune's table of points (bảng tự chấm điểm); ``is_sum`` as of a criterion, of the total."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu"]
    criteria: Annotated[tuple[CriterionLine, ...], "các tiêu chí"]
    maximum: Annotated[Score, "tổng điểm tối đa"]
    is_sum: Annotated[bool, "đúng nếu tổng điểm chỉ là tổng các tiêu chí"]
    made_up: Annotated[str, "tổng gồm những gì, khi không chỉ là tổng"]
    outcome: Annotated[Outcome, "kết quả"]
    closing: Annotated[tuple[str, ...], "các câu kết"]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A datum that has not been given, and who holds it."""

    item: Annotated[str, "số mục cần số liệu"]
    label: Annotated[str, "tên số liệu"]
    holder: Annotated[str, "nơi giữ"]


@dataclass(frozen=True, slots=True)
class OwnLine:
    """An item to which the commune gave itself other points than its data give."""

    item: Annotated[str, "số mục"]
    own: Annotated[Score, "điểm xã tự ghi"]
    points: Annotated[Span, "điểm theo số liệu"]


@dataclass(frozen=True, slots=True)
class SourcesExplained:
    """The explanation of results and of where each figure comes from (bản giải trình kết quả và nguồn số liệu)."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu"]
    criteria: Annotated[tuple[CriterionLine, ...], "các tiêu chí, mục và số liệu của từng mục"]
    missing: Annotated[tuple[MissingLine, ...], "số liệu còn thiếu"]
    unequal: Annotated[tuple[OwnLine, ...], "mục mà điểm xã tự ghi khác điểm theo số liệu"]
    outcome: Annotated[Outcome, "kết quả"]
    closing: Annotated[tuple[str, ...], "các câu kết"]


@dataclass(frozen=True, slots=True)
class RequestForRecognition:
    """The submission by which a commune asks to be recognised (tờ trình đề nghị công nhận)."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    commune: Annotated[CommuneTold, "xã"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu"]
    criteria: Annotated[tuple[CriterionLine, ...], "các tiêu chí với điểm của xã"]
    maximum: Annotated[Score, "tổng điểm tối đa"]
    is_sum: Annotated[bool, "đúng nếu tổng điểm chỉ là tổng các tiêu chí"]
    outcome: Annotated[Outcome, "kết quả tự chấm"]
    papers: Annotated[tuple[str, ...], "giấy tờ gửi kèm"]
    closing: Annotated[tuple[str, ...], "các câu đề nghị"]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A commune in the round's summary."""

    number: Annotated[int, "số thứ tự"]
    name: Annotated[str, "tên xã"]
    code: Annotated[str, "mã xã"]
    group: Annotated[str, "nhóm ngưỡng"]
    threshold: Annotated[Score, "ngưỡng"]
    outcome: Annotated[Outcome, "kết quả"]
    basis: Annotated[str, "số của các căn cứ, như (1), (2): lời đủ ở danh sách cited"]
    layer: Annotated[str, "số liệu là tự chấm, đã thẩm định hay đã quyết định; trống khi đợt không có nhật ký"] = ""


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A commune that could not be scored, and why."""

    name: Annotated[str, "tên xã"]
    code: Annotated[str, "mã xã"]
    reason: Annotated[str, "vì sao chưa chấm được"]


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """The table of a whole round (bảng tổng hợp kết quả)."""

    frame: Annotated[Frame, "phần đầu và phần cuối của giấy"]
    round: Annotated[RoundTold, "đợt đánh giá"]
    opening: Annotated[tuple[str, ...], "các câu mở đầu"]
    units: Annotated[tuple[UnitLine, ...], "các xã đã chấm, theo thứ tự của đợt"]
    cited: Annotated[tuple[str, ...], "các căn cứ của ngưỡng và kết luận, đánh số (1), (2), …"]
    aside: Annotated[tuple[AsideLine, ...], "các xã chưa chấm được"]
    communes: Annotated[int, "số xã của đợt"]
    recognised: Annotated[int, "số xã chưa có quyết định, điểm đạt chuẩn"]
    not_recognised: Annotated[int, "số xã chưa có quyết định, điểm không đạt chuẩn"]
    undecided: Annotated[int, "số xã chưa có quyết định, điểm chưa kết luận được"]
    set_aside: Annotated[int, "số xã chưa chấm được"]
    closing: Annotated[tuple[str, ...], "các câu kết"]
    decided: Annotated[int, "số xã đã có quyết định công nhận"] = 0
    refused: Annotated[int, "số xã đã có quyết định không công nhận"] = 0
