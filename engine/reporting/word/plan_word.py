"""The plan as a draft paper ``ke-hoach.docx`` in the layout of Decree 30/2020: number, day and signature blank.

The paper is Vietnamese whatever the language of the screen. The layout stands in the template; here are its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from engine.language import speak
from engine.law.model import Law
from engine.planning.grouping import By, groups_of
from engine.planning.making import Plan, PlanLine
from engine.problems import Place, ProblemsFound, problem
from engine.reporting.upward.layer_words import stands_lines
from engine.reporting.word.filling import TEMPLATES, fill_template
from engine.reporting.words.plan_words import (
    action_words,
    clause_words,
    closing_words,
    communes_words,
    deadline_words,
    goal_words,
    heading_of,
    points_words,
    responsible_words,
)
from engine.reporting.words.sectors import kinds_of_units
from engine.reporting.words.sentences import provisional_sentence
from engine.scoring.round_result import RoundResult

SAY = speak("vi")
TEMPLATE = TEMPLATES / "ke-hoach.docx"
BLANK = "…………"
# Law on Children, 102/2016/QH13: in force through every round of this standard.
CHILDREN_LAW = "Luật Trẻ em ngày 05 tháng 4 năm 2016"
AREAS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
DUTIES = (
    (
        "1. Ủy ban nhân dân các {kinds} có tên trong Kế hoạch phân công người làm từng việc, "
        "làm đúng thời hạn, lưu văn bản và số liệu làm minh chứng, nộp bổ sung số liệu còn thiếu."
    ),
    "2. Cơ quan, bộ phận chủ trì ghi ở từng việc hướng dẫn, đôn đốc các xã và tổng hợp kết quả của ngành mình.",
    "3. Kinh phí: bố trí trong dự toán ngân sách hằng năm theo phân cấp và nguồn huy động hợp pháp khác.",
    (
        "4. Việc thực hiện Kế hoạch được đối chiếu với số liệu của đợt đánh giá sau: việc nào đã làm, chưa làm "
        "hoặc chưa rõ. Có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân để xem xét, quyết định."
    ),
)
# A risk shared by many communes names the nearest few; the workbook names all.
MOST_NAMED = 3


def paper_of(plan: Plan, made: RoundResult, by: By, *, template: Path | None = None) -> bytes:
    """The draft as a Word file; the same plan and template give the same bytes.

    Raises ProblemsFound for a board's own template that cannot be read (PLN-106) or used (PLN-1xx).
    """
    source = template or TEMPLATE
    try:
        content = source.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise ProblemsFound([problem("PLN-106", Place(str(source)), reason=reason)]) from None
    return fill_template(content, source.name, values_of(plan, made, by), on=made.round.on)


def values_of(plan: Plan, made: RoundResult, by: By) -> dict[str, object]:
    """All that a template may name, as texts, numbers, lists and mappings."""
    area, body = made.round.area.split(",")[0].strip(), _body(made)
    kinds = kinds_of_units(made.round.units, SAY)
    return {
        "title": f"Kế hoạch – {made.round.title}",
        "issuer": body.upper() or BLANK,
        "place": bare_place(body) or BLANK,
        "area": area,
        "summary": f"Nâng chất lượng và giữ vững tiêu chuẩn {kinds} phù hợp với trẻ\u00a0em",
        "warnings": _warnings(made),
        "reminder": "Bản thảo để xem, sửa và ký; chưa phải văn bản đã ban hành." + _simulated(made),
        "bases": _bases(made),
        "opening": _opening(plan, made, body, kinds),
        "aims": list(_aims(plan, made)),
        "notes": list(_notes(plan)),
        "groups": _groups(plan, made, by),
        "duties": [duty.format(kinds=kinds) for duty in DUTIES],
        "recipients": _recipients(made),
    }


def _body(made: RoundResult) -> str:
    """The unit whose People's Committee issues the plan; nothing where the round's area is not one unit."""
    area = made.round.area.split(",")[0].strip()
    return area if area.casefold().startswith(AREAS) else ""


def bare_place(name: str) -> str:
    """A unit's name without its kind: huyện Sơn Dương is Sơn Dương."""
    kind = next((kind for kind in sorted(AREAS, key=len, reverse=True) if name.casefold().startswith(kind)), "")
    return name[len(kind) :].strip()


def _simulated(made: RoundResult) -> str:
    return " SỐ LIỆU MÔ PHỎNG." if made.round.simulated else ""


def _warnings(made: RoundResult) -> list[str]:
    told = ["(BẢN THẢO – SỐ LIỆU MÔ PHỎNG)"] if made.round.simulated else []
    return [*told, *(["(KẾT QUẢ ĐÁNH GIÁ TẠM TÍNH)"] if provisional_sentence(made, SAY) else [])]


def formal_day(day: date) -> str:
    """A day as a paper says it: a zero before days below 10 and before January and February only."""
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def law_named(law: Law) -> str:
    """A law as papers name it: kind, number, day in words, who issued it, title."""
    kind = "Quyết định" if "/QĐ-" in law.number else "Văn bản"
    by = " của Thủ tướng Chính phủ" if law.number.endswith("QĐ-TTg") else ""
    return f"{kind} số {law.number} {formal_day(law.date)}{by} {_lower(law.title)}"


def _bases(made: RoundResult) -> list[str]:
    """The legal bases, one a line: a semicolon after each, a full stop after the last."""
    told = [CHILDREN_LAW, *map(law_named, reversed(made.book.standard.laws))]
    for letter in (directive.letter for directive in made.tasks.directives.letters) if made.tasks else ():
        if letter.year is not None:
            number = letter.number or BLANK
            day = formal_day(letter.date) if letter.date else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
            told.append(f"Văn bản số {number} {day} của {letter.issuer} về {_lower(letter.title)}")
    return [f"Căn cứ {text};" for text in told[:-1]] + [f"Căn cứ {told[-1]}."]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _opening(plan: Plan, made: RoundResult, body: str, kinds: str) -> str:
    days = [line.deadline for line in plan.lines if line.deadline]
    until = f" đến ngày {max(days):%d/%m/%Y}" if days else ""
    return (
        f"Từ kết quả của đợt “{made.round.title}” (số liệu đến ngày {made.round.on:%d/%m/%Y}), Ủy ban nhân dân "
        f"{body or BLANK} ban hành Kế hoạch nâng chất lượng và giữ vững tiêu chuẩn phù hợp với trẻ em ở các "
        f"{kinds}{until} như sau:"
    )


def _aims(plan: Plan, made: RoundResult) -> Iterator[str]:
    """Where the communes stand, where the plan takes them, and how sure the numbers are."""
    verdicts = [way.card.decision.verdict for way in plan.ways]
    yield (
        f"1. Hiện trạng: trong {len(made.round.units)} {kinds_of_units(made.round.units, SAY)} của đợt đánh giá có "
        f"{verdicts.count('recognised')} đơn vị đạt chuẩn, {verdicts.count('not_recognised')} chưa đạt, "
        f"{verdicts.count('undecided')} chưa kết luận được vì thiếu số liệu, {len(made.aside)} chưa chấm được."
    )
    now = [way.card.unit.name for way in plan.ways if not way.reached and way.this.route]
    later = [way.card.unit.name for way in plan.ways if not way.this.route and way.next and way.next.route]
    rest = [way.card.unit.name for way in plan.ways if not way.this.route and not (way.next and way.next.route)]
    kept = verdicts.count("recognised")
    aims = [f"giữ vững {kept} đơn vị đã đạt"] if kept else []
    aims += [f"đưa {len(now)} đơn vị đạt chuẩn ngay trong kỳ này ({', '.join(now)})"] if now else []
    aims += [f"đưa {len(later)} đơn vị đạt chuẩn ở kỳ sau ({', '.join(later)})"] if later else []
    aims += [] if aims else ["thu đủ phiếu, số liệu để chấm điểm và kết luận cho từng đơn vị"]
    yield f"2. Mục đích: {'; '.join(aims)}."
    if rest:
        whose = f"{len(rest)} đơn vị ({', '.join(rest)})" if len(rest) < len(made.round.units) else "các đơn vị"
        yield f"3. Chưa vạch được đường đạt chuẩn cho {whose}: bổ sung phiếu, số liệu trước rồi chấm lại."
    yield (
        f"{4 if rest else 3}. Yêu cầu: mỗi việc có đơn vị chủ trì, thời hạn và minh chứng để coi là xong; "
        "báo cáo đúng số liệu thực tế, không chạy theo điểm."
    )
    if made.evidence.on_record:
        yield from stands_lines([made], SAY)
    if provisional := provisional_sentence(made, SAY):
        yield f"Lưu ý: {re.sub('BẢN NHÁP|KẾT QUẢ TẠM TÍNH', lambda loud: loud[0].lower(), provisional).rstrip('.')}."


def _notes(plan: Plan) -> Iterator[str]:
    """How to read the column of points, and what is not in the tables."""
    if any(line.points for line in plan.lines):
        yield (
            "Cột “Điểm”: dấu + là điểm chắc chắn được thêm khi làm xong; “tới” là điểm nhiều nhất khi đủ số liệu; "
            "“giữ” là điểm đang có, sẽ mất nếu không làm hoặc để tụt. Điểm là tổng của các xã trong dòng."
        )
    if any(line.kind in ("condition", "level") for line in plan.lines):
        yield "“Thiếu” là số điểm còn thiếu so với điều kiện hoặc mức công nhận, tính theo phần điểm đã chắc chắn."
    if any(line.kind == "keep" for line in plan.lines):
        yield (
            "Bảng “Giữ vững tiêu chuẩn” ghi cạnh tên xã mức phải giữ: chỉ riêng mục đó không giữ được là xã mất "
            "chuẩn. Với những điều gây hại cho trẻ em, mục tiêu là không để xảy ra; mức ghi ở đó là giới hạn, không "
            "phải chỉ tiêu. Bảng nêu những xã sát mức nhất; mức của các xã còn lại được gửi riêng từng xã."
        )
    if plan.unknown:
        yield f"Còn {plan.unknown} lượt việc chưa biết đã làm hay chưa vì xã chưa nộp minh chứng."


def _groups(plan: Plan, made: RoundResult, by: By) -> list[dict[str, object]]:
    """The actions under their headings; what recognised communes must keep stands together at the end."""
    told = [
        (heading_of(made, by, group.key, SAY), [line for line in group.lines if line.kind != "keep"])
        for group in groups_of(plan, by)
    ]
    told.append(("Giữ vững tiêu chuẩn ở các xã đã đạt", [line for line in plan.lines if line.kind == "keep"]))
    numbers = count(1)
    return [
        {"title": title, "lines": [_line(next(numbers), line, made) for line in lines]}
        for title, lines in told
        if lines
    ]


def _line(number: int, line: PlanLine, made: RoundResult) -> dict[str, object]:
    keep = line.kind == "keep"
    return {
        "number": number,
        "action": goal_words(line, SAY) if keep else action_words(line, made, SAY),
        "goal": "" if keep else _goal(line),
        "proof": _proof(line, made),
        "communes": _communes(line, made),
        "who": responsible_words(line, made, SAY, blank=BLANK),
        "until": deadline_words(line, SAY),
        "points": points_words(line, SAY),
    }


def _goal(line: PlanLine) -> str:
    """What it is for: the item of the standard, or where the letter asks for it."""
    if line.status is None:
        return goal_words(line, SAY)
    letter, clause = line.status.letter.letter, clause_words(line.status.task, SAY)
    return f"{clause[:1].upper()}{clause[1:]}, {letter.number or letter.title}"


def _proof(line: PlanLine, made: RoundResult) -> str:
    """What shows that it is done, or by what it is watched."""
    told = closing_words(line, made, SAY)
    return f"Theo dõi: {told}" if line.kind == "keep" else f"Xong khi có: {told}"


def _communes(line: PlanLine, made: RoundResult) -> str:
    """Who does it; a risk names the communes nearest to it and counts the rest."""
    shares = line.shares
    if line.kind != "keep" or len(shares) <= MOST_NAMED:
        return communes_words(line, made, SAY)
    told = communes_words(replace(line, shares=shares[:MOST_NAMED]), made, SAY)
    return f"{told} và {len(shares) - MOST_NAMED} xã khác"


def _recipients(made: RoundResult) -> list[str]:
    parts = [part.strip() for part in made.round.area.split(",")]
    told = [f"Ủy ban nhân dân {parts[1]} (để báo cáo)"] if len(parts) > 1 else []
    told += [
        "Cơ quan, đơn vị chủ trì nêu trong Kế hoạch",
        f"Ủy ban nhân dân các {kinds_of_units(made.round.units, SAY)} nêu trong Kế hoạch",
    ]
    return [f"{text};" for text in told] + [f"Lưu: VT, {BLANK}."]
