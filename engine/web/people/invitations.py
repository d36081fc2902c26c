"""Links that let somebody in once to set a password: handed over on paper or as a QR code, for seven days."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from engine.web.people.models import AGAIN, FIRST, NEW, Account, Invitation

VALID: Final = timedelta(days=7)


def invite(account: Account | None, by: str, kind: str) -> str:
    """A link's secret for an account, or for the first who looks after a board; older links of it lead nowhere now."""
    now = timezone.now()
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.filter(account=account, used_at=None).delete()
        Invitation.objects.create(
            account=account, kind=kind, hash=_hash(secret), made_by=by, made_at=now, until=now + VALID
        )
    return secret


def open_invitation(secret: str) -> Invitation | None:
    """The invitation of a link that can still be answered; None for any other."""
    told = Invitation.objects.select_related("account").filter(hash=_hash(secret), used_at=None).first()
    if told is None or told.until < timezone.now() or (told.account and not told.account.is_active):
        return None
    return told


def use(told: Invitation) -> bool:
    """Use a link up; gives whether it was there to be used, for two may answer at once."""
    return Invitation.objects.filter(pk=told.pk, used_at=None).update(used_at=timezone.now()) == 1


def waiting_for(account: Account) -> Invitation | None:
    """The link that an account has not answered yet, also one that is over; None where there is none."""
    return Invitation.objects.filter(account=account, used_at=None).order_by("-made_at").first()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


__all__ = ("AGAIN", "FIRST", "NEW", "VALID", "invite", "open_invitation", "use", "waiting_for")
