# language: vi
Tính năng: Lập một đợt mới
  Lập đợt từ danh mục xã của ngày chốt số liệu: trước 01/07/2025 là danh mục cũ có huyện, từ ngày đó là danh mục mới. Máy không
  đoán xã nào là miền núi, hải đảo, khu vực III; không tự chọn văn bản chỉ đạo; không ghi đè thư mục đã có; lập trọn hoặc không
  lập gì.
  Căn cứ: Nghị quyết 202/2025/QH15 và danh mục trong criteria/units; Quyết định 06/QĐ-TTg ngày 03/01/2019.

  Bối cảnh:
    Cho một nơi làm việc chưa có đợt nào ngoài đợt mẫu

  Tình huống: Cả tỉnh, đủ lựa chọn trên dòng lệnh
    Khi lập đợt "dot-2026" của tỉnh "Quảng Trị" chốt ngày 2026-11-15
    Thì đợt "dot-2026" có 78 xã, phường, đặc khu
    Và tên đợt là "Đánh giá xã, phường, đặc khu phù hợp với trẻ em, tỉnh Quảng Trị, năm 2026"
    Và kỳ số liệu từ 01/01/2026 đến 15/11/2026
    Và đợt không phải số liệu mô phỏng
    Và đợt không theo văn bản chỉ đạo nào
    Và mọi cột miền núi, hải đảo, khu vực III còn trống
    Và thư mục của đợt có "round.yaml, communes.csv, evidence, viec-tiep-theo.docx"
    Và màn hình có "standing-duties"
    Và màn hình có "điền miền núi, hải đảo, khu vực III của 78 xã"

  Tình huống: Chọn mấy xã, theo mã hoặc tên, và văn bản
    Khi lập đợt "dot-2026" của tỉnh "Quảng Trị" chốt ngày 2026-11-15 với các xã "18859, Minh Hóa, Đặc khu Cồn Cỏ" và văn bản "standing-duties"
    Thì đợt "dot-2026" có 3 xã, phường, đặc khu
    Và đợt theo văn bản "standing-duties"
    Và tờ việc tiếp theo có "Đặc khu Cồn Cỏ"
    Và tờ việc tiếp theo có "class_overrides"

  Tình huống: Một huyện trước ngày 01/07/2025
    Khi lập đợt "dot-2024" của huyện "Sơn Dương" tỉnh "Tuyên Quang" chốt ngày 2024-11-15
    Thì đợt "dot-2024" có 30 xã, phường, đặc khu
    Và địa bàn là "huyện Sơn Dương, tỉnh Tuyên Quang"
    Và màn hình có "son-duong-2024"

  Tình huống: Từ 01/07/2025 không còn huyện
    Khi lập đợt "dot-2026" của huyện "Sơn Dương" tỉnh "Tuyên Quang" chốt ngày 2026-11-15 thì bị từ chối với mã RND-935
    Thì không có thư mục "dot-2026"

  Khung tình huống: Điều không có trong danh mục thì từ chối, và không lập gì
    Khi lập đợt "<mã>" của tỉnh "<tỉnh>" chốt ngày 2026-11-15 với các xã "<xã>" và văn bản "<văn bản>" thì bị từ chối với mã <lỗi>
    Thì không có thư mục "dot-x"

    Dữ liệu:
      | mã    | tỉnh       | xã            | văn bản        | lỗi     |
      | dot-x | Quảng Tị   | 18859         |                | RND-934 |
      | dot-x | Quảng Trị  | Xã Minh Hoá X |                | RND-936 |
      | dot-x | Quảng Trị  | 02587         |                | RND-936 |
      | dot-x | Quảng Trị  | 18859         | khong-co       | RND-937 |
      | Đợt x | Quảng Trị  | 18859         |                | RND-933 |

  Tình huống: Thư mục đã có thì không ghi đè
    Khi lập đợt "dot-2026" của tỉnh "Quảng Trị" chốt ngày 2026-11-15
    Và lập đợt "dot-2026" của tỉnh "Quảng Trị" chốt ngày 2026-12-15 thì bị từ chối với mã RND-932
    Thì kỳ số liệu từ 01/01/2026 đến 15/11/2026

  Tình huống: Đĩa đầy giữa chừng thì không để lại gì
    Khi lập đợt "dot-2026" của tỉnh "Quảng Trị" mà đĩa đầy giữa chừng
    Thì không có thư mục "dot-2026"
    Và thư mục assessments không còn tệp dở

  Tình huống: Hỏi từng điều khi thiếu
    Khi gõ lệnh new-round rồi trả lời
      | trả lời                |
      | dot-2026               |
      | 2026-11-15             |
      | Quảng Trị              |
      | 18859, 18871           |
      | 1                      |
    Thì đợt "dot-2026" có 2 xã, phường, đặc khu
    Và đợt theo văn bản "standing-duties"

  Tình huống: Điền xong các cột thì đợt soát sạch và làm được phiếu
    Khi lập đợt "dot-2026" của tỉnh "Quảng Trị" chốt ngày 2026-11-15 với các xã "18859, 18901" và văn bản ""
    Và các cột miền núi, hải đảo, khu vực III được điền "không"
    Và chạy lệnh form cho đợt "dot-2026"
    Thì thư mục forms/ có 2 phiếu
    Khi chạy lệnh check cho đợt "dot-2026"
    Thì màn hình có "Chưa xã nào gửi phiếu (0/2)"
    Và màn hình không có "RND-301"
