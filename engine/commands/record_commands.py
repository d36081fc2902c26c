"""The command ``record``: where the board's record of a round stands, whether it holds, backups, what was put back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.options import print_reply, screen_of, shared_options, store
from engine.language import text

if TYPE_CHECKING:
    from engine.reporting.console.screen import Screen
    from engine.service.record.database_record import DatabaseRecord
    from engine.service.record.restoring import Restored


@click.command(
    short_help=text("Xem, kiểm tra, sao lưu hồ sơ điện tử của hội đồng trong một đợt."),
    help=text(
        "Hồ sơ của hội đồng ghi mọi việc của một đợt vào một nhật ký chỉ dài thêm, không sửa được. Lệnh này cho biết "
        "nhật ký có bao nhiêu bản ghi và mã niêm phong của nó; --verify kiểm tra từng bản ghi, tệp, bảng và luật; "
        "--backup chép tất cả vào một tệp; --restore đưa tệp ấy vào lại; --rebuild lập lại các bảng từ nhật ký.\n\n"
        "Bản đưa vào cũ hơn biên nhận đã trao thì bị từ chối; chỉ khi không còn bản nào khác mới thêm --accept và "
        "--reason, lý do ấy thành một bản ghi.\n\n"
        "--board thay cho đợt: sao lưu hay đưa vào một lần cả người dùng và nhật ký của mọi đợt.\n\n"
        "Ví dụ: phuhop record son-duong-2024 --verify --seal EN4U-FXD6-IER6-AYYC-DFQH-TRQ3"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"), required=False, default="")
@click.option("--board", is_flag=True, help=text("Cả hội đồng: người dùng và nhật ký của mọi đợt, trong một tệp."))
@click.option("--status", is_flag=True, help=text("Cho biết hồ sơ đang ở đâu (mặc định)."))
@click.option("--verify", is_flag=True, help=text("Kiểm tra nhật ký, tệp, bảng, luật và từng việc đã ghi."))
@click.option("--seal", "seals", multiple=True, metavar=text("MÃ"),
              help=text("Cùng --verify: so với mã niêm phong hoặc mã QR trên giấy; nêu được nhiều lần."))  # fmt: skip
@click.option("--backup", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Sao lưu vào tệp mới này."))  # fmt: skip
@click.option("--restore", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar=text("TỆP"),
              help=text("Đưa bản sao lưu này vào thay kho đang có."))  # fmt: skip
@click.option("--accept", is_flag=True, help=text("Chấp nhận kho cũ hơn hoặc khác với mốc đã biết; cần --reason."))
@click.option("--reason", default="", metavar=text("LÝ_DO"), help=text("Cùng --accept: lý do, được ghi vào nhật ký."))
@click.option("--rebuild", is_flag=True, help=text("Lập lại các bảng từ nhật ký."))
@shared_options
def record(
    round_name: str, seals: Sequence[str], backup: Path | None, restore: Path | None, reason: str, lang: str | None, *,
    board: bool, status: bool, verify: bool, accept: bool, rebuild: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Show, verify, back up, restore or rebuild the record of a round."""
    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    asked = [status, verify, bool(backup), bool(restore) or accept, rebuild]
    if sum(asked) > 1:
        raise click.UsageError(
            screen.say("Mỗi lần chỉ một việc: --status, --verify, --backup, --restore hoặc --rebuild.")
        )
    if accept != bool(reason.strip()):
        raise click.UsageError(screen.say("--accept và --reason phải đi cùng nhau: lý do được ghi vào nhật ký."))
    if seals and not verify:
        raise click.UsageError(screen.say("--seal chỉ đi cùng --verify."))
    if board == bool(round_name) or (board and not (backup or restore)):
        raise click.UsageError(screen.say("Nêu một đợt; hoặc --board cùng --backup hay --restore."))
    if board:
        _whole_board(screen, backup, restore, reason.strip(), as_json=as_json)
    elif restore or accept:
        _restore(screen, round_name, restore, reason.strip(), as_json=as_json)
    elif verify:
        _verify(screen, round_name, seals, as_json=as_json)
    elif backup:
        _backup(screen, _opened(screen, round_name), backup, as_json=as_json)
    elif rebuild:
        _rebuild(screen, _opened(screen, round_name), as_json=as_json)
    else:
        _status(screen, _opened(screen, round_name), as_json=as_json)


def _opened(screen: Screen, round_name: str) -> DatabaseRecord:
    """The round's record; what opening it found is told at once."""
    from engine.reporting.console.screen import show_problems
    from engine.service.record.record_store import open_record

    found = open_record(store().round(round_name))
    show_problems(screen, found.notices)
    return found


def _status(screen: Screen, found: DatabaseRecord, *, as_json: bool) -> None:
    from engine.problems import exit_code
    from engine.reporting.record.record_console import show_holding, show_standing
    from engine.service.record.record_requests import record_status
    from engine.service.replies.recorded.record_replies import status_reply

    told = record_status(found)
    if as_json:
        print_reply(status_reply(told, screen.say))
    else:
        show_standing(screen, told.checkpoint, place=told.shown, last=told.last)
        counts = {"files": told.files, "receipts": told.receipts, "receipt_at": told.receipt_at}
        show_holding(screen, told.checkpoint, **counts)
    sys.exit(exit_code(told.notices))


def _verify(screen: Screen, round_name: str, seals: Sequence[str], *, as_json: bool) -> None:
    from engine.problems import exit_code
    from engine.reporting.record.record_console import show_verified
    from engine.service.record.record_requests import verify_record
    from engine.service.record.record_store import open_record
    from engine.service.replies.recorded.record_replies import verify_reply

    at_hand = store()
    found = open_record(at_hand.round(round_name))
    with screen.working(screen.say("Đang kiểm tra từng bản ghi…")):
        told = verify_record(at_hand, found, seals)
    if as_json:
        print_reply(verify_reply(told, screen.say))
    else:
        show_verified(screen, told.verified, told.problems)
    sys.exit(exit_code(told.problems))


def _backup(screen: Screen, found: DatabaseRecord, path: Path, *, as_json: bool) -> None:
    from engine.reporting.console.screen import show_problems
    from engine.reporting.record.record_console import show_backup
    from engine.service.record.backing_up import back_up
    from engine.service.replies.recorded.record_replies import backup_reply

    with screen.working(screen.say("Đang sao lưu…")):
        told = back_up(found, path)
    if as_json:
        print_reply(backup_reply(told, screen.say))
    else:
        show_problems(screen, told.lacking)
        show_backup(screen, told.path, told.checkpoint, told.files)


def _whole_board(screen: Screen, backup: Path | None, path: Path | None, reason: str, *, as_json: bool) -> None:
    """Everybody's accounts and every round's record, saved into one file or put back from it."""
    from engine.records.entries.checkpoint import Checkpoint
    from engine.reporting.record.record_console import show_board_copy
    from engine.service.record.restoring import Accepting
    from engine.service.replies.recorded.record_replies import BoardCopyReply, checkpoint_row
    from engine.service.store import find_store
    from engine.web.board.opening_board import people_at_hand

    at_hand = find_store(Path.cwd(), date.today())
    home, lock = people_at_hand(at_hand, alone=bool(path))
    from engine.web.board.whole_backup import back_up_board, restore_board

    accepting = Accepting(reason, datetime.now().astimezone().isoformat(timespec="seconds"))
    with screen.working(screen.say("Đang sao lưu…") if backup else screen.say("Đang kiểm tra và đưa bản sao lưu vào…")):
        if path:
            done = restore_board(at_hand, path, accepting, home)
        else:
            done = back_up_board(at_hand, backup or Path(), with_people=home is not None)
    del lock  # held until all of it is in its place
    stood = [Checkpoint(own.name, own.size, own.root) for own in done.records]
    if as_json:
        rows = [checkpoint_row(own) for own in stood]
        print_reply(BoardCopyReply(schema="phuhop/record-board/1", file=str(done.path), people=done.people,
                                   records=rows, restored=bool(path)))  # fmt: skip
    else:
        show_board_copy(screen, done.path, done.people, stood, back=bool(path))


def _restore(screen: Screen, round_name: str, path: Path | None, reason: str, *, as_json: bool) -> None:
    from engine.reporting.record.record_console import show_restored
    from engine.service.replies.recorded.record_replies import restore_reply

    with screen.working(screen.say("Đang kiểm tra và đưa bản sao lưu vào…")):
        told = _restored(store().round(round_name), path, reason)
    if as_json:
        print_reply(restore_reply(told))
    else:
        show_restored(screen, told.checkpoint, aside=told.aside, accepted=told.accepted)


def _restored(folder: Path, path: Path | None, reason: str) -> Restored:
    from engine.service.record.restoring import Accepting, Restored, accept, open_to_restore, restore

    accepting = Accepting(reason, datetime.now().astimezone().isoformat(timespec="seconds"))
    if path:
        return restore(open_to_restore(folder), path, accepting)
    return Restored(accept(open_to_restore(folder), accepting).checkpoint, "", accepted=True)


def _rebuild(screen: Screen, found: DatabaseRecord, *, as_json: bool) -> None:
    from engine.reporting.console.screen import show_problems
    from engine.reporting.record.record_console import show_rebuilt
    from engine.service.record.record_requests import rebuild_record
    from engine.service.replies.recorded.record_replies import rebuild_reply

    with screen.working(screen.say("Đang lập lại các bảng…")):
        told = rebuild_record(found)
    if as_json:
        print_reply(rebuild_reply(told, screen.say))
    else:
        show_problems(screen, [told.before] if told.before else [])
        show_rebuilt(screen, told.checkpoint, same=told.before is None)
