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

    ``file`` is the name of its file without an ending; ``of_round`` is one for all communes.
    """

    kind: Kind
    title: str
    title_en: str
    file: str
    states: frozenset[str] = frozenset()
    of_round: bool = False

    @property
    def named(self) -> Mapping[str, str]:
        """What it is called within a sentence, in both languages."""
        title, title_en = (told[:1].lower() + told[1:] for told in (self.title, self.title_en))
        return {"title": title, "title_en": f"the {title_en}"}


AFTER_VOTE = frozenset({"voted", "decided", "published"})
DECIDED = frozenset({"decided", "published"})
APPRAISED = frozenset({"appraised", "before_council", "revoked"}) | AFTER_VOTE
KINDS: Mapping[Kind, PaperKind] = {
    told.kind: told
    for told in (
        PaperKind("self-score", "Bảng tự chấm điểm", "Self-assessment table", "bang-tu-cham-diem"),
        PaperKind(
            "explanation", "Bản giải trình kết quả và nguồn số liệu", "Explanation of results and sources",
            "ban-giai-trinh",
        ),
        PaperKind("request", "Tờ trình đề nghị công nhận", "Request to be recognised", "to-trinh"),
        PaperKind("appraisal", "Biên bản thẩm định", "Appraisal record", "bien-ban-tham-dinh", APPRAISED),
        PaperKind("minutes", "Biên bản họp hội đồng", "Minutes of the council", "bien-ban-hop",
                  AFTER_VOTE | {"revoked"}),
        PaperKind("recognise", "Quyết định công nhận", "Decision to recognise", "quyet-dinh-cong-nhan", AFTER_VOTE),
        PaperKind(
            "refuse", "Quyết định không công nhận", "Decision not to recognise", "quyet-dinh-khong-cong-nhan",
            AFTER_VOTE,
        ),
        PaperKind("notice", "Thông báo kết quả cho xã", "Notice of the result to the commune", "thong-bao", DECIDED),
        PaperKind("certificate", "Nội dung giấy chứng nhận", "Text of the certificate", "giay-chung-nhan", DECIDED),
        PaperKind("revoke", "Quyết định thu hồi", "Decision to revoke", "quyet-dinh-thu-hoi", frozenset({"revoked"})),
        PaperKind("summary", "Bảng tổng hợp kết quả", "Summary of results", "bang-tong-hop", of_round=True),
    )
}  # fmt: skip
