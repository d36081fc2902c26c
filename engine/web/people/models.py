"""The tables of people: accounts, roles by the board's own list, invitations, and who came in when."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from engine.records.acting.actors import ROLE_WORDS, Role

LONGEST_NAME: Final = 200
# What an invitation is for: the first who looks after a board, an account's first password, a new one.
FIRST, NEW, AGAIN = "first", "new", "again"


class Accounts(BaseUserManager["Account"]):
    """Every account; Django finds one by its login through this."""


class Account(AbstractBaseUser):
    """A person of a board: ``person`` is the id of council.yaml, ``login`` what is typed at the door.

    One without a password that can be used has not answered the invitation yet; one that is not active is blocked.
    """

    person: models.CharField[str, str] = models.CharField(max_length=12, unique=True)
    login: models.CharField[str, str] = models.CharField(max_length=60, unique=True)
    name: models.CharField[str, str] = models.CharField(max_length=LONGEST_NAME)
    office: models.CharField[str, str] = models.CharField(max_length=LONGEST_NAME, blank=True)
    is_active: models.BooleanField[bool, bool] = models.BooleanField(default=True)
    made_by: models.CharField[str, str] = models.CharField(max_length=12, blank=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """How its rows stand."""

        ordering = ("person",)

    def __str__(self) -> str:
        """As people are told of somebody."""
        return f"{self.name} ({self.person})"


class BoardRole(models.Model):
    """A role by the board's own list: in a round or "" for every one, for a commune or "" for the whole round."""

    account: models.ForeignKey[Account, Account] = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="board_roles"
    )
    role: models.CharField[Role, Role] = models.CharField(max_length=20, choices=[(role, role) for role in ROLE_WORDS])
    round: models.CharField[str, str] = models.CharField(max_length=120, blank=True)
    code: models.CharField[str, str] = models.CharField(max_length=5, blank=True)
    given_by: models.CharField[str, str] = models.CharField(max_length=12)
    given_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        """How its rows stand."""

        ordering = ("role", "round", "code")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "role", "round", "code"], name="people_role_once")
        ]

    def __str__(self) -> str:
        """The role and where it holds."""
        return f"{self.role} {self.round} {self.code}".strip()


class Invitation(models.Model):
    """A link that lets somebody set a password once; of its secret only the hash is kept."""

    account: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    kind: models.CharField[str, str] = models.CharField(max_length=8)
    hash: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    made_by: models.CharField[str, str] = models.CharField(max_length=12, blank=True)
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    until: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    used_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """What it is for and until when."""
        return f"{self.kind} {self.until}"


class SignIn(models.Model):
    """An attempt to come in, or a way out; what was typed is never kept, for people type passwords as names."""

    account: models.ForeignKey[Account | None, Account | None] = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="sign_ins"
    )
    kind: models.CharField[str, str] = models.CharField(max_length=12)
    address: models.CharField[str, str] = models.CharField(max_length=45, blank=True)
    by: models.CharField[str, str] = models.CharField(max_length=12, blank=True)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField(db_index=True)

    class Meta:
        """How its rows stand."""

        ordering = ("-at", "-id")

    def __str__(self) -> str:
        """What happened when."""
        return f"{self.kind} {self.at}"
