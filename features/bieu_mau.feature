# language: vi
Tính năng: Phiếu gửi cho xã
  Phiếu giữ nguyên chữ người điền đã gõ, dù máy tính đặt tiếng Việt hay tiếng Anh: “1.000” không thành 1, ngày 05/11 không
  thành ngày 11/05. Ví dụ trên phiếu mang năm của đợt. Xã ghi được số tự chấm; sai một ô ở đó không làm hỏng số liệu.
  Căn cứ: phiếu hỏi số lượng theo Quyết định 06/QĐ-TTg ngày 03/01/2019, Điều 2 khoản 2; hội đồng đối chiếu điểm tự chấm
  của xã với điểm thẩm định. Các phiếu ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt năm 2026 có ba xã "Tân Trào", "Bình Ca", "Sơn Dương" đã nộp phiếu Excel, số liệu mô phỏng

  Khung tình huống: Gõ số có dấu chấm trên máy tính đặt <vùng>
    Cho người điền phiếu của "Bình Ca" gõ "<gõ>" vào ô "Trẻ em dưới 16 tuổi" trên máy tính đặt <vùng>
    Khi chấm cả đợt
    Thì "Bình Ca" có số liệu "Trẻ em dưới 16 tuổi" là <số>

    Dữ liệu:
      | vùng       | gõ    | số   |
      | tiếng Anh  | 2.000 | 2000 |
      | tiếng Việt | 2.000 | 2000 |
      | tiếng Anh  | 2100  | 2100 |
      | tiếng Việt | 2100  | 2100 |

  Khung tình huống: Gõ dấu phẩy thì hỏi lại chứ không đoán, ở máy nào cũng vậy
    Cho người điền phiếu của "Bình Ca" gõ "1,000" vào ô "Trẻ em dưới 16 tuổi" trên máy tính đặt <vùng>
    Khi chấm cả đợt
    Thì ô "Trẻ em dưới 16 tuổi" của "Bình Ca" bị hỏi lại với mã EVI-204

    Dữ liệu:
      | vùng       |
      | tiếng Anh  |
      | tiếng Việt |

  Khung tình huống: Ngày và tháng không đổi chỗ cho nhau
    Cho người điền phiếu của "Bình Ca" gõ ngày "<gõ>" cho văn bản của "Trẻ em dưới 16 tuổi" trên máy tính đặt <vùng>
    Khi chấm cả đợt
    Thì văn bản của "Trẻ em dưới 16 tuổi" ở "Bình Ca" có ngày <ngày>

    Dữ liệu:
      | vùng       | gõ         | ngày       |
      | tiếng Anh  | 05/11/2026 | 2026-11-05 |
      | tiếng Anh  | 11/05/2026 | 2026-05-11 |
      | tiếng Việt | 05/11/2026 | 2026-11-05 |
      | tiếng Việt | 11/05/2026 | 2026-05-11 |

  Tình huống: Phiếu của đợt 2026 không có ví dụ của năm khác
    Khi mở phiếu của "Tân Trào"
    Thì phiếu có ví dụ ngày "15/11/2026"
    Và phiếu không nhắc đến năm 2024

  Tình huống: Xã ghi điểm tự chấm và hội đồng thấy chỗ lệch
    Cho "Tân Trào" tự chấm đủ điểm tối đa ngày "10/11/2026", riêng mục 7.1 ghi "35"
    Khi chạy lệnh score cho đợt
    Thì màn hình có "Tự chấm: 1 xã đã ghi, 1 xã có mục lệch với điểm chấm"
    Và kết quả ghi "Tân Trào" tự chấm 985 điểm ngày 2026-11-10, lệch ở mục "tc07.1"
    Và trang "Tự chấm" của tong-hop.xlsx có dòng "Tân Trào, 7.1" ghi tự chấm 35, chấm 50, lệch -15
    Khi chạy lệnh explain cho "Tân Trào" và mục tc07.1
    Thì màn hình có "xã tự chấm 35 điểm (thấp hơn 15)"

  Tình huống: Ghi sai một ô tự chấm thì chỉ ô đó bị nói tới, số liệu của xã vẫn được chấm
    Cho "Tân Trào" tự chấm đủ điểm tối đa ngày "10/11/2026", riêng mục 7.1 ghi "năm mươi"
    Khi chấm cả đợt
    Thì các xã được chấm là "Tân Trào, Bình Ca, Sơn Dương"
    Và "Tân Trào" có lời nhắc "điểm tự chấm của mục 7.1 ghi “năm mươi”"

  Tình huống: Xã không tự chấm thì không bị nhắc gì
    Khi chấm cả đợt
    Thì không xã nào bị nhắc về điểm tự chấm
    Và kết quả không có điểm tự chấm nào
