"""Letters typed in fonts of before Unicode put right by the font's name: TCVN3 (.VnTime), VNI, and the signs of Symbol.

Digits are the same in all of them. A sign that no table knows becomes the unsure one, so that nothing is read over it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from engine.reading.law_text import UNSURE

TCVN3: Mapping[str, str] = dict(
    zip(
        "\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xc6\xa9\xc7\xc8\xc9\xca\xcb\xae\xcc\xce\xcf\xd0\xd1\xaa\xd2\xd3\xd4\xd5\xd6\xd7"
        "\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xab\xe5\xe6\xe7\xe8\xe9\xac\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xad\xf5\xf6\xf7\xf8"
        "\xf9\xfa\xfb\xfc\xfd\xfe\xa1\xa2\xa7\xa3\xa4\xa5\xa6",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
# VNI writes a letter and behind it its mark; these letters stand alone.
VNI_ALONE = dict(zip("ñÑöÖôÔíÍìÌæÆóÓòÒîÎ", "đĐưƯơƠíÍìÌỉỈĩĨịỊỵỴ", strict=True))
GRAVE, ACUTE, HOOK, TILDE, DOT, ROOF, BREVE = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
VNI_MARKS = {
    "ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT, "â": ROOF, "á": ROOF + ACUTE, "à": ROOF + GRAVE,
    "å": ROOF + HOOK, "ã": ROOF + TILDE, "ä": ROOF + DOT, "ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE,
    "ú": BREVE + HOOK, "ü": BREVE + TILDE, "ë": BREVE + DOT,
}  # fmt: skip
VNI_PAIR = re.compile(f"([aeouyöô])([{''.join(VNI_MARKS)}])", re.IGNORECASE)
SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB7: "•", 0xB0: "°", 0xB4: "×", 0xB1: "±", 0xB8: "÷", 0xB9: "≠", 0xAE: "→", 0xDE: "⇒",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x25: "%", 0x2B: "+",
}  # fmt: skip
SAME_IN_SYMBOL = frozenset(" .,;:/()0123456789")
PICTURES = ("wingdings", "webdings", "zapfdingbats", "marlett")
PRIVATE = 0xF000


def family_of(font: str) -> str:
    """A font's name as it counts: small letters, without quotes and the prefix that a PDF puts before it."""
    return re.sub(r"^[A-Z]{6}\+", "", font.strip().strip("\"'")).casefold()


def put_right(text: str, font: str) -> str:
    """A text as its font shows it."""
    family = family_of(font)
    if family.startswith(".vn"):
        turned = "".join(TCVN3.get(sign, _beside(sign)) for sign in text)
        return turned.upper() if family.endswith("h") else turned  # .VnTimeH shows capitals
    if family.startswith("vni"):
        return _from_vni(text)
    if family == "symbol":
        return "".join(map(_of_symbol, text))
    if family.startswith(PICTURES):
        return "".join(sign if sign.isspace() else "•" for sign in text) if len(text.strip()) == 1 else UNSURE
    return "".join(map(_plain, text))


def _from_vni(text: str) -> str:
    out, at = [], 0
    for pair in VNI_PAIR.finditer(text):
        out.append(_vni_alone(text[at : pair.start()]))
        letter = VNI_ALONE.get(pair[1], pair[1])
        out.append(unicodedata.normalize("NFC", letter + VNI_MARKS[pair[2].lower()]))
        at = pair.end()
    return "".join(out) + _vni_alone(text[at:])


def _vni_alone(text: str) -> str:
    return "".join(VNI_ALONE.get(sign, _beside(sign)) for sign in text)


def _beside(sign: str) -> str:
    """A sign that is in no old font's table: an ASCII one, or one of Unicode that is shown from another font."""
    return sign if ord(sign) < 0x80 or ord(sign) > 0xFF else UNSURE


def _of_symbol(sign: str) -> str:
    code = ord(sign) - PRIVATE if PRIVATE <= ord(sign) <= PRIVATE + 0xFF else ord(sign)
    if chr(code) in SAME_IN_SYMBOL:
        return chr(code)
    return SYMBOL.get(code, sign if sign in SYMBOL.values() else UNSURE)


def _plain(sign: str) -> str:
    """Signs of the private area show whatever a font likes: the bullets and comparisons of Symbol are known."""
    if 0xE000 <= ord(sign) <= 0xF8FF:
        return SYMBOL.get(ord(sign) - PRIVATE, UNSURE)
    return UNSURE if unicodedata.category(sign) == "Cc" and not sign.isspace() else sign


def looks_old(text: str) -> bool:
    """Whether letters are of a font of before Unicode though no font says so: no letter that only Unicode has."""
    return not re.search("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]", unicodedata.normalize("NFC", text))
