"""The board's desk on the console: who waits for what, both layers' conclusions, what moves did and did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from engine.language import Say
from engine.problems import Problem
from engine.records.acting.actors import StatedInterest
from engine.records.acting.commune_file import CommuneFile, corrections
from engine.records.acting.overriding import supplied_by
from engine.records.acting.round_state import ONE_PAIR_OF_EYES
from engine.reporting.console.screen import COLOURS, SIGNS, Screen
from engine.reporting.review.appraisal_excel import paper_words
from engine.reporting.review.appraisal_page import Page, Scored, open_remarks, own_words, value_words
from engine.reporting.review.appraisal_words import conclusion_lines
from engine.reporting.review.history_words import history_lines
from engine.reporting.review.state_words import (
    act_word,
    decided_words,
    interest_lines,
    kept_day,
    state_word,
    waiting_words,
)
from engine.reporting.words.bands import range_words
from engine.reporting.words.sentences import card_word, decision_sentence, simulated_sentence
from engine.scoring.cards import Scorecard


def show_round(
    screen: Screen,
    title: str,
    files: Sequence[tuple[CommuneFile, Scored]],
    names: Mapping[str, str],
    *,
    simulated: bool,
) -> None:
    """A round's files: the conclusion by each layer side by side, the state, and who is waited for."""
    say, out = screen.say, screen.out
    if not screen.quiet:
        out.print(Text(title, style="bold"))
    if simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    several = len({file.standard for file, _ in files}) > 1
    for name in (say("Bộ tiêu chí"),) if several else ():
        table.add_column(name, overflow="fold")
    for name in (say("Mã"), say("Xã"), say("Theo xã khai"), say("Theo hội đồng")):
        table.add_column(name, no_wrap=name != say("Xã"), overflow="fold")
    for name in (say("Lý do"), say("Trạng thái, chờ ai")):
        table.add_column(name, overflow="fold")
    for file, scored in sorted(files, key=_differing_first):
        placed = (file.standard,) if several else ()
        table.add_row(*placed, file.code, Text(file.name), *_row(file, scored, say, names))
    out.print(table)
    counted = Counter(file.state for file, _ in files)
    told = ", ".join(f"{say.whole(number)} {state_word(state, say).lower()}" for state, number in counted.items())
    out.print(Text(say("{n} hồ sơ: {told}.", n=say.whole(len(files)), told=told)))


def _differing_first(told: tuple[CommuneFile, Scored]) -> tuple[bool, int]:
    """Conclusions that differ before all else, then files by how much the board corrected."""
    file, scored = told
    return _verdict(scored.own) == _verdict(scored.board), -len(corrections(file))


def _verdict(card: Scorecard | None) -> str:
    return card.decision.verdict if card else ""


def _row(file: CommuneFile, scored: Scored, say: Say, names: Mapping[str, str]) -> tuple[Text, Text, Text, Text]:
    own, board, number = _conclusion(scored.own, say), _conclusion(scored.board, say), len(corrections(file))
    if number:
        board.append("\n" + say("sửa {n} số", n=number))
    if exempt := len(scored.exempt):
        board.append("\n" + say("miễn {n} số", n=exempt))
    elif file.own and not number and scored.board:
        board = Text(say("như xã khai"), style="dim")
    reason = decision_sentence(scored.board, say) if scored.board and file.own else ""
    if file.own and scored.board is None:
        reason = scored.layer_words("board", say)
    return own, board, Text(reason), Text(f"{state_word(file.state, say)}. {waiting_words(file, say, names)}")


def _conclusion(card: Scorecard | None, say: Say) -> Text:
    if card is None or card.silent:
        return Text("–")
    verdict = card.decision.verdict
    points = range_words(card.decision.low, card.decision.high, say)
    return Text(f"{SIGNS[verdict]} {card_word(card, say)} {points}", style=COLOURS[verdict])


def show_file(
    screen: Screen,
    page: Page,
    changed: Sequence[str],
    names: Mapping[str, str],
    interests: Iterable[StatedInterest] = (),
) -> None:
    """One commune: both conclusions led by their reasons, what differs, what is asked, what changed since appraisal."""
    say, out, file = screen.say, screen.out, page.file
    out.print(Text(f"{page.unit.name} ({file.code}) · {state_word(file.state, say)}", style="bold"))
    if page.round.simulated:
        out.print(Text(simulated_sentence(say), style="bold magenta"))
    for told in conclusion_lines(page, say):
        out.print(Text(told), soft_wrap=True)
    for line in changed:
        out.print(Text(say("Khác sau khi thẩm định: {line}", line=line), style="bold red"), soft_wrap=True)
    _show_differences(screen, page)
    _show_remarks(screen, page)
    told = decided_words(file, say, names) or waiting_words(file, say, names)
    out.print(Text(told), soft_wrap=True)
    for line in interest_lines(interests, names, say):
        out.print(Text(f"{say(ONE_PAIR_OF_EYES)}. {line}", style="yellow"), soft_wrap=True)
    _show_history(screen, file, names)


def _show_remarks(screen: Screen, page: Page) -> None:
    """What was asked of the commune: answered, or waited for until a day."""
    say, out, file = screen.say, screen.out, page.file
    for remark in file.remarks:
        if remark.answer:
            words = {"id": remark.id, "text": remark.text, "answer": remark.answer}
            out.print(Text(say("Đã hỏi, số {id}: {text}. Xã trả lời: {answer}", **words)), soft_wrap=True)
    for remark in open_remarks(file):
        due = supplied_by(remark.due, page.scored.used) if remark.kind == "supply" else remark.due
        words = {"id": remark.id, "text": remark.text, "due": kept_day(due, say)}
        out.print(Text(say("Chờ xã trả lời, số {id}: {text} (hạn {due})", **words)), soft_wrap=True)


def _show_history(screen: Screen, file: CommuneFile, names: Mapping[str, str]) -> None:
    lines = history_lines(file, screen.say, names)
    if lines:
        screen.out.print(Text(screen.say("Quá trình của hồ sơ:"), style="bold"))
    for line in lines:
        screen.out.print(Text(f"  {line}"), soft_wrap=True)


def _show_differences(screen: Screen, page: Page) -> None:
    say = screen.say
    told, exempt = {change.evidence for change in corrections(page.file)}, page.scored.exempt
    lines = [line for line in page.lines if line.evidence.id in told - exempt]
    if not lines and exempt:
        return
    if not lines:
        screen.out.print(Text(say("Hội đồng chưa sửa số nào: hai cột điểm như nhau.")))
        return
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in (say("Số liệu"), say("Xã khai"), say("Hội đồng"), say("Điểm"), say("Lý do, văn bản")):
        table.add_column(name, overflow="fold")
    for line in lines:
        board = line.board
        ground = f"{board.reason} ({paper_words(board.document, board.issued)})" if board else ""
        table.add_row(
            Text(say.either(line.evidence.label, line.evidence.label_en)),
            own_words(line, say),
            value_words(line.evidence, line.board, say),
            _points(page, [name for _, name in line.items], say),
            Text(ground),
        )
    screen.out.print(table)


def _points(page: Page, items: Sequence[str], say: Say) -> str:
    """The points of the items that a datum is read by, where the layers differ: "7.1: 35 → 0", "9.1: 0–50 → 30"."""
    own, board = (
        {i.item.id: range_words(i.low, i.high, say) for i in card.items} if card else {}
        for card in (page.scored.own, page.scored.board)
    )
    numbers = {name: number for line in page.lines for number, name in line.items}
    told = [(numbers[name], own[name], board[name]) for name in items if name in own and name in board]
    return ", ".join(f"{number}: {before} → {after}" for number, before, after in told if before != after)


def show_remedies(screen: Screen, refused: Iterable[Problem]) -> None:
    """What to do about what was refused, each remedy once however many files it was told of."""
    for remedy in dict.fromkeys(screen.say.told(found)["remedy"] for found in refused):
        screen.out.print(Text(f"  → {remedy}"), soft_wrap=True)


def show_moves(
    screen: Screen, act: str, moved: Iterable[tuple[CommuneFile, CommuneFile, Sequence[Problem]]], *,
    applied: bool, role: str = "",
) -> None:  # fmt: skip
    """What a move did, or would do, file by file, and each that was refused with its reason."""
    say, out, told = screen.say, screen.out, list(moved)
    done = [(before, after) for before, after, refused in told if not refused]
    for before, after in done:
        states = " → ".join(dict.fromkeys(state_word(file.state, say) for file in (before, after)))
        out.print(Text(f"✓ {before.name} ({before.code}): {states}", style="green"))
    for before, _, refused in told:
        if refused:
            what = " ".join(say.told(found)["what"] for found in refused)
            out.print(Text(f"✗ {before.name} ({before.code}): {what}", style="red"), soft_wrap=True)
    show_remedies(screen, (found for *_, refused in told for found in refused))
    values = {"act": act_word(act, say, role), "n": say.whole(len(done)), "all": say.whole(len(told))}
    if applied:
        out.print(Text(say("{act}: đã ghi {n}/{all} hồ sơ.", **values), style="bold"))
    else:
        text = say("{act}: ghi được {n}/{all} hồ sơ. Chưa ghi gì; thêm --apply để ghi.", **values)
        out.print(Text(text, style="bold"))
