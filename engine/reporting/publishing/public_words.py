"""The words of what is published: a result, a figure or its hiding, what two figures would give away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.language import Say
from engine.law.model import Standard
from engine.law.points.scores import score_of
from engine.law.questions import Evidence
from engine.records.publishing.auditing import Figure, Finding
from engine.records.publishing.releases import CommuneLine, CountTable, Release, of_class_key

HIDDEN, UNKNOWN, WITHHELD = "…", "–", "–"
RECOGNISED, NOT_NOW = "Được công nhận", "Chưa công nhận trong đợt này"
SIMULATED = "SỐ LIỆU MÔ PHỎNG: không phải số liệu thật của xã nào."
PROVISIONAL = "KẾT QUẢ TẠM TÍNH: điểm có phần dựa trên mức đặt tạm, chưa đối chiếu văn bản."


@dataclass(frozen=True, slots=True)
class Naming:
    """What places, data and criteria of a release are called; ``homes`` is by which standard a commune is judged.

    It is empty where there is only one.
    """

    standards: tuple[Standard, ...]
    names: Mapping[str, str]
    homes: Mapping[str, str] = field(default_factory=dict)

    def place(self, place: str, say: Say) -> str:
        """A commune by its name, a class by its title, the province as such."""
        if title := self.class_title(place, say):
            return say("nhóm {name}", name=title)
        return self.names.get(place, place) if place else say("tất cả các xã")

    def class_title(self, key: str, say: Say) -> str:
        """A class by its title, of several standards with the number of its own; nothing for what is no class."""
        name, unit_class = of_class_key(key)
        for standard in self.standards:
            for known in standard.head.classes if name in ("", standard.head.id) else ():
                if known.id == unit_class:
                    title = say.either(known.title, known.title_en)
                    law = standard.head.law.number
                    return say("{title} (theo {law})", title=title, law=law) if name else title
        return ""

    def judge(self, code: str) -> Standard:
        """The standard of a commune; the first where that is not known."""
        return next((own for own in self.standards if own.head.id == self.homes.get(code)), self.standards[0])

    def datum(self, name: str, say: Say, of: str = "") -> str:
        """A datum by its label, an item or a criterion of a commune's standard by its number and title."""
        standard = self.judge(of)
        for item in standard.items:
            if item.id == name:
                return say("mục {number} {title}", number=item.id, title=say.either(item.title, item.title_en))
        for criterion in standard.criteria:
            if criterion.id == name:
                title = say.either(criterion.title, criterion.title_en)
                return say("tiêu chí {number}: {title}", number=criterion.number, title=title)
        entry = self.entry(name)
        return say.either(entry.label, entry.label_en) if entry else name

    def entry(self, name: str) -> Evidence | None:
        """A datum of any of the standards."""
        return next((e for standard in self.standards for e in standard.book.evidence if e.id == name), None)


def naming_of(release: Release, *standards: Standard) -> Naming:
    """The names of a release."""
    homes = {line.code: of_class_key(line.unit_class)[0] for line in release.lines if len(standards) > 1}
    return Naming(standards, release.names, homes)


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


def figure_words(figure: Figure, naming: Naming, say: Say, of: str = "") -> str:
    """One of two figures that give something away: what it is, where it stands, and in which release.

    Items and criteria are those of the standard of the commune ``of``.
    """
    place = naming.place(figure.place, say)
    value = say.whole(int(figure.value)) if figure.value.isdigit() else figure.value
    told = {
        "sum": lambda: say("tổng của {place} là {value}", place=place, value=value),
        "shown": lambda: say("các ô để hiện của {place} cộng lại là {value}", place=place, value=value),
        "own": lambda: say("số của chính {place} là {value}", place=place, value=value),
        "points": lambda: say(
            "điểm công bố của {place} là {value}", place=_of_points(figure, naming, say, of), value=value
        ),
        "total": lambda: say("tổng điểm của {place} là {value}", place=place, value=value),
        "reason": lambda: say("lý do của {place}: {value}", place=place, value=_reason(value, naming, say, of)),
        "percent": lambda: say("tỷ lệ {value} của {place}", value=value, place=naming.datum(figure.place, say, of)),
        "whole": lambda: say("tổng số là {value}", value=value),
        "children": lambda: say("số trẻ em của {place} là {value}", place=place, value=value),
        "decision": lambda: say("{place} được công nhận", place=place),
        "threshold": lambda: say("ngưỡng của {place} là {value} điểm", place=place, value=value),
    }[figure.kind]()
    return say("{told} (lần công bố {n})", told=told, n=figure.release) if figure.kind == "sum" else told


def _of_points(figure: Figure, naming: Naming, say: Say, of: str) -> str:
    return naming.names.get(figure.place) or naming.datum(figure.place, say, of)


def _reason(value: str, naming: Naming, say: Say, of: str) -> str:
    return say("dưới ngưỡng") if value == "below" else say("điểm liệt {name}", name=naming.datum(value, say, of))


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
    first, second = (figure_words(figure, naming, say, found.place) for figure in found.figures)
    who = naming.place(found.to, say) if found.to else say("ai cũng")
    return say(
        "{who} suy ra được “{label}” của {place} {left}, từ hai số: {first}; {second}.",
        who=who,
        label=naming.datum(found.datum, say, found.place),
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
