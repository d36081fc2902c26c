"""What stands beside a checkpoint's QR code: its letters, of how many entries, and what they are good for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.language import Say
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class SealWords:
    """Title, the 24 letters, of what they are, what to do with them, and the picture's own words."""

    title: str
    letters: str
    of: str
    use: str
    picture: str


def seal_words(checkpoint: Checkpoint, say: Say) -> SealWords:
    """The words of a checkpoint, in a language."""
    count = say.whole(checkpoint.size)
    letters = fingerprint(checkpoint)
    return SealWords(
        say("MÃ NIÊM PHONG NHẬT KÝ"),
        letters,
        say("{count} bản ghi · đợt {round}", count=count, round=checkpoint.round),
        say(
            "Giữ tờ giấy này: nếu sau này ai sửa, xóa hay chèn thêm vào {count} bản ghi ấy thì mã tính lại sẽ khác; "
            "muốn kiểm tra, ghi 24 chữ trên, hoặc chữ đọc được từ mã QR, vào trang “Kiểm tra nhật ký” của phuhop.",
            count=count,
        ),
        say("Mã QR của mã niêm phong {letters}", letters=letters),
    )
