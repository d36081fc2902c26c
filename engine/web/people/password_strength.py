"""What is asked of a password: length before signs, none that everybody has, none that is one's own name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from engine.language import Say

SHORTEST, LONGEST = 10, 200
FEWEST_SIGNS: Final = 5


def weaknesses(password: str, about: tuple[str, ...], say: Say) -> Iterator[str]:
    """Why a password will not do, each in a sentence; ``about`` are the names that it must not be made of."""
    if len(password) < SHORTEST:
        yield say("Mật khẩu ngắn quá: cần ít nhất {n} ký tự. Một câu dễ nhớ của riêng mình là tốt nhất.", n=SHORTEST)
    if len(password) > LONGEST:
        yield say("Mật khẩu dài quá: nhiều nhất {n} ký tự.", n=LONGEST)
    if password.isdigit():
        yield say("Mật khẩu chỉ có chữ số thì dễ đoán: thêm chữ cái.")
    if len(set(password)) < FEWEST_SIGNS and len(password) >= SHORTEST:
        yield say("Mật khẩu lặp lại một vài ký tự thì dễ đoán: dùng nhiều ký tự khác nhau hơn.")
    if _is_often_guessed(password):
        yield say("Mật khẩu này nằm trong danh sách những mật khẩu hay bị đoán nhất: chọn cái khác.")
    told = _plain(password)
    if any(len(part) >= 4 and part in told for name in about for part in (_plain(name), *map(_plain, name.split()))):
        yield say("Mật khẩu chứa tên đăng nhập, họ tên hoặc mã của chính bạn: bỏ phần đó đi.")


def _is_often_guessed(password: str) -> bool:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return False


def _plain(text: str) -> str:
    """Without accents, blanks and capitals: "Nguyễn Thị Hoa" is in "nguyenthihoa1990"."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in bare if sign.isalnum())
