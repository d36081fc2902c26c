"""Guessing is slow: a name is locked at one address and not for its neighbour, and tries are counted before hashing."""

from __future__ import annotations

import pytest

from engine.web.people.attempts import BY_ADDRESS, BY_NAME, MOST_COUNTED, Attempts
from tests.web.board.coming_in import PASSWORD, Office


def try_in(office: Office, name: str, password: str, address: str) -> int:
    """One try from an address; gives the status."""
    made = office.outside()
    answer = made.client.post("/dang-nhap/", {"ten": name, "mat-khau": password}, REMOTE_ADDR=address)
    status: int = answer.status_code
    return status


def test_a_name_is_locked_where_it_was_guessed_and_not_for_its_neighbour(either_office: Office) -> None:
    """After five wrong ones the right one does not help at that address; elsewhere, and for others there, it does."""
    for person in ("p-001", "p-009"):
        either_office.account(person)
    wrong = [try_in(either_office, "p-001", f"đoán {n}", "10.0.0.7") for n in range(5)]
    assert wrong == [422, 422, 422, 422, 429]
    assert try_in(either_office, "p-001", PASSWORD, "10.0.0.7") == 429
    assert try_in(either_office, "p-009", PASSWORD, "10.0.0.7") == 303
    assert try_in(either_office, "p-001", PASSWORD, "10.0.0.8") == 303


def test_a_name_that_nobody_has_is_answered_as_one_that_is(office: Office) -> None:
    """Refused and locked alike, so that nobody learns who has an account; what was typed is kept nowhere."""
    from axes.models import AccessAttempt

    office.account("p-001")
    told = []
    for name in ("p-001", "khong-co-ai"):
        made = office.outside()
        pages = [
            made.client.post("/dang-nhap/", {"ten": name, "mat-khau": "sai"}, REMOTE_ADDR="10.0.0.9") for _ in range(6)
        ]
        told.append([(page.status_code, page.content.decode().replace(name, "")[-900:]) for page in pages])
    assert [status for status, _ in told[0]] == [status for status, _ in told[1]] == [422, 422, 422, 422, 429, 429]
    kept = [f"{one.username}{one.post_data}{one.get_data}{one.path_info}" for one in AccessAttempt.objects.all()]
    assert kept and not [told for told in kept if "khong-co-ai" in told or "sai" in told]


def test_tries_are_counted_before_anything_is_hashed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond what an office needs no password is looked at."""
    from engine.web.people import signing_in

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(signing_in, "authenticate", never)
    monkeypatch.setattr(Attempts, "may_try", lambda *_: False)
    assert try_in(office, "p-001", PASSWORD, "10.0.0.7") == 429


def test_how_many_tries_there_are() -> None:
    """So many by an address in its time, so many by a name; others are not held up, and time lets go."""
    tried = Attempts()
    most, seconds = BY_ADDRESS
    assert all(tried.may_try("a", f"n{at}", 0.0) for at in range(most))
    assert not tried.may_try("a", "khác", 1.0) and tried.may_try("b", "khác", 1.0)
    assert tried.may_try("a", "khác", seconds)
    most, seconds = BY_NAME
    one = Attempts()
    assert all(one.may_try(f"a{at}", "n", 0.0) for at in range(most))
    assert not one.may_try("mới", "n", 1.0) and one.may_try("mới", "n", seconds)


def test_only_so_many_are_hashed_at_once() -> None:
    """The next is told to come again, and pages go on being served."""
    tried = Attempts()
    with tried.one_hash() as first, tried.one_hash() as second, tried.one_hash() as third:
        assert (first, second, third) == (True, True, False)
    with tried.one_hash() as again:
        assert again


def test_tries_of_long_ago_make_room_once_very_many_are_counted() -> None:
    """A flood of made-up names fills no memory, and what still counts is not forgotten for it."""
    tried, later = Attempts(), float(max(BY_ADDRESS[1], BY_NAME[1]))
    for at in range(MOST_COUNTED // 2 - 1):
        assert tried.may_try(f"10.1.{at // 250}.{at % 250}", f"ten {at}", 0.0)
    assert tried.may_try("10.0.0.7", "an", later - 1)
    assert len(tried.tried) == MOST_COUNTED
    assert tried.may_try("10.0.0.8", "ba", later)
    assert set(tried.tried) == {"@10.0.0.7", "=an", "@10.0.0.8", "=ba"}
    assert tried.may_try("10.0.0.9", "chi", later) and len(tried.tried) == 6
