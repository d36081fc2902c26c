"""What all papers have in common: the head and end of an administrative paper, the round, the commune, the outcome.

Each field carries in its annotation what it is, for the list of fields that provinces write their templates by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from engine.law.points.scores import Score


@dataclass(frozen=True, slots=True)
class Span:
    """Points that are known, or from the least to the most there can be while evidence is missing."""

    low: Score
    high: Score


@dataclass(frozen=True, slots=True)
class Frame:
    """The head and the end of a paper after Decree 30/2020, and what has to be said over it."""

    above: Annotated[tuple[str, ...], "các dòng tên cơ quan cấp trên, ở trên cùng bên trái; trống nếu không có"]
    issuer: Annotated[tuple[str, ...], "các dòng tên cơ quan hoặc hội đồng lập giấy, chữ in hoa"]
    number: Annotated[str, "dòng số và ký hiệu, số để trống"]
    dated: Annotated[str, "dòng địa danh, ngày tháng năm; ngày để trống"]
    title: Annotated[str, "tên loại giấy, chữ in hoa"]
    summary: Annotated[str, "trích yếu"]
    attached: Annotated[str, "câu (Kèm theo …) của bảng gửi kèm; trống nếu không có"]
    warnings: Annotated[tuple[str, ...], "các dòng cảnh báo phải in nổi: mô phỏng, tạm tính, thẩm quyền là giả định"]
    watermark: Annotated[str, "chữ chìm; trống khi không có gì phải cảnh báo"]
    notes: Annotated[tuple[str, ...], "mỗi câu giải thích một dòng cảnh báo"]
    bases: Annotated[tuple[str, ...], "các căn cứ pháp lý, mỗi câu một dòng"]
    addressees: Annotated[tuple[str, ...], "nơi gửi ở dòng Kính gửi; trống nếu không có"]
    recipients: Annotated[tuple[str, ...], "các dòng của Nơi nhận"]
    signer: Annotated[tuple[str, ...], "các dòng chức vụ trên chữ ký bên phải"]
    second: Annotated[tuple[str, ...], "các dòng chức vụ trên chữ ký bên trái; trống nếu chỉ một người ký"]
    seal: Annotated[str, "mã niêm phong nhật ký: 24 chữ cái; trống khi chưa có sổ ghi"]
    reminder: Annotated[str, "dòng nhắc ở chân trang của bản thảo"]


@dataclass(frozen=True, slots=True)
class RoundTold:
    """The round as papers speak of it."""

    title: Annotated[str, "tên đợt đánh giá"]
    area: Annotated[str, "địa bàn"]
    on: Annotated[date, "ngày chốt số liệu"]
    period_from: Annotated[date, "kỳ số liệu từ ngày"]
    period_to: Annotated[date, "kỳ số liệu đến ngày"]
    standard: Annotated[str, "văn bản ban hành bộ tiêu chí, đủ số, ngày, tên"]
    simulated: Annotated[bool, "đúng nếu số liệu mô phỏng"]
    appraises: Annotated[str, "cơ quan thẩm định theo hồ sơ thẩm quyền của đợt"]
    recognises: Annotated[str, "người công nhận theo hồ sơ thẩm quyền của đợt"]
    is_assumed: Annotated[bool, "đúng nếu thẩm quyền ấy còn là giả định"]


@dataclass(frozen=True, slots=True)
class CommuneTold:
    """The commune that a paper is of, with the class that it must reach the threshold of."""

    code: Annotated[str, "mã xã"]
    name: Annotated[str, "tên xã, có cả chữ xã, phường, thị trấn, đặc khu"]
    group: Annotated[str, "nhóm ngưỡng"]
    threshold: Annotated[Score, "ngưỡng điểm"]
    group_basis: Annotated[str, "căn cứ của ngưỡng"]
    formed_of: Annotated[str, "các đơn vị cũ nhập thành xã này; trống nếu không có hoặc chưa biết"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commune comes to: points, words of the conclusion and why."""

    points: Annotated[Span, "tổng điểm; còn thiếu số liệu thì là khoảng"]
    words: Annotated[str, "kết luận: Đạt chuẩn, Không đạt chuẩn, Chưa kết luận"]
    reason: Annotated[str, "lý do của kết luận"]
    firm: Annotated[bool, "đúng nếu kết luận không đổi dù các mức đặt tạm thay đổi"]
    firm_words: Annotated[str, "Chắc chắn hoặc Tạm tính"]
