"""Short answers on the console: forms written, things checked, a sample made, the machine examined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from engine.problems import Problem, errors, said_once
from engine.reporting.board.silence import received_sentence
from engine.reporting.console.screen import Screen, near
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence
from engine.scoring.round_result import RoundResult

MOST_NAMED = 5
# What a person may type as one word on every system.
SAFE_TO_TYPE = re.compile(r"[\w./\\:+-]+")
STATES = {"good": ("✓", "green"), "limited": ("!", "yellow"), "bad": ("✗", "red")}


def show_forms(  # noqa: PLR0913 - each is one line of what became of the forms
    screen: Screen,
    written: Sequence[Path],
    kept: Sequence[Path],
    *,
    renewed: Sequence[Path] = (),
    stale: Sequence[Path] = (),
    tables: bool = False,
) -> None:
    """How many forms or tables were written or renewed and where; those that were begun are left as they are."""
    say = screen.say
    for path in written if len(written) <= 3 else ():
        screen.out.print(near(path), soft_wrap=True)
    if len(written) > 3:
        screen.out.print(
            say("Đã làm {n} phiếu trong {folder}", n=len(written), folder=near(written[0].parent)), soft_wrap=True
        )
    if renewed:
        text = say("Đã làm lại {n} phiếu còn trống vì đợt đã đổi từ khi lập phiếu.", n=len(renewed))
        screen.out.print(Text(text, style="yellow"))
    if kept:
        text = say("Giữ nguyên {n} phiếu đã có ở đó (không ghi đè phiếu có thể đang điền).", n=len(kept))
        if tables:
            text = say("Giữ nguyên {n} bảng đã có ở đó (không ghi đè bảng có thể đang điền).", n=len(kept))
        screen.out.print(Text(text, style="yellow"))
    if stale:
        names = ", ".join(path.name for path in stale[:MOST_NAMED]) + (", …" if len(stale) > MOST_NAMED else "")
        text = say(
            "{n} phiếu trong số đó đã có chữ nhưng không còn khớp với đợt (kỳ, ngày, tên đợt, văn bản hoặc câu hỏi đã "
            "đổi): {names}. Muốn có phiếu mới thì chuyển tệp cũ đi nơi khác rồi chạy lại phuhop form.",
            n=len(stale),
            names=names,
        )
        screen.out.print(Text(text, style="bold yellow"), soft_wrap=True)
    if tables and not screen.quiet:
        screen.out.print(
            say(
                "Chọn một trong hai mẫu; điền xong thì gửi lên ở trang “Phiếu của xã”, "
                "hoặc chép vào thư mục evidence/ của đợt rồi chạy: phuhop score"
            )
        )
    elif not screen.quiet:
        screen.out.print(
            say(
                "Xã điền xong thì gửi phiếu lên ở trang “Phiếu của xã”, "
                "hoặc chép vào thư mục evidence/ của đợt rồi chạy: phuhop score"
            )
        )


def show_checked(
    screen: Screen, name: str, found: Sequence[Problem], *, table: Path | None, made: RoundResult | None
) -> None:
    """One line for each thing checked; a round of which forms are still out is not said to be without faults."""
    found = said_once(found)
    say, wrong = screen.say, len(errors(found))
    silent = received_sentence(made, say) if made else ""
    sign, colour = STATES["bad" if wrong else "limited" if found or silent else "good"]
    counts = say("{n} lỗi, {m} cảnh báo", n=wrong, m=len(found) - wrong) if found else ""
    told = ". ".join(part for part in (counts, silent) if part) or say("không có lỗi")
    screen.out.print(Text(f"{sign} {name}: {told}", style=colour), soft_wrap=True)
    if table and not screen.quiet:
        screen.out.print(say("   đã lập lại {path}", path=near(table)), soft_wrap=True)


def show_accepted(screen: Screen, name: str) -> None:
    """A standard was accepted as it stands."""
    screen.out.print(screen.say("   đã chấp nhận {name} như đang có", name=name), soft_wrap=True)


def show_sample(screen: Screen, folder: Path, communes: int) -> None:
    """Where the simulated round is and how to score it."""
    screen.out.print(
        screen.say("Đã tạo đợt {n} xã với số liệu mô phỏng: {folder}", n=communes, folder=folder), soft_wrap=True
    )
    if not screen.quiet:
        typed = str(folder) if SAFE_TO_TYPE.fullmatch(str(folder)) else f'"{folder}"'
        screen.out.print(screen.say("Chấm thử: phuhop score {folder}", folder=typed), soft_wrap=True)


def show_tables(screen: Screen, parts: Sequence[RoundResult], files: Mapping[Path, int]) -> None:
    """Which tables were written with how many rows, and that they rest on stand-ins or made-up data where they do."""
    say = screen.say
    if parts[0].round.simulated:
        screen.out.print(Text(simulated_sentence(say), style="bold magenta"))
    for made in parts:
        if provisional := provisional_sentence(made, say):
            told = f"{made.round.standard}: {provisional}" if len(parts) > 1 else provisional
            screen.out.print(Text(told, style="bold yellow"))
    for path, rows in files.items():
        screen.out.print(say("{path}: {n} dòng", path=near(path), n=say.whole(rows)), soft_wrap=True)


def show_finding(screen: Screen, topic: str, state: str, value: str, standard: str) -> None:
    """One finding of the doctor, with what to do where something is amiss."""
    sign, colour = STATES[state]
    said = _finding(screen, topic, state, value, standard)
    screen.out.print(Text(f"{sign} ", style=colour) + Text(said), soft_wrap=True)


def _finding(screen: Screen, topic: str, state: str, value: str, standard: str) -> str:
    say = screen.say
    good = state == "good"
    if topic == "python":
        return f"Python {value}" if good else say("Python {value}: cần 3.11 hoặc 3.12", value=value)
    if topic == "engine":
        missing = say("chưa có durable-rules: chấm theo cells.json được, đổi luật thì cần cài (trình biên dịch C)")
        return value if good else missing
    if topic == "cells":
        return _cells_finding(screen, state, value, standard)
    if topic == "workspace":
        return say("Thư mục làm việc: {value}", value=value)
    if topic == "writable":
        return say("Ghi được vào {value}", value=value) if good else say("Không ghi được vào {value}", value=value)
    if topic in ("office", "scans"):
        return _reading_finding(screen, topic, state, value)
    if topic == "encoding":
        return say("Màn hình dùng {value}", value=value)
    return value if good else say("thiếu thư viện {value}", value=value)


def _reading_finding(screen: Screen, topic: str, state: str, value: str) -> str:
    """Programs of the machine that read what phuhop alone cannot: old Word files, scans."""
    say = screen.say
    if topic == "office":
        lacks = say("chưa có LibreOffice: law read không mở được .doc (lưu lại thành .docx thì được)")
        return say("Đọc tệp Word cũ bằng {value}", value=value) if state == "good" else lacks
    if state == "good":
        return say("Đọc bản quét bằng {value}, tiếng Việt", value=value)
    if value:
        return say(
            "{value} thiếu bộ tiếng Việt: chưa đọc được bản quét. Windows: chạy lại bộ cài Tesseract-OCR, đánh dấu "
            "“Vietnamese”. Debian, Ubuntu: sudo apt install tesseract-ocr-vie",
            value=value,
        )
    return say(
        "chưa có tesseract: law read không đọc được bản quét (không bắt buộc). Windows: cài Tesseract-OCR, đánh dấu "
        "“Vietnamese”. Debian, Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-vie"
    )


def _cells_finding(screen: Screen, state: str, value: str, standard: str) -> str:
    say = screen.say
    if state == "good":
        return say("{standard}: cells.json khớp bộ tiêu chí ({value})", standard=standard, value=value)
    if state == "limited":
        return say("{standard}: chưa có cells.json; chạy phuhop check {standard}", standard=standard)
    return say("{standard}: cells.json không khớp hoặc hỏng; chạy phuhop check {standard}", standard=standard)
