"""Accounts of a board: made, given and taken roles by the board's own list, blocked, given a new password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from axes.utils import reset
from django.db import transaction
from django.utils import timezone

from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.actors import Role
from engine.records.acting.duties import GUARDED_ROLES
from engine.web.people import second_factor
from engine.web.people.invitations import AGAIN, FIRST, NEW, invite, use
from engine.web.people.login_log import note
from engine.web.people.models import Account, BoardRole, Invitation

# Roles that a board's own list always has; the others count in a round whose record is not open yet.
ALWAYS: Final[tuple[Role, ...]] = ("admin", "policy", "viewer")
# Ids of people whom no round's list names begin here, so that a list written later does not take them for its own.
FIRST_UNLISTED: Final = 901


@dataclass(frozen=True, slots=True)
class Told:
    """What is put down of somebody: the id of the rounds' lists, login, name and office."""

    person: str
    login: str
    name: str
    office: str


@dataclass(frozen=True, slots=True)
class Given:
    """A role by the board's own list, in a round or "" for all, for a commune or "" for the whole round."""

    role: Role
    round: str = ""
    code: str = ""


def everybody() -> tuple[Account, ...]:
    """Every account, by id."""
    return tuple(Account.objects.all())


def account_of(person: str) -> Account | None:
    """The account of a person; None where there is none."""
    return Account.objects.filter(person=person).first()


def list_roles(account: Account) -> tuple[BoardRole, ...]:
    """The roles that the board's own list gives somebody."""
    return tuple(BoardRole.objects.filter(account=account))


def is_taken(login: str) -> bool:
    """Whether somebody has this login."""
    return Account.objects.filter(login=login).exists()


def free_person() -> str:
    """The first id for somebody whom no list names."""
    taken = set(Account.objects.values_list("person", flat=True))
    return next(name for number in range(FIRST_UNLISTED, 10_000) if (name := f"p-{number:03}") not in taken)


def is_looked_after() -> bool:
    """Whether somebody who can come in looks after the accounts."""
    return any(account.has_usable_password() for account in _keepers())


def make(told: Told, roles: tuple[Given, ...], by: str) -> tuple[Account, str]:
    """A new account with its first roles, and the secret of the link by which its person sets a password."""
    with transaction.atomic():
        account = _made(told, by)
        for given in roles:
            give(account, given, by)
        note("invited", account, by=by)
        return account, invite(account, by, NEW)


def _made(told: Told, by: str) -> Account:
    made = Account(
        person=told.person, login=told.login, name=told.name, office=told.office, made_by=by, made_at=timezone.now()
    )
    made.set_unusable_password()
    made.save()
    return made


def first_link() -> str:
    """The secret by which the first who looks after a board makes an account."""
    return invite(None, "", FIRST)


def join(told: Invitation, password: str, first: Told | None = None) -> Account | None:
    """Answer an invitation with a password; None where somebody was faster. ``first`` is who looks after it all."""
    with transaction.atomic():
        if not use(told):
            return None
        account = told.account
        if account is None:
            if first is None:
                raise ValueError(told.kind)
            account = _made(first, "")
            give(account, Given("admin"), account.person)
        account.set_password(password)
        account.save()
        reset(username=account.login)
        note("joined", account)
        return account


def give(account: Account, given: Given, by: str) -> None:
    """Give a role; nobody gives himself one of those that four eyes rest on (WEB-148)."""
    if account.person == by and given.role in GUARDED_ROLES:
        raise ProblemsFound([problem("WEB-148", Place(by), person=by)])
    BoardRole.objects.get_or_create(
        account=account, role=given.role, round=given.round, code=given.code,
        defaults={"given_by": by, "given_at": timezone.now()},
    )  # fmt: skip
    note("given", account, by=by)


def take(account: Account, key: int, by: str) -> bool:
    """Take a role away; not the last one that looks after the accounts: gives whether it was taken."""
    held = BoardRole.objects.filter(account=account, pk=key).first()
    if held is None or (held.role == "admin" and _is_last(account)):
        return False
    held.delete()
    note("taken", account, by=by)
    return True


def block(account: Account, by: str) -> bool:
    """Shut somebody out at once; not oneself, nor the last who looks after the accounts: gives whether it was done."""
    if account.person == by or _is_last(account):
        return False
    account.is_active = False
    account.save()
    note("block", account, by=by)
    return True


def unblock(account: Account, by: str) -> None:
    """Let somebody in again with the password that was."""
    account.is_active = True
    account.save()
    reset(username=account.login)
    note("unblock", account, by=by)


def new_link(account: Account, by: str) -> str:
    """The secret of a link for a new password: the old one and every login under it end now."""
    with transaction.atomic():
        had = account.has_usable_password()
        account.set_unusable_password()
        account.save()
        reset(username=account.login)
        note("reset" if had else "invited", account, by=by)
        return invite(account, by, AGAIN if had else NEW)


def drop_second(account: Account, by: str) -> None:
    """Take the second factor off somebody who has lost it."""
    second_factor.take_off(account)
    note("reset_second", account, by=by)


def change_password(account: Account, password: str) -> None:
    """A new password: every other login of the account ends."""
    account.set_password(password)
    account.save()
    note("password", account)


def _keepers() -> tuple[Account, ...]:
    return tuple(Account.objects.filter(is_active=True, board_roles__role="admin").distinct())


def _is_last(account: Account) -> bool:
    """Whether nobody would be left who looks after the accounts."""
    left = [keeper for keeper in _keepers() if keeper.has_usable_password()]
    return [keeper.pk for keeper in left] == [account.pk]
