# language: vi
Tính năng: Phiếu có lỗi
  Mỗi lỗi được báo một lần, rõ ràng: ở tệp nào, trang nào, ô nào; sai điều gì; sửa thế nào. Ô sai chỉ để ngỏ số liệu của ô đó;
  xã chỉ bị gác lại khi chưa rõ phiếu của xã nào, đợt nào. Các xã khác vẫn được chấm. Không con số nào được đoán. Kết quả mới
  thay kết quả cũ trọn vẹn, hoặc không thay gì cả.
  Căn cứ: phiếu hỏi số lượng theo Quyết định 06/QĐ-TTg ngày 03/01/2019, Điều 2 khoản 2; không thu thập thông tin cá nhân của
  trẻ em (Luật Trẻ em, Điều 21). Các phiếu ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt có ba xã "Tân Trào", "Bình Yên", "Minh Thanh" đã nộp phiếu Excel, số liệu mô phỏng

  Tình huống: Phiếu đúng thì cả ba xã được chấm
    Khi chấm cả đợt
    Thì các xã được chấm là "Tân Trào, Bình Yên, Minh Thanh"
    Và không xã nào có lỗi

  Khung tình huống: Ghi sai trong một ô
    Cho phiếu của "Bình Yên" ghi "<ghi>" ở ô "<số liệu>"
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi, ở ô "<số liệu>"
    Và lỗi nói "<điều sai>"
    Và cách sửa ghi "<cách sửa>"
    Và mọi xã đều được chấm, riêng các số liệu mà lỗi nêu tên của "Bình Yên" thì để ngỏ

    Dữ liệu: Không phải một số nguyên
      | số liệu                                 | ghi        | điều sai                      | cách sửa              |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 97,5       | “97,5” có phần lẻ             | Ghi số trẻ            |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 97,5 trẻ   | “97,5 trẻ” có phần lẻ         | Ghi số trẻ            |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 15/11/2024 | “15/11/2024” là ngày          | Ghi số đếm được       |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 95%        | “95%” là tỷ lệ phần trăm      | Ghi số lượng đếm được |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | -3         | “-3” là số âm                 | Ghi lại số đúng       |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | mười       | “mười” không phải là số       | Chỉ ghi chữ số        |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 49 trẻ     | “49 trẻ” có kèm chữ “trẻ”     | Ghi 49                |
      | Trẻ em dưới 16 tuổi                     | 2,000      | có thể là 2000 hoặc là 2 phẩy | ghi liền: 2000        |
      | Tổng số thôn, tổ                        | 5000       | 5.000 vượt giới hạn 500       | thừa chữ số           |

    Dữ liệu: Không rõ là không có, chưa có hay không áp dụng
      | số liệu                                 | ghi           | điều sai                            | cách sửa                          |
      | Vụ xâm hại tình dục, mua bán trẻ em     | không         | chưa rõ là số 0 hay chưa có số liệu | Không có trường hợp nào: ghi 0    |
      | Vụ xâm hại tình dục, mua bán trẻ em     | -             | chưa rõ là số 0 hay chưa có số liệu | Không có trường hợp nào: ghi 0    |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | không áp dụng | ghi “không áp dụng”                 | Không có trường hợp nào thì ghi 0 |
      | Có diễn đàn hoặc đối thoại với trẻ em   | có thể        | “có thể” không phải Có hoặc Không   | Chọn Có hoặc Không                |

    Dữ liệu: Phần nhiều hơn tổng
      | số liệu                                 | ghi | điều sai                                          | cách sửa          |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 120 | là 120, nhiều hơn “Trẻ em dưới 1 tuổi” là 100     | Kiểm tra cả hai ô |
      | Trẻ được khai sinh đúng quy định        | 101 | là 101, nhiều hơn “Trẻ sinh trong kỳ” là 100      | Kiểm tra cả hai ô |
      | Người dân hài lòng                      | 101 | nhiều hơn “Người dân được hỏi về mức độ hài lòng” | Kiểm tra cả hai ô |

  Khung tình huống: Số viết theo cách của người Việt thì đọc được
    Cho phiếu của "Bình Yên" ghi "<ghi>" ở ô "Trẻ em dưới 16 tuổi"
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và "Bình Yên" có số liệu "Trẻ em dưới 16 tuổi" là 2000

    Dữ liệu:
      | ghi   |
      | 2000  |
      | 2.000 |
      | 2 000 |

  Khung tình huống: Ô có định dạng hoặc công thức
    Cho phiếu của "Bình Yên" có ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" <là gì>
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi, ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và lỗi nói "<điều sai>"
    Và cách sửa ghi "<cách sửa>"

    Dữ liệu:
      | là gì                       | điều sai                    | cách sửa               |
      | là 0,95 định dạng phần trăm | “95%” là tỷ lệ phần trăm    | Ghi số lượng đếm được  |
      | là công thức chưa được tính | công thức chưa được tính    | Ghi thẳng giá trị vào ô |
      | bị gộp với ô bên cạnh       | Ô trả lời bị gộp với ô khác | bỏ Gộp ô               |

    Dữ liệu: Số nhìn thấy không phải số được lưu, hoặc không rõ số nào
      | là gì                                   | điều sai                                  | cách sửa               |
      | là 97,6 với kiểu hiện số làm tròn       | hiện “98” nhưng giá trị lưu trong tệp là  | đổi định dạng sang Số  |
      | là 97000 với kiểu hiện số chia nghìn    | hiện “97” nhưng giá trị lưu trong tệp là  | đổi định dạng sang Số  |
      | là 97 với kiểu hiện số giấu giá trị     | không ai nhìn thấy                        | Bỏ ẩn                  |
      | là 97 ở hàng bị ẩn                      | không ai nhìn thấy                        | Bỏ ẩn                  |
      | có chữ số 4 gạch ngang đứng trước số 97 | bị gạch ngang                             | Xóa phần bị gạch       |
      | là 97 kèm dấu chú thích viết cao        | viết cao                                  | Chỉ ghi con số         |

  Tình huống: Bụi của phép tính không làm sai một con số
    Cho phiếu của "Bình Yên" có ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 97.00000000000001
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và "Bình Yên" có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 97

  Khung tình huống: Chưa rõ phiếu của xã nào, đợt nào thì xã bị gác lại
    Cho phiếu của "Bình Yên" <bị gì>
    Khi chấm cả đợt
    Thì "Bình Yên" bị gác lại với đúng một lỗi
    Và lỗi nói "<điều sai>"
    Và cách sửa ghi "<cách sửa>"
    Và các xã được chấm là "Tân Trào, Minh Thanh"

    Dữ liệu:
      | bị gì                      | điều sai                            | cách sửa                      |
      | bị sửa mã xã in trên phiếu | Phiếu in mã “02540”                 | Chép số liệu sang đúng phiếu  |
      | thuộc đợt khác             | Phiếu này thuộc đợt “dot-2022”      | Đưa phiếu về đúng thư mục đợt |
      | làm từ bản tiêu chí cũ     | Phiếu được tạo từ bản tiêu chí khác | tạo phiếu mới                 |

  Khung tình huống: Phiếu bị sửa hình dạng thì không lấy số nào của phiếu
    Cho phiếu của "Bình Yên" <bị gì>
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi
    Và lỗi nói "<điều sai>"
    Và cách sửa ghi "<cách sửa>"
    Và "Bình Yên" được ghi là đã nhận được phiếu và chưa kết luận, từ 0 đến 1000 điểm

    Dữ liệu:
      | bị gì                    | điều sai                         | cách sửa                       |
      | bị đổi tên trang         | Không thấy trang “Phiếu số liệu” | đổi lại thành “Phiếu số liệu”  |
      | bị chèn một hàng ở giữa  | Các hàng bị dời                  | Hoàn tác                       |
      | bị mất phần nhận dạng ẩn | Không nhận ra tệp này            | Chép số liệu sang phiếu của xã |

  Khung tình huống: Tệp không mở được hoặc không an toàn thì không đọc, và không mã nào trong đó được chạy
    Cho phiếu của "Bình Yên" <là tệp gì>
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi
    Và lỗi nói "<điều sai>"
    Và lệnh score sẽ thoát với mã <mã> nếu chỉ có xã này
    Và "Bình Yên" được ghi là đã nhận được phiếu và chưa kết luận, từ 0 đến 1000 điểm

    Dữ liệu:
      | là tệp gì                  | điều sai            | mã |
      | là tệp đặt mật khẩu        | mật khẩu            | 4  |
      | là tệp Excel đời cũ        | .xls                | 4  |
      | là tệp có macro            | Tệp có macro        | 5  |
      | là bom nén                 | giải nén ra quá lớn | 5  |
      | có số định danh của trẻ em | giống số định danh  | 5  |

  Tình huống: Hai phiếu của cùng một xã thì không chọn hộ phiếu nào
    Cho phiếu của "Bình Yên" được nộp hai lần, lần sau ghi "1999" ở ô "Trẻ em dưới 16 tuổi"
    Khi chấm cả đợt
    Thì "Bình Yên" bị gác lại với đúng một lỗi
    Và lỗi nói "Xã Bình Yên có hai phiếu khác nhau: tệp này và evidence/02554-binh-yen (2).xlsx."
    Và lỗi nói "“Trẻ em dưới 16 tuổi”: 1999 ↔ 2000"
    Và các xã được chấm là "Tân Trào, Minh Thanh"

  Tình huống: Một số liệu nằm ở hai tệp thì nêu cả hai chỗ
    Cho có thêm tệp bo-sung.csv ghi số liệu "Trẻ em dưới 16 tuổi" của "Bình Yên" là 1900
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi
    Và lỗi nói "được ghi 2 lần: 2.000 ở"
    Và lỗi nói "1.900 ở đây"
    Và mọi xã đều được chấm, riêng các số liệu mà lỗi nêu tên của "Bình Yên" thì để ngỏ

  Tình huống: Phiếu của xã ngoài đợt không ảnh hưởng xã nào
    Cho có thêm phiếu của một xã ngoài đợt
    Khi chấm cả đợt
    Thì có lỗi chung nói "không có trong đợt"
    Và các xã được chấm là "Tân Trào, Bình Yên, Minh Thanh"

  Tình huống: Ba lỗi trong một phiếu được báo cùng một lúc
    Cho phiếu của "Bình Yên" ghi "97,5" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và phiếu của "Bình Yên" ghi "2,000" ở ô "Trẻ em dưới 16 tuổi"
    Và phiếu của "Bình Yên" ghi "không" ở ô "Vụ xâm hại tình dục, mua bán trẻ em"
    Khi chấm cả đợt
    Thì "Bình Yên" chưa kết luận, phải sửa 3 lỗi ở các ô
      | số liệu                                 |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ |
      | Trẻ em dưới 16 tuổi                     |
      | Vụ xâm hại tình dục, mua bán trẻ em     |
    Và mọi xã đều được chấm, riêng các số liệu mà lỗi nêu tên của "Bình Yên" thì để ngỏ

  Tình huống: Chưa nhận được phiếu thì không phải là lỗi, mà là chưa kết luận
    Cho phiếu của "Bình Yên" chưa được nộp
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và "Bình Yên" được ghi là chưa nhận được phiếu và chưa kết luận, từ 0 đến 1000 điểm

  Tình huống: Phiếu nộp mà để trống hết cũng là chưa kết luận, có lời nhắc, không phải là 0 điểm
    Cho phiếu của "Bình Yên" chưa điền gì
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và "Bình Yên" được ghi là đã nhận được phiếu và chưa kết luận, từ 0 đến 1000 điểm
    Và "Bình Yên" có lời nhắc "Phiếu chưa điền số liệu nào"

  Tình huống: Sửa phiếu rồi chấm lại thì kết quả cũ được thay trọn vẹn
    Cho phiếu của "Bình Yên" ghi "97,5" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chạy lệnh score cho đợt
    Thì kết quả có 1 lỗi phải sửa
    Khi phiếu của "Bình Yên" được sửa thành "97" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và chạy lệnh score cho đợt
    Thì kết quả có 0 lỗi phải sửa
    Và trong thư mục đợt không có tệp ghi dở nào

  Tình huống: Đang ghi thì đĩa đầy, kết quả cũ còn nguyên
    Khi chạy lệnh score cho đợt
    Thì kết quả có 0 lỗi phải sửa
    Khi phiếu của "Bình Yên" được sửa thành "0" ở ô "Trẻ em được khám sức khỏe định kỳ"
    Và ghi kết quả mới thì đĩa đầy giữa chừng
    Thì kết quả cũ còn nguyên từng chữ
    Và trong thư mục đợt không có tệp ghi dở nào

  Tình huống: Lời giải thích dẫn về đúng ô trong tệp Excel của xã
    Cho phiếu của "Bình Yên" ghi "97" ở ô "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chạy lệnh explain cho "bình yên" và mục tc07.1
    Thì màn hình có tên tệp, trang và ô của "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và màn hình có "thêm 1 trẻ (98/100) → 50 điểm (+15)"
