"""A page on the console: where it lies, how large it is, and what to do with it."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from engine.law.loading import Lawbook
from engine.reporting.console.screen import Screen, near

KILOBYTE = 1_000


def show_written_page(screen: Screen, book: Lawbook, path: Path, size: int) -> None:
    """The file, then what to know before it is sent to communes."""
    say, head = screen.say, book.standard.head
    kilobytes = -(-size // KILOBYTE)
    told = say("Đã lập trang tự chấm {name} ({size} KB): {file}", name=head.id, size=kilobytes, file=near(path))
    screen.out.print(Text(told), soft_wrap=True)
    if screen.quiet:
        return
    lines = [
        say("Gửi tệp cho xã: mở bằng trình duyệt trên điện thoại hoặc máy tính, không cần mạng, không cài gì."),
        say(
            "Xã tải bảng CSV về và nộp; hội đồng gửi bảng lên ở trang “Phiếu của xã”, "
            "hoặc để vào evidence/ của đợt rồi chạy: phuhop score"
        ),
        say("Dấu của bộ tiêu chí trong trang: {sha}", sha=book.sha256),
    ]
    if head.status != "in_force":
        lines.insert(0, say("BẢN NHÁP, chưa có hiệu lực: trang ghi rõ điều ấy ở đầu."))
    for line in lines:
        screen.out.print(Text(line), soft_wrap=True)
