# language: vi
Tính năng: Trang tự chấm: một tệp HTML, không cần mạng
  Xã chưa có máy cài phuhop vẫn muốn biết mình đứng ở đâu trước khi nộp. Hội đồng gửi một tệp; xã mở trên điện thoại, ghi số liệu, thấy điểm và căn cứ,
  rồi nộp bảng mà máy chấm đọc được. Căn cứ: thiết kế bàn làm việc của dự án. Số liệu mô phỏng.

  Tình huống: Lập trang cho bộ tiêu chí đang dùng
    Cho một bàn làm việc có bộ tiêu chí và một đợt
    Khi lập trang tự chấm vào "tu-cham.html"
    Thì màn hình có "Đã lập trang tự chấm"
    Và màn hình có dấu của bộ tiêu chí
    Và tệp "tu-cham.html" nặng không quá 150 KB và không nhắc tới địa chỉ mạng nào

  Tình huống: Xã tự chấm trên trang, rồi máy chấm bảng xã nộp ra đúng điểm ấy
    Cho một bàn làm việc có bộ tiêu chí và một đợt
    Và trang tự chấm mở trong trình duyệt, xã 02587 đã ghi đủ số liệu
    Thì trang ghi đúng kết luận và tổng điểm của máy
    Khi xã nộp bảng CSV và hội đồng chấm đợt chỉ với bảng ấy
    Thì máy chấm ra đúng tổng điểm trên trang

  Tình huống: Tên tệp không phải .html thì không ghi gì
    Cho một bàn làm việc có bộ tiêu chí và một đợt
    Khi lập trang tự chấm vào "tu-cham.docx"
    Thì lệnh dừng với mã 4 và màn hình có "PAG-101"

  Tình huống: Ngày ghi sẵn ngoài thời gian của bộ tiêu chí thì không ghi gì
    Cho một bàn làm việc có bộ tiêu chí và một đợt
    Khi lập trang tự chấm với ngày ghi sẵn 2018-11-15
    Thì lệnh dừng với mã 4 và màn hình có "PAG-102"
