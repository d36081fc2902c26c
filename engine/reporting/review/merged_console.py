"""A merged commune's round before on the console: sums beside today's figures, or why there are none; and history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from engine.language import Say
from engine.law.questions import Evidence
from engine.records.acting.commune_file import CommuneFile
from engine.records.appraising.merged_units import AddedUp, FormerUnit, LookedBack, Merged, Recognised, RoundBefore
from engine.reporting.console.screen import Screen
from engine.reporting.review.appraisal_page import Page, value_words


def show_formed(screen: Screen, formed: Sequence[Merged]) -> None:
    """How many communes of a round were formed of others, and with how many of them sums cannot be compared."""
    if formed:
        say, split = screen.say, sum(bool(merged.split) for merged in formed)
        told = say(
            "{n} xã lập từ các đơn vị cũ ngày 01/07/2025: {whole} nhập trọn", n=len(formed), whole=len(formed) - split
        )
        more = say(", {n} có đơn vị cũ bị chia nên số đợt trước không so được", n=split) if split else ""
        screen.out.print(Text(f"{told}{more}."), soft_wrap=True)


def show_before(screen: Screen, page: Page, told: LookedBack) -> None:
    """One merged commune: what it was formed of, the comparison or why there is none, and what the old units were."""
    say, out = screen.say, screen.out
    if told.merged.former:
        out.print(Text(say("Lập từ: {units}.", units=_units(told.merged.former, say))), soft_wrap=True)
    out.print(Text(standing_line(told, say), style="bold"), soft_wrap=True)
    if told.sums:
        _show_sums(screen, page, told)
    for line in history_lines(told, say):
        out.print(Text(line), soft_wrap=True)


def standing_line(told: LookedBack, say: Say) -> str:
    """Whether the round before can be compared, and if not, why."""
    before = _round(told.before, say) if told.before else ""
    if told.standing == "added":
        return say("So với {before}: cộng từ {n} xã cũ.", before=before, n=len(told.merged.former))
    if told.standing == "split":
        units = ", ".join(f"{unit.name} ({unit.code})" for unit in told.merged.split)
        return say(
            "Với {before} không so được: xã bị chia. Chỉ một phần của {units} vào xã này.", before=before, units=units
        )
    if told.standing == "absent":
        units = ", ".join(f"{unit.name} ({unit.code})" for unit in told.absent)
        return say("Với {before} không so được: đợt ấy không có {units}.", before=before, units=units)
    if told.standing == "other_standard":
        return say("Với {before} không so được: đợt ấy chấm theo bộ tiêu chí khác.", before=before)
    if told.standing == "unlisted":
        return say("Với {before} không so được: danh mục không ghi xã này lập từ đơn vị cũ nào.", before=before)
    return say("Không có đợt trước để so: round.yaml không nêu previous.")


def _round(before: RoundBefore, say: Say) -> str:
    days = f"{say.day(before.first)}–{say.day(before.last)}"
    return say("đợt trước “{title}” (số liệu {days})", title=before.title, days=days)


def _units(units: Iterable[FormerUnit], say: Say) -> str:
    part = say(", một phần")
    return "; ".join(f"{unit.name} ({unit.code}{part if unit.share == 'part' else ''})" for unit in units)


def _show_sums(screen: Screen, page: Page, told: LookedBack) -> None:
    say, data = screen.say, {datum.id: datum for datum in page.book.standard.book.evidence}
    table = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column(say("Số liệu"), overflow="fold")
    for head in (say("Cộng các xã cũ"), say("Đợt này"), say("Thêm, bớt")):
        table.add_column(head, justify="right", overflow="fold")
    for line in told.sums:
        table.add_row(*_row(data[line.evidence], line, page.file, say))
    screen.out.print(table)
    for said in _beside(told, data, say):
        screen.out.print(Text(said), soft_wrap=True)


def _row(datum: Evidence, line: AddedUp, file: CommuneFile, say: Say) -> tuple[str, str, str, str]:
    """A count beside today's; a sum that lacks a unit names it, and then nothing is subtracted."""
    label, fact = say.either(datum.label, datum.label_en), file.counted.get(line.evidence)
    now = value_words(datum, fact, say)
    if line.total is None:
        return label, _why_none(line, say), now, "–"
    if fact is None or fact.state != "given":
        return label, say.whole(line.total), now, "–"
    change = int(fact.value) - line.total
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return label, say.whole(line.total), now, f"{sign}{say.whole(abs(change))}"


def _why_none(line: AddedUp, say: Say) -> str:
    """Why a count has no sum: who did not give it, whom it did not apply to."""
    told = []
    if line.missing:
        told.append(say("thiếu số của {units}", units=", ".join(unit.name for unit in line.missing)))
    if line.idle:
        told.append(say("không áp dụng ở {units}", units=", ".join(unit.name for unit in line.idle)))
    return say("không cộng được: {why}", why="; ".join(told))


def _beside(told: LookedBack, data: Mapping[str, Evidence], say: Say) -> Iterator[str]:
    """What of the data is not in the table, whose figures are added, and that no point comes of them."""
    if told.not_added:
        yield say("{n} câu có/không: không cộng được, nên không so.", n=len(told.not_added))
    if told.same_days:
        labels = "; ".join(say.either(data[name].label, data[name].label_en) for name in told.same_days)
        yield say("Hai đợt lấy số của cùng những ngày, nên không phải là thay đổi: {labels}.", labels=labels)
    former, appraised = len(told.merged.former), len(told.appraised)
    if appraised == former:
        yield say("Số của các xã cũ là số hội đồng đợt trước đã thẩm định.")
    elif appraised:
        units = ", ".join(unit.name for unit in told.appraised)
        yield say(
            "Số của {units} là số hội đồng đợt trước đã thẩm định; số của các xã cũ khác là số xã khai.", units=units
        )
    else:
        yield say("Số của các xã cũ là số xã khai trong đợt trước.")
    yield say(
        "Chỉ để xem: văn bản không nói cộng số của các xã cũ cho xã mới, nên phép chấm không dùng; "
        "mục nào xét qua nhiều đợt thì đợt trước của xã này là chưa biết."
    )


def history_lines(told: LookedBack, say: Say) -> Iterator[str]:
    """What former units were recognised as, each a line; that nothing of it is the new commune's."""
    if told.before is None or not told.merged.former:
        return
    for own in told.recognised:
        yield _history(own, say)
    if told.recognised:
        yield say("Công nhận ấy là của xã cũ, không chuyển sang xã mới.")
    elif told.recorded:
        yield say("Đợt trước không xã cũ nào có quyết định công nhận trong nhật ký.")
    else:
        yield say("Không rõ xã cũ nào đã được công nhận: đợt trước chưa có nhật ký, hoặc nhật ký không đọc được.")


def _history(own: Recognised, say: Say) -> str:
    day = date.fromisoformat(own.day)
    values = {"name": own.unit.name, "code": own.unit.code, "year": day.year, "day": say.day(day)}
    if own.number:
        said = say(
            "{name} cũ ({code}) được công nhận năm {year} (quyết định {number}, {day})", number=own.number, **values
        )
    else:
        said = say("{name} cũ ({code}) được công nhận năm {year} (quyết định ngày {day}, chưa ghi số)", **values)
    return f"{said}; " + say("sau đó bị thu hồi.") if own.revoked else f"{said}."
