# language: vi
Tính năng: Chấm điểm khi máy không có bộ máy luật
  Bộ máy luật durable-rules cần trình biên dịch C nên có máy không cài được. Khi đó điểm được tra trong cells.json: bảng do
  chính bộ máy luật lập từ chính bộ tiêu chí này, khớp từng mã băm. Bảng không khớp, hỏng hoặc thiếu thì không chấm.
  Căn cứ: các điểm vẫn theo Quyết định 06/QĐ-TTg ngày 03/01/2019.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một bản chép của bộ tiêu chí ấy
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 97

  Tình huống: Có cells.json khớp thì chấm ra đúng kết quả như khi có bộ máy luật
    Cho bản chép có cells.json do bộ máy luật lập
    Khi chấm điểm xã
    Thì mục 7.1 được 35 điểm
    Khi máy không có bộ máy luật và chấm lại xã theo bản chép
    Thì mục 7.1 được 35 điểm
    Và tổng điểm là 985
    Và kết quả giống hệt từng chữ
    Và kết quả nói điểm do "durable-rules 2.0.28" xét

  Tình huống: Luật đã sửa mà bảng còn cũ thì không chấm
    Cho bản chép có cells.json do bộ máy luật lập
    Và trong bản chép, tệp standard.yaml được sửa
      | từ             | thành          |
      | threshold: 850 | threshold: 860 |
    Khi máy không có bộ máy luật
    Thì bản chép không dùng được vì "cells.json không khớp bộ tiêu chí"

  Tình huống: Không có bảng thì không chấm
    Cho bản chép không có cells.json
    Khi máy không có bộ máy luật
    Thì bản chép không dùng được vì "cells.json không khớp bộ tiêu chí"

  Tình huống: Bảng bị sửa tay thì không chấm
    Cho bản chép có cells.json do bộ máy luật lập
    Và trong bản chép, tệp cells.json bị sửa tay từ "tc07.1/2" thành "tc07.1/1"
    Khi máy không có bộ máy luật
    Thì bản chép không dùng được vì "cells.json hỏng hoặc đã bị sửa tay"

  Tình huống: Chỉ thêm lời chú vào tệp thì bảng vẫn khớp
    Cho bản chép có cells.json do bộ máy luật lập
    Và trong bản chép, tệp tc07.yaml được sửa
      | từ        | thành                                |
      | number: 7 | number: 7   # đã xem lại, giữ nguyên |
    Khi máy không có bộ máy luật và chấm lại xã theo bản chép
    Thì mục 7.1 được 35 điểm

  Tình huống: Máy tự nói là đang chấm theo bảng
    Khi máy không có bộ máy luật
    Thì lệnh doctor nói "chưa có durable-rules: chấm theo cells.json được"

  Tình huống: Màn hình chấm điểm nói rõ điểm lấy từ bảng
    Khi máy không có bộ máy luật
    Thì lệnh "score" trên đợt mẫu nói "điểm tra theo bảng cells.json do durable-rules 2.0.28 lập"
