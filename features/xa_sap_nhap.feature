# language: vi
Tính năng: So xã mới với các xã cũ đã nhập thành nó
  Ngày 01/07/2025 nhiều xã nhập lại, có xã bị chia về mấy xã mới. Hội đồng đợt sau muốn xem xã mới hơn hay kém các xã cũ. Số đếm
  được cộng đúng khi mọi xã cũ nhập trọn và đều có số; còn lại thì nói rõ là không cộng được, không ước lượng. Văn bản không nói
  cộng số của xã cũ cho xã mới, nên số cộng chỉ để xem, phép chấm không dùng; công nhận của xã cũ là của xã cũ.
  Căn cứ: danh mục xã cũ, xã mới trong criteria/units. Các phiếu là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho đợt năm 2024, số liệu mô phỏng, các xã cũ gửi phiếu
      | mã    | xã             | Trẻ em dưới 1 tuổi |
      | 02572 | Xã Đông Thọ    | 100                |
      | 02584 | Xã Quyết Thắng | 80                 |
      | 02587 | Xã Đồng Quý    | 70                 |
      | 02482 | Xã Phú Thịnh   | 60                 |
      | 02494 | Xã Thái Bình   | 50                 |
      | 02500 | Xã Tiến Bộ     | 40                 |
      | 02539 | Xã Trung Yên   | 30                 |
      | 02545 | Xã Tân Trào    | 20                 |
      | 00859 | Xã Ngọc Long   | 95                 |
    Và đợt năm 2026, số liệu mô phỏng, các xã mới gửi phiếu
      | mã    | xã           | Trẻ em dưới 1 tuổi |
      | 02572 | Xã Đông Thọ  | 230                |
      | 02494 | Xã Thái Bình | 120                |
      | 02545 | Xã Tân Trào  | 90                 |
      | 00859 | Xã Ngọc Long | 97                 |

  Tình huống: Mở nhật ký thì hồ sơ xã mới ghi tên các xã cũ
    Khi chạy "review open 2026 --apply"
    Thì màn hình có "3 xã lập từ các đơn vị cũ ngày 01/07/2025: 2 nhập trọn, 1 có đơn vị cũ bị chia"
    Và hồ sơ "02572" ghi lập từ "Xã Đông Thọ, Xã Quyết Thắng, Xã Đồng Quý"
    Và hồ sơ "02494" ghi lập từ "Xã Phú Thịnh, Xã Thái Bình (một phần), Xã Tiến Bộ"
    Và hồ sơ "00859" ghi lập từ ""

  Tình huống: Các xã cũ nhập trọn thì số đếm được cộng, câu có/không thì không
    Khi nhật ký đợt 2026 đã mở và đã nhận phiếu
    Và chạy "review show 2026 02572"
    Thì màn hình có "Lập từ: Xã Đông Thọ (02572); Xã Quyết Thắng (02584); Xã Đồng Quý (02587)."
    Và màn hình có "cộng từ 3 xã cũ"
    Và bảng có "Trẻ em dưới 1 tuổi" ghi "250", "230", "−20"
    Và màn hình có "5 câu có/không: không cộng được, nên không so."
    Và màn hình có "Số của các xã cũ là số xã khai trong đợt trước."
    Và màn hình có "Chỉ để xem: văn bản không nói cộng số của các xã cũ cho xã mới, nên phép chấm không dùng"
    Và bản JSON của "02572" đúng lược đồ, cộng "Trẻ em dưới 1 tuổi" được 250

  Tình huống: Một xã cũ không có số thì không cộng phần còn lại
    Khi phiếu năm 2024 của "02584" để trống "Trẻ em dưới 1 tuổi"
    Và nhật ký đợt 2026 đã mở và đã nhận phiếu
    Và chạy "review show 2026 02572"
    Thì bảng có "Trẻ em dưới 1 tuổi" ghi "không cộng được: thiếu số của Xã Quyết Thắng", "230", "–"

  Tình huống: Có xã cũ bị chia thì không so được
    Khi nhật ký đợt 2026 đã mở và đã nhận phiếu
    Và chạy "review show 2026 02494"
    Thì màn hình có "không so được: xã bị chia. Chỉ một phần của Xã Thái Bình (02494) vào xã này."
    Và màn hình không có "Cộng các xã cũ"

  Tình huống: Đợt trước không có một xã cũ thì không so được
    Khi nhật ký đợt 2026 đã mở và đã nhận phiếu
    Và chạy "review show 2026 02545"
    Thì màn hình có "không so được: đợt ấy không có Xã Kim Quan (02476)."

  Tình huống: Xã không đổi thì như mọi đợt, phép chấm không nhận số cộng
    Khi nhật ký đợt 2026 đã mở và đã nhận phiếu
    Và chạy "review show 2026 00859"
    Thì màn hình không có "Lập từ"
    Và khi chấm năm 2026 chỉ có số đợt trước của "00859"

  Tình huống: Công nhận của xã cũ là lịch sử, không chuyển sang xã mới
    Khi hội đồng năm 2024 công nhận "02587" bằng quyết định "12/QĐ-UBND" ngày "2024-12-20"
    Và nhật ký đợt 2026 đã mở và đã nhận phiếu
    Và chạy "review show 2026 02572"
    Thì màn hình có "Xã Đồng Quý cũ (02587) được công nhận năm 2024 (quyết định 12/QĐ-UBND, 20/12/2024)."
    Và màn hình có "Công nhận ấy là của xã cũ, không chuyển sang xã mới."
    Và màn hình có "Số của Xã Đồng Quý là số hội đồng đợt trước đã thẩm định; số của các xã cũ khác là số xã khai."
    Và hồ sơ "02572" chưa có quyết định
