"""A round's record on the console: where it stands, whether it holds, what was saved or put back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from engine.language import Say
from engine.problems import Problem, errors
from engine.records.acting.actors import moment_words
from engine.records.entries.chain_checking import Verified
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.console.screen import Screen, near, show_problems


def show_standing(screen: Screen, checkpoint: Checkpoint, *, place: str, last: str) -> None:
    """Round, how many entries, the 24 letters, the last entry's time and where the record lies."""
    say = screen.say
    _told(screen, "bold", say("Hồ sơ đợt {name}: {n} bản ghi", name=checkpoint.round, n=say.whole(checkpoint.size)))
    if checkpoint.size:
        _told(screen, "", _seal(say, checkpoint))
        _told(screen, "", say("Bản ghi cuối: {at}", at=_when(say, last)))
    if not screen.quiet:
        _told(screen, "", say("Nơi để: {place}", place=near(Path(place)) if place.startswith("/") else place))


def show_holding(screen: Screen, checkpoint: Checkpoint, *, files: int, receipts: int, receipt_at: int) -> None:
    """How many files and receipts, and how many entries no receipt holds yet."""
    say, unheld = screen.say, checkpoint.size - receipt_at
    counts = say("{files} hồ sơ xã, {receipts} biên nhận đã trao", files=say.whole(files), receipts=say.whole(receipts))
    _told(screen, "", counts)
    if receipt_at and not unheld:
        _told(screen, "green", say("Biên nhận mới nhất giữ mốc của mọi bản ghi."))
    elif receipt_at:
        told = say("Biên nhận mới nhất giữ mốc đến bản ghi {at}; {n} bản ghi sau đó chưa có giấy nào giữ.",
                   at=say.whole(receipt_at), n=say.whole(unheld))  # fmt: skip
        _told(screen, "yellow", told)
    elif checkpoint.size:
        _told(screen, "yellow", say("Chưa có biên nhận nào giữ mốc của nhật ký này."))


def show_verified(screen: Screen, found: Verified, problems: Sequence[Problem]) -> None:
    """Whether the record holds, up to where papers hold it, what was not checked, and every problem."""
    say = screen.say
    show_problems(screen, problems)
    size = say.whole(found.checkpoint.size)
    if found.first:
        at = say.whole(found.first.seq)
        _told(screen, "bold red", say("✗ Nhật ký không nguyên vẹn: chỗ sai đầu tiên ở bản ghi {at}.", at=at))
    elif errors(problems):
        _told(screen, "bold red", say("✗ {n} bản ghi khớp nhau, nhưng có chỗ không khớp nêu ở trên.", n=size))
    else:
        _told(screen, "bold green", say("✓ Nhật ký nguyên vẹn: {n} bản ghi khớp nhau.", n=size))
        _told(screen, "", _seal(say, found.checkpoint))
    if found.on_paper:
        held = say.whole(found.on_paper)
        _told(screen, "green", say("Giấy vừa so giữ mốc đến bản ghi {n}: đến đó không ai sửa được.", n=held))
    if "score" in found.not_asked and not screen.quiet:
        _told(screen, "", say("Chưa tính lại điểm: đợt hoặc bộ tiêu chí của nhật ký không có ở đây."))


def show_backup(screen: Screen, path: Path, checkpoint: Checkpoint, files: int) -> None:
    """Where the backup lies, what it holds, and the letters to be kept elsewhere."""
    say = screen.say
    counts = {"n": say.whole(checkpoint.size), "files": say.whole(files)}
    _told(screen, "", say("Đã sao lưu vào {path}: {n} bản ghi, {files} tệp.", path=near(path), **counts))
    _told(screen, "bold", _seal(say, checkpoint))
    if not screen.quiet:
        _told(screen, "", say("Cất tệp ở một ổ đĩa khác; chép mã niêm phong vào sổ tay hoặc biên bản."))


def show_board_copy(screen: Screen, path: Path, people: int | None, stood: Sequence[Checkpoint], *, back: bool) -> None:
    """A whole board saved or put back: its accounts, and each record with the letters to be kept elsewhere."""
    say, n = screen.say, say_count(screen.say, people)
    told = say("Đã đưa vào từ {path}: {n} tài khoản.", path=near(path), n=n) if back else say(
        "Đã sao lưu vào {path}: {n} tài khoản.", path=near(path), n=n
    )  # fmt: skip
    _told(screen, "bold", told)
    for own in stood:
        _told(screen, "", say("Đợt {name}: {n} bản ghi.", name=own.round, n=say.whole(own.size)))
        _told(screen, "", _seal(say, own))
    if not back and not screen.quiet:
        _told(screen, "", say("Tệp này mở được mọi tài khoản và hồ sơ: cất ở nơi chỉ người quản trị máy chủ đọc được."))


def say_count(say: Say, people: int | None) -> str:
    """How many accounts; a workspace without a board has none to count."""
    return "0" if people is None else say.whole(people)


def show_restored(screen: Screen, checkpoint: Checkpoint, *, aside: str, accepted: bool) -> None:
    """Where the record stands now, and where that lies which stood there before."""
    say = screen.say
    _told(screen, "", say("Hồ sơ đợt {name} nay có {n} bản ghi.", name=checkpoint.round, n=say.whole(checkpoint.size)))
    _told(screen, "bold", _seal(say, checkpoint))
    if accepted:
        _told(screen, "yellow", say("Lý do chấp nhận đã thành bản ghi cuối của nhật ký."))
    if aside:
        _told(screen, "", say("Kho trước đó được cất ở record/{name}.", name=aside))


def show_rebuilt(screen: Screen, checkpoint: Checkpoint, *, same: bool) -> None:
    """That the tables were made anew, and whether they were right before."""
    say, n = screen.say, screen.say.whole(checkpoint.size)
    if same:
        _told(screen, "green", say("✓ Đã lập lại mọi bảng từ {n} bản ghi: giống hệt bảng đang có.", n=n))
    else:
        _told(screen, "yellow", say("Đã lập lại mọi bảng từ {n} bản ghi; bảng trước đó có chỗ khác nhật ký.", n=n))


def _told(screen: Screen, style: str, text: str) -> None:
    screen.out.print(Text(text, style=style), soft_wrap=True)


def _seal(say: Say, checkpoint: Checkpoint) -> str:
    return say("Mã niêm phong: {letters}", letters=fingerprint(checkpoint))


def _when(say: Say, at: str) -> str:
    told = moment_words(at)
    return told["at_en"] if say.language == "en" else told["at"]
