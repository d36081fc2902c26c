# language: vi
Tính năng: Hồ sơ mang đi: ai cũng kiểm lại được từng điểm
  Nhiều năm sau, thanh tra hay chính xã hỏi vì sao được chừng ấy điểm. Hội đồng đưa một tệp .zip; người nhận kiểm trên máy
  không cài phuhop, không cần mạng. Sửa một con số ở đâu trong đó cũng bị nêu đúng chỗ. Căn cứ: thiết kế nhật ký hồ sơ của dự án.
  Số liệu mô phỏng.

  Tình huống: Đợt chưa có nhật ký thì chứng minh được điểm, và nói rõ chưa chứng minh được gì
    Cho một đợt ba xã đã gửi phiếu, chưa có nhật ký
    Khi gói hồ sơ mang đi của đợt
    Thì màn hình có "Đã gói 3 xã"
    Và màn hình có "chưa chứng minh được ai đã làm gì, lúc nào"
    Khi người nhận chạy verify.py trên máy không có phuhop
    Thì kiểm xong với mã 0
    Và kết quả kiểm có "KẾT LUẬN: mọi điều đều khớp."
    Và kết quả kiểm có "Hồ sơ này không có nhật ký"

  Tình huống: Đợt có nhật ký thì kiểm được cả ai làm gì, và có mã để so với giấy
    Cho một đợt ba xã đã thẩm định, biểu quyết, quyết định và công bố
    Khi gói hồ sơ mang đi của đợt
    Thì màn hình có mã niêm phong của nhật ký
    Khi người nhận chạy verify.py trên máy không có phuhop
    Thì kiểm xong với mã 0
    Và kết quả kiểm có mã niêm phong của nhật ký
    Và kết quả kiểm có "đã thẩm định:"

  Tình huống: Sửa một điểm thì bị nêu đúng xã, đúng mục, cả hai con số
    Cho một đợt ba xã đã thẩm định, biểu quyết, quyết định và công bố
    Và hồ sơ mang đi của đợt
    Khi có người sửa điểm thẩm định mục tc13.1 của xã 02587 thành 25, và sửa cả mã băm cho khớp
    Và người nhận chạy verify.py trên máy không có phuhop
    Thì kiểm xong với mã 1
    Và kết quả kiểm có "mục tc13.1"
    Và kết quả kiểm có "tính lại là 0, hồ sơ ghi 25"

  Tình huống: Sửa một phiếu biểu quyết trong nhật ký thì bị nêu đúng bản ghi
    Cho một đợt ba xã đã thẩm định, biểu quyết, quyết định và công bố
    Và hồ sơ mang đi của đợt
    Khi có người sửa một phiếu biểu quyết trong nhật ký, và sửa cả mã băm cho khớp
    Và người nhận chạy verify.py trên máy không có phuhop
    Thì kiểm xong với mã 1
    Và kết quả kiểm có "(vote) đã bị sửa"
    Và kết quả kiểm có "nhật ký khác mốc ở checkpoint.txt"

  Tình huống: Hồ sơ của một xã không có số liệu của xã khác
    Cho một đợt ba xã đã thẩm định, biểu quyết, quyết định và công bố
    Khi gói hồ sơ mang đi của xã 02587
    Thì hồ sơ không có phiếu và bản ghi của xã khác
    Khi người nhận chạy verify.py trên máy không có phuhop
    Thì kiểm xong với mã 0

  Tình huống: Tên tệp không phải .zip thì không ghi gì
    Cho một đợt ba xã đã gửi phiếu, chưa có nhật ký
    Khi gói hồ sơ mang đi vào "ho-so.rar"
    Thì lệnh dừng với mã 4 và màn hình có "DOS-102"
