"""Pages to send back on the console: for whom, how many things each, and where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.forms.to_mend import Slip
from engine.law.model import Unit
from engine.reporting.console.screen import Screen, near


def show_slips(screen: Screen, slips: Sequence[Slip], folder: Path, only: Unit | None) -> None:
    """A line a commune; that there is nothing to send where there is not."""
    say, out = screen.say, screen.out
    for slip in slips:
        counts = say("{n} chỗ phải sửa, {m} chỗ xem lại", n=len(slip.wrong), m=len(slip.doubtful))
        out.print(Text(f"{slip.unit.code} {slip.unit.name}: {counts}"), soft_wrap=True)
    if slips:
        told = say("Đã ghi trang các chỗ phải sửa của {n} xã vào {folder}", n=len(slips), folder=near(folder))
    elif only:
        told = say("{name} không có gì phải sửa trong các tệp đã gửi.", name=only.name)
    else:
        told = say("Không xã nào có gì phải sửa trong các tệp đã gửi.")
    out.print(Text(told), soft_wrap=True)
    if slips and not screen.quiet:
        out.print(Text(say("Trang .docx để in và ký, trang .xlsx để xã đánh dấu; xem và ghi hạn trước khi gửi.")))
