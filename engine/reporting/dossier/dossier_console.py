"""A dossier on the console: what it holds, what it proves and what not, how whoever gets it checks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from engine.language import Say
from engine.records.dossier.packing import Packed
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.console.screen import Screen, near


def show_dossier(screen: Screen, packed: Packed, path: Path, parts: int) -> None:
    """The file, then what to know before it is handed over."""
    say, out = screen.say, screen.out
    communes = sum(len(made.units) for made in packed.made)
    told = say("Đã gói {n} xã, {m} tệp vào {file}", n=communes, m=parts, file=near(path))
    out.print(Text(told), soft_wrap=True)
    for line in () if screen.quiet else _to_know(say, packed):
        out.print(Text(line), soft_wrap=True)


def _to_know(say: Say, packed: Packed) -> Iterator[str]:
    if packed.record:
        stands = packed.record.checkpoint
        yield say("Nhật ký: {n} bản ghi, mã niêm phong {seal}", n=stands.size, seal=fingerprint(stands))
    else:
        yield say(
            "Đợt chưa có nhật ký hồ sơ: chứng minh được điểm đúng luật, chưa chứng minh được ai đã làm gì, lúc nào."
        )
    if packed.left:
        yield say("Để lại, vì có số liệu của xã khác hoặc không đọc được: {names}", names=", ".join(packed.left))
    yield say("Người nhận giải nén rồi gõ: python -I verify.py; máy không có Python thì mở verify.html.")
