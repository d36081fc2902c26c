"""A round of several standards and authorities: each file keeps to its own, in every entry and all that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.problems import ProblemsFound, words
from engine.records.acting.actors import ONE_PERSON, Actor, Role
from engine.records.acting.acts import Wanted
from engine.records.acting.file_json import as_json, file_from_json, round_from_json
from engine.records.acting.folding import replayed, touched
from engine.records.acting.folding_files import state_sha256
from engine.records.acting.judging_moves import rejudged
from engine.records.entries.contents import laws_named
from tests.records.acting.made_records import ADMIN, COUNCIL, MEMBERS, RECOGNISED, ROUND, Board, begun, sent

STANDARDS = ("qd-06-2019", "qd-08-2027", "qd-09-2028")
LAWS = dict(zip(STANDARDS, ("a" * 64, "b" * 64, "c" * 64), strict=True))
IDS = ("tinh", "thanh-pho", "so")
CODES = tuple(f"0258{at}" for at in range(1, 6))


@dataclass(frozen=True)
class Setting:
    """The standards of a round, each with its authorities, and under which each file is opened."""

    authorities: dict[str, tuple[str, ...]]
    files: dict[str, tuple[str, str]]

    @property
    def genesis(self) -> dict[str, Any]:
        """What the first entry says."""
        own, *beside = self.authorities
        told = [(name, each) for name, ids in self.authorities.items() for each in ids]
        return {
            "law": LAWS[own], "standard": own, "authority": "", "appraises": "", "recognises": "", "schema": 2,
            "standards": [{"standard": name, "law": LAWS[name], "law_files": []} for name in beside],
            "authorities": [
                {"standard": name, "authority": each, "appraises": f"{name} {each}", "recognises": f"{each} {name}"}
                for name, each in told
            ],
        }  # fmt: skip


@st.composite
def settings_of(draw: st.DrawFn) -> Setting:
    """Two or three standards, each with one to three authorities, and files anywhere among them."""
    names = STANDARDS[: draw(st.integers(2, 3))]
    ids = st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True).map(tuple)
    held = {name: draw(ids) for name in names}
    places = [(name, each) for name, own in held.items() for each in own]
    return Setting(held, {code: draw(st.sampled_from(places)) for code in CODES})


def alone(board: Board, act: str, role: Role, code: str = "", **body: Any) -> None:
    """An act of the one person of a laptop."""
    board.do(act, role, ONE_PERSON, code, **body)


def refusals(board: Board, wanted: Wanted) -> set[str]:
    """The codes that an act is refused by; none where it goes through."""
    try:
        board.keep(wanted)
    except ProblemsFound as refused:
        return {told.code for told in refused.problems}
    return set()


def administer(board: Board, act: str, by: str = ONE_PERSON, **body: Any) -> None:
    """An act upon the round by whoever administers it."""
    actor = Actor(by, "admin", "single" if by == ONE_PERSON else "board")
    board.keep(Wanted(act, "", actor, board.now.isoformat(), body))


def opened(setting: Setting, codes: tuple[str, ...] = CODES) -> Board:
    """A record begun, with its files."""
    board = Board()
    alone(board, "genesis", "admin", ROUND, four_eyes="stated", **setting.genesis)
    for code in codes:
        standard, authority = setting.files[code]
        alone(board, "open", "secretary", code, standard=standard, authority=authority)
    return board


@settings(max_examples=40, deadline=None)
@given(settings_of(), st.data())
def test_every_entry_and_state_is_of_the_file_s_own_law(setting: Setting, data: st.DataObject) -> None:
    """However files are spread and in whatever order they are worked on; replaying and judging again give the same."""
    board = opened(setting)
    for code in data.draw(st.permutations(CODES)):
        alone(board, "submit", "commune", code, **sent(tre_em=str(data.draw(st.integers(0, 9)))))
        if data.draw(st.booleans()):
            alone(board, "claim", "appraiser", code)
            alone(board, "appraise", "appraiser", code)
    for entry in board.entries:
        code = entry.about.partition("/")[2]
        assert entry.law == LAWS[setting.files[code][0] if code else STANDARDS[0]]
    for code, file in board.files.items():
        standard, authority = setting.files[code]
        assert (file.standard, file.authority) == (standard, authority)
        assert file.state_sha == state_sha256(file, LAWS[standard], ())
        assert board.round.deciding(standard, authority).appraises == f"{standard} {authority}"
        assert file_from_json(as_json(file)) == file
    assert round_from_json(as_json(board.round)) == board.round
    assert replayed(board.entries) == (board.round, board.files)
    assert dict(laws_named(board.entries[0])) == {LAWS[name]: name for name in setting.authorities}
    state, files = None, dict[str, Any]()
    for entry in board.entries:
        codes = touched(entry)
        assert rejudged(state, files.get(codes[0]) if codes else None, entry) == ()
        state, files = replayed(board.entries[: entry.seq])  # type: ignore[assignment]


@settings(max_examples=40, deadline=None)
@given(settings_of(), st.sampled_from(("", *STANDARDS, "qd-99")), st.sampled_from(("", *IDS, "khac")))
def test_a_file_is_opened_only_under_what_the_round_has(setting: Setting, standard: str, authority: str) -> None:
    """Another standard is REC-380; an authority that is not of that standard, or none, REC-381."""
    board = opened(setting, ())
    known = setting.authorities.get(standard)
    wanted = {"REC-380"} if known is None else set() if authority in known else {"REC-381"}
    asked = board.wanted("open", "secretary", ONE_PERSON, CODES[0], standard=standard, authority=authority)
    assert refusals(board, asked) == wanted


@pytest.mark.parametrize(("named", "code"), [
    ({}, ""), ({"standard": "qd-06-2019"}, ""), ({"authority": "province"}, ""),
    ({"standard": "qd-08-2027"}, "REC-380"), ({"authority": "khac"}, "REC-381"),
])  # fmt: skip
def test_a_round_of_one_need_not_be_told_apart(named: dict[str, str], code: str) -> None:
    """A first entry of the older form, with one law and one authority, is read and judged as it was."""
    board = begun()
    assert refusals(board, board.wanted("open", "secretary", **named)) == ({code} if code else set())
    assert (board.round.laws[0].law, board.round.standards, board.round.authorities) == ("a" * 64, (), ())
    assert board.round.deciding("", "").appraises == "Sở Y tế"


def test_a_decision_is_in_the_name_of_the_file_s_authority() -> None:
    """Not of another of the same round (REC-263)."""
    setting = Setting({STANDARDS[0]: ("tinh", "thanh-pho")}, dict.fromkeys(CODES, (STANDARDS[0], "thanh-pho")))
    board, code = opened(setting, CODES[:1]), CODES[0]
    alone(board, "submit", "commune", code, **sent())
    alone(board, "claim", "appraiser", code)
    alone(board, "appraise", "appraiser", code, score={"self": RECOGNISED, "appraised": RECOGNISED})
    for person in {*MEMBERS, *(str(COUNCIL[key]) for key in ("chair", "secretary"))}:
        administer(board, "person", person=person, office="ủy viên")
    alone(board, "council", "chair", **COUNCIL)
    alone(board, "ballot_open", "secretary", code)
    for member in MEMBERS:
        alone(board, "vote", "chair", code, member=member, choice="yes")
    alone(board, "ballot_close", "secretary", code)
    with pytest.raises(ProblemsFound) as refused:
        alone(board, "decide", "chair", code, authority="tinh")
    (told,) = refused.value.problems
    said, name = words(told, "vi")["what"], STANDARDS[0]
    assert told.code == "REC-263" and f"“tinh {name} (tinh)”" in said and f"thanh-pho {name} (thanh-pho)." in said
    alone(board, "decide", "chair", code, authority="thanh-pho")
    assert board.files[code].decision


def test_a_chair_of_some_units_does_nothing_upon_others() -> None:
    """Each file wants the role for its own commune, whoever its authority is (REC-224)."""
    setting = Setting({STANDARDS[0]: ("tinh", "thanh-pho")}, dict.fromkeys(CODES, (STANDARDS[0], "tinh")))
    board = Board()
    board.do("genesis", "admin", about=ROUND, **setting.genesis)
    administer(board, "person", ADMIN, person="p-003", office="cán bộ")
    days = {"from": "2026-10-01", "until": ""}
    administer(board, "grant", ADMIN, person="p-003", role="secretary", scope=f"unit:{CODES[0]}", **days)
    placed = {"standard": STANDARDS[0], "authority": "tinh"}
    assert refusals(board, board.wanted("open", "secretary", "p-003", CODES[1], **placed)) == {"REC-224"}
    assert refusals(board, board.wanted("open", "secretary", "p-003", CODES[0], **placed)) == set()
