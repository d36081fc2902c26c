"""``decisions.csv`` of a round: what the authority decided of each commune, where no record tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from engine.evidence.facts import Round
from engine.files.listing.csv_rows import Field, Row, read_lines
from engine.files.numbers import plain
from engine.problems import Place, Problem, ProblemsFound, cited, problem
from engine.records.publishing.signed_decisions import Decided, Decisions
from engine.scoring.round_result import RoundResult

DECISIONS = "decisions.csv"
MOST_NAMED = 5
HEADS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "ma", "ma xa"),
    "decision": ("decision", "quyet dinh", "ket luan"),
    "number": ("number", "so", "so quyet dinh"),
    "day": ("day", "ngay", "ngay ky"),
    "signer": ("signer", "nguoi ky"),
}
KINDS: Mapping[str, Literal["recognise", "refuse"]] = {
    "recognise": "recognise", "cong nhan": "recognise", "refuse": "refuse", "khong cong nhan": "refuse",
}  # fmt: skip
DAYS = ("%d/%m/%Y", "%Y-%m-%d")


def read_decisions(folder: Path, round_: Round) -> Decisions:
    """The decisions in a round's folder, by code; none where there is no such file.

    Raises ProblemsFound, all at once: heads that are missing (PUB-110), communes that are not of the round (PUB-111) or
    there twice (PUB-114), words that are no decision (PUB-112), numbers, days and signers left out (PUB-113).
    """
    if not (folder / DECISIONS).is_file():
        return {}
    lines = read_lines(folder / DECISIONS, f"{folder.name}/{DECISIONS}", _heads)
    columns = {name: _column(lines.heads, words) for name, words in HEADS.items()}
    if missing := [name for name, at in columns.items() if at is None]:
        raise ProblemsFound([problem("PUB-110", lines.heads[0].place, names=", ".join(missing))])
    found: dict[str, Decided] = {}
    wrong: list[Problem] = []
    for row in lines.rows():
        cells = {name: _cell(row, at or 0) for name, at in columns.items()}
        if told := list(_wrong(cells, found, round_)):
            wrong += told
        else:
            decided = _decided(cells)
            found[decided.code] = decided
    if wrong:
        raise ProblemsFound(wrong)
    return found


def _heads(rows: Sequence[Row]) -> int:
    return next((at for at, row in enumerate(rows, 1) if _column(row, HEADS["code"]) is not None), 0)


def _column(row: Row, words: Sequence[str]) -> int | None:
    return next((at for at, cell in enumerate(row) if plain(cell.text) in words), None)


def _cell(row: Row, at: int) -> Field:
    return row[at] if at < len(row) else Field("", Place(row[0].place.file, row[0].place.line))


def _wrong(cells: Mapping[str, Field], found: Decisions, round_: Round) -> Iterator[Problem]:
    code = cells["code"]
    if code.text.zfill(5) not in {unit.code for unit in round_.units}:
        yield problem("PUB-111", code.place, code.text, given=code.text or "–")
    if code.text.zfill(5) in found:
        yield problem("PUB-114", code.place, code.text, given=code.text)
    if plain(cells["decision"].text) not in KINDS:
        yield problem("PUB-112", cells["decision"].place, cells["decision"].text, given=cells["decision"].text or "–")
    for name, head in (("number", "số"), ("signer", "người ký")):
        if not cells[name].text:
            yield problem("PUB-113", cells[name].place, name=head, name_en=name, given=cited(""))
    if _day(cells["day"].text) is None:
        given = cited(cells["day"].text)
        yield problem("PUB-113", cells["day"].place, cells["day"].text, name="ngày", name_en="day", given=given)


def _decided(cells: Mapping[str, Field]) -> Decided:
    day = _day(cells["day"].text) or date.max
    kind = KINDS[plain(cells["decision"].text)]
    return Decided(cells["code"].text.zfill(5), kind, cells["number"].text, day, cells["signer"].text)


def _day(text: str) -> date | None:
    for pattern in DAYS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


def decided_otherwise(parts: Sequence[RoundResult], decisions: Decisions, place: Place) -> Iterator[Problem]:
    """That nothing is decided yet; that a commune is recognised though its score does not say so, or not firmly."""
    if not decisions:
        yield problem("PUB-115", place)
    unsure: list[str] = []
    for code, decided in decisions.items():
        verdict = next((made.decision(made.rows[code]) for made in parts if code in made.rows), None)
        if decided.kind == "recognise" and (verdict is None or verdict.verdict != "recognised"):
            yield problem("PUB-116", place, commune=code, paper=decided.number)
        elif decided.kind == "recognise" and verdict is not None and not verdict.firm:
            unsure.append(code)
    if unsure:
        names = {unit.code: unit.name for made in parts for unit in made.round.units}
        shown = ", ".join(names[code] for code in unsure[:MOST_NAMED]) + ", …" * (len(unsure) > MOST_NAMED)
        yield problem("PUB-117", place, n=len(unsure), names=shown)
