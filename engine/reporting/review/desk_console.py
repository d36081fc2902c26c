"""The board's desk on the console: a record opened, forms taken in, the workbook handed out and read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from engine.language import Say, text
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.problems import Problem
from engine.records.acting.actors import ROLE_WORDS
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.council import RULE_WORDS
from engine.records.acting.round_state import UNIT, WHOLE_ROUND, Council, RoundState
from engine.reporting.console.screen import Screen, near
from engine.reporting.review.appraisal_page import PARTS, Page, Scored, value_words
from engine.reporting.review.placed_console import show_laws
from engine.reporting.review.review_console import show_remedies
from engine.reporting.review.state_words import kept_day, unsent_words
from engine.reporting.words.whom.unit_words import Title, placing_lines, unknown_words

NOT_YET = text("Chưa ghi gì; thêm --apply để ghi.")


def show_opened(screen: Screen, state: RoundState, fresh: Sequence[Unit], *, again: bool, applied: bool) -> None:
    """What the record begins with: the laws, who appraises and recognises, whether one person may act alone."""
    say, out = screen.say, screen.out
    if not again:
        show_laws(screen, state)
        if state.four_eyes == "stated":
            said = say("Đợt cho một người làm mọi việc: mọi giấy tờ sẽ ghi “Chưa có người thứ hai thẩm định”.")
            out.print(Text(said, style="yellow"), soft_wrap=True)
        if state.people:
            out.print(Text(say("Người làm việc trong nhật ký: {n}.", n=len(state.people))))
    if not fresh:
        out.print(Text(say("Nhật ký đã mở từ trước, không có xã mới.")))
    elif applied:
        out.print(Text(say("Đã mở {n} hồ sơ.", n=say.whole(len(fresh))), style="bold green"))
    else:
        out.print(Text(say("Sẽ mở {n} hồ sơ.", n=say.whole(len(fresh))) + " " + say(NOT_YET), style="bold"))


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form as it is told: its commune, how many data and facts of the commune itself it gives, what refused it.

    ``receipt`` is 0 where nothing was kept, ``same`` whether it was there before, its file in a ``state``; for want
    of the ``unknown`` facts its commune cannot be scored yet.
    """

    unit: Unit
    facts: int
    own: int
    receipt: int
    same: bool
    refused: Sequence[Problem]
    unknown: Sequence[Title] = ()
    state: str = ""


def show_imported(screen: Screen, taken: Iterable[FormLine], silent: Sequence[Unit], *, applied: bool) -> None:
    """Each form with its receipt or the reason why it was not taken in, and how many communes sent nothing."""
    say, out, told = screen.say, screen.out, list(taken)
    for line in told:
        _show_form(screen, line)
    show_remedies(screen, (found for line in told for found in line.refused))
    new = sum(not line.same and not line.refused for line in told)
    counts = {"n": new, "refused": sum(bool(line.refused) for line in told), "silent": len(silent)}
    values = {name: say.whole(count) for name, count in counts.items()}
    if applied:
        said = say("Đã nhận {n} phiếu; không nhận {refused}; {silent} xã chưa gửi.", **values)
    else:
        said = say("Nhận được {n} phiếu; không nhận được {refused}; {silent} xã chưa gửi.", **values)
        said += " " + say(NOT_YET)
    out.print(Text(said, style="bold"))


def show_handed_over(screen: Screen, receipts: Sequence[tuple[str, int, Path, bool]]) -> None:
    """Receipts, each by its commune, number and place: written again, or left as it lies there."""
    say = screen.say
    for name, number, path, written in receipts:
        values = {"name": name, "n": number, "path": near(path)}
        said = say("{name}: đã lập lại biên nhận số {n}: {path}", **values)
        told = Text(said) if written else Text(say("{name}: biên nhận số {n} đã có: {path}", **values), style="dim")
        screen.out.print(told, soft_wrap=True)
    again = sum(one[3] for one in receipts)
    screen.out.print(Text(say("Đã lập lại {n}/{all} biên nhận.", n=again, all=len(receipts)), style="bold"))


def _show_form(screen: Screen, line: FormLine) -> None:
    say, out, unit = screen.say, screen.out, {"name": line.unit.name, "code": line.unit.code}
    if line.refused:
        what = " ".join(say.told(found)["what"] for found in line.refused)
        out.print(Text(f"✗ {line.unit.name} ({line.unit.code}): {what}", style="red"), soft_wrap=True)
        return
    if line.same:
        out.print(Text(say("= {name} ({code}): như đã nhận, biên nhận số {n}", **unit, n=line.receipt), style="dim"))
        if waits := unsent_words(line.state, say):
            out.print(Text(f"  {waits}", style="yellow"), soft_wrap=True)
    else:
        said = say("✓ {name} ({code}): {n} số liệu", **unit, n=line.facts)
        said += say(", {n} dữ kiện về xã", n=line.own) if line.own else ""
        said += say(", biên nhận số {n}", n=line.receipt) if line.receipt else ""
        out.print(Text(said, style="green"))
    if line.unknown:
        out.print(Text(f"  {unknown_words(line.unknown, say)}", style="yellow"), soft_wrap=True)


def show_handed_out(screen: Screen, path: Path, pages: Sequence[Page]) -> None:
    """Where the workbook lies, for how many communes, and how many data are to be looked at first."""
    say = screen.say
    counts = {part: sum(len(page.part(part)) for page in pages) for part in PARTS}
    if counts["unit"]:
        screen.out.print(Text(say("{n} dữ kiện về xã để soát trước.", n=counts["unit"])), soft_wrap=True)
    said = say(
        "{n} xã: {differs} số liệu khác hoặc đang hỏi, {decides} số liệu quyết định kết luận, {rest} còn lại.",
        n=len(pages),
        differs=counts["differs"],
        decides=counts["decides"],
        rest=counts["rest"],
    )
    screen.out.print(Text(said), soft_wrap=True)
    screen.out.print(Text(say("Sổ thẩm định: {path}", path=near(path))), soft_wrap=True)


# A line of a change: the datum, what the board's figure was and is, and the ground of it.
Corrected = tuple[Evidence, KeptFact | None, KeptFact | None, str]


def show_read_back(
    screen: Screen,
    told: Iterable[tuple[CommuneFile, Sequence[Corrected], Sequence[str], Sequence[Problem], tuple[Scored, Scored]]],
    *,
    unchanged: int,
    applied: bool,
) -> None:
    """What the workbook changes file by file, what each conclusion becomes, and what the record refused."""
    say, out, changes = screen.say, screen.out, list(told)
    for file, corrected, asked, refused, (before, after) in changes:
        out.print(Text(f"{file.name} ({file.code})", style="bold"))
        for datum, old, new, ground in corrected:
            out.print(Text("  " + _corrected_words(datum, old, new, ground, say)), soft_wrap=True)
        for question in asked:
            out.print(Text("  " + say("Hỏi xã: {text}", text=question)), soft_wrap=True)
        if refused:
            what = " ".join(say.told(found)["what"] for found in refused)
            out.print(Text("  ✗ " + what, style="red"), soft_wrap=True)
            show_remedies(screen, refused)
        elif corrected:
            _show_conclusions(screen, before, after)
    done = sum(not refused for *_, refused, _ in changes)
    values = {"n": done, "all": len(changes), "unchanged": unchanged}
    if applied:
        said = say("Đã ghi {n}/{all} hồ sơ có thay đổi; {unchanged} trang không đổi gì.", **values)
    else:
        said = say("Ghi được {n}/{all} hồ sơ có thay đổi; {unchanged} trang không đổi gì.", **values)
        said += " " + say(NOT_YET)
    out.print(Text(said, style="bold"))


def _corrected_words(datum: Evidence, old: KeptFact | None, new: KeptFact | None, ground: str, say: Say) -> str:
    label = say.either(datum.label, datum.label_en)
    values = {"label": label, "old": value_words(datum, old, say), "new": value_words(datum, new, say)}
    return say("{label}: {old} → {new}", **values) + (f" · {ground}" if ground else "")


def _show_conclusions(screen: Screen, before: Scored, after: Scored) -> None:
    say = screen.say
    old, new = (scored.layer_words("board", say) for scored in (before, after))
    if old == new:
        screen.out.print(Text("  " + say("Kết luận theo hội đồng không đổi: {told}", told=new)), soft_wrap=True)
        return
    screen.out.print(Text("  " + say("Theo hội đồng, trước: {told}", told=old)), soft_wrap=True)
    screen.out.print(Text("  " + say("Theo hội đồng, nay: {told}", told=new), style="bold"), soft_wrap=True)
    for line in placing_lines(after.own, after.board, say):
        screen.out.print(Text("  " + line), soft_wrap=True)


def show_seated(screen: Screen, council: Council, *, applied: bool) -> None:
    """The council as it is put down: its paper, its members, how many must vote, what carries."""
    say = screen.say
    told = say(
        "Hội đồng theo {document} ngày {day}: {n} thành viên, cần {quorum} người biểu quyết, thông qua khi {rule}.",
        document=council.document,
        day=kept_day(council.issued, say),
        n=len(council.members),
        quorum=council.quorum,
        rule=say.either(*RULE_WORDS[council.rule]),
    )
    screen.out.print(Text(told), soft_wrap=True)
    done = say("Đã ghi hội đồng.") if applied else say(NOT_YET)
    screen.out.print(Text(done, style="bold"))


def show_people_changes(screen: Screen, changed: Sequence[Wanted], names: Mapping[str, str], *, applied: bool) -> None:
    """Who was put down, which roles were given and taken back, each in a line; nothing where the list is as before."""
    say = screen.say
    for act in changed:
        told: Mapping[str, Any] = act.body
        who = names.get(told["person"], told["person"])
        role = say.either(*ROLE_WORDS[told["role"]]) if "role" in told else ""
        where = told.get("scope", "").removeprefix(UNIT)
        place = say("cả đợt") if where == WHOLE_ROUND else where
        line = {
            "person": say("Ghi {who}, {office}", who=who, office=told.get("office", "")),
            "grant": say("Giao {who} vai trò {role} ({place})", who=who, role=role, place=place),
            "revoke_grant": say("Thu lại của {who} vai trò {role} ({place})", who=who, role=role, place=place),
        }[act.act]
        screen.out.print(Text(f"  {line}"), soft_wrap=True)
    if changed:
        told_end = say("Đã ghi {n} thay đổi về người và vai trò.", n=len(changed))
        ahead = say("Sẽ ghi {n} thay đổi về người và vai trò.", n=len(changed)) + " " + say(NOT_YET)
        screen.out.print(Text(told_end if applied else ahead, style="bold"))


def show_people_book(screen: Screen, path: Path) -> None:
    """Where the empty workbook lies, and what comes next."""
    say = screen.say
    screen.out.print(Text(say("Đã ghi sổ trống: {path}", path=near(path)), style="bold"), soft_wrap=True)
    screen.out.print(Text(say("Điền ba trang rồi mở nhật ký: phuhop review open {name}", name=path.parent.name)))
