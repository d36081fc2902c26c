"""The figures of the READMEs, made from the committed law and its sample round; the words around them are typed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from engine.language import Say, speak
from engine.law.readings.resting import points_by_mark
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.screen import Screen, show_assessment
from engine.scoring.explaining import explain
from engine.scoring.round_result import RoundResult
from engine.service.rounds import find_unit

LANGUAGE_OF = {"README.md": "en", "README.vi.md": "vi"}
# What the READMEs show: three communes of the round, and one item of one of them.
SHOWN, EXPLAINED, ITEM = ("02551", "02572", "02578"), "02587", "tc07.1"
TABLE = re.compile(r"^\|.*\n(?:\|.*\n)+", re.MULTILINE)
EXCERPT = re.compile(r"^```text\n(?=[^`]*điểm)[^`]*^```$", re.MULTILINE)
SENTENCE = re.compile(r"<!--law:(\w+)-->.*?<!--/law-->", re.DOTALL)


def with_figures(name: str, text: str, made: RoundResult) -> str:
    """A README with its figures of now: the table of conditions, both excerpts, and the marked sentences."""
    language = LANGUAGE_OF[name]
    text = TABLE.sub(lambda _: conditions(made, language), text, count=1)
    blocks = iter((round_excerpt(made), item_excerpt(made)))
    text = EXCERPT.sub(lambda _: f"```text\n{next(blocks)}\n```", text, count=2)
    told = SENTENCES[language]
    return SENTENCE.sub(lambda m: f"<!--law:{m[1]}-->{told[m[1]](made, speak(language))}<!--/law-->", text)


def conditions(made: RoundResult, language: str) -> str:
    """The table of what the standard asks."""
    say, standard = speak(language), made.book.standard
    counted = (len(standard.criteria), len(standard.items), say.whole(standard.head.maximum.points))
    first, total, whatever, head = {
        "en": ("{} criteria, {} items | at most {} points", "total of at least {}", "whatever the total",
               ("condition", "value", 'knock-out ("điểm liệt")')),
        "vi": ("{} tiêu chí, {} mục | tối đa {} điểm", "tổng từ {} điểm", "dù tổng cao đến đâu",
               ("điều kiện", "mức", "điểm liệt")),
    }[language]  # fmt: skip
    knock_out = standard.head.knock_out
    assert knock_out
    rows = [
        f"{head[0]} | {head[1]}",
        "--- | ---",
        first.format(*counted),
        *(f"{say.either(c.title, c.title_en)} | {total.format(c.threshold)}" for c in standard.head.classes),
        f"{head[2]} | {say.either(knock_out.title, knock_out.title_en)}, {whatever}",
    ]
    return "".join(f"| {row} |\n" for row in rows)


def printed(show: Callable[[Screen], None], width: int) -> list[str]:
    """The lines that a screen of some width shows, in Vietnamese."""
    page = io.StringIO()
    out = Console(file=page, width=width, highlight=False, markup=False)
    show(Screen(speak("vi"), out, out, quiet=True))
    return [line.rstrip() for line in page.getvalue().splitlines()]


def round_excerpt(made: RoundResult) -> str:
    """The banner, the head of the table and the rows of three communes, as ``phuhop demo`` prints them."""
    lines = printed(lambda screen: show_assessment(screen, made, Path()), 200)
    first = next(at for at, line in enumerate(lines) if line.startswith("Xã  "))
    names = [find_unit(made.round, code).name for code in SHOWN]
    rows = [line for name in names for line in lines[first:] if line.startswith(f"{name}  ")]
    return "\n".join((*lines[:first], *_narrowed([lines[first], *rows])))


def _narrowed(lines: Sequence[str]) -> list[str]:
    """The same table without the columns of blanks that only its other rows needed."""
    width = max(map(len, lines))
    padded = [line.ljust(width) for line in lines]
    blank = [all(line[at] == " " for line in padded) for at in range(width)]
    kept = [at for at in range(width) if not (blank[at] and at > 1 and blank[at - 1] and blank[at - 2])]
    return ["".join(line[at] for at in kept).rstrip() for line in padded]


def item_excerpt(made: RoundResult) -> str:
    """Why one item has its points, as ``phuhop explain`` prints it."""
    unit = find_unit(made.round, EXPLAINED)
    card = next(card for card in made.cards if card.unit == unit)
    lines = printed(lambda screen: show_explanation(screen, made, explain(made, card, ITEM)), 200)
    at = next(number for number, line in enumerate(lines) if f" {ITEM} " in line)
    indent = lines[at].index(ITEM)
    branch = [line[indent:] for line in lines[at:]]
    return "\n".join(line for line in branch if line)


def _marks(made: RoundResult, say: Say) -> str:
    marks = points_by_mark(made.book.standard.criteria)
    whole = say.whole(made.book.standard.head.maximum.points)
    if say.language == "en":
        return (
            f"{marks['verbatim']} points are verbatim, {marks['reported']} reported, {marks['checked']} checked, and "
            f"**{marks['provisional']} of {whole} points rest on stand-ins**"
        )
    return (
        f"{marks['verbatim']} điểm là nguyên văn, {marks['reported']} theo báo chí, {marks['checked']} đã đối chiếu, "
        f"và **{marks['provisional']} trên {whole} điểm dựa trên mức đặt tạm**"
    )


def _firm(made: RoundResult, say: Say) -> str:
    firm = sum(card.decision.firm for card in made.cards)
    if say.language == "en":
        return f"In the sample {firm or 'none'} is." if firm < 2 else f"In the sample {firm} are."
    return f"Trong đợt mẫu có {firm} kết luận chắc chắn." if firm else "Trong đợt mẫu chưa có kết luận nào chắc chắn."


def _next(made: RoundResult, say: Say) -> str:
    """What the last line of the explanation shows, where the item has a better band to reach."""
    (more,) = (i.steps for card in made.cards for i in card.items if (card.unit.code, i.item.id) == (EXPLAINED, ITEM))
    if say.language == "en":
        return "; the last line says what would have given more" if more else ""
    return "; dòng cuối cho biết thế nào thì được thêm điểm" if more else ""


SENTENCES = {language: {"marks": _marks, "firm": _firm, "next": _next} for language in LANGUAGE_OF.values()}
