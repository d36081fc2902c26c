"""What the YAML reader could not read, in the words of the law's editors: a tab, an odd blank, an open bracket."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# The reader's own words, and what an editor is told; the first that fits.
FAULTS: Sequence[tuple[str, tuple[str, str]]] = (
    ("mapping values are not allowed", ("có dấu hai chấm ở chỗ không phải sau một khóa",
                                        "a colon stands where no key is before it")),
    ("expected ':'", ("có dòng không theo mẫu “khóa: giá trị”, hoặc thiếu dấu cách sau dấu hai chấm",
                      "a line is no “key: value”, or no blank follows its colon")),
    ("expected '-' indicator", ("dòng này thụt vào không bằng các mục khác của danh sách",
                                "this line is not indented as the other entries of its list")),
    ("expected ',' or", ("ngoặc mở ở trên chưa đóng, hoặc thiếu dấu phẩy giữa hai khóa",
                         "a bracket above is not closed, or a comma is missing between two keys")),
    ("expected key", ("dòng này thụt vào không bằng dòng trên, hoặc không theo mẫu “khóa: giá trị”",
                      "this line is not indented as the one above, or is no “key: value”")),
    ("block sequence entries", ("dấu gạch đầu dòng đứng sai chỗ", "a dash stands where no list is")),
    ("end of stream", ("dấu nháy hoặc ngoặc mở ở trên chưa đóng", "a quote or bracket above is not closed")),
    ("document indicator", ("dấu nháy mở ở trên chưa đóng", "a quote above is not closed")),
    ("escape", ("dấu gạch chéo ngược trong nháy kép", "a backslash between double quotes")),
    ("special characters", ("có ký tự không in ra được", "there is a sign that does not print")),
    ("control characters", ("có ký tự không in ra được", "there is a sign that does not print")),
)  # fmt: skip
OTHERS = ("cách viết ở đây không theo mẫu “khóa: giá trị”", "this is not written as “key: value”")
# Blanks that look like one and are none: from a web page or from Word.
ODD_BLANK = re.compile(
    r"(?:^|[{,\-])\s*[a-z_]+:(?P<blank>[\u00a0\u2000-\u200b\u202f\u3000])|^ *(?P<first>[\u00a0\u3000])"
)
TAB = re.compile(r"^ *\t")


def told(reason: str) -> Mapping[str, str]:
    """Why a line cannot be read: ``reason`` in Vietnamese, ``reason_en`` in English."""
    words = next((words for sign, words in FAULTS if sign in reason), OTHERS)
    return dict(zip(("reason", "reason_en"), words, strict=True))


def tabbed_line(lines: Sequence[str], last: int) -> int | None:
    """The first line, counted from 1, that is indented by a tab, up to the one where reading stopped."""
    return next((at for at, line in enumerate(lines[:last], 1) if TAB.match(line)), None)


def odd_blank(lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column, counted from 1, of the first blank that is none."""
    found = ((at, ODD_BLANK.search(line)) for at, line in enumerate(lines, 1))
    return next(((at, max(hit.start("blank"), hit.start("first")) + 1) for at, hit in found if hit), None)
