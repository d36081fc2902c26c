# language: vi
Tính năng: Sổ theo dõi nhận phiếu
  Hội đồng cần biết xã nào đã gửi, xã nào chưa, phiếu nào phải trả lại, còn bao nhiêu ngày. Chưa gửi, gửi phiếu trống, gửi tệp
  không đọc được, điền dở và điền sai là năm việc khác nhau, vì cách xử lý khác nhau; không việc nào là “không có lỗi”.
  Căn cứ: cách làm của hội đồng đánh giá. Các phiếu ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt bảy xã chốt số liệu ngày 15/11/2024, chưa xã nào gửi phiếu, số liệu mô phỏng

  Tình huống: Mỗi xã đứng đúng tình trạng của mình
    Cho các xã đã gửi
      | xã    | gửi gì                                                   |
      | An    | phiếu điền đủ                                            |
      | Bình  | phiếu điền dở, còn trống ô "Trẻ em dưới 16 tuổi"         |
      | Cường | phiếu ghi "8 thôn" ở ô "Tổng số thôn, tổ"                |
      | Dũng  | phiếu chưa điền gì                                       |
      | Giang | bản scan .pdf                                            |
      | Hà    | phiếu có macro                                           |
    Khi mở sổ theo dõi ngày 10/11/2024
    Thì sổ theo dõi ghi
      | xã    | tình trạng        | đã điền | việc cần làm                                       |
      | An    | Đủ số liệu        | 42/42   | Chấm được                                          |
      | Bình  | Điền dở           | 41/42   | Nhắc xã điền tiếp 1 số liệu còn trống              |
      | Cường | Phải sửa          | 41/42   | Trả lại xã kèm trang “Các chỗ phải sửa”            |
      | Dũng  | Phiếu trống       | 0/42    | Trả lại phiếu, nhắc xã điền                        |
      | Giang | Không dùng được   | 0/42    | Xin xã gửi lại phiếu Excel của đợt (.xlsx)         |
      | Hà    | Không dùng được   | 0/42    | chọn Có khi được hỏi bỏ macro                      |
      | Khánh | Chưa gửi          | 0/42    | Nhắc xã gửi phiếu                                  |
    Và sổ theo dõi ghi còn 5 ngày

  Tình huống: Quá ngày chốt thì nói đã quá mấy ngày
    Khi mở sổ theo dõi ngày 18/11/2024
    Thì sổ theo dõi ghi đã quá 3 ngày

  Tình huống: Phiếu đã điền còn nằm ở forms/ thì được nhắc chuyển sang evidence/
    Cho phiếu đã điền của "An" còn nằm ở thư mục forms/
    Và phiếu trống của "Bình" còn nằm ở thư mục forms/
    Khi mở sổ theo dõi ngày 10/11/2024
    Thì việc cần làm với "An" là chuyển phiếu từ "forms/40001-an-mo-phong.xlsx" sang evidence/
    Và việc cần làm với "Bình" là "Nhắc xã gửi phiếu"

  Tình huống: Tệp không của xã nào được kể tên
    Cho các xã đã gửi
      | xã | gửi gì        |
      | An | phiếu điền đủ |
    Và trong evidence/ có ảnh "anh-hop.jpg" và phiếu của một xã ngoài đợt
    Khi mở sổ theo dõi ngày 10/11/2024
    Thì các tệp không của xã nào là "evidence/40099-la.xlsx, evidence/anh-hop.jpg"

  Tình huống: Một bảng nhiều xã tính cho từng xã có trong bảng
    Cho một bảng .csv ghi "Tổng số thôn, tổ" của "An" và "Bình"
    Khi mở sổ theo dõi ngày 10/11/2024
    Thì sổ theo dõi ghi
      | xã    | tình trạng | đã điền | việc cần làm                           |
      | An    | Điền dở    | 1/42    | Nhắc xã điền tiếp 41 số liệu còn trống |
      | Bình  | Điền dở    | 1/42    | Nhắc xã điền tiếp 41 số liệu còn trống |
      | Cường | Chưa gửi   | 0/42    | Nhắc xã gửi phiếu                      |

  Tình huống: Chưa xã nào gửi thì không nói “không có lỗi”
    Khi chạy lệnh check cho đợt
    Thì màn hình có "Chưa xã nào gửi phiếu (0/7)"
    Và màn hình không có "không có lỗi"
    Khi chạy lệnh score cho đợt
    Thì màn hình có "Chưa nhận được phiếu của xã"
    Và màn hình có "Chưa xã nào gửi phiếu (0/7)"

  Tình huống: Chấm điểm phân biệt chưa gửi, không đọc được, trống và điền dở
    Cho các xã đã gửi
      | xã    | gửi gì                                           |
      | An    | phiếu điền dở, còn trống ô "Trẻ em dưới 16 tuổi" |
      | Bình  | phiếu chưa điền gì                               |
      | Cường | bản scan .pdf                                    |
    Khi chạy lệnh score cho đợt
    Thì lý do của "An" có "Còn thiếu minh chứng: tiêu chí"
    Và lý do của "Bình" là "Phiếu đã gửi chưa điền số liệu nào"
    Và lý do của "Cường" là "Tệp xã đã gửi không dùng được"
    Và lý do của "Dũng" là "Chưa nhận được phiếu của xã"
    Và màn hình có "Chưa có số liệu của 6/7 xã: 4 chưa gửi, 1 gửi phiếu trống, 1 gửi tệp không dùng được."

  Tình huống: Lệnh register ghi sổ Excel in được
    Cho các xã đã gửi
      | xã | gửi gì        |
      | An | phiếu điền đủ |
    Khi chạy lệnh register cho đợt ngày 2024-11-10
    Thì màn hình có "7 xã: 1 đủ số liệu, 0 phải sửa, 0 điền dở, 0 phiếu trống, 0 không dùng được, 6 chưa gửi"
    Và tệp "so-theo-doi.xlsx" của đợt có dòng "Xã An mô phỏng" với "Đủ số liệu"
    Và tệp "so-theo-doi.xlsx" của đợt in khổ A4 ngang, vừa một trang rộng
