"""The command that sets up a round: by its options, or asking for what they leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine.commands.options import DAY, day_option, print_reply, screen_of, shared_options, store
from engine.language import Say, text

if TYPE_CHECKING:
    from engine.service.board.official_units import Wanted


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line said of a round; empty or None where it said nothing."""

    name: str
    on: date | None
    province: str
    district: str
    communes: tuple[str, ...]
    letters: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing must be asked for."""
        return bool(self.name and self.on and self.province)


@click.command(
    "new-round",
    short_help=text("Lập một đợt mới từ danh mục xã; thiếu điều gì thì hỏi."),
    help=text(
        "Lập một đợt mới trong assessments/ từ danh mục xã của ngày chốt số liệu: round.yaml, communes.csv, evidence/ "
        "và "
        "một trang việc tiếp theo. Thiếu mã, ngày hoặc tỉnh thì hỏi. Miền núi, hải đảo, khu vực III để trống cho hội "
        "đồng "
        "điền; văn bản chỉ đạo chỉ theo khi được nêu. Không ghi đè đợt đã có.\n\n"
        'Ví dụ: phuhop new-round dot-2026 --on 2026-11-15 --province "Gia Lai" --letter standing-duties'
    ),
)
@click.argument("name", metavar=text("[MÃ_ĐỢT]"), required=False, default="")
@day_option("--on", told=text("Ngày chốt số liệu."))
@click.option("--province", default="", metavar=text("TỈNH"), help=text("Tỉnh, thành phố của đợt."))
@click.option("--district", default="", metavar=text("HUYỆN"), help=text("Chỉ một huyện (trước 01/07/2025)."))
@click.option("--commune", "communes", multiple=True, metavar=text("XÃ"),
              help=text("Chỉ xã này, theo mã hoặc tên; dùng được nhiều lần."))  # fmt: skip
@day_option("--from", "start", told=text("Ngày đầu kỳ số liệu (mặc định 01/01 của năm)."))
@day_option("--to", "end", told=text("Ngày cuối kỳ số liệu (mặc định: ngày chốt)."))
@click.option("--title", default="", help=text("Tên đợt, in trên phiếu và kết quả."))
@click.option("--standard", default="", metavar=text("BỘ_TIÊU_CHÍ"),
              help=text("Bộ tiêu chí (mặc định: bộ duy nhất còn hiệu lực vào ngày đó)."))  # fmt: skip
@click.option("--letter", "letters", multiple=True, metavar=text("VĂN_BẢN"),
              help=text("Theo dõi văn bản chỉ đạo này; dùng được nhiều lần."))  # fmt: skip
@click.option("--excel", is_flag=True, help=text("Ghi đợt vào dot.xlsx thay cho round.yaml và communes.csv."))
@click.option("--forms", "with_forms", is_flag=True, help=text("Làm luôn phiếu cho các xã, vào thư mục forms của đợt."))
@shared_options
def new_round(
    name: str, on: datetime | None, province: str, district: str, communes: tuple[str, ...], start: datetime | None,
    end: datetime | None, title: str, standard: str, letters: tuple[str, ...], lang: str | None, *,
    excel: bool, with_forms: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Set up a round."""
    from engine.reporting.board.next_steps import steps_of
    from engine.reporting.board.setting_up_console import show_set_up
    from engine.reporting.console.screen import show_problems
    from engine.service.board.setting_up import NewRoundRequest, set_up
    from engine.service.forms import FormsRequest
    from engine.service.forms import forms as make_forms

    screen = screen_of(lang, quiet=quiet, as_json=as_json)
    given = Given(name, on.date() if on else None, province, district, communes, letters)
    if as_json and not given.is_whole:
        raise click.UsageError(screen.say("Với --json phải nêu đủ mã đợt, --on và --province."))
    whole = given if given.is_whole else _asked(given, screen.say)
    days = (start.date() if start else None, end.date() if end else None)
    asked = NewRoundRequest(
        whole.name, _wanted(whole), *days, title=title, standard=standard, letters=whole.letters, excel=excel
    )
    done = set_up(store(), asked, Path.cwd())
    show_problems(screen, done.problems)
    if with_forms:
        with screen.working(screen.say("Đang làm phiếu…")):
            make_forms(store(), FormsRequest(str(done.folder)), screen.say)
    if as_json:
        print_reply(done.reply())
    else:
        told = {"fitting": done.fitting, "unsure": done.unsure, "grounds": done.grounds}
        steps = steps_of(done.round, "typed", excel=excel, **told)
        show_set_up(screen, done.round, done.folder, steps)


def _wanted(given: Given) -> Wanted:
    from engine.service.board.official_units import Wanted

    return Wanted(given.province, given.on or date.min, given.district, given.communes)


def _asked(given: Given, say: Say) -> Given:
    """What was left out, asked for line by line."""
    from engine.service.board.official_units import chosen, listed_on
    from engine.service.board.setting_up import UNITS, letters_for

    holdings = store()
    name = given.name or click.prompt(say("Mã đợt, cũng là tên thư mục (ví dụ dot-cuoi-nam)"))
    on = given.on or click.prompt(say("Ngày chốt số liệu (ngày/tháng/năm)"), type=DAY).date()
    known = listed_on(holdings.criteria / UNITS, on)
    province = given.province or click.prompt(say("Tỉnh, thành phố"))
    whole = replace(given, name=name, on=on, province=province)
    here = chosen(known, _wanted(whole))
    if not given.communes:
        question = say("Xã nào? Gõ mã hoặc tên, cách nhau bằng dấu phẩy; Enter là cả {n} xã", n=len(here))
        typed = click.prompt(question, default="", show_default=False)
        whole = replace(whole, communes=tuple(_parts(typed)))
        here = chosen(known, _wanted(whole))
    fit = () if given.letters else letters_for(holdings, here, _wanted(whole))
    return replace(whole, letters=given.letters or _letters(fit, say))


def _letters(names: Sequence[str], say: Say) -> tuple[str, ...]:
    """The letters to follow, by their numbers; none when none is typed."""
    if not names:
        return ()
    click.echo(say("Văn bản chỉ đạo hợp với năm và địa bàn của đợt:"))
    for number, name in enumerate(names, 1):
        click.echo(f"  {number:>2}  {name}")
    question = say("Theo văn bản nào? Gõ số, cách nhau bằng dấu phẩy; Enter là không theo văn bản nào")
    while True:
        typed = _parts(click.prompt(question, default="", show_default=False))
        if all(part.isascii() and part.isdigit() and 0 < int(part) <= len(names) for part in typed):
            return tuple(dict.fromkeys(names[int(part) - 1] for part in typed))
        click.echo(say("Hãy gõ các số từ 1 đến {most}.", most=len(names)))


def _parts(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(",") if part.strip()]
