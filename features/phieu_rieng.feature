# language: vi
Tính năng: Phiếu hỏi điều phải biết về xã, và chỉ hỏi điều được tính
  Bộ tiêu chí đặt ngưỡng, mục, bậc riêng cho một số xã thì phiếu của xã hỏi chính điều đó ở trang đầu. Hai nơi nói khác nhau thì không tự
  chọn; để trống là chưa biết. Mục không tính cho xã thì phiếu nói vì sao và không hỏi số liệu.

  Bối cảnh:
    Cho bộ tiêu chí thử nghiệm có quy định riêng cho từng loại xã
    Và đợt ngày 01/02/2028

  Tình huống: Danh sách để trống, xã trả lời trên phiếu
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Một | xa   |           |      |        |             |
    Khi lập phiếu
    Thì phiếu "Xã Một" hỏi "Xã bãi ngang ven biển: có hay không?" và 4 điều về đơn vị
    Khi "Xã Một" điền phiếu, về đơn vị ghi
      | điều        | trả lời    |
      | bai_ngang   | Không      |
      | vung        | Tây Nguyên |
      | dan_so      | 4.000      |
      | nong_nghiep | 45,5 %     |
    Và chấm điểm đợt
    Thì "Xã Một" được 20 điểm ở mục 2.1, ngưỡng 140
    Và lời giải thích "Xã Một" có "không tính cho xã này: chỉ áp dụng cho phường hoặc Dân số từ 8.000"

  Tình huống: Phiếu để trống điều không rõ thì mọi cách đều được thử
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Một | xa   |           |      | 4000   | 45          |
    Khi lập phiếu
    Và "Xã Một" điền phiếu, về đơn vị ghi
      | điều | trả lời           |
      | vung | Đồng bằng sông Hồng |
    Và chấm điểm đợt
    Thì "Xã Một" gác lại vì "chưa rõ Xã bãi ngang ven biển (bai_ngang)"

  Tình huống: Phiếu ghi khác danh sách thì nêu cả hai nơi, không chọn bên nào
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Một | xa   | không     | dbsh | 9000   | 45          |
    Khi lập phiếu
    Và "Xã Một" điền phiếu, về đơn vị ghi
      | điều      | trả lời |
      | bai_ngang | Có      |
    Và chấm điểm đợt
    Thì phiếu "Xã Một" bị hỏi lại với "EVI-161" ở ô của "bai_ngang": "phiếu của xã ghi “có”, danh sách xã của đợt ghi “không” (communes.csv:2:"
    Và "Xã Một" gác lại vì "chưa rõ Xã bãi ngang ven biển (bai_ngang)"

  Khung tình huống: Ghi điều không hiểu được thì hỏi lại đúng ô
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Một | xa   | có        | tn   | 9000   | 45          |
    Khi lập phiếu
    Và "Xã Một" điền phiếu, về đơn vị ghi
      | điều   | trả lời |
      | <điều> | <ghi>   |
    Và chấm điểm đợt
    Thì phiếu "Xã Một" bị hỏi lại với "<mã>" ở ô của "<điều>": "<nói>"

    Dữ liệu:
      | điều        | ghi       | mã      | nói                        |
      | bai_ngang   | một phần  | EVI-212 | một phần                   |
      | vung        | Đông Bắc  | EVI-160 | không nhận “Đông Bắc”      |
      | dan_so      | 9.000,5   | EVI-202 | 9.000,5                    |
      | nong_nghiep | 105       | EVI-160 | không nhận “105”           |

  Tình huống: Mục chắc chắn không tính cho xã thì phiếu nói vì sao và không hỏi số liệu
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Hai | xa   | không     |      | 4000   |             |
      | Xã Ba  | xa   | không     | tn   |        | 45          |
    Khi lập phiếu
    Thì phiếu "Xã Hai" không hỏi "tre_hai_long" và nói "không tính cho xã này: chỉ áp dụng cho phường hoặc Dân số từ 8.000"
    Và phiếu "Xã Ba" có hỏi "tre_hai_long"

  Tình huống: Số liệu không dùng cho xã thì được nói tới, không phải lỗi
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Hai | xa   | không     | tn   | 4000   | 45          |
    Khi chấm điểm đợt
    Thì "Xã Hai" được nhắc với "EVI-162": "2 số liệu không dùng để chấm Xã Hai: Trẻ em được hỏi ý kiến; Trẻ em hài lòng."
    Và "Xã Hai" được 20 điểm ở mục 2.1, ngưỡng 140

  Tình huống: Bảng tự chấm cũng chỉ có mục được tính, tổng cộng như luật
    Cho danh sách xã
      | xã    | loại | bai_ngang | vung | dan_so | nong_nghiep |
      | Xã Hai | xa   | không     | tn   | 4000   | 45          |
    Khi lập phiếu
    Thì bảng tự chấm "Xã Hai" ghi mục 2.3 "không tính"
    Khi "Xã Hai" tự chấm mỗi mục điểm tối đa và gửi phiếu
    Và chấm điểm đợt
    Thì "Xã Hai" tự chấm tổng 180 điểm, lệch 30
