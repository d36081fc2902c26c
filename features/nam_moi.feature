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
    Thì bản nháp chỉ khác bản chép ở các dòng id, status, number, date, from của standard.yaml
    Và bản nháp không có cells.json
    Và bản chép không đổi một chữ nào

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
