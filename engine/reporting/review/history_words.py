"""What happened to a file, one line an act: the day and hour, who, what, and the paper or reason that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from engine.language import Say
from engine.records.acting.act_words import CHOICE_WORDS, SIGNED_WORDS, act_words
from engine.records.acting.actors import moment, person_words
from engine.records.acting.commune_file import CommuneFile, Moved, Signed

# Acts that are many to one: the last of a row of them stands for all.
IN_ROWS: Final = ("correct", "ask", "paper")


def history_lines(file: CommuneFile, say: Say, names: Mapping[str, str]) -> tuple[str, ...]:
    """The life of a file in the order of its entries; a row of like acts of one person is one line."""
    moves = [move for at, move in enumerate(file.moves) if not _goes_on(move, file.moves[at + 1 : at + 2])]
    return tuple(_line(file, move, say, names) for move in moves)


def _goes_on(move: Moved, following: tuple[Moved, ...]) -> bool:
    return any(move.act in IN_ROWS and (after.act, after.by) == (move.act, move.by) for after in following)


def _line(file: CommuneFile, move: Moved, say: Say, names: Mapping[str, str]) -> str:
    at = moment(move.at)
    who, what = person_words(move.by, names, say), say.either(*act_words(move.act, move.role))
    told = {"day": say.day(at.date()), "time": f"{at:%H:%M}", "who": who, "what": what}
    line = say("{day} {time} · {who}: {what}", **told)
    more = "; ".join(part for part in _more(file, move, say) if part)
    return f"{line} ({more})" if more else line


def _more(file: CommuneFile, move: Moved, say: Say) -> Iterator[str]:
    """What is worth saying beside the act: receipt, vote once all are in, paper, reason, release."""
    yield from (say("biên nhận số {n}", n=sent.receipt) for sent in file.submissions if sent.seq == move.seq)
    yield from _vote(file, move, say)
    if file.decision and file.decision.seq == move.seq:
        yield say("công nhận") if file.decision.kind == "recognise" else say("không công nhận")
        yield file.decision.reason
    yield from (signed_words(paper, say) for paper in file.signed if paper.seq == move.seq)
    for revoking in (file.revoke_asked, file.revoked):
        if revoking and revoking.seq == move.seq:
            yield revoking.reason
            yield say("căn cứ {document}", document=revoking.document)
            yield revoking.public_note
    if move.act == "publish":
        yield say("lần công bố {n}", n=file.release)


def _vote(file: CommuneFile, move: Moved, say: Say) -> Iterator[str]:
    """A member's vote, told only once the ballot is closed: nobody votes knowing how the others did.

    Votes and the acts that put them down stand in one order; many may be put down in one second by one hand. Who may
    not vote is noted when a ballot is opened, and no act of his own.
    """
    acts = (own.seq for own in file.moves if own.act == "vote")
    cast = ((ballot, vote) for ballot in file.ballots for vote in ballot.votes if vote.choice != "interested")
    for seq, (ballot, vote) in zip(acts, cast, strict=False):
        if seq == move.seq and ballot.closed_at:
            yield say.either(*CHOICE_WORDS[vote.choice])


def signed_words(paper: Signed, say: Say) -> str:
    """A signed paper: "quyết định số 12/QĐ-UBND, Chủ tịch UBND xã ký ngày 20/12/2024"."""
    told = {"number": paper.number, "signer": paper.signer, "day": say.day(date.fromisoformat(paper.date))}
    return say("{kind} số {number}, {signer} ký ngày {day}", kind=say.either(*SIGNED_WORDS[paper.kind]), **told)
