"""What changed since the last scoring, a line a commune."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.comparing.since_last import CommuneChange, FactChange, Outcome
from engine.evidence.facts import Fact
from engine.language import Say
from engine.law.questions import Evidence
from engine.reporting.words.bands import range_words
from engine.reporting.words.sentences import verdict_word
from engine.scoring.round_result import RoundResult

MOST_FACTS = 3


def since_head(changes: Sequence[CommuneChange], say: Say) -> str:
    """How many communes are not as they were."""
    if not changes:
        return say("Từ lần chấm trước: không có gì đổi.")
    flipped = sum(change.flipped for change in changes)
    return say("Từ lần chấm trước: {n} xã có thay đổi, {m} xã đổi kết luận.", n=len(changes), m=flipped)


def change_line(change: CommuneChange, made: RoundResult, say: Say, *, most: int | None = MOST_FACTS) -> str:
    """One commune: what it sent, then what that did; at most so many data are named, all of them with None."""
    if change.before is None:
        told = [say("mới vào đợt")]
    elif change.after is None:
        told = [say("không còn trong đợt")]
    else:
        told = [*_sent(change, made, say, most), *_outcomes(change.before, change.after, say)]
    return f"{change.unit.name}: {'; '.join(told)}"


def _sent(change: CommuneChange, made: RoundResult, say: Say, most: int | None) -> Iterator[str]:
    if change.arrived:
        yield say("mới có số liệu ({n})", n=len(change.facts))
        return
    mended = [fact for fact in change.facts if fact.before and fact.after]
    added = [fact for fact in change.facts if not fact.before]
    lost = [fact for fact in change.facts if not fact.after]
    for facts, text in (
        (mended, say("sửa {n} số liệu: {what}")),
        (added, say("thêm {n} số liệu: {what}")),
        (lost, say("bỏ {n} số liệu: {what}")),
    ):
        if facts:
            yield text.replace("{n}", str(len(facts))).replace("{what}", _named(facts, made, say, most))


def _named(facts: Sequence[FactChange], made: RoundResult, say: Say, most: int | None) -> str:
    shown = facts if most is None else facts[:most]
    rest = len(facts) - len(shown)
    told = ", ".join(_fact(change, made, say) for change in shown)
    return say("{shown} và {n} số liệu khác", shown=told, n=rest) if rest else told


def _fact(change: FactChange, made: RoundResult, say: Say) -> str:
    entry = _entries(made)[change.name]
    values = [_value(fact, entry, say) for fact in (change.before, change.after) if fact]
    if len(values) == 2 and values[0] == values[1]:
        values = [_paper(fact, say) for fact in (change.before, change.after) if fact]
    last = change.after or change.before
    cell = " " + say("(ô {cell})", cell=last.place.cell) if last and last.place.cell else ""
    return f"“{say.either(entry.label, entry.label_en)}” {' → '.join(values)}{cell}"


def _entries(made: RoundResult) -> Mapping[str, Evidence]:
    """What was asked for, by id: the standard's data and the letters'."""
    duties = made.tasks.directives.evidence if made.tasks else {}
    return {**duties, **{entry.id: entry for entry in made.book.standard.book.evidence}}


def _value(fact: Fact, entry: Evidence, say: Say) -> str:
    if fact.state == "not_applicable":
        return say("không áp dụng")
    if entry.kind == "yes_no":
        return say("Có") if fact.value else say("Không")
    return say.whole(fact.value)


def _paper(fact: Fact, say: Say) -> str:
    if fact.document is None:
        return say("không nêu văn bản")
    day = fact.document.issued
    return f"{fact.document.number}, {say.day(day)}" if day else fact.document.number


def _outcomes(before: Outcome, after: Outcome, say: Say) -> Iterator[str]:
    if before.verdict != after.verdict:
        old, new = (verdict_word(outcome.verdict, say) for outcome in (before, after))
        yield say("kết luận {old} → {new}", old=old, new=new)
    if (before.low, before.high) != (after.low, after.high) and after.verdict:
        old, new = (range_words(outcome.low, outcome.high, say) for outcome in (before, after))
        total = new if before.verdict is None else f"{old} → {new}"
        yield say("tổng {total}", total=total)


def changes_text(changes: Sequence[CommuneChange], made: RoundResult, say: Say) -> str:
    """All of it as a text to be kept beside the results, every datum named."""
    lines = [made.round.title, since_head(changes, say), ""]
    return "\n".join([*lines, *(f"- {change_line(change, made, say, most=None)}" for change in changes), ""])
