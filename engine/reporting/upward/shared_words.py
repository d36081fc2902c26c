"""Shared figures in words: what of the other programme's text was read, and how two files stand to each other."""

from __future__ import annotations

from engine.comparing.sharing.shared_figures import Shared, SharedFigure
from engine.language import Say
from engine.law.links.programme_links import Link, LinkedProgramme
from engine.law.questions import Evidence
from engine.reporting.words.bands import mark_word


def programme_text(programme: LinkedProgramme, say: Say) -> str:
    """A programme by title, number and day, as far as they were seen."""
    law = programme.law
    day = say.day(law.date) if law.date else say.either(law.seen or "", law.seen_en or law.seen or "")
    told = ", ".join(part for part in (law.number or "", day) if part)
    return f"{say.either(programme.title, programme.title_en)} ({told})"


def read_text(link: Link, say: Say) -> str:
    """How far the text of the other criterion was read."""
    return f"{mark_word(link.mark, say)}: {link.seen}"


def value_text(value: int | None, entry: Evidence, say: Say) -> str:
    """A value as people read it."""
    if value is None:
        return "–"
    if entry.kind == "yes_no":
        return say("Có") if value else say("Không")
    return say.whole(value)


def note_text(figure: SharedFigure, say: Say) -> str:
    """Why there is no value."""
    if figure.fact is None:
        return say("Chưa có số liệu")
    return say("Không áp dụng") if figure.fact.state == "not_applicable" else ""


def held_text(figure: SharedFigure, say: Say) -> str:
    """How the two files stand to each other, and what to do."""
    values = {"here": figure.document or "–", "there": (figure.other.document if figure.other else "") or "–"}
    match figure.held:
        case "value":
            return say("Hai hồ sơ ghi hai số: tìm con số đúng, sửa hồ sơ sai")
        case "document":
            return say("Cùng số, khác văn bản ({here}; {there}): dùng một văn bản cho cả hai", **values)
        case "only_there":
            return say("Hồ sơ kia có số, đợt này chưa: xã bổ sung vào phiếu, kèm văn bản")
        case "same":
            return say("Một số, một văn bản")
    return say("Hồ sơ kia không có dòng này")


def opening_lines(shared: Shared, say: Say) -> list[str]:
    """What must be known before the table is used."""
    told = [
        say("Một con số, một văn bản, một nơi giữ cho cả hai hồ sơ."),
        say("Không phải điểm bằng nhau: mỗi chương trình chấm theo cách của nó."),
        say("Có số liệu về trẻ em: không công khai bảng này."),
    ]
    told += [
        say("{programme}: chưa đọc văn bản nên chưa nối số liệu nào.", programme=programme_text(programme, say))
        for programme in shared.unread
    ]
    return told


def counts_text(shared: Shared, say: Say) -> str:
    """How many figures are shared, how many are not given, and how many differ."""
    open_ = sum(figure.fact is None for figure in shared.figures)
    told = say("{n} số liệu dùng chung, {open} chưa có.", n=len(shared.figures), open=open_)
    if not shared.beside:
        return told
    same = sum(figure.held == "same" for figure in shared.figures)
    return told + " " + say("So với hồ sơ kia: {same} giống, {differ} khác.", same=same, differ=len(shared.differing))
