"""Makes the broken templates of papers, one a code: ``python tests/bad/papers/make.py`` writes them beside itself."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from docx import Document

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from engine.files.writing import write_whole  # noqa: E402 - run as a script, the repository is not on the path yet
from engine.reporting.word.filling import repacked  # noqa: E402

# Of a self-assessment table; the second line is the broken one.
BROKEN: Mapping[str, Sequence[str]] = {
    "PAP-110": ("BẢNG TỰ CHẤM ĐIỂM", "{{ comune.name }}"),
    "PAP-111": ("BẢNG TỰ CHẤM ĐIỂM", "{{ commune.name }"),
    "PAP-112": ("BẢNG TỰ CHẤM ĐIỂM", "{ commune.name }"),
    "PAP-113": ("BẢNG TỰ CHẤM ĐIỂM", "{%p for line in criteria %}", "{{ line.title }}"),
    "PAP-114": ("BẢNG TỰ CHẤM ĐIỂM", "{%p endfor %}"),
    "PAP-115": ("BẢNG TỰ CHẤM ĐIỂM", "{{ commune.name|upper }}"),
    "PAP-116": ("BẢNG TỰ CHẤM ĐIỂM", "{% for line in commune.name %}x{% endfor %}"),
    "PAP-117": ("BẢNG TỰ CHẤM ĐIỂM", "{{ criteria }}"),
    "PAP-118": ("BẢNG TỰ CHẤM ĐIỂM", "{{ commune name }}"),
    "PAP-124": ("{{ commune.name }}", "{{ outcome.words }}"),
}


def broken(lines: Sequence[str]) -> bytes:
    """A template with these lines; the same lines give the same bytes."""
    document, stream = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return repacked(stream.getvalue(), date(2020, 3, 5))


if __name__ == "__main__":
    for code, lines in BROKEN.items():
        write_whole(HERE / f"{code}.docx", broken(lines))
