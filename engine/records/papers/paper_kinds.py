"""Every kind of paper: what it is called, whose it is, and in which states of a file it may be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "self-score", "explanation", "request", "appraisal", "minutes", "recognise", "refuse", "notice", "certificate",
    "revoke", "summary",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper; without ``states`` a round's points are enough, else the file must be in one of them.

    ``file`` is the name of its file without an ending; ``of_round`` is one for all communes; ``official`` is one that
    recognises, refuses or takes away.
    """

    kind: Kind
    title: str
    file: str
    states: frozenset[str] = frozenset()
    of_round: bool = False
    official: bool = False


AFTER_VOTE = frozenset({"voted", "decided", "published"})
DECIDED = frozenset({"decided", "published"})
KINDS: Mapping[Kind, PaperKind] = {
    told.kind: told
    for told in (
        PaperKind("self-score", "Bảng tự chấm điểm", "bang-tu-cham-diem"),
        PaperKind("explanation", "Bản giải trình kết quả và nguồn số liệu", "ban-giai-trinh"),
        PaperKind("request", "Tờ trình đề nghị công nhận", "to-trinh"),
        PaperKind("appraisal", "Biên bản thẩm định", "bien-ban-tham-dinh",
                  frozenset({"appraised", "before_council", "revoked"}) | AFTER_VOTE),
        PaperKind("minutes", "Biên bản họp hội đồng", "bien-ban-hop", AFTER_VOTE | {"revoked"}),
        PaperKind("recognise", "Quyết định công nhận", "quyet-dinh-cong-nhan", AFTER_VOTE, official=True),
        PaperKind("refuse", "Quyết định không công nhận", "quyet-dinh-khong-cong-nhan", AFTER_VOTE, official=True),
        PaperKind("notice", "Thông báo kết quả cho xã", "thong-bao", DECIDED, official=True),
        PaperKind("certificate", "Nội dung giấy chứng nhận", "giay-chung-nhan", DECIDED, official=True),
        PaperKind("revoke", "Quyết định thu hồi", "quyet-dinh-thu-hoi", frozenset({"revoked"}), official=True),
        PaperKind("summary", "Bảng tổng hợp kết quả", "bang-tong-hop", of_round=True),
    )
}  # fmt: skip
