"""What a child reads of its commune: one page, short sentences, no count of anything and no reason."""

from __future__ import annotations

from dataclasses import dataclass

from engine.records.publishing.releases import CommuneLine, Release
from engine.reporting.publishing.public_words import SIMULATED

ASK = "Em muốn hỏi hay muốn góp ý? Hãy nói với cha mẹ, thầy cô, hoặc người làm công tác bảo vệ trẻ em ở xã."
UNSAFE = "Nếu có ai làm em sợ hay làm em đau, đó không phải lỗi của em. Hãy kể ngay với một người lớn mà em tin."
LOOKED_AT = (
    "Em được khai sinh, được tiêm phòng, được khám bệnh.",
    "Em được đi học, có chỗ chơi và đọc sách.",
    "Em được ở nơi an toàn, được bảo vệ khi có chuyện.",
    "Em được hỏi ý kiến, và người lớn có nghe.",
)


@dataclass(frozen=True, slots=True)
class ChildPage:
    """The page: its headline and answer, what was looked at, what comes next, and how to speak up."""

    name: str
    head: str
    answer: str
    glad: bool
    looked: tuple[str, ...]
    next: tuple[str, ...]
    warning: str


def child_page(line: CommuneLine, release: Release) -> ChildPage:
    """A commune's page for children."""
    if line.recognised:
        answer = "Có! Nơi em ở đã được công nhận là phù hợp với trẻ em."
        after = "Người lớn hứa giữ những điều tốt này, và làm cho tốt hơn nữa."
    else:
        answer = "Lần này thì chưa."
        after = "Chưa được công nhận không có nghĩa là nơi em ở không tốt. Người lớn còn việc phải làm, và sẽ làm tiếp."
    warning = SIMULATED if release.simulated else ""
    head = "Nơi em ở có phù hợp với trẻ em không?"
    return ChildPage(line.name, head, answer, line.recognised, LOOKED_AT, (after, ASK, UNSAFE), warning)
