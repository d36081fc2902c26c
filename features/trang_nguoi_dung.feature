# language: vi
Tính năng: Người dùng của hội đồng
  Một cơ quan dùng chung phuhop: mỗi người một tài khoản, chỉ thấy phần việc của mình, và người quản trị lo tài khoản mà
  không thấy số liệu của xã nào. (Số liệu mô phỏng.)

  Bối cảnh:
    Cho một cơ quan có đợt đánh giá đã mở nhật ký

  Tình huống: Người quản trị đầu tiên, rồi cán bộ xã
    Khi người quản trị mở địa chỉ in ra lúc chạy lần đầu và đặt mật khẩu "mười hai con mèo ngủ"
    Thì trang đòi lập mã hai lớp trước khi cho làm việc gì khác
    Khi người quản trị lập mã hai lớp
    Và người quản trị mời "Lê Thị Xã" của danh sách đợt với tên đăng nhập "le.xa"
    Và người được mời mở lời mời và đặt mật khẩu "chín con trâu trắng"
    Thì người ấy thấy xã của mình
    Và xã khác thì không có trang nào
    Và lời mời ấy mở lại thì không dùng được nữa

  Tình huống: Khóa không phải là không có quyền
    Khi "người thẩm định" mở hồ sơ mà xã đang soạn
    Thì trang nói "Xã chưa gửi hồ sơ" và vì sao
    Khi "cán bộ xã" mở hồ sơ mà xã đang soạn
    Thì trang nói "Không có trang này" như với địa chỉ không có thật

  Tình huống: Gõ dở mà hết phiên
    Cho "cán bộ xã" đang gõ "Trạm y tế nghỉ" thì quá nửa giờ không làm gì
    Khi người ấy gửi trang
    Thì trang báo hết phiên và giữ những gì đã gõ
    Khi người ấy vào lại ngay ở trang đó
    Thì một nút gửi tiếp "Trạm y tế nghỉ" tới đúng nơi cũ

  Tình huống: Người thôi việc
    Cho "cán bộ xã" đang mở trang của xã mình
    Khi người quản trị chặn tài khoản của người ấy
    Thì trang ấy đưa người ấy ra ngay
