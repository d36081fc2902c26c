"""The tours: five minutes for each role on a round with made-up figures, five to seven steps each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from engine.language import text
from engine.records.acting.actors import Role

Guest: TypeAlias = Literal["xa", "tham-dinh", "hoi-dong", "chinh-sach", "xem"]


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step: what it is called, what to do there, and the pages where it is done, the first of them that one may open.

    ``part`` is the place within the page.
    """

    title: str
    told: str
    pages: Sequence[str]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour: what it is called, for whom, in one sentence what one can do after it, and its steps."""

    title: str
    roles: frozenset[Role]
    after: str
    steps: Sequence[TourStep]


_WHY: Final = TourStep(
    text("Đọc kết luận và lý do"),
    text("Kết luận đứng đầu trang, ngay sau là lý do. “Chưa kết luận” nghĩa là còn thiếu số liệu, không phải 0 điểm."),
    ("commune",),
)
_MARKS: Final = TourStep(
    text("Xem con số nào chắc, con số nào đặt tạm"),
    text("Mỗi con số của bộ tiêu chí mang một dấu. Số đặt tạm chưa thấy trong văn bản nào: không được coi là luật."),
    ("standard",),
)
TOURS: Final[Mapping[Guest, Tour]] = {
    "xa": Tour(
        text("Cán bộ xã"),
        frozenset({"commune"}),
        text("Biết điền số liệu, thấy điểm và việc nào thêm điểm, rồi gửi."),
        (
            TourStep(
                text("Mở trang của xã"),
                text("Tìm tên xã trong danh sách, không cần gõ dấu, rồi bấm vào tên."),
                ("round",),
            ),
            _WHY,
            TourStep(
                text("Nhập số liệu"),
                text("Mỗi ô hỏi một số đếm hoặc có, không; không có ô nào cho họ tên trẻ em. Chưa có số thì để trống."),
                ("filling", "commune"),
            ),
            TourStep(
                text("Không hiểu một mục? Xem hướng dẫn"),
                text("Mỗi mục nói đếm ai, ai giữ số, văn bản nào làm căn cứ."),
                ("item_help",),
            ),
            TourStep(
                text("Xem đường ngắn nhất tới đạt chuẩn"),
                text("Trang nói thêm bao nhiêu ở mục nào thì được thêm bao nhiêu điểm."),
                ("commune",),
                "duong-di",
            ),
            TourStep(
                text("Gửi và giữ biên nhận"),
                text("Trước khi gửi trang soát lại mọi ô. Biên nhận có mã niêm phong: in ra và giữ."),
                ("sending", "commune_record", "commune"),
            ),
        ),
    ),
    "tham-dinh": Tour(
        text("Người thẩm định"),
        frozenset({"appraiser"}),
        text("Biết hồ sơ nào phải xem trước, sửa số liệu kèm lý do, trả lại hoặc thẩm định xong."),
        (
            TourStep(
                text("Xem hồ sơ nào cần xem trước"),
                text("Những xã mà một con số sai làm đổi kết luận đứng đầu."),
                ("to_see", "round"),
            ),
            TourStep(
                text("Lọc danh sách xã"),
                text("Bấm vào số xã “chưa kết luận”: địa chỉ trang giữ đúng điều đã lọc, gửi cho người khác được."),
                ("round",),
            ),
            _WHY,
            TourStep(
                text("Đi từ điểm về ô số liệu và căn cứ"),
                text("Mở từng mục: số liệu ở ô nào, văn bản nào, quy tắc nào cho điểm."),
                ("commune",),
                "giai-thich",
            ),
            TourStep(
                text("Thẩm định"),
                text(
                    "Chỗ xã khai khác với giấy tờ: ghi số đúng, văn bản và lý do. Thiếu giấy tờ thì trả "
                    "lại, nêu thiếu gì."
                ),
                ("appraisal", "commune"),
            ),
            TourStep(
                text("Xem nhật ký của hồ sơ"),
                text("Ai làm gì, lúc nào; không dòng nào sửa được."),
                ("commune_record", "commune"),
            ),
        ),
    ),
    "hoi-dong": Tour(
        text("Hội đồng: thành viên, thư ký, chủ tịch"),
        frozenset({"member", "secretary", "chair"}),
        text("Biết xem kết quả cả đợt, biểu quyết, quyết định và lập giấy tờ."),
        (
            TourStep(
                text("Xem cả đợt trong một trang"),
                text("Số xã theo từng kết luận đứng đầu; dải màu vàng là kết quả còn tạm tính."),
                ("round",),
            ),
            TourStep(
                text("Xem tiêu chí nào nhiều xã thiếu"),
                text("Mỗi hàng một xã, mỗi cột một tiêu chí, có số trong ô."),
                ("heat", "round"),
            ),
            _WHY,
            TourStep(
                text("Xem thành phần hội đồng"),
                text("Ai là thành viên, ai có liên quan tới xã nào, đủ số chưa."),
                ("council", "round"),
            ),
            TourStep(
                text("Biểu quyết và quyết định"),
                text("Biểu quyết mở một lần, đóng một lần; kiểm phiếu chỉ hiện sau khi đóng."),
                ("ballot", "commune"),
            ),
            TourStep(
                text("Lập giấy tờ"),
                text("Biên bản, quyết định lấy số từ hồ sơ; hồ sơ đổi thì giấy cũ lộ ra ngay."),
                ("round_papers", "papers", "commune"),
            ),
            TourStep(
                text("Công bố"),
                text("Trước khi công bố máy thử xem có lộ trường hợp trẻ em nào không."),
                ("publishing", "round"),
            ),
        ),
    ),
    "chinh-sach": Tour(
        text("Người làm chính sách"),
        frozenset({"policy"}),
        text("Biết đọc, đối chiếu, sửa bộ tiêu chí và xem trước tác động."),
        (
            _MARKS,
            TourStep(
                text("Đối chiếu một con số với văn bản"),
                text("Mở một phần, ghi văn bản viết gì, trang nào, câu nào. Đủ người đọc thì số thành “đã đối chiếu”."),
                ("law_check", "standard"),
            ),
            TourStep(
                text("Sửa một bậc"),
                text("Chọn một mục, đổi một mức rồi bấm Xem thay đổi. Chưa gì được ghi."),
                ("law_edit", "standard"),
                "bang-o",
            ),
            TourStep(
                text("Xem trước và xem tác động"),
                text(
                    "Trang xem trước kể từng thay đổi bằng lời; chọn đợt mẫu để thấy xã nào đổi kết luận, "
                    "vì thay đổi nào."
                ),
                ("law_edit", "standard"),
            ),
            TourStep(
                text("So hai bộ tiêu chí"), text("Khác nhau bằng lời, theo từng tiêu chí."), ("law_compare", "standard")
            ),
            TourStep(
                text("Lập bản nháp cho năm mới"),
                text(
                    "Chép bộ đang có thành bản nháp; mọi con số trở lại đặt tạm cho tới khi đối chiếu với văn bản mới."
                ),
                ("new_year", "standard"),
            ),
        ),
    ),
    "xem": Tour(
        text("Người xem"),
        frozenset({"viewer", "admin"}),
        text("Biết đọc kết quả và biết nó chắc đến đâu."),
        (
            TourStep(
                text("Mở đợt mẫu"),
                text("Số liệu của đợt này là mô phỏng: xem thoải mái, không lộ ai."),
                ("round", "home"),
            ),
            _MARKS,
            TourStep(
                text("Hiểu bốn kết luận"),
                text("Đạt, không đạt, chưa kết luận, gác lại: mỗi chữ nói một điều khác."),
                ("help",),
                "ket-luan",
            ),
            TourStep(
                text("Tra một từ"), text("Từ điển tìm không cần dấu; mỗi từ có địa chỉ riêng để gửi."), ("glossary",)
            ),
            TourStep(text("Xem hướng dẫn một mục"), text("Mục đếm ai, ai giữ số, căn cứ ở đâu."), ("item_help",)),
        ),
    ),
}
