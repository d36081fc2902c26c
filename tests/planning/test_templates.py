"""A board's own template is filled in strictly, and one that tries more than that is refused before anything runs."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from jinja2 import Environment
from jinja2.nodes import Template

from engine.problems import ProblemsFound, exit_code, words
from engine.reporting.word.filling import fill_template
from engine.reporting.word.plan_word import TEMPLATE, paper_of, values_of
from tests.planning.planned_round import made, plan

ON = date(2024, 11, 15)
ATTACKS = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ title.__init__.__globals__ }}",
    "{{ title|attr('__class__') }}",
    "{{ title['__class__'] }}",
    "{{ self.__init__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ range(10**9) }}",
    "{{ 'a' * 10**10 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ title.format(title) }}",
    "{{ title.upper() }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}",
    "{% for a in groups %}{% for b in groups %}{{ b.title }}{% endfor %}{% endfor %}",
    "{% include 'secrets' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% filter upper %}x{% endfilter %}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ title ~ title }}",
    "{{ 2 ** 99999999 }}",
)


def template(*lines: str, footer: str = "") -> bytes:
    """A Word file with these lines."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def codes(content: bytes) -> list[str]:
    """What a template is refused for."""
    with pytest.raises(ProblemsFound) as refused:
        fill_template(content, "mẫu.docx", {"title": "Tên", "groups": [{"title": "A"}]}, on=ON)
    for found in refused.value.problems:
        assert all(words(found, "vi").values())
        assert all(words(found, "en").values())
    return [found.code for found in refused.value.problems]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_more_than_names_and_loops_is_refused(attack: str) -> None:
    """Calls, attributes of the language, filters, arithmetic, multiplying loops: unsafe, exit 5."""
    with pytest.raises(ProblemsFound) as refused:
        fill_template(template(attack), "mẫu.docx", {"title": "Tên", "groups": [{"title": "A"}]}, on=ON)
    assert "PLN-103" in [found.code for found in refused.value.problems]
    assert exit_code(refused.value.problems) == 5


@pytest.mark.parametrize("attack", ATTACKS[:4])
def test_no_part_of_a_template_is_left_unread(attack: str) -> None:
    """Footers and properties are rendered too, so they are looked at too."""
    assert "PLN-103" in codes(template("{{ title }}", footer=attack))
    document = Document()
    document.core_properties.title = attack
    stream = io.BytesIO()
    document.save(stream)
    assert "PLN-103" in codes(stream.getvalue())


@pytest.mark.parametrize(
    "line", ["{{ titel }}", "{% for g in groups %}{{ g.titel }}{% endfor %}", "{% if titel %}x{% endif %}"]
)
def test_a_wrong_name_never_prints_as_a_blank(line: str) -> None:
    """At the top or inside a loop: refused, with the name that was meant."""
    with pytest.raises(ProblemsFound) as refused:
        fill_template(template(line), "mẫu.docx", {"title": "Tên", "groups": [{"title": "A"}]}, on=ON)
    (found,) = refused.value.problems
    assert found.code == "PLN-104"
    assert dict(found.values) == {"name": "titel", "near": "title"}
    assert "titel" in words(found, "vi")["what"]
    assert "title" in words(found, "vi")["remedy"]


@pytest.mark.parametrize("line", ["{{ title ", "{% for g in groups %}{{ g.title }}", "{% endfor %}", "{{ a b }}"])
def test_a_sentence_that_cannot_be_read_is_named(line: str) -> None:
    """Left open, never closed, closed without being opened."""
    assert codes(template(line)) == ["PLN-105"]


def test_files_that_are_no_word_template_are_refused(tmp_path: Path) -> None:
    """Not a zip, not Word, cut short: each by its code and never a traceback."""
    assert codes(b"") == ["PLN-101"]
    assert codes(b"PK\x03\x04 half") == ["PLN-101"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made_zip:
        made_zip.writestr("xl/workbook.xml", "<x/>")
    assert codes(stream.getvalue()) == ["PLN-101"]
    assert codes(template("{{ title }}")[:-200]) == ["PLN-101"]
    with pytest.raises(ProblemsFound) as refused:
        paper_of(plan(), made(), "sector", template=tmp_path / "none.docx")
    assert [found.code for found in refused.value.problems] == ["PLN-106"]


def with_part(name: str, content: bytes) -> bytes:
    """A good template with one more part."""
    stream = io.BytesIO(template("{{ title }}"))
    with zipfile.ZipFile(stream, "a") as parts:
        parts.writestr(name, content)
    return stream.getvalue()


FETCH = b'<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="//srv/x" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/vbaProject.bin", b"x"),
        ("word/embeddings/oleObject1.bin", b"x"),
        ("word/activeX/activeX1.xml", b"<x/>"),
        ("word/extra.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("word/_rels/settings.xml.rels", FETCH),
        ("word/media/big.bin", b"\0" * (65 * 2**20)),
    ],
    ids=["macro", "object", "activex", "entity", "outside", "bomb"],
)
def test_unsafe_parts_are_refused(name: str, content: bytes) -> None:
    """Macros, objects, entities, what is fetched from outside, and what grows when it is inflated."""
    assert codes(with_part(name, content)) == ["PLN-102"]


def test_values_are_text_and_never_markup_or_program() -> None:
    """What a commune's name holds is printed as it is: neither XML nor a template in a template."""
    odd = "A & B <w:br/> {{ 7 }} {% x %}"
    content = fill_template(template("{{ title }}"), "mẫu.docx", {"title": odd}, on=ON)
    assert Document(io.BytesIO(content)).paragraphs[0].text == odd


def test_a_board_s_own_template_is_filled_in(tmp_path: Path) -> None:
    """Its own words, the plan's values; nothing else is asked of it."""
    own = tmp_path / "mau.docx"
    own.write_bytes(template("Kính gửi {{ area }}", "{% for g in groups %}[{{ g.title }}]{% endfor %}"))
    lines = [p.text for p in Document(io.BytesIO(paper_of(plan(), made(), "sector", template=own))).paragraphs]
    assert lines[0] == "Kính gửi huyện Sơn Dương"
    assert "[Y tế]" in lines[1]


def test_the_shipped_template_uses_every_value_but_the_area() -> None:
    """A value that nothing prints would be lost without anyone noticing."""
    with zipfile.ZipFile(TEMPLATE) as parts:
        text = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    assert [name for name in values_of(plan(), made(), "sector") if name not in text] == ["area"]


def test_a_template_is_made_out_once_and_each_paper_says_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsed and compiled for the first paper alone; the second holds nothing of the first."""
    parsed: list[str] = []
    parse = Environment._parse

    def note(self: Environment, source: str, *named: str | None) -> Template:
        parsed.append(source)
        return parse(self, source, *named)

    monkeypatch.setattr(Environment, "_parse", note)
    content = template(
        "Giấy của {{ title }}", "{% for one in groups %}{{ one.title }}; {% endfor %}", footer="{{ title }}"
    )
    for number in range(3):
        values = {"title": f"Tên {number}", "groups": [{"title": f"nhóm {number}"}]}
        text = "\n".join(
            p.text for p in Document(io.BytesIO(fill_template(content, "m.docx", values, on=ON))).paragraphs
        )
        assert f"Giấy của Tên {number}" in text
        assert f"nhóm {number}" in text
    assert sum("Giấy của" in source for source in parsed) == 2  # to be looked at, and to be compiled


def test_what_a_paper_lacks_is_told_of_each_by_its_own_values() -> None:
    """The names that a template asks for are known once; whether they are there is each paper's own."""
    content = template("{{ title }} {{ grounds }}")
    for name, values in (("một.docx", {"title": "T", "ground": "G"}), ("hai.docx", {"grounds": "G", "titel": "T"})):
        with pytest.raises(ProblemsFound) as refused:
            fill_template(content, name, values, on=ON)
        missing = ({"title", "grounds"} - values.keys()).pop()
        assert [(p.code, p.place.file, p.values["name"]) for p in refused.value.problems] == [
            ("PLN-104", name, missing)
        ]
        assert refused.value.problems[0].values["near"] in values
    assert fill_template(content, "ba.docx", {"title": "T", "grounds": "G"}, on=ON)


def test_what_is_refused_is_refused_each_time_by_its_own_name() -> None:
    """Also when it is asked for again."""
    for name in ("một.docx", "hai.docx", "một.docx"):
        with pytest.raises(ProblemsFound) as refused:
            fill_template(template(ATTACKS[0], "{{ title"), name, {"title": "T"}, on=ON)
        assert {found.place.file for found in refused.value.problems} == {name}
