# language: vi
Tính năng: Mức công nhận phải giữ được nhiều đợt
  Văn bản có thể chỉ cho mức Tiêu biểu nếu xã đã đạt chuẩn hai đợt liền, kể cả đợt này. Kết luận của đợt trước lấy từ số liệu đợt
  trước, chấm lại theo cùng bộ tiêu chí; không có thì nói là chưa rõ, không đoán.
  Căn cứ: các mức ở đây là giả định để thử, trên bộ tiêu chí thử nghiệm (ngưỡng đạt chuẩn 170, Tiêu biểu 180 trên 200 điểm).

  Bối cảnh:
    Cho bộ tiêu chí thử nghiệm có mức Tiêu biểu từ 180 điểm, phải giữ mức Đạt 2 đợt liền

  Tình huống: Đợt trước đạt chuẩn thì được mức Tiêu biểu
    Cho đợt trước xã đạt chuẩn
    Khi đợt này xã được 200 điểm
    Thì xã được công nhận đạt chuẩn
    Và mức của xã là "Tiêu biểu"
    Và lời giải thích có "giữ mức “Đạt” 2 đợt liền: có; đợt trước (Đợt ngày 05/11/2022) đạt"

  Tình huống: Đợt trước không đạt thì chỉ đạt chuẩn, và được nói là cần giữ thêm một đợt
    Cho đợt trước xã không đạt chuẩn
    Khi đợt này xã được 200 điểm
    Thì xã được công nhận đạt chuẩn
    Và mức của xã là ""
    Và lời giải thích có "giữ mức “Đạt” 2 đợt liền: chưa; đợt trước (Đợt ngày 05/11/2022) không đạt; cần giữ thêm 1 đợt"

  Tình huống: Đợt trước chưa kết luận được thì mức còn để ngỏ
    Cho đợt trước xã còn thiếu số liệu
    Khi đợt này xã được 200 điểm
    Thì xã được công nhận đạt chuẩn
    Và mức của xã là "chưa rõ mức Tiêu biểu"
    Và lời giải thích có "đợt trước (Đợt ngày 05/11/2022) chưa kết luận"

  Tình huống: Chưa có đợt trước thì mức để ngỏ, và được bảo phải làm gì
    Khi đợt này xã được 200 điểm
    Thì mức của xã là "chưa rõ mức Tiêu biểu"
    Và có lời nhắc "RND-272 Mức “Tiêu biểu” đòi giữ mức “Đạt” 2 đợt liền, chỉ thấy 1 đợt"
    Và có lời nhắc "Ghi previous"

  Tình huống: Đơn vị là xã khác của đợt trước thì không lấy kết luận của xã kia
    Cho đợt trước mã ấy là xã "Tân Sơn", đạt chuẩn
    Khi đợt này xã được 200 điểm
    Thì mức của xã là "chưa rõ mức Tiêu biểu"
    Và có lời nhắc "RND-273 1 xã chưa rõ đã giữ mức nào ở các đợt trước"

  Tình huống: Đợt này không đạt thì đợt trước không cứu được
    Cho đợt trước xã đạt chuẩn
    Khi đợt này xã không đạt chuẩn
    Thì xã không được công nhận
    Và mức của xã là ""

  Tình huống: Đường tới công nhận nói cả số đợt còn phải giữ
    Cho đợt trước xã không đạt chuẩn
    Khi đợt này xã được 200 điểm
    Thì lệnh path nói "cần giữ thêm 1 đợt"

  Tình huống: Đợt này cũng không đạt thì phải giữ lại từ đầu
    Cho đợt trước xã không đạt chuẩn
    Khi đợt này xã không đạt chuẩn
    Thì lệnh path nói "cần giữ thêm 2 đợt"
