"""What the pages of a board's work say of acts: what would change, what was kept, what waits and where it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language import Say
from engine.law.questions import Evidence
from engine.problems import Problem
from engine.records.acting.commune_file import KeptFact
from engine.reporting.review.appraisal_page import Scored, value_words
from engine.reporting.words.whom.unit_words import placing_lines
from engine.service.review.appraisal.appraisal_changes import Change, ToldChange, told_changes
from engine.service.review.desk import Desk


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What of one file changes or would: corrections, what is asked, its conclusion then, why it was refused."""

    file: str
    conclusion: str
    corrected: tuple[str, ...]
    asked: tuple[str, ...]
    refused: tuple[Problem, ...]


def change_words(told: ToldChange, say: Say) -> ChangeWords:
    """A change in words."""
    file, corrected, asked, refused, (before, after) = told
    return ChangeWords(
        f"{file.name} ({file.code})",
        moved_words(before, after, say) if corrected else "",
        tuple(_corrected(*one, say=say) for one in corrected),
        tuple(asked),
        refused,
    )


def moved_words(before: Scored, after: Scored, say: Say) -> str:
    """What becomes of the board's conclusion on a file."""
    old, new = (scored.layer_words("board", say) for scored in (before, after))
    if old == new:
        return say("Kết luận theo hội đồng không đổi: {told}.", told=new)
    moved = "".join(f" {line}" for line in placing_lines(after.own, after.board, say))
    verdict = after.verdict_word(say)
    if verdict and verdict == before.verdict_word(say):
        told = say(
            "Kết luận theo hội đồng vẫn là “{verdict}”, lý do khác đi. Trước: {old}. Nay: {new}.",
            verdict=verdict,
            old=old,
            new=new,
        )
        return told + moved
    return say("Kết luận theo hội đồng đổi. Trước: {old}. Nay: {new}.", old=old, new=new) + moved


def _corrected(datum: Evidence, old: KeptFact | None, new: KeptFact | None, ground: str, *, say: Say) -> str:
    values = {"label": say.either(datum.label, datum.label_en), "old": value_words(datum, old, say)}
    line = say("{label}: {old} → {new}", **values, new=value_words(datum, new, say))
    return f"{line} · {ground}" if ground else line


def saved_words(desk: Desk, change: Change | None, say: Say) -> tuple[str, ...]:
    """What was kept of one file, for the next page."""
    if change is None:
        return (say("Không có gì đổi: mọi dòng như trong hồ sơ."),)
    told = [
        say("sửa {n} số", n=len(change.corrected)) if change.corrected else "",
        say("trở lại số xã khai ở {n} dòng", n=len(change.accepted)) if change.accepted else "",
        say("hỏi xã {n} điều", n=len(change.asked)) if change.asked else "",
    ]
    kept = say("Đã ghi: {told}.", told="; ".join(part for part in told if part))
    lines = [own.conclusion for own in words_of(desk, [change], say) if own.conclusion]
    return (kept, *lines)


def words_of(desk: Desk, changes: Sequence[Change], say: Say) -> tuple[ChangeWords, ...]:
    """Changes of several files in words."""
    return tuple(change_words(told, say) for told in told_changes(desk, changes))
