"""The council's part of ``phuhop review``: seating it, ballots, votes, decisions, papers as signed, revoking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from engine.commands.options import Worded, day_option, print_reply, screen_of, shared_options, store
from engine.commands.review.desk_options import ALL, COMMUNES, REASON, ROUND, acting, do_move, open_it
from engine.files.numbers import plain
from engine.language import text
from engine.records.acting.act_words import SIGNED_WORDS

if TYPE_CHECKING:
    from engine.records.entries.canonical_json import Json

VOTES = Worded({"yes": "tan-thanh", "no": "khong-tan-thanh", "abstain": "khong-y-kien"})
SIGNED = Worded({kind: plain(told).replace(" ", "-") for kind, (told, _) in SIGNED_WORDS.items()})


@click.command(
    "council",
    short_help=text("Ghi hội đồng của đợt theo council.yaml (chủ tịch)."),
    help=text(
        "Ghi hội đồng: văn bản thành lập, chủ tịch, thư ký, các thành viên, ai có liên quan đến xã nào, cần bao nhiêu "
        "người biểu quyết. Thay đổi thành viên thì sửa council.yaml và ghi lại.\n\n"
        "Ví dụ: phuhop review council son-duong-2024 --as p-003 --apply"
    ),
)
@ROUND
@acting
def council(round_name: str, person: str, lang: str | None, *, applied: bool, quiet: bool, as_json: bool) -> None:
    """Seat the council."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.review.desk_console import show_seated
    from engine.service.review.opening.opening_told import seated_reply
    from engine.service.review.opening.seating import seat_council

    screen, desk, who = open_it(round_name, person, lang, quiet=quiet, as_json=as_json)
    done = seat_council(desk, who, applied=applied)
    show_problems(screen, desk.told)
    if as_json:
        print_reply(seated_reply(desk.name, done))
    else:
        show_seated(screen, done.council, applied=applied)


@click.command(
    "people",
    short_help=text("Lấy sổ Excel trống để ghi người làm việc và hội đồng của đợt."),
    help=text(
        "Ghi hoi-dong.xlsx vào thư mục của đợt: ai làm gì, hội đồng theo văn bản thành lập, ai có liên quan "
        "đến xã nào. Điền xong thì mở nhật ký (phuhop review open). Ai quen tệp chữ thì dùng council.yaml thay cho "
        "sổ này.\n\n"
        "Ví dụ: phuhop review people son-duong-2024"
    ),
)
@ROUND
@shared_options
def people(round_name: str, lang: str | None, *, quiet: bool, as_json: bool) -> None:
    """Hand out the workbook of the people."""
    from engine.reporting.review.desk_console import show_people_book
    from engine.service.review.opening.people_book import hand_out_people, people_book_reply

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    path = hand_out_people(store(), round_name)
    if as_json:
        print_reply(people_book_reply(path))
    else:
        show_people_book(screen, path)


@click.command(
    "ballot-open",
    short_help=text("Mở phiếu biểu quyết cho hồ sơ đã thẩm định (thư ký)."),
    help=text(
        "Mở phiếu: số liệu của hồ sơ lúc này được giữ bằng dấu; số nào đổi thì phiếu mất giá trị. Thành viên có liên "
        "quan đến xã được ghi “không biểu quyết, có liên quan”.\n\n"
        "Ví dụ: phuhop review ballot-open son-duong-2024 --all --apply"
    ),
)
@ROUND
@COMMUNES
@ALL
@acting
def ballot_open(
    round_name: str, communes: Sequence[str], person: str, lang: str | None, *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Open ballots."""
    asked = (round_name, person, lang, communes)
    do_move(asked, "ballot_open", {}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@click.command(
    "vote",
    short_help=text("Ghi phiếu của một thành viên về việc công nhận: tán thành, không tán thành hoặc không có ý kiến."),
    help=text(
        "Mỗi thành viên một phiếu, ghi rõ tên, ghi rồi không sửa. Máy một người dùng thì ghi hộ theo biên bản họp, "
        "nêu thành viên bằng --member.\n\n"
        "Ví dụ: phuhop review vote son-duong-2024 02587 --member p-004 --choice tan-thanh --apply"
    ),
)
@ROUND
@COMMUNES
@click.option("--member", metavar=text("NGƯỜI"), help=text("Thành viên; mặc định là người làm lệnh."))
@click.option(
    "--choice",
    type=VOTES,
    required=True,
    help=text("Tán thành công nhận, không tán thành hoặc không có ý kiến."),
)
@click.option("--reason", default="", metavar=text("LÝ_DO"), help=text("Lý do, ghi vào nhật ký."))
@ALL
@acting
def vote(
    round_name: str, communes: Sequence[str], member: str | None, choice: str, reason: str, person: str,
    lang: str | None, *, every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Cast a vote."""
    body = {"member": member or person, "choice": choice, "reason": reason}
    asked = (round_name, person, lang, communes)
    do_move(asked, "vote", body, every=every, applied=applied, quiet=quiet, as_json=as_json)


@click.command(
    "ballot-close",
    short_help=text("Đóng phiếu biểu quyết và đếm (thư ký)."),
    help=text(
        "Đóng phiếu một lần, không mở lại; cần đủ số người biểu quyết. Từ đây mới xem được số phiếu.\n\n"
        "Ví dụ: phuhop review ballot-close son-duong-2024 --all --apply"
    ),
)
@ROUND
@COMMUNES
@ALL
@acting
def ballot_close(
    round_name: str, communes: Sequence[str], person: str, lang: str | None, *,
    every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Close ballots."""
    asked = (round_name, person, lang, communes)
    do_move(asked, "ballot_close", {}, every=every, applied=applied, quiet=quiet, as_json=as_json)


@click.command(
    "decide",
    short_help=text("Quyết định công nhận hoặc không công nhận."),
    help=text(
        "Công nhận chỉ khi điểm theo hội đồng đạt và phiếu thông qua; không công nhận thì phải nêu lý do. Kết luận còn "
        "tạm tính thì phải thêm --not-firm: điều ấy được in trên giấy tờ.\n\n"
        "Ví dụ: phuhop review decide son-duong-2024 02587 --kind cong-nhan --not-firm --apply"
    ),
)
@ROUND
@COMMUNES
@click.option("--kind", type=Worded({"recognise": "cong-nhan", "refuse": "khong-cong-nhan"}), required=True,
              help=text("Công nhận hay không."))  # fmt: skip
@click.option("--reason", default="", metavar=text("LÝ_DO"), help=text("Lý do, ghi vào nhật ký."))
@click.option("--not-firm", "not_firm", is_flag=True, help=text("Đã biết kết luận còn tạm tính, vẫn quyết định."))
@ALL
@acting
def decide(
    round_name: str, communes: Sequence[str], kind: str, reason: str, person: str, lang: str | None, *,
    not_firm: bool, every: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Decide on files."""
    body: dict[str, Json] = {"kind": kind, "reason": reason, "not_firm_acknowledged": not_firm}
    asked = (round_name, person, lang, communes)
    do_move(asked, "decide", body, every=every, applied=applied, quiet=quiet, as_json=as_json)


@click.command(
    "signed",
    short_help=text("Ghi số, ngày, người ký của văn bản đã ký; kèm bản chụp nếu có."),
    help=text(
        "Văn bản ký xong thì ghi lại số và ngày để về sau đối chiếu; người ký ghi bằng chức vụ, không ghi họ tên.\n\n"
        "Ví dụ: phuhop review signed son-duong-2024 02587 --kind quyet-dinh --number 12/QĐ-UBND --date 2024-12-20 "
        '--signer "…" --apply'
    ),
)
@ROUND
@COMMUNES
@click.option(
    "--kind",
    type=SIGNED,
    required=True,
    help=text(
        "Loại văn bản: quyết định, quyết định thu hồi, biên bản thẩm định, biên bản họp, tờ trình, thông báo, giấy "
        "chứng nhận."
    ),
)
@click.option("--number", required=True, metavar=text("SỐ"), help=text("Số và ký hiệu của văn bản."))
@day_option("--date", "day", told=text("Ngày ký."), required=True)
@click.option("--signer", required=True, metavar=text("CHỨC_VỤ"), help=text("Chức vụ người ký."))
@click.option("--scan", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar=text("TỆP"),
              help=text("Bản chụp của văn bản, giữ cạnh nhật ký."))  # fmt: skip
@acting
def signed(
    round_name: str, communes: Sequence[str], kind: str, number: str, day: datetime, signer: str, scan: Path | None,
    person: str, lang: str | None, *, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Put down a paper as it was signed."""
    body = {"kind": kind, "number": number, "date": day.date().isoformat(), "signer": signer}
    asked = (round_name, person, lang, communes)
    do_move(asked, "signed", body, every=False, applied=applied, quiet=quiet, as_json=as_json, scan=scan)


@click.command(
    "revoke",
    short_help=text("Thu hồi công nhận: một người đề nghị, một người khác thu hồi."),
    help=text(
        "Thu hồi cần hai người: thư ký đề nghị bằng --propose, chủ tịch thu hồi; kèm lý do, văn bản và lời công bố.\n\n"
        'Ví dụ: phuhop review revoke son-duong-2024 02587 --reason "…" --document 15/KL-TTr '
        '--note "…" --propose --apply'
    ),
)
@ROUND
@COMMUNES
@REASON
@click.option("--document", required=True, metavar=text("SỐ"), help=text("Văn bản làm căn cứ."))
@click.option("--note", default="", metavar=text("LỜI"), help=text("Lời công bố."))
@click.option("--propose", is_flag=True, help=text("Chỉ đề nghị (thư ký); không có thì thu hồi (chủ tịch)."))
@acting
def revoke(
    round_name: str, communes: Sequence[str], reason: str, document: str, note: str, person: str, lang: str | None, *,
    propose: bool, applied: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Propose to revoke a recognition, or revoke it."""
    body = {"reason": reason, "document": document, "public_note": note}
    role: Literal["secretary", "chair"] = "secretary" if propose else "chair"
    asked = (round_name, person, lang, communes)
    do_move(asked, "revoke", body, every=False, applied=applied, quiet=quiet, as_json=as_json, role=role)


COUNCIL_COMMANDS = (people, council, ballot_open, vote, ballot_close, decide, signed, revoke)
