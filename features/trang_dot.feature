# language: vi
Tính năng: Một đợt nhìn từ nhiều phía và nhận phiếu trong trình duyệt
  Người của hội đồng xem cả đợt, nhận phiếu các xã gửi và theo dõi việc tiếp theo mà không mở cửa sổ lệnh. Trang nói đúng điều lệnh
  nói. Phiếu gửi lên được đọc và nêu chỗ phải sửa trước; chưa bấm Nhận thì đợt không thay đổi gì. Số liệu mô phỏng.

  Bối cảnh:
    Cho một người đã vào trang của đợt có các xã 02551, 02587, 02623

  Tình huống: Phiếu gửi lên chỉ được đọc, chưa được nhận
    Khi gửi lên phiếu của xã 02551 với ô E46 là "470"
    Thì trang có "1 nhận được ngay"
    Và trang có "Xã Thượng Ấm"
    Và đợt không thay đổi gì

  Tình huống: Bấm Nhận thì chỉ xã ấy được chấm lại
    Khi gửi lên phiếu của xã 02551 với ô E46 là "470"
    Và bấm nhận
    Thì trang có "Đã nhận 1 tệp vào đợt"
    Và chỉ xã 02551 được chấm lại

  Tình huống: Phiếu có chỗ sai được nêu theo ô và không đánh dấu sẵn
    Khi gửi lên phiếu của xã 02551 với ô E46 là "97,5"
    Thì trang có "1 có chỗ phải sửa"
    Và trang có "E46"
    Và không tệp nào được đánh dấu sẵn

  Tình huống: Tệp có macro bị từ chối ngay ở cửa
    Khi gửi lên một tệp Excel có macro
    Thì trang có "FIL-204"
    Và trang có "1 không nhận"
    Và đợt không thay đổi gì

  Tình huống: Bảng nhiệt nói bằng chữ cả điều tô màu
    Khi mở trang "bang-nhiet/"
    Thì trang có "không cho công nhận"
    Và trang có "Bảng nhiệt: từng xã, từng tiêu chí"

  Tình huống: Bấm xếp hạng thì thấy hạng, khoảng hạng và cách tính
    Khi mở trang "xep-hang/"
    Thì trang có "NỘI BỘ, KHÔNG CÔNG BỐ"
    Và trang có "Cách tính"

  Tình huống: Thử một số liệu mà không lưu gì
    Khi mở trang "xa/02551/duong-di/?thu=tre_tai_nan_thuong_tich:2"
    Thì trang có "Không gì được lưu"
    Và trang có "Giả định"
    Và đợt không thay đổi gì

  Tình huống: Xã còn thiếu có lời nhắn soạn sẵn
    Khi mở trang "tai-len/"
    Thì trang có "Kính gửi Ủy ban nhân dân Xã Hào Phú"

  Tình huống: Thiết lập của đợt được sửa bằng sổ Excel, xem trước từng ô rồi mới ghi
    Khi mở trang "dat/"
    Thì trang có "Ngày chốt số liệu"
    Và trang có "Đếm số vụ, số trẻ sinh… từ ngày này."
    Khi gửi lại sổ dot.xlsx với mục "Tên đợt" là "Đợt cuối năm"
    Thì trang có "1 thay đổi ở round.yaml"
    Và trang có "dot.xlsx › Đợt › B"
    Và đợt không thay đổi gì
    Khi bấm ghi thiết lập mới
    Thì trang có "Đợt cuối năm"

  Tình huống: Ô sai trong sổ dot.xlsx được nêu đúng ô và không gì được ghi
    Khi gửi lại sổ dot.xlsx với mục "Ngày chốt số liệu" là "hôm qua"
    Thì trang có "RND-946"
    Và trang có "dot.xlsx › Đợt › B"
    Và đợt không thay đổi gì

  Tình huống: Nhận tệp xong thì trang dẫn tới việc tiếp theo
    Khi mở trang "tai-len/"
    Thì trang có "Mở nhật ký hồ sơ, để nhận phiếu vào đó"
    Và trang có "Xem kết quả chấm của cả đợt"
