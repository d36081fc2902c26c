"""Who may come in, by which name of the machine, with which headers; what is refused says what to do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.web.serving import open_door
from engine.web.settings import LOCAL
from tests import frozen
from tests.web.visiting import SECRET, visit

POLICY = "default-src 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
ROUND = f"/dot/{frozen.SAMPLE}/"
PAGES = (
    "/", ROUND, f"{ROUND}bang.csv", f"{ROUND}xa/02551/", "/tieu-chi/", f"/tieu-chi/{frozen.STANDARD}/", "/tro-giup/",
    "/tu-dien/", "/dot/khong-co/",
)  # fmt: skip


def test_a_port_in_use_is_told_by_its_number() -> None:
    """WEB-100 at the place that was asked for; the port stays with whoever had it."""
    with socket.create_server((LOCAL, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ProblemsFound) as refused:
            open_door(port)
        (told,) = refused.value.problems
    assert (told.code, told.place.file, told.values["port"]) == ("WEB-100", f"{LOCAL}:{port}", port)


@pytest.mark.parametrize("address", PAGES)
def test_nobody_sees_a_page_who_has_not_come_in(workspace: Path, address: str) -> None:
    """Whether it is there or not: 403 with the way in, and nothing of the round."""
    answer = visit(workspace, inside=False).get(address)
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "mở lại phuhop" in text and "Sơn Dương" not in text and "/tieu-chi/" not in text


def test_the_key_opens_once(workspace: Path) -> None:
    """A second who has the address is refused; a wrong key opens nothing and does not use the right one up."""
    made = visit(workspace, inside=False)
    assert made.get("/vao/sai/").status_code == 403
    assert made.get("/vao/kh%C3%B3a/").status_code == 403
    first = made.get(f"/vao/{SECRET}/")
    assert (first.status_code, first.headers["Location"]) == (302, "/")
    cookie = first.cookies[f"phuhop-{8642}"]
    assert cookie["samesite"] == "Strict" and cookie["httponly"] and not cookie["max-age"]
    made.client.cookies.clear()
    assert made.get(f"/vao/{SECRET}/").status_code == 403


@pytest.mark.parametrize("address", ["/", f"/vao/{SECRET}/", "/tro-giup/", "/khong-co/"])
@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "127.0.0.2"])
def test_another_name_of_the_machine_is_refused(workspace: Path, address: str, name: str) -> None:
    """Whoever made a name of his point here gets 400 and nothing else."""
    answer = visit(workspace, inside=False).get(address, headers={"host": name})
    assert (answer.status_code, answer.content) == (400, b"400")


@pytest.mark.parametrize("address", ["/", "/khong-co/", f"/vao/{SECRET}/", "/vao/sai/"])
def test_every_answer_has_the_safe_headers(workspace: Path, address: str) -> None:
    """Pages and refusals alike: policy, no frames, no guessing of types, nothing kept."""
    headers = visit(workspace, inside=False).get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_form_without_its_token_is_refused(workspace: Path) -> None:
    """Another site cannot send a form in somebody's name."""
    made = visit(workspace, secure={"enforce_csrf_checks": True})
    refused = made.client.post("/ngon-ngu/", {"ngon-ngu": "en", "ve": "/"})
    assert refused.status_code == 403
    assert "Trang đã mở quá lâu" in refused.content.decode()


@pytest.mark.parametrize("address", PAGES[:-1])
def test_pages_are_only_read(workspace: Path, address: str) -> None:
    """Nothing is sent to a page that only shows."""
    assert visit(workspace).client.post(address).status_code == 405


def test_style_and_type_are_kept_by_the_browser_under_the_name_of_their_bytes(workspace: Path) -> None:
    """Served to anybody, for refusals are drawn with them; another edition's name, or a path, is nothing."""
    from engine.web.static_files import edition, files

    made = visit(workspace, inside=False)
    assert {"look.css", "source-sans-3-latin.woff2", "source-sans-3-vietnamese.woff2"} <= set(files())
    for name, content in files().items():
        answer = made.get(f"/tinh/{edition()}/{name}")
        assert answer.content == content
        assert "immutable" in answer.headers["Cache-Control"]
    assert made.get("/tinh/0000000000000000/look.css").status_code == 404
    assert made.get(f"/tinh/{edition()}/..%2Fsettings.py").status_code == 404


def test_our_own_fault_is_said_to_be_ours_and_reported(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is shown a traceback."""
    from engine.web.views import help_views

    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(help_views, "look_up", broken)
    made = visit(workspace)
    answer = made.get("/tu-dien/")
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "phuhop-loi.txt" in text and "ZeroDivisionError" not in text
    assert [type(fault) for fault in made.faults] == [ZeroDivisionError]
