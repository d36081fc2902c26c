"""Long tables of the trial standard, and the ways in which people and programs spoil a CSV."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping

from engine.evidence.questionnaire import Questionnaire
from engine.law.questions import Evidence

HEADS = ("commune", "evidence", "value", "document", "issued", "note")
VIETNAMESE = ("Mã xã", "Minh chứng", "Giá trị", "Văn bản", "Ngày văn bản", "Ghi chú")
DOCUMENTS = ("12/BC-UBND", "7/QĐ ngày 05/11/2024", "3/BC ngày 2024-11-01", "", "Báo cáo số 9")
WRONG = ("mười", "97,5", "1,000", "-3", "12 trẻ", "không có", "95%", "9999999999", "1.000", " 7 ", "７", "ba m¬i", "x")
Spoiling = Callable[[str, random.Random], str]


def table(asked: Questionnaire, chance: random.Random) -> str:
    """A long table in which nothing is wrong: every commune, every datum, documents and notes as they come."""
    heads = chance.choice((HEADS, VIETNAMESE))
    lines = [",".join(heads)]
    for unit in asked.round.units:
        name = chance.choice((unit.code, unit.code.lstrip("0"), unit.name))
        for evidence in asked.data:
            day = chance.choice(("", "", "05/11/2024"))
            note = chance.choice(("", "số liệu mô phỏng", "rà soát lại"))
            row = (name, _name(evidence, chance), _value(evidence, chance), chance.choice(DOCUMENTS[::2]), day, note)
            lines.append(",".join(row))
    return "\n".join(lines) + "\n"


def _name(evidence: Evidence, chance: random.Random) -> str:
    """A datum by its id, or by its label where no separator stands in that."""
    return chance.choice((evidence.id, evidence.id if "," in evidence.label else evidence.label))


def _value(evidence: Evidence, chance: random.Random) -> str:
    if chance.random() < 0.05:
        return chance.choice(("", "không áp dụng"))
    if evidence.kind == "yes_no":
        return chance.choice(("Có", "không"))
    return str(chance.randint(evidence.at_least, min(evidence.at_most, 60)))


def _at_a_line(change: Callable[[str, random.Random], str]) -> Spoiling:
    """The change made in one to four lines."""

    def spoil(text: str, chance: random.Random) -> str:
        lines = text.split("\n")
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(1, len(lines))
            lines[at] = change(lines[at], chance)
        return "\n".join(lines)

    return spoil


def _field(line: str, chance: random.Random, change: Callable[[str], str]) -> str:
    fields = line.split(",")
    at = chance.randrange(len(fields))
    fields[at] = change(fields[at])
    return ",".join(fields)


def _a_wrong_value(line: str, chance: random.Random) -> str:
    fields = line.split(",")
    return ",".join([*fields[:2], chance.choice(WRONG), *fields[3:]])


def _a_wrong_day(line: str, chance: random.Random) -> str:
    day = chance.choice(("31/02/2024", "05/11/2034", "tháng 11", "2024-11-05T00:00:00"))
    return ",".join([*line.split(",")[:4], day, "ghi"])


def _cut(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 5)):
        at, span = chance.randrange(len(text)), chance.randrange(1, 30)
        text = chance.choice((text[:at] + text[at + span :], text[:at] + text[at : at + span] + text[at:]))
    return text


KINDS: Mapping[str, Spoiling] = {
    "a quoted field": _at_a_line(lambda line, chance: _field(line, chance, lambda said: f'"{said}"')),
    "a quote over lines": _at_a_line(lambda line, chance: _field(line, chance, lambda said: f'"{said}\n, hai"')),
    "quotes in quotes": _at_a_line(lambda line, chance: _field(line, chance, lambda said: f' "a""{said}" b')),
    "an open quote": _at_a_line(lambda line, chance: _field(line, chance, lambda said: f'"{said}')),
    "a quote within": _at_a_line(lambda line, chance: _field(line, chance, lambda said: f'{said}"x')),
    "a short row": _at_a_line(lambda line, chance: ",".join(line.split(",")[: chance.randint(0, 5)])),
    "a long row": _at_a_line(lambda line, chance: line + "," * chance.randint(1, 3) + chance.choice(("", "1"))),
    "an empty row": _at_a_line(lambda line, chance: line + "\n" + chance.choice(("", ",,,,,", "  ", ",,", " , , "))),
    "a line twice": _at_a_line(lambda line, _: f"{line}\n{line}"),
    "another value of it": _at_a_line(lambda line, chance: f"{line}\n{_a_wrong_value(line, chance)}"),
    "a wrong value": _at_a_line(_a_wrong_value),
    "a wrong day": _at_a_line(_a_wrong_day),
    "an unknown word": _at_a_line(lambda line, chance: _field(line, chance, lambda said: said[1:] + "z")),
    "old letters": _at_a_line(lambda line, _: ",".join([*line.split(",")[:3], "kh«ng", "", "tr¶ lêi"])),
    "a note in old letters": _at_a_line(lambda line, _: ",".join([*line.split(",")[:5], "tr¶ lêi"])),
    "signs cut out": _cut,
    "other line ends": lambda text, _: text.replace("\n", "\r\n"),
    "another separator": lambda text, chance: text.replace(",", chance.choice((";", "\t"))),
    "decomposed letters": lambda text, _: unicodedata.normalize("NFD", text),
    "columns moved": lambda text, _: "\n".join(",".join(reversed(line.split(","))) for line in text.split("\n")),
}


# Ways that change every line come after those that look for a comma or the end of a line.
WHOLE = frozenset({"other line ends", "another separator", "decomposed letters", "columns moved"})


def spoilt(asked: Questionnaire, chance: random.Random) -> tuple[bytes, tuple[str, ...]]:
    """A table spoilt in one to three ways, and what they are called."""
    kinds = tuple(chance.sample(sorted(KINDS), chance.randint(1, 3)))
    text = table(asked, chance)
    for kind in sorted(kinds, key=WHOLE.__contains__):
        text = KINDS[kind](text, chance)
    return (b"\xef\xbb\xbf" if chance.random() < 0.3 else b"") + text.encode(), kinds
