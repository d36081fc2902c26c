"""What a person may choose from in the list of proposed tasks, and the same words understood when it comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from engine.files.numbers import plain
from engine.language import LANGUAGES, Say, speak
from engine.law.directives import TaskEvidence
from engine.planning.making import SAME_SECTOR
from engine.reading.letters.task_list import Choices
from engine.reporting.reading.letter_words import LEVELS, level_words
from engine.reporting.words.sectors import sector_word

# The closed list of sectors that letters use.
SECTORS = (
    "ubnd-xa", "lao-dong-tbxh", "y-te", "giao-duc", "cong-an", "tu-phap", "van-hoa-thong-tin", "doan-the", "tai-chinh",
    "thanh-tra",
)  # fmt: skip
Words: TypeAlias = Mapping[str, str]


def sectors(say: Say) -> Words:
    """Each sector's word by its slug."""
    return {slug: sector_word(SAME_SECTOR.get(slug, slug), say) for slug in SECTORS}


def levels(say: Say) -> Words:
    """Each level's word by its slug."""
    return {level: level_words((level,), say) for level in LEVELS}


def shows(say: Say) -> Words:
    """What a commune has to do with a task, by its slug."""
    return {"direct": say("xã tự làm"), "indirect": say("cấp trên làm")}


def takes(say: Say) -> tuple[str, ...]:
    """The three answers to a proposal."""
    return say("có"), say("không"), say("sửa")


def choices_of(evidence: Sequence[TaskEvidence]) -> Choices:
    """All words of both languages, plain, by what they mean; a datum also by its id."""
    says = [speak(language) for language in LANGUAGES]
    data = {plain(word): one.id for one in evidence for word in (one.id, one.label, one.label_en)}
    counted = frozenset(one.id for one in evidence if one.kind != "yes_no")
    called = {**sectors(says[0]), **levels(says[0]), **shows(says[0]), **{one.id: one.label for one in evidence}}
    return Choices(_back(sectors, says), _back(levels, says), _back(shows, says), data, counted, called)


def _back(words: Callable[[Say], Words], says: Sequence[Say]) -> Words:
    return {plain(word): slug for say in says for slug, told in words(say).items() for word in (slug, told)}
