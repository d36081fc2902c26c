"""A workspace with the trial standard, edited, and rounds that follow one another, as officials have them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.problems import Problem, ProblemsFound, words
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.service.rounds import assess_round
from engine.service.store import find_store
from tests.comparing.law_edits import FULL
from tests.frozen import SMALL

BEFORE, NOW = "dot-truoc", "dot-nay"
COMMUNE = "90001"
UNIT = "Tân Lập"


@dataclass(slots=True)
class Rounds:
    """The workspace's folder, what scoring its latest round gave, and why it was refused."""

    home: Path
    made: RoundResult | None = None
    refused: list[Problem] = field(default_factory=list)

    def law(self, edits: Mapping[str, tuple[str, str]]) -> None:
        """The trial standard with one text in a file replaced by another."""
        folder = self.home / "criteria" / "small"
        shutil.copytree(SMALL, folder)
        for file, (old, new) in edits.items():
            text = (folder / file).read_text("utf-8")
            assert old in text, (file, old)
            (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    def round(self, name: str, day: str, facts: Mapping[str, int], *, previous: str = "", unit: str = UNIT) -> Path:
        """A round on a day in Vietnamese digits: one commune with full points but for these facts."""
        folder, iso = self.home / "assessments" / name, "-".join(reversed(day.split("/")))
        (folder / "evidence").mkdir(parents=True)
        held = f"previous: {previous}\n" if previous else ""
        (folder / "round.yaml").write_text(
            f"id: {name}\ntitle: Đợt ngày {day}\nstandard: small\non: {iso}\nperiod: {{from: {iso[:4]}-01-01, "
            f"to: {iso}}}\narea: tỉnh Thử\nsimulated: true\n{held}",
            "utf-8",
        )
        heads, row = "code,name,type,province_type,mountain,island,area_iii", f"{COMMUNE},{unit},xa,tinh,no,no,no"
        (folder / "communes.csv").write_text(f"{heads}\n{row}\n", "utf-8")
        told = {name: value for name, value in {**FULL, **facts}.items() if value >= 0}
        yes = {"co_nguoi_phu_trach": {1: "Có", 0: "Không"}}
        lines = [f"{COMMUNE},{name},{yes.get(name, {}).get(value, value)}" for name, value in told.items()]
        text = "\n".join(["commune,evidence,value", *lines]) + "\n"
        (folder / "evidence" / "so-lieu.csv").write_text(text, "utf-8")
        return folder

    def score(self, name: str = NOW) -> None:
        """As the command score does."""
        folder = self.home / "assessments" / name
        try:
            self.made = assess_round(folder, find_store(folder))
        except ProblemsFound as refused:
            self.refused = list(refused.problems)

    @property
    def card(self) -> Scorecard:
        """The one commune's card."""
        assert self.made is not None, [words(p, "vi") for p in self.refused]
        (card,) = self.made.cards
        return card

    @property
    def told(self) -> list[str]:
        """What is said of the round by its code, rules and remedies too."""
        found = self.made.problems if self.made else tuple(self.refused)
        return [" ".join((p.code, *words(p, "vi").values())) for p in found]
