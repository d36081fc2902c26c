"""``hoi-dong.xlsx``, the people of a round and its council as a workbook: its sheets, heads and lines by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.records.acting.actors import ROLE_WORDS

WORKBOOK: Final = "hoi-dong.xlsx"
PEOPLE_SHEET, COUNCIL_SHEET, MEMBERS_SHEET, CODES_SHEET = "Người làm việc", "Hội đồng", "Thành viên", "Mã xã"
# A cross in a column of these gives a person the role.
ROLES: Final = ("commune", "appraiser", "member", "secretary", "chair", "viewer", "admin")
CROSS: Final = "x"
PEOPLE_HEADS: Final[Mapping[str, str]] = {
    "id": "Mã người", "name": "Họ tên", "office": "Chức vụ",
    **{role: ROLE_WORDS[role][0].capitalize() for role in ROLES},
    "communes": "Chỉ các xã", "from": "Từ ngày", "until": "Đến hết ngày",
}  # fmt: skip
MEMBER_HEADS: Final[Mapping[str, str]] = {
    "person": "Mã người", "office": "Chức danh trong hội đồng", "from": "Từ ngày", "until": "Đến hết ngày",
    "interest": "Xã có liên quan",
}  # fmt: skip
COUNCIL_LINES: Final[Mapping[str, str]] = {
    "document": "Văn bản thành lập", "issued": "Ngày văn bản", "chair": "Chủ tịch", "secretary": "Thư ký",
    "quorum": "Ít nhất bao nhiêu người biểu quyết", "rule": "Thông qua khi",
}  # fmt: skip
DAYS: Final = ("from", "until", "issued")
