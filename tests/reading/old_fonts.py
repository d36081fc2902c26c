"""Text as it was typed in fonts of before Unicode, from the standards' own tables and not from the program's."""

from __future__ import annotations

import unicodedata

# TCVN 5712:1993, the half above ASCII that .VnTime uses: small letters with their marks, then bare capitals.
TCVN3 = (
    ("à", 0xB5), ("ả", 0xB6), ("ã", 0xB7), ("á", 0xB8), ("ạ", 0xB9), ("ă", 0xA8), ("ằ", 0xBB), ("ẳ", 0xBC),
    ("ẵ", 0xBD), ("ắ", 0xBE), ("ặ", 0xC6), ("â", 0xA9), ("ầ", 0xC7), ("ẩ", 0xC8), ("ẫ", 0xC9), ("ấ", 0xCA),
    ("ậ", 0xCB), ("đ", 0xAE), ("è", 0xCC), ("ẻ", 0xCE), ("ẽ", 0xCF), ("é", 0xD0), ("ẹ", 0xD1), ("ê", 0xAA),
    ("ề", 0xD2), ("ể", 0xD3), ("ễ", 0xD4), ("ế", 0xD5), ("ệ", 0xD6), ("ì", 0xD7), ("ỉ", 0xD8), ("ĩ", 0xDC),
    ("í", 0xDD), ("ị", 0xDE), ("ò", 0xDF), ("ỏ", 0xE1), ("õ", 0xE2), ("ó", 0xE3), ("ọ", 0xE4), ("ô", 0xAB),
    ("ồ", 0xE5), ("ổ", 0xE6), ("ỗ", 0xE7), ("ố", 0xE8), ("ộ", 0xE9), ("ơ", 0xAC), ("ờ", 0xEA), ("ở", 0xEB),
    ("ỡ", 0xEC), ("ớ", 0xED), ("ợ", 0xEE), ("ù", 0xEF), ("ủ", 0xF1), ("ũ", 0xF2), ("ú", 0xF3), ("ụ", 0xF4),
    ("ư", 0xAD), ("ừ", 0xF5), ("ử", 0xF6), ("ữ", 0xF7), ("ứ", 0xF8), ("ự", 0xF9), ("ỳ", 0xFA), ("ỷ", 0xFB),
    ("ỹ", 0xFC), ("ý", 0xFD), ("ỵ", 0xFE), ("Ă", 0xA1), ("Â", 0xA2), ("Đ", 0xA7), ("Ê", 0xA3), ("Ô", 0xA4),
    ("Ơ", 0xA5), ("Ư", 0xA6),
)  # fmt: skip
CODES = {letter: chr(code) for letter, code in TCVN3}
# VNI: the bare letter, then one sign for its mark; i, and the horned letters, are their own.
MARKS = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å", "\u0302\u0303": "ã",
    "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0301": "é", "\u0306\u0300": "è", "\u0306\u0309": "ú",
    "\u0306\u0303": "ü", "\u0306\u0323": "ë",
}  # fmt: skip
ALONE = {
    "đ": "ñ",
    "Đ": "Ñ",
    "í": "í",
    "ì": "ì",
    "ỉ": "æ",
    "ĩ": "ó",
    "ị": "ò",
    "ỵ": "î",
    "ư": "ö",
    "ơ": "ô",
    "Ư": "Ö",
    "Ơ": "Ô",
}


def in_tcvn3(text: str) -> str:
    """The text's codes in .VnTime; a marked capital is the small letter, as typists had to write it."""
    return "".join(
        CODES.get(sign, CODES.get(sign.lower(), sign)) for sign in unicodedata.normalize("NFC", text)
    ).replace("–", "-")


def in_vni(text: str) -> str:
    """The text's codes in VNI-Times."""
    return "".join(map(_in_vni, unicodedata.normalize("NFC", text)))


def _in_vni(sign: str) -> str:
    if sign in ALONE:
        return ALONE[sign]
    parts = unicodedata.normalize("NFD", sign)
    if parts == sign:
        return sign
    letter, marks = parts[0], parts[1:]
    if "\u031b" in marks:  # the horn: ư, ơ with their mark behind
        letter, marks = {"u": "ö", "o": "ô", "U": "Ö", "O": "Ô"}[letter], marks.replace("\u031b", "")
    ordered = "".join(sorted(marks, key=lambda mark: mark not in "\u0302\u0306"))
    return letter + MARKS[ordered]
