"""English words agree with the numbers that they count; Vietnamese has no need of it."""

from __future__ import annotations

import re
import string
from pathlib import Path

from babel.messages.pofile import read_po

from engine.language import speak
from engine.problems import catalogue, filled

LOCALE = Path(__file__).parents[2] / "engine" / "locale" / "en" / "LC_MESSAGES" / "phuhop.po"
COUNTED = (
    "communes|points|items|numbers|rows|errors|warnings|days|rounds|tables|forms|citations|readings|bands|tasks|answers"
)
# A number, a field's own, that stands before a noun in the plural whatever it is.
UNAGREED = re.compile(r"\{(\w+)\} (?:more |other |blank )?(?:" + COUNTED + r")\b")
COUNTS = {"n", "k", "count", "rows", "communes", "points", "more", "most", "kept", "total", "all", "left", "errors"}


def english() -> list[str]:
    """Every English text of screens and of problems."""
    with LOCALE.open("rb") as file:
        screens = [str(message.string) for message in read_po(file, locale="en") if message.id]
    told = [text for kind in catalogue().values() for text in kind.texts["en"].values()]
    return [*screens, *told]


def test_one_and_many() -> None:
    """A word is given in both numbers, and one is told as one, be it a number or already a text."""
    told = "{n} {n:commune changes its|communes change their} decision"
    assert filled(told, {"n": 1}) == "1 commune changes its decision"
    assert filled(told, {"n": "1"}) == "1 commune changes its decision"
    assert [filled(told, {"n": n}) for n in (0, 2)] == [f"{n} communes change their decision" for n in (0, 2)]


def test_no_count_stands_before_a_plural_alone() -> None:
    """Wherever English counts, the noun agrees."""
    wrong = [text for text in english() for field in UNAGREED.findall(text) if field in COUNTS]
    assert wrong == []


def test_every_word_in_two_numbers_counts_a_field_of_its_text() -> None:
    """No text names a field that its Vietnamese does not fill."""
    for text in english():
        fields = [(name, spec) for _, name, spec, _ in string.Formatter().parse(text) if name and spec and "|" in spec]
        plain = {name for _, name, spec, _ in string.Formatter().parse(text) if name and not spec}
        assert {name for name, _ in fields} <= plain, text
        assert all(len(spec.split("|")) == 2 for _, spec in fields), text


def test_a_screen_counts_one() -> None:
    """As it is said: one commune of the round, in English; in Vietnamese there is nothing to agree."""
    assert speak("en")("{n} xã đổi kết luận. {counts}.", n=1, counts="–") == "1 commune changes its decision. –."
    assert speak("vi")("{n} xã đổi kết luận. {counts}.", n=1, counts="–") == "1 xã đổi kết luận. –."


def test_a_council_is_called_so_and_a_board_is_a_server_for_an_office() -> None:
    """One word a concept (docs/glossary.md): where Vietnamese says “hội đồng” of who assesses, English says council."""
    with LOCALE.open("rb") as file:
        screens = [(str(message.id), str(message.string)) for message in read_po(file, locale="en") if message.id]
    kinds = catalogue().values()
    told = [
        (said["vi"].get(part, ""), text)
        for kind in kinds
        for said in (kind.texts, kind.on_sheet, kind.on_page)
        for part, text in said["en"].items()
    ]
    server = re.compile(r"--board|\{board\}|board/|whole board|board's server")
    wrong = [
        english
        for vietnamese, english in (*screens, *told)
        if "hội đồng" in vietnamese.lower() and re.search(r"\bboards?\b", server.sub("", english), re.IGNORECASE)
    ]
    assert wrong == []
