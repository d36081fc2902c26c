# language: vi
Tính năng: Thẩm định hồ sơ các xã trên trang
  Việc của hội đồng làm được trên trang như bằng lệnh và bằng sổ Excel, cùng một cách xét: số nào thiếu lý do, văn bản thì bị từ chối ở đúng ô và
  chữ đã gõ còn nguyên; hai người cùng sửa thì người sau thấy cả hai số; điểm theo xã khai và theo hội đồng luôn đứng cạnh nhau.
  Căn cứ: cách làm của hội đồng đánh giá. Các phiếu ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt ba xã, một người làm mọi việc, xã Đồng Quý và Minh Thanh đã gửi phiếu, số liệu mô phỏng

  Tình huống: Mở nhật ký, nhận phiếu, nhận thẩm định bằng nút
    Khi mở trang "mo-so/"
    Thì trang có "Sẽ mở 3 hồ sơ."
    Khi bấm "mo" trên trang "mo-so/"
    Và nhận phiếu trên trang
    Thì hồ sơ trên trang của "Đồng Quý" là "submitted"
    Và việc của tôi có "2 hồ sơ đã gửi, chờ nhận thẩm định"
    Khi bấm "claim" ở hồ sơ "Đồng Quý"
    Thì hồ sơ trên trang của "Đồng Quý" là "in_review"
    Và việc của tôi có "1 hồ sơ đang thẩm định"

  Tình huống: Sổ người làm việc vừa được người khác đổi thì không bị ghi đè
    Cho trang "mo-so/" đã mở từ trước
    Khi người khác gửi sổ người làm việc ở trang hội đồng
    Và gửi sổ người làm việc bằng trang đã mở từ trước
    Thì trang trả lời 409
    Và trang có "Danh sách người của đợt đã đổi từ lúc bạn mở trang."

  Tình huống: Sửa số có đủ căn cứ thì điểm hai bên đứng cạnh nhau
    Cho nhật ký đã mở và mọi hồ sơ đang thẩm định
    Khi sửa "Trẻ em được khám sức khỏe định kỳ" của "Đồng Quý" thành "300" vì "Đếm lại sổ khám" theo "12/BC-TYT" ngày "15/11/2024"
    Thì trang có "Kết luận theo hội đồng đổi. Trước: Đạt chuẩn."
    Và trang có "Số của hội đồng làm đổi kết luận."
    Và số hội đồng ghi cho "Trẻ em được khám sức khỏe định kỳ" của "Đồng Quý" là "300"

  Tình huống: Thiếu văn bản thì từ chối ở đúng ô, chữ đã gõ còn nguyên
    Cho nhật ký đã mở và mọi hồ sơ đang thẩm định
    Khi sửa "Trẻ em được khám sức khỏe định kỳ" của "Đồng Quý" thành "300" vì "Đếm lại sổ khám" theo "" ngày "15/11/2024"
    Thì trang trả lời 422
    Và trang có "sửa số nhưng chưa ghi văn bản làm căn cứ"
    Và ô "ly-do" của "Trẻ em được khám sức khỏe định kỳ" còn ghi "Đếm lại sổ khám"
    Và hội đồng chưa ghi số nào cho "Đồng Quý"

  Tình huống: Hai người cùng sửa một số thì người sau thấy cả hai số và ai đã ghi
    Cho nhật ký đã mở và mọi hồ sơ đang thẩm định
    Và trang thẩm định "Đồng Quý" đã mở từ trước
    Khi sửa "Trẻ em được khám sức khỏe định kỳ" của "Đồng Quý" thành "300" vì "Đếm lại sổ khám" theo "12/BC-TYT" ngày "15/11/2024"
    Và trên trang mở từ trước sửa thành "650" vì "Theo báo cáo" theo "9/BC" ngày "14/11/2024"
    Thì trang trả lời 409
    Và trang có "bạn ghi 650, nhưng sau khi bạn lấy sổ hay mở trang, người dùng máy này đã ghi 300"
    Và số hội đồng ghi cho "Trẻ em được khám sức khỏe định kỳ" của "Đồng Quý" là "300"

  Tình huống: Yêu cầu bổ sung rồi trả lại, hạn hiện ở việc của tôi
    Cho nhật ký đã mở và mọi hồ sơ đang thẩm định
    Khi bấm "return" ở hồ sơ "Đồng Quý" với lý do "thiếu sổ"
    Thì trang trả lời 422
    Và trang có "thiếu sổ"
    Khi đòi "Đồng Quý" bổ sung "Tổng số thôn, tổ" là "Gửi danh sách thôn" trước ngày "30/12/2099"
    Và bấm "return" ở hồ sơ "Đồng Quý" với lý do "thiếu sổ"
    Thì hồ sơ trên trang của "Đồng Quý" là "returned"
    Và việc của tôi có "hạn 30/12/2099"

  Tình huống: Kết luận thẩm định rồi mở lại phải có lý do
    Cho nhật ký đã mở và mọi hồ sơ đang thẩm định
    Khi bấm "appraise" ở hồ sơ "Đồng Quý"
    Thì hồ sơ trên trang của "Đồng Quý" là "appraised"
    Khi bấm "reopen" ở hồ sơ "Đồng Quý" với lý do ""
    Thì trang trả lời 422
    Khi bấm "reopen" ở hồ sơ "Đồng Quý" với lý do "có số mới"
    Thì hồ sơ trên trang của "Đồng Quý" là "in_review"
