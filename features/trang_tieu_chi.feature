# language: vi
Tính năng: Bàn của người làm chính sách trên trang
  Người làm chính sách không mở cửa sổ lệnh: đọc bộ tiêu chí, sửa, xem trước tác động, đối chiếu với văn bản ngay trên trang.
  Trang chỉ ghi điều đã cho xem, không ghi đè ai, không bao giờ gọi một số đặt tạm là luật.
  Căn cứ: các con số sửa ở đây là giả định để thử, không phải Quyết định 06/QĐ-TTg ngày 03/01/2019.

  Bối cảnh:
    Cho một nơi làm việc có bộ tiêu chí qd-06-2019 và một đợt ba xã, mở bằng trình duyệt

  Tình huống: Trang của bộ tiêu chí nói ngay còn bao nhiêu con số đặt tạm
    Khi mở trang của bộ tiêu chí
    Thì đầu trang nói có con số còn đặt tạm, không được coi là luật
    Và bậc "từ 95 % đến dưới 98 %" của mục tc07.1 mang dấu "tạm tính"

  Tình huống: Gõ sai một bậc thì lỗi hiện ở đúng dòng, sửa lại rồi xem trước, thử trên đợt và ghi
    Khi gõ "at_least: 97,5" thay cho "at_least: 98" trong tệp tc07.yaml rồi bấm Kiểm tra
    Thì trang báo lỗi "LAW-112" ở dòng 20
    Khi gõ "at_least: 97.5" thay cho "at_least: 98" trong tệp tc07.yaml, để máy lập lại ví dụ, rồi bấm Xem thay đổi
    Thì trang xem trước kể "98 → 97,5"
    Và mọi tệp của bộ tiêu chí còn nguyên từng byte
    Khi thử bản sửa trên đợt
    Thì trang xem trước nói "3 xã được chấm theo cả hai bộ"
    Khi bấm Ghi
    Thì tệp tc07.yaml có dòng "at_least: 97.5, points: 50"
    Và bộ tiêu chí mở được và được chấp nhận

  Tình huống: Hai người sửa cùng lúc thì người sau thấy cả hai bản
    Khi sửa mức bậc đầu của mục tc07.1 thành "97" bằng ô và xem trước
    Và người khác đổi "points: 35" thành "points: 30" trong tệp tc07.yaml
    Và bấm Ghi
    Thì trang trả lời 409 với cả "at_least: 97" và "points: 30"
    Và tệp tc07.yaml có dòng "at_least: 98, points: 50"

  Tình huống: Một con số thành "đã đối chiếu" khi đủ hai người khác nhau đọc
    Cho bộ tiêu chí đòi hai người đọc
    Khi "Nguyễn Thị Hà" đọc "98" ở mức bậc đầu của mục tc07.1 và ghi
    Thì mức ấy chưa đối chiếu xong
    Khi "Trần Văn Nam" đọc "98" ở mức bậc đầu của mục tc07.1 và ghi
    Thì mức ấy đã đối chiếu

  Tình huống: Đọc mà không chép câu thì không nhận
    Khi "Nguyễn Thị Hà" đọc "98" ở mức bậc đầu của mục tc07.1 mà không chép câu
    Thì trang trả lại 422 với điều đã gõ và "Chưa chép câu trong văn bản"

  Tình huống: Bản nháp năm mới bắt đầu bằng toàn số đặt tạm
    Khi lập bản nháp "qd-moi" từ ngày "01/01/2030" bằng trang
    Thì trang của "qd-moi" nói BẢN NHÁP và không con số nào mang dấu "nguyên văn"

  Tình huống: Bộ chỉ biết một phần cũng sửa được trên trang, soát như lệnh
    Khi gõ "threshold: 860" thay cho "threshold: 850" trong tệp của bộ biết một phần qd-34-2014 rồi bấm Xem thay đổi
    Thì trang xem trước kể "850 → 860"
    Khi bấm Ghi
    Thì bộ biết một phần qd-34-2014 có dòng "threshold: 860" và soát không lỗi
