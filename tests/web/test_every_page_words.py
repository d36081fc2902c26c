"""Every page speaks one language: Vietnamese with its own numbers and days, or English but for names and law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from engine.law.loading import load_standard
from tests import frozen
from tests.web.every_page import Address, addresses, page_at
from tests.web.visiting import Visit

CATALOGUE = Path(__file__).parents[2] / "engine" / "locale" / "en" / "LC_MESSAGES" / "phuhop.po"
PAGES = addresses()
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
SPOKEN = frozenset({"title", "alt", "aria-label", "placeholder", "data-name"})
# Words that Vietnamese officers use as they are: names of programs, of kinds of files and of ours; short forms of
# Vietnamese words; syllables of the law that our English has as words.
PROGRAMS = "phuhop excel csv xlsx word docx pdf email file qr zip json yaml ics txt html sha web internet"
PROGRAMS += " mb kb outlook google calendar tesseract chrome unicef"
SHORT = "ubnd tcmr kt cp tt iii ii iv can"
ALLOWED = frozenset(f"{PROGRAMS} {SHORT}".split())
# What is typed as it stands: a key of a file with what is written there.
TYPED = re.compile(r"status: partial|dòng [a-z_]+:|mục [a-z_]+ của")
PUT_IN = re.compile(r"\{\w+\}")
# What the help of a command shows to be typed: no page says it.
AT_TERMINAL = re.compile(r"--[a-z-]+|\bphuhop [^\n]*")
# A place in a workbook goes by the names of its sheets.
PLACED = re.compile(r"\S+\.xlsx › [^›\n]+ › \S+")
# A syllable of Vietnamese as it is written without marks: whatever has another shape is a word of another language.
SYLLABLE = re.compile(
    r"(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)


class Spoken(HTMLParser):
    """What a page says in its own language: its text and what its readers of screens say, without paths and codes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.told: list[str] = []
        self.feed(text)

    @property
    def quiet(self) -> bool:
        """Whether what stands here is of another language, a place of a file, or no text."""
        return any(quiet for _, quiet in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go in; keep what is said of the tag."""
        told = dict(attrs)
        classes = (told.get("class") or "").split()
        quiet = (
            tag in ("script", "style", "code", "pre", "textarea") or "place" in classes or "problem-place" in classes
        )
        quiet = quiet or (tag != "html" and "lang" in told)
        if not (self.quiet or quiet):
            self.told += [value for name, value in attrs if name in SPOKEN and value]
        if tag not in VOID:
            self.open.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        """Go out."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep what is said."""
        if not self.quiet and data.strip():
            self.told.append(" ".join(data.split()))


@cache
def catalogue() -> tuple[tuple[str, str], ...]:
    """The texts of the program: Vietnamese, and the same in English."""
    with CATALOGUE.open("rb") as file:
        return tuple((str(told.id), str(told.string)) for told in read_po(file) if told.id)


def ascii_words(text: str) -> Iterator[str]:
    """Its words of plain letters; whatever has a digit, a dot or a stroke in it is a code or a path."""
    for piece in TYPED.sub(" ", text).split():
        bare = piece.strip("“”\"'()[]{}<>,.;:!?…·–—*→‹›✓×~°′″+=")
        yield from (word.lower() for word in bare.split("-") if re.fullmatch(r"[A-Za-z]{2,}", word) and _plain(bare))


def _plain(piece: str) -> bool:
    return not re.search(r"[\d/._\\@]", piece)


@cache
def english_words() -> frozenset[str]:
    """Words of our English that no Vietnamese text of ours has."""
    said = [(AT_TERMINAL.sub(" ", vietnamese), AT_TERMINAL.sub(" ", english)) for vietnamese, english in catalogue()]
    both = [(PUT_IN.sub(" ", vietnamese), PUT_IN.sub(" ", english)) for vietnamese, english in said]
    ours = {word for vietnamese, _ in both for word in ascii_words(vietnamese)}
    return frozenset(word for _, english in both for word in ascii_words(english)) - ours


def foreign(text: str) -> set[str]:
    """The words of a Vietnamese text that are none: English ones of ours, and whatever no syllable looks like."""
    words = set(ascii_words(text)) - ALLOWED
    return {word for word in words if word in english_words() or not SYLLABLE.fullmatch(word)}


@cache
def item_ids() -> frozenset[str]:
    """Numbers of items, which look like English decimals."""
    standard = load_standard(frozen.LAW).standard
    ids = [re.split(r"\D+", item.id.removeprefix("tc")) for criterion in standard.criteria for item in criterion.items]
    return frozenset(".".join(str(int(part)) for part in parts) for parts in ids)


def ill_written(text: str) -> set[str]:
    """Numbers and days as English or a machine writes them."""
    found = set(re.findall(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])", text))
    found |= set(re.findall(r"(?<![\w.,/-])\d+\.\d{1,2}(?![\w.])", text)) - item_ids()
    return found | set(re.findall(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", text))


@pytest.fixture(params=["inside", "at_desk"])
def stood(request: pytest.FixtureRequest) -> Visit:
    """A visitor before and after the round was opened at the desk."""
    made: Visit = request.getfixturevalue(request.param)
    return made


@pytest.mark.parametrize("own", PAGES, ids=lambda own: own.title)
def test_an_address_can_be_filled_in(own: Address) -> None:
    """Each part of it is known: otherwise nobody tries the page."""
    told = f"{own.name} ({own.route}) asks for {sorted(own.unknown)}: give it a row in tests/web/every_page.py"
    assert own.is_file or not own.unknown, told


@pytest.mark.parametrize("own", PAGES, ids=lambda own: own.title)
def test_a_page_speaks_vietnamese_with_vietnamese_numbers(stood: Visit, own: Address) -> None:
    """No English word, no 1,250 or 97.96, no 2024-11-15."""
    if shown := page_at(stood, own):
        told = Spoken(shown.content.decode()).told
        assert told
        assert {line: words for line in told if (words := foreign(line))} == {}
        assert {line: words for line in told if (words := ill_written(line))} == {}


@pytest.fixture
def english(stood: Visit) -> Iterator[Visit]:
    """The same visitor, who reads English."""
    stood.client.post("/ngon-ngu/", {"ngon-ngu": "en", "ve": "/"})
    yield stood
    stood.client.post("/ngon-ngu/", {"ngon-ngu": "vi", "ve": "/"})


@cache
def vietnamese_pieces() -> tuple[str, ...]:
    """What our Vietnamese texts have between what is put into them, and neither the law nor our English has."""
    files = [path.read_text("utf-8") for path in frozen.FROZEN.rglob("*.yaml")]
    stays = "\n".join([*files, *(english for _, english in catalogue())])
    texts = (vietnamese for vietnamese, english in catalogue() if vietnamese != english)
    pieces = {piece.strip() for text in texts for piece in re.split(r"\{\w+\}|\n", text)}
    return tuple(sorted(piece for piece in pieces if len(piece) > 6 and not piece.isascii() and piece not in stays))


@pytest.mark.parametrize("own", PAGES, ids=lambda own: own.title)
def test_a_page_in_english_says_nothing_of_ours_in_vietnamese(english: Visit, own: Address) -> None:
    """Names and the law stay as they are; what the program says is said in English."""
    if shown := page_at(english, own):
        text = shown.content.decode()
        assert 'lang="en"' in text
        told = PLACED.sub("", "\n".join(Spoken(text).told))
        assert [piece for piece in vietnamese_pieces() if piece in told] == []


def test_the_tests_of_words_see_what_they_are_for() -> None:
    """English, its numbers and a machine's days are found; Vietnamese without marks, codes and items are not."""
    assert foreign("Tải file CSV về, xem status của xã Tan Thanh trong evidence/02551-thuong-am.xlsx") == {"status"}
    assert foreign("Không có not firm") == {"not", "firm"}
    assert ill_written("1,250 trẻ, 97.96 %, ngày 2024-11-15") == {"1,250", "97.96", "2024-11-15"}
    assert ill_written("1.250 trẻ, 97,96 %, mục 7.1, quy tắc tc07.1/1, 15/11/2024, qd-06-2019, 1.000") == set()
    assert {"Danh sách xã", "Chuyển đến nội dung chính"} <= set(vietnamese_pieces())
