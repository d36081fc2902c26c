# language: vi
Tính năng: Điều kiện ngoài tổng điểm và mức công nhận
  Một bộ mới có thể đòi mỗi tiêu chí một phần điểm, cho phép thiếu vài tiêu chí, hay đặt thêm mức. So với bộ đang dùng thì thấy
  ngay xã nào mất, xã nào lên mức, vì điều kiện nào.
  Căn cứ: các điều kiện và mức ở đây là giả định để thử. Xã không có người làm công tác bảo vệ trẻ em mất 50 điểm: tiêu chí 1 còn
  50/100, tổng 950 (tính tay).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một bản chép của bộ tiêu chí ấy

  Tình huống: Mỗi tiêu chí ít nhất 60 %, xã được 50 % ở tiêu chí 1 nên mất công nhận dù tổng 950
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | conditions:\n  - {id: nua, title: Mỗi tiêu chí ít nhất 60 %, title_en: nua, each_of: all, at_least_percent: 60, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì khác biệt duy nhất là "Thêm điều kiện: mỗi tiêu chí ít nhất 60 % điểm tối đa"
    Và xã đổi từ "Đạt chuẩn" sang "Không đạt chuẩn"
    Và nguyên nhân là "Thêm điều kiện: mỗi tiêu chí ít nhất 60 % điểm tối đa"
    Và chỉ riêng nguyên nhân ấy, đặt vào bộ đang dùng rồi chấm lại, đã làm đổi kết luận

  Tình huống: Đúng 50 % là đạt điều kiện ít nhất 50 %
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | conditions:\n  - {id: nua, title: Mỗi tiêu chí ít nhất 50 %, title_en: nua, each_of: all, at_least_percent: 50, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì khác biệt duy nhất là "Thêm điều kiện: mỗi tiêu chí ít nhất 50 % điểm tối đa"
    Và kết luận của xã không đổi, tổng điểm giữ nguyên

  Tình huống: Được phép một tiêu chí không đạt thì thiếu một tiêu chí vẫn được
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | conditions:\n  - {id: nua, title: Mỗi tiêu chí ít nhất 60 %, title_en: nua, each_of: all, at_least_percent: 60, allowed: 1, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì khác biệt duy nhất là "Thêm điều kiện: mỗi tiêu chí ít nhất 60 % điểm tối đa, cho phép nhiều nhất 1 tiêu chí không đạt"
    Và kết luận của xã không đổi, tổng điểm giữ nguyên

  Tình huống: Tổng đúng bằng ngưỡng của mức thì được mức ấy
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | levels:\n  - {id: dat, title: Đạt, title_en: Met}\n  - {id: tieu-bieu, title: Tiêu biểu, title_en: Exemplary, thresholds: [{class: city-ward, threshold: 950, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}, {class: mountain-island-difficult, threshold: 950, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}, {class: other, threshold: 950, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}]}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì kết luận của xã không đổi, tổng điểm giữ nguyên
    Và mức của xã đổi "không có mức → Tiêu biểu"

  Tình huống: Thiếu một điểm thì chưa được mức
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | levels:\n  - {id: dat, title: Đạt, title_en: Met}\n  - {id: tieu-bieu, title: Tiêu biểu, title_en: Exemplary, thresholds: [{class: city-ward, threshold: 951, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}, {class: mountain-island-difficult, threshold: 951, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}, {class: other, threshold: 951, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}]}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì kết luận của xã không đổi, tổng điểm giữ nguyên
    Và mức của xã đổi "không có mức → không có mức"

  Tình huống: Phát lại thì bộ máy luật xét lại điều kiện ở từng tiêu chí, và vẫn gọi đúng tên tiêu chí thiếu
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | conditions:\n  - {id: nua, title: Mỗi tiêu chí ít nhất 60 %, title_en: nua, each_of: all, at_least_percent: 60, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi chấm xã ấy theo bản chép rồi phát lại qua bộ máy luật
    Thì bộ máy luật xét thêm 13 lần, không khác biệt nào
    Và lời giải thích có "Không đạt điều kiện “Mỗi tiêu chí ít nhất 60 %” (tiêu chí 1)"

  Tình huống: Được phép thiếu một tiêu chí thì bộ máy luật xét từng tiêu chí rồi đếm
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | conditions:\n  - {id: nua, title: Mỗi tiêu chí ít nhất 60 %, title_en: nua, each_of: all, at_least_percent: 60, allowed: 1, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi chấm xã ấy theo bản chép rồi phát lại qua bộ máy luật
    Thì bộ máy luật xét thêm 14 lần, không khác biệt nào
    Và lời giải thích có "Đạt điều kiện “Mỗi tiêu chí ít nhất 60 %”"

  Tình huống: Cộng vài tiêu chí thì bộ máy luật xét một lần cho cả nhóm
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      | authorities: | conditions:\n  - {id: nua, title: Mỗi tiêu chí ít nhất 60 %, title_en: nua, sum_of: [tc01, tc02], at_least_percent: 60, mark: reported, cite: {document: "06/QĐ-TTg 03/01/2019", at: giả định}}\nauthorities: |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi chấm xã ấy theo bản chép rồi phát lại qua bộ máy luật
    Thì bộ máy luật xét thêm 1 lần, không khác biệt nào
    Và lời giải thích có "Đạt điều kiện “Mỗi tiêu chí ít nhất 60 %”"
