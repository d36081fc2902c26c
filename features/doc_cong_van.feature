# language: vi
Tính năng: Đọc công văn giao việc
  Máy đọc tệp của công văn, đề nghị từng việc kèm mục, đơn vị, thời hạn và câu của văn bản. Máy chỉ đề nghị: chưa có người nhận thì
  không việc nào được theo dõi. Ngày nào không hiểu trọn thì hỏi, không đoán.
  Căn cứ: công văn ở đây do bộ thử nghiệm lập ra theo cấu trúc thật; mọi tên, số, ngày trong đó đều đặt ra.

  Bối cảnh:
    Cho một bàn làm việc có bộ tiêu chí và các văn bản chỉ đạo

  Tình huống: Mỗi việc có mục, đơn vị và thời hạn theo câu của công văn
    Cho công văn có câu "Ủy ban nhân dân các xã báo cáo kết quả trước ngày 15/5/2027."
    Khi đọc công văn
    Thì màn hình nói "Ủy ban nhân dân các xã (theo câu) · trước ngày 15/05/2027"
    Và bản nháp có "when: {by: 2027-05-15, strict: true}"
    Và bản nháp có "sentence: "Ủy ban nhân dân các xã báo cáo kết quả trước ngày 15/5/2027.""

  Tình huống: Ngày không hiểu trọn thì hỏi
    Cho công văn có câu "Các xã quản lý trẻ em an toàn trong mùa hè."
    Khi đọc công văn
    Thì màn hình nói "“mùa hè”: không rõ là ngày nào"
    Và bản nháp không có thời hạn nào

  Tình huống: Ngày của văn bản dẫn chiếu không phải thời hạn
    Cho công văn có câu "Thực hiện Chỉ thị số 17/CT-TTg ngày 16/5/2026 về phòng, chống đuối nước."
    Khi đọc công văn
    Thì bản nháp có "when: {open: year}"
    Và bản nháp có "cites: ["17/CT-TTg (16/05/2026)"]"

  Tình huống: Bản nháp chưa ai nhận thì không theo dõi được
    Cho công văn có câu "Các xã báo cáo trước ngày 15/5/2027."
    Khi đọc công văn
    Và chép bản nháp vào các văn bản chỉ đạo rồi soát
    Thì màn hình nói "READ-130"
    Khi xóa dòng status của bản nháp rồi soát
    Thì màn hình nói "READ-132"

  Tình huống: Đọc lại không ghi đè tờ đang xem dở
    Cho công văn có câu "Các xã báo cáo trước ngày 15/5/2027."
    Khi đọc công văn
    Và đọc công văn
    Thì màn hình nói "READ-116"
