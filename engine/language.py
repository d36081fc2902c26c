"""The language of screens, forms and papers: Vietnamese in the code, English from the catalogue.

The message ids are Vietnamese, so a text without a translation still reaches the user in the
language of the law.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from engine.manners import Telling
from engine.problems import Problem, day_in_both, filled, words

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Say:
    """Text in one language: call it with a Vietnamese text and the values to fill in.

    ``telling`` is how problems name their jobs to whoever is spoken to; None for one at a terminal.
    """

    language: str
    catalogue: gettext.NullTranslations
    telling: Telling | None = None

    def __call__(self, text: str, /, **values: object) -> str:
        told = self.catalogue.gettext(text)
        return filled(told, {name: self.shown(value) for name, value in values.items()}) if values else told

    def told(self, found: Problem) -> Mapping[str, str]:
        """What is wrong, the rule and the remedy of a problem, as it is told to whoever is spoken to."""
        return words(found, self.language, self.telling)

    def either(self, vietnamese: str, english: str) -> str:
        """The law's own text, which carries both languages."""
        return english if self.language == "en" else vietnamese

    def whole(self, number: int | Decimal) -> str:
        """A whole number, or points with parts of one, with the language's marks: 1.000 and 97,5, or 1,000 and 97.5."""
        if isinstance(number, int):
            return f"{number:,}".replace(",", "," if self.language == "en" else ".")
        places = max(-int(number.as_tuple().exponent), 0)
        return ("-" if number < 0 else "") + self.decimal(abs(Fraction(number)), places)

    def shown(self, value: object) -> object:
        """A value as it stands in a text: parts of a point as the language writes them, all else as it is."""
        return self.whole(value) if isinstance(value, Decimal) else value

    def decimal(self, value: Fraction, places: int = 2) -> str:
        """A number cut to some places; whoever shows a value near an edge chooses enough of them."""
        scaled = value.numerator * 10**places // value.denominator
        digits = str(scaled % 10**places).zfill(places).rstrip("0") if places else ""
        mark = "." if self.language == "en" else ","
        return self.whole(scaled // 10**places) + (mark + digits if digits else "")

    def percent(self, value: Fraction) -> str:
        """A share as percent, cut to two places."""
        return self.decimal(value * 100) + " %"

    def day(self, day: date) -> str:
        """A day as the language writes it: 15/11/2024 or 15 November 2024."""
        told = day_in_both(day)
        return self.either(told.vi, told.en)


def text(vietnamese: str) -> str:
    """Mark a text for translation where it stands; it is turned when the language is known."""
    return vietnamese


def speak_click(language: str) -> None:
    """Turn click's own words (usage, wrong arguments) into the language; click asks gettext's global domain."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", Path(__file__).parent / "locale")
    gettext.textdomain("click")


def speak(language: str) -> Say:
    """The texts of a language, ``vi`` or ``en``; raises ValueError for any other."""
    if language not in LANGUAGES:
        raise ValueError(language)
    folder = Path(__file__).parent / "locale"
    return Say(language, gettext.translation("phuhop", folder, languages=[language], fallback=True))
