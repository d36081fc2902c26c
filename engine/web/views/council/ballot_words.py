"""A file before the council in words: both conclusions, what is provisional, who is waited for, papers to be signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.language import Say
from engine.records.acting.act_words import SIGNED_WORDS
from engine.records.acting.commune_file import CommuneFile
from engine.reporting.review.appraisal_words import conclusion_lines, warnings
from engine.reporting.review.history_words import signed_words
from engine.reporting.review.state_words import decided_words, interest_lines, state_word, waiting_words
from engine.reporting.words.bands import range_words
from engine.reporting.words.sentences import decision_sentence
from engine.scoring.cards import Scorecard
from engine.service.review.showing import Shown


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """One layer's score: who says so, the conclusion by its kind and in words with its reason, points and threshold."""

    title: str
    kind: str
    decision: str
    reason: str
    points: str
    threshold: str
    firm: bool


@dataclass(frozen=True, slots=True)
class BallotWords:
    """What stands over a ballot; ``changed`` is what is otherwise than when it was appraised."""

    title: str
    state: str
    waits: str
    decided: str
    scores: tuple[ScoreWords, ...]
    lines: tuple[str, ...]
    warnings: tuple[str, ...]
    changed: tuple[str, ...]
    signed: tuple[str, ...]
    firm: bool
    met: bool


def ballot_words(
    shown: Shown, file: CommuneFile, changed: Sequence[str], names: Mapping[str, str], say: Say
) -> BallotWords:
    """A file before the council in words."""
    scored = shown.files[0][1]
    told = [*warnings(shown.page, say)] if shown.page else []
    told += [say.told(found)["what"] for found in shown.expired]
    told += interest_lines(shown.interests.get(file.code, ()), names, say)
    pairs = ((say("Theo xã khai"), scored.own), (say("Theo hội đồng"), scored.board))
    board = scored.board.decision if scored.board else None
    return BallotWords(
        file.name,
        state_word(file.state, say),
        waiting_words(file, say, names),
        decided_words(file, say, names),
        tuple(_score(title, card, say) for title, card in pairs),
        tuple(islice(conclusion_lines(shown.page, say), 2, None)) if shown.page else (),  # both conclusions stand above
        tuple(told),
        tuple(changed),
        tuple(signed_words(paper, say) for paper in file.signed),
        bool(board and board.firm),
        bool(board and board.verdict == "recognised"),
    )


def _score(title: str, card: Scorecard | None, say: Say) -> ScoreWords:
    if card is None:
        return ScoreWords(title, "aside", say("Chưa chấm được"), "", "–", "–", firm=False)
    decision = card.decision
    return ScoreWords(
        title,
        decision.verdict,
        verdict_words(decision.verdict, say),
        decision_sentence(card, say),
        range_words(decision.low, decision.high, say),
        say.whole(card.threshold),
        decision.firm,
    )


def verdict_words(verdict: str, say: Say) -> str:
    """A conclusion by what it says; a dash for a file that has none."""
    known = {
        "recognised": say("Đạt chuẩn"),
        "not_recognised": say("Không đạt chuẩn"),
        "undecided": say("Chưa kết luận"),
    }
    return known.get(verdict, "–")


def signed_choices(file: CommuneFile, say: Say) -> tuple[tuple[str, str], ...]:
    """The kinds of papers that may be put down as signed, that of the file's own decision first."""
    first = ("decision",) if file.decision else ()
    kinds = dict.fromkeys((*(("revoke",) if file.revoked else ()), *first, *SIGNED_WORDS))
    return tuple((kind, say.either(*SIGNED_WORDS[kind])) for kind in kinds)
