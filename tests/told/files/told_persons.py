"""What the guard finds in texts, one by one and as they stand on a page below their heads."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.files.numbers import Raw
from engine.files.persons.guard import Said, is_suspect, personal_details, personal_sign
from engine.files.persons.identity_numbers import personal_number
from engine.files.persons.personal_names import is_a_name, is_personal_head, is_signature, names_a_person
from engine.problems import Place
from tests.told.files.told_lines import block, problems

CORPUS = Path(__file__).parents[2] / "files" / "persons_corpus.toml"
# Beside the corpus: numbers at the edges of what counts, and one detail among others. All are made up.
WRITTEN: tuple[str | int, ...] = (
    "001085000000", "003085000000", "001485000000", "00108500000", "0010850000000", "097085000000", "096385000000",
    1085000000, 3085000000,
    "012345678", "01234567", "0123456789", "123 456 789", "CMND 12345678", "CMND 1234567", "CCCD 12345678901234",
    "CCCD 123456789012345",
    "CCCD 2021 2022", "CCCD 1900 1234", "0350000000", "0250000000", "02500000000", "025000000000", "0450000000",
    "0150000000", "350000000",
    "84350000000", "840350000000", "0084350000000", "+84350000000", "(84)350000000", "x84350000000", "84 450000000",
    "1900 1234", "1800.123456",
    "19001234567", "ĐT 1800 1234", "ĐT: 18001234", "111", "113", "a@b.vn", "a@b", "@b.vn", "a.b+c@d-e.example.vn",
    "a @b.vn", "TE1270000000000",
    "TE6270000000000", "te1270000000000", "XTE1270000000000", "hộ chiếu B1234567", "hộ chiếu số: c12345678",
    "B1234567", "passport no b1234567",
    "30A-123.45", "30A-12345", "29-H1 123.45", "biển số 30A12345", "Nghị định 123/2024/NĐ-CP",
    "Luật số 102/2016/QH13", "12345678/2024",
    "12345678 / QĐ-UBND", "công văn 12345678", "số 123456789/BC-UBND", "350.000.000", "350000000 đồng",
    "350 000 000đ", "kinh phí 350000000",
    "123456789", "1.234.567.890", "0.350.000.000", "20241115", "20241315", "20241115001085", "15.11.2024 1234567",
    "2024-11-15-123456", "2021 2022 2023",
    "2021 2022 3023", "STK 0350000000", "tài khoản 123456789012", "mã 001085000000x", "x001085000000",
    "001085000000/", "/001085000000", "０３５００００００００",
    "0350\u200b000000", "0350\u00a0000\u00a0000", "0350\t000\t000", "0350  000  000", "0350    000000",
    "0350,000,000", "0350–000–000", "Nguyễn Văn A",
    "Nguyễn A", "Nguyễn Văn", "NGUYỄN VĂN AN", "nguyễn văn an", "Nguyễn  Văn  An", "Trần Phú",
    "Trường Nguyễn Văn An", "ông Nguyễn Văn An", "ông Trần Phú",
    "đường Nguyễn Văn Trỗi", "cháu An", "cháu Lê An", "mẹ là bà Lê An", "em: Lê Thị An", "An Văn Bình",
    "cháu An Văn Bình", "Nguyễn Văn An Bình Minh Hà", "Họ và tên",
    "Họ và tên:", "HỌ VÀ TÊN *", "Họ và tên (in hoa)", "Họ và tên trẻ em khuyết tật", "Số trẻ em", "Tên xã",
    "Địa chỉ", "Địa chỉ trụ sở", "Người lập biểu",
    "Chủ tịch", "(Ký, ghi rõ họ tên)", "Ký tên, đóng dấu", "Thủ trưởng đơn vị", "TM. Ủy ban nhân dân",
    "Kinh phí (đồng)", "Ngân sách", "h" * 81 + " họ tên",
    "x" * 66_000 + " 0350000000", "0350000000" + "x" * 10, "lần 1 2 3 4 5 6 7 8", "1-2-3-4-5-6-7-8", "(024)38000000",
    "024.3800.0000 máy lẻ 12", 84900000000, 849000000000,
)  # fmt: skip
Page = Sequence[Sequence[Raw]]
PAGES: dict[str, Sequence[Page]] = {
    "a name": [[["xã"], ["Nguyễn Văn An"]]],
    "a name below a signature": [[["Người lập biểu"], ["Nguyễn Văn An"]]],
    "a name above a signature": [[["Nguyễn Văn An"], ["Người lập biểu"]]],
    "a number below a signature": [[["Người lập biểu"], ["0350000000"]]],
    "a signature on another page": [[["Người lập biểu"]], [["Nguyễn Văn An"]]],
    "sums below their head": [[["Kinh phí", "Ghi chú"], [123456789, 123456789]]],
    "sums as text below their head": [[["Kinh phí"], ["0350000000"], ["0350.000.000"]]],
    "sums on another page": [[["Kinh phí"]], [[123456789]]],
    "one of each kind": [[["Họ và tên", "ĐT"], ["Nguyễn Văn An", "0350000000"], ["Lê Thị Bình", "0350000001"]]],
    "an honest name": [[["Lê Văn Tám"], ["Lê Văn Chín"]]],
    "truths, days and fractions": [[[True, 123456789.0, None]]],
    "a long head of money": [[["Kinh phí " + "x" * 80], [123456789]]],
}
HONEST = frozenset({"le van tam"})


def persons() -> str:
    """Each text of the corpus and beside it; pages with their heads."""
    corpus = tomllib.loads(CORPUS.read_text("utf-8"))
    kinds = {f"{side}: {kind}": entries for side, held in corpus.items() for kind, entries in held.items()}
    return "".join([
        *(block(kind, map(_brief, entries)) for kind, entries in kinds.items()),
        block("beside the corpus", map(_whole, WRITTEN)),
        block("pages", (line for name, pages in PAGES.items() for line in _page(name, pages))),
    ])  # fmt: skip


def _said(text: str | int) -> str:
    said = repr(text)
    return said if len(said) < 90 else f"{said[:20]}…{said[-12:]}"


def _brief(text: str | int) -> str:
    """The code and what may be said."""
    found = personal_sign(text)
    return f"{_said(text)} → {f'{found[0]} {_said(found[2])}' if found else '-'}"


def _whole(text: str | int) -> str:
    """The same, with the answer of each part of the guard."""
    number = personal_number(text)
    asked = (is_personal_head, names_a_person, is_a_name, is_signature)
    yes = [part.__name__ for part in asked if isinstance(text, str) and part(text)]
    suspect = isinstance(text, str) and is_suspect(text, {"nguyen van a"})
    return f"{_brief(text)} · {number or '-'} · {' '.join(yes) or '-'}{' · suspect' * suspect}"


def _page(name: str, pages: Sequence[Page]) -> Iterator[str]:
    cells = [
        [Said((at, row, column), column, raw) for row, line in enumerate(page, 1) for column, raw in enumerate(line, 1)]
        for at, page in enumerate(pages, 1)
    ]
    found = personal_details(
        cells, lambda spot: Place("p", sheet=f"{spot[0]}", cell=f"{spot[1]},{spot[2]}"), honest=HONEST
    )
    yield from (f"{name}: {line}" for line in problems(found) or ["-"])
