"""A whole made-up round as its files: ``round.yaml``, ``communes.csv`` and evidence, ready to be scored."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.evidence.facts import Document, Fact, Round
from engine.evidence.identity.official_lists import list_of
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE, round_id
from engine.evidence.tables.communes_file import COLUMNS
from engine.evidence.tables.fact_columns import fact_text
from engine.files.keeping.transactions import Terms, put_in_place
from engine.files.writing import write_whole
from engine.files.yaml_text import fresh
from engine.forms.template import form_name, write_form
from engine.language import Say
from engine.law.asked import asked_by_letters, asking
from engine.law.directives import Directives
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, ProblemsFound, problem
from engine.sample.sampling import SIMULATED, sample_facts, sample_units

EVIDENCE_COLUMNS = ("commune", "evidence", "value", "document", "note")
Facts = Mapping[str, Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What round to make up: how many communes, from which seed, on which day, and as forms or as one CSV."""

    count: int
    seed: int
    on: date
    forms: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A made-up round with the facts of each commune by code."""

    round: Round
    facts: Facts
    letters: Directives | None = None


def make_sample(folder: Path, book: Lawbook, lists: Path, wish: Wish, say: Say) -> Drawn:
    """Make a believable round in a new folder, and give it back.

    ``lists`` is ``criteria/units``, whose list of the day gives the names. Raises ProblemsFound (RND-905) when the
    folder already holds something, and as ``put_in_place`` does when it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProblemsFound([problem("RND-905", Place(str(folder)), name=str(folder))])
    drawn = draw_round(book, list_of(lists, wish.on), wish)
    drawn = replace(drawn, round=replace(drawn.round, id=round_id(folder)))
    terms = Terms(read={ROUND_FILE: None})
    put_in_place(folder, lambda fresh: write_round(fresh, book, drawn, say, forms=wish.forms), terms)
    return drawn


def draw_round(book: Lawbook, rows: Sequence[Mapping[str, str]], wish: Wish) -> Drawn:
    """A round and its evidence from a list of communes; pure."""
    units = sample_units(rows, wish.count, wish.seed, on=wish.on)
    made = Round(
        id=f"mo-phong-{wish.count}-{wish.seed}",
        title=f"Đợt thử {wish.count} xã, số gieo {wish.seed} ({SIMULATED})",
        standard=book.standard.head.id,
        on=wish.on,
        period_from=date(wish.on.year, 1, 1),
        period_to=wish.on,
        area=_area(rows, units),
        simulated=True,
        authority=None,
        units=units,
        overrides=(),
    )
    return Drawn(made, {unit.code: sample_facts(book, unit, wish.seed, on=wish.on) for unit in units})


def _area(rows: Sequence[Mapping[str, str]], units: Sequence[Unit]) -> str:
    """Where the real names come from: up to three provinces by name, else the whole country."""
    codes = {unit.code for unit in units}
    provinces = list(dict.fromkeys(row["province"] for row in rows if row["code"] in codes))
    return ", ".join(provinces) if len(provinces) <= 3 else "cả nước"


def write_round(folder: Path, book: Lawbook, drawn: Drawn, say: Say, *, forms: bool) -> None:
    """Write a round and its evidence: one filled form a commune, or one long CSV. Same input, same bytes.

    Raises as ``write_whole`` does.
    """
    round_, facts, evidence = drawn.round, drawn.facts, folder / "evidence"
    write_whole(folder / ROUND_FILE, round_text(round_).encode())
    write_whole(folder / COMMUNES, communes_text(round_.units).encode("utf-8-sig"))
    if not forms:
        asked = asking(book, asked_by_letters(drawn.letters))
        write_whole(evidence / "so-lieu.csv", evidence_text(asked, facts).encode("utf-8-sig"))
        return
    for unit in round_.units:
        path = evidence / form_name(unit)
        write_form(path, book, round_, unit, say, facts=facts[unit.code], directives=drawn.letters)


def round_text(round_: Round) -> str:
    """``round.yaml`` of a round without overrides."""
    told = fresh(
        {
            "id": round_.id,
            "title": round_.title,
            "standard": round_.standard,
            "on": round_.on.isoformat(),
            "period": {"from": round_.period_from.isoformat(), "to": round_.period_to.isoformat()},
            "area": round_.area,
            "simulated": str(round_.simulated).lower(),
            **({"directives": round_.directives} if round_.directives else {}),
        }
    )
    return (f"# Đợt này dùng {SIMULATED}: không phải số liệu thật của xã nào.\n" if round_.simulated else "") + told


def communes_text(units: Iterable[Unit], further: Sequence[UnitFact | None] = ()) -> str:
    """``communes.csv``: the unit facts, a commune a line; what is not known is left empty.

    ``further`` are those that the standard asks for besides, None for the code of the province.
    """
    heads = (*COLUMNS, *("province_code" if fact is None else fact.id for fact in further))
    return _csv(
        heads,
        (
            (
                u.code, u.name, u.type, u.province, *map(_flag, (u.mountain, u.island, u.area_iii)), u.basis or "",
                *(fact_text(fact, u) for fact in further),
            )
            for u in units
        ),
    )  # fmt: skip


def _flag(value: bool | None) -> str:  # noqa: FBT001 - a cell's own value
    return "" if value is None else "có" if value else "không"


def evidence_text(book: Lawbook, facts: Facts) -> str:
    """The long CSV of many communes' evidence; what is missing has no line."""
    yes_no = {e.id for e in book.standard.book.evidence if e.kind == "yes_no"}
    return _csv(
        EVIDENCE_COLUMNS,
        (
            (code, fact.evidence, _value(fact, yes_no=fact.evidence in yes_no), _document(fact.document), fact.note)
            for code, given in facts.items()
            for fact in given.values()
        ),
    )


def _value(fact: Fact, *, yes_no: bool) -> str:
    if fact.state == "not_applicable":
        return "không áp dụng"
    return _flag(bool(fact.value)) if yes_no else str(fact.value)


def _document(document: Document | None) -> str:
    if document is None:
        return ""
    return f"{document.number} ngày {document.issued:%d/%m/%Y}" if document.issued else document.number


def _csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return stream.getvalue()
