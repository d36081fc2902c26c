"""Binds the feature about the papers of a round."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from pytest_bdd import given, parsers, scenarios, then, when

from features.command_line import as_typed
from tests import frozen

scenarios("giay_to.feature")


@dataclass(slots=True)
class Office:
    """A workspace that is stood in, and what was last said."""

    home: Path
    said: str = ""
    code: int = 0

    def paper(self, name: str) -> Path:
        """A paper by its name below the round's folder of papers."""
        return self.home / "assessments" / frozen.SAMPLE / "papers" / name


@pytest.fixture
def _stood_in(tmp_path: Path) -> Iterator[Path]:
    with chdir(tmp_path):
        yield tmp_path


@given(parsers.parse("bàn làm việc có đợt mẫu với các xã {codes}"), target_fixture="office")
def office_with(_stood_in: Path, codes: str) -> Office:
    """The sample round with these communes alone."""
    return Office(frozen.desk_in(_stood_in, codes.split(", ")))


@when(parsers.parse('gõ "{line}"'))
def typed(office: Office, line: str) -> None:
    """Type a command."""
    office.said, office.code = as_typed(shlex.split(line))


@when(parsers.parse('có người sửa giấy "{name}"'))
def edited(office: Office, name: str) -> None:
    """Somebody adds a line in Word and saves."""
    document = Document(str(office.paper(name)))
    document.add_paragraph("Đã sửa tay")
    document.save(str(office.paper(name)))


@when(parsers.parse('có mẫu "{name}" với đoạn "{text}"'))
def own_template(office: Office, name: str, text: str) -> None:
    """A province's own template of one paragraph."""
    (office.home / "mau").mkdir(exist_ok=True)
    document, stream = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(stream)
    (office.home / "mau" / name).write_bytes(stream.getvalue())


@when("bộ tiêu chí của đợt là bản nháp")
def drafted(office: Office) -> None:
    """A standard that is not in force."""
    head = office.home / "criteria" / frozen.STANDARD / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("status: in_force", "status: draft"), "utf-8")


@then("lệnh kết thúc tốt")
def ended_well(office: Office) -> None:
    """Exit code 0."""
    assert office.code == 0, office.said


@then(parsers.parse("lệnh kết thúc với mã {code:d}"))
def ended_with(office: Office, code: int) -> None:
    """Another exit code."""
    assert office.code == code, office.said


@then(parsers.parse('máy nói "{text}"'))
def told(office: Office, text: str) -> None:
    """Words on the screen."""
    assert text in office.said


@then("trong thư mục giấy tờ có")
def there_are(office: Office, datatable: list[list[str]]) -> None:
    """Papers by name."""
    assert [name for (name,) in datatable[1:] if not office.paper(name).is_file()] == []


@then(parsers.parse('không có giấy "{name}"'))
def there_is_none(office: Office, name: str) -> None:
    """A paper that was not made."""
    assert not office.paper(name).exists()


@then(parsers.parse('giấy "{name}" có chữ "{text}"'))
def paper_says(office: Office, name: str, text: str) -> None:
    """Words on a paper."""
    document = Document(str(office.paper(name)))
    lines = [p.text for p in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(text in line for line in lines)
