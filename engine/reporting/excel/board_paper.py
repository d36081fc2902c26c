"""What makes a sheet a paper of the board: its name, number, place and day above, signatures below, all left blank."""

from __future__ import annotations

from typing import TypeAlias

from engine.files.kit.sheets import NewSheet
from engine.language import Say

# The first and last column of the paper's left half, and of its right.
Halves: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
DOTS = "………………………………"
SIGNING = 45.0  # points: room for a signature and a stamp


def put_letterhead(sheet: NewSheet, row: int, halves: Halves, say: Say) -> int:
    """The board left, the nation right, number and day under them; gives the row below.

    Number and day are given when it is signed (Decree 30/2020, Art. 15).
    """
    left, right = halves
    lines = (
        (say("HỘI ĐỒNG ĐÁNH GIÁ"), say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "signed by"),
        (DOTS, say("Độc lập - Tự do - Hạnh phúc"), "signed by"),
        (say("Số: ………/………"), say("……………, ngày …… tháng …… năm 20……"), "signed how"),
    )
    for at, (own, nation, look) in enumerate(lines, row):
        sheet.put_over(at, left, own, look)
        sheet.put_over(at, right, nation, look)
        sheet.set_height(at, 16.5)
    return row + len(lines)


def put_signatures(sheet: NewSheet, row: int, halves: Halves, say: Say, *, signers: tuple[str, str]) -> int:
    """Room for two signatures by hand, who signs left and who right, in one line or more; gives the row below."""
    for half, signer in zip(halves, signers, strict=True):
        sheet.put_over(row, half, signer, "signed by")
        sheet.put_over(row + 1, half, say("(ký, ghi rõ họ tên)"), "signed how")
        sheet.put_over(row + 2, half, None, "signed how")
    lines = 1 + max(signer.count("\n") for signer in signers)
    for at, height in enumerate((2 + 15 * lines, 17, SIGNING), row):
        sheet.set_height(at, height)
    return row + 3
