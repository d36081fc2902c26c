"""A decision read whole: its articles and its table of criteria, held together; or the reasons why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from engine.law.values import exact_text
from engine.problems import Place, ProblemsFound, problem
from engine.reading.articles import Articles, Told, articles_of
from engine.reading.finding_table import Found, heads_seen, tables_of_criteria
from engine.reading.law_text import LawText
from engine.reading.outline import outline_of
from engine.reading.parts_found import Unclear
from engine.reading.second_witness import borne_out, in_step
from engine.reading.witnesses import ReadCriterion, held_together


@dataclass(frozen=True, slots=True)
class ReadLaw:
    """All that was read in a decision, and in ``unclear`` what stands in its table and is of no criterion."""

    text: LawText
    articles: Articles
    criteria: tuple[ReadCriterion, ...]
    unclear: tuple[Unclear, ...]


def read_law(text: LawText, table: int | None = None) -> ReadLaw:
    """A document's numbers; ``table`` chooses one by its number where several are tables of criteria.

    Raises ProblemsFound: no table of criteria (READ-101), several and none chosen (READ-107).
    """
    found, others = _chosen(text, table)
    articles = articles_of(text, found)
    outline = outline_of(found.strips)
    if articles.total is None and outline.total:
        last = outline.total[-1]
        total_row = Told(exact_text(last.points), last.sentence, articles.table_article, last.spot)
        articles = replace(articles, total=total_row)
    total = Fraction(articles.total.value) if articles.total else None
    beside = [held_together(outline_of(other.strips), None) for other in others]
    criteria = in_step(borne_out(held_together(outline, total), beside))
    return ReadLaw(text, articles, criteria, tuple(outline.unclear))


def _chosen(text: LawText, table: int | None) -> tuple[Found, tuple[Found, ...]]:
    """The table that is law, and the other tables of criteria, which bear witness."""
    found = tables_of_criteria(text)
    place = Place(text.file)
    if not found:
        heads = heads_seen(text)
        seen = "; ".join(f"“{head}”" for head in heads[:6])
        raise ProblemsFound([problem("READ-101", place, seen=seen or "–", count=len(heads))])
    if table is not None:
        chosen = next((one for one in found if one.table == table), None)
        if chosen:
            return chosen, tuple(one for one in found if one is not chosen)
    elif len(found) == 1:
        return found[0], ()
    numbers = ", ".join(str(one.table) for one in found)
    raise ProblemsFound([problem("READ-107", place, numbers=numbers, count=len(found), first=found[0].table)])
