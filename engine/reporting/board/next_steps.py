"""What is to be done after a round was set up, in the order in which it is done; Vietnamese, for the board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeAlias

from engine.evidence.facts import Round
from engine.homes import home_of, page_words
from engine.language import speak

# Whoever set the round up by a command, on the pages, or reads the paper that lies beside it and may have either.
Way: TypeAlias = Literal["typed", "page", "paper"]
MOST_NAMED = 6
SETTING: Final = page_words("setting", speak("vi"))


def steps_of(  # noqa: PLR0913 - what the steps speak of, each by its name
    made: Round, way: Way, *, fitting: Sequence[str], unsure: Sequence[str], excel: bool, grounds: Sequence[str] = ()
) -> Iterator[str]:
    """One step after the other, from the facts that no list has to the plan; ``excel`` is a round in ``dot.xlsx``.

    ``grounds`` are the texts that say what is a mountain commune on the round's day, as far as any is listed.
    """
    if unknown := sum(None in (unit.mountain, unit.island, unit.area_iii) for unit in made.units):
        yield _to_class(unknown, grounds, way, excel=excel)
    if special := [unit.name for unit in made.units if unit.type == "dac_khu"]:
        where = "trang Xếp nhóm của dot.xlsx" if excel else "class_overrides trong round.yaml (mẫu ở cuối tệp)"
        yield (
            f"{_named(special)}: văn bản chưa nêu ngưỡng cho đặc khu. Người có thẩm quyền xếp nhóm thì ghi vào "
            f"{_at_setting(where, way)}, kèm lý do và văn bản."
        )
    if unsure:
        where = _at_setting("trang Xã của dot.xlsx" if excel else "communes.csv", way)
        yield (
            f"Tên hoặc loại của {_named(unsure)} đổi trong năm 2026: đối chiếu với văn bản, sửa trong {where} nếu cần."
        )
    yield _letters(made, fitting, way, excel=excel)
    yield from _jobs(made.id, way)


def _jobs(name: str, way: Way) -> Iterator[str]:
    """From the forms to the plan: each by the page where it is done, by its command, or by both."""
    check, form, register, slips, score, plan = (
        _job(command, name, way) for command in ("check", "form", "register", "return", "score", "plan")
    )
    lying = "; phiếu nằm trong thư mục forms" if way == "typed" else ""
    yield f"Soát đợt: {check}. Làm phiếu cho các xã: {form}{lying}."
    uploads, copied = page_words("uploads", speak("vi")), "chép vào thư mục evidence của đợt"
    put = {
        "typed": f"{copied}; xem ai đã gửi: {register}",
        "page": f"đưa lên ở {uploads}; ai đã gửi, ai phải sửa cũng xem ở đó",
        "paper": f"đưa lên ở {uploads} (hoặc {copied}); xem ai đã gửi: {register}",
    }[way]
    yield f"Gửi mỗi xã phiếu của mình. Phiếu xã gửi về, kể cả gửi lại, {put}."
    yield f"Phiếu có chỗ sai: lấy trang các chỗ phải sửa để gửi lại xã: {slips}."
    yield f"Chấm điểm: {score}. Lập kế hoạch: {plan}."


def _job(command: str, name: str, way: Way) -> str:
    page, typed = page_words(home_of(command)[0].page, speak("vi")), f"run {command} {name}"
    return {"typed": typed, "page": page, "paper": f"{page} (hoặc {typed})"}[way]


def _at_setting(file: str, way: Way) -> str:
    return {"typed": file, "page": SETTING, "paper": f"{SETTING} (hoặc {file})"}[way]


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")


def _to_class(unknown: int, grounds: Sequence[str], way: Way, *, excel: bool) -> str:
    why = (
        "Không danh mục nào ghi sẵn các điều này, mà ngưỡng 800, 850 hay 900 điểm tùy vào đó; xã nào còn trống mà "
        "ngưỡng "
        "còn tùy vào đó thì chưa chấm được."
    )
    if grounds:
        why = f"Lấy theo danh sách lập theo {', '.join(grounds)}. {why}"
    fill = (
        f"điền miền núi, hải đảo, khu vực III của {unknown} xã, ghi có hoặc không, và số, ngày văn bản vào cột Căn cứ"
    )
    if way != "typed":
        return f"Ở {SETTING}, tải sổ dot.xlsx, mở trang Xã của sổ: {fill}; xong gửi sổ lên. {why}"
    if excel:
        return f"Mở dot.xlsx, trang Xã: {fill}. {why}"
    what = f"Mở communes.csv bằng Excel, điền miền núi, hải đảo, khu vực III của {unknown} xã: ghi có hoặc không"
    return (
        f"{what} vào ba cột mountain, island, area_iii, và số, ngày văn bản vào cột basis. {why} Lưu lại là CSV UTF-8; "
        "nếu Excel bỏ số 0 ở đầu mã thì không lưu, mở lại bằng Dữ liệu → Từ văn bản/CSV."
    )


def _letters(made: Round, fitting: Sequence[str], way: Way, *, excel: bool) -> str:
    rest = ", ".join(name for name in fitting if name not in made.directives)
    where = _at_setting("dòng Văn bản chỉ đạo của dot.xlsx" if excel else "directives trong round.yaml", way)
    if made.directives:
        more = f" Cũng hợp với năm và địa bàn: {rest}." if rest else ""
        followed = ", ".join(made.directives)
        return f"Đợt theo dõi văn bản: {followed}.{more} Đổi thì sửa ở {where} trước khi làm phiếu."
    known = f"hợp với năm và địa bàn: {rest}" if rest else "chưa có văn bản nào hợp với năm và địa bàn"
    how = "ghi mã vào" if way == "typed" else "chọn ở"
    return (
        f"Đợt chưa theo dõi văn bản chỉ đạo nào ({known}). Muốn theo thì {how} {where} trước khi làm phiếu, vì phiếu "
        "hỏi thêm các việc của văn bản."
    )
