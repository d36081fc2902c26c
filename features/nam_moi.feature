# language: vi
Tính năng: Bản nháp bộ tiêu chí cho năm mới
  Người làm chính sách chép bộ tiêu chí đang dùng thành bản nháp, sửa và chấm thử. Bản nháp nói rõ nó là bản nháp ở mọi nơi,
  và không bao giờ ghi đè lên bộ nào.
  Căn cứ: mã, ngày và con số của bản nháp là giả định để thử; số liệu của xã là số liệu mô phỏng.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một bản chép của bộ tiêu chí ấy

  Tình huống: Chép thành bản nháp, giữ nguyên chú thích, không mang theo cells.json
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Thì mọi chú thích của bản chép còn trong bản nháp
    Và bản nháp không có cells.json
    Và bản chép không đổi một chữ nào

  Tình huống: Bản nháp không mang theo bằng chứng nào của văn bản cũ
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Thì mọi con số của bản nháp chỉ là tạm tính
    Và bản nháp ghi nó thay thế qd-06-2019
    Và thẩm quyền của bản nháp chỉ là giả định, từ 2027-01-01
    Và bản nháp không nhắc đến ngày nào trước 2027-01-01 ngoài căn cứ
    Khi một xã đạt điểm tối đa được chấm bằng bản nháp
    Thì kết quả ghi căn cứ "theo văn bản cũ: 06/QĐ-TTg 03/01/2019"

  Tình huống: Đổi thành in_force khi căn cứ còn là văn bản cũ thì bị từ chối, kể đủ các dòng
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Và trong bản nháp, tệp standard.yaml được sửa từ "status: draft" thành "status: in_force"
    Và trong bản nháp, tệp standard.yaml được sửa từ "number: dự thảo" thành "number: 27/QĐ-TTg"
    Thì soát bản nháp báo lỗi ở standard.yaml, dòng có "06/QĐ-TTg 03/01/2019", rằng "căn cứ còn ghi văn bản khác"
    Và lời báo kể đủ mọi dòng của bản nháp còn ghi "06/QĐ-TTg 03/01/2019"

  Tình huống: Sửa đủ căn cứ thì bản nháp thành luật được
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Và trong bản nháp, tệp standard.yaml được sửa từ "status: draft" thành "status: in_force"
    Và trong bản nháp, tệp standard.yaml được sửa từ "number: dự thảo" thành "number: 27/QĐ-TTg"
    Và trong bản nháp, mọi căn cứ được sửa từ "06/QĐ-TTg 03/01/2019" thành "27/QĐ-TTg 01/01/2027"
    Thì soát bản nháp không thấy lỗi nào

  Khung tình huống: Căn cứ ghi đúng số mà sai ngày thì bị từ chối, cả trong bản nháp
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Và trong bản nháp, tệp standard.yaml được sửa từ "number: dự thảo" thành "number: 27/QĐ-TTg"
    Và trong bản nháp, tệp tc07.yaml được sửa từ "06/QĐ-TTg 03/01/2019" thành "<căn cứ>"
    Thì soát bản nháp báo lỗi ở tc07.yaml, dòng có "<căn cứ>", rằng "Ngày của căn cứ không khớp"

    Dữ liệu:
      | căn cứ                               |
      | 27/QĐ-TTg 01/01/2026                 |
      | QĐ số 27/QĐ-TTg ngày 1/2/2027        |
      | 27/qd-ttg, ngày 02 tháng 01 năm 2027 |

  Tình huống: Chấm bằng bản nháp thì màn hình và kết quả đều ghi BẢN NHÁP
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Và một xã đạt điểm tối đa được chấm bằng bản nháp
    Thì màn hình ghi "BẢN NHÁP: bộ tiêu chí qd-xx-2027 chưa có hiệu lực"
    Và tệp Excel ghi "BẢN NHÁP"
    Và results.json ghi trạng thái "draft"
    Và giấy tờ chính thức không được làm từ bản nháp

  Tình huống: Không ghi đè lên bộ tiêu chí đã có
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Thì chép lần nữa thành qd-xx-2027 bị từ chối vì "đã có ở đó"

  Tình huống: Bản nháp để hở một khoảng giữa hai mức thì bị từ chối ở đúng dòng
    Khi chép bản chép thành bản nháp qd-xx-2027 có hiệu lực từ 2027-01-01
    Và trong bản nháp, tệp tc07.yaml được sửa từ "at_least: 95, points: 35" thành "at_least: 95, less_than: 97, points: 35"
    Thì soát bản nháp báo lỗi ở tc07.yaml, dòng có "less_than: 97", rằng "giá trị 97 không thuộc bậc nào"
