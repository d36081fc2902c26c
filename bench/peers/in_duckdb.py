"""The law in DuckDB: one statement of SQL, a CASE an item, totals and verdict in it."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np

from bench.peers.plain_law import Answer, Asked, PlainItem, PlainLaw, Run


def prepare(law: PlainLaw, asked: Asked) -> Run:
    """The columns as a table in memory with nulls; one thread, as all others have."""
    base = duckdb.connect(":memory:", config={"threads": 1})
    columns = ", ".join(f'"{name}" bigint' for name in asked.value)
    base.execute(f"create table commune (number bigint, bar bigint, {columns})")
    masked = {f"e{at}": np.ma.masked_array(value, ~asked.given[name])  # the statement finds them by these names
              for at, (name, value) in enumerate(asked.value.items())}  # fmt: skip
    told = {"number": np.arange(asked.communes), "bar": asked.bars, **masked}
    base.register("told", told)
    base.execute("insert into commune select * from told")
    statement = _statement(law)

    def run() -> Answer:
        made = base.execute(statement).fetchnumpy()
        chosen = np.stack([np.asarray(made[f"b{at}"]) for at in range(len(law.items))])
        return Answer(chosen, *(np.asarray(made[name]) for name in ("low", "high", "verdict")))

    return run


def _statement(law: PlainLaw) -> str:
    bands = ", ".join(f"{_band(item)} as b{at}" for at, item in enumerate(law.items))
    points = ", ".join(piece for at, item in enumerate(law.items) for piece in _points(item, at))
    parts = ", ".join(
        f"{'+'.join(f'{end}{at}' for at in range(first, last))} as c{number}{end}"
        for number, (first, last) in enumerate(law.criteria)
        for end in ("l", "h")
    )
    count = range(len(law.criteria))
    totals = ", ".join(
        f"{'+'.join(f'c{at}{end}' for at in count)} as {name}" for end, name in (("l", "low"), ("h", "high"))
    )
    zero = f"greatest({', '.join(f'(c{at}l = 0)::int + (c{at}h = 0)::int' for at in count)}) as zero"
    chosen = ", ".join(f"b{at}::bigint as b{at}" for at in range(len(law.items)))
    return (
        f"with banded as (select *, {bands} from commune), pointed as (select *, {points} from banded), "
        f"parted as (select *, {parts} from pointed), summed as (select *, {totals}, {zero} from parted) "
        f"select {chosen}, low::bigint as low, high::bigint as high, (case when zero = 2 or high < bar then 0 "
        f"when low >= bar and zero = 0 then 2 else 1 end)::bigint as verdict from summed order by number"
    )


def _band(item: PlainItem) -> str:
    part, whole = f'"{item.part}"', f'"{item.whole}"' if item.whole else "1"
    enough = f"({whole} is not null and {whole} >= {item.asked})"
    empty = f"when {whole} = 0 and {enough} then -1 " if item.whole else ""
    tests = " ".join(
        f"when {part} * {test.denominator} {test.sign.replace('==', '=')} {whole} * {test.numerator} then {number}"
        for number, test in enumerate(item.tests)
    )
    return f"case {empty}when {part} is null or not {enough} then -2 {tests} else {len(item.tests)} end"


def _points(item: PlainItem, at: int) -> Iterator[str]:
    told = " ".join(f"when {number} then {test.points}" for number, test in enumerate(item.tests))
    points = f"case b{at} {told} when -1 then {item.when_empty} else 0 end"
    yield f"{points} as l{at}"
    yield f"case when b{at} = -2 then {item.most} else {points} end as h{at}"
