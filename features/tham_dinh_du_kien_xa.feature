# language: vi
Tính năng: Hội đồng thẩm định cả điều xã nói về chính xã
  Bộ tiêu chí hỏi xã về chính xã (bãi ngang, vùng, dân số) thì câu trả lời đặt xã vào nhóm, ngưỡng, bậc và mục. Câu trả lời ấy vào hồ sơ
  như mọi số liệu: hội đồng đối chiếu, sửa kèm lý do và văn bản, hoặc hỏi lại. Mỗi bên được chấm bằng dữ kiện của chính bên ấy; điều
  chưa rõ thì nói là chưa rõ, không đoán.

  Bối cảnh:
    Cho đợt ngày 01/02/2028 theo bộ tiêu chí thử nghiệm, danh sách không nói gì về dữ kiện của xã
    Và "Xã Một" gửi phiếu, về đơn vị ghi
      | điều        | trả lời    | văn bản   |
      | bai_ngang   | Có         | 7/QĐ-UBND |
      | vung        | Tây Nguyên |           |
      | dan_so      | 9000       | 3/BC-CA   |
      | nong_nghiep | 45,5 %     |           |
    Và "Xã Hai" gửi phiếu, về đơn vị ghi
      | điều        | trả lời | văn bản |
      | dan_so      | 4000    |         |
      | nong_nghiep | 45      |         |

  Tình huống: Điều xã nói về chính xã vào hồ sơ cùng số liệu, kèm ô và văn bản
    Khi mở nhật ký và nhập phiếu
    Thì màn hình có "Xã Một (90001): 8 số liệu, 4 dữ kiện về xã, biên nhận số 1"
    Và hồ sơ "Xã Một" phía xã khai có
      | dữ kiện     | giá trị | văn bản   |
      | bai_ngang   | 1       | 7/QĐ-UBND |
      | vung        | tn      |           |
      | dan_so      | 9000    | 3/BC-CA   |
      | nong_nghiep | 45.5    |           |
    Và biên nhận số 1 nói "Về đơn vị: Xã bãi ngang ven biển: Có; Vùng: Tây Nguyên; Dân số: 9.000; Tỷ trọng nông nghiệp: 45,5 %."

  Tình huống: Xã để trống điều quyết định nhóm thì hồ sơ nói rõ điều chưa biết
    Khi mở nhật ký và nhập phiếu
    Thì màn hình có "chưa chấm được vì chưa rõ: Xã bãi ngang ven biển, Vùng"
    Khi chạy "show ĐỢT Hai"
    Thì màn hình có "Theo xã khai: chưa chấm được vì chưa rõ: Xã bãi ngang ven biển, Vùng"
    Khi nhận thẩm định
    Và chạy không được "appraise ĐỢT Hai --apply"
    Thì lỗi là "REC-371": "Theo số hội đồng thì chưa xếp được Xã Hai: chưa rõ Xã bãi ngang ven biển, Vùng."

  Tình huống: Hội đồng sửa dữ kiện thì nhóm, ngưỡng, bậc của hai bên khác nhau, và sổ nói ra điều đó
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Và hội đồng điền trang của "Xã Một"
      | dữ kiện   | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu      | Văn bản số | Ngày văn bản |
      | bai_ngang | Sửa số   | Không                | Không có tên trong danh sách tỉnh | 15/BC-SLĐ  | 20/01/2024   |
      | vung      | Sửa số   | Đồng bằng sông Hồng  | Theo bản đồ vùng                  | 15/BC-SLĐ  | 20/01/2024   |
      | dan_so    | Sửa số   | 4.000                | Công an xã đếm lại                | 9/BC-CA    | 20/01/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Thì màn hình có "Xã bãi ngang ven biển: Có → Không · Không có tên trong danh sách tỉnh (15/BC-SLĐ)"
    Và màn hình có "theo xã khai “Xã bãi ngang, xã Tây Nguyên”, ngưỡng 140; theo hội đồng “Xã, thị trấn khác”, ngưỡng 160"
    Và màn hình có "Chỉ theo xã khai mới tính cho xã: mục 2.3."
    Và màn hình có "Mục 2.1 có bậc điểm khác nhau: theo xã khai là bậc của trường hợp “Xã bãi ngang”, theo hội đồng là bậc của trường hợp “Từ năm 2028”."
    Khi chạy "appraise ĐỢT Một --apply"
    Thì hồ sơ ghi lại "Xã Một" theo xã khai nhóm "hard" ngưỡng 140, theo hội đồng nhóm "plain" ngưỡng 160
    Và kiểm tra nhật ký thấy mọi điều khớp
    Và lập lại các bảng từ nhật ký ra đúng hồ sơ ấy

  Tình huống: Hội đồng xác định điều xã để trống thì thẩm định xong được, điểm phía xã khai để trống
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Và hội đồng điền trang của "Xã Hai"
      | dữ kiện   | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | bai_ngang | Sửa số   | Có                   | Có tên trong danh sách tỉnh  | 15/BC-SLĐ  | 20/01/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "appraise ĐỢT Hai --apply"
    Thì hồ sơ ghi lại "Xã Hai" theo xã khai chưa rõ "bai_ngang, vung", theo hội đồng nhóm "hard" ngưỡng 140
    Và kiểm tra nhật ký thấy mọi điều khớp

  Tình huống: Sổ ghi khác danh sách xã của đợt thì bị từ chối ở đúng ô
    Cho danh sách xã của đợt ghi "Xã Hai" có "bai_ngang" là "không"
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Thì trang của "Xã Hai" ghi dữ kiện "bai_ngang" là "danh sách đợt: Không"
    Khi hội đồng điền trang của "Xã Hai"
      | dữ kiện   | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | bai_ngang | Sửa số   | Có                   | Có tên trong danh sách tỉnh  | 15/BC-SLĐ  | 20/01/2024   |
    Và chạy không được "in ĐỢT SỔ --apply"
    Thì lỗi "REC-370" ở cột "Số hội đồng xác định" hay "Hội đồng" của "bai_ngang"

  Tình huống: Ghi điều không hiểu được thì lỗi ở đúng ô, như trong phiếu
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Và hội đồng điền trang của "Xã Một"
      | dữ kiện | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | vung    | Sửa số   | Nam Bộ               | Theo bản đồ vùng             | 15/BC-SLĐ  | 20/01/2024   |
    Và chạy không được "in ĐỢT SỔ --apply"
    Thì lỗi là "EVI-160": "“Vùng”: không nhận “Nam Bộ”."

  Tình huống: Hỏi xã về dữ kiện của xã, xã gửi lại phiếu thì câu hỏi được trả lời
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Và hội đồng điền trang của "Xã Hai"
      | dữ kiện   | Hội đồng        | Lý do, hoặc nội dung yêu cầu | Hạn xã trả lời |
      | bai_ngang | Yêu cầu bổ sung | Xã có bãi ngang không?       | 31/12/2099     |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy lệnh trả lại "Hai" vì "Chưa rõ dữ kiện về xã"
    Và "Xã Hai" gửi lại phiếu, về đơn vị ghi
      | điều        | trả lời    | văn bản  |
      | bai_ngang   | Có         | 8/QĐ-UBND |
      | dan_so      | 4000       |          |
      | nong_nghiep | 45         |          |
    Và chạy "import ĐỢT --apply"
    Và chạy "show ĐỢT Hai"
    Thì màn hình có "Theo xã khai: Đạt chuẩn"
    Và hồ sơ "Xã Hai" không còn điều nào chờ xã trả lời

  Tình huống: Biên bản nói dữ kiện của xã, bên nào xếp xã vào nhóm nào
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Và hội đồng điền trang của "Xã Một"
      | dữ kiện   | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu      | Văn bản số | Ngày văn bản |
      | bai_ngang | Sửa số   | Không                | Không có tên trong danh sách tỉnh | 15/BC-SLĐ  | 20/01/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "appraise ĐỢT Một --apply"
    Và lập giấy của "Một"
    Thì bảng tự chấm nói "Dữ kiện về đơn vị: Xã bãi ngang ven biển: có (7/QĐ-UBND); Vùng: Tây Nguyên; Dân số: 9.000 (3/BC-CA); Tỷ trọng nông nghiệp: 45,5 %."
    Và biên bản thẩm định nói "Dữ kiện về đơn vị: Xã bãi ngang ven biển: không (15/BC-SLĐ, 20/01/2024)"
    Và biên bản thẩm định nói "theo hội đồng “Xã, thị trấn khác”, ngưỡng 160"

  Tình huống: Hồ sơ mang đi mang theo dữ kiện của từng bên, và sửa một dữ kiện thì bị phát hiện
    Khi mở nhật ký và nhập phiếu
    Và nhận thẩm định
    Và hội đồng điền trang của "Xã Một"
      | dữ kiện   | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu      | Văn bản số | Ngày văn bản |
      | bai_ngang | Sửa số   | Không                | Không có tên trong danh sách tỉnh | 15/BC-SLĐ  | 20/01/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "appraise ĐỢT Một --apply"
    Và gói hồ sơ mang đi
    Thì người nhận chạy verify.py thấy mọi điều đều khớp
    Khi ai đó sửa dữ kiện "fact/bai_ngang" của "Xã Một" phía "appraised" trong hồ sơ mang đi
    Thì người nhận chạy verify.py thấy "số liệu khác số liệu ghi trong nhật ký"
