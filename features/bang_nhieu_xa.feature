# language: vi
Tính năng: Bảng nhiều xã
  Huyện, tỉnh thường có sẵn số liệu trong một bảng: mỗi xã một hàng, hoặc mỗi số liệu một dòng. Bảng được đọc như phiếu, .xlsx hay .csv;
  chỗ nào không rõ số thuộc cột nào, xã nào thì không lấy số đó cho ai, và nói rõ ở dòng nào.
  Căn cứ: số liệu của từng xã theo Quyết định 06/QĐ-TTg ngày 03/01/2019, Điều 2 khoản 2. Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt có ba xã "Tân Trào", "Bình Yên", "Minh Thanh" chưa nộp gì, số liệu mô phỏng

  Khung tình huống: Mẫu bảng làm ra, điền vào, nộp lại thì cả ba xã được chấm
    Khi làm mẫu bảng nhiều xã
    Và điền đủ <mẫu> rồi chép vào evidence/
    Và chấm cả đợt có bảng
    Thì cả ba xã đạt 1000 điểm và bảng không có lỗi nào

    Dữ liệu:
      | mẫu      |
      | bảng rộng |
      | bảng dài  |

  Tình huống: Số viết có dấu phẩy không bao giờ bị đọc thành số khác
    Cho bảng dài cách nhau bằng dấu phẩy, có dòng "Xã Bình Yên,Trẻ em dưới 16 tuổi,1,041,12/BC"
    Khi chấm cả đợt có bảng
    Thì "Bình Yên" chưa có số liệu "Trẻ em dưới 16 tuổi", lỗi nói "Dòng có 5 ô, dòng tên cột có 4" ở dòng 2

  Tình huống: Hai cột giá trị thì không chọn hộ cột nào
    Cho bảng dài có hai cột giá trị, ghi 20 và 48 cho "Bình Yên"
    Khi chấm cả đợt có bảng
    Thì "Bình Yên" chưa có số liệu "Trẻ em dưới 16 tuổi", lỗi nói "nói cùng một điều" ở dòng 1

  Tình huống: Dòng cộng không bằng tổng các dòng xã thì được nhắc ở ô cộng, số của xã vẫn lấy ở dòng của xã
    Cho bảng rộng ghi 816 cho "Bình Yên", 900 cho "Tân Trào", dòng cộng ghi 9999
    Khi chấm cả đợt có bảng
    Thì có lời nhắc "Dòng cộng ghi “Trẻ em dưới 16 tuổi” là 9.999, nhưng các dòng xã cộng lại được 1.716" ở dòng 4
    Và "Bình Yên" có số liệu "Trẻ em dưới 16 tuổi"

  Tình huống: Mã của xã này, tên của xã kia thì hàng đó không của xã nào
    Cho bảng rộng ghi mã của "Bình Yên" cạnh tên của "Tân Trào"
    Khi chấm cả đợt có bảng
    Thì "Bình Yên" chưa có số liệu "Trẻ em dưới 16 tuổi", lỗi nói "cột tên ghi “Xã Tân Trào”" ở dòng 2
    Và "Tân Trào" cũng chưa có số liệu nào
    Và lý do chưa kết luận của hai xã là "Bảng đã gửi không có số liệu nào dùng được của xã"

  Tình huống: Số của một xã đều phải sửa thì lời tổng hợp cũng kể xã ấy
    Cho bảng rộng ghi 816 cho "Bình Yên", hàng dưới ghi 100 mà không ghi xã
    Khi chấm cả đợt có bảng
    Thì "Bình Yên" chưa có số liệu "Trẻ em dưới 16 tuổi", lỗi nói "Có số liệu mà không ghi của xã nào" ở dòng 3
    Và lời tổng hợp là "Chưa có số liệu của 3/3 xã: 2 chưa gửi, 0 gửi phiếu trống, 0 gửi tệp không dùng được, 1 phải sửa."

  Khung tình huống: Điều bị gạch, bị ẩn trong bảng Excel thì không đọc thay, và nói rõ cả hàng hay cả cột không được đọc
    Cho bảng Excel của ba xã, "Bình Yên" ở hàng 3, có <nơi> bị <làm gì>
    Khi chấm cả đợt có bảng
    Thì "Bình Yên" chưa có số liệu "Trẻ em dưới 16 tuổi", lỗi nói "<lời>" ở ô <ô>
    Và "Tân Trào" <còn> số liệu "Trẻ em dưới 16 tuổi"

    Dữ liệu:
      | nơi    | làm gì | lời                                         | ô  | còn     |
      | ô A3   | gạch   | Mã xã (cả hàng không được đọc)              | A3 | có      |
      | ô B3   | gạch   | Tên xã (cả hàng không được đọc)             | B3 | có      |
      | hàng 3 | ẩn     | Hàng 3 (cả hàng không được đọc)             | A3 | có      |
      | ô C1   | gạch   | “Trẻ em dưới 16 tuổi” (cả cột không được đọc) | C1 | chưa có |
      | cột C  | ẩn     | “Trẻ em dưới 16 tuổi” (cả cột không được đọc) | C1 | chưa có |
