"""The workbook of a round's people: taken from its page and filled in; the mark that a page was drawn with."""

from __future__ import annotations

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.web.review.working import ROUND, Working

OPENING = f"{ROUND}mo-so/"


def mark_on(text: str) -> str:
    """The mark of the list that a page was drawn with."""
    return re.search(r'name="dau" value="([^"]+)"', text)[1]  # type: ignore[index]


def upload(content: bytes, name: str = "so.xlsx") -> SimpleUploadedFile:
    """A file of a form."""
    return SimpleUploadedFile(name, content)


def people_book(work: Working, **wrong: str) -> bytes:
    """The workbook as it is handed out, filled in with three people and a council."""
    answer = work.visit.get(f"{OPENING}hoi-dong.xlsx")
    assert (
        answer.headers["X-Content-Type-Options"] == "nosniff" and "attachment" in answer.headers["Content-Disposition"]
    )
    workbook = load_workbook(io.BytesIO(answer.content))
    people, council, _ = workbook.worksheets[:3]
    head = next(row for row in range(1, 20) if people.cell(row, 1).value == "Mã người")
    heads = {str(cell.value): int(cell.column) for cell in people[head] if cell.value}
    crosses = {"p-003": ("Người quản trị",), "p-004": ("Chủ tịch hội đồng",), "p-005": ("Người thẩm định",)}
    for at, (person, roles) in enumerate(crosses.items(), head + 1):
        told = {"Mã người": person, "Họ tên": f"Bà {person}", "Chức vụ": "Ủy viên", "Từ ngày": "01/01/2024"}
        for name, text in {**told, **dict.fromkeys(roles, "x"), **wrong}.items():
            if name in heads:
                people.cell(at, heads[name]).value = text
    assert council.title == "Hội đồng"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
