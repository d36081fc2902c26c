"""Accounts in words: who, in which roles by what, how far in, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engine.language import Say, text
from engine.problems import ProblemsFound
from engine.records.acting.actors import ROLE_WORDS
from engine.service.pages.round_seats import RoundSeats, listed_people
from engine.service.review.desk import VIETNAM
from engine.service.store import Holdings
from engine.web.board.board_gate import standing_of
from engine.web.people import second_factor
from engine.web.people.accounts import list_roles
from engine.web.people.invitations import waiting_for
from engine.web.people.login_log import KINDS, latest
from engine.web.people.models import Account, BoardRole, SignIn

STATES: Final[Mapping[str, str]] = {
    "in": text("dùng được"),
    "waiting": text("chưa nhận lời mời"),
    "late": text("lời mời đã hết hạn"),
    "nothing": text("chưa có lời mời"),
    "blocked": text("bị chặn"),
}


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in words; ``key`` is that of the board's own list, 0 for one that a round's record gives."""

    words: str
    where: str
    key: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """An account as a page shows it; ``others`` are the rounds whose record gives its id to somebody else."""

    account: Account
    state: str
    state_word: str
    second: bool
    last: str
    roles: tuple[HeldRole, ...]
    others: tuple[str, ...]


def role_word(role: str, say: Say) -> str:
    """A role by its name."""
    vi, en = next(words for known, words in ROLE_WORDS.items() if known == role)
    return say.either(vi, en)


def person_row(
    account: Account, holdings: Holdings, say: Say, read: dict[str, RoundSeats], *, titles: Mapping[str, str]
) -> PersonRow:
    """An account with all roles of it; ``read`` are rounds that were read for others already, ``titles`` by id."""
    state = _state(account)
    standing = standing_of(account, holdings)
    standing.read = read
    roles, others = [_held(held, say, titles) for held in list_roles(account)], []
    for name in holdings.rounds():
        try:
            seats = standing.by_record(name)
            others += [name] if standing.is_another(name) else []
        except ProblemsFound:
            continue
        title = titles.get(name, name)
        roles += [HeldRole(role_word(seat.role, say), _where(title, seat.code, say), 0) for seat in seats]
    return PersonRow(
        account, state, say(STATES[state]), second_factor.is_set(account), moment_words(account.last_login, say),
        tuple(roles), tuple(others),
    )  # fmt: skip


def _state(account: Account) -> str:
    if not account.is_active:
        return "blocked"
    if account.has_usable_password():
        return "in"
    told = waiting_for(account)
    if told is None:
        return "nothing"
    return "late" if told.until < datetime.now(VIETNAM) else "waiting"


def _held(held: BoardRole, say: Say, titles: Mapping[str, str]) -> HeldRole:
    return HeldRole(role_word(held.role, say), _where(titles.get(held.round, held.round), held.code, say), held.pk)


def _where(title: str, code: str, say: Say) -> str:
    told = say("đợt “{title}”", title=title) if title else say("mọi đợt")
    return say("xã {code}, {where}", code=code, where=told) if code else told


def moment_words(at: datetime | None, say: Say) -> str:
    """A moment by hour and day, where the country's clock stands; "" for none."""
    if at is None:
        return ""
    here = at.astimezone(VIETNAM)
    return f"{here:%H:%M} {say.day(here.date())}"


def day_words(at: datetime, say: Say) -> str:
    """A moment by its day, where the country's clock stands."""
    return say.day(at.astimezone(VIETNAM).date())


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log of logins."""

    at: str
    who: str
    what: str
    address: str
    by: str


def log_rows(say: Say) -> Iterator[LogRow]:
    """What happened last."""
    for told in latest():
        yield _log_row(told, say)


def _log_row(told: SignIn, say: Say) -> LogRow:
    who = str(told.account) if told.account else "–"
    return LogRow(moment_words(told.at, say), who, say(KINDS[told.kind]), told.address, told.by)


def listed_choices(holdings: Holdings, taken: Sequence[str]) -> list[tuple[str, str]]:
    """People of the rounds' lists who have no account: value and title of each."""
    return [
        (f"{one.person} {one.name}", f"{one.person} · {one.name}, {one.office} ({one.round})")
        for one in listed_people(holdings)
        if one.person not in taken
    ]
