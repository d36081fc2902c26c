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

  Tình huống: Nhận việc trên tờ Excel rồi nộp lại thì việc được theo dõi
    Cho công văn có câu "Ủy ban nhân dân các xã báo cáo kết quả trước ngày 15/5/2027."
    Khi đọc công văn
    Và trên tờ Excel ghi việc 1 là "có", ngành "Y tế", xong khi có "Kế hoạch năm về trẻ em"
    Và nộp tờ Excel
    Thì màn hình nói "Nhận 1 việc, bỏ 0, chưa quyết 0"
    Và chưa có tệp việc nào được ghi
    Khi nộp tờ Excel với --apply
    Thì việc 1 được theo dõi, người nhận "Trần Thị Mai" ngày 05/01/2026
    Và việc 1 có hạn "trước ngày 15/05/2027"
    Và soát các văn bản chỉ đạo thì không có lỗi

  Tình huống: Hạn máy chưa rõ thì người nhận ghi, máy đọc lại câu người ghi
    Cho công văn có câu "Các xã quản lý trẻ em an toàn trong mùa hè."
    Khi đọc công văn
    Và trên tờ Excel ghi việc 1 là "có", ngành "Y tế", xong khi có "Kế hoạch năm về trẻ em"
    Và nộp tờ Excel với --apply
    Thì màn hình nói "CHK-236"
    Và màn hình nói "Thời hạn"
    Và chưa có tệp việc nào được ghi
    Khi trên tờ Excel sửa việc 1 với thời hạn "từ ngày 25/5/2027 đến ngày 31/8/2027"
    Và nộp tờ Excel với --apply
    Thì việc 1 có hạn "từ 25/05/2027 đến hết 31/08/2027"

  Tình huống: Còn việc chưa quyết thì không ghi gì
    Cho công văn có câu "Các xã báo cáo trước ngày 15/5/2027."
    Khi đọc công văn
    Và nộp tờ Excel với --apply
    Thì màn hình nói "CHK-234"
    Và chưa có tệp việc nào được ghi

  Tình huống: Bản nháp đổi sau khi lập tờ Excel thì không nhận
    Cho công văn có câu "Các xã báo cáo trước ngày 15/5/2027."
    Khi đọc công văn
    Và trên tờ Excel ghi việc 1 là "có", ngành "Y tế", xong khi có "Kế hoạch năm về trẻ em"
    Và có người sửa bản nháp
    Và nộp tờ Excel với --apply
    Thì màn hình nói "CHK-231"
    Và chưa có tệp việc nào được ghi

  Tình huống: Công văn chỉ dùng một mình --directive
    Cho công văn có câu "Các xã báo cáo trước ngày 15/5/2027."
    Khi đọc công văn cùng --draft
    Thì màn hình nói "READ-136"
    Khi đọc công văn cùng --table
    Thì màn hình nói "READ-136"
