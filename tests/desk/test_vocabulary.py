"""The workbook's and the editors' words for the law's keys are those of the glossary."""

from __future__ import annotations

import re

from engine.desk.editing.dressing import note_of
from engine.desk.editing.law_sheets import TABLES
from engine.desk.editing.vocabulary import plain, vocabulary
from engine.desk.editing.workbook_out import shown_columns
from engine.language import speak
from engine.law.measures.kinds import KINDS
from engine.law.values import Shape
from engine.problems import kind_of
from tests.test_docs import MODELS, rows, section, text_of

HOMES = (
    *("criteria", "items.equal_steps", "measures.over", "model", "questions", "values", "units.unit_facts"),
    "recognising.conditions",
    "periods.own_period",
)
LAW_MODELS = {heading: shape for heading, shape in MODELS.items() if shape.__name__ in vocabulary().keys}


def test_a_key_means_what_the_glossary_says() -> None:
    """Each key's note in a sheet's head is its line of the glossary."""
    glossary = text_of("docs/glossary.md")
    listed = {h: {row[0]: row[3].replace("`", "") for row in rows(section(glossary, h))} for h in LAW_MODELS}
    held = vocabulary().keys
    told = {h: {n: key.note[0].replace("`", "") for n, key in held[m.__name__].items()} for h, m in LAW_MODELS.items()}
    assert told == listed
    assert len(told) > 10


def test_every_word_reads_back_as_its_value() -> None:
    """A word of a drop-down in either language, in any letters, is the value it stands for, and no other."""
    held = vocabulary()
    for name, words in held.words.items():
        for value, spoken in words.items():
            assert {held.value(name, word) for word in (value, *spoken, spoken[0].upper())} == {value}
        assert held.value(name, "một từ lạ") == "một từ lạ"
        assert len({plain(word) for spoken in words.values() for word in spoken}) <= 2 * len(words)


def test_shapes_of_a_standard_are_all_spoken_for() -> None:
    """Every model that a standard's files are read into has its keys in the vocabulary, in its own order."""
    homes = [f"engine.law.{name}" for name in HOMES]
    shapes = {shape.__name__: shape for shape in Shape.__subclasses__() if shape.__module__ in homes}
    shapes |= {kind.entry.model.__name__: kind.entry.model for kind in KINDS}
    told = {name: list(keys) for name, keys in vocabulary().keys.items() if name != "Sheet"}
    assert told == {
        name: [field.alias or key for key, field in shape.model_fields.items() if not field.exclude]
        for name, shape in shapes.items()
        if name not in ("Standard", "Unit")
    }


def test_the_documents_know_every_kind_of_measure() -> None:
    """How many there are, as the note on the key says it; how each is written, in the guide and in what is refused."""
    said = {4: "bốn", 5: "năm", 6: "sáu", 7: "bảy", 8: "tám"}
    assert vocabulary().keys["Item"]["measure"].note[0] == f"cách đo: một trong {said[len(KINDS)]}"
    written = [row[0] for row in rows(section(text_of("docs/criteria.md"), "Cách đo"))]
    assert list(dict.fromkeys(line.strip("{").split(":")[0] for line in written)) == [kind.name for kind in KINDS]
    for code in ("LAW-209", "LAW-306", "LAW-309"):
        for told in kind_of(code).texts.values():
            assert [kind.name for kind in KINDS if not re.search(rf"\b{kind.name}\b", told["rule"])] == []


def test_the_notes_on_the_heads_speak_of_columns() -> None:
    """Whoever edits in Excel sees no key of the files in a note: heads and words of drop-downs in its place."""
    say = speak("vi")
    keys = {key for model in vocabulary().keys.values() for key in model if "_" in key} | {
        "share",
        "beside",
        "identical",
    }
    notes = [note_of(column, say) for table in TABLES for column in shown_columns(table)]
    assert [note for note in notes if "`" in note or set(re.findall(r"\w+", note)) & keys] == []


def test_no_word_of_a_drop_down_has_a_comma() -> None:
    """Excel cuts a list at its commas: half a word would be offered, and refused when it is chosen."""
    words = [word for told in vocabulary().words.values() for pair in told.values() for word in pair]
    assert words and [word for word in words if "," in word] == []
