"""``phuhop review``: the board's desk on a round, from opening its record to appraising each file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from engine.commands.options import InOrder, print_reply, screen_of, shared_options, store
from engine.commands.review_workbook import in_, out
from engine.language import text

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen
    from engine.service.review.desk import Desk, Who

Command = TypeVar("Command", bound=Callable[..., Any])
APPLY = click.option("--apply", "applied", is_flag=True,
                     help=text("Ghi vào nhật ký; không có thì chỉ cho xem sẽ ghi gì."))  # fmt: skip
AS = click.option("--as", "person", default="p-000", metavar=text("NGƯỜI"),
                  help=text("Ai làm: mã trong council.yaml, ví dụ p-002. Máy một người dùng thì bỏ qua."))  # fmt: skip
ALL = click.option("--all", "every", is_flag=True, help=text("Mọi hồ sơ đang chờ việc này."))
ROUND = click.argument("round_name", metavar=text("ĐỢT"))
COMMUNES = click.argument("communes", metavar=text("[XÃ]…"), nargs=-1)
REASON = click.option("--reason", required=True, metavar=text("LÝ_DO"), help=text("Lý do, ghi vào nhật ký."))


class ShownFirst(InOrder):
    """``phuhop review ROUND`` is ``phuhop review show ROUND``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A first word that is no command is a round."""
        known = not args or args[0] in self.commands or args[0].startswith("-")
        return super().parse_args(ctx, args if known else ["show", *args])


def acting(command: Command) -> Command:
    """What every act takes: who does it, and whether it is kept."""
    return AS(APPLY(shared_options(command)))


@click.group(
    cls=ShownFirst,
    short_help=text("Bàn thẩm định: nhận hồ sơ, sửa số kèm căn cứ, trả lại, kết luận thẩm định."),
    help=text(
        "Bàn thẩm định của hội đồng trên một đợt. Mọi việc ghi vào nhật ký của đợt (assessments/ĐỢT/record), không "
        "xóa được; lệnh nào cũng chỉ cho xem trước, thêm --apply mới ghi.\n\n"
        "Theo thứ tự: open (mở nhật ký) → import (nhận phiếu xã gửi) → claim (nhận thẩm định) → out (sổ Excel cho hội đồng) "
        "→ in (nhập lại sổ) → return (trả lại xã) hoặc appraise (kết luận thẩm định).\n\n"
        "Ví dụ: phuhop review son-duong-2024"
    ),
)
def review() -> None:
    """The group of the desk's commands."""


@review.command(
    "open",
    short_help=text("Mở nhật ký của đợt, mỗi xã một hồ sơ."),
    help=text(
        "Mở nhật ký: ghi bộ tiêu chí đang dùng, ai thẩm định, ai công nhận, những người làm việc (council.yaml) và mở "
        "cho mỗi xã một hồ sơ. Mở lại thì chỉ thêm xã mới.\n\n"
        "Ví dụ: phuhop review open son-duong-2024 --apply"
    ),
)
@ROUND
@acting
def open_(round_name: str, person: str, lang: str | None, *, applied: bool, quiet: bool, as_json: bool) -> None:
    """Open the record of a round."""
    from engine.reporting.review.desk_console import show_opened
    from engine.service.review.desk import Who, now
    from engine.service.review.opening_record import OpenRequest, open_review
    from engine.service.review.told import opened_reply

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = open_review(store(), OpenRequest(round_name, Who(person, now()), applied))
    if as_json:
        print_reply(opened_reply(done))
    else:
        show_opened(screen, done.state, done.fresh, again=done.again, applied=done.applied)


@review.command(
    "import",
    short_help=text("Nhận phiếu trong evidence/ vào nhật ký, mỗi xã một biên nhận."),
    help=text(
        "Đọc phiếu trong evidence/: phiếu không lỗi, mọi cảnh báo đã được xã trả lời thì được nhận, kèm số biên nhận; "
        "phiếu không nhận được thì nói vì sao. Phiếu sửa sau khi trả lại là lần gửi lại.\n\n"
        "Ví dụ: phuhop review import son-duong-2024 --apply"
    ),
)
@ROUND
@COMMUNES
@acting
def import_(
    round_name: str, communes: Sequence[str], person: str, lang: str | None, *,
    applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Take forms in."""
    from engine.reporting.review.desk_console import show_imported
    from engine.service.review.taking_in import import_forms
    from engine.service.review.told import imported_reply

    screen, desk, who = _desk(round_name, person, lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu…")):
        done = import_forms(store(), desk, who, tuple(communes), applied=applied)
    if as_json:
        print_reply(imported_reply(desk.name, done, screen.say))
    else:
        taken = [(t.unit, t.facts, t.receipt, t.same, t.refused) for t in done.taken]
        show_imported(screen, taken, done.silent, applied=applied)
    sys.exit(done.status)


@review.command(
    "show",
    short_help=text("Xem các hồ sơ: kết luận theo xã khai và theo hội đồng, chờ ai làm gì."),
    help=text(
        "Kết luận theo số xã khai và theo số hội đồng xác định, cạnh nhau, xã khác nhau đứng trước; hồ sơ ở bước nào, "
        "chờ ai. Nêu một xã thì thấy từng số khác, lý do và văn bản; số nào đổi sau khi thẩm định thì nói ra.\n\n"
        "Ví dụ: phuhop review show son-duong-2024 02587"
    ),
)
@ROUND
@COMMUNES
@shared_options
def show(round_name: str, communes: Sequence[str], lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Show the files of a round."""
    from engine.reporting.review.review_console import show_file, show_round
    from engine.service.review.showing import changed_lines, show_desk
    from engine.service.review.told import shown_reply

    screen, desk, _ = _desk(round_name, "p-000", lang, quiet=quiet, as_json=as_json)
    done = show_desk(desk, communes)
    if as_json:
        print_reply(shown_reply(done))
    elif done.page:
        show_file(screen, done.page, changed_lines(desk.bench.law.book, done.page.file, screen.say))
    else:
        show_round(screen, done.round.title, done.files, simulated=done.round.simulated)


@review.command(
    "claim",
    short_help=text("Nhận thẩm định hồ sơ xã đã gửi."),
    help=text(
        "Nhận thẩm định: từ đây xã không rút được hồ sơ, người nhận sửa số, hỏi, trả lại hoặc kết luận.\n\n"
        "Ví dụ: phuhop review claim son-duong-2024 02587 --apply"
    ),
)
@ROUND
@COMMUNES
@ALL
@acting
def claim(
    round_name: str, communes: Sequence[str], person: str, lang: str | None, *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Claim files."""
    asked = (round_name, person, lang, communes)
    _move(asked, "claim", {}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@review.command(
    "return",
    short_help=text("Trả hồ sơ lại cho xã kèm các yêu cầu bổ sung."),
    help=text(
        "Trả lại: hồ sơ phải có ít nhất một yêu cầu bổ sung (ghi trong sổ Excel, nhập bằng phuhop review in).\n\n"
        'Ví dụ: phuhop review return son-duong-2024 02587 --reason "Thiếu sổ tiêm chủng" --apply'
    ),
)
@ROUND
@COMMUNES
@REASON
@ALL
@acting
def return_(
    round_name: str, communes: Sequence[str], reason: str, person: str, lang: str | None, *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Return files."""
    asked = (round_name, person, lang, communes)
    _move(asked, "return", {"reason": reason}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@review.command(
    "appraise",
    short_help=text("Kết luận thẩm định: ghi điểm của cả hai lớp số liệu."),
    help=text(
        "Kết luận thẩm định: điểm theo xã khai và theo hội đồng được ghi cùng dấu của đúng số liệu lúc ấy; số nào đổi "
        "về sau đều lộ ra.\n\n"
        "Ví dụ: phuhop review appraise son-duong-2024 --all --apply"
    ),
)
@ROUND
@COMMUNES
@ALL
@acting
def appraise(
    round_name: str, communes: Sequence[str], person: str, lang: str | None, *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Appraise files."""
    asked = (round_name, person, lang, communes)
    _move(asked, "appraise", {}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@review.command(
    "reopen",
    short_help=text("Mở lại hồ sơ đã thẩm định (chủ tịch); phiếu biểu quyết đang mở bị hủy."),
    help=text(
        "Mở lại để thẩm định tiếp; phiếu biểu quyết chưa quyết định của hồ sơ không còn giá trị.\n\n"
        'Ví dụ: phuhop review reopen son-duong-2024 02587 --reason "Xã gửi thêm văn bản" --apply'
    ),
)
@ROUND
@COMMUNES
@REASON
@ALL
@acting
def reopen(
    round_name: str, communes: Sequence[str], reason: str, person: str, lang: str | None, *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Reopen appraised files."""
    asked = (round_name, person, lang, communes)
    _move(asked, "reopen", {"reason": reason}, every=every, applied=applied, quiet=quiet, as_json=as_json)


def _desk(round_name: str, person: str, lang: str | None, *, quiet: bool, as_json: bool) -> tuple[Screen, Desk, Who]:
    from engine.reporting.console.screen import show_problems
    from engine.service.review.desk import Who, now, open_desk

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    desk = open_desk(store(), round_name)
    show_problems(screen, desk.record.notices)
    return screen, desk, Who(person, now())


def _move(
    asked: tuple[str, str, str | None, Sequence[str]], act: str, body: dict[str, str], *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Do an act upon the files meant, tell what came of it, and end with what was refused."""
    from engine.reporting.review.review_console import show_moves
    from engine.service.review.moving import MoveRequest, move_all
    from engine.service.review.told import moves_reply

    round_name, person, lang, communes = asked
    screen, desk, who = _desk(round_name, person, lang, quiet=quiet, as_json=as_json)
    done = move_all(desk, MoveRequest(act, who, tuple(communes), every, applied), body)
    if as_json:
        print_reply(moves_reply(desk.name, done, screen.say))
    else:
        show_moves(screen, act, [(m.before, m.after, m.refused) for m in done.moved], applied=applied)
    sys.exit(done.status)


review.add_command(out)
review.add_command(in_)
