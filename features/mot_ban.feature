# language: vi
Tính năng: Trên đĩa là đúng bản đã chấp nhận
  Bộ tiêu chí chỉ đổi bằng một việc có chủ ý: nhập sổ, nộp phiếu đối chiếu, hoặc soát rồi chấp nhận. Một tệp bị sửa tay, chép dở hay
  gộp lẫn hai bản thì máy nói ngay, và mọi kết quả chấm trong lúc ấy đều ghi rõ.
  Căn cứ: kết quả là hồ sơ đề nghị công nhận (Điều 7 Quyết định 06/QĐ-TTg ngày 03/01/2019). Số liệu mô phỏng.

  Bối cảnh:
    Cho một nơi làm việc có đợt một xã theo qd-06-2019
    Và bộ qd-06-2019 đã được chấp nhận ngày 2026-03-02

  Tình huống: Một con số bị sửa tay thì lệnh nào cũng nói, kết quả nào cũng ghi
    Khi một tên trong tc07.yaml của qd-06-2019 bị sửa tay
    Và chấm đợt ngày 2024-11-15
    Thì lệnh kết thúc với mã 0
    Và màn hình nói "KHÁC BẢN ĐÃ CHẤP NHẬN: Bộ tiêu chí qd-06-2019 đang khác bản đã chấp nhận ngày 02/03/2026: tc07.yaml"
    Và results.json ghi vấn đề SYS-130
    Và mọi trang của tong-hop.xlsx ghi "KHÁC BẢN ĐÃ CHẤP NHẬN"
    Khi chạy "plan" cho đợt
    Thì ke-hoach.docx ghi "đang khác bản đã chấp nhận ngày 02/03/2026"
    Khi hỏi tình trạng bộ qd-06-2019
    Thì màn hình nói "đang khác bản đã chấp nhận ngày 02/03/2026: tc07.yaml"
    Khi so qd-06-2019 với chính nó
    Thì màn hình nói "đang khác bản đã chấp nhận ngày 02/03/2026: tc07.yaml"

  Tình huống: Soát không lặng lẽ chấp nhận; chấp nhận là một việc riêng
    Khi một tên trong tc07.yaml của qd-06-2019 bị sửa tay
    Và soát bộ qd-06-2019
    Thì lệnh kết thúc với mã 0
    Và màn hình nói "Đúng ý thì chạy phuhop check qd-06-2019 --accept"
    Và cells.json và accepted.json của qd-06-2019 còn nguyên
    Khi chấp nhận bộ qd-06-2019
    Thì màn hình nói "đã chấp nhận qd-06-2019 như đang có"
    Khi soát bộ qd-06-2019
    Thì màn hình không nói "khác bản đã chấp nhận"

  Tình huống: Sửa chú thích, đổi cách xuống dòng thì không phải là đổi luật
    Khi tc07.yaml của qd-06-2019 được thêm một dòng chú thích
    Và soát bộ qd-06-2019
    Thì màn hình không nói "khác bản đã chấp nhận"

  Tình huống: Gộp hai bản làm hỏng dấu chấp nhận thì không đoán
    Khi accepted.json của qd-06-2019 còn dấu gộp "<<<<<<<"
    Và soát bộ qd-06-2019
    Thì màn hình nói "không biết bản nào đã được chấp nhận"

  Tình huống: Nhập sổ là chấp nhận phần của sổ, không chấp nhận lây tệp đã bị sửa tay từ trước
    Khi một tên trong tc07.yaml của qd-06-2019 bị sửa tay
    Và nhập một sổ Excel sửa tên một mục của tc02.yaml
    Thì lệnh kết thúc với mã 0
    Khi soát bộ qd-06-2019
    Thì màn hình nói ": tc07.yaml."
    Khi chấp nhận bộ qd-06-2019
    Và nhập một sổ Excel sửa tên một mục của tc03.yaml
    Và soát bộ qd-06-2019
    Thì màn hình không nói "khác bản đã chấp nhận"
    Và cells.json của qd-06-2019 là của đúng bộ trên đĩa

  Tình huống: Hai người cùng nhập sổ: người sau thấy cả hai bản, từng con số
    Khi người khác sửa điểm tối thiểu 850 thành 860 sau khi lệnh nhập sổ của tôi đã đọc bộ tiêu chí
    Thì lệnh kết thúc với mã 7
    Và màn hình nói "“classes › other › threshold”: lúc lệnh này đọc là “850”, bạn ghi “870”, nay ở đó đã là “860”"
    Và tệp standard.yaml của qd-06-2019 còn "threshold: 860"
