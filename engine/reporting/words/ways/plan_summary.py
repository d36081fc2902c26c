"""A plan in three sentences: how many things to do of which kind, what they bring, what is not known."""

from __future__ import annotations

from engine.language import Say
from engine.planning.making import Plan
from engine.planning.record import PlanFile


def plan_summary(plan: Plan, held: PlanFile, say: Say) -> tuple[str, ...]:
    """What a plan comes to, line by line."""
    now = sum(1 for way in plan.ways if not way.reached and way.this.route)
    later = sum(1 for way in plan.ways if not way.this.route and way.next and way.next.route)
    kinds = [line.kind for line in plan.lines]
    told = [
        say(
            "{n} việc: {raise_} việc nâng điểm (+{points} điểm), {tasks} việc theo văn bản ({overdue} quá hạn), "
            "{evidence} việc bổ sung phiếu và số liệu, {keep} mục phải giữ vững.",
            n=len(kinds),
            raise_=kinds.count("raise"),
            points=say.whole(sum(held.expected.values())),
            tasks=kinds.count("task"),
            overdue=sum(line.overdue for line in plan.lines),
            evidence=sum(kind in ("form", "mend", "evidence") for kind in kinds),
            keep=kinds.count("keep"),
        ),
        say("Làm xong: {now} xã đạt chuẩn trong kỳ này, {later} xã ở kỳ sau.", now=now, later=later),
    ]
    if short := sum(kind in ("condition", "level") for kind in kinds):
        told.append(say("Trong đó {n} việc nêu điều kiện hoặc mức công nhận còn thiếu điểm.", n=short))
    if plan.unknown:
        unknown = say.whole(plan.unknown)
        told.append(say("{n} lượt việc chưa rõ vì chưa có minh chứng; từng việc ở bảng nhiệm vụ.", n=unknown))
    return tuple(told)
