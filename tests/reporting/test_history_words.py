"""A file's life in lines: each vote is told at its own act, also of many that one hand put down in one second."""

from __future__ import annotations

from dataclasses import replace

from engine.language import speak
from engine.records.acting.actors import StatedInterest
from engine.records.acting.commune_file import Ballot, Choice, CommuneFile, Moved, Vote
from engine.reporting.review.history_words import history_lines
from engine.reporting.review.state_words import interest_lines

AT = "2026-11-30T00:06:10+07:00"


def moved(act: str, seq: int) -> Moved:
    """An act of the one person of a machine, in the one second."""
    return Moved(act, "p-000", "secretary", "single", AT, seq, seq, "before_council", "")


def file_of(closed_at: str) -> CommuneFile:
    """A ballot that somebody may not vote in, then three votes put down at once."""
    told: tuple[tuple[str, Choice], ...] = (
        ("p-004", "interested"), ("p-001", "yes"), ("p-002", "no"), ("p-003", "abstain"),
    )  # fmt: skip
    votes = tuple(Vote(member, choice, "", "p-000", AT) for member, choice in told)
    ballot = Ballot(1, 3, "over_half_present", "", "p-000", AT, votes, closed_at=closed_at)
    moves = tuple(moved(act, seq) for seq, act in enumerate(("ballot_open", "vote", "vote", "vote", "ballot_close"), 5))
    return replace(CommuneFile("40001", "Xã An", "xã", "", "voted", 9, ""), ballots=(ballot,), moves=moves)


def test_each_vote_stands_at_its_own_act() -> None:
    """In the order in which they were put down; who may not vote is no act."""
    told = [line.partition("người dùng máy này: ")[2] for line in history_lines(file_of(AT), speak("vi"), {})]
    assert told[1:4] == [
        "biểu quyết (tán thành)", "biểu quyết (không tán thành)", "biểu quyết (không có ý kiến)",
    ]  # fmt: skip
    assert "tán thành" not in told[0] + told[4]


def test_no_vote_is_told_while_the_ballot_is_open() -> None:
    """Nobody votes knowing how the others did."""
    assert all("tán thành" not in line for line in history_lines(file_of(""), speak("vi"), {}))


def test_a_publication_is_told_by_its_number() -> None:
    """A file may be published again after it was corrected."""
    file = replace(file_of(AT), release=2, moves=(moved("publish", 9),))
    (line,) = history_lines(file, speak("vi"), {})
    assert line.endswith("(lần công bố 2)")


def test_who_judged_in_spite_of_an_interest_is_named_once_by_what_he_did() -> None:
    """Who decides is no appraiser; the reason stands as the record has it."""
    told = [StatedInterest("p-001", "appraise", "sent", AT)] * 2
    decided = StatedInterest("p-003", "decide", "listed", AT)
    names = {"p-001": "Trần Thị B", "p-003": "Lê Văn C"}
    assert interest_lines([*told, decided], names, speak("vi")) == (
        "Người thẩm định Trần Thị B có liên quan đến xã: từng gửi hồ sơ của xã.",
        "Người quyết định Lê Văn C có liên quan đến xã: đã khai có liên quan khi lập hội đồng.",
    )
