# language: vi
Tính năng: Đường ngắn nhất tới đạt chuẩn
  Xã chưa đạt muốn biết phải làm gì, làm bao nhiêu: những việc tốn ít ngày công nhất để không tiêu chí nào bị 0 điểm và tổng đủ ngưỡng.
  Ngày công là ước tính của bộ phận chính sách, không phải luật. Không hứa điểm cho minh chứng chưa nộp, không khuyên giảm việc đã xảy ra.
  Căn cứ: Quyết định 06/QĐ-TTg ngày 03/01/2019, điều kiện công nhận.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Thiếu ít điểm thì một việc nhỏ là đủ, tính đến từng trẻ
    Cho xã có số liệu
      | số liệu                                 | giá trị |
      | Trẻ em dưới 3 tuổi đi nhà trẻ           | 0       |
      | Hoạt động cho trẻ em                    | 1       |
      | Người dân hài lòng                      | 0       |
      | Có điểm vui chơi cấp xã cho trẻ em      | Không   |
      | Có diễn đàn hoặc đối thoại với trẻ em   | Không   |
      | Có kinh phí cho công tác trẻ em         | Không   |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 96      |
      | Trẻ em 5 tuổi đi mẫu giáo               | 97      |
      | Trẻ em có hoàn cảnh đặc biệt được trợ giúp | 46   |
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì tổng điểm là 835
    Và đường trong kỳ này là
      | mục  | thay đổi | điểm thêm | ngày công |
      | 7.1  | 2        | 15        | 3         |
    Và làm đúng các việc ấy rồi chấm lại thì xã đạt với 850 điểm
    Và bớt một trẻ hoặc một việc thì chưa đạt
    Và lời chỉ đường có
      | câu                                                                                                   |
      | Đường ngắn nhất tới đạt chuẩn trong kỳ này: 1 việc, khoảng 3 ngày công                                |
      | 1. Rà trẻ còn thiếu mũi theo lịch, mời đến tiêm bù                                                    |
      | thêm 2 trẻ (98/100) → 50 điểm (+15)                                                                   |
      | Y tế · khoảng 3 ngày công · trong 1 tháng                                                             |
      | Làm xong: tổng 850 điểm, vừa đúng ngưỡng, không dư điểm nào; không tiêu chí nào bị 0 điểm.            |
      | Ngày công là ước tính của bộ phận chính sách, không phải luật                                         |

  Tình huống: Tiêu chí bị 0 điểm thì phải gỡ trước, dù tổng đã đủ
    Cho số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 85
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì đường trong kỳ này là
      | mục  | thay đổi | điểm thêm | ngày công |
      | 7.1  | 5        | 20        | 6         |
    Và làm đúng các việc ấy rồi chấm lại thì xã đạt với 970 điểm
    Và bớt một trẻ hoặc một việc thì chưa đạt

  Tình huống: Việc đã xảy ra trong kỳ thì không giảm được, chỉ có đường cho kỳ sau
    Cho xã có số liệu
      | số liệu                                             | giá trị |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | 3       |
      | Vụ xâm hại tình dục, mua bán trẻ em                 | 1       |
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì trong kỳ này không có đường
    Và lời chỉ đường có
      | câu                                                                                                        |
      | Trong kỳ này không còn đường nào tới đạt chuẩn:                                                            |
      | tiêu chí 3 (Trẻ em bị xâm hại) không thể ra khỏi 0 điểm: không thể giảm số đã xảy ra trong kỳ              |
      | Đường ngắn nhất cho kỳ sau                                                                                 |
      | kỳ sau: cả kỳ không để xảy ra; quá 2 vụ là không lên bậc (kỳ này 3) → 15 điểm (+15)                             |

  Tình huống: Thiếu minh chứng thì nộp trước, không hứa điểm
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì trong kỳ này không có đường
    Và lời chỉ đường có
      | câu                                                                                                    |
      | Trước hết: nộp minh chứng còn thiếu. Được bao nhiêu điểm thì chưa biết trước.                          |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ (nơi giữ: Trạm y tế cấp xã)                                    |
      | Chưa vạch được đường chắc chắn khi còn thiếu minh chứng:                                               |
      | Nộp xong, xem lại phần này để thấy đường đi.                                                          |
    Nhưng lời chỉ đường không có "Trong kỳ này không còn đường nào"

  Tình huống: Đợt đánh giá đổi ngày công của một việc
    Cho số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 85
    Và trong round.yaml, việc ở mục 7.1 cần 3 ngày công, mỗi trẻ thêm 0 ngày
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì đường trong kỳ này là
      | mục  | thay đổi | điểm thêm | ngày công |
      | 7.1  | 5        | 20        | 3         |

  Tình huống: Đợt đánh giá nói một việc không kịp trong kỳ
    Cho số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 85
    Và trong round.yaml, việc ở mục 7.1 không kịp trong kỳ này
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì trong kỳ này không có đường
    Và lời chỉ đường có
      | câu                                                                                            |
      | không thể ra khỏi 0 điểm: việc cần làm không kịp trong kỳ này                                  |
      | Đường ngắn nhất cho kỳ sau, nếu các mục khác giữ như kỳ này: 1 việc, khoảng 6 ngày công        |

  Tình huống: Xã đã đạt thì nêu điều gì làm mất kết quả đó
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì mỗi điều nêu ra làm mất kết quả đạt, bớt một thì không
    Và lời chỉ đường có
      | câu                                                                                                         |
      | Giữ đủ các điều sau; chỉ một điều không giữ được là không còn đạt:                                          |
      | “Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ”: giữ ít nhất 90/100 trẻ, nay 100 → không thì tiêu chí 7 bị 0 điểm |
    Nhưng lời chỉ đường không có "Đường ngắn nhất"

  Tình huống: Mốc quốc gia đứng cạnh số liệu, không phải điểm
    Cho số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 85
    Khi chấm điểm xã
    Và tìm đường tới đạt chuẩn
    Thì lời chỉ đường có
      | câu                                                                                                                          |
      | mốc quốc gia, không phải điểm: đến 2025 từ 97 %, xã chưa tới; đến 2030 từ 98 %, xã chưa tới (23/QĐ-TTg 07/01/2021, mục tiêu 5) |
