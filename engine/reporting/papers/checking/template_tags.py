"""What a Word template says in braces, paragraph by paragraph, and what is wrong with the braces themselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from engine.problems import InBoth, Place, Problem, problem

PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
WHERE = {"document": "Thân văn bản", "header": "Đầu trang", "footer": "Chân trang", "footnotes": "Cước chú"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{\{(?P<printed>.*?)\}\}|\{%(?P<prefix>p|tr|tc|r)?(?P<said>[^{}]*?)%\}", re.DOTALL)
LONE = re.compile(r"(?<![{%])\{\s*(?P<name>[a-z_]+(?:\.[a-z_]+)*)\s*\}(?![}%])")
MARKS = ("{{", "}}", "{%", "%}")
CLOSES = {"endfor": "for", "endif": "if"}
LONGEST = 80
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag where it stands: what it prints, or what it says with docxtpl's prefix (p, tr, tc, r or none)."""

    place: Place
    text: str
    printed: str = ""
    said: str = ""
    prefix: str = ""


def paragraphs_of(template: bytes, shown: str) -> Iterator[tuple[Place, str]]:
    """The text of every paragraph of a template with its place: part, and number of the paragraph in it."""
    with zipfile.ZipFile(io.BytesIO(template)) as parts:
        for name in sorted(parts.namelist()):
            found = PARTS.fullmatch(name)
            if found is None:
                continue
            where = next(words for part, words in WHERE.items() if found[1].startswith(part))
            for at, paragraph in enumerate(etree.fromstring(parts.read(name), PARSER).iter(f"{WORD}p"), 1):
                text = "".join(part.text or "" for part in paragraph.iter(f"{WORD}t"))
                if text:
                    yield Place(shown, sheet=where, cell=f"đoạn {at}"), text


def tags_of(template: bytes, shown: str) -> tuple[tuple[Tag, ...], tuple[Problem, ...]]:
    """Every tag of a template in order, and every brace that is not closed, not doubled or not in one paragraph."""
    tags, found = [], []
    for place, text in paragraphs_of(template, shown):
        rest = TAG.sub("", text)
        if any(mark in rest for mark in MARKS):
            found.append(problem("PAP-111", place, rest.strip()[:LONGEST], said=rest.strip()[:LONGEST]))
        found += [problem("PAP-112", place, lone[0], name=lone["name"]) for lone in LONE.finditer(rest)]
        for match in TAG.finditer(text):
            said, printed = (match["said"] or "").strip(), (match["printed"] or "").strip()
            tags.append(Tag(place, match[0][:LONGEST], printed, said, match["prefix"] or ""))
    return tuple(tags), (*found, *_unclosed(tags))


def _unclosed(tags: list[Tag]) -> Iterator[Problem]:
    """Loops and questions that are not closed, closed without being opened, or closed by another kind of tag."""
    open_: list[Tag] = []
    for tag in tags:
        word = tag.said.split()[0] if tag.said else ""
        if word in CLOSES.values():
            open_.append(tag)
        elif word in CLOSES:
            begun = open_.pop() if open_ else None
            if begun is None or begun.said.split()[0] != CLOSES[word] or begun.prefix != tag.prefix:
                other = begun.text if begun else InBoth("không có câu mở nào", "there is none")
                yield problem("PAP-114", tag.place, tag.text, given=tag.text, other=other)
                return
    yield from (problem("PAP-113", tag.place, tag.text, given=tag.text) for tag in open_)
