"""What waits for whom: each role in each state, typed again; what is late first; what somebody may not do never."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from engine.evidence.facts import FourEyes
from engine.records.acting.commune_file import (
    Ballot,
    CommuneFile,
    Decision,
    Moved,
    Remark,
    Revoking,
    Signed,
    State,
    Vote,
)
from engine.records.acting.folding_files import state_now
from engine.records.acting.overriding import DatedOverride
from engine.records.acting.round_state import Council, Grant, Member, Release, RoundState
from engine.service.pages.reviewing.waiting_list import ACTS, waiting_for
from engine.service.pages.reviewing.who_sees import may_see
from engine.service.review.desk import Who
from tests.service.appraised import AT, CODE, OTHER, desk_of, file_of

PEOPLE = {"xã": "p-001", "thẩm định": "p-002", "chủ tịch": "p-003", "thư ký": "p-004", "thành viên": "p-005"}
ROLES = {"p-001": "commune", "p-002": "appraiser", "p-003": "chair", "p-004": "secretary", "p-005": "member"}
DUE = "2024-11-25"
SUPPLY = Remark("1", "tc07.1", "so_thon", "supply", "Gửi bản chụp", DUE, "p-002", AT)


def grant(person: str, scope: str = "round") -> Grant:
    """A role from the beginning of the year."""
    return Grant(person, ROLES[person], scope, "2024-01-01", "", "p-009", AT)  # type: ignore[arg-type]


def state_of(*overrides: DatedOverride) -> RoundState:
    """A board of five, two of them the council, where two persons are required."""
    member = Member("p-005", "Ủy viên", "2024-01-01", "", ())
    council = Council("1/QĐ", "2024-01-01", "p-003", "p-004", 1, "over_half_present", (member,), "p-003", AT)
    grants = tuple(grant(person, f"unit:{CODE}" if person == "p-001" else "round") for person in ROLES)
    base = desk_of(file_of(CODE)).state
    return replace(base, four_eyes="required", grants=grants, council=council, overrides=overrides)


def file_in(state: State, **more: object) -> CommuneFile:
    """A file in a state, appraised by p-002 where that has happened, as it stands now."""
    file = replace(file_of(CODE), state=state, assigned_to="p-002" if state != "submitted" else "")
    seal = state_now(state_of(), file, Who("p-000", AT).day)
    moves = [Moved("submit", "p-001", "commune", "board", AT, 2, 2, "submitted", seal)]
    if state not in ("draft", "submitted", "resubmitted"):
        moves.append(Moved("claim", "p-002", "appraiser", "board", AT, 3, 3, "in_review", seal))
    if state in ("appraised", "before_council", "voted", "decided"):
        moves.append(Moved("appraise", "p-002", "appraiser", "board", AT, 4, 4, state, seal))
    return replace(file, moves=tuple(moves), **more)  # type: ignore[arg-type]


def ballot(*votes: str) -> Ballot:
    """An open ballot with votes of some members."""
    cast = tuple(Vote(person, "yes", "", person, AT) for person in votes)
    return Ballot(1, 1, "over_half_present", "0" * 64, "p-004", AT, cast)


RECOGNISED = Decision("recognise", 1, "UBND", "", not_firm_acknowledged=False, state="0" * 64, by="p-003", at=AT, seq=8)
PAPER = Signed("decision", "12/QĐ-UBND", "2024-11-20", "Chủ tịch", "p-004", AT, 9)
FILES = {
    "đang soạn": file_in("draft"),
    "đã gửi": file_in("submitted"),
    "đang thẩm định": file_in("in_review"),
    "đang hỏi": file_in("in_review", remarks=(replace(SUPPLY, kind="question"),)),
    "đòi bổ sung": file_in("in_review", remarks=(SUPPLY,)),
    "đã trả": file_in("returned", remarks=(SUPPLY,)),
    "đã thẩm định": file_in("appraised"),
    "đang biểu quyết": file_in("before_council", ballots=(ballot(),)),
    "đủ phiếu": file_in("before_council", ballots=(ballot("p-005"),)),
    "đã biểu quyết": file_in("voted"),
    "đã quyết định": file_in("decided", decision=RECOGNISED, signed=(PAPER,)),
    "chưa ký": file_in("decided", decision=RECOGNISED),
    "từ chối, chưa ký": file_in("decided", decision=replace(RECOGNISED, kind="refuse")),
    "từ chối": file_in("decided", decision=replace(RECOGNISED, kind="refuse"), signed=(PAPER,)),
    "đề nghị thu hồi": file_in(
        "decided", decision=RECOGNISED, signed=(PAPER,), revoke_asked=Revoking("sai", "1/BC", "", "p-004", AT, 9)
    ),
}
# Of each file, by whom: what waits. Nobody else has anything to do with it.
TYPED = """
đang soạn        | xã: submit
đã gửi           | thẩm định: claim
đang thẩm định   | thẩm định: appraise
đang hỏi         | xã: answer, thẩm định: appraise
đòi bổ sung      | xã: answer, thẩm định: return
đã trả           | xã: submit
đã thẩm định     | chủ tịch: ballot_open, thư ký: ballot_open
đang biểu quyết  | thành viên: vote
đủ phiếu         | chủ tịch: ballot_close, thư ký: ballot_close
đã biểu quyết    | chủ tịch: decide
đã quyết định    | thư ký: propose
chưa ký          | chủ tịch: signed, thư ký: signed
từ chối, chưa ký | chủ tịch: signed, thư ký: signed
từ chối          |
đề nghị thu hồi  | chủ tịch: revoke, thư ký: propose
"""
ROWS = [line.split("|") for line in TYPED.strip().splitlines()]


def told(file: CommuneFile, person: str, state: RoundState | None = None) -> list[str]:
    """What waits for somebody of one file."""
    return [one.act for one in waiting_for(state or state_of(), (file,), Who(person, AT))]


@pytest.mark.parametrize(("name", "wanted"), [(name.strip(), wanted) for name, wanted in ROWS])
def test_each_state_waits_for_whom_it_is_typed(name: str, wanted: str) -> None:
    """By person, and for nobody else."""
    by = dict(part.split(":") for part in wanted.split(",") if part.strip())
    asked = {who.strip(): acts.split() for who, acts in by.items()}
    assert {who: told(FILES[name], person) for who, person in PEOPLE.items() if told(FILES[name], person)} == asked


def test_every_file_is_typed() -> None:
    """None is left out, and each act that waits has its place in the order."""
    assert {name.strip() for name, _ in ROWS} == set(FILES)
    assert {act for file in FILES.values() for person in PEOPLE.values() for act in told(file, person)} <= set(ACTS)


def test_a_file_that_another_took_waits_for_nobody_else() -> None:
    """Until he holds the role no more."""
    state = state_of()
    other = replace(state, grants=(*state.grants, replace(grant("p-002"), person="p-006")))
    assert told(FILES["đang thẩm định"], "p-006", other) == []
    gone = replace(other, grants=tuple(g for g in other.grants if g.person != "p-002"))
    assert told(FILES["đang thẩm định"], "p-006", gone) == ["appraise"]


def test_who_sent_a_file_has_it_not_to_appraise() -> None:
    """Four eyes follow what was done, whatever role is held now."""
    state = state_of()
    both = replace(state, grants=(*state.grants, replace(grant("p-002"), person="p-001")))
    assert told(FILES["đã gửi"], "p-001", both) == []


def test_what_changed_since_it_was_appraised_goes_back_first() -> None:
    """A new override makes another state of it: it waits for the chair to reopen it, and no ballot is opened."""
    over = DatedOverride("AD-1", "", "class", "xa_kv1", "r", "d", "2024-01-01", "2024-12-31")
    assert told(FILES["đã thẩm định"], "p-003", state_of(over)) == ["reopen"]
    assert told(FILES["đã thẩm định"], "p-004", state_of(over)) == []


def test_a_council_is_wanted_once_a_file_needs_it() -> None:
    """Of the chair, who puts it down."""
    state = replace(state_of(), council=None)
    assert told(FILES["đã thẩm định"], "p-003", state) == ["council"]
    assert told(FILES["đã gửi"], "p-003", state) == []


PROPOSED = Release(1, "c" * 64, (CODE,), "p-004", "2024-11-21T08:00:00+07:00")
OUT = replace(PROPOSED, second_by="p-003", second_at="2024-11-22T08:00:00+07:00")


def to_publish(*files: CommuneFile, four_eyes: FourEyes = "required", **more: object) -> dict[str, list[str]]:
    """What waits of a release, for the secretary, the chair and one who is both."""
    both = (replace(grant("p-003"), person="p-006"), replace(grant("p-004"), person="p-006"))
    state = replace(state_of(), four_eyes=four_eyes, **more)  # type: ignore[arg-type]
    state = replace(state, grants=(*state.grants, *both))
    people = {"thư ký": "p-004", "chủ tịch": "p-003", "cả hai": "p-006"}
    told = {who: [one.act for one in waiting_for(state, files, Who(person, AT))] for who, person in people.items()}
    return {who: acts for who, acts in told.items() if acts}


def test_a_release_that_was_proposed_waits_for_a_chair_who_did_not_propose_it() -> None:
    """And no longer for the secretary."""
    own = FILES["đã quyết định"]
    assert to_publish(own) == {"thư ký": ["propose"], "cả hai": ["propose"]}
    assert to_publish(own, releases=(PROPOSED,)) == {"chủ tịch": ["publish"], "cả hai": ["publish"]}
    by_both = replace(PROPOSED, first_by="p-006")
    assert to_publish(own, releases=(by_both,)) == {"chủ tịch": ["publish"]}
    alone = to_publish(own, releases=(by_both,), four_eyes="stated")
    assert alone == {"chủ tịch": ["publish"], "cả hai": ["publish"]}


def test_a_proposal_that_lacks_a_decision_made_since_is_proposed_anew() -> None:
    """The record would not second it."""
    later = replace(FILES["đã quyết định"], code=OTHER)
    assert to_publish(FILES["đã quyết định"], later, releases=(PROPOSED,)) == {
        "thư ký": ["propose"],
        "cả hai": ["propose"],
    }


def test_what_is_published_waits_for_nobody_until_it_is_taken_back() -> None:
    """Nor does a refusal beside it: a release says nothing else of it than before."""
    own = replace(FILES["đã quyết định"], state="published", release=1)
    refused = replace(FILES["từ chối"], code=OTHER)
    assert to_publish(own, refused, releases=(OUT,)) == {}
    gone = Revoking("sai", "1/QĐ", "", "p-003", "2024-11-23T08:00:00+07:00", 12)
    revoked = replace(own, state="revoked", revoked=gone)
    again = replace(PROPOSED, number=2, codes=(), first_at="2024-11-24T08:00:00+07:00")
    assert to_publish(revoked, releases=(OUT,)) == {"thư ký": ["propose"], "cả hai": ["propose"]}
    assert to_publish(revoked, releases=(OUT, again)) == {"chủ tịch": ["publish"], "cả hai": ["publish"]}
    told = replace(again, second_by="p-003", second_at="2024-11-25T08:00:00+07:00")
    assert to_publish(revoked, releases=(OUT, told)) == {}


def test_the_one_person_of_a_laptop_has_all_of_it() -> None:
    """Where the round lets him, in the order of a file's life; what is late stands first, then what is due."""
    state = replace(state_of(), four_eyes="stated")
    late = replace(FILES["đã trả"], code=OTHER, remarks=(replace(SUPPLY, due="2024-11-01"),))
    own = replace(FILES["đòi bổ sung"], assigned_to="p-000")
    found = waiting_for(state, (own, late, FILES["đã biểu quyết"]), Who("p-000", AT))
    assert [(one.act, one.due, one.late) for one in found] == [
        ("submit", "2024-11-01", 1),
        ("answer", DUE, 0),
        ("return", DUE, 0),
        ("decide", "", 0),
    ]


def test_a_day_given_for_longer_is_the_day() -> None:
    """An override of the kind "due" puts it off."""
    longer = DatedOverride("AD-2", CODE, "due", "2024-12-20", "r", "d", "2024-11-01", "2024-12-31")
    (one,) = waiting_for(state_of(longer), (FILES["đã trả"],), Who("p-001", AT))
    assert (one.due, one.late) == ("2024-12-20", 0)


def seen_by(states: Sequence[str], person: str) -> list[str]:
    """The files that somebody may see."""
    return [name for name in states if may_see(state_of(), FILES[name], Who(person, AT))]


def test_a_commune_sees_what_its_board_made_only_once_it_is_told() -> None:
    """Its own alone; the board's people see every file, an outsider none."""
    assert seen_by(["đã gửi", "đang thẩm định", "đã trả", "đã thẩm định"], "p-001") == ["đã trả", "đã thẩm định"]
    assert not may_see(state_of(), replace(FILES["đã trả"], code=OTHER), Who("p-001", AT))
    assert seen_by([*FILES], "p-002") == seen_by([*FILES], "p-005") == [*FILES]
    assert seen_by([*FILES], "p-008") == []
