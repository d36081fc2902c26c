"""The communes of a filter as a table to take away: CSV, whose first line says which communes these are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from engine.forms.register import ORDER, Sent
from engine.language import Say
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.records.acting.commune_file import STATES
from engine.reporting.alphabet import name_key
from engine.reporting.board.receiving_words import sent_word
from engine.reporting.review.state_words import state_word
from engine.reporting.words.recognition.document_words import dated
from engine.reporting.words.sentences import (
    class_word,
    firm_word,
    provisional_sentence,
    simulated_sentence,
    verdict_word,
)
from engine.service.export import RISKY
from engine.service.pages.finding_communes import Decided, Found, Order, Wanted
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound

# The mark that tells Excel that the letters are UTF-8.
UTF8_MARK = "\ufeff"


def communes_table(seen: SightedRound, found: Found, say: Say) -> bytes:
    """All communes that answer a filter, all pages of them, in its order; numbers without grouping marks."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([_safe(" · ".join((seen.round.title, filter_words(seen, found, say), *warnings_of(seen, say))))])
    recorded = seen.record is not None
    writer.writerow(
        (
            *(say("Mã"), say("Đơn vị"), say("Kết luận"), say("Lý do"), say("Chắc chắn hay tạm tính")),
            *(say("Tổng điểm thấp nhất"), say("Tổng điểm cao nhất"), say("Ngưỡng"), say("Nhóm xã"), say("Số liệu")),
            *_file_heads(say, recorded=recorded),
        )
    )
    writer.writerows((*_row(line, say), *(_file_row(line) if recorded else ())) for line in found.lines)
    return (UTF8_MARK + stream.getvalue()).encode()


def _row(line: CommuneLine, say: Say) -> tuple[str, ...]:
    firm = firm_word(line.firm, say) if line.verdict else ""
    points = (_points(line.low), _points(line.high), _points(line.bar))
    told = (line.code, line.name, line.decision, line.reason, firm, *points, line.group_title, line.sent_title)
    return tuple(map(_safe, told))


def _file_heads(say: Say, *, recorded: bool) -> tuple[str, ...]:
    """The columns of a round with a record."""
    if not recorded:
        return ()
    return (
        *(say("Hồ sơ"), say("Chờ ai"), say("Xã khai: thấp nhất"), say("Xã khai: cao nhất")),
        *(
            say("Thẩm định: thấp nhất"),
            say("Thẩm định: cao nhất"),
            say("Số liệu hội đồng sửa"),
            say("Sửa sau thẩm định"),
        ),
    )


def _file_row(line: CommuneLine) -> tuple[str, ...]:
    file = line.file
    if file is None:
        return ("",) * 8
    ends = (*(file.own or (None, None)), *(file.board or (None, None)))
    return (_safe(file.state_title), _safe(file.waits), *map(_points, ends), str(file.corrected), str(file.late))


def _points(points: Score | None) -> str:
    return "" if points is None else str(points)


def _safe(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(RISKY) else text


def warnings_of(seen: SightedRound, say: Say) -> tuple[str, ...]:
    """What must stand wherever results of a round show: made-up evidence, provisional numbers; each once."""

    def found() -> tuple[str, ...]:
        told = [simulated_sentence(say)] if seen.round.simulated else []
        told += [warned for made in seen.parts if (warned := provisional_sentence(made, say))]
        return tuple(dict.fromkeys(told))

    return seen.once.of(("warnings", say.language), found)


def law_words(standard: Standard, say: Say) -> str:
    """A standard by number and day, for several laws bear one number."""
    return say("Văn bản số {number} ngày {day}", number=standard.head.law.number, day=dated(standard, say))


def groups_of(seen: SightedRound, say: Say) -> Mapping[str, str]:
    """The classes that communes of a round are in, by id, in the order of their standards."""

    def found() -> Mapping[str, str]:
        held = {line.group for line in seen.lines(say)}
        classes = (own for made in seen.parts for own in made.book.standard.head.classes)
        return {own.id: class_word(own, say) for own in classes if own.id in held}

    return seen.once.of(("groups", say.language), found)


def decided_word(decided: Decided, say: Say) -> str:
    """A decision in two or three words."""
    return verdict_word(None if decided == "aside" else decided, say)


def sent_states(seen: SightedRound, say: Say) -> Mapping[Sent, str]:
    """How far forms of a round are, those kinds that there are, with the word for each."""
    sent = seen.once.of("sent", lambda: {standing.sent for standing in seen.register.standings})
    return {kind: sent_word(kind, say) for kind in ORDER if kind in sent}


def file_states(seen: SightedRound, say: Say) -> Mapping[str, str]:
    """The states that files of the record are in, with the word for each; none where no record is open."""
    files = seen.record.files.values() if seen.record else ()
    held = seen.once.of("file states", lambda: {file.state for file in files})
    return {state: state_word(state, say) for state in STATES if state in held}


def places_in(seen: SightedRound) -> tuple[str, ...]:
    """The provinces, or the districts, that a round's communes are in, by name; none where all are in one."""
    names = seen.once.of("places", lambda: tuple(sorted(set(seen.places.values()), key=name_key)))
    return names if len(names) > 1 else ()


def filter_words(seen: SightedRound, found: Found, say: Say) -> str:
    """What a filter asks for, and how many of all communes answer."""
    parts = "; ".join(_asked(found.wanted, groups_of(seen, say), say)) or say("tất cả xã")
    values = {"n": say.whole(len(found.lines)), "all": say.whole(len(seen.round.units)), "parts": parts}
    return say("{n}/{all} xã ({parts})", **values)


def _asked(wanted: Wanted, groups: Mapping[str, str], say: Say) -> Iterator[str]:
    if wanted.search:
        yield say("tìm “{text}”", text=wanted.search)
    if wanted.decided:
        yield say("kết luận: {word}", word=decided_word(wanted.decided, say))
    if wanted.group:
        yield say("nhóm: {title}", title=groups[wanted.group])
    if wanted.sent:
        yield say("số liệu: {word}", word=sent_word(wanted.sent, say))
    if wanted.place:
        yield say("nơi: {name}", name=wanted.place)
    if wanted.state:
        yield say("hồ sơ: {word}", word=state_word(wanted.state, say))
    if wanted.late:
        yield say("sửa sau thẩm định")
    if wanted.order != "name":
        yield order_word(wanted.order, say)


def order_word(order: Order, say: Say) -> str:
    """In which order communes stand."""
    words = {
        "name": say("theo tên"), "points": say("điểm cao trước"), "margin": say("sát ngưỡng trước"),
    }  # fmt: skip
    return words[order]
