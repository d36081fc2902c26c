"""The commune's part of ``phuhop review``: taking a file back in time, answering what was asked, receipts."""

from __future__ import annotations

from collections.abc import Sequence

import click

from engine.commands.options import print_reply, shared_options
from engine.commands.review.desk_options import COMMUNES, REASON, ROUND, acting, do_move, open_it
from engine.language import text


@click.command(
    "withdraw",
    short_help=text("Xã rút hồ sơ đã gửi, khi chưa ai nhận thẩm định."),
    help=text(
        "Rút hồ sơ: chỉ khi chưa ai nhận thẩm định; hồ sơ về bước đang lập, sửa phiếu rồi gửi lại bằng import. Số biên "
        "nhận đã trao vẫn còn trong nhật ký.\n\n"
        'Ví dụ: phuhop review withdraw son-duong-2024 02587 --reason "…" --apply'
    ),
)
@ROUND
@COMMUNES
@REASON
@acting
def withdraw(
    round_name: str, communes: Sequence[str], reason: str, person: str, lang: str | None, *,
    applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Take files back."""
    asked = (round_name, person, lang, communes)
    do_move(asked, "withdraw", {"reason": reason}, every=False, applied=applied, quiet=quiet, as_json=as_json)


@click.command(
    "answer",
    short_help=text("Xã trả lời một câu hỏi hoặc yêu cầu của người thẩm định."),
    help=text(
        "Trả lời: nêu số của câu hỏi (xem bằng phuhop review ĐỢT XÃ) và lời trả lời. Trả lời không sửa số liệu: số sai "
        "thì sửa phiếu và gửi lại khi hồ sơ được trả.\n\n"
        'Ví dụ: phuhop review answer son-duong-2024 02587 --remark 1 --text "…" --apply'
    ),
)
@ROUND
@click.argument("commune", metavar=text("XÃ"))
@click.option("--remark", required=True, metavar=text("SỐ"), help=text("Số của câu hỏi, ví dụ 1."))
@click.option("--text", "told", required=True, metavar=text("LỜI"), help=text("Lời trả lời, ghi vào nhật ký."))
@acting
def answer(
    round_name: str, commune: str, remark: str, told: str, person: str, lang: str | None, *,
    applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Answer a remark."""
    asked, body = (round_name, person, lang, (commune,)), {"remark": remark, "text": told}
    do_move(asked, "answer", body, every=False, applied=applied, quiet=quiet, as_json=as_json)


@click.command(
    "receipt",
    short_help=text("In lại biên nhận còn thiếu, đúng từng chữ như lúc nhận."),
    help=text(
        "Biên nhận được lập lại từ nhật ký: số, giờ nhận, dấu của tệp phiếu, mã niêm phong đúng như lúc nhận, dù sau "
        "đó nhật ký đã dài thêm. Không nêu xã thì mọi biên nhận còn thiếu; tệp đã có thì để nguyên.\n\n"
        "Ví dụ: phuhop review receipt son-duong-2024 02587"
    ),
)
@ROUND
@COMMUNES
@click.option("--number", type=int, metavar=text("SỐ"), help=text("Chỉ biên nhận mang số này."))
@shared_options
def receipt(
    round_name: str, communes: Sequence[str], number: int | None, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Write receipts again."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.desk_console import show_handed_over
    from engine.service.review.handing_over import hand_over_again
    from engine.service.review.told import handed_over_reply

    screen, desk, _ = open_it(round_name, "p-000", lang, quiet=quiet, as_json=as_json)
    done = hand_over_again(desk, communes, number)
    show_problems(screen, [found for one in done for found in one.problems])
    if as_json:
        print_reply(handed_over_reply(desk.name, done))
    else:
        show_handed_over(screen, [(one.file.name, one.sent.receipt, one.path, one.done == "written") for one in done])


COMMUNE_COMMANDS = (withdraw, answer, receipt)
