# language: vi
Tính năng: Ghi trọn vẹn hoặc không ghi gì
  Đĩa đầy, tệp đang mở, máy tắt giữa chừng, hai người cùng ghi: bộ tiêu chí, phiếu, kết quả hoặc trọn bản cũ, hoặc trọn bản mới.
  Không bao giờ nửa cũ nửa mới, không để lại tệp ẩn, và máy nói đúng điều đã xảy ra.
  Căn cứ: kết quả là hồ sơ đề nghị công nhận (Điều 7 Quyết định 06/QĐ-TTg); hồ sơ lẫn hai bản thì không ai ký được. Số liệu mô phỏng.

  Bối cảnh:
    Cho một thư mục làm việc có đợt hai xã đã chấm và một sổ Excel sửa tên bốn mục

  Tình huống: Máy tắt khi đang thay kết quả
    Khi máy tắt đúng lúc lệnh "score" đã cất kết quả cũ mà chưa đặt kết quả mới
    Thì trong đợt không có thư mục results
    Khi chạy lệnh "check" cho đợt
    Thì màn hình nói "máy vừa ghi nốt: results"
    Và kết quả của đợt là bản mới, trọn vẹn
    Và không còn tệp ẩn nào

  Tình huống: Máy tắt khi sổ Excel mới vào được một nửa bộ tiêu chí
    Khi máy tắt lúc lệnh "law import --apply" mới đổi được 2 tệp
    Thì bộ tiêu chí có 2 tệp đã đổi
    Khi chạy lệnh "check" cho bộ tiêu chí
    Thì màn hình nói "bị dừng giữa chừng; máy vừa ghi nốt"
    Và bộ tiêu chí có 4 tệp đã đổi
    Và không còn tệp ẩn nào

  Khung tình huống: Đĩa không cho ghi thì lệnh nói rõ vì sao và mọi thứ còn nguyên
    Khi <chuyện gì> lúc chạy lệnh "<lệnh>"
    Thì lệnh kết thúc với mã 4
    Và màn hình nói "<vì>"
    Và màn hình không nói "lỗi của chính nó"
    Và mọi tệp còn nguyên như trước

    Dữ liệu: Mỗi lệnh, mỗi cách từ chối
      | lệnh                          | chuyện gì        | vì                             |
      | score ĐỢT                     | đĩa đầy          | đĩa đầy, không còn chỗ ghi     |
      | form ĐỢT                      | đĩa đầy          | đĩa đầy, không còn chỗ ghi     |
      | tasks ĐỢT --ics lich.ics      | đĩa chỉ cho đọc  | ổ đĩa hoặc thư mục này chỉ cho đọc |
      | new-year BỘ qd-xx-2027 --from 2027-01-01 | đĩa đầy | đĩa đầy, không còn chỗ ghi  |
      | law import sua.xlsx --apply   | tệp đang mở      | tệp đang mở trong Excel        |
      | law export BỘ                 | đĩa chỉ cho đọc  | ổ đĩa hoặc thư mục này chỉ cho đọc |
      | check BỘ                      | đĩa chỉ cho đọc  | ổ đĩa hoặc thư mục này chỉ cho đọc |
      | compare BỘ BỘ --out so-sanh   | đĩa đầy          | đĩa đầy, không còn chỗ ghi     |

  Tình huống: Bản nháp năm mới bị dừng thì lần sau làm lại được
    Khi máy tắt giữa lúc lệnh "new-year BỘ qd-xx-2027 --from 2027-01-01" đang chép
    Thì chưa có bộ tiêu chí qd-xx-2027
    Khi chạy lệnh "new-year BỘ qd-xx-2027 --from 2027-01-01"
    Thì lệnh kết thúc với mã 0
    Và không còn tệp ẩn nào

  Tình huống: Hai người cùng nhập sổ thì người sau được báo, không ai bị mất bản sửa
    Khi người khác ghi vào tệp tc01.yaml sau khi lệnh "law import --apply" đã đọc bộ tiêu chí
    Thì lệnh kết thúc với mã 7
    Và màn hình nói "tc01.yaml đã đổi từ lúc lệnh này đọc nó"
    Và bản của người kia còn nguyên

  Tình huống: Nơi nhận kết quả in ra bị đầy
    Khi in kết quả của lệnh "score ĐỢT" vào một đĩa đầy
    Thì lệnh kết thúc với mã 4
    Và màn hình nói "Không in được kết quả ra nơi nhận: đĩa đầy"
    Và màn hình không nói "lỗi của chính nó"
