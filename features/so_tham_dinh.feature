# language: vi
Tính năng: Báo cáo, xếp hạng, số dùng chung đứng trên số đã thẩm định
  Đợt đã mở nhật ký thì số gửi lên trên là số hội đồng để lại, không phải số xã tự khai: số hội đồng sửa đã thay số của xã, kết luận đã có quyết
  định thì theo quyết định. Dòng đầu luôn nói đứng trên số nào; xã chưa gửi hồ sơ thì được kể tên, không lẳng lặng lấy số trong phiếu.
  Số liệu trong các tình huống là số liệu mô phỏng.

  Bối cảnh:
    Cho đợt có nhật ký với các hồ sơ
      | xã             | hồ sơ          | hội đồng sửa                    |
      | Xã Tân Trào    | đã quyết định  |                                 |
      | Xã Tú Thịnh    | đã thẩm định   | tre_hcdb_duoc_tro_giup=1        |
      | Xã Minh Thanh  | đã gửi         |                                 |
      | Xã Đồng Quý    | đã rút         |                                 |

  Tình huống: Xếp hạng theo điểm đã thẩm định, nói rõ từng xã
    Khi chạy "rank son-duong-2024"
    Thì màn hình có "Theo hồ sơ của hội đồng: 1 xã đã quyết định, 1 xã đã thẩm định, 1 xã tự chấm, 1 xã chưa gửi hồ sơ (không lấy số)."
    Và màn hình có "RPT-151 1 xã chưa có hồ sơ đã gửi trong nhật ký nên không lấy số: Xã Đồng Quý."
    Và trong bảng xếp hạng "Xã Tú Thịnh" là "đã thẩm định", "Xã Minh Thanh" là "tự chấm", "Xã Đồng Quý" là "chưa gửi hồ sơ"
    Và phần điểm của "Xã Tú Thịnh" thấp hơn khi xếp hạng với "--layer tu-khai"

  Tình huống: Hỏi số xã tự khai thì nói là tự khai
    Khi chạy "rank son-duong-2024 --layer tu-khai"
    Thì màn hình có "Theo số xã tự khai trong hồ sơ, không theo số thẩm định: 3 xã tự chấm, 1 xã chưa gửi hồ sơ (không lấy số)."

  Tình huống: Báo cáo năm cộng số hội đồng sửa, và nói xã nào đã có quyết định
    Khi chạy "reports son-duong-2024 --kind bao-cao-nam --on 2024-11-20"
    Thì màn hình có "Theo hồ sơ của hội đồng: 1 xã đã quyết định"
    Và sổ báo cáo, trang "Theo xã", ghi "Xã Tú Thịnh" số "1" là "đã thẩm định, hội đồng sửa", theo văn bản "77/BB-KT"
    Và bản thảo Word có "đã quyết định công nhận: 1"
    Và bản thảo Word có "1 xã chưa gửi hồ sơ (không lấy số)"

  Tình huống: Hồ sơ nông thôn mới lấy số đã thẩm định cùng văn bản của hội đồng
    Khi chạy "shared son-duong-2024"
    Thì bảng dùng chung ghi "tre_hcdb_duoc_tro_giup" của "Xã Tú Thịnh" là 1, văn bản "77/BB-KT", "đã thẩm định, hội đồng sửa"
    Và bảng dùng chung không có số nào của "Xã Đồng Quý"

  Tình huống: Bảng tổng hợp ghi theo quyết định, tờ trình theo số đã thẩm định
    Khi chạy "papers son-duong-2024 --kind tong-hop --out giay"
    Thì bảng tổng hợp ghi "Xã Tân Trào" là "Đã quyết định công nhận", "Xã Minh Thanh" là "tự chấm"
    Và bảng tổng hợp kể "Xã Đồng Quý" ngoài bảng, vì "chưa gửi hồ sơ vào nhật ký"

  Tình huống: Tờ trình của xã chưa gửi hồ sơ lập theo phiếu, và nói thế
    Khi chạy "papers son-duong-2024 --kind to-trinh --out giay"
    Thì màn hình có "RPT-156 Tờ trình lập theo phiếu, vì hồ sơ chưa gửi vào nhật ký: Xã Đồng Quý."

  Tình huống: Kế hoạch lập từ số hội đồng để lại
    Khi chạy "plan son-duong-2024"
    Thì màn hình có "Theo hồ sơ của hội đồng: 1 xã đã quyết định, 1 xã đã thẩm định, 1 xã tự chấm"

  Tình huống: Hồ sơ đổi sau khi quyết định thì được nói
    Cho sau quyết định có ấn định mới cho cả đợt
    Khi chạy "rank son-duong-2024"
    Thì màn hình có "Đã đổi sau khi quyết định, phải xem lại: Xã Tân Trào."
    Và màn hình có "RPT-152 1 hồ sơ đã đổi sau khi quyết định: Xã Tân Trào."

  Tình huống: Ấn định của hội đồng tính cả trong số gửi lên trên, và được kể tên
    Cho hội đồng miễn "tre_duoi_1_tuoi" cho cả đợt đến hết "2099-12-31"
    Khi chạy "rank son-duong-2024"
    Thì màn hình có "Ấn định “AD-01”: số liệu “Trẻ em dưới 1 tuổi” không áp dụng"
    Và màn hình có "tính cho Xã Minh Thanh, Xã Tú Thịnh."
    Khi chạy "rank son-duong-2024 --layer tu-khai"
    Thì màn hình không có "Ấn định “AD-01”"

  Tình huống: Ấn định đã hết hạn mà còn dùng thì không gửi số lên trên
    Cho hội đồng miễn "tre_duoi_1_tuoi" cho cả đợt đến hết "2024-12-31"
    Khi chạy "rank son-duong-2024" thì bị từ chối
    Thì màn hình có "Ấn định “AD-01” đã hết hạn"
    Khi chạy "reports son-duong-2024 --kind bao-cao-nam --on 2024-11-20" thì bị từ chối
    Thì màn hình có "Ấn định “AD-01” đã hết hạn"

  Tình huống: Đợt chưa có nhật ký thì nói là theo phiếu
    Cho đợt chưa mở nhật ký
    Khi chạy "rank son-duong-2024"
    Thì màn hình có "Theo phiếu các xã gửi (tự chấm): đợt chưa có hồ sơ thẩm định trong nhật ký."
    Khi chạy "rank son-duong-2024 --layer da-tham-dinh" thì bị từ chối
    Thì màn hình có "RPT-150 Đợt son-duong-2024 chưa mở nhật ký nên chưa có số đã thẩm định."

  Tình huống: Bộ tiêu chí ở đây khác bản của nhật ký thì được nói
    Cho ngưỡng của bộ tiêu chí đã sửa sau khi mở nhật ký
    Khi chạy "rank son-duong-2024"
    Thì màn hình có "RPT-153 Bộ tiêu chí qd-06-2019 ở đây khác bản lúc mở nhật ký."
