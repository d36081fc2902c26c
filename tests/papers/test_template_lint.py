"""A province's template is held against the fields of its paper before anything of it runs."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from engine.problems import Problem, ProblemsFound, exit_code, words
from engine.records.papers.paper_kinds import Kind
from engine.reporting.papers.checking.template_lint import template_problems
from engine.reporting.papers.drawn.built_in import built_in
from engine.reporting.papers.paper_making import SHAPES, word_of
from tests.bad.papers.make import BROKEN, broken
from tests.bad.papers.make import HERE as BAD
from tests.papers.made_papers import KIND_NAMES, content, text_of
from tests.papers.recorded_file import made
from tests.planning.test_templates import ATTACKS, template
from tests.told.read_aloud import Hold

SHAPE = SHAPES["self-score"]
LEAST = ("{{ commune.name }}", "{%p for w in frame.warnings %}", "{{ w }}", "{%p endfor %}", "{{ outcome.words }}")


def found(*lines: str, header: str = "") -> tuple[Problem, ...]:
    """What is told of a template with these paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    stream = io.BytesIO()
    document.save(stream)
    told = template_problems(stream.getvalue(), "mẫu.docx", SHAPE)
    for one in told:
        assert all(words(one, "vi").values())
        assert all(words(one, "en").values())
    return told


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_built_in_templates_have_nothing_wrong(kind: Kind) -> None:
    """What a province begins from passes its own lint."""
    assert template_problems(built_in(kind), "x.docx", SHAPES[kind]) == ()


@pytest.mark.parametrize(
    ("line", "name", "near"),
    [
        ("{{ comune.name }}", "comune.name", "commune"),
        ("{{ commune.nam }}", "commune.nam", "commune.name"),
        ("{{ commune_name }}", "commune_name", "commune.name"),
        ("{{ outcome.word }}", "outcome.word", "outcome.words"),
        ("{% if outcome.frim %}x{% endif %}", "outcome.frim", "outcome.firm"),
        ("{% for c in criteria %}{{ c.tilte }}{% endfor %}", "c.tilte", "c.title"),
        ("{% for c in criteria %}{% for l in c.lines %}{{ l.pionts }}{% endfor %}{% endfor %}", "l.pionts", "l.points"),
        ("{% for c in criterias %}{{ c.title }}{% endfor %}", "criterias", "criteria"),
        ("{% if outcome.firm %}a{% elif outcome.frm %}b{% endif %}", "outcome.frm", "outcome.firm"),
    ],
)
def test_a_misspelt_field_is_named_with_the_right_one(line: str, name: str, near: str) -> None:
    """Also in a loop, in a question, below another name; the paragraph is told."""
    (told,) = found("Đoạn đầu", line)
    assert (told.code, told.values["name"], told.values["near"]) == ("PAP-110", name, near)
    assert (told.place.sheet, told.place.cell) == ("Thân văn bản", "đoạn 2")


def test_all_that_is_misspelt_is_told_at_once_and_in_headers_too() -> None:
    """Nobody mends a template one word at a time."""
    told = found("{{ comune.name }}", "{{ outcome.word }}", header="{{ frame.isuer }}")
    assert [(p.code, p.place.sheet) for p in told] == [
        ("PAP-110", "Thân văn bản"), ("PAP-110", "Thân văn bản"), ("PAP-110", "Đầu trang"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("{{ commune.name }",), "PAP-111"),
        (("{{ commune.name",), "PAP-111"),
        (("{{ commune", ".name }}"), "PAP-111"),
        (("{% if outcome.firm }",), "PAP-111"),
        (("{ commune.name }",), "PAP-112"),
        (("{%p for c in criteria %}", "{{ c.title }}"), "PAP-113"),
        (("{%p if outcome.firm %}", "x"), "PAP-113"),
        (("x", "{%p endfor %}"), "PAP-114"),
        (("{%p for c in criteria %}", "x", "{%p endif %}"), "PAP-114"),
        (("{%tr for c in criteria %}", "x", "{%p endfor %}"), "PAP-114"),
        (("{{ commune.name|upper }}",), "PAP-115"),
        (("{{ commune.name|không_có }}",), "PAP-115"),
        (("{% set x = 1 %}",), "PAP-115"),
        (("{% for c in commune.name %}x{% endfor %}",), "PAP-116"),
        (("{% for c in commune %}x{% endfor %}",), "PAP-116"),
        (("{{ criteria }}",), "PAP-117"),
        (("{{ commune }}",), "PAP-117"),
        (("{% if outcome.words == “Đạt chuẩn” %}x{% endif %}",), "PAP-118"),
        (("{{ commune name }}",), "PAP-118"),
        (("{% for c criteria %}x{% endfor %}",), "PAP-118"),
    ],
)
def test_each_slip_has_its_own_words(lines: tuple[str, ...], code: str) -> None:
    """Braces, single braces, loops left open or closed wrongly, filters, lists printed whole, curly quotes."""
    assert {told.code for told in found(*lines)} == {code}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_more_than_fields_and_loops_is_refused_before_anything_runs(attack: str) -> None:
    """The attacks that the plan's template refuses are refused here as well."""
    told = template_problems(template(attack), "mẫu.docx", SHAPE)
    assert told
    assert {p.code for p in told} <= {"PAP-110", "PAP-111", "PAP-115", "PAP-117", "PAP-118"}


def test_what_is_no_safe_word_file_is_refused_first() -> None:
    """Not a zip, cut short, macros: as at the door."""
    assert [p.code for p in template_problems(b"", "mẫu.docx", SHAPE)] == ["PLN-101"]
    stream = io.BytesIO(template("x"))
    with zipfile.ZipFile(stream, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"x")
    (told,) = template_problems(stream.getvalue(), "mẫu.docx", SHAPE)
    assert (told.code, exit_code([told])) == ("PLN-102", 5)


def test_a_province_s_own_template_is_filled_in() -> None:
    """Its own words and order, the same fields."""
    made_word = word_of("self-score", content("self-score"), on=made().round.on, template=template("TỈNH A", *LEAST))
    told = text_of(Document(io.BytesIO(made_word)))
    assert "TỈNH A" in told
    assert "Xã Đồng Quý" in told


@pytest.mark.parametrize("word", ["{{ w }}", "{{ loop.index }}"])
def test_what_a_loop_brings_is_known_in_it_alone(word: str) -> None:
    """A name of a loop outside it is a name that does not exist."""
    assert [told.code for told in found(word)] == ["PAP-110"]
    assert found("{% for w in frame.warnings %}" + word + "{% endfor %}") == ()


@pytest.mark.parametrize("code", [code for code in BROKEN if code != "PAP-124"])
def test_each_broken_template_is_refused_for_what_it_is_named_after(code: str) -> None:
    """The committed file is the one that its maker makes, and has one thing wrong."""
    content_ = (BAD / f"{code}.docx").read_bytes()
    assert content_ == broken(BROKEN[code])
    assert [told.code for told in template_problems(content_, f"{code}.docx", SHAPE)] == [code]


def lacking(code: str) -> tuple[Problem, ...]:
    """What a paper is refused for that was made by a template in which nothing is misspelt."""
    silent = (BAD / f"{code}.docx").read_bytes()
    with pytest.raises(ProblemsFound) as refused:
        word_of("self-score", content("self-score"), on=made().round.on, template=silent)
    return refused.value.problems


def test_all_that_is_told_is_told_as_it_was_read_aloud(hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    misspelt = {code: template_problems(broken(BROKEN[code]), f"{code}.docx", SHAPE) for code in BROKEN}
    hold("papers", {code: problems or lacking(code) for code, problems in misspelt.items()})
