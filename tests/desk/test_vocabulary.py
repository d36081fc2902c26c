"""The workbook's and the editors' words for the law's keys are those of the glossary."""

from __future__ import annotations

from engine.desk.editing.vocabulary import plain, vocabulary
from engine.law.values import Shape
from tests.test_docs import MODELS, rows, section, text_of

HOMES = ("criteria", "model", "questions", "values")
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
    shapes = {shape.__name__: shape for shape in Shape.__subclasses__() if shape.__module__.rpartition(".")[2] in HOMES}
    told = {name: list(keys) for name, keys in vocabulary().keys.items() if name != "Sheet"}
    assert told == {
        name: [field.alias or key for key, field in shape.model_fields.items()]
        for name, shape in shapes.items()
        if name not in ("Standard", "Unit")
    }
