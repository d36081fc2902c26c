# language: vi
Tính năng: Có gì đổi từ lần chấm trước
  Chấm lại thay trọn kết quả cũ; hội đồng cần biết lần này khác lần trước ở đâu: phiếu nào mới đến, ô nào được sửa từ bao nhiêu
  thành bao nhiêu, tổng và kết luận của xã nào đổi. Không có bản chép theo ngày nào chất đống.
  Căn cứ: cách làm của hội đồng đánh giá. Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt bảy xã chốt số liệu ngày 15/11/2024, chưa xã nào gửi phiếu, số liệu mô phỏng
    Và các xã đã gửi
      | xã    | gửi gì                                            |
      | An    | phiếu điền đủ                                     |
      | Bình  | phiếu ghi "20" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" |
      | Cường | phiếu ghi "8 thôn" ở ô "Tổng số thôn, tổ"         |

  Tình huống: Lần chấm đầu không có gì để so
    Khi chạy lệnh score cho đợt
    Thì màn hình không có "Từ lần chấm trước"
    Và thư mục results/ không có tệp "thay-doi.txt"

  Tình huống: Chấm lại mà không có gì mới
    Khi chạy lệnh score cho đợt
    Và chạy lệnh score cho đợt
    Thì màn hình có "Từ lần chấm trước: không có gì đổi."

  Tình huống: Phiếu mới đến, ô được sửa, kết luận đổi
    Khi chạy lệnh score cho đợt
    Và "Dũng" gửi lại phiếu điền đủ
    Và phiếu của "Bình" được sửa thành "96" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và phiếu của "Cường" được sửa thành "20" ở ô "Tổng số thôn, tổ"
    Và chạy lệnh score cho đợt
    Thì màn hình có "Từ lần chấm trước: 3 xã có thay đổi, 2 xã đổi kết luận."
    Và màn hình có "Xã Dũng mô phỏng: mới có số liệu (42); kết luận Chưa kết luận → Đạt chuẩn; tổng 0–1.000 → 1.000"
    Và màn hình có "Xã Bình mô phỏng: sửa 1 số liệu: “Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ” 20 → 96 (ô E35); kết luận Không đạt chuẩn → Đạt chuẩn"
    Và màn hình có "Xã Cường mô phỏng: thêm 1 số liệu: “Tổng số thôn, tổ” 20 (ô E9); tổng "
    Và tệp "thay-doi.txt" trong results/ nói như màn hình

  Tình huống: Chấm lại lần nữa thì tệp thay đổi còn giữ lần đổi gần nhất
    Khi chạy lệnh score cho đợt
    Và "Dũng" gửi lại phiếu điền đủ
    Và chạy lệnh score cho đợt
    Và chạy lệnh score cho đợt
    Thì màn hình có "Từ lần chấm trước: không có gì đổi."
    Và tệp "thay-doi.txt" trong results/ có "Xã Dũng mô phỏng: mới có số liệu (42)"

  Tình huống: Kết quả cũ đã bị sửa tay thì nói không so được, và vẫn chấm
    Khi chạy lệnh score cho đợt
    Và kết quả cũ bị sửa tay
    Và chạy lệnh score cho đợt
    Thì màn hình có "Không so được với lần chấm trước"
