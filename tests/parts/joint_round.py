"""A workspace with two small trial standards, both in force, and a round that some communes have under the second.

The second, small-2, asks another datum in two items, adds the special zone and a fact of communes. Số liệu mô phỏng.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from engine.service.store import FileStore, find_store
from tests.frozen import SMALL

FIRST, SECOND, NAME = "small", "small-2", "dot-chung"
HEAD = "code,name,type,province_type,mountain,island,area_iii,basis,bai_ngang"
FACT = """\
unit_facts:
  - id: bai_ngang
    kind: yes_no
    title: Xã bãi ngang
    title_en: Coastal commune
    cite: {document: 01/TN 03/01/2019, at: Điều 3}
"""
# What is asked under its own name in the second standard, with its label there.
RENAMED = {
    "co_nguoi_phu_trach": ("co_can_bo", "Có người làm công tác bảo vệ trẻ em", "Có cán bộ trẻ em chuyên trách"),
    "so_hoat_dong": ("so_cau_lac_bo", "Số hoạt động cho trẻ em trong năm", "Số câu lạc bộ của trẻ em"),
}
ENGLISH = {
    "A child-protection worker is assigned": "A full-time officer for children",
    "Activities for children in the year": "Clubs of children",
}
SHARED = {
    "tre_em": 1000, "tre_duoi_1_tuoi": 100, "tre_duoi_1_tiem_du": 96, "tre_bi_tai_nan": 1, "tre_duoc_hoi": 50,
    "tre_hai_long": 40,
}  # fmt: skip
OWN = {FIRST: {"co_nguoi_phu_trach": 1, "so_hoat_dong": 3}, SECOND: {"co_can_bo": 1, "so_cau_lac_bo": 3}}
ZONES = "standards: [{standard: small-2, when: [{type: [dac_khu]}]}]"


@dataclass(frozen=True, slots=True)
class Commune:
    """A row of the list of communes."""

    code: str
    name: str
    kind: str = "xa"
    mountain: str = "không"
    coastal: str = "không"

    @property
    def line(self) -> str:
        """The row as the list has it."""
        flags = f"{self.mountain},không,không" if self.mountain else ",không,không"
        return f"{self.code},{self.name},{self.kind},tinh,{flags},mô phỏng,{self.coastal}"


COMMUNES = (
    Commune("99001", "Xã An mô phỏng", mountain="có"),
    Commune("99002", "Xã Bình mô phỏng"),
    Commune("99003", "Phường Cầu mô phỏng", "phuong"),
    Commune("99004", "Đặc khu Đảo mô phỏng", "dac_khu"),
)


def second_law(folder: Path) -> None:
    """The second standard, written beside the first."""
    shutil.copytree(SMALL, folder)
    for path in folder.glob("*.yaml"):
        text = path.read_text("utf-8")
        for old, (new, label, other) in RENAMED.items():
            text = text.replace(old, new).replace(label, other)
        for old, new in ENGLISH.items():
            text = text.replace(old, new)
        text = text.replace("00/TN", "01/TN").replace("id: small\n", f"id: {SECOND}\n")
        text = text.replace("title: Bộ tiêu chí thử nghiệm\n", "title: Bộ tiêu chí thử nghiệm mới\n")
        text = text.replace("{type: [xa, phuong, thi_tran]}", "{type: [xa, phuong, thi_tran, dac_khu]}")
        area = "- {type: [xa], area_iii: true}\n"
        text = text.replace(area, f"{area}      - {{type: [xa], facts: {{bai_ngang: true}}}}\n")
        text = text.replace("classes:\n", FACT + "classes:\n").replace("threshold: 170", "threshold: 150")
        path.write_text(text, "utf-8")


@cache
def _laws() -> Path:
    """Both standards in a folder, made once."""
    home = Path(mkdtemp()) / "criteria"
    shutil.copytree(SMALL, home / FIRST)
    second_law(home / SECOND)
    return home


@dataclass(frozen=True, slots=True)
class Joint:
    """A round of both standards in a workspace of its own."""

    folder: Path

    @property
    def store(self) -> FileStore:
        """The store of its workspace."""
        return find_store(self.folder)

    def write(
        self,
        standards: str = ZONES,
        communes: Sequence[Commune] = COMMUNES,
        *,
        standard: str = FIRST,
        facts: bool = True,
    ) -> Joint:
        """Set the round down anew; the list has the column of the fact only with ``facts``."""
        head = f"id: {self.folder.name}\ntitle: Đợt chung\nstandard: {standard}\non: 2024-11-15\narea: tỉnh Thử\n"
        days = "period: {from: 2024-01-01, to: 2024-11-15}\nsimulated: true\n"
        (self.folder / "round.yaml").write_text(f"{head}{days}{standards}\n", "utf-8")
        lines = [HEAD, *(commune.line for commune in communes)]
        lines = lines if facts else [line.rpartition(",")[0] for line in lines]
        (self.folder / "communes.csv").write_text("\n".join(lines) + "\n", "utf-8")
        return self

    def give(self, facts: Mapping[str, Mapping[str, int]], name: str = "so-lieu.csv") -> Joint:
        """A long table of the communes' figures, by code."""
        rows = [f"{code},{datum},{value}" for code, given in facts.items() for datum, value in given.items()]
        table = "\n".join(["commune,evidence,value", *rows])
        (self.folder / "evidence" / name).write_text(table + "\n", "utf-8")
        return self


def joint_in(home: Path, name: str = NAME) -> Joint:
    """A workspace with both laws, and a round's folder in it."""
    if not (home / "criteria").exists():
        shutil.copytree(_laws(), home / "criteria")
    folder = home / "assessments" / name
    (folder / "evidence").mkdir(parents=True)
    return Joint(folder)


def figures(standard: str, **changed: int) -> Mapping[str, int]:
    """All that a standard asks, with some of it changed."""
    return {**SHARED, **OWN[standard], **changed}


def usual(home: Path) -> Joint:
    """The round most tests begin with: the special zone under the second standard, the others under the first."""
    judged = {c.code: SECOND if c.kind == "dac_khu" else FIRST for c in COMMUNES}
    joint = joint_in(home).write()
    return joint.give({code: figures(name, tre_em=1000 + int(code) % 100) for code, name in judged.items()})
