# language: vi
Tính năng: Số liệu này là của đợt nào
  Thư mục và id của đợt, kỳ, ngày, tên đợt, văn bản và câu hỏi được ghi vào từng phiếu và so lại khi phiếu về. Khác kỳ, khác
  ngày thì chưa biết là số liệu của lúc nào, nên không chấm; khác tên đợt hay văn bản thì nhắc.
  Căn cứ: số liệu đếm trong kỳ, hiện trạng tại ngày đánh giá, theo Quyết định 06/QĐ-TTg ngày 03/01/2019. Số liệu mô phỏng.

  Bối cảnh:
    Cho đợt dot-2026 của tỉnh Quảng Trị, ngày 15/11/2026, có các xã
      | mã    | tên                |
      | 19318 | Xã Kim Ngân        |
      | 19351 | Phường Nam Đông Hà |
    Và mỗi xã đã nộp phiếu của mình

  Tình huống: Thư mục chép từ đợt trước mà quên sửa id
    Cho thư mục của đợt được đổi tên thành dot-2027
    Khi chấm đợt đó
    Thì đợt bị từ chối, lỗi nói "id là “dot-2026”, thư mục của đợt là “dot-2027”"
    Và cách sửa có "sửa id thành dot-2027"

  Tình huống: Kỳ đổi sau khi phiếu đã gửi đi
    Cho trong round.yaml "2026-01-01" được sửa thành "2025-06-01"
    Khi chấm đợt đó
    Thì không xã nào được chấm
    Và mỗi xã có lỗi nói "Phiếu lập cho kỳ 01/01/2026–15/11/2026, hiện trạng ngày 15/11/2026; round.yaml nay ghi 01/06/2025–15/11/2026"

  Tình huống: Chỉ đổi tên đợt thì nhắc, vẫn chấm
    Cho trong round.yaml "Đợt thử" được sửa thành "Đợt thử lần hai"
    Khi chấm đợt đó
    Thì các xã được chấm là 19318, 19351
    Và có cảnh báo nói "Phiếu mang tên đợt “Đợt thử (số liệu mô phỏng)”"

  Tình huống: Văn bản của nơi khác, năm khác không vào được phiếu và kế hoạch
    Cho round.yaml theo văn bản son-duong-2024
    Khi chấm đợt đó
    Thì có cảnh báo nói "Chưa dùng văn bản son-duong-2024 (“Thực hiện công tác trẻ em năm 2024”)"
    Và có cảnh báo nói "văn bản của năm 2024, đợt này của năm 2026; văn bản của huyện Sơn Dương, tỉnh Tuyên Quang, đợt này của tỉnh Quảng Trị"
    Và đợt không theo dõi nhiệm vụ nào

  Tình huống: Văn bản đó được xác nhận thì dùng, và được nhắc
    Cho round.yaml theo văn bản son-duong-2024
    Và round.yaml xác nhận "son-duong-2024" với lý do "chấm thử theo mẫu cũ"
    Khi chấm đợt đó
    Thì có cảnh báo nói "Đã xác nhận son-duong-2024 (Sở Nội vụ, 01/10/2026: chấm thử theo mẫu cũ)"
    Và có cảnh báo nói "Văn bản chỉ đạo của đợt đã đổi từ khi lập phiếu: thêm son-duong-2024"
    Và đợt theo dõi nhiệm vụ của son-duong-2024

  Khung tình huống: Ngày của văn bản
    Cho phiếu của 19318 ghi ngày văn bản "<ngày>"
    Khi chấm đợt đó
    Thì phiếu của 19318 <kết quả>

    Dữ liệu:
      | ngày       | kết quả                                                   |
      | 14/11/2026 | không bị nói gì về ngày                                   |
      | 01/02/2025 | không bị nói gì về ngày                                   |
      | 15/05/2019 | có cảnh báo "văn bản ngày 15/05/2019 cũ hơn kỳ đánh giá"  |
      | 18/11/2026 | có cảnh báo "ngày văn bản 18/11/2026 ở sau ngày đánh giá" |
      | 04/01/1900 | có lỗi "ngày văn bản 04/01/1900 không thể có"             |

  Tình huống: Báo cáo ký sau ngày chốt số liệu, trước ngày đánh giá là bình thường
    Cho đợt dot-2026 của tỉnh Quảng Trị, chốt ngày 31/10/2026, ngày 15/11/2026, có các xã
      | mã    | tên         |
      | 19318 | Xã Kim Ngân |
    Và mỗi xã đã nộp phiếu của mình
    Và phiếu của 19318 ghi ngày văn bản "05/11/2026"
    Khi chấm đợt đó
    Thì phiếu của 19318 không bị nói gì về ngày

  Tình huống: Notepad lưu thành round.yaml.txt
    Cho tệp round.yaml của đợt được đổi tên thành round.yaml.txt
    Khi soát đợt đó
    Thì đợt bị từ chối, lỗi nói "Không có tệp round.yaml. Tệp gần giống trong thư mục: round.yaml.txt"

  Tình huống: Thư mục phiếu sai tên
    Cho thư mục evidence của đợt được đổi tên thành minh-chung
    Khi chấm đợt đó
    Thì có cảnh báo nói "Chưa có thư mục evidence. Thư mục khác đang chứa tệp: minh-chung"

  Tình huống: Đợt trước không thể là chính đợt này
    Cho round.yaml ghi đợt trước là dot-2026
    Khi chấm đợt đó
    Thì đợt bị từ chối, lỗi nói "previous là “dot-2026”, chính là đợt này"

  Tình huống: Lập lại phiếu khi đợt đổi: phiếu còn trống được làm lại, phiếu đã điền thì giữ và nêu tên
    Cho phiếu trống đã được lập cho cả đợt
    Và phiếu trống của 19351 đã có chữ
    Và trong round.yaml "2026-01-01" được sửa thành "2025-06-01"
    Khi lập phiếu lần nữa
    Thì phiếu của 19318 được làm lại
    Và phiếu của 19351 giữ nguyên và được nêu là không còn khớp
    Khi lập phiếu lần nữa
    Thì không phiếu nào được làm lại
