"""Every text a person can see has its English, and the compiled catalogues are those of the texts."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

from engine.language import speak
from engine.reading.matching_law import State
from engine.reporting.reading.filled_sheet import group_title

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "engine" / "locale"
KEYWORDS = {"say": None, "text": None}
IN_CLICK: Any = {"_": None, "ngettext": (1, 2)}
# Pages say their texts in Jinja2's own calls.
METHODS = [("**.py", "python"), ("**.jinja", "jinja2.ext:babel_extract")]
FIELD = re.compile(r"{(\w+)}")
# Vietnamese that stays in English: the banner of made-up data, what officers type word for word, a document, a place,
# a text of the law's files.
KEPT = (
    "Quảng Trị",
    "SỐ LIỆU MÔ PHỎNG",
    "giữ nguyên vì",
    "số liệu mô phỏng",
    "06/QĐ-TTg",
    "12/QĐ-UBND",
    "Sơn Dương",
    "Máy lập",
)
MOST_SHEET_NAME = 31
# What click says of kinds of options, prompts and shells that no command of ours has, and to who writes commands.
UNSAID = frozenset(
    (
        "%(prog)s, version %(version)s",
        "(dynamic)",
        "Argument {name!r} takes {nargs} values.",
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Choice({choices})",
        "Confirm the action without prompting.",
        "Could not determine name for option with declarations {decls!r}",
        "Could not open file {filename!r}: {message}",
        "Couldn't detect Bash version, shell completion is not supported.",
        "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "Do you want to continue?",
        "Error: The two entered values do not match.",
        "Error: invalid input",
        "Invalid start character for option ({option})",
        "Name '{name}' defined twice",
        (
            "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
            "Did you mean to pass '--{name}'?"
        ),
        "Press any key to continue...",
        "Repeat for confirmation",
        "Shell completion is not supported for Bash versions older than 4.4.",
        "Takes {nargs} values but 1 was given.",
        "Unknown color {colour!r}",
        "Unknown standard stream '{name}'",
        "Value must be an iterable.",
        "Windows error: {error}",
        "d",
        "deprecated",
        "env var: {var}",
        "unknown error",
        "{editor}: Editing failed",
        "{editor}: Editing failed: {e}",
        "{len_type} values are required, but {len_value} was given.",
        "{name} {filename!r} is not executable.",
        "{value!r} is not a valid UUID.",
        "{value!r} is not a valid boolean. Recognized values: {states}",
    )
)


def said() -> set[str]:
    """Every text given to ``say`` or marked by ``text`` in the program."""
    found = {
        message
        for _, _, message, _, _ in extract_from_dir(str(ROOT / "engine"), METHODS, keywords=KEYWORDS)
        if isinstance(message, str)
    }
    cli = extract_from_file("python", str(ROOT / "cli.py"), keywords=KEYWORDS)
    return found | {message for _, message, _, _ in cli if isinstance(message, str)}


def test_no_text_of_a_screen_is_fixed_at_the_year_it_was_written_in() -> None:
    """Only a command's worked example has a day; whatever else is said holds in every year."""
    spoken = {text for text in said() if "phuhop " not in text}
    assert {text for text in spoken if re.search(r"\b20(?:24|26)\b", text)} == set()


def literals() -> set[str]:
    """Every text that the syntax tree gives to ``say``, also within an f-string, where extraction is blind."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "cli.py", *(ROOT / "engine").rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    named = {"say", "text"}
    texts = [c.args[0] for c in calls if getattr(c.func, "attr", getattr(c.func, "id", "")) in named]
    return {node.value for node in texts if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def catalogue(language: str, domain: str) -> Catalog:
    """A catalogue as its text file has it."""
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def first(text: object) -> str:
    """A text, or the first of its plural forms."""
    return str(text[0] if isinstance(text, (tuple, list)) else text)


@pytest.mark.parametrize("path", sorted(LOCALE.rglob("*.po")), ids=lambda path: path.stem)
def test_every_line_of_a_catalogue_is_one(path: Path) -> None:
    """A line begins as the format has it: marks left by a merge are not passed over, as readers of catalogues do."""
    known = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?"|#|$')
    assert [line for line in path.read_text("utf-8").splitlines() if not known.match(line)] == []


def test_every_text_has_its_english() -> None:
    """Nothing that the program says is left without a translation, and nothing in the catalogue is stale."""
    english = {str(m.id): str(m.string) for m in catalogue("en", "phuhop") if m.id}

    missing = sorted(said() - {text for text, told in english.items() if told})
    stale = sorted(set(english) - said())

    assert not missing
    assert not stale


def test_no_text_hides_from_extraction() -> None:
    """Each literal that is said is one that the catalogue can have: none stands within an f-string."""
    assert literals() - said() == set()
    assert literals()


def test_english_is_english() -> None:
    """No Vietnamese letter is left in a translation, but for what is kept on purpose."""
    letters = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
    left = []
    for message in catalogue("en", "phuhop"):
        told = str(message.string)
        for kept in KEPT:
            told = told.replace(kept, "")
        if message.id and letters.search(told):
            left.append(told)

    assert not left


# A number before a word in the plural: with it the text must say what one of them is called. What stands before a verb
# is no number of things, and some are always several: fields of a limit, standards of a round that has several.
COUNTED = re.compile(r"\{(\w+)\}(?: (?:more|new|other|[a-z]+ed))? ([a-z]+s)\b")
NOT_COUNTED = frozenset(
    {"is", "has", "was", "as", "this", "its", "scores", "reaches", "moves", "appraises", "hangs", "recognises"}
)
ALWAYS_SEVERAL = frozenset({"characters", "standards", "others", "counts", "entries"})


def test_one_of_a_thing_is_told_as_one() -> None:
    """No English text says “1 files”: a word after a number has both its forms."""
    bare = [
        str(message.string)
        for message in catalogue("en", "phuhop")
        for name, word in COUNTED.findall(str(message.string))
        if word not in NOT_COUNTED | ALWAYS_SEVERAL and f"{{{name}:" not in str(message.string)
    ]
    assert [told for told in bare if "up to {n} files of up to" not in told] == []


def said_in(node: ast.AST) -> Iterator[str]:
    """Every text given to ``say`` in a piece of the program."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "say":
            yield from (a.value for a in call.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str))


def sheet_names() -> Iterator[str]:
    """The texts that name sheets: where one is made, first in a list of sheets, or the law's titles."""
    for path in (ROOT / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "sheet":
                yield from said_in(node)
            elif isinstance(node, ast.FunctionDef) and node.name == "_sheets":
                rows = (row for row in ast.walk(node) if isinstance(row, ast.Tuple) and len(row.elts) > 1)
                yield from (
                    text for row in rows for text in said_in(row.elts[0]) if not isinstance(row.elts[0], ast.Tuple)
                )
            elif isinstance(node, ast.FunctionDef) and (path.stem, node.name) == ("workbook_out", "title_of"):
                yield from said_in(node)


def test_sheets_can_have_their_english_names() -> None:
    """Every text that names a sheet of a workbook keeps Excel's limits in English: 31 characters, none of its signs."""
    names = {speak("en")(text) for text in sheet_names()}

    assert {"Summary", "Plan", "Difference", "Bands", "Evidence form"} <= names
    assert [name for name in names if len(name) > MOST_SHEET_NAME or re.search(r"[\[\]:*?/\\]", name)] == []


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
    held = {first(m.id): m.string for m in catalogue(language, domain) if m.id}
    with (LOCALE / language / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for text, told in held.items():
        assert compiled.ngettext(text, text, 1) == first(told) or compiled.gettext(text) == told
    assert held


def test_the_command_line_says_nothing_that_has_no_vietnamese() -> None:
    """Whatever click may say of a command that was typed wrongly, but for what no command of ours can bring out."""
    found = extract_from_dir(Path(click.__file__).parent, [("**.py", "python")], IN_CLICK)
    said = {first(told) for _, _, told, _, _ in found}
    assert said - {first(m.id) for m in catalogue("vi", "click") if m.id} == UNSAID


def test_the_checking_sheet_counts_in_both_languages() -> None:
    """Its headings are filled with their counts, in the number of what they count."""
    states: tuple[State, ...] = ("differs", "agrees", "unclear", "absent")
    told = [
        group_title(state, count, speak(language)) for state in states for count in (1, 2) for language in ("vi", "en")
    ]
    assert [text for text in told if "{" in text or "|" in text] == []
