"""That one person does everything in a round is the administrator's to say: not its secretary's, by any page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests import frozen
from tests.broken_disk import held
from tests.web.board.coming_in import Office, open_office
from tests.web.visiting import Visit

ROUND: Final = f"/dot/{frozen.SAMPLE}/"
OPENING, SETTING = f"{ROUND}mo-so/", f"{ROUND}dat/"
SECRETARY, ADMINISTRATOR = "p-004", "p-008"
STATED: Final = "four_eyes: stated"


@pytest.fixture
def before_opening(tmp_path: Path) -> Iterator[Office]:
    """A board whose round has no record yet: its own list says who is who."""
    with open_office(frozen.desk_in(tmp_path / "desk", ("02551",)), tmp_path / "board") as office:
        yield office


def secretary(office: Office) -> Visit:
    """Whom the administrator's list makes the round's secretary, come in by name, password and second factor."""
    from engine.web.people import accounts

    accounts.give(office.account(SECRETARY), accounts.Given("secretary", frozen.SAMPLE), ADMINISTRATOR)
    return office.inside(SECRETARY)


def head_of(office: Office) -> Path:
    """The round's own file."""
    return office.root / "assessments" / frozen.SAMPLE / "round.yaml"


def refused(answer: Any, code: str, office: Office, before: object) -> bool:
    """Whether it was refused as that, and nothing lies there otherwise."""
    told = answer.status_code, code in answer.content.decode()
    return told == (422, True) and held(head_of(office).parent) == before


def test_a_secretary_opens_the_round_and_does_not_say_so(before_opening: Office) -> None:
    """The page is hers; the button is not on it, and a form of her own making is refused with nothing written."""
    made, before = secretary(before_opening), held(head_of(before_opening).parent)
    text = made.page(OPENING)
    assert 'value="so-nguoi"' in text and "mot-nguoi" not in text
    assert refused(made.client.post(OPENING, {"viec": "mot-nguoi"}), "WEB-191", before_opening, before)


def test_a_secretary_does_not_say_so_in_the_setting_s_workbook(before_opening: Office) -> None:
    """The line is in the workbook that she is handed; what she writes there is refused with nothing written."""
    made, before = secretary(before_opening), held(head_of(before_opening).parent)
    workbook = load_workbook(io.BytesIO(made.get(f"{SETTING}dot.xlsx").content))
    sheet = workbook["Đợt"]
    row = next(at for at in range(1, 40) if sheet.cell(at, 1).value == "Có người thứ hai")
    sheet.cell(row, 2).value = "Không"
    stream = io.BytesIO()
    workbook.save(stream)
    sent = {"viec": "so", "so": SimpleUploadedFile("dot.xlsx", stream.getvalue())}
    assert refused(made.client.post(SETTING, sent), "WEB-191", before_opening, before)


def test_the_administrator_says_so(before_opening: Office) -> None:
    """By the same form: it is who says it that was wrong, and nothing else."""
    made = before_opening.inside(ADMINISTRATOR)
    assert 'value="mot-nguoi"' in made.page(OPENING)
    answer = made.client.post(OPENING, {"viec": "mot-nguoi"})
    assert (answer.status_code, answer["Location"]) == (302, OPENING)
    assert STATED in head_of(before_opening).read_text("utf-8")
