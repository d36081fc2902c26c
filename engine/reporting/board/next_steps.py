"""What is to be done after a round was set up, in the order in which it is done; Vietnamese, for the board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.evidence.facts import Round

MOST_NAMED = 6


def steps_of(made: Round, *, fitting: Sequence[str], unsure: Sequence[str]) -> Iterator[str]:
    """One step after the other, from the facts that no list has to the plan."""
    unknown = sum(None in (unit.mountain, unit.island, unit.area_iii) for unit in made.units)
    if unknown:
        yield (
            f"Mở communes.csv bằng Excel, điền miền núi, hải đảo, khu vực III của {unknown} xã: ghi có hoặc không vào "
            f"ba "
            "cột mountain, island, area_iii, và số, ngày văn bản vào cột basis. Không danh mục nào ghi sẵn các điều "
            "này, "
            "mà ngưỡng 800, 850 hay 900 điểm tùy vào đó; xã nào còn trống thì chưa chấm được. Lưu lại là CSV UTF-8; "
            "nếu "
            "Excel bỏ số 0 ở đầu mã thì không lưu, mở lại bằng Dữ liệu → Từ văn bản/CSV."
        )
    if special := [unit.name for unit in made.units if unit.type == "dac_khu"]:
        yield (
            f"{', '.join(special[:MOST_NAMED])}: văn bản chưa nêu ngưỡng cho đặc khu. Người có thẩm quyền xếp nhóm thì "
            f"ghi "
            "vào class_overrides trong round.yaml (mẫu có sẵn ở cuối tệp), kèm lý do và văn bản."
        )
    if unsure:
        yield (
            f"Tên hoặc loại của {', '.join(unsure[:MOST_NAMED])}{'…' if len(unsure) > MOST_NAMED else ''} đổi trong "
            f"năm "
            "2026: đối chiếu với văn bản, sửa trong communes.csv nếu cần."
        )
    yield _letters(made, fitting)
    yield f"Soát đợt: run check {made.id}. Làm phiếu cho các xã: run form {made.id}; phiếu nằm trong thư mục forms."
    yield (
        f"Gửi mỗi xã phiếu của mình. Phiếu xã gửi về, kể cả gửi lại, chép vào thư mục evidence của đợt; xem ai đã gửi: "
        f"run register {made.id}."
    )
    yield f"Phiếu có chỗ sai: run return {made.id} làm trang các chỗ phải sửa để gửi lại xã."
    yield f"Chấm điểm: run score {made.id}. Lập kế hoạch: run plan {made.id}."


def _letters(made: Round, fitting: Sequence[str]) -> str:
    rest = [name for name in fitting if name not in made.directives]
    if made.directives:
        more = f" Cũng hợp với năm và địa bàn: {', '.join(rest)}." if rest else ""
        followed = ", ".join(made.directives)
        return f"Đợt theo dõi văn bản: {followed}.{more} Đổi thì sửa directives trong round.yaml trước khi làm phiếu."
    known = f"hợp với năm và địa bàn: {', '.join(rest)}" if rest else "chưa có văn bản nào hợp với năm và địa bàn"
    return (
        f"Đợt chưa theo dõi văn bản chỉ đạo nào ({known}). Muốn theo thì ghi mã vào directives trong round.yaml trước "
        f"khi "
        "làm phiếu, vì phiếu hỏi thêm các việc của văn bản."
    )
