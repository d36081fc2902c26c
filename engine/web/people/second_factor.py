"""The second factor: codes of a telephone (TOTP), and ten on paper for the day on which it is lost."""

from __future__ import annotations

import base64
from typing import Final

from django.db import transaction
from django.http import HttpRequest
from django_otp import DEVICE_ID_SESSION_KEY, login, match_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from engine.web.people.login_log import note
from engine.web.people.models import Account
from engine.web.people.signing_in import client_address

NAME: Final = "phuhop"
BACKUP_CODES: Final = 10


def is_set(account: Account) -> bool:
    """Whether somebody has a telephone that gives codes."""
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())


def is_through(request: HttpRequest, account: Account) -> bool:
    """Whether this login has passed the second factor, by a device that is still the account's."""
    told = request.session.get(DEVICE_ID_SESSION_KEY)
    found = Device.from_persistent_id(told) if told else None
    return bool(found and found.user_id == account.pk and found.confirmed)


def enter(request: HttpRequest, account: Account, typed: str) -> bool:
    """Pass by a code of the telephone or one of paper, each once; wrong ones make the next wait longer."""
    with transaction.atomic():
        found = match_token(account, typed.replace(" ", ""))
    if found is None:
        note("code_wrong", account, client_address(request))
        return False
    login(request, found)
    note("second", account, client_address(request))
    return True


def being_set(account: Account) -> TOTPDevice:
    """The telephone that somebody is about to add; the same until it is."""
    return TOTPDevice.objects.get_or_create(user=account, confirmed=False, defaults={"name": NAME})[0]


def secret_of(device: TOTPDevice) -> str:
    """The secret as it is typed into a telephone, in groups of four."""
    told = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(told[at : at + 4] for at in range(0, len(told), 4))


def confirm(request: HttpRequest, account: Account, typed: str) -> tuple[str, ...]:
    """Add the telephone by a first code of it; gives the codes for paper, none where the code is wrong."""
    device = being_set(account)
    if not device.verify_token(typed.replace(" ", "")):
        note("code_wrong", account, client_address(request))
        return ()
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account, confirmed=True).delete()
        device.confirmed = True
        device.save()
    login(request, device)
    note("second_set", account, client_address(request))
    return paper_codes(account)


def paper_codes(account: Account) -> tuple[str, ...]:
    """Ten new codes in the place of the old ones; they are told this once."""
    with transaction.atomic():
        StaticDevice.objects.filter(user=account).delete()
        home = StaticDevice.objects.create(user=account, name=NAME)
        codes = tuple(StaticToken.random_token() for _ in range(BACKUP_CODES))
        for code in codes:
            home.token_set.create(token=code)
    return codes


def take_off(account: Account) -> None:
    """Take all of it off."""
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
