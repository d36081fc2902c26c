"""Edits of the small law by which a number, a day or a case says nothing, each beside one that says something."""

from __future__ import annotations

from collections.abc import Mapping

from tests.rules.test_judged import DECLARED, PLAIN, WARD
from tests.rules.test_judged_sums import ANSWERED, NEVER_0, Edit, case, condition, counted, criterion, levels

LARGER, FEWER = (
    "facts: {dan_so: {at_least: 1000, less_than: 5000}}",
    "facts: {dan_so: {at_least: 2000, less_than: 8000}}",
)
BONUS, RIVAL = "role: bonus\n", "    best_of: a\n"
DAYS = (
    "    thresholds_by_day:\n"
    "      - {from: 2019-01-03, points: 170, mark: reported}\n      - {from: LATER, mark: reported}"
)
AREA = "{type: [xa], area_iii: true}"
NEVER = (
    {"each_of": "tc01", "at_least": "10"},
    {"each_of": "tc01", "more_than": "9"},
    {"each_of": "tc01", "at_least": "11"},
    {"each_of": "all", "at_least_percent": "10", "allowed": "1"},
    {"sum_of": "[tc01, tc02]", "at_least": "10"},
    {"sum_of": "[tc01, tc02]", "at_least_percent": "6"},
)
IDLE: Mapping[str, tuple[Edit, ...]] = {
    **{f"criterion 1 is never 0, {' '.join(asked.values())}": (condition(**asked), *NEVER_0) for asked in NEVER},
    **{f"high asks {n}": (levels(n),) for n in (170, 171)},
    "high asks no more than whoever has 171 has": (levels(175), ("standard.yaml", "threshold: 170", "threshold: 171")),
    **{f"nobody misses {n}": (("standard.yaml", "threshold: 160", f"threshold: {n}"),) for n in (0, 30, 31)},
    **{f"all are knocked out by {n}": (("standard.yaml", "scores: 0", f"scores: {n}"),) for n in (99, 100)},
    **{f"dated bars {later}": (("standard.yaml", "    threshold: 170", DAYS.replace("LATER", later)),)
       for later in ("2028-01-01, points: 170", "2028-01-01, points: 171", "2018-01-01, points: 171")},
    **{f"except when {'; '.join(when)}": case(*when) for when in (
        (LARGER,), (LARGER, FEWER), (f"type: [xa], {LARGER}", LARGER),
        ("type: [xa], until: 2025-12-31, facts: {dan_so: {less_than: 9}}",
         "type: [xa], from: 2026-01-01, facts: {dan_so: {less_than: 9}}"),
        ("facts: {dan_so: {at_most: 5000}}", "facts: {dan_so: {more_than: 5000}}"),
        ("facts: {dan_so: {equals: 5000}}",),
        ("until: 2018-12-31",), ("from: 2019-01-03",),
    )},
    **{f"plain is {new}": (("standard.yaml", "classes:\n", f"{DECLARED}classes:\n"), ("standard.yaml", PLAIN, new))
       for new in (
        PLAIN.replace("phuong, ", ""), PLAIN.replace("{", "{from: 2020-01-01, "), PLAIN.replace("thi_tran", "dac_khu"),
        PLAIN.replace("{", "{from: 2019-01-03, "), PLAIN.replace("{", "{until: 2025-06-29, "),
        PLAIN.replace("{", "{until: 2025-06-30, "), PLAIN.replace("{", "{until: 2018-12-31, "),
        f"{PLAIN}\n      {PLAIN}",
        *(PLAIN.replace("{", f"{{facts: {{{asked}}}, ") for asked in (
            "bai_ngang: true", "bai_ngang: false", "vung: [bac]", "dan_so: {less_than: 5000}",
            "dan_so: {more_than: 5000}")),
        f"{PLAIN}\nunclassed: [xa, dac_khu]", PLAIN.replace(", thi_tran", "") + "\nunclassed: [dac_khu]",
    )},
    **{f"ward is {new}": (("standard.yaml", WARD, new),) for new in (
        WARD.replace("{", "{from: 2025-07-01, "), WARD.replace("{", "{until: 2018-12-31, "),
        WARD.replace("{", "{from: 2025-07-01, ") + "\n      " + WARD.replace("{", "{until: 2025-06-30, "),
        f"{WARD}\n      {WARD}", WARD.replace(", province: thanh_pho", ""),
    )},
    "ward is nobody": (("standard.yaml", WARD, "- {type: [dac_khu], until: 2018-12-31}"),),
    "a mountain case that another takes": (("standard.yaml", AREA, "{type: [xa], island: true}"),),
    "to ask nobody": (("tc02.yaml", "asked_at_least: 30", "asked_at_least: 0"),),
    "one step of all whole points": (("standard.yaml", "points: 200", "points: 200\n  step: 0.5"),),
    "the end of the law": (("standard.yaml", "from: 2019-01-03\nmax", "from: 2019-01-03\nuntil: 2025-06-30\nmax"),),
}  # fmt: skip
CAPPED = {
    f"capped at {most}, {role.strip()}": criterion(counted(30, (5, 30), (3, 20)), most=most, role=role)
    for role in (BONUS, "role: deduction\n")
    for most in (20, 29, 30)
}
RIVALS = {
    f"at least {least} by another": criterion(
        counted(20, (4, 20), (1, 5), more=RIVAL), ANSWERED.replace("LEAST", str(least)), most=20
    )
    for least in (0, 5, 6, 10)
}
LAWS_OF_NOTHING: Mapping[str, tuple[tuple[Edit, ...], Mapping[str, str]]] = {
    **{name: (edits, {}) for name, edits in IDLE.items()},
    **{name: ((edit,), new) for name, (edit, new) in (CAPPED | RIVALS).items()},
}
