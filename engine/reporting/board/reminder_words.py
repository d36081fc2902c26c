"""What a board writes to a commune of which something is still missing: a few lines to be sent on as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.evidence.facts import Round
from engine.evidence.identity.unit_names import full_name
from engine.forms.register import Standing
from engine.language import Say
from engine.problems import errors

MOST_NAMED = 5


def reminder(round_: Round, standing: Standing, missing: Sequence[str], say: Say) -> str:
    """A message to one commune; nothing where it has sent all there is. ``missing`` are data by their labels."""
    told = tuple(_asked(standing, missing, say))
    if not told:
        return ""
    head = say("Kính gửi Ủy ban nhân dân {name},", name=full_name(standing.unit))
    about = say("về đợt “{title}”, chốt số liệu {on}:", title=round_.title, on=say.day(round_.on))
    return "\n".join([head, about, *(f"- {line}" for line in told)])


def _asked(standing: Standing, missing: Sequence[str], say: Say) -> Iterator[str]:
    match standing.sent:
        case "nothing":
            yield say("Xã chưa gửi phiếu số liệu. Xin điền phiếu Excel của đợt và gửi lại.")
        case "unreadable":
            yield say("Tệp xã gửi không dùng được. Xin gửi lại phiếu Excel của đợt (.xlsx).")
        case "empty":
            yield say("Phiếu xã gửi chưa điền số liệu nào. Xin điền rồi gửi lại.")
        case "mend" | "partial":
            yield from _to_mend(standing, say)
            if missing:
                names = "; ".join(missing[:MOST_NAMED]) + (" …" if len(missing) > MOST_NAMED else "")
                yield say("Còn thiếu {n} số liệu: {names}.", n=len(missing), names=names)


def _to_mend(standing: Standing, say: Say) -> Iterator[str]:
    wrong = errors(standing.problems)
    for found in wrong[:MOST_NAMED]:
        said, cell = say.told(found), found.place.cell
        at = say("Ô {cell}", cell=cell) if cell else f"{found.place}"
        yield f"{at}: {said['what']} {said['remedy']}"
    if len(wrong) > MOST_NAMED:
        yield say("và {n} chỗ khác phải sửa", n=len(wrong) - MOST_NAMED)
