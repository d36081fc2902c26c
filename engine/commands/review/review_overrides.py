"""``phuhop review overrides``: what the board sets by hand, brought from its file into the record."""

from __future__ import annotations

import click

from engine.commands.options import print_reply
from engine.commands.review.desk_options import ROUND, acting, open_it
from engine.language import text


@click.command(
    "overrides",
    short_help=text("Ấn định và miễn theo overrides.yaml: so với nhật ký, --apply để ghi (chủ tịch)."),
    help=text(
        "Đọc overrides.yaml của đợt: xếp nhóm ngưỡng, miễn số liệu không áp dụng, gia hạn bổ sung, mỗi điều có lý do, "
        "văn bản, từ ngày và đến ngày. Cho xem điều nào mới, đổi, bỏ so với nhật ký; hôm nay có hiệu lực, chưa tới hay "
        "đã hết hạn; hồ sơ nào phải thẩm định lại. Hết hạn mà còn dùng thì là lỗi, nêu đúng tên.\n\n"
        "Ví dụ: phuhop review overrides son-duong-2024 --as p-003 --apply"
    ),
)
@ROUND
@acting
def overrides(round_name: str, person: str, lang: str | None, *, applied: bool, quiet: bool, as_json: bool) -> None:
    """Bring the overrides in."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.overrides_console import show_brought, show_overrides
    from engine.service.review.by_hand.bringing_overrides import bring_overrides
    from engine.service.review.told import overrides_reply

    screen, desk, who = open_it(round_name, person, lang, quiet=quiet, as_json=as_json)
    done = bring_overrides(desk, who, applied=applied)
    show_problems(screen, desk.told)
    if as_json:
        print_reply(overrides_reply(desk.name, who.day, done))
        return
    names = {unit.code: unit.name for unit in desk.round.units}
    standards = {unit.code: own.law.book.standard for own in desk.benches for unit in own.round.units}
    lines = [(one.override, names.get(one.override.commune, ""), one.change, one.standing) for one in done.lines]
    show_overrides(screen, {"": desk.benches[0].law.book.standard, **standards}, who.day, lines, applied=applied)
    show_brought(screen, done.acts, done.again, applied=applied)
