# language: vi
Tính năng: Bộ tiêu chí mới thay bộ cũ
  Quyết định mới có hiệu lực thì bộ cũ hết hiệu lực: đợt cũ vẫn chấm lại được đúng luật ngày ấy, đợt mới không lỡ chấm theo luật cũ,
  và không có ngày nào hai luật cùng có hiệu lực mà máy tự chọn.
  Căn cứ: số, ngày của quyết định mới là giả định để thử; số liệu của xã là số liệu mô phỏng.

  Bối cảnh:
    Cho một nơi làm việc có đợt một xã theo qd-06-2019
    Và quyết định mới 27/QĐ-TTg đã thành bộ qd-27-2027, có hiệu lực từ 2027-07-01

  Tình huống: Đợt năm 2024 vẫn chấm theo luật của ngày ấy, và biết đã có luật mới
    Khi chấm đợt ngày 2024-11-15
    Thì lệnh kết thúc với mã 0
    Và màn hình nói "đã có bộ tiêu chí mới hơn, qd-27-2027 (27/QĐ-TTg 01/07/2027), có hiệu lực từ 01/07/2027"

  Tình huống: Đợt sau ngày luật mới có hiệu lực không chấm theo luật cũ được
    Khi chấm đợt ngày 2027-11-15
    Thì lệnh kết thúc với mã 4
    Và màn hình nói "từ 01/07/2027 bộ ấy đã bị qd-27-2027 (27/QĐ-TTg 01/07/2027) thay thế"
    Và màn hình nói "Ghi standard: qd-27-2027 trong round.yaml"

  Tình huống: Bộ mới không nói nó thay bộ nào thì không bộ nào được dùng
    Cho qd-27-2027 bị bỏ dòng "replaces: qd-06-2019"
    Khi chấm đợt ngày 2027-11-15
    Thì lệnh kết thúc với mã 4
    Và màn hình nói "Ngày đánh giá 15/11/2027 có hai bộ tiêu chí cùng có hiệu lực"
    Và màn hình nói "qd-27-2027 thay qd-06-2019 thì người làm chính sách thêm “replaces: qd-06-2019”"
    Khi soát bộ qd-06-2019
    Thì lệnh kết thúc với mã 0
    Và màn hình nói "Từ ngày 01/07/2027, hai bộ tiêu chí cùng có hiệu lực"

  Tình huống: Hỏi bộ tiêu chí đang dùng thì biết nó hết hiệu lực ngày nào
    Khi hỏi tình trạng bộ qd-06-2019
    Thì màn hình nói "Hết hiệu lực sau ngày 30/06/2027: bị qd-27-2027 (27/QĐ-TTg 01/07/2027) thay thế"
    Khi hỏi tình trạng bộ qd-27-2027
    Thì màn hình nói "Thay thế qd-06-2019 (06/QĐ-TTg 03/01/2019) từ 01/07/2027"
