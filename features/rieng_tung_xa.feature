# language: vi
Tính năng: Quy định riêng cho một số xã
  Văn bản có thể đặt bậc riêng, ngưỡng riêng, mục riêng cho xã theo vùng, dân số, bãi ngang, hoặc từ một ngày. Xã được chấm theo đúng
  trường hợp của mình; điều chưa biết về xã thì không đoán.

  Bối cảnh:
    Cho bộ tiêu chí thử nghiệm có quy định riêng cho từng loại xã
    Và đợt ngày 01/02/2028

  Tình huống: Xã bãi ngang được chấm theo bậc riêng, và lời giải thích nói điều đó
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Một | xa   | có        | tn   | 9000   | 45          |
    Khi chấm điểm đợt
    Thì "Xã Một" được 50 điểm ở mục 2.1, ngưỡng 140
    Và lời giải thích "Xã Một" có "theo trường hợp “Xã bãi ngang”"
    Và lời giải thích "Xã Một" có "quy tắc tc02.1@bai-ngang/1, từ 90 % trở lên"

  Tình huống: Mục không đặt ra cho xã thì không tính, không hỏi
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Hai | xa   | không     | tn   | 4000   | 45          |
    Khi chấm điểm đợt
    Thì lời giải thích "Xã Hai" có "không tính cho xã này: chỉ áp dụng cho phường hoặc Dân số từ 8.000"
    Và "Xã Hai" được 20 điểm ở mục 2.1, ngưỡng 140

  Tình huống: Chưa biết xã có bãi ngang không thì gác lại, nêu đúng dữ kiện phải điền
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Ba  | xa   |           | dbsh | 4000   | 45          |
    Khi chấm điểm đợt
    Thì "Xã Ba" gác lại vì "chưa rõ Xã bãi ngang ven biển (bai_ngang)"

  Tình huống: Điều chưa biết mà không đổi kết quả thì vẫn chấm
    Cho danh sách xã
      | xã        | loại   | bai_ngang | vung | dan_so | nong_nghiep |
      | Phường Bốn | phuong |           |      |        |             |
    Khi chấm điểm đợt
    Thì "Phường Bốn" được 20 điểm ở mục 2.1, ngưỡng 170

  Tình huống: Cột mà bộ tiêu chí không khai báo là lỗi, không bị bỏ qua
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | so_cho |
      | Xã Năm | xa   | có        | tn   | 9000   | 3      |
    Khi chấm điểm đợt
    Thì bị từ chối với "RND-211": "Cột “so_cho” không thuộc bộ tiêu chí nào."
