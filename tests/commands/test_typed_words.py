"""The words that an option takes: Vietnamese ones without marks, English ones too; what a range is, said in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.commands.options import Whole, Worded
from engine.commands.publishing import publish
from engine.commands.review.review_council import decide, signed, vote
from engine.commands.round_papers import papers
from engine.language import LANGUAGES
from engine.records.papers.paper_kinds import Kind
from tests import frozen

CLI = frozen.ROOT / "cli.py"


def options_of(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """Every option of a command and of those below it, with the command's name."""
    yield from ((str(command.name), told) for told in command.params if isinstance(told, click.Option))
    for child in getattr(command, "commands", {}).values():
        yield from options_of(child)


def typed(*words: str) -> tuple[int, str]:
    """How a command ends as a shell starts it, and all that it says, a line."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(CLI), *words], capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_no_choice_of_any_command_is_english_alone() -> None:
    """But for languages and for kinds of files, which are called so everywhere."""
    names = {"vi", "en", "csv", "xlsx", "parquet"}
    plain = {
        (name, told.name) for name, told in options_of(phuhop)
        if isinstance(told.type, click.Choice) and not isinstance(told.type, Worded) and set(told.type.choices) - names
    }  # fmt: skip
    assert plain == set()
    assert len([told for _, told in options_of(phuhop) if isinstance(told.type, Worded)]) > 8


def test_words_are_ones_that_any_shell_can_type() -> None:
    """Small letters without marks; none is another choice's."""
    for name, told in options_of(phuhop):
        if isinstance(told.type, Worded):
            words = [word for pair in told.type.words.items() for word in set(pair)]
            assert len(words) == len(set(words)), (name, words)
            assert all(word.isascii() and word == word.lower() and " " not in word for word in words), (name, words)


def choice(command: click.Command, name: str) -> Worded:
    """The kind of an option that has words."""
    (told,) = [option.type for _, option in options_of(command) if option.name == name]
    assert isinstance(told, Worded)
    return told


@pytest.mark.parametrize(
    ("command", "name", "words", "meant"),
    [
        (papers, "kinds", ("tu-cham", "TU-CHAM", "tự chấm", "tu_cham", "self-score"), "self-score"),
        (papers, "kinds", ("to-trinh", "tờ-trình", "request"), "request"),
        (vote, "choice", ("tan-thanh", "Tán thành", "yes"), "yes"),
        (decide, "kind", ("cong-nhan", "recognise"), "recognise"),
        (signed, "kind", ("quyet-dinh-thu-hoi", "revoke"), "revoke"),
        (publish, "by_province", ("tat-ca", "Tất cả", "all"), "all"),
        (publish, "by_province", ("tre_bi_xam_hai",), "tre_bi_xam_hai"),
    ],
)
def test_a_word_of_either_language_means_the_same(
    command: click.Command, name: str, words: Sequence[str], meant: str
) -> None:
    """With marks or without, whatever its case; the program goes on with one word."""
    assert {choice(command, name).convert(word, None, None) for word in words} == {meant}


def test_every_kind_of_paper_has_its_word() -> None:
    """One that is new is not left out."""
    assert set(choice(papers, "kinds").words) == set(get_args(Kind))


def test_help_has_the_words_of_its_language_first() -> None:
    """And says that those of the other are taken."""
    _, vietnamese = typed("tasks", "--help")
    _, english = typed("tasks", "--help", "--lang", "en")
    assert "[xa|co-quan|han]" in vietnamese
    assert "commune, body, deadline" in vietnamese
    assert "[commune|body|deadline]" in english
    assert "xa, co-quan, han" in english


def test_a_word_that_is_none_is_told_with_those_there_are() -> None:
    """In both languages, the screen's own first; a word left out alike."""
    status, told = typed("rank", "x", "--by", "thon")
    assert (status, "'thon' không thuộc 'xa' (commune), 'huyen' (district), 'tinh' (province)." in told) == (2, True)
    status, told = typed("rank", "x", "--by", "thon", "--lang", "en")
    assert (status, "'thon' is not one of 'commune' (xa), 'district' (huyen)" in told) == (2, True)
    _, told = typed("review", "decide", "x", "y")
    assert "cong-nhan (recognise)" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_is_said_in_words(language: str) -> None:
    """From 1 to 20.000, in the refusal and in the help, with the language's marks."""
    said = {"vi": "từ 1 đến 20.000", "en": "from 1 to 20,000"}[language]
    status, told = typed("sample", "--communes", "20001", "--out", "x", "--lang", language)
    assert (status, f"{said}." in told) == (2, True), told
    _, told = typed("sample", "--help", "--lang", language)
    assert said in told
    assert "x<=" not in told


def test_every_range_is_said_in_words() -> None:
    """No option of any command is a range that is told with signs."""
    ranges = [told.type for _, told in options_of(phuhop) if isinstance(told.type, click.IntRange)]
    assert ranges
    assert [told for told in ranges if not isinstance(told, Whole)] == []
    assert Whole(min=1).told("vi") == "từ 1 trở lên"
    assert Whole(max=9).told("en") == "up to 9"


def test_a_report_is_called_by_its_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``bao-cao-nam`` is the yearly one, as its file is named."""
    frozen.desk_in(tmp_path, ("02587",))
    monkeypatch.chdir(tmp_path)
    for word in ("bao-cao-nam", "yearly", "Báo cáo năm"):
        done = CliRunner().invoke(phuhop, ["reports", frozen.SAMPLE, "--kind", word, "--on", "2024-11-05", "--json"])
        assert done.exit_code == 0, done.output
        assert "bao-cao-nam.docx" in done.stdout
        assert "bao-cao-thang" not in done.stdout
