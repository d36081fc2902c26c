"""A standard as the draft of a new year: the same text with another id, status and dates, and its comments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from engine.evidence.identity.round_folder import ROUND_FILE
from engine.files.intake.folder_names import is_folder_id
from engine.files.trees import Tree
from engine.files.yaml_text import fresh, rewrite
from engine.law.loading import HEAD, Lawbook, chain_of
from engine.law.model import Standard, StandardHead
from engine.law.values import UnitType
from engine.problems import Place, Problem, ProblemsFound, day_in_both, problem

DRAFT_NUMBER, UNSIGNED = "dự thảo", "chưa ký"
LAW_COMMENT = (
    "# BẢN NHÁP: khi văn bản được ban hành thì ghi đúng số, ngày và tên vào đây, rồi đổi status thành in_force.\n"
    "# Con số nào cũng còn của văn bản cũ, chỉ đặt tạm: đọc văn bản mới đến đâu, sửa cite và mark đến đó."
)


AMENDMENT_COMMENT = """\
# BẢN NHÁP SỬA ĐỔI: chỉ ghi chỗ văn bản mới sửa; chỗ không ghi lấy nguyên từ bộ nêu ở amends, cả sổ đối chiếu.
# Sửa tiêu chí 2: lập tệp tc02.yaml với id, trong items chỉ ghi mục và khóa bị sửa, kèm cite của văn bản này.
# Bỏ mục, nhóm, số liệu: remove: [mã] ở tệp có nó. Mục mới ghi đủ mọi khóa. Xem docs/rules/sua-doi.md.
"""


def is_official(standard: Standard) -> bool:
    """Whether papers may be made from a standard: it is in force, not a draft."""
    return standard.head.status == "in_force"


def refuse_draft(standard: Standard, round_id: str) -> None:
    """What every paper to be signed asks first; raises ProblemsFound (PLN-107) when the standard is no law."""
    if not is_official(standard):
        raise ProblemsFound([problem("PLN-107", Place(f"{round_id}/{ROUND_FILE}"), name=standard.head.id)])


def unfit_draft(old: Standard, name: str, from_: date) -> Problem | None:
    """Why a draft cannot have this id or begin on this day; None when it can."""
    if not is_folder_id(name):
        return problem("RND-922", Place(name), given=name)
    if from_ <= old.head.from_:
        days = {"first": day_in_both(from_), "before": day_in_both(old.head.from_)}
        return problem("RND-923", Place(name), name=old.head.id, **days)
    return None


def draft_of(book: Lawbook, name: str, from_: date) -> Mapping[str, str]:
    """The texts of a draft by file name: the old ones without any proof, with another head.

    Every mark falls to provisional: nobody has read these numbers in a new text. Citations stay as they are, and so are
    known to be of the old one. The document has no number yet; its date is the day the draft begins, until the real one
    is known. Classes, authorities and cases of items keep what holds from that day. The table ``cells.json`` and the
    ledger of what was checked are not part of it.
    """
    head = book.standard.head
    return {
        file: rewrite(_text_of(book, file), _since_day(_unproved(source.tree), from_), forgetting=True)
        if file != HEAD
        else _head_text(_text_of(book, file), _drafted(source.tree, head, name, from_))
        for file, source in book.sources.items()
    }


def amendment_draft(book: Lawbook, name: str, from_: date) -> Mapping[str, str]:
    """The texts of a draft that amends a standard: a head alone, for nothing is changed yet.

    Whatever is not said in it stands in the old files, with its marks, citations and ledger.
    """
    head, day = book.standard.head, from_.isoformat()
    law: dict[str, Tree] = {
        "number": DRAFT_NUMBER,
        "date": day,
        "title": f"Sửa đổi, bổ sung một số điều của {head.law.number} ngày {head.law.date:%d/%m/%Y}",
        "title_en": f"Amending some articles of {head.law.number} of {head.law.date:%d/%m/%Y}",
        "signed": UNSIGNED,
    }
    amends: Tree = {"standard": book.folder.name, "sha256": book.sha256}
    first: dict[str, Tree] = {"id": name, "status": "draft", "replaces": book.folder.name}
    return {HEAD: AMENDMENT_COMMENT + fresh({**first, "amends": amends, "law": law, "from": day})}


def _text_of(book: Lawbook, file: str) -> str:
    """The text of a file as it was first written: the comments of a whole file, not of an amendment to it."""
    lines = [held.own[file].lines for held in chain_of(book) if file in held.own]
    return "\n".join(lines[-1]) + "\n"


def _unproved(tree: Tree) -> dict[str, Tree]:
    """What a file says, each of its marks fallen to provisional."""
    return {key: _fallen(key, held) for key, held in tree.items()} if isinstance(tree, dict) else {}


def _fallen(key: str, held: Tree) -> Tree:
    if isinstance(held, str):
        return "provisional" if key in ("mark", "marks") or key.endswith("_mark") else held
    if isinstance(held, dict):
        return {name: _fallen(key if key == "marks" else name, value) for name, value in held.items()}
    return tuple(_fallen("", value) for value in held)


def _drafted(tree: Tree, head: StandardHead, name: str, from_: date) -> dict[str, Tree]:
    """The head of a draft: which standard it replaces, and of classes and authorities what holds from its first day."""
    told = {key: held for key, held in _unproved(tree).items() if key != "amends"}
    day, law = from_.isoformat(), told["law"] if isinstance(told["law"], dict) else {}
    classes = [_since(entry, from_) for entry in _entries(told["classes"])]
    who = [_settled_by_nobody(entry, day) for entry in _holding(told["authorities"], from_)]
    unclassed = unnamed_types(head)
    parts: dict[str, Tree] = {
        "id": name,
        "status": "draft",
        "from": day,
        "law": {**law, "number": DRAFT_NUMBER, "date": day, "signed": UNSIGNED},
        "classes": tuple(classes),
        "authorities": tuple(who),
        "replaces": head.id,
        "unclassed": unclassed,
    }
    after = {"status": ("replaces",), "classes": ("unclassed",)}
    keys = [key for old in told if old != "until" for key in (old, *after.get(old, ()))]
    return {key: parts.get(key, told.get(key, ())) for key in dict.fromkeys(keys) if key != "unclassed" or unclassed}


def _since_day(told: dict[str, Tree], from_: date) -> dict[str, Tree]:
    """A criterion without the cases of its items that have ended before a day; the same where none has."""
    if not any("except" in item for item in _entries(told.get("items", ()))):
        return told
    return {**told, "items": tuple(_item_since(item, from_) for item in _entries(told["items"]))}


def _item_since(item: dict[str, Tree], from_: date) -> Tree:
    cases = [{**case, "when": tuple(_holding(case["when"], from_))} for case in _entries(item.get("except", ()))]
    held = tuple(case for case in cases if case["when"])
    return {key: held if key == "except" else kept for key, kept in item.items() if key != "except" or held}


def _entries(held: Tree) -> list[dict[str, Tree]]:
    return [entry for entry in held if isinstance(entry, dict)] if isinstance(held, tuple) else []


def _since(unit_class: dict[str, Tree], from_: date) -> Tree:
    """A class with the cases that hold from a day; one that held before needs no day of beginning."""
    cases = [
        {key: held for key, held in case.items() if key != "from" or str(held) > from_.isoformat()}
        for case in _holding(unit_class["when"], from_)
    ]
    return {**unit_class, "when": tuple(cases)}


def _holding(held: Tree, from_: date) -> list[dict[str, Tree]]:
    """The entries that have not ended before a day."""
    return [entry for entry in _entries(held) if str(entry.get("until", "9999")) >= from_.isoformat()]


def _settled_by_nobody(authority: dict[str, Tree], day: str) -> Tree:
    """Who decides, as the old text has it: of a new one it is an assumption."""
    return {**authority, "from": max(day, str(authority["from"])), "status": "assumption"}


def unnamed_types(head: StandardHead) -> tuple[UnitType, ...]:
    """The kinds of commune that no class names, which a draft says for itself."""
    named = {kind for unit_class in head.classes for case in unit_class.when for kind in case.type}
    return tuple(kind for kind in get_args(UnitType) if kind not in named)


def _head_text(text: str, told: dict[str, Tree]) -> str:
    # What has ended before the draft begins takes the words above it along: they speak of nothing that is left.
    return rewrite(text, told, forgetting=True).replace("\nlaw:", f"\n{LAW_COMMENT}\nlaw:", 1)
