"""What is to be done after a round was set up, in the order in which it is done; Vietnamese, for the board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.evidence.facts import Round

MOST_NAMED = 6


def steps_of(
    made: Round, *, fitting: Sequence[str], unsure: Sequence[str], excel: bool, grounds: Sequence[str] = ()
) -> Iterator[str]:
    """One step after the other, from the facts that no list has to the plan; ``excel`` is a round in ``dot.xlsx``.

    ``grounds`` are the texts that say what is a mountain commune on the round's day, as far as any is listed.
    """
    if unknown := sum(None in (unit.mountain, unit.island, unit.area_iii) for unit in made.units):
        yield _to_class(unknown, grounds, excel=excel)
    if special := [unit.name for unit in made.units if unit.type == "dac_khu"]:
        where = "trang Xếp nhóm của dot.xlsx" if excel else "class_overrides trong round.yaml (mẫu ở cuối tệp)"
        yield (
            f"{_named(special)}: văn bản chưa nêu ngưỡng cho đặc khu. Người có thẩm quyền xếp nhóm thì ghi vào "
            f"{where}, "
            "kèm lý do và văn bản."
        )
    if unsure:
        where = "trang Xã của dot.xlsx" if excel else "communes.csv"
        yield (
            f"Tên hoặc loại của {_named(unsure)} đổi trong năm 2026: đối chiếu với văn bản, sửa trong {where} nếu cần."
        )
    yield _letters(made, fitting, excel=excel)
    yield f"Soát đợt: run check {made.id}. Làm phiếu cho các xã: run form {made.id}; phiếu nằm trong thư mục forms."
    yield (
        "Gửi mỗi xã phiếu của mình. Phiếu xã gửi về, kể cả gửi lại, chép vào thư mục evidence của đợt; xem ai đã gửi: "
        f"run register {made.id}."
    )
    yield f"Phiếu có chỗ sai: run return {made.id} làm trang các chỗ phải sửa để gửi lại xã."
    yield f"Chấm điểm: run score {made.id}. Lập kế hoạch: run plan {made.id}."


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")


def _to_class(unknown: int, grounds: Sequence[str], *, excel: bool) -> str:
    why = (
        "Không danh mục nào ghi sẵn các điều này, mà ngưỡng 800, 850 hay 900 điểm tùy vào đó; xã nào còn trống mà "
        "ngưỡng "
        "còn tùy vào đó thì chưa chấm được."
    )
    if grounds:
        why = f"Lấy theo danh sách lập theo {', '.join(grounds)}. {why}"
    if excel:
        what = f"Mở dot.xlsx, trang Xã: điền miền núi, hải đảo, khu vực III của {unknown} xã, ghi có hoặc không"
        return f"{what}, và số, ngày văn bản vào cột Căn cứ. {why}"
    what = f"Mở communes.csv bằng Excel, điền miền núi, hải đảo, khu vực III của {unknown} xã: ghi có hoặc không"
    return (
        f"{what} vào ba cột mountain, island, area_iii, và số, ngày văn bản vào cột basis. {why} Lưu lại là CSV UTF-8; "
        "nếu Excel bỏ số 0 ở đầu mã thì không lưu, mở lại bằng Dữ liệu → Từ văn bản/CSV."
    )


def _letters(made: Round, fitting: Sequence[str], *, excel: bool) -> str:
    rest = ", ".join(name for name in fitting if name not in made.directives)
    where = "dòng Văn bản chỉ đạo của dot.xlsx" if excel else "directives trong round.yaml"
    if made.directives:
        more = f" Cũng hợp với năm và địa bàn: {rest}." if rest else ""
        followed = ", ".join(made.directives)
        return f"Đợt theo dõi văn bản: {followed}.{more} Đổi thì sửa {where} trước khi làm phiếu."
    known = f"hợp với năm và địa bàn: {rest}" if rest else "chưa có văn bản nào hợp với năm và địa bàn"
    return (
        f"Đợt chưa theo dõi văn bản chỉ đạo nào ({known}). Muốn theo thì ghi mã vào {where} trước khi làm phiếu, vì "
        f"phiếu "
        "hỏi thêm các việc của văn bản."
    )
