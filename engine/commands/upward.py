"""Commands for those above and beside a round: reports, ranking, shared figures."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from engine.commands.options import Worded, day_option, print_reply, screen_of, shared_options, store
from engine.language import text

layer_option = click.option(
    "--layer",
    type=Worded({"self": "tu-khai", "appraised": "da-tham-dinh"}),
    help=text(
        "Theo số nào trong nhật ký: xã tự khai hay đã thẩm định. Mặc định: đợt có nhật ký thì số hội đồng để lại, "
        "không thì số trong phiếu."
    ),
)


@click.command(
    short_help=text("Lập báo cáo 6 tháng, năm, tháng và biểu chỉ tiêu mà văn bản chỉ đạo đòi."),
    help=text(
        "Lập báo cáo công tác trẻ em từ số liệu và nhiệm vụ của một đợt: báo cáo 6 tháng, năm kèm bốn phụ lục, báo "
        "cáo tháng về làm sạch dữ liệu, biểu chỉ tiêu thống kê. Mỗi báo cáo một bản thảo Word theo thể thức Nghị "
        "định 30/2020 và một sổ Excel, trong reports/ của đợt. Số liệu chưa có được kể tên, không bao giờ ghi thành "
        "0; hạn gửi theo từng văn bản. Đề cương ở criteria/reports, thay được.\n\n"
        "Ví dụ: phuhop reports son-duong-2024 --kind bao-cao-nam --on 2024-11-05"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--kind", metavar=text("LOẠI"), help=text(
    "Chỉ một loại: bao-cao-6-thang, bao-cao-nam, bao-cao-thang, bieu-chi-tieu-thong-ke (mặc định: mọi loại mà văn bản "
    "của đợt đòi)."
))  # fmt: skip
@click.option("--commune", metavar=text("XÃ"), help=text("Báo cáo của riêng một xã (mã hoặc tên)."))
@day_option("--on", "today", told=text("Tính hạn từ ngày nào (mặc định: hôm nay)."))
@click.option("--template", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Mẫu Word của đơn vị (.docx) thay cho mẫu có sẵn."))  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help=text("Thư mục để báo cáo."))
@layer_option
@shared_options
def reports(
    round_name: str, kind: str | None, commune: str | None, today: datetime | None, template: Path | None,
    out: Path | None, layer: Any, lang: str | None, *, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Fill the reports of a round."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.parts.parts_console import show_apart, show_part
    from engine.reporting.upward.reports_console import show_reports
    from engine.service.upward.sending_up import ReportsRequest, reports_reply_of
    from engine.service.upward.sending_up import reports as make_reports

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    asked = ReportsRequest(round_name, today.date() if today else date.today(), kind, commune, out, template, layer)
    with screen.working(screen.say("Đang lập báo cáo…")):
        done = make_reports(store(), asked)
    show_problems(screen, [found for part in done for found in part.problems])
    made = [part.made for part in done]
    if as_json:
        print_reply(reports_reply_of(done))
    for part in done if not as_json else ():
        show_part(screen, part.made, made)
        show_reports(screen, [(report, part.files(report)) for report in part.reports], part.left)
    if not as_json:
        show_apart(screen, made)
    sys.exit(max(part.status for part in done))


@click.command(
    short_help=text("Xếp hạng xã, huyện cũ hoặc tỉnh về thực hiện quyền trẻ em."),
    help=text(
        "Xếp hạng các địa phương của một đợt về thực hiện quyền trẻ em, khách quan theo điểm của bộ tiêu chí: phần "
        "điểm đạt được trên số điểm áp dụng. Bằng điểm thì cùng hạng; thiếu số liệu thì hạng là một khoảng, từ tốt "
        "nhất đến xấu nhất; nêu cách tính và điều gì làm đổi hạng. Ghi xep-hang-….xlsx trong thư mục của đợt; bảng "
        "nội bộ, không công bố.\n\n"
        "Ví dụ: phuhop rank son-duong-2024 --by huyen"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--by", type=Worded({"commune": "xa", "district": "huyen", "province": "tinh"}), default="commune",
              help=text("Xếp theo xã, huyện cũ hoặc tỉnh."))  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi bảng vào tệp .xlsx này."))  # fmt: skip
@layer_option
@shared_options
def rank(
    round_name: str, by: Any, out: Path | None, layer: Any, lang: str | None, *, quiet: bool, as_json: bool
) -> None:
    """Rank the localities of a round."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.upward.ranks_console import show_ranks
    from engine.service.upward.ranking_localities import RankRequest, keep_ranks
    from engine.service.upward.ranking_localities import rank as rank_round

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang chấm và xếp hạng…")):
        done = rank_round(store(), RankRequest(round_name, by, layer))
        path = keep_ranks(done, screen.say, out)
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply(path))
    else:
        show_ranks(screen, [(part.order, part.made) for part in done.parts], path)
    sys.exit(done.status)


@click.command(
    short_help=text("Kể số liệu dùng chung với hồ sơ nông thôn mới, đô thị văn minh."),
    help=text(
        "Kể số liệu của đợt mà hồ sơ nông thôn mới, đô thị văn minh cũng dùng: con số, văn bản, ô của phiếu, để hai hồ "
        "sơ lấy cùng một số ở một nơi. Với --beside: so với tệp của hồ sơ kia (.csv, .xlsx; cùng các cột của bảng này) "
        "và nói chỗ khác nhau. Không bao giờ coi là điểm bằng nhau. Ghi so-lieu-dung-chung.xlsx trong thư mục của "
        "đợt.\n\n"
        "Ví dụ: phuhop shared son-duong-2024 --beside nong-thon-moi.csv"
    ),
)
@click.argument("round_name", metavar=text("ĐỢT"))
@click.option("--beside", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Tệp của hồ sơ kia (.csv hoặc .xlsx) để so."))  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar=text("TỆP"),
              help=text("Ghi bảng vào tệp .xlsx này."))  # fmt: skip
@layer_option
@shared_options
def shared(
    round_name: str, beside: Path | None, out: Path | None, layer: Any, lang: str | None, *,
    quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Tell the figures that two files share."""
    from engine.reporting.console.screen import show_problems
    from engine.reporting.upward.shared_console import show_shared
    from engine.service.upward.sharing_figures import SharedRequest, keep_shared, share

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    with screen.working(screen.say("Đang đọc phiếu…")):
        done = share(store(), SharedRequest(round_name, beside, layer))
        path = keep_shared(done, screen.say, out)
    show_problems(screen, done.problems)
    if as_json:
        print_reply(done.reply(path))
    else:
        show_shared(screen, done.shared, done.parts, path)
    sys.exit(done.status)
