# language: vi
Tính năng: Ấn định và miễn của hội đồng bằng biểu mẫu trên trang
  Người của hội đồng không lập trình: điều hội đồng định bằng tay thì chọn xã, chọn điều được định, ghi văn bản, lý do và ngày trên một
  biểu mẫu, xem trước điều gì đổi rồi mới ghi; không phải gõ tệp. Tệp overrides.yaml vẫn là bản gốc và vẫn sửa được bằng chữ.
  Căn cứ: cách làm của hội đồng đánh giá. Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt ba xã đang thẩm định, chưa có ấn định nào, số liệu mô phỏng

  Tình huống: Miễn một số liệu cho một xã, xem trước rồi mới ghi
    Khi mở biểu mẫu ấn định "mien"
    Thì trang có "Trẻ em dưới 1 tuổi (mục "
    Khi xem trước ấn định
      | ô       | ghi                    |
      | cho     | Đồng Quý               |
      | gia-tri | tre_duoi_1_tuoi        |
      | so      | 13/TB-HĐ               |
      | ngay    | 05/11/2024             |
      | kem     | Phụ lục 2              |
      | ly-do   | xã không có trẻ ở tuổi |
      | tu      | 01/11/2024             |
      | den     | 31/12/2099             |
    Thì trang có "Xem trước: sẽ ghi 1 thay đổi"
    Và trang có "Xã Đồng Quý (02587)"
    Và trang có "Kết luận theo hội đồng"
    Và đợt chưa có tệp ấn định
    Khi ghi điều vừa xem trước
    Thì trang có "Đã ghi 1 thay đổi vào nhật ký."
    Và trang có "13/TB-HĐ ngày 05/11/2024, Phụ lục 2"
    Và trang có "Còn hiệu lực"
    Và trang có "Chưa dùng"
    Và nhật ký có ấn định "mien-02587"

  Tình huống: Ngưỡng khác mà kết luận vẫn vậy thì không nói là kết luận đổi
    Khi mở biểu mẫu ấn định "nhom"
    Và xem trước ấn định
      | ô       | ghi                |
      | cho     | Đồng Quý           |
      | gia-tri | other              |
      | so      | 13/TB-HĐ           |
      | ngay    | 05/11/2024         |
      | ly-do   | biên bản kiểm tra  |
      | tu      | 01/11/2024         |
      | den     | 31/12/2099         |
    Thì trang có "Kết luận theo hội đồng vẫn là “Đạt chuẩn”, lý do khác đi. Trước: Đạt chuẩn. Tổng 930 ≥ ngưỡng 800"
    Và trang có "Nay: Đạt chuẩn. Tổng 930 ≥ ngưỡng 850"

  Tình huống: Một văn bản cho nhiều xã thì mỗi xã một ấn định
    Khi xem trước ấn định "gia-han" của "Đồng Quý, Minh Thanh" đến "31/12/2099"
    Thì trang có "Xem trước: sẽ ghi 2 thay đổi"
    Khi ghi điều vừa xem trước
    Thì nhật ký có ấn định "gia-han-02587"
    Và nhật ký có ấn định "gia-han-02542"

  Tình huống: Thiếu ô thì nói ở đúng ô, chữ đã gõ còn nguyên
    Khi mở biểu mẫu ấn định "nhom"
    Và xem trước ấn định
      | ô     | ghi        |
      | so    | 12/TB-HĐ   |
      | ngay  | 35/11/2024 |
      | ly-do | xét lại    |
    Thì trang trả lời 422
    Và trang có "Chưa ghi ô “Cho ai”."
    Và trang có "Chưa ghi ô “Nhóm ngưỡng”."
    Và trang có "“35/11/2024” không phải một ngày."
    Và ô "so" của biểu mẫu còn ghi "12/TB-HĐ"
    Và đợt chưa có tệp ấn định

  Tình huống: Vừa cả đợt vừa đánh dấu xã thì hỏi lại
    Khi mở biểu mẫu ấn định "gia-han"
    Và xem trước ấn định
      | ô       | ghi        |
      | cho     | Đồng Quý   |
      | ai      | ca-dot     |
      | gia-tri | 31/12/2099 |
    Thì trang trả lời 422
    Và ô "ai" của biểu mẫu báo "Vừa chọn cả đợt, vừa đánh dấu xã."

  Tình huống: Ngày cuối trước ngày đầu thì từ chối ở ô ngày cuối
    Khi xem trước ấn định "gia-han" của "Đồng Quý" đến "01/01/2020"
    Thì trang trả lời 422
    Và ô "den" của biểu mẫu báo "có ngày cuối 01/01/2020 trước ngày đầu"

  Tình huống: Sửa một ấn định thì chỉ dòng ấy đổi, lời ghi chú trong tệp còn nguyên
    Cho tệp ấn định của đợt
      """
      # Ghi theo biên bản họp ngày 05/11
      overrides:
        # lũ lụt
        - id: lu-lut
          commune: "02587"
          kind: due
          value: "2099-12-01"
          reason: lũ lụt
          document: 12/CV-UBND
          from: 2024-11-01
          until: 2099-01-01
      """
    Khi mở biểu mẫu sửa ấn định "lu-lut"
    Thì ô "so" của biểu mẫu còn ghi "12/CV-UBND"
    Và ô "gia-tri" của biểu mẫu còn ghi "01/12/2099"
    Khi xem trước ấn định
      | ô       | ghi        |
      | gia-tri | 31/12/2099 |
      | ngay    | 01/11/2024 |
    Và ghi điều vừa xem trước
    Thì tệp ấn định của đợt có dòng "# Ghi theo biên bản họp ngày 05/11"
    Và tệp ấn định của đợt có dòng "  # lũ lụt"
    Và tệp ấn định của đợt có dòng "    document: 12/CV-UBND ngày 01/11/2024"
    Và nhật ký có ấn định "lu-lut"

  Tình huống: Bỏ một ấn định cũng xem trước rồi mới ghi
    Khi xem trước ấn định "gia-han" của "Đồng Quý, Minh Thanh" đến "31/12/2099"
    Và ghi điều vừa xem trước
    Và bấm bỏ ấn định "gia-han-02587"
    Thì trang có "sẽ bỏ khỏi nhật ký"
    Và nhật ký có ấn định "gia-han-02587"
    Khi ghi điều vừa xem trước
    Thì nhật ký không còn ấn định "gia-han-02587"
    Và nhật ký có ấn định "gia-han-02542"
    Khi xem trước ấn định "gia-han" của "Đồng Quý" đến "31/12/2099"
    Và ghi điều vừa xem trước
    Thì nhật ký có ấn định "gia-han-02587-2"

  Tình huống: Người khác vừa ghi thì không đè lên, chữ đã gõ còn nguyên
    Khi mở biểu mẫu ấn định "gia-han"
    Và người khác ghi tệp ấn định của đợt
    Và xem trước ấn định
      | ô       | ghi        |
      | cho     | Đồng Quý   |
      | gia-tri | 31/12/2099 |
      | so      | 14/TB-HĐ   |
    Thì trang trả lời 409
    Và trang có "vừa được người khác đổi; chưa ghi gì của bạn"
    Và ô "so" của biểu mẫu còn ghi "14/TB-HĐ"

  Tình huống: Ấn định đã dùng khi thẩm định và hết hạn thì nói ra
    Khi xem trước ấn định
      | ô       | ghi             |
      | loai    | mien            |
      | cho     | Đồng Quý        |
      | gia-tri | tre_duoi_1_tuoi |
      | so      | 13/TB-HĐ        |
      | ngay    | 05/11/2024      |
      | ly-do   | xét thực tế     |
      | tu      | 01/11/2024      |
      | den     | 31/12/2099      |
    Và ghi điều vừa xem trước
    Và kết thúc thẩm định "Đồng Quý"
    Và mở trang ấn định
    Thì trang có "Đã dùng cho Xã Đồng Quý"
    Khi bấm bỏ ấn định "mien-02587"
    Thì trang có "nên phải mở lại và thẩm định lại"
