"""The law in polars: one lazy query with a when-then chain an item, totals and verdict in it."""

from __future__ import annotations

import numpy as np
import polars as pl

from bench.peers.plain_law import SIGNS, Answer, Asked, PlainItem, PlainLaw, Run


def prepare(law: PlainLaw, asked: Asked) -> Run:
    """The columns as a frame with nulls, the query made once."""
    told = {name: pl.Series(value) for name, value in asked.value.items()}
    frame = pl.DataFrame({**told, "bar": asked.bars}).with_columns(
        pl.when(pl.Series(given)).then(pl.col(name)).otherwise(None).alias(name) for name, given in asked.given.items()
    )
    query = _query(law, frame.lazy())

    def run() -> Answer:
        made = query.collect()
        chosen = np.stack([made[item.id].to_numpy() for item in law.items])
        return Answer(chosen, *(made[name].to_numpy() for name in ("low", "high", "verdict")))

    return run


def _query(law: PlainLaw, frame: pl.LazyFrame) -> pl.LazyFrame:
    banded = frame.with_columns(_band(item).alias(item.id) for item in law.items)
    pointed = banded.with_columns(
        told
        for item in law.items
        for points in (pl.col(item.id).replace_strict({**_points(item), -2: 0}, return_dtype=pl.Int64),)
        for told in (
            points.alias(f"{item.id} low"),
            pl.when(pl.col(item.id) == -2).then(item.most).otherwise(points).alias(f"{item.id} high"),
        )
    )
    parts = pointed.with_columns(
        pl.sum_horizontal(f"{item.id} {end}" for item in law.items[first:last]).alias(f"{at} {end}")
        for at, (first, last) in enumerate(law.criteria)
        for end in ("low", "high")
    )
    zeros = [
        (pl.col(f"{at} low") == 0).cast(pl.Int64) + (pl.col(f"{at} high") == 0).cast(pl.Int64)
        for at in range(len(law.criteria))
    ]
    totals = parts.with_columns(
        *(pl.sum_horizontal(f"{at} {end}" for at in range(len(law.criteria))).alias(end) for end in ("low", "high")),
        pl.max_horizontal(zeros).alias("zero"),
    )
    lost = (pl.col("zero") == 2) | (pl.col("high") < pl.col("bar"))
    won = (pl.col("low") >= pl.col("bar")) & (pl.col("zero") == 0)
    verdict = pl.when(lost).then(0).when(won).then(2).otherwise(1).cast(pl.Int64).alias("verdict")
    return totals.select(*(item.id for item in law.items), "low", "high", verdict)


def _points(item: PlainItem) -> dict[int, int]:
    points = {number: test.points for number, test in enumerate(item.tests)}
    return {**points, len(item.tests): 0, -1: item.when_empty}


def _band(item: PlainItem) -> pl.Expr:
    part, whole = pl.col(item.part), pl.col(item.whole) if item.whole else pl.lit(1)
    enough = whole.is_not_null() & (whole >= item.asked)
    chain = pl.when((whole == 0) & enough if item.whole else pl.lit(value=False)).then(-1)
    chain = chain.when(part.is_null() | ~enough).then(-2)
    for number, test in enumerate(item.tests):
        chain = chain.when(SIGNS[test.sign](part * test.denominator, whole * test.numerator)).then(number)
    return chain.otherwise(len(item.tests)).cast(pl.Int64)
