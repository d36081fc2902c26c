# language: vi
Tính năng: Xã nhập số liệu trên trang, gửi và nhận biên nhận
  Người làm ở xã chưa bao giờ mở Excel của phuhop vẫn nộp được phiếu: điền từng ô, ô nào rời là lưu, sai thì thấy ngay tại ô, điểm hiện tại luôn ở trên
  màn hình. Trang không có phép kiểm tra riêng: bản đang điền được đọc đúng như một phiếu Excel. Căn cứ: thiết kế bàn làm việc của dự án, mục 8 và 11;
  quyết định 0028. Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt có phiếu của xã Thượng Ấm, và người của xã đã vào trang nhập số liệu

  Tình huống: Ô rời là lưu, sai thì nói ngay tại ô kèm cách sửa
    Khi xã ghi "97,5" vào ô "so_thon.so"
    Thì ô "so_thon.so" bị nhắc "EVI-202"
    Và trang đếm 1 chỗ phải sửa và 0 chỗ bị hỏi lại
    Khi xã ghi "23" vào ô "so_thon.so"
    Thì ô "so_thon.so" không bị nhắc gì
    Và trang đếm 0 chỗ phải sửa và 0 chỗ bị hỏi lại

  Tình huống: Bản đang điền chưa phải là số liệu đã nộp
    Khi xã ghi "23" vào ô "so_thon.so"
    Thì phiếu Excel trong thư mục đã nộp không đổi
    Và mở lại trang thì ô "so_thon.so" ghi "23"

  Tình huống: Hai người sửa một ô thì không ai ghi đè lên chữ mình chưa thấy
    Cho người thứ hai cũng đang mở trang ấy
    Khi người thứ hai ghi "24" vào ô "so_thon.so"
    Và xã ghi "25" vào ô "so_thon.so" từ trang đã mở trước đó
    Thì trang trả lời 409, nêu cả "24" và "25", và ai đã ghi
    Và mở lại trang thì ô "so_thon.so" ghi "24"

  Tình huống: Số bị hỏi lại thì sửa, hoặc giữ nguyên kèm lý do, rồi mới gửi
    Khi xã ghi "0" vào ô "tre_kham_suc_khoe.so"
    Thì trang đếm 0 chỗ phải sửa và 1 chỗ bị hỏi lại
    Và gửi thì bị từ chối với "WEB-116"
    Khi xã ghi "giữ nguyên vì năm nay chưa tổ chức khám" vào ô "tre_kham_suc_khoe.ghi-chu"
    Và xã gửi
    Thì xã được chấm đúng như trang đã hiện
    Và phiếu Excel trong thư mục đã nộp ghi "0" ở ô "tre_kham_suc_khoe.so"

  Tình huống: Đợt có nhật ký thì gửi xong có biên nhận và hồ sơ khóa lại
    Cho đợt đã mở nhật ký
    Khi xã ghi "23" vào ô "so_thon.so"
    Và xã gửi
    Thì xã có biên nhận số 1
    Và trang nhập số liệu nói hồ sơ đã được gửi, bởi ai, lúc nào, và việc có thể làm
    Khi xã rút hồ sơ với lý do "ghi nhầm"
    Thì mở lại trang thì ô "so_thon.so" ghi "23"

  Tình huống: Phiếu Excel đổi giữa chừng thì trang cho thấy cả hai
    Khi xã ghi "23" vào ô "so_thon.so"
    Và cán bộ ghi "19" vào đúng ô đó trong phiếu Excel
    Thì trang nêu cả "23" và "19" và chưa cho gửi
    Khi xã chọn lấy số trong tệp
    Thì mở lại trang thì ô "so_thon.so" ghi "19"
