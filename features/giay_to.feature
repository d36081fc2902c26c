# language: vi
Tính năng: Giấy tờ của đợt
  Điểm đã chấm thành giấy để ký: bảng tự chấm, bản giải trình, tờ trình, bảng tổng hợp; hồ sơ đã thẩm định thành biên
  bản, quyết định, thông báo. Giấy theo thể thức Nghị định 30/2020/NĐ-CP, để trống số, ngày, chữ ký; mỗi điểm có căn cứ.
  Điều chưa chắc chắn phải hiện trên giấy. Giấy lập xong được mở ra đọc lại trước khi đưa ra.

  Bối cảnh:
    Cho bàn làm việc có đợt mẫu với các xã 02587, 02542, 02572

  Tình huống: Có điểm là lập được giấy của xã, mỗi xã một thư mục
    Khi gõ "papers son-duong-2024"
    Thì lệnh kết thúc tốt
    Và trong thư mục giấy tờ có
      | giấy                                      |
      | 02587-dong-quy/bang-tu-cham-diem.docx     |
      | 02587-dong-quy/ban-giai-trinh.docx        |
      | 02587-dong-quy/to-trinh.docx              |
      | 02542-minh-thanh/bang-tu-cham-diem.docx   |
      | 02542-minh-thanh/ban-giai-trinh.docx      |
      | 02572-dong-tho/to-trinh.docx              |
      | bang-tong-hop.docx                        |
    Và không có giấy "02542-minh-thanh/to-trinh.docx"

  Tình huống: Giấy nói to điều chưa chắc chắn và số liệu mô phỏng
    Khi gõ "papers son-duong-2024 --commune 02587 --kind tu-cham"
    Thì giấy "02587-dong-quy/bang-tu-cham-diem.docx" có chữ "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
    Và giấy "02587-dong-quy/bang-tu-cham-diem.docx" có chữ "TẠM TÍNH – CHƯA ĐỐI CHIẾU VĂN BẢN"
    Và giấy "02587-dong-quy/bang-tu-cham-diem.docx" có chữ "Căn cứ"

  Tình huống: Xã chưa đạt theo số liệu thì không có tờ trình
    Khi gõ "papers son-duong-2024 --commune 02542 --kind to-trinh"
    Thì máy nói "PAP-104"
    Và lệnh kết thúc với mã 4

  Tình huống: Biên bản và quyết định chỉ lập từ hồ sơ của hội đồng
    Khi gõ "papers son-duong-2024 --commune 02587 --kind quyet-dinh-cong-nhan"
    Thì máy nói "đợt này chưa có hồ sơ của hội đồng"
    Và lệnh kết thúc với mã 4

  Tình huống: Giấy đã sửa tay không bị ghi đè
    Khi gõ "papers son-duong-2024 --commune 02587 --kind tu-cham"
    Và có người sửa giấy "02587-dong-quy/bang-tu-cham-diem.docx"
    Và gõ "papers son-duong-2024 --commune 02587 --kind tu-cham"
    Thì máy nói "PAP-109"
    Và giấy "02587-dong-quy/bang-tu-cham-diem.docx" có chữ "Đã sửa tay"

  Tình huống: Mẫu riêng của tỉnh viết sai tên trường thì được nêu tên đúng
    Khi có mẫu "bang-tu-cham-diem.docx" với đoạn "Kính gửi {{ comune.name }}"
    Và gõ "papers son-duong-2024 --commune 02587 --kind tu-cham --template mau"
    Thì máy nói "Mẫu gọi trường “comune.name” không có"
    Và máy nói "Có phải ý bạn là: commune"
    Và lệnh kết thúc với mã 4

  Tình huống: Mẫu riêng của tỉnh bỏ dòng cảnh báo thì giấy không được đưa ra
    Khi có mẫu "bang-tu-cham-diem.docx" với đoạn "{{ commune.name }}: {{ outcome.words }}"
    Và gõ "papers son-duong-2024 --commune 02587 --kind tu-cham --template mau"
    Thì máy nói "PAP-124"
    Và không có giấy "02587-dong-quy/bang-tu-cham-diem.docx"

  Tình huống: Lấy mẫu có sẵn về sửa rồi dùng
    Khi gõ "papers son-duong-2024 --blank mau"
    Và gõ "papers son-duong-2024 --commune 02587 --kind tu-cham --template mau"
    Thì lệnh kết thúc tốt
    Và giấy "02587-dong-quy/bang-tu-cham-diem.docx" có chữ "BẢNG TỰ CHẤM ĐIỂM"

  Tình huống: Bộ tiêu chí nháp thì không lập giấy nào
    Khi bộ tiêu chí của đợt là bản nháp
    Và gõ "papers son-duong-2024"
    Thì máy nói "PLN-107"
    Và lệnh kết thúc với mã 4
