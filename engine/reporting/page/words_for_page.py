"""Every word that a page says by itself, in one language; scripts ask for them by name."""

from __future__ import annotations

from engine.language import Say
from engine.problems import ANSWERED

Words = dict[str, str | list[str]]


def page_words(say: Say) -> Words:
    """All words of the page."""
    return {**_head(say), **_form(say), **_verdict(say), **_item(say), **_next(say), **_keep(say), **_paper(say)}


def noscript(say: Say) -> str:
    """What is read where scripts do not run."""
    return say("Trang này cần JavaScript để tính điểm. Hãy mở bằng trình duyệt khác, như Chrome, Edge hoặc Firefox.")


def _head(say: Say) -> Words:
    return {
        "kind": say("Trang tự chấm của xã"),
        "skip": say("Tới phần số liệu"),
        "draft": say("BẢN NHÁP, chưa có hiệu lực: không dùng để lập giấy tờ chính thức."),
        "provisional": say("tạm tính – chưa đối chiếu văn bản"),
        "provisional_banner": say(
            "Kết quả do xã tự tính, chưa thẩm định. Chỗ ghi “tạm tính – chưa đối chiếu văn bản” dựa trên mức đặt tạm, "
            "không phải quy định."
        ),
        "unit_head": say("1. Xã của bạn"),
        "unit_hint": say("Ngưỡng và cách tính của từng xã tùy vào các câu này. Điều chưa biết thì để “chưa rõ”."),
        "data_head": say("2. Số liệu"),
        "data_hint": say(
            "Số: ghi 1250 hoặc 1.250; không ghi tỷ lệ %. Không có trường hợp nào: ghi 0. Chưa có số liệu: để trống. "
            "Không có ai để đếm: tổng số ghi 0, phần của nó ghi “không áp dụng”."
        ),
        "jump_head": say("Đi tới tiêu chí"),
        "why_head": say("3. Kết luận và lý do"),
        "todo_head": say("4. Việc nên làm"),
        "keep_head": say("5. Lưu, nộp, in"),
    }


def _form(say: Say) -> Words:
    return {
        "code": say("Mã xã"),
        "code_hint": say("Năm chữ số, như 02587."),
        "name": say("Tên xã"),
        "day": say("Ngày chốt số liệu"),
        "day_hint": say("Ngày/tháng/năm, như 15/11/2027. Ngưỡng có thể đổi theo ngày."),
        "day_form": say("ngày/tháng/năm"),
        "not_known": say("chưa rõ"),
        "yes": say("Có"),
        "no": say("Không"),
        "not_applicable": say("không áp dụng"),
        "yes_or_no": say("có/không"),
        "allowed_yes_no": say("có hoặc không"),
        "allowed_count": say("số nguyên, viết liền"),
        "allowed_percent": say("số phần trăm từ 0 đến 100, như 12,5"),
        "allowed_code": say("hai chữ số, như 08"),
        "rounds_back": [say("đợt này"), say("đợt trước"), say("đợt trước nữa")],
        "rounds_back_n": say("{n} đợt trước"),
        "kept_question": say("Ở {round}, xã đã được công nhận mức “{level}” chưa?"),
        "earlier_question": say("{label}: số của {round}"),
        "earlier_hint": say("Lấy ở hồ sơ của đợt ấy; chưa có thì để trống, mục này để ngỏ."),
        "papers_of": say("Văn bản, ghi chú của câu {n}"),
        "document": say("Văn bản số"),
        "issued": say("Ngày văn bản"),
        "note": say("Ghi chú"),
        "no_names": say("Không ghi họ tên, ngày sinh, số định danh, điện thoại của ai."),
        "sensitive": say("Số nhạy cảm: chỉ ghi số lượng, không đưa cho người không có việc."),
        "asked_before": say("Dùng lại số đã hỏi ở: {data}."),
        "only_for": say("Chỉ áp dụng cho: {who}."),
        "question_number": say("câu {n}"),
        "look_again": say("Xem lại:"),
        "mend": say("Phải sửa:"),
        "no_end": say("khi có văn bản thay thế"),
        "bounds_both": say("từ {low} % đến {high} %"),
        "bounds_low": say("từ {low} % trở lên"),
        "bounds_high": say("không quá {high} %"),
        "answered": ANSWERED[say.language],
    }


def _verdict(say: Say) -> Words:
    return {
        "recognised": say("Đạt chuẩn"),
        "not_recognised": say("Không đạt chuẩn"),
        "undecided": say("Chưa kết luận"),
        "total_line": say("{total}/{most} điểm, ngưỡng {bar}"),
        "open_items": say("còn {n} mục thiếu số liệu"),
        "unit_first": say("Trả lời phần 1 trước, để biết ngưỡng và cách tính của xã: {facts}."),
        "unit_more": say("Trả lời phần 1 trước, để biết ngưỡng và cách tính của xã: {facts} và {n} điều nữa."),
        "no_class": say("Xã loại này không thuộc nhóm nào của bộ tiêu chí; hội đồng phải xếp nhóm, kèm văn bản."),
        "below": say("Tổng nhiều nhất chỉ {total}, thiếu {short} điểm so với ngưỡng {bar}."),
        "reached": say("Tổng ít nhất {total}, đã tới ngưỡng {bar}; không điều gì chặn."),
        "open_total": say("Tổng còn từ {total}, chưa rõ có tới ngưỡng {bar}: còn số liệu chưa có."),
        "knocked_out": say("Tiêu chí {n} bị 0 điểm (điểm liệt): không đạt dù tổng bao nhiêu."),
        "may_knock_out": say("Tiêu chí {n} còn có thể bị 0 điểm (điểm liệt)."),
        "knock_out": say("điểm liệt"),
        "condition_fails": say("Không đạt điều kiện “{title}”: {rule}."),
        "condition_open": say("Chưa rõ có đạt điều kiện “{title}”: {rule}."),
        "class_line": say("Nhóm của xã: {title} ({who}). Căn cứ: {cited}"),
        "not_firm": say("Kết luận chưa chắc: có thể đổi khi các mức đặt tạm được đối chiếu với văn bản."),
        "level_line": say("Mức “{level}”: {verdict}, ngưỡng {bar}"),
    }


def _item(say: Say) -> Words:
    return {
        "points": say("điểm"),
        "per": say("trên mỗi {n}"),
        "missing_data": say("chưa có số liệu: {data}"),
        "left_out": say("không tính cho xã này: chỉ áp dụng cho {who}"),
        "nobody_none": say("không có ai thuộc diện này (mẫu số bằng 0)"),
        "nobody_out": say("không có ai thuộc diện này, nên mục không tính"),
        "asked_too_few": say("hỏi chưa đủ {n} người, nên để ngỏ"),
        "law_of_item": say("Luật của mục {n}"),
        "none_gives": say("không có ai thuộc diện này → {n} điểm"),
        "own_case": say("Trường hợp riêng “{title}”: {who}"),
        "best_of": say("Chỉ tính mục nhiều điểm nhất trong {items}."),
    }


def _next(say: Say) -> Words:
    return {
        "next_later": say("Trả lời phần 1 thì mới tính được việc nên làm."),
        "missing_head": say("Số liệu còn thiếu"),
        "missing_hint": say("Chưa có số liệu không phải là 0 điểm: mục ấy để ngỏ."),
        "up_to": say("còn chưa rõ {n} điểm"),
        "next_head": say("Được thêm điểm nhanh nhất"),
        "effort_hint": say("Ngày công là ước tính của bộ phận chính sách, không phải luật."),
        "more": say("thêm {n} {unit} ở “{label}”, thành {to}"),
        "fewer": say("bớt {n} {unit} ở “{label}”, còn {to}"),
        "do_these": say("làm: {names}"),
        "stop_these": say("bỏ: {names}"),
        "gains": say("thêm {n} điểm"),
        "by_action": say("{action}; khoảng {n} ngày công."),
        "next_round": say("Chỉ sửa được từ kỳ sau, hoặc chưa có việc gợi ý: mục {items}."),
        "path_head": say("Con đường tới đạt chuẩn"),
        "path_hint": say("Làm đủ các việc sau thì chắc chắn đạt, kể cả khi số liệu còn thiếu không mang lại điểm nào:"),
        "path_total": say("Khi ấy tổng ít nhất {total} điểm; khoảng {n} ngày công, không cách nào ít hơn."),
        "path_total_some": say("Khi ấy tổng ít nhất {total} điểm; khoảng {n} ngày công. Có thể còn cách ít công hơn."),
        "path_done": say("Đã đạt; không phải làm thêm gì để đạt."),
        "path_above": say("Đã đạt chuẩn. Để đạt mức “{level}”:"),
        "no_path_above": say("Đã đạt chuẩn. Trong kỳ này chưa có đường chắc chắn tới mức “{level}”."),
        "no_path": say(
            "Trong kỳ này các việc gợi ý chưa đủ để chắc chắn đạt. Hãy bổ sung số liệu còn thiếu trước; "
            "vụ việc đã xảy ra thì không bớt được."
        ),
        "carried": say("Kéo theo: {data}."),
    }


def _keep(say: Say) -> Words:
    return {
        "keep_hint": say(
            "Bảng để nộp là tệp CSV đúng mẫu: gửi cho hội đồng, hội đồng nhận như mọi phiếu. "
            "Tệp bài làm mở lại được bằng trang này, trên máy khác cũng được."
        ),
        "csv_button": say("Tải bảng để nộp (CSV)"),
        "save_button": say("Tải bài làm về"),
        "print_button": say("In"),
        "clear_button": say("Xóa bài làm khỏi máy này"),
        "load_button": say("Mở lại tệp bài làm"),
        "save_old": say("Tải bài làm cũ về"),
        "kept_here": say("Đã giữ trong trình duyệt của máy này."),
        "not_kept": say("Trình duyệt này không cho giữ bài làm: hãy tải bài làm về trước khi đóng trang."),
        "saved": say("Đã tải bài làm về máy."),
        "taken": say("Đã mở bài làm từ {name}."),
        "replace": say("Thay bài đang làm bằng tệp này?"),
        "clear_sure": say("Xóa hết những gì đã ghi trên trang này?"),
        "cleared": say("Đã xóa."),
        "handed_over": say("Đã lập bảng để nộp."),
        "left_behind": say("Ô chưa đọc được không có trong bảng: {data}."),
        "still_wrong": say("Còn phải sửa, hội đồng sẽ trả lại: {data}."),
        "nothing_leaves": say("Trang chạy trọn trên máy này: không cần mạng, không gửi gì đi đâu."),
        "hash_line": say("Bộ tiêu chí {standard}, dấu {law}"),
        "csv_heads": [
            say("Mã xã"),
            say("Tên xã"),
            say("Tên số liệu"),
            say("Đơn vị tính"),
            say("Giá trị"),
            say("Văn bản số"),
            say("Ngày văn bản"),
            say("Ghi chú"),
        ],
    }


def _paper(say: Say) -> Words:
    return {
        "paper_title": say("BẢN TỰ CHẤM CỦA XÃ"),
        "paper_code": say("mã {code}"),
        "paper_day": say("số liệu đến ngày {day}"),
        "paper_heads": [say("Tiêu chí, mục"), say("Vì sao"), say("Điểm"), say("Căn cứ")],
        "paper_foot": say("Lập bằng trang tự chấm của phuhop. Bộ tiêu chí {standard}, dấu {law}."),
    }
