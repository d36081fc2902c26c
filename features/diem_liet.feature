# language: vi
Tính năng: Điểm liệt chặn công nhận
  Không tiêu chí nào được bị 0 điểm. Tổng điểm cao đến đâu cũng không bù được một tiêu chí 0 điểm.
  Căn cứ: Quyết định 06/QĐ-TTg ngày 03/01/2019, điều kiện công nhận (nguyên văn; chưa rõ số điều). Tiêu chí chỉ bị coi là
  0 điểm khi chắc chắn tổng các mục của nó bằng 0 (cách đọc, tạm tính).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Bị 0 điểm ở tiêu chí 3, tổng điểm vẫn trên ngưỡng
    Cho xã có số liệu
      | số liệu                                             | giá trị |
      | Trẻ em dưới 16 tuổi                                 | 2000    |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | 3       |
      | Vụ xâm hại tình dục, mua bán trẻ em                 | 1       |
      | Vụ xâm hại tình dục, bỏ rơi, mua bán                | 1       |
      | Vụ có kế hoạch can thiệp được duyệt kịp thời        | 1       |
    Khi chấm điểm xã
    Thì tiêu chí 3 được 0 điểm
    Và tổng điểm là 900
    Và ngưỡng của xã là 850 điểm
    Nhưng kết luận là "Không đạt chuẩn"
    Và lý do có câu "Tiêu chí 3 (Trẻ em bị xâm hại) đạt 0 điểm (điểm liệt) dù tổng 900 ≥ ngưỡng 850"

  Tình huống: Bị 0 điểm ở tiêu chí 5, tổng điểm vẫn trên ngưỡng
    Cho xã có số liệu
      | số liệu                                | giá trị |
      | Trẻ em dưới 16 tuổi                    | 2000    |
      | Trẻ em bị tai nạn, thương tích         | 13      |
      | Trẻ em tử vong do tai nạn, thương tích | 1       |
    Khi chấm điểm xã
    Thì tiêu chí 5 được 0 điểm
    Và tổng điểm là 900
    Nhưng kết luận là "Không đạt chuẩn"
    Và lý do có câu "Tiêu chí 5 (Trẻ em bị tai nạn, thương tích) đạt 0 điểm (điểm liệt)"

  Tình huống: Bị 0 điểm ở cả hai tiêu chí 3 và 5 thì nêu cả hai
    Cho xã có số liệu
      | số liệu                                             | giá trị |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | 3       |
      | Vụ xâm hại tình dục, mua bán trẻ em                 | 1       |
      | Trẻ em bị tai nạn, thương tích                      | 13      |
      | Trẻ em tử vong do tai nạn, thương tích              | 1       |
    Khi chấm điểm xã
    Thì kết luận là "Không đạt chuẩn"
    Và lý do có câu "Các tiêu chí 3, 5 đạt 0 điểm (điểm liệt)"
    Và lý do có câu "cũng thiếu 50 điểm so với ngưỡng 850"

  Tình huống: Một mục 0 điểm chưa phải là tiêu chí 0 điểm
    Cho số liệu "Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định" là 3
    Khi chấm điểm xã
    Thì mục 3.1 được 0 điểm
    Và tiêu chí 3 không bị 0 điểm
    Và tổng điểm là 950
    Và kết luận là "Đạt chuẩn"

  Khung tình huống: Tiêu chí chỉ có một mục thì mục đó 0 điểm là bị điểm liệt
    Cho số liệu "<số liệu>" là <giá trị>
    Khi chấm điểm xã
    Thì tiêu chí <tiêu chí> chắc chắn bị 0 điểm
    Và tổng điểm là 950
    Nhưng kết luận là "Không đạt chuẩn"

    Dữ liệu:
      | tiêu chí | số liệu                                 | giá trị |
      | 2        | Trẻ được khai sinh đúng quy định        | 89      |
      | 7        | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 89      |
      | 9        | Trẻ em được khám sức khỏe định kỳ       | 1199    |

  Tình huống: Tiêu chí có thể bị 0 điểm thì chưa kết luận được, dù tổng điểm đã đủ
    Cho số liệu "Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định" là 3
    Và chưa có số liệu "Vụ xâm hại tình dục, mua bán trẻ em"
    Khi chấm điểm xã
    Thì tiêu chí 3 có thể bị 0 điểm
    Và tổng điểm từ 900 đến 950
    Và kết luận là "Chưa kết luận"
    Và lý do có câu "tổng ít nhất 900 đã đạt ngưỡng 850"
    Và lý do có câu "chưa rõ tiêu chí 3 có bị 0 điểm không"

  Tình huống: Đã chắc chắn bị điểm liệt thì minh chứng còn thiếu ở chỗ khác không cứu được
    Cho số liệu "Trẻ được khai sinh đúng quy định" là 89
    Và chưa có số liệu "Có diễn đàn hoặc đối thoại với trẻ em"
    Khi chấm điểm xã
    Thì tổng điểm từ 925 đến 950
    Và kết luận là "Không đạt chuẩn"
    Và lý do có câu "Tiêu chí 2"
