"""Who came in, who was refused, and what was done to accounts: kept for whoever looks after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from django.utils import timezone

from engine.language import text
from engine.web.people.models import Account, SignIn

KEPT_FOR: Final = timedelta(days=400)
SHOWN: Final = 200
KINDS: Final[Mapping[str, str]] = {
    "in": text("vào"),
    "wrong": text("sai mật khẩu"),
    "unknown": text("tên đăng nhập không có"),
    "locked": text("bị khóa tạm vì sai nhiều lần"),
    "slow": text("thử quá nhiều lần"),
    "blocked": text("tài khoản bị chặn"),
    "code_wrong": text("sai mã hai lớp"),
    "second": text("qua lớp hai"),
    "out": text("ra"),
    "password": text("đổi mật khẩu"),
    "second_set": text("lập mã hai lớp"),
    "second_off": text("bỏ mã hai lớp"),
    "invited": text("được mời"),
    "joined": text("nhận lời mời"),
    "given": text("được giao vai trò"),
    "taken": text("bị thu vai trò"),
    "block": text("bị chặn"),
    "unblock": text("được mở lại"),
    "reset": text("được đặt lại mật khẩu"),
    "reset_second": text("được đặt lại mã hai lớp"),
}


def note(kind: str, account: Account | None, address: str = "", by: str = "") -> None:
    """Put down what happened, and let go of what is older than anybody asks for."""
    now = timezone.now()
    SignIn.objects.create(account=account, kind=kind, address=address, by=by, at=now)
    if kind == "in":
        SignIn.objects.filter(at__lt=now - KEPT_FOR).delete()


def latest() -> tuple[SignIn, ...]:
    """What happened last, the latest first."""
    return tuple(SignIn.objects.select_related("account")[:SHOWN])
