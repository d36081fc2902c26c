# language: vi
Tính năng: Theo dõi nhiệm vụ trong văn bản chỉ đạo
  Công văn hằng năm giao việc, nêu ai làm và hạn nào. Việc xong khi có minh chứng; có hạn thì ngày của văn bản cho biết đúng
  hạn hay muộn. Chưa có minh chứng thì ghi là chưa rõ, không ghi là quá hạn. Việc quá hạn kèm số điểm xã đang giữ ở các tiêu
  chí liên quan.
  Căn cứ: công văn của UBND huyện Sơn Dương về công tác trẻ em năm 2024 (chưa rõ số và ngày); các văn bản ghi ở từng việc
  thường xuyên. Số liệu trong các tình huống là số liệu mô phỏng.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục
    Và đợt dùng công văn "son-duong-2024" và việc thường xuyên theo luật
    Và đợt đánh giá chốt số liệu ngày 15/11/2024

  Khung tình huống: Báo cáo năm phải gửi trước ngày 10/11
    Cho xã trả lời ở trang Nhiệm vụ
      | số liệu            | trả lời   | ngày văn bản   |
      | Báo cáo năm đã gửi | <trả lời> | <ngày văn bản> |
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc SDG-2024-38 là "<trạng thái>" vì "<lý do>"

    Dữ liệu:
      | trả lời  | ngày văn bản | trạng thái | lý do                                                        |
      | Có       | 08/11/2024   | Xong       | văn bản ngày 08/11/2024                                      |
      | Có       | 09/11/2024   | Xong       | văn bản ngày 09/11/2024                                      |
      | Có       | 10/11/2024   | Xong muộn  | văn bản ngày 10/11/2024, muộn 1 ngày                         |
      | Có       | –            | Chưa rõ    | có văn bản nhưng thiếu ngày, chưa biết đúng hạn hay muộn     |
      | Không    | –            | Quá hạn    | chưa có, quá hạn 6 ngày                                      |
      | để trống | –            | Chưa rõ    | chưa có minh chứng                                           |

  Tình huống: Việc không ghi ngày thì còn mở đến hết năm của công văn
    Cho xã trả lời ở trang Nhiệm vụ
      | số liệu                 | trả lời | ngày văn bản |
      | Kế hoạch năm về trẻ em  | Không   | –            |
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc SDG-2024-01 là "Chưa xong" vì "chưa có"

  Tình huống: Sang năm sau, việc của công văn năm trước chưa làm là quá hạn
    Cho đợt đánh giá chốt số liệu ngày 10/01/2025
    Và xã trả lời ở trang Nhiệm vụ
      | số liệu                 | trả lời | ngày văn bản |
      | Kế hoạch năm về trẻ em  | Không   | –            |
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc SDG-2024-01 là "Quá hạn" vì "chưa có, quá hạn 10 ngày"

  Tình huống: Phần việc của cấp trên không tính cho xã
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc SDG-2024-21 là "Không thuộc xã" vì "việc của cấp trên"

  Tình huống: Xã không có vụ việc nào thì việc xử lý vụ việc không phát sinh
    Cho xã trả lời ở trang Nhiệm vụ
      | số liệu                                        | trả lời       | ngày văn bản |
      | Có tiếp nhận vụ việc về trẻ em                 | Không         | –            |
      | Vụ việc đã được xác minh, có kế hoạch hỗ trợ   | không áp dụng | –            |
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc LAW-06 là "Không thuộc xã" vì "ở xã không phát sinh"

  Tình huống: Điều bộ tiêu chí đã hỏi thì dùng lại, phiếu không hỏi nữa
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc LAW-05 là "Xong" vì "văn bản ngày 05/11/2024"
    Và trang Nhiệm vụ không hỏi "Có người làm công tác bảo vệ trẻ em"
    Nhưng trang Nhiệm vụ có hỏi "Báo cáo năm đã gửi"

  Tình huống: Việc quá hạn kèm điểm của tiêu chí liên quan, bằng điểm mất khi các mục đó về 0
    Cho xã trả lời ở trang Nhiệm vụ
      | số liệu                                      | trả lời | ngày văn bản |
      | Tháng hành động vì trẻ em đã làm và báo cáo  | Không   | –            |
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc LAW-01 là "Quá hạn" vì "chưa có, quá hạn 129 ngày"
    Và việc LAW-01 có 75 điểm nguy cơ, đúng bằng điểm của tiêu chí 12
    Nhưng việc SDG-2024-38 không có điểm nguy cơ

  Tình huống: Từ 01/07/2025 báo cáo gửi huyện thì nơi nhận theo hồ sơ thẩm quyền
    Cho đợt đánh giá chốt số liệu ngày 01/07/2025
    Khi chấm điểm xã và xét nhiệm vụ
    Thì nơi nhận của việc SDG-2024-37 có câu "nay là Sở Y tế và hội đồng liên ngành cấp tỉnh (giả định)"
    Và nơi nhận của việc LAW-01 có câu "UBND cấp tỉnh"

  Tình huống: Việc làm cho mọi trẻ thì xong khi đủ tỷ lệ, không phải khi có một trẻ
    Cho việc "Khám sức khỏe cho mọi trẻ" xong khi tre_da_kham_dinh_ky đủ 100 % của so_tre_em
    Và xã có 2000 trẻ em, 1999 trẻ đã được khám
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc LAW-03 là "Chưa xong" vì "mới 1.999/2.000, bằng 99,95 %; phải đủ 100 %"

  Tình huống: Đủ tỷ lệ thì xong
    Cho việc "Khám sức khỏe cho mọi trẻ" xong khi tre_da_kham_dinh_ky đủ 100 % của so_tre_em
    Và xã có 2000 trẻ em, 2000 trẻ đã được khám
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc LAW-03 là "Xong" vì "văn bản ngày 05/11/2024"

  Tình huống: Việc hằng nửa năm: văn bản tính cho kỳ của nó, kỳ trước chưa thấy thì nói
    Cho việc LAW-01 có hạn 15/06 và 15/12 hằng năm
    Và xã trả lời ở trang Nhiệm vụ
      | số liệu                                      | trả lời | ngày văn bản |
      | Tháng hành động vì trẻ em đã làm và báo cáo  | Có      | 10/11/2024   |
    Khi chấm điểm xã và xét nhiệm vụ
    Thì việc LAW-01 là "Xong" vì "văn bản ngày 10/11/2024; kỳ đến 15/06/2024 chưa thấy văn bản"
