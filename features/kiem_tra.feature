# language: vi
Tính năng: Nên xem gì trước khi thẩm định, và hội đồng đã sửa những gì
  Hội đồng không đủ người xem lại mọi con số. Số nào sai là đổi kết luận thì xem trước, rồi số hay phải sửa, rồi cảnh báo chưa ai
  trả lời; mỗi số nêu lý do trong một câu, ô của phiếu, văn bản và nơi giữ số liệu. Không gì được ghi vào nhật ký.
  Căn cứ: cách làm của hội đồng đánh giá. Các phiếu và sổ ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt bảy xã chốt số liệu ngày 15/11/2024, chưa xã nào gửi phiếu, số liệu mô phỏng
    Và đợt cho một người làm mọi việc
    Và các xã đã gửi
      | xã   | gửi gì        |
      | An   | phiếu điền đủ |
      | Bình | phiếu điền đủ |
    Và nhật ký của đợt đã mở

  Tình huống: Chưa xã nào gửi thì nói rõ, không lập bảng trống
    Khi xem không được
    Thì màn hình lỗi có "REC-360"

  Tình huống: Số quyết định kết luận đứng trước, có ô, nơi giữ và lý do
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "visits ĐỢT An"
    Thì màn hình có "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ: 100 · ô"
    Và màn hình có "nơi giữ: Trạm y tế cấp xã"
    Và màn hình có "Xã đang đạt; nếu số đúng là 89 (xã khai 100) thì mục 7.1 còn 0 điểm và xã không còn đạt."

  Tình huống: Hội đồng sửa số thì thống kê nêu mục, số điểm và kết luận đổi
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "An"
      | số liệu                                 | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | Sửa số   | 60                   | Sổ tiêm chủng ghi 60 trẻ     | 12/BC-TYT  | 15/11/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "visits ĐỢT"
    Thì màn hình có "Hội đồng đã xem 2 hồ sơ; có số bị sửa: 1/2 (50 %); kết luận đổi: 1."
    Và màn hình có "Xã An mô phỏng (40001): Đạt chuẩn → Không đạt chuẩn"
    Và trang "Thống kê sửa số" của sổ thống kê có dòng "7.1" ghi
      | cột             | ô                                           |
      | Hồ sơ bị sửa    | 1/2 (50 %)                                  |
      | Điểm giảm       | 50                                          |
      | Xã đổi kết luận | 1                                           |
    Và trang "Nên xem trước" của sổ thống kê không còn nêu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" của "An"

  Tình huống: Cảnh báo xã đã trả lời vẫn nằm trong danh sách, hội đồng sửa thì ghi là đã sửa
    Cho các xã đã gửi
      | xã | gửi gì                                          |
      | An | phiếu ghi "10" ở ô "Trẻ được khai sinh đúng quy định" |
    Và phiếu của "An" trả lời "giữ nguyên vì đã đối chiếu sổ hộ tịch" cạnh ô "Trẻ được khai sinh đúng quy định"
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "visits ĐỢT"
    Thì màn hình có "Mâu thuẫn và cảnh báo trong số xã khai: 1 (1 xã giữ nguyên)."
    Và màn hình có "Xã chưa đạt; nếu số đúng là 90 (xã khai 10) thì mục 2.1 được 20 điểm và xã đạt."
    Khi chạy "out ĐỢT"
    Và hội đồng điền trang của "An"
      | số liệu                          | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | Trẻ được khai sinh đúng quy định | Sửa số   | 100                  | Sổ hộ tịch ghi 100 trẻ       | 12/BC-TPHT | 15/11/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "visits ĐỢT"
    Thì màn hình có "Mâu thuẫn và cảnh báo trong số xã khai: 1 (1 hội đồng đã sửa)."
    Và màn hình có "Xã An mô phỏng (40001): Không đạt chuẩn → Đạt chuẩn"
