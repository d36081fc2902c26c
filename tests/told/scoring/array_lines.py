"""The arrays of a round as lines: pieces and cuts of the law, the grid, situations, operands, what is read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

import numpy as np
import numpy.typing as npt
import orjson

from engine.law.points.scores import Scores, plain_score
from engine.scoring.deciding import NONE
from engine.scoring.gaps import NO_STEP, nearest_better
from engine.scoring.joining.many_rounds import told_of
from engine.scoring.joining.operands import Operands, readings
from engine.scoring.law_arrays import ItemArrays, LawArrays
from engine.scoring.plain.evidence_rows import evidence_rows
from engine.scoring.reading_back import from_json
from engine.scoring.replay import replay
from engine.scoring.result_json import commune_rows, to_json
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.fired_states import FiredStates
from engine.scoring.sums.kept_levels import kept_states
from engine.scoring.whom.surely_out import surely_out
from engine.semantics import Status

WIDTH = 12


def row(told: npt.NDArray[np.generic] | Scores | Iterable[object]) -> str:
    """Numbers in a row; yes and no as 1 and 0."""
    listed = told.ravel().tolist() if isinstance(told, np.ndarray) else told
    return " ".join(str(int(one)) if isinstance(one, bool) else str(one) for one in listed) or "–"


def lines_of(made: RoundResult) -> Iterator[str]:
    """All that a round is in arrays."""
    for number, law in enumerate(made.laws.arrays):
        yield f"## law {number}"
        yield from law_lines(law)
    yield f"## round, laws {row(made.laws.which)}"
    yield from grid_lines(made)
    yield from kept_lines(made)
    for at in range(len(made.laws.first.items)):
        yield from item_lines(made, at)


def gone_and_back(made: RoundResult) -> Iterator[str]:
    """Whether a file of results is the same round again, byte for byte."""
    content = to_json(made, tool="thử")
    again = from_json(content, made.book, made.table)
    yield f"read back: equal {again == made}, same bytes {to_json(again, tool='thử') == content}"


def law_lines(law: LawArrays) -> Iterator[str]:
    """Its items piece by piece, bars, what they rest on, verdicts and the states of conditions."""
    yield f"kind {law.kind.__name__}; runs {row(f'{run.start}..{run.stop}' for run in law.runs)}"
    yield f"bars {row(law.bars)}; sure {row(law.sure)}; verdicts {row(law.verdicts)}"
    for hurdle, fired in zip(law.scheme.hurdles, law.fired, strict=True):
        yield f"hurdle {hurdle.name} level {hurdle.level}: {fired_row(fired)}"
    for item in law.items:
        cuts = row(f"{'>' if cut.beyond else '≥'}{cut.edge}" for cut in item.cuts)
        out = ", out" if item.out else ""
        yield f"{item.item.line} {item.role}{out}: {row(item.names)}; cuts {cuts}; top {item.top}"
        yield f"  pieces {row(piece(item, at) for at in range(len(item.rules)))}"
        yield from (f"  {name} {row(table)}" for name in ("spans", "folds") if len(table := getattr(item, name)))


def fired_row(fired: FiredStates | None) -> str:
    """The states by cell of each part, and of the count."""
    return "the page" if fired is None else f"{' | '.join(map(row, fired.parts))} ; {row(fired.counted)}"


def piece(item: ItemArrays, at: int) -> str:
    """Band, status and points; behind a bar what they are at worst and at best."""
    points, worst, best = (
        f"{ends.low[at]}" if ends.low[at] == ends.high[at] else f"{ends.low[at]}..{ends.high[at]}"
        for ends in (item.points, item.worst, item.best)
    )
    rule = (item.rules[at] or "–").partition("/")[2] or "–"
    return f"{rule}:{item.bands[at]}:{Status(int(item.status[at])).name.lower()}={points}|{worst}|{best}"


def grid_lines(made: RoundResult) -> Iterator[str]:
    """Pieces, points, states and levels, and the distinct situations with how many communes are in each."""
    grid = made.grid
    for name, like in (("low", ""), ("high", "low"), ("state", ""), ("zero", "state")):
        lines = [row(line) for line in getattr(grid, name)]
        others = [row(line) for line in getattr(grid, like)] if like else []
        yield from (f"{name} {n} {line}" for n, line in enumerate(lines) if n >= len(others) or line != others[n])
    yield from (f"{name} {row(getattr(grid, name))}" for name in ("total_low", "total_high", "unit_class"))
    for level, (own, why) in enumerate(zip(grid.levels, made.reasons, strict=True)):
        yield f"level {level} side {row(own.side)}; verdict {row(own.verdict)}; firm {row(own.firm)}"
        counts = Counter(why.index.tolist())
        yield from (f"  {counts[at]} × {one.bar} {one.side} {one.states}" for at, one in enumerate(why.situations))
        fired = ["." if one == NONE else one for one in why.fired.which.ravel().tolist()]
        yield f"  fired {row(fired)} of {row(','.join(rules) for rules in why.fired.sets)}"


def kept_lines(made: RoundResult) -> Iterator[str]:
    """What earlier rounds leave of each level that must have been kept."""
    standard, codes = made.book.standard, [unit.code for unit in made.units]
    told = kept_states(standard, codes, made.evidence.decided)
    yield from (f"kept {name} {row(getattr(told, name))}" for name in told._fields if len(told.points))


def item_lines(made: RoundResult, at: int) -> Iterator[str]:
    """What an item reads of all communes, round by round, the pieces that gives and the nearest better ones."""
    line = made.laws.first.items[at]
    yield f"{line.item.id} pieces {row(made.grid.piece[at])}"
    for back, read in enumerate(readings(line.reads, made.facts, made.before)):
        yield f"  {back} reads {operands_row(read)}"
        if line.reads.rounds == 1 and len(made.laws.arrays) == 1:
            near = nearest_better(line, made.grid.piece[at], read.part, read.whole)
            pairs = zip(near.piece.tolist(), near.change.tolist(), strict=True)
            yield f"  nearest {row('.' if at == NO_STEP else f'{at}:{change}' for at, change in pairs)}"
    if line.reads.rounds > 1:
        yield f"  rests {row(rested(made, at, number) for number in range(len(made.units)))}"


def operands_row(read: Operands) -> str:
    """Part over whole, a dash for what is not given."""
    wholes = np.ones_like(read.part) if read.whole is None else read.whole
    no_whole = np.zeros_like(read.no_part) if read.no_whole is None else read.no_whole
    part, whole = (
        ["–" if gone else str(value) for value, gone in zip(values.tolist(), none.tolist(), strict=True)]
        for values, none in ((read.part, read.no_part), (wholes, no_whole))
    )
    lacks = "" if read.unanswered is None else f"; yes {row(read.part)}; unanswered {row(read.unanswered)}"
    return row(f"{p}/{w}" for p, w in zip(part, whole, strict=True)) + lacks


def rested(made: RoundResult, at: int, number: int) -> str:
    """What an item of several rounds rests on in one commune, with its nearest step."""
    code, line = made.units[number].code, made.laws.of(number).items[at]
    facts = made.evidence.communes[code].facts
    told = told_of(line, int(made.grid.piece[at, number]), facts, made.evidence.before(code))
    near = told.nearest
    return f"{told.part}/{told.whole}" + (f"({near['direction']},{near['children']},{near['points']})" if near else "")


def besides(made: RoundResult) -> Iterator[str]:
    """Who is set aside, who decides, problems, tasks, what durable-rules judges again, and rows of results."""
    yield f"aside {row(unit.code for unit in made.aside)}; empty {made.is_empty}; questions {len(made.questions)}"
    for authority, units in made.authorities:
        yield f"{authority.id if authority else 'nobody known'} decides {row(unit.code for unit in units)}"
    for told in made.problems:
        values = row(f"{name}={value}" for name, value in told.values.items())
        yield f"{told.code} {told.commune} {told.place} {row(told.data)} {values}"
    gone = surely_out(made.round.units, made.book.standard, made.table, made.round)
    yield from (f"surely out {code} {row(sorted(items))}" for code, items in gone.items() if items)
    if made.tasks:
        states = Counter(told.state for own in made.tasks.communes.values() for told in own)
        yield f"tasks {dict(sorted(states.items()))}; at risk {made.tasks.at_risk}"
    judged = replay(made)
    yield f"replayed {judged.messages}, {len(judged.problems)} otherwise"
    yield f"facts {row(map(short, evidence_rows(made.facts)))}"
    yield f"results {row(map(short, commune_rows(made)))}"


def short(told: object) -> str:
    """The first letters of the hash of plain data."""
    return sha256(orjson.dumps(told, default=plain_score, option=orjson.OPT_SORT_KEYS)).hexdigest()[:WIDTH]
