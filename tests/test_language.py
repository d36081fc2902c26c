"""Every text a person can see has its English, and the compiled catalogues are those of the texts."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "engine" / "locale"
KEYWORDS = {"say": None, "text": None}
FIELD = re.compile(r"{(\w+)}")


def said() -> set[str]:
    """Every text given to ``say`` or marked by ``text`` in the program."""
    found = {
        message
        for _, _, message, _, _ in extract_from_dir(str(ROOT / "engine"), keywords=KEYWORDS)
        if isinstance(message, str)
    }
    cli = extract_from_file("python", str(ROOT / "cli.py"), keywords=KEYWORDS)
    return found | {message for _, message, _, _ in cli if isinstance(message, str)}


def catalogue(language: str, domain: str) -> Catalog:
    """A catalogue as its text file has it."""
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def test_every_text_has_its_english() -> None:
    """Nothing that the program says is left without a translation, and nothing in the catalogue is stale."""
    english = {str(m.id): str(m.string) for m in catalogue("en", "phuhop") if m.id}

    missing = sorted(said() - {text for text, told in english.items() if told})
    stale = sorted(set(english) - said())

    assert not missing
    assert not stale


def test_translations_keep_the_values() -> None:
    """A translation fills in exactly the values that the Vietnamese text has."""
    wrong = [
        str(m.id)
        for m in catalogue("en", "phuhop")
        if m.id and set(FIELD.findall(str(m.id))) != set(FIELD.findall(str(m.string)))
    ]

    assert not wrong


@pytest.mark.parametrize(("language", "domain"), [("en", "phuhop"), ("vi", "click")])
def test_the_compiled_catalogue_is_the_text(language: str, domain: str) -> None:
    """The file that the program reads says exactly what the text file says."""
    typed = {str(m.id if isinstance(m.id, str) else m.id[0]): m.string for m in catalogue(language, domain) if m.id}
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for text, told in typed.items():
        assert compiled.ngettext(text, text, 1) == (told if isinstance(told, str) else told[0]) or (
            compiled.gettext(text) == told
        )
    assert typed
