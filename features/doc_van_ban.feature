# language: vi
Tính năng: Đọc tệp của quyết định
  Máy đọc tệp của văn bản, tìm từng con số kèm câu và chỗ đứng, rồi điền sẵn phiếu đối chiếu. Máy chỉ đề nghị: con số chỉ thành
  “đã đối chiếu” khi một người ghi “đúng” và nộp phiếu. Câu không hiểu trọn thì hỏi, không đoán. Văn bản khác thì từ chối.
  Căn cứ: các quyết định ở đây do bộ thử nghiệm lập ra theo cấu trúc thật; chưa có toàn văn Quyết định 06/QĐ-TTg ngày 03/01/2019.

  Bối cảnh:
    Cho một bản chép của bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019

  Tình huống: Người xem ghi “đúng” thì con số thành đã đối chiếu, kèm câu và chỗ trong tệp
    Cho tệp "06-qd-ttg.docx" của quyết định ấy
    Khi đọc tệp cho bộ tiêu chí
    Và ghi "đúng" vào phiếu cho "tc09.1/1/at_least" và "tc09.1/1/points"
    Và ghi "đúng" vào phiếu cho "tc09.1/measure" và "tc09.1/max_points"
    Và nộp phiếu với --apply
    Thì sổ đối chiếu có 4 số
    Và số "tc09.1/1/at_least" trong sổ có câu "Từ 80% trở lên: 50 điểm" và mã của tệp
    Và mục 9.1 của bản chép mang dấu "đã đối chiếu"

  Tình huống: Đọc xong mà chưa ai ghi gì thì không có gì thành đã đối chiếu
    Cho tệp "06-qd-ttg.docx" của quyết định ấy
    Khi đọc tệp cho bộ tiêu chí
    Thì bản chép không đổi một chữ nào
    Và màn hình nói "209 số giống bộ tiêu chí, 0 số khác"
    Và màn hình nói "nộp: phuhop law check-in"

  Tình huống: Con số văn bản viết khác thì đứng đầu phiếu, và chỉ người ghi mới sửa bộ tiêu chí
    Cho tệp "06-qd-ttg.html" của quyết định ấy, trong đó "80%" viết là "85%" ở tiêu chí 9
    Khi đọc tệp cho bộ tiêu chí
    Thì màn hình nói "bộ tiêu chí 80 %, máy đọc 85 %"
    Và dòng đầu của phiếu là "tc09.1/1/at_least"

  Tình huống: Câu không hiểu trọn thì hỏi
    Cho tệp "06-qd-ttg.html" của quyết định ấy, trong đó "Từ 70% đến dưới 80%" viết là "Khoảng 70%" ở tiêu chí 9
    Khi đọc tệp cho bộ tiêu chí
    Thì màn hình nói "không hiểu trọn câu"
    Và phiếu không có số máy đọc ở "tc09.1/2/points"
    Khi ghi "đúng" vào phiếu cho "tc09.1/2/points" và "tc09.1/1/points"
    Và nộp phiếu với --apply
    Thì màn hình nói "READ-121"
    Và bản chép không đổi một chữ nào

  Tình huống: Tệp của Quyết định 06/QĐ-TTg năm 2022 bị từ chối
    Cho tệp "06-qd-ttg.docx" của quyết định ấy mà ký ngày 06 tháng 01 năm 2022
    Khi đọc tệp cho bộ tiêu chí
    Thì màn hình nói "READ-102"
    Và màn hình nói "06/QĐ-TTg 06/01/2022, bộ tiêu chí là 06/QĐ-TTg 03/01/2019"

  Tình huống: Văn bản mới thành bản máy đọc, so sánh được mà không chấm được
    Cho tệp "27-qd-ttg.docx" của quyết định ấy
    Khi đọc tệp thành bản "qd-27-2027"
    Thì màn hình nói "phuhop compare BỘ_TIÊU_CHÍ qd-27-2027"
    Và mọi số của bản "qd-27-2027" mang dấu machine, kèm câu
    Và soát bản "qd-27-2027" không có lỗi
    Và chấm theo "qd-27-2027" bị từ chối với LAW-601
    Và đổi bản "qd-27-2027" thành nháp bị từ chối với LAW-357
