"""A board's desk on a round of two standards and two authorities: wards fall to the town, all others to the province.

The second standard asks communes nothing about themselves here. Số liệu mô phỏng.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.problems import Problem, ProblemsFound
from engine.records.acting.commune_file import CommuneFile
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.rounds import open_parts
from tests.frozen import SMALL
from tests.parts.joint_round import COMMUNES, FACT, FIRST, SECOND, ZONES, Commune, Joint, figures, second_law

# By the order in which they are tried: who a ward falls to, then everybody else.
AUTHORITIES = """\
authorities:
  - id: thanh-pho
    from: 2019-01-03
    when: [{type: [phuong]}]
    appraises: Hội đồng cấp huyện
    appraises_en: Board of the town
    recognises: Chủ tịch UBND cấp huyện
    recognises_en: Chair of the committee of the town
    status: settled
    mark: reported
    cite: {document: 00/TN 03/01/2019, at: Điều 5}
  - id: tinh
    from: 2019-01-03
    appraises: Hội đồng cấp tỉnh
    appraises_en: Provincial board
    recognises: Chủ tịch UBND cấp tỉnh
    recognises_en: Chair of the provincial committee
    status: settled
    mark: reported
    cite: {document: 00/TN 03/01/2019, at: Điều 5}
"""
COAST = "      - {type: [xa], facts: {bai_ngang: true}}\n"
# The town's chair for the ward alone, the province's for all others; each has members of one council.
PEOPLE = """\
persons:
- {id: p-001, name: Quản Trị, office: Công chức, roles: [admin, secretary], from: 2024-01-01}
- {id: p-002, name: Thẩm Định, office: Chuyên viên, roles: [appraiser], from: 2024-01-01}
- {id: p-003, name: Chủ Tịch Tỉnh, office: Phó Chủ tịch, roles: [chair, member], communes: [KHÁC], from: 2024-01-01}
- {id: p-004, name: Chủ Tịch Phố, office: Phó Chủ tịch, roles: [chair, member], communes: ["99003"], from: 2024-01-01}
- {id: p-005, name: Ủy Viên, office: Chuyên viên, roles: [member], from: 2024-01-01}
- {id: p-006, name: Cán Bộ, office: Công chức xã, roles: [commune], from: 2024-01-01}
council:
  document: 120/QĐ-UBND
  issued: 2024-10-01
  chair: p-003
  secretary: p-001
  quorum: 1
  rule: over_half_present
  members:
  - {person: p-003, office: Ủy viên, from: 2024-01-01}
  - {person: p-004, office: Ủy viên, from: 2024-01-01}
  - {person: p-005, office: Ủy viên, from: 2024-01-01}
"""
TOWN = "99003"


@cache
def _laws() -> Path:
    """Both standards with two authorities each, made once."""
    home = Path(mkdtemp()) / "criteria"
    shutil.copytree(SMALL, home / FIRST)
    second_law(home / SECOND)
    for name in (FIRST, SECOND):
        path = home / name / "standard.yaml"
        text = re.sub(r"authorities:\n(?:  .*\n)+", AUTHORITIES, path.read_text("utf-8"))
        text = text.replace(FACT, "").replace(COAST, "")
        if name == SECOND:  # ids are those of a standard: the same one stands for another board there
            text = text.replace("00/TN", "01/TN").replace("Hội đồng cấp tỉnh", "Hội đồng đặc khu")
        path.write_text(text, "utf-8")
    return home


@dataclass
class JointDesk:
    """The round's folder and the commands of its board."""

    joint: Joint
    said: str = ""

    @property
    def folder(self) -> Path:
        """The round's."""
        return self.joint.folder

    @property
    def record(self) -> DatabaseRecord:
        """As it lies there."""
        return open_record(self.folder)

    def file(self, code: str) -> CommuneFile:
        """A commune's file."""
        found = self.record.file(code)
        assert found
        return found

    def run(self, *words: str, codes: Sequence[int] = (0,), group: str = "review") -> str:
        """A command on the round and what it printed, lines joined; of ``review`` its own command comes first."""
        own = list(words[:1]) if group == "review" else []
        told = [group, *own, str(self.folder), *words[len(own) :]]
        with chdir(self.folder.parents[1]):
            done = CliRunner().invoke(phuhop, told, catch_exceptions=False)
        self.said = " ".join(done.output.split())
        assert done.exit_code in codes, done.output
        return self.said

    def refused(self, *words: str, group: str = "review") -> tuple[Problem, ...]:
        """Why a command on the round is refused as a whole."""
        with pytest.raises(ProblemsFound) as found:
            self.run(*words, group=group)
        return found.value.problems

    def act(self, *words: str, person: str = "", codes: Sequence[int] = (0,)) -> str:
        """A command that is kept, by a person."""
        return self.run(*words, "--apply", *(["--as", person] if person else []), codes=codes)

    def give(self, given: Mapping[str, Mapping[str, int]]) -> JointDesk:
        """Each commune's figures in a file of its own, as communes send them."""
        for code, told in given.items():
            self.joint.give({code: told}, f"{code}-so-lieu.csv")
        return self

    def appraised(self, person: str = "p-002", admin: str = "p-001", officer: str = "p-006") -> JointDesk:
        """Opened, taken in, claimed and appraised."""
        self.act("open", person=admin)
        self.act("import", person=officer)
        self.act("claim", "--all", person=person)
        self.act("appraise", "--all", person=person)
        return self

    def voted(self, *codes: str, secretary: str = "p-001", member: str = "p-005") -> JointDesk:
        """The council carries each of them."""
        for code in codes:
            self.act("ballot-open", code, person=secretary)
            self.act("vote", code, "--choice", "yes", person=member)
            self.act("ballot-close", code, person=secretary)
        return self


def desk_in(
    home: Path,
    standards: str = ZONES,
    communes: Sequence[Commune] = COMMUNES,
    *,
    people: str = PEOPLE,
    four_eyes: str = "required",
) -> JointDesk:
    """A workspace with both laws, a round in it, what its communes gave, and its people."""
    shutil.copytree(_laws(), home / "criteria")
    if not standards:  # of two that are in force a round names one
        shutil.rmtree(home / "criteria" / SECOND)
    folder = home / "assessments" / "dot-chung"
    (folder / "evidence").mkdir(parents=True)
    joint = Joint(folder).write(standards, communes, facts=False)
    head = folder / "round.yaml"
    text = head.read_text("utf-8").replace("area: tỉnh Thử", "area: thành phố Cảng, tỉnh Thử")
    head.write_text(f"{text}four_eyes: {four_eyes}\n", "utf-8")
    if people:
        others = ", ".join(f'"{commune.code}"' for commune in communes if commune.kind != "phuong")
        (folder / "council.yaml").write_text(people.replace("KHÁC", others), "utf-8")
    desk = JointDesk(joint)
    return desk.give({c.code: given_of(c.code, joint) for c in communes})


def given_of(code: str, joint: Joint) -> Mapping[str, int]:
    """What a commune gives under the standard that judges it; no two give the same."""
    return figures(standard_of(code, joint), tre_em=1000 + int(code) % 100)


def standard_of(code: str, joint: Joint) -> str:
    """Which standard judges a commune."""
    parts = open_parts(joint.folder, joint.store)
    return next(part.round.standard for part in parts if code in {unit.code for unit in part.round.units})
