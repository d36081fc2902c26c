"""``phuhop review``: the board's desk on a round, from opening its record to appraising each file."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from engine.commands.options import InOrder, print_reply, screen_of, shared_options, store
from engine.commands.review.desk_options import ALL, COMMUNES, REASON, ROUND, acting, do_move, open_it
from engine.commands.review.review_commune import COMMUNE_COMMANDS
from engine.commands.review.review_council import COUNCIL_COMMANDS
from engine.commands.review.review_overrides import overrides
from engine.commands.review.review_workbook import in_, out, visits
from engine.language import text


class ShownFirst(InOrder):
    """``phuhop review ROUND`` is ``phuhop review show ROUND``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A first word that is no command is a round."""
        known = not args or args[0] in self.commands or args[0].startswith("-")
        return super().parse_args(ctx, args if known else ["show", *args])


@click.group(
    cls=ShownFirst,
    short_help=text("Bàn thẩm định: nhận hồ sơ, sửa số kèm căn cứ, trả lại, biểu quyết, quyết định."),
    help=text(
        "Bàn thẩm định của hội đồng trên một đợt. Mọi việc ghi vào nhật ký của đợt (assessments/ĐỢT/record), không "
        "xóa được; lệnh nào cũng chỉ cho xem trước, thêm --apply mới ghi.\n\n"
        "Theo thứ tự: open (mở nhật ký) → import (nhận phiếu xã gửi) → claim (nhận thẩm định) → out (sổ Excel cho hội "
        "đồng) → in (nhập lại sổ) → return (trả lại xã) hoặc appraise (kết luận thẩm định) → council, ballot-open, "
        "vote, ballot-close (hội đồng biểu quyết) → decide (quyết định). Ấn định, miễn có hạn: overrides. Phía xã: "
        "withdraw (rút hồ sơ), answer (trả lời câu hỏi).\n\n"
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
        "cho mỗi xã một hồ sơ. Mở lại thì thêm xã mới và ghi những gì đã đổi trong council.yaml: người, vai trò giao "
        "thêm, vai trò thu lại.\n\n"
        "Ví dụ: phuhop review open son-duong-2024 --apply"
    ),
)
@ROUND
@acting
def open_(round_name: str, person: str, lang: str | None, *, applied: bool, quiet: bool, as_json: bool) -> None:
    """Open the record of a round."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.desk_console import show_opened, show_people_changes
    from engine.reporting.review.merged_console import show_formed
    from engine.service.review.desk import Who, now
    from engine.service.review.opening.opening_record import OpenRequest, open_review
    from engine.service.review.opening.opening_told import opened_reply

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    done = open_review(store(), OpenRequest(round_name, Who(person, now()), applied))
    show_problems(screen, done.notices)
    if as_json:
        print_reply(opened_reply(done))
    else:
        show_opened(screen, done.state, done.fresh, again=done.again, applied=done.applied)
        show_formed(screen, done.formed)
        names = {**done.names, **{listed.id: listed.name for listed in done.people}}
        show_people_changes(screen, done.changed, names, applied=done.applied)


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
    from engine.reporting.console.screen import near, show_problems
    from engine.reporting.review.desk_console import FormLine, show_imported
    from engine.service.review.taking_in import import_forms
    from engine.service.review.told import imported_reply

    screen, desk, who = open_it(round_name, person, lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu…")):
        done = import_forms(store(), desk, who, tuple(communes), applied=applied)
    show_problems(screen, desk.told)
    if as_json:
        print_reply(imported_reply(desk.name, done, screen.say))
    else:
        taken = [
            FormLine(t.unit, t.facts, t.own, t.receipt, t.same, t.refused, t.unknown, t.file.state if t.file else "")
            for t in done.taken
        ]
        show_imported(screen, taken, done.silent, applied=applied)
        if page := next((t.page for t in done.taken if t.page), None):
            told = screen.say("Biên nhận để in: {path}", path=near(page.parent))
            screen.out.print(told, soft_wrap=True)
    sys.exit(done.status)


@review.command(
    "show",
    short_help=text("Xem các hồ sơ: kết luận theo xã khai và theo hội đồng, chờ ai làm gì."),
    help=text(
        "Kết luận theo số xã khai và theo số hội đồng xác định, cạnh nhau, xã khác nhau đứng trước; hồ sơ ở bước nào, "
        "chờ ai. Nêu một xã thì thấy từng số khác, lý do và văn bản; số nào đổi sau khi thẩm định thì nói ra; xã lập "
        "từ các xã cũ ngày 01/07/2025 thì thấy số đợt trước của các xã cũ cộng lại.\n\n"
        "Ví dụ: phuhop review show son-duong-2024 02587"
    ),
)
@ROUND
@COMMUNES
@shared_options
def show(round_name: str, communes: Sequence[str], lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Show the files of a round."""
    from engine.problems import exit_code
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.merged_console import show_before, show_formed
    from engine.reporting.review.placed_console import show_placed
    from engine.reporting.review.review_console import show_file, show_round
    from engine.service.review.desk import names_of
    from engine.service.review.showing import changed_lines, show_desk
    from engine.service.review.told import shown_reply

    screen, desk, _ = open_it(round_name, "p-000", lang, quiet=quiet, as_json=as_json)
    done = show_desk(desk, communes)
    show_problems(screen, done.expired)
    if as_json:
        print_reply(shown_reply(done))
    elif done.page:
        changed = changed_lines(desk, done.page.file, screen.say)
        show_file(screen, done.page, changed, names_of(desk), done.interests[done.page.file.code])
        show_placed(screen, desk.state, done.page.file)
        if done.before:
            show_before(screen, done.page, done.before)
    else:
        show_round(screen, done.round.title, done.files, names_of(desk), simulated=done.round.simulated)
        show_formed(screen, done.formed)
    sys.exit(exit_code(done.expired))


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
    do_move(asked, "claim", {}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@review.command(
    "return",
    short_help=text("Trả hồ sơ lại cho xã kèm các yêu cầu bổ sung."),
    help=text(
        "Trả lại: hồ sơ phải có ít nhất một yêu cầu bổ sung (ghi trong sổ Excel, nhập bằng phuhop review in).\n\n"
        'Ví dụ: phuhop review return son-duong-2024 02587 --reason "…" --apply'
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
    do_move(asked, "return", {"reason": reason}, every=every, applied=applied, quiet=quiet, as_json=as_json)


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
    do_move(asked, "appraise", {}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@review.command(
    "reopen",
    short_help=text("Mở lại hồ sơ đã thẩm định (chủ tịch); phiếu biểu quyết đang mở bị hủy."),
    help=text(
        "Mở lại để thẩm định tiếp; phiếu biểu quyết chưa quyết định của hồ sơ không còn giá trị.\n\n"
        'Ví dụ: phuhop review reopen son-duong-2024 02587 --reason "…" --apply'
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
    do_move(asked, "reopen", {"reason": reason}, every=every, applied=applied, quiet=quiet, as_json=as_json)


for command in (*COMMUNE_COMMANDS, out, in_, visits, overrides, *COUNCIL_COMMANDS):
    review.add_command(command)
