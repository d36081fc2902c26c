"""What is typed about an account: read, and told field by field what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, get_args

from django.http import QueryDict

from engine.language import Say
from engine.problems import ProblemsFound
from engine.records.acting.actors import Role
from engine.service.pages.round_seats import communes_of, listed_people
from engine.service.store import Holdings
from engine.web.people.accounts import Given, Told, account_of, free_person, is_taken
from engine.web.people.signing_in import folded_login

LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
LONGEST_NAME: Final = 200


@dataclass(slots=True)
class Typed:
    """A form as it was typed, and what is wrong at which field."""

    values: Mapping[str, str]
    wrong: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """What was typed in a field, without blanks around it."""
        return self.values.get(name, "").strip()


def typed_in(posted: QueryDict) -> Typed:
    """A form as it was sent."""
    return Typed({name: posted.get(name, "") for name in posted})


def login_of(typed: Typed, say: Say) -> str:
    """The login, told where it will not do."""
    login = folded_login(typed["ten"])
    if not LOGIN.fullmatch(login):
        typed.wrong["ten"] = say(
            "Tên đăng nhập có từ 3 ký tự: chữ không dấu, chữ số, dấu chấm, gạch. Ví dụ: nguyen.thi.hoa"
        )
    elif is_taken(login):
        typed.wrong["ten"] = say("Tên đăng nhập này đã có người dùng: thêm chữ hoặc số.")
    return login


def name_of(typed: Typed, say: Say) -> tuple[str, str]:
    """Name and office, told where there is no name."""
    name, office = " ".join(typed["ho-ten"].split()), " ".join(typed["chuc-vu"].split())
    if not name:
        typed.wrong["ho-ten"] = say("Ghi họ và tên.")
    elif len(name) > LONGEST_NAME or len(office) > LONGEST_NAME:
        typed.wrong["ho-ten"] = say("Họ tên và chức vụ: mỗi ô nhiều nhất {n} ký tự.", n=LONGEST_NAME)
    return name, office


def told_in(typed: Typed, holdings: Holdings, say: Say) -> Told:
    """Who is invited: somebody of a round's list, or another by the name that is typed."""
    listed = {f"{one.person} {one.name}": one for one in listed_people(holdings)}
    login, chosen = login_of(typed, say), listed.get(typed["nguoi"])
    if chosen is None:
        return Told(free_person(), login, *name_of(typed, say))
    if account_of(chosen.person):
        typed.wrong["nguoi"] = say("Mã {person} đã có tài khoản. Nếu là người khác thì sửa mã trong danh sách của đợt.",
                                   person=chosen.person)  # fmt: skip
    return Told(chosen.person, login, chosen.name, chosen.office)


def given_in(typed: Typed, holdings: Holdings, say: Say) -> tuple[Given, ...]:
    """The roles that are given: one for each commune where communes are named; none where no role is chosen."""
    role = next((known for known in get_args(Role) if known == typed["vai-tro"]), None)
    if role is None:
        return ()
    name = typed["dot"]
    if name and not holdings.has_round(name):
        typed.wrong["dot"] = say("Không có đợt này.")
        return ()
    if role != "commune":
        return (Given(role, name),)
    codes = [code for code in re.split(r"[\s,;]+", typed["xa"]) if code]
    if not codes:
        typed.wrong["xa"] = say("Cán bộ xã phải có mã xã: xã nào thì chỉ thấy xã đó.")
    elif strange := [code for code in codes if code not in _codes(holdings, name)]:
        typed.wrong["xa"] = say("Không đợt nào ở đây có mã xã {codes}.", codes=", ".join(strange))
    return tuple(Given(role, name, code) for code in codes)


def _codes(holdings: Holdings, name: str) -> set[str]:
    """The codes of a round, or of every round that can be read."""
    found: set[str] = set()
    for one in [name] if name else holdings.rounds():
        try:
            found |= set(communes_of(holdings, one))
        except ProblemsFound:
            continue
    return found
