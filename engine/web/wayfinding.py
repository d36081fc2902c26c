"""The pages of a round and of a commune, in the order in which one goes through them; each shows those it may open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.language import Say, text
from engine.web.permissions import Visitor, may_open

# By the name of the address: what the page is called.
ROUND_PAGES: Final[Sequence[tuple[str, str]]] = (
    ("round", text("Danh sách xã")),
    ("heat", text("Bảng nhiệt")),
    ("tiles", text("Theo tỉnh")),
    ("against", text("So với đợt trước")),
    ("rank", text("Xếp hạng")),
    ("uploads", text("Nhận phiếu")),
    ("to_see", text("Cần xem trước")),
    ("council", text("Hội đồng")),
    ("round_papers", text("Văn bản")),
    ("plan", text("Kế hoạch")),
    ("round_tasks", text("Nhiệm vụ")),
    ("reports", text("Báo cáo")),
    ("publishing", text("Công bố")),
    ("round_record", text("Nhật ký")),
)
COMMUNE_PAGES: Final[Sequence[tuple[str, str]]] = (
    ("commune", text("Kết luận")),
    ("filling", text("Nhập số liệu")),
    ("appraisal", text("Thẩm định")),
    ("ballot", text("Biểu quyết và quyết định")),
    ("papers", text("Văn bản")),
    ("commune_record", text("Nhật ký")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A page beside the one that is shown: its address and title, and whether it is that one."""

    address: str
    title: str
    here: bool


def steps(
    pages: Sequence[tuple[str, str]], visitor: Visitor, here: str, say: Say, *, given: Mapping[str, str],
    to: Callable[[str], str],
) -> tuple[Step, ...]:  # fmt: skip
    """The pages that somebody may open of what is ``given`` by name and code; ``to`` gives the address of one."""
    return tuple(Step(to(page), say(title), page == here) for page, title in pages if may_open(visitor, page, **given))
