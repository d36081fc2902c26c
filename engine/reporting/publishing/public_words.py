"""The words of what is published: a result, a figure or its hiding, what two figures would give away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.language import Say
from engine.law.model import Standard
from engine.law.points.scores import score_of
from engine.records.publishing.auditing import Figure, Finding
from engine.records.publishing.releases import CommuneLine, CountTable, Release
from engine.reporting.words.changes import label_of

HIDDEN, UNKNOWN, WITHHELD = "…", "–", "–"
RECOGNISED, NOT_NOW = "Được công nhận", "Chưa công nhận trong đợt này"
SIMULATED = "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."
PROVISIONAL = "KẾT QUẢ TẠM TÍNH: điểm có phần dựa trên mức đặt tạm, chưa đối chiếu văn bản."


@dataclass(frozen=True, slots=True)
class Naming:
    """What places, data and criteria of a release are called."""

    standard: Standard
    names: Mapping[str, str]

    def place(self, place: str, say: Say) -> str:
        """A commune by its name, a class by its title, the province as such."""
        titles = {c.id: (c.title, c.title_en) for c in self.standard.head.classes}
        if place in titles:
            return say("nhóm {name}", name=say.either(*titles[place]))
        return self.names.get(place, place) if place else say("tất cả các xã")

    def datum(self, name: str, say: Say) -> str:
        """A datum by its label, an item or a criterion by its number and title."""
        for item in self.standard.items:
            if item.id == name:
                return say("mục {number} {title}", number=item.id, title=say.either(item.title, item.title_en))
        for criterion in self.standard.criteria:
            if criterion.id == name:
                title = say.either(criterion.title, criterion.title_en)
                return say("tiêu chí {number}: {title}", number=criterion.number, title=title)
        return label_of(self.standard.book, name, say)


def naming_of(release: Release, standard: Standard) -> Naming:
    """The names of a release."""
    return Naming(standard, release.names)


def result_words(line: CommuneLine) -> str:
    """Recognised, or not in this round: never why not."""
    return RECOGNISED if line.recognised else NOT_NOW


def count_words(value: int | None) -> str:
    """A count with its thousands mark, or the mark of a hidden one."""
    return HIDDEN if value is None else f"{value:,}".replace(",", ".")


def points_words(told: str | None) -> str:
    """Points or their range: 35, 32,5, 20–35."""
    if told is None:
        return WITHHELD
    return "–".join(f"{score_of(part):,}".replace(",", " ").replace(".", ",").replace(" ", ".")
                    for part in told.split(".."))  # fmt: skip


def figure_words(figure: Figure, naming: Naming, say: Say) -> str:
    """One of two figures that give something away: what it is, where it stands, and in which release."""
    place = naming.place(figure.place, say)
    value = say.whole(int(figure.value)) if figure.value.isdigit() else figure.value
    told = {
        "sum": lambda: say("tổng của {place} là {value}", place=place, value=value),
        "shown": lambda: say("các ô để hiện của {place} cộng lại là {value}", place=place, value=value),
        "own": lambda: say("số của chính {place} là {value}", place=place, value=value),
        "points": lambda: say(
            "điểm công bố của {place} là {value}", place=_of_points(figure, naming, say), value=value
        ),
        "total": lambda: say("tổng điểm của {place} là {value}", place=place, value=value),
        "reason": lambda: say("lý do của {place}: {value}", place=place, value=_reason(value, naming, say)),
        "percent": lambda: say("tỷ lệ {value} của {place}", value=value, place=naming.datum(figure.place, say)),
        "whole": lambda: say("tổng số là {value}", value=value),
        "children": lambda: say("số trẻ em của {place} là {value}", place=place, value=value),
        "decision": lambda: say("{place} được công nhận", place=place),
        "threshold": lambda: say("ngưỡng của {place} là {value} điểm", place=place, value=value),
    }[figure.kind]()
    return say("{told} (lần công bố {n})", told=told, n=figure.release) if figure.kind == "sum" else told


def _of_points(figure: Figure, naming: Naming, say: Say) -> str:
    return naming.names.get(figure.place) or naming.datum(figure.place, say)


def _reason(value: str, naming: Naming, say: Say) -> str:
    return say("dưới ngưỡng") if value == "below" else say("điểm liệt {name}", name=naming.datum(value, say))


def left_words(found: Finding, say: Say) -> str:
    """What is left of a count that is given away."""
    if found.most == found.least:
        return say("đúng là {n}", n=found.least)
    if found.most is None and found.least == 0:
        return say("ở mức nào")
    if found.most is None:
        return say("ít nhất là {n}", n=found.least)
    if found.least == 0:
        return say("không quá {n}", n=found.most)
    return say("từ {low} đến {high}", low=found.least, high=found.most)


def finding_words(found: Finding, naming: Naming, say: Say) -> str:
    """One way in: who can tell what of whom, by which two figures."""
    first, second = (figure_words(figure, naming, say) for figure in found.figures)
    who = naming.place(found.to, say) if found.to else say("ai cũng")
    return say(
        "{who} suy ra được “{label}” của {place} {left}, từ hai số: {first}; {second}.",
        who=who,
        label=naming.datum(found.datum, say),
        place=naming.place(found.place, say),
        left=left_words(found, say),
        first=first,
        second=second,
    )


def warnings_of(release: Release) -> tuple[str, ...]:
    """What stands over everything that is published of a round."""
    told = (SIMULATED if release.simulated else "", PROVISIONAL if release.provisional else "")
    return tuple(text for text in told if text)


def hidden_words(tables: Sequence[CountTable]) -> str:
    """What the mark of a hidden figure means, where there is one."""
    if not any(table.hidden for table in tables):
        return ""
    return (
        f"“{HIDDEN}” là số không công bố, để không ai nhận ra một đứa trẻ. Ô che có thể là 0, là số nhỏ, "
        "hoặc là số lớn được che kèm để không trừ ngược ra được."
    )
