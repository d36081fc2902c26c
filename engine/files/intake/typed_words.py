"""What people type in place of a number, or behind one so that it is another: words, letters, more digits."""

from __future__ import annotations

import re

# Words that make another number of the digits before them: nobody proposes the digits alone.
HALF = re.compile(r"\b(?:rưỡi|rưởi|nửa|half)\b", re.IGNORECASE)
TIMES = re.compile(r"\b(?:k|ngh[iì]n|ng[aà]n|tri[eệ]u|trăm|chục|vạn|t[ỷỉ]|hundred|thousand|million)\b", re.IGNORECASE)
# More digits behind the words (3 nữ, 9 nam; 1E+03) or letters typed for digits (1O): the first ones are not the number.
MORE_DIGITS = re.compile(r"(?:[^(0-9]|\([^)]*\))*[0-9]")
FOR_DIGITS = re.compile(r"[0-9][OoQIlLSsZzBbEe]+(?:\s.*)?")
NONE_WORDS = frozenset(
    {
        "khong",
        "khong co",
        "khong phat sinh",
        "ko",
        "ko co",
        "chua co",
        "trong",
        "none",
        "n/a",
        "na",
        "k/a",
        "ka",
        "-",
        "--",
        "–",
        "—",
        "/",
        "x",
    }
)
UNKNOWN = re.compile(
    r"(?:hien |van |dang |con )*(?:khong|chua) (?:co |du )?(?:so lieu|du lieu|thong tin|thong ke|xac dinh|ro|biet|"
    r"cap nhat|tong hop|bao cao|ra soat|nam duoc|thu thap)(?: duoc)?.*|"
    r"(?:dang|se|cho|cho doi) (?:cap nhat|tong hop|thong ke|ra soat|thu thap|bo sung|xac minh|bao cao|doi chieu).*|"
    r"(?:cap nhat|bo sung|bao cao|gui) sau|no data|unknown|tbd|tba|[?.…]+"
)
