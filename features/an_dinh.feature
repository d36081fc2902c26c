# language: vi
Tính năng: Ấn định và miễn có hạn của hội đồng
  Hội đồng có lúc phải định bằng tay: xếp nhóm ngưỡng cho một xã, miễn một số liệu không áp dụng, cho bổ sung muộn hơn. Mỗi điều
  có lý do, văn bản, từ ngày và đến ngày; hết hạn mà còn dùng thì là lỗi, nêu đúng tên; đã dùng thì điểm, giấy tờ, hồ sơ mang đi
  đều nói. Căn cứ: cách làm của hội đồng đánh giá. Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt bảy xã chốt số liệu ngày 15/11/2024, chưa xã nào gửi phiếu, số liệu mô phỏng
    Và đợt cho một người làm mọi việc
    Và các xã đã gửi
      | xã   | gửi gì                                                             |
      | An   | phiếu điền đủ                                                      |
      | Bình | phiếu ghi "60" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" |
    Và nhật ký của đợt đã mở

  Tình huống: Chưa có tệp thì nói phải lập gì
    Khi ghi ấn định không được
    Thì màn hình lỗi có "REC-280"

  Tình huống: Xem trước so với nhật ký, rồi mới ghi
    Cho overrides.yaml của đợt
      | mã      | xã  | loại           | giá trị            | văn bản  | từ          | đến       |
      | nhom-an | An  | class          | city-ward          | 12/TB-HĐ | tháng trước | tháng sau |
      | mien    |     | not_applicable | tre_duoi_1_tuoi    | 13/TB-HĐ | tháng sau   | tháng sau |
    Khi chạy "overrides ĐỢT"
    Thì màn hình có "+ Xã An mô phỏng (40001): Ấn định “nhom-an”: xếp nhóm “Phường"
    Và màn hình có "vì xét thực tế (12/TB-HĐ)"
    Và màn hình có "đang có hiệu lực; chưa có trong nhật ký."
    Và màn hình có "+ Cả đợt: Ấn định “mien”: số liệu “Trẻ em dưới 1 tuổi” không áp dụng"
    Và màn hình có "chưa có hiệu lực; chưa có trong nhật ký."
    Và màn hình có "Sẽ ghi 2 thay đổi. Chưa ghi gì"
    Khi chạy "overrides ĐỢT --apply"
    Và chạy "overrides ĐỢT"
    Thì màn hình có "nhật ký đã ghi như vậy"
    Và màn hình có "Nhật ký đã như overrides.yaml, không có gì phải ghi."
    Cho overrides.yaml của đợt
      | mã      | xã  | loại  | giá trị    | văn bản  | từ          | đến      |
      | nhom-an | An  | class | city-ward  | 12/TB-HĐ | tháng trước | hôm nay  |
    Khi chạy "overrides ĐỢT --apply"
    Thì màn hình có "~ Xã An mô phỏng (40001)"
    Và màn hình có "− Cả đợt: Ấn định “mien”"
    Và màn hình có "không còn trong tệp, đã bỏ khỏi nhật ký."
    Và màn hình có "Đã ghi 2 thay đổi vào nhật ký."

  Tình huống: Nhóm ấn định tính cho cả hai điểm, số liệu được miễn chỉ tính ở điểm của hội đồng
    Cho overrides.yaml của đợt
      | mã      | xã   | loại           | giá trị            | văn bản  | từ          | đến       |
      | nhom-an | An   | class          | city-ward          | 12/TB-HĐ | tháng trước | tháng sau |
      | mien-b  | Bình | not_applicable | tre_duoi_1_tuoi    | 13/TB-HĐ | tháng trước | tháng sau |
    Khi chạy "overrides ĐỢT --apply"
    Và nhận thẩm định các hồ sơ đã gửi
    Và chạy "show ĐỢT An"
    Thì màn hình có "Theo xã khai: Đạt chuẩn. Tổng 1.000 ≥ ngưỡng 900"
    Và màn hình có "Theo hội đồng: Đạt chuẩn. Tổng 1.000 ≥ ngưỡng 900"
    Và màn hình có "Ấn định “nhom-an”: xếp nhóm"
    Khi chạy "show ĐỢT Bình"
    Thì màn hình có "Ấn định “mien-b”: số liệu “Trẻ em dưới 1 tuổi” không áp dụng, vì xét thực tế (13/TB-HĐ)"
    Và màn hình có "Theo xã khai: Không đạt chuẩn"
    Và màn hình có "Theo hội đồng: Đạt chuẩn. Tổng 1.000"
    Khi chạy "appraise ĐỢT An Bình --apply"
    Thì điểm ghi lại của "An" ở nhóm "city-ward"
    Và kiểm nhật ký không có gì không khớp

  Tình huống: Hết hạn hôm qua mà còn dùng thì là lỗi, nêu đúng tên
    Cho overrides.yaml của đợt
      | mã      | xã  | loại  | giá trị    | văn bản  | từ          | đến     |
      | nhom-an | An  | class | city-ward  | 12/TB-HĐ | tháng trước | hôm nay |
    Và hội đồng ba người, "p-005" có liên quan đến "Bình"
    Khi chạy "overrides ĐỢT --apply"
    Và nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An Bình --apply"
    Và chạy "council ĐỢT --apply"
    Và sang ngày hôm sau
    Và chạy "ballot-open ĐỢT An --apply"
    Thì màn hình có "Ấn định “nhom-an” đã hết hạn"
    Và hồ sơ của "An" là "appraised"
    Khi chạy "ballot-open ĐỢT Bình --apply"
    Thì hồ sơ của "Bình" là "before_council"
    Khi chạy "reopen ĐỢT An --reason hết_hạn --apply"
    Và chạy "appraise ĐỢT An --apply"
    Thì màn hình có "Ấn định “nhom-an” đã hết hạn"
    Và hồ sơ của "An" là "in_review"
    Khi chạy "show ĐỢT"
    Thì màn hình có "Ấn định “nhom-an” đã hết hạn"
    Và màn hình có "Xã Bình mô phỏng"
    Khi ghi ấn định không được
    Thì màn hình lỗi có "REC-270"
    Cho overrides.yaml của đợt
      | mã      | xã  | loại  | giá trị    | văn bản  | từ          | đến       |
      | nhom-an | An  | class | city-ward  | 99/TB-HĐ | tháng trước | tháng sau |
    Khi chạy "overrides ĐỢT --apply"
    Và chạy "appraise ĐỢT An --apply"
    Thì hồ sơ của "An" là "appraised"
    Và kiểm nhật ký không có gì không khớp

  Tình huống: Xã đã có quyết định giữ đúng ấn định lúc thẩm định, giấy tờ và hồ sơ mang đi đều nói
    Cho overrides.yaml của đợt
      | mã      | xã  | loại           | giá trị            | văn bản  | từ          | đến     |
      | nhom-an | An  | class          | city-ward          | 12/TB-HĐ | tháng trước | hôm nay |
      | mien-an | An  | not_applicable | tre_duoi_1_tuoi    | 13/TB-HĐ | tháng trước | hôm nay |
    Và hội đồng ba người, "p-005" có liên quan đến "Bình"
    Khi chạy "overrides ĐỢT --apply"
    Và nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An --apply"
    Và chạy "council ĐỢT --apply"
    Và chạy "ballot-open ĐỢT An --apply"
    Và chạy "vote ĐỢT An --member p-003 --choice tan-thanh --apply"
    Và chạy "vote ĐỢT An --member p-004 --choice tan-thanh --apply"
    Và chạy "ballot-close ĐỢT An --apply"
    Và chạy "decide ĐỢT An --kind cong-nhan --not-firm --apply"
    Thì hồ sơ của "An" là "decided"
    Khi sang ngày hôm sau
    Và chạy "show ĐỢT An"
    Thì màn hình có "Ấn định “nhom-an”: xếp nhóm"
    Và màn hình có "Theo hội đồng: Đạt chuẩn"
    Và giấy tờ của "An" đều nói "Ấn định “mien-an”: số liệu “Trẻ em dưới 1 tuổi” không áp dụng"
      | giấy                     |
      | ban-giai-trinh           |
      | bien-ban-tham-dinh       |
      | bien-ban-hop             |
      | quyet-dinh-cong-nhan     |
      | thong-bao                |
    Và hồ sơ mang đi khớp, và nói "Ấn định “mien-an”"
    Và kiểm nhật ký không có gì không khớp
    Cho overrides.yaml của đợt
      | mã      | xã  | loại  | giá trị    | văn bản  | từ          | đến       |
      | nhom-an | An  | class | city-ward  | 99/TB-HĐ | tháng trước | tháng sau |
    Khi ghi ấn định không được
    Thì màn hình lỗi có "REC-282"

  Tình huống: Gia hạn bổ sung thì hạn xã trả lời dài ra
    Cho overrides.yaml của đợt
      | mã      | xã   | loại | giá trị    | văn bản  | từ          | đến       |
      | gia-han | Bình | due  | 2099-12-31 | 14/TB-HĐ | tháng trước | tháng sau |
    Khi chạy "overrides ĐỢT --apply"
    Và nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "Bình"
      | số liệu          | Hội đồng        | Lý do, hoặc nội dung yêu cầu | Hạn xã trả lời |
      | Tổng số thôn, tổ | Yêu cầu bổ sung | Gửi quyết định thành lập     | 01/12/2099     |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "show ĐỢT Bình"
    Thì màn hình có "Gửi quyết định thành lập (hạn 31/12/2099)"
