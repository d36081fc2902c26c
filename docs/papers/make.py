"""Writes docs/papers.md, the fields of every paper for provinces' own templates: python -m docs.papers.make.

They are read from the data classes that papers are made of, so the list cannot say anything else.
"""  # noqa: INP001 - a folder with a maker, not a package

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.records.acting.act_words import STATE_WORDS
from engine.records.acting.commune_file import STATES
from engine.records.papers.paper_fields import FieldTold, fields_of
from engine.records.papers.paper_frame import CommuneTold, Frame, Outcome, RoundTold
from engine.records.papers.paper_kinds import KINDS, PaperKind
from engine.reporting.papers.paper_making import SHAPES, template_name

HERE = Path(__file__).parents[1] / "papers.md"
SORTS = {
    "text": "chữ", "points": "điểm", "number": "số", "day": "ngày", "yes_no": "đúng/sai", "list": "danh sách",
    "group": "nhóm", "free": "",
}  # fmt: skip
SHARED = {"frame": Frame, "round": RoundTold, "commune": CommuneTold, "outcome": Outcome}
HEAD = """# Giấy tờ của đợt và mẫu riêng của tỉnh

`phuhop papers ĐỢT` lập giấy tờ bằng mẫu có sẵn, theo thể thức Nghị định 30/2020/NĐ-CP. Tỉnh có mẫu riêng thì làm
ba bước:

1. Lấy mẫu có sẵn về sửa: `phuhop papers ĐỢT --blank mau`. Mỗi loại giấy một tệp Word, tên tệp ở bảng dưới.
2. Sửa trong Word. Chỗ điền ghi trong hai dấu ngoặc nhọn, ví dụ `{{ commune.name }}`.
3. Lập giấy bằng mẫu đó: `phuhop papers ĐỢT --template mau`. Loại nào không có tệp thì dùng mẫu có sẵn.

Trước khi dùng, mẫu được soát: trường viết sai được nêu kèm tên đúng gần nhất, ngoặc thiếu đôi hay bị tách được nêu
theo đoạn. Lập xong, giấy được đọc lại: không còn ngoặc nhọn, tổng cộng đúng từ các dòng, đúng tên xã, đúng kết luận,
đủ dòng cảnh báo. Sai thì không ghi giấy nào.

## Cách ghi trong mẫu

| muốn | ghi |
| --- | --- |
| in một trường | `{{ outcome.words }}` |
| lặp cả đoạn | `{%p for told in opening %}`, `{{ told }}`, `{%p endfor %}`: mỗi câu một đoạn riêng |
| lặp dòng của bảng | `{%tr for one in criteria %}`, dòng cần lặp, `{%tr endfor %}`: mỗi câu một dòng riêng của bảng |
| chỉ in khi có | `{%p if frame.seal %}` … `{%p endif %}` |
| số thứ tự trong vòng lặp | `{{ loop.index }}` |

Không dùng bộ lọc, không gọi hàm: số, ngày, điểm đã viết sẵn theo cách viết tiếng Việt (1.250; 15/11/2024; 0–50).
Mọi giấy phải in `frame.warnings` ở chỗ dễ thấy; giấy của xã phải in tên xã; giấy có kết quả phải in `outcome.words`.
Ở các bảng trường dưới đây, `criteria › points` là trường `points` của mỗi phần trong danh sách `criteria`.
"""


def text() -> str:
    """The whole page."""
    lines = [HEAD, *_kinds(), *_shared(), *(line for kind in KINDS for line in _kind(KINDS[kind]))]
    return "\n".join(lines).rstrip() + "\n"


def _kinds() -> Iterator[str]:
    yield "## Các loại giấy\n"
    yield "| giấy | `--kind` | tệp mẫu | lập được khi |"
    yield "| --- | --- | --- | --- |"
    for told in KINDS.values():
        states = ", ".join(STATE_WORDS[state][0] for state in STATES if state in told.states)
        when = f"hồ sơ {states}" if states else "đã chấm điểm"
        yield f"| {told.title} | `{told.kind}` | `{template_name(told.kind)}` | {when} |"
    yield ""


def _shared() -> Iterator[str]:
    yield "## Nhóm có ở nhiều giấy\n"
    for name, shape in SHARED.items():
        yield f"### `{name}`\n"
        yield from _table(fields_of(shape), f"{name}.")


def _kind(told: PaperKind) -> Iterator[str]:
    yield f"## {told.title}\n"
    yield from _table(fields_of(SHAPES[told.kind]), "")


def _table(fields: Sequence[FieldTold], prefix: str) -> Iterator[str]:
    yield "| trường | loại | là gì |"
    yield "| --- | --- | --- |"
    yield from _rows(fields, prefix)
    yield ""


def _rows(fields: Sequence[FieldTold], prefix: str) -> Iterator[str]:
    for told in fields:
        full = f"{prefix}{told.name}"
        yield f"| `{full}` | {SORTS[told.sort]} | {told.about} |"
        if told.name in SHARED and not prefix:
            continue
        if told.inner:
            inner = f"{full}." if told.sort == "group" else f"{full} › "
            yield from _rows(told.inner, inner)


def main() -> None:
    """Write the page anew."""
    HERE.write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
