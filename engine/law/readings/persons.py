"""Names of readers: whether a name names a person, and whether two names are one person.

Titles, accents, capitals, blanks, points and remarks in brackets make no other person. Where it may be one person or
two it is one: a second reader who is the first again would prove nothing.
"""

from __future__ import annotations

import re
import unicodedata

from engine.files.numbers import plain

REMARK = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|[,;:|].*| [-–—] .*", re.DOTALL)
# Forms of address, which only stand before a name; as they are typed, for "Bá" is a family name and "Bà" is none.
_ADDRESSES = "ông bà anh chị cô chú bác thầy em đc đồngchí ong ba chi co chu bac thay dc dongchi mr mrs ms miss dr"
# Degrees and callings stand before a name or behind it; points and blanks inside them are gone.
_DEGREES = (
    "ths thsỹ thạcsĩ thạcsỹ thacsi ts tiếnsĩ tiếnsỹ tiensi tskh pgs phógiáosư phogiaosu gs giáosư giaosu bs bácsĩ "
    "bácsỹ bacsi bscki bsckii bsck cki ckii cn cửnhân cunhan ks kỹsư kysu ls luậtsư luatsu ktv ncs cv cvc cvcc phd "
    "msc cánbộ canbo côngchức congchuc viênchức vienchuc chuyênviên chuyenvien nhânviên nhanvien"
)
# What a name begins with that is an office and no person.
_OFFICES = (
    "phòng sở bộ vụ cục tổ nhóm hội đội ban ủyban uỷban uyban ubnd hđnd hộiđồng hoidong vănphòng trungtâm trungtam "
    "trưởngphòng truongphong phóphòng phophong trưởngban truongban phóban chủtịch chutich phóchủtịch phochutich "
    "bíthư bithu giámđốc giamdoc phógiámđốc lãnhđạo lanhdao thủtrưởng kếtoán ketoan thưký thuky ngườiđọc nguoidoc "
    "xã phường thịtrấn đơnvị donvi cơquan coquan phongchinh"
)
# Words of a task, not of a name, wherever they stand.
TASKS = re.compile(
    r"\b(?:chính sách|trẻ em|lao động|y tế|tư pháp|hộ tịch|pháp chế|văn hóa|xã hội|đối chiếu|phụ trách|nhân dân|"
    r"người đọc|chinh sach|phu trach|phap che|nhan dan|doi chieu|cán bộ|can bo|công chức|chuyên viên)\b"
)
# Where an office begins behind a name, when a word of its own follows: "Nguyễn Văn A phòng CS".
UNITS = frozenset({"phòng", "sở", "ubnd", "hđnd", "bộ", "cục", "vụ"})
ADDRESSES, DEGREES, OFFICES = (frozenset(words.split()) for words in (_ADDRESSES, _DEGREES, _OFFICES))
LEAST_WORDS, LONGEST_TITLE = 2, 3


def is_named(name: str) -> bool:
    """Whether a name is that of a person: two words of letters or more, titles apart; no office, number or address."""
    if re.search(r"\d|[@/\\_]", re.sub(r"^\s*[đd]/c\b", "", name, flags=re.IGNORECASE)):
        return False
    words = _name_words(name)
    if len(words) < LEAST_WORDS or not all(_is_word(word) for word in words):
        return False
    firsts = {"".join(words[:n]) for n in (1, 2, 3)}
    return not firsts & OFFICES and not TASKS.search(" ".join(words))


def person(name: str) -> str:
    """A name for telling persons apart: two that give the same are one person, in whichever order they are written."""
    words = [plain(word) for word in _name_words(name)]
    while len(words) > LEAST_WORDS and words[0] in _PLAIN_ADDRESSES:
        words = words[1:]
    return " ".join(sorted(words)) or plain(name)


def _name_words(name: str) -> list[str]:
    """The words of a name without remarks and titles, in small letters."""
    bare = REMARK.sub(" ", unicodedata.normalize("NFC", name).casefold()) or name
    words = _without_before(re.sub(r"[^\w\s]", " ", bare).split())
    office = next((at for at, word in enumerate(words[:-1]) if at >= LEAST_WORDS and word in UNITS), None)
    return _without_behind(words[:office])


def _without_before(words: list[str]) -> list[str]:
    for length in range(LONGEST_TITLE, 0, -1):
        if "".join(words[:length]) in ADDRESSES | DEGREES:
            return _without_before(words[length:])
    return words


def _without_behind(words: list[str]) -> list[str]:
    for length in range(LONGEST_TITLE, 0, -1):
        if len(words) > length and "".join(words[-length:]) in DEGREES:
            return _without_behind(words[:-length])
    return words


def _is_word(word: str) -> bool:
    return all(unicodedata.category(sign)[0] in "LM" for sign in word)


_PLAIN_ADDRESSES = frozenset(plain(word) for word in ADDRESSES)
