"""What acts, states and choices are called by people, in both languages, as they stand inside a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.records.acting.commune_file import Choice, State

STATE_WORDS: Final[Mapping[State, tuple[str, str]]] = {
    "draft": ("đang soạn", "draft"),
    "submitted": ("đã gửi", "submitted"),
    "resubmitted": ("đã gửi lại", "resubmitted"),
    "in_review": ("đang thẩm định", "in review"),
    "returned": ("đã trả lại", "returned"),
    "appraised": ("đã thẩm định", "appraised"),
    "before_council": ("đang biểu quyết", "before the council"),
    "voted": ("đã biểu quyết", "voted"),
    "decided": ("đã có quyết định", "decided"),
    "published": ("đã công bố", "published"),
    "revoked": ("đã thu hồi", "revoked"),
}
ACT_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "genesis": ("lập nhật ký hồ sơ", "set up the record"),
    "person": ("ghi người tham gia", "name a person"),
    "grant": ("giao vai trò", "grant a role"),
    "revoke_grant": ("thu hồi vai trò", "take back a role"),
    "council": ("ghi hội đồng", "appoint the council"),
    "override": ("ấn định", "override"),
    "open": ("mở hồ sơ", "open the file"),
    "submit": ("gửi hồ sơ", "submit the file"),
    "withdraw": ("rút hồ sơ", "withdraw the file"),
    "claim": ("nhận thẩm định", "claim the file"),
    "correct": ("sửa số liệu thẩm định", "correct the figures"),
    "ask": ("yêu cầu bổ sung", "ask the commune"),
    "answer": ("trả lời", "answer"),
    "return": ("trả lại hồ sơ", "return the file"),
    "appraise": ("kết thúc thẩm định", "finish the appraisal"),
    "reopen": ("mở lại để thẩm định", "reopen the appraisal"),
    "ballot_open": ("mở biểu quyết", "open a ballot"),
    "vote": ("biểu quyết", "vote"),
    "ballot_close": ("đóng biểu quyết", "close the ballot"),
    "decide": ("quyết định", "decide"),
    "signed": ("ghi số văn bản đã ký", "record a signed paper"),
    "publish": ("công bố", "publish"),
    "revoke": ("thu hồi công nhận", "revoke the recognition"),
    "paper": ("lập văn bản", "make a paper"),
    "anchor": ("ghi mốc niêm phong", "record an anchor"),
    "restore": ("khôi phục nhật ký hồ sơ", "restore the record"),
}
CHOICE_WORDS: Final[Mapping[Choice, tuple[str, str]]] = {
    "yes": ("tán thành", "yes"),
    "no": ("không tán thành", "no"),
    "abstain": ("không có ý kiến", "abstain"),
    "interested": ("không biểu quyết, có liên quan", "did not vote, has an interest"),
}
# A signed paper by its kind; "decision" is one to recognise or to refuse.
SIGNED_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "decision": ("quyết định", "decision"),
    "recognise": ("quyết định công nhận", "decision to recognise"),
    "refuse": ("quyết định không công nhận", "decision not to recognise"),
    "revoke": ("quyết định thu hồi", "decision to revoke"),
    "appraisal": ("biên bản thẩm định", "appraisal record"),
    "minutes": ("biên bản họp", "minutes"),
    "request": ("tờ trình", "request"),
    "notice": ("thông báo", "notice"),
    "certificate": ("giấy chứng nhận", "certificate"),
}


def act_words(act: str, role: str = "") -> tuple[str, str]:
    """What an act is called where the role matters: a secretary does not revoke, he proposes it."""
    proposed = ("đề nghị thu hồi công nhận", "propose to revoke the recognition")
    return proposed if (act, role) == ("revoke", "secretary") else ACT_WORDS[act]
