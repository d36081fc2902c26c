"""What goes wrong in honest files, each with where it is caught, or with why nothing in them can tell.

A place is that of the cell, line or file where its author is sent. Số liệu mô phỏng.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.attack.seeded.spoiling import (
    DOCUMENT,
    ISSUED,
    NOTE,
    OTHER,
    OWN,
    Spoil,
    answers_beside,
    answers_copied,
    answers_shifted,
    day,
    hidden_row,
    hidden_table,
    in_font,
    in_form,
    in_text,
    inserted_row,
    last_year_s_figures,
    merged,
    moved,
    named,
    persons_added,
    replaced,
    second_sheet,
    sent_again,
    several,
    shown_as,
    sorted_rows,
    stale_formula,
    stamped,
    struck,
    table,
    taken_from,
    typed,
)  # fmt: skip

FORM = "evidence/02587-dong-quy.xlsx"
CELLS, TABLE = f"{FORM} › Phiếu số liệu › ", "evidence/bang.csv:"
NO_GROUP = ("tre_duoi_3_tuoi", "tre_3_5_tuoi", "tre_tu_7_tuoi", "tre_duoi_1_tuoi", "tre_5_tuoi", "tre_tu_11_tuoi",
            "tre_3_5_di_mau_giao", "tre_duoi_3_di_nha_tre", "tre_5_di_mau_giao", "tre_duoi_1_tiem_du",
            "tre_7_duoc_hoi", "tre_11_tham_gia")  # fmt: skip
NO_SPECIAL = ("tre_hoan_canh_dac_biet", "tre_hcdb_duoc_tro_giup", "vu_can_ke_hoach", "vu_co_ke_hoach_duyet")
LONG = ("commune", "evidence", "value", "document")


@dataclass(frozen=True, slots=True)
class Caught:
    """A wrong input that is told by this code at this place."""

    name: str
    spoil: Spoil
    code: str
    place: str


@dataclass(frozen=True, slots=True)
class Left:
    """A wrong input that leaves this datum open: it is missing, named as such, and earns nothing."""

    name: str
    spoil: Spoil
    datum: str


@dataclass(frozen=True, slots=True)
class Untold:
    """A wrong input that nothing in the files can tell, with the reason; ``taken`` are the figures as they stand."""

    name: str
    spoil: Spoil
    reason: str
    taken: tuple[tuple[str, int], ...] = ()


CAUGHT = (
    Caught("a number in words", typed("tre_em", "tám trăm"), "EVI-201", f"{CELLS}E17"),
    Caught("percent for a count", typed("tre_duoi_1_tiem_du", "98%"), "EVI-203", f"{CELLS}E35"),
    Caught("a share for a count", typed("tre_duoi_1_tiem_du", 0.98), "EVI-202", f"{CELLS}E35"),
    Caught("a rate for cases", typed("vu_bao_luc_boc_lot", "0,5"), "EVI-202", f"{CELLS}E18"),
    Caught("thousands by a comma", typed("tre_em", "1,050"), "EVI-204", f"{CELLS}E17"),
    Caught("thousands read as a fraction by Excel", typed("tre_em", 1.05), "EVI-202", f"{CELLS}E17"),
    Caught("thousands read as one by Excel", typed("tre_em", 1), "EVI-401", f"{CELLS}E42"),
    Caught("thousands for units", typed("tre_em", 816_000), "EVI-206", f"{CELLS}E17"),
    Caught("a digit too many", typed("tre_em", 8_160), "EVI-411", f"{CELLS}E52"),
    Caught("too many digits", typed("tre_em", "9" * 20), "EVI-225", f"{CELLS}E17"),
    Caught("a number with its unit", typed("tre_em", "816 trẻ"), "EVI-216", f"{CELLS}E17"),
    Caught("a letter for a digit", typed("tre_em", "81O"), "EVI-201", f"{CELLS}E17"),
    Caught("a negative", typed("tre_em", -816), "EVI-205", f"{CELLS}E17"),
    Caught("about so many", typed("tre_em", "khoảng 816"), "EVI-221", f"{CELLS}E17"),
    Caught("two numbers in one cell", typed("tre_duoi_1_tiem_du", "48/49"), "EVI-223", f"{CELLS}E35"),
    Caught("a footnote's digit", typed("tre_em", "816¹"), "FIL-221", f"{CELLS}E17"),
    Caught("a footnote's star", typed("tre_em", "816*"), "EVI-220", f"{CELLS}E17"),
    Caught("a digit struck out", struck("tre_em", "4", "816"), "FIL-220", f"{CELLS}E17"),
    Caught("shown otherwise than kept", shown_as("tre_em", 816, '0"0"'), "FIL-222", f"{CELLS}E17"),
    Caught("a share shown as percent", shown_as("tre_duoi_1_tiem_du", 1, "0%"), "EVI-203", f"{CELLS}E35"),
    Caught("a formula without its result", typed("tre_em", "=E44+E46"), "EVI-207", f"{CELLS}E17"),
    Caught("a formula with a stale result", stale_formula, "EVI-208", f"{CELLS}E17"),
    Caught("an error of Excel", typed("tre_em", "#REF!"), "EVI-209", f"{CELLS}E17"),
    Caught("a date for a number", typed("tre_em", day(5, 11)), "EVI-217", f"{CELLS}E17"),
    Caught("a word that means 0", typed("vu_bao_luc_boc_lot", "không có"), "EVI-210", f"{CELLS}E18"),
    Caught("a dash that means 0", typed("vu_bao_luc_boc_lot", "-"), "EVI-210", f"{CELLS}E18"),
    Caught("not known yet", typed("vu_bao_luc_boc_lot", "đang cập nhật"), "EVI-224", f"{CELLS}E18"),
    Caught("not applicable, of somebody", typed("tre_duoi_1_tiem_du", "không áp dụng"), "EVI-211", f"{CELLS}E35"),
    Caught("a part greater than its whole", typed("tre_duoi_1_tiem_du", 490), "EVI-401", f"{CELLS}E35"),
    Caught("part and whole exchanged", taken_from("tre_duoi_1_tuoi", "tre_duoi_1_tiem_du"), "EVI-401", f"{CELLS}E35"),
    Caught("ages that do not add up", typed("tre_duoi_3_tuoi", 816), "EVI-402", f"{CELLS}E17"),
    Caught("0 in every age", several(dict.fromkeys(NO_GROUP, 0)), "EVI-412", f"{CELLS}E46"),
    Caught("nobody in special circumstances", several(dict.fromkeys(NO_SPECIAL, 0)), "EVI-403", f"{CELLS}E29"),
    Caught("few of many weighed", several({"tre_duoi_5_duoc_can_do": 12, "tre_nhe_can": 0, "tre_thap_coi": 1}),
           "EVI-411", f"{CELLS}E37"),
    Caught("births of many years", several({"tre_sinh_trong_ky": 420, "tre_khai_sinh_dung_quy_dinh": 420}),
           "EVI-411", f"{CELLS}E14"),
    Caught("answers merged", in_form(merged), "EVI-108", f"{CELLS}E34"),
    Caught("a row put in", in_form(inserted_row), "EVI-112", f"{CELLS}E17"),
    Caught("rows exchanged", in_form(sorted_rows), "EVI-112", f"{CELLS}E38"),
    Caught("a row hidden", in_form(hidden_row), "FIL-223", f"{CELLS}E17"),
    Caught("answers a row too low", in_form(answers_shifted), "EVI-201", f"{CELLS}E9"),
    Caught("answers a column too far", in_form(answers_beside), "EVI-110", f"{FORM} › Phiếu số liệu"),
    Caught("the sheet twice", in_form(second_sheet), "EVI-228", f"{FORM} › Phiếu số liệu (2)"),
    Caught("a neighbour's answers pasted", answers_copied, "EVI-418",
           "evidence/02545-tan-trao.xlsx › Phiếu số liệu › E17"),
    Caught("a neighbour's file", replaced(OWN, OTHER), "EVI-120", FORM),
    Caught("under a neighbour's name", named(OWN, "02539-x.xlsx"), "EVI-120", "evidence/02539-x.xlsx"),
    Caught("sent twice, not alike", sent_again, "EVI-109", FORM),
    Caught("last year's file", stamped("son-duong-2024", "son-duong-2023"), "EVI-102", FORM),
    Caught("another standard's form", stamped("qd-06-2019", "qd-34-2014"), "EVI-105", FORM),
    Caught("another period", stamped("2024-01-01/2024-11-15", "2023-01-01/2023-11-15"), "EVI-125", FORM),
    Caught("a paper of five years ago", typed("tre_em", date(2019, 11, 5), ISSUED), "EVI-132", f"{CELLS}G17"),
    Caught("a paper of another age", typed("tre_em", date(1904, 11, 5), ISSUED), "EVI-131", f"{CELLS}G17"),
    Caught("a paper of tomorrow", typed("tre_em", date(2024, 12, 5), ISSUED), "EVI-214", f"{CELLS}G17"),
    Caught("month before day", typed("tre_em", "11/15/2024", ISSUED), "EVI-213", f"{CELLS}G17"),
    Caught("a day as Excel counts it", typed("tre_em", "45611", ISSUED), "EVI-226", f"{CELLS}G17"),
    Caught("a year of two digits", typed("tre_em", "05/11/24", ISSUED), "EVI-213", f"{CELLS}G17"),
    Caught("an old font", in_font("tre_em", "QuyÕt ®Þnh sè 12", ".VnTime"), "EVI-218", f"{CELLS}E17"),
    Caught("a child's name in a note", typed("tre_em", "Cháu Nguyễn Văn An chưa tiêm", NOTE), "FIL-303", f"{CELLS}H17"),
    Caught("a phone in a note", typed("tre_em", "gọi 0900 000 000", NOTE), "FIL-301", f"{CELLS}H17"),
    Caught("a list of children added", in_form(persons_added), "FIL-302", f"{FORM} › DS › A1"),
    Caught("the round's id left as it was", in_text("round.yaml", "id: son-duong-2024", "id: son-duong-2023"),
           "RND-231", "round.yaml:2:5"),
    Caught("a wrong year", in_text("round.yaml", "on: 2024-11-15", "on: 2025-11-15"), "RND-227", "communes.csv:3:1"),
    Caught("a period set anew", in_text("round.yaml", "from: 2024-01-01", "from: 2023-01-01"), "EVI-125", FORM),
    Caught("another place", in_text("round.yaml", "huyện Sơn Dương, tỉnh Tuyên Quang", "tỉnh Quảng Trị"),
           "RND-240", "round.yaml:7:7"),
    Caught("another commune's name", in_text("communes.csv", "Xã Đồng Quý", "Xã Tân Trào"), "RND-222",
           "communes.csv:5:7"),
    Caught("a xã as a phường", in_text("communes.csv", "Xã Đồng Quý,xa", "Phường Đồng Quý,phuong"), "RND-224",
           "communes.csv:5:23"),
    Caught("a city for a province", in_text("communes.csv", "Xã Đồng Quý,xa,tinh", "Xã Đồng Quý,xa,thanh_pho"),
           "RND-226", "communes.csv:5:22"),
    Caught("a code of nobody", in_text("communes.csv", "02587,", "99999,"), "RND-221", "communes.csv:5:1"),
    Caught("a code without its zero", in_text("communes.csv", "02587,", "2587,"), "RND-104", "communes.csv:5:1"),
    Caught("a code twice", in_text("communes.csv", "02545,", "02587,"), "RND-105", "communes.csv:5:1"),
    Caught("an unknown column", table(("Mã xã", "tre_em", "tre_vui"), (OWN, 816, 5)), "EVI-301", f"{TABLE}1:14"),
    Caught("an unknown commune", table(("Mã xã", "tre_em"), ("99999", 816)), "EVI-302", f"{TABLE}2:1"),
    Caught("an unknown datum", table(LONG[:3], (OWN, "tre_emm", 816)), "EVI-301", f"{TABLE}2:7"),
    Caught("a column twice", table(("Mã xã", "tre_em", "tre_em"), (OWN, 816, 20)), "EVI-305", f"{TABLE}1:14"),
    Caught("a field too many", table(LONG, (OWN, "tre_em", 1, "041", "12/BC")), "EVI-313", f"{TABLE}2:1"),
    Caught("one column sorted alone", table(("Mã xã", "Tên xã", "tre_em"), (OWN, "Xã Tân Trào", 816),
           (OTHER, "Xã Đồng Quý", 900)), "EVI-310", f"{TABLE}2:1"),
    Caught("a phường for a xã", table(("Xã", "tre_em"), ("Phường Đồng Quý", 816)), "EVI-302", f"{TABLE}2:1"),
    Caught("a total that does not add up", table(("Mã xã", "Tên xã", "tre_em"), (OWN, "Xã Đồng Quý", 816),
           (OTHER, "Xã Tân Trào", 900), ("", "Tổng cộng", 9_999)), "EVI-420", f"{TABLE}4:12"),
    Caught("a commune twice", table(("Mã xã", "tre_em"), (OWN, 816), (OWN, 820)), "EVI-303", f"{TABLE}3:7"),
    Caught("a column of last year", table(("Mã xã", "tre_em năm 2023"), (OWN, 816)), "EVI-312", f"{TABLE}1:1"),
    Caught("figures on a hidden sheet", hidden_table, "EVI-227", "evidence/bang.xlsx › Sheet"),
    Caught("a file cut off", table(LONG[:3], (OWN, "tre_em", '"816')), "FIL-233", f"{TABLE}2:14"),
)  # fmt: skip
LEFT = (
    Left("a blank that means 0", typed("vu_bao_luc_boc_lot", None), "vu_bao_luc_boc_lot"),
    Left("an answer cut and put over another", moved("tre_nhe_can", "tre_thap_coi"), "tre_nhe_can"),
)
UNTOLD = (
    Untold("two parts of one whole exchanged", taken_from("tre_nhe_can", "tre_thap_coi"),
           "Cả hai đều là một phần của số trẻ được cân đo; hai số đổi chỗ vẫn hợp nhau."),
    Untold("percents of a survey typed as persons", several({"dan_duoc_hoi": 100, "dan_hai_long": 85}),
           "Hỏi 100 người, 85 người hài lòng là điều có thể; chỉ phiếu hỏi mới cho biết.",
           (("dan_duoc_hoi", 100), ("dan_hai_long", 85))),
    Untold("a smaller part", typed("tre_duoi_1_tiem_du", 40),
           "Số nhỏ hơn thật mà vẫn trong giới hạn thì chỉ sổ tiêm chủng mới cho biết.", (("tre_duoi_1_tiem_du", 40),)),
    Untold("day and month exchanged by Excel", typed("tre_em", day(5, 11), ISSUED),
           "11/5 và 5/11 đều là ngày có thật trong năm của đợt; ô chỉ giữ ngày đã đổi."),
    Untold("another paper's number", typed("tre_em", "99/BC-UBND", DOCUMENT),
           "Văn bản không nằm trong phiếu; người thẩm định đối chiếu bản giấy."),
    Untold("a paper without a number", typed("tre_em", "Sổ theo dõi của trạm y tế", DOCUMENT),
           "Sổ theo dõi không có số văn bản mà vẫn là căn cứ."),
    Untold("a mountain commune as none", in_text("communes.csv", "Xã Tân Trào,xa,tinh,có", "Xã Tân Trào,xa,tinh,không"),
           "Danh mục xã miền núi không có trong bộ danh mục đi kèm; cột Căn cứ để người lập đợt dẫn quyết định."),
    Untold("last year's figures typed again", last_year_s_figures,
           "Phiếu mang dấu của kỳ này; số trùng đợt trước mới chỉ được so khi nhảy vọt, chưa được so khi giữ nguyên."),
    Untold("whole rows of two communes exchanged", table(("Mã xã", "tre_em"), (OWN, 1_212), (OTHER, 816)),
           "Không có cột tên xã thì mã là điều duy nhất nói số của xã nào.", (("tre_em", 1_212),)),
)  # fmt: skip
