"""Papers on the console: how many of each kind, where they lie, and what could not be made and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.language import Say
from engine.problems import Problem
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.console.screen import Screen, near

MOST_TOLD = 5


def title_word(kind: Kind, say: Say) -> str:
    """A kind of paper by its name."""
    names = {
        "self-score": say("Bảng tự chấm điểm"),
        "explanation": say("Bản giải trình kết quả và nguồn số liệu"),
        "request": say("Tờ trình đề nghị công nhận"),
        "appraisal": say("Biên bản thẩm định"),
        "minutes": say("Biên bản họp hội đồng"),
        "recognise": say("Quyết định công nhận"),
        "refuse": say("Quyết định không công nhận"),
        "notice": say("Thông báo kết quả cho xã"),
        "certificate": say("Nội dung giấy chứng nhận"),
        "revoke": say("Quyết định thu hồi"),
        "summary": say("Bảng tổng hợp kết quả"),
    }
    return names[kind]


def show_papers(
    screen: Screen, kinds: Sequence[Kind], folder: Path, lacking: Sequence[Problem], *, recorded: int = 0
) -> None:
    """A line a kind, then where they lie, then what was not made."""
    say, out = screen.say, screen.out
    counted = Counter(kinds)
    for kind in KINDS:
        if counted[kind]:
            out.print(Text(say("{title}: {n} bản", title=title_word(kind, say), n=counted[kind])), soft_wrap=True)
    out.print(Text(say("Đã ghi {n} giấy vào {folder}", n=len(kinds), folder=near(folder))), soft_wrap=True)
    if recorded:
        out.print(Text(say("Đã giữ {n} giấy trong nhật ký của đợt.", n=recorded)), soft_wrap=True)
    for told in lacking[:MOST_TOLD]:
        out.print(Text(f"– {say.told(told)['what']}"), soft_wrap=True, style="yellow")
    if len(lacking) > MOST_TOLD:
        out.print(Text(say("– và {n} giấy khác chưa lập được.", n=len(lacking) - MOST_TOLD)), soft_wrap=True)
    if not screen.quiet:
        out.print(Text(say("Giấy là bản thảo: số, ngày, chữ ký để trống. Giấy đã sửa tay không bị ghi đè.")))
