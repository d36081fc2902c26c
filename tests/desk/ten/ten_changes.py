"""The ten changes that a ministry would most likely make, as a policy editor types them into the law's workbook."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook

from tests.desk.made_workbooks import Edit, Row, appended, inserted, shown, typed

CITE: Row = {"cite.document": "06/QĐ-TTg 03/01/2019", "cite.at": "Điều 4 (dự thảo)", "cite.basis": "số giả định để thử"}
MARK: Row = {"mark": "tạm tính"}
BAND: Row = {**MARK, "basis": "số giả định để thử"}
REST: Row = {**BAND, "otherwise": "có", "points": 0}


def head(**values: object) -> tuple[Edit, ...]:
    """Values typed on the sheet of the standard itself, by key: a double underscore stands for a dot."""

    def typing(key: str, value: object) -> Edit:
        return lambda workbook: shown(workbook, key.replace("__", "."), value)

    return tuple(typing(key, value) for key, value in values.items())


def without(sheet: str, name: str) -> Edit:
    """Every row of an entry, deleted from the last."""

    def edit(workbook: Workbook) -> None:
        rows = [line[0].row for line in workbook[sheet].iter_rows(min_row=4) if line[0].value == name]
        for row in reversed(rows):
            workbook[sheet].delete_rows(int(str(row)))

    return edit


def banded(item: str, *bands: Row) -> Edit:
    """Bands typed for an item, or for a case of one."""
    return appended("Bậc", *({"item": item, **BAND, **band} for band in bands))


def criterion(name: str, number: int, role: str, points: int, item: Row) -> tuple[Edit, ...]:
    """A criterion of one item."""
    title = {"title": f"{role} về hoạt động cho trẻ em", "title_en": f"Criterion {number}, invented for a trial"}
    own = {**title, "max_points": points, **CITE}
    return (
        appended("Tiêu chí", {"id": name, "number": number, "role": role, **MARK, **own}),
        appended("Mục", {"criterion": name, "id": f"{name}.1", **own, **item}),
    )


def level(name: str, title: str, english: str, **thresholds: int) -> tuple[Edit, ...]:
    """A level of recognition, with its thresholds by class: an underscore stands for a dash."""
    rows = ({"level": name, "class": of.replace("_", "-"), "threshold": points, **MARK, **CITE}
            for of, points in thresholds.items())  # fmt: skip
    return (
        appended("Mức công nhận", {"id": name, "title": title, "title_en": english}),
        appended("Ngưỡng của mức", *rows),
    )


def to_the_authority_of_towns(workbook: Workbook) -> None:
    """Townships have an authority of their own, tried before the one of all."""
    row = {
        "id": "thi-tran", "from": "01/01/2024", "until": "30/06/2025", "when": "Loại đơn vị: thị trấn",
        "appraises": "Sở chuyên môn", "recognises": "Chủ tịch Ủy ban nhân dân cấp tỉnh", "status": "giả định",
        "appraises_en": "Provincial department", "recognises_en": "Chair of the province", **MARK, **CITE,
    }  # fmt: skip
    inserted("Thẩm quyền", "d06-district", 1, row)(workbook)


COASTAL: Row = {"id": "bai-ngang", "title": "Xã bãi ngang", "title_en": "Coastal commune", **CITE}
ALL_CHILDREN: Row = {
    "measure.datum": "tre_3_5_di_mau_giao, tre_duoi_3_di_nha_tre",
    "measure.of": "tre_3_5_tuoi, tre_duoi_3_tuoi",
}

CHANGES: Mapping[str, tuple[Edit, ...]] = {
    "knock-out at 30, and 70 points of two criteria together": (
        *head(knock_out__criterion_scores=30, knock_out__title="Không tiêu chí nào từ 30 điểm trở xuống"),
        appended("Điều kiện", {
            "id": "kham-hai-long", "title": "Tiêu chí 9 và 13 cộng lại được ít nhất 70 điểm", "sum_of": "tc09, tc13",
            "title_en": "At least 70 points in criteria 9 and 13 together", "at_least": 70, **MARK, **CITE,
        }),
    ),
    "bands of its own for the mountains": (
        appended("Trường hợp", {
            "item": "tc07.1", "id": "mien-nui", "title": "Xã miền núi", "title_en": "Mountain communes",
            "when": "Miền núi: có", **CITE,
        }),
        banded("tc07.1@mien-nui", {"at_least": 90, "points": 50}, REST),
    ),
    "an item for the mountains alone, the total scaled": (
        typed("Mục", "applies", "tc08.2", "Miền núi: có"),
        *head(left_out__how="quy đổi theo phần còn lại", left_out__round="bỏ phần lẻ", left_out__mark="tạm tính",
              left_out__cite__document=CITE["cite.document"], left_out__cite__at=CITE["cite.at"]),
    ),
    "a bonus within the total, and a deduction": (
        *criterion("tc14", 14, "điểm thưởng", 50, {"measure": "số đếm", "measure.datum": "hoat_dong_cho_tre_em"}),
        banded("tc14.1", {"at_least": 5, "points": 50}, REST),
        *criterion("tc15", 15, "điểm trừ", 10, {"measure": "số đếm", "measure.datum": "tre_tai_nan_thuong_tich"}),
        banded("tc15.1", {"at_most": 9, "points": 0}, {**REST, "points": 10}),
    ),
    "a point for each two percent": (
        without("Bậc", "tc09.1"),
        *(typed("Mục", f"steps.{key}", "tc09.1", value)
          for key, value in {"each": 2, "points": 1, "round": "bỏ phần lẻ", "mark": "tạm tính"}.items()),
    ),
    "both of two, a share of sums, the better of two": (
        typed("Mục", "measure", "tc12.1", "số câu trả lời Có"),
        typed("Mục", "measure.datum", "tc12.1", "dien_dan_tre_em, diem_vui_choi_xa"),
        without("Bậc", "tc12.1"),
        banded("tc12.1", {"equals": 2, "points": 30}, {"at_least": 1, "points": 10}, REST),
        *(typed("Mục", key, "tc10.1", value) for key, value in ALL_CHILDREN.items()),
        *(typed("Bậc", "at_least", "tc10.1", edge, nth) for nth, edge in enumerate((65, 60, 50), 1)),
        *(typed("Mục", "best_of", item, "a") for item in ("tc13.1", "tc13.2")),
        typed("Tiêu chí", "max_points", "tc13", 25),
        *head(maximum__points=975),
    ),
    "a class by a fact of the communes": (
        appended("Dữ kiện xã", {"id": "bai_ngang", "kind": "có/không", "title": "Xã bãi ngang ven biển",
                                "title_en": "Coastal commune", **CITE}),
        inserted("Ngưỡng", "mountain-island-difficult", 1, {**COASTAL, "threshold": 750, **MARK}),
        appended("Xếp nhóm", {"class": "bai-ngang", "type": "xã", "facts": "bai_ngang: có"}),
    ),
    "a threshold from a day": (
        typed("Ngưỡng", "threshold", "other", None),
        appended("Ngưỡng theo ngày", {"class": "other", "from": "01/01/2024", "points": 850, **MARK},
                 {"class": "other", "from": "10/11/2024", "points": 880, **MARK}),
    ),
    "two rounds running": (
        typed("Mục", "measure.over.rounds", "tc07.1", 2),
        typed("Mục", "measure.over.take", "tc07.1", "điểm thấp nhất"),
    ),
    "a level above, and an authority of the townships": (
        *level("dat", "Đạt tiêu chuẩn", "Standard met"),
        *level("tieu-bieu", "Tiêu biểu", "Exemplary", city_ward=950, mountain_island_difficult=900, other=950),
        to_the_authority_of_towns,
    ),
}  # fmt: skip
