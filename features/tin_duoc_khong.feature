# language: vi
Tính năng: Số có tin được không
  Bộ tiêu chí nói số nào khó tin bên cạnh số nào. Điều không thể có là lỗi: các số liệu được nêu tên để ngỏ. Điều khó tin là
  cảnh báo: xã trả lời ngay trong phiếu, "giữ nguyên vì …" kèm lý do; chưa trả lời thì hội đồng thấy, và --strict không qua.
  Căn cứ: các phép soát trong evidence.yaml, do người làm chính sách đặt; mức phần trăm là để soát, không phải quy định.

  Bối cảnh:
    Cho một đợt có ba xã "Tân Trào", "Bình Yên", "Minh Thanh" đã nộp phiếu Excel, số liệu mô phỏng

  Tình huống: Số trẻ dưới 3 tuổi, từ 3 đến 5 tuổi và từ 7 tuổi đều là 0 bên cạnh 2.000 trẻ em thì không được đủ điểm
    Cho phiếu của "Bình Yên" ghi các số
      | số liệu                                     | ghi           |
      | Trẻ em dưới 3 tuổi                          | 0             |
      | Trẻ em từ 3 đến 5 tuổi                      | 0             |
      | Trẻ em từ 7 tuổi                            | 0             |
      | Trẻ em dưới 1 tuổi                          | 0             |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ     | không áp dụng |
      | Trẻ em từ 3 đến 5 tuổi đi mẫu giáo          | không áp dụng |
      | Trẻ em dưới 3 tuổi đi nhà trẻ               | không áp dụng |
      | Trẻ em 5 tuổi                               | 0             |
      | Trẻ em 5 tuổi đi mẫu giáo                   | không áp dụng |
      | Trẻ em từ 7 tuổi được hỏi ý kiến            | không áp dụng |
      | Trẻ em từ 11 tuổi                           | 0             |
      | Trẻ em từ 11 tuổi tham gia mô hình          | không áp dụng |
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi
    Và lỗi nói "“Trẻ em dưới 3 tuổi” 0"
    Và lỗi nói "trong khi “Trẻ em dưới 16 tuổi” 2.000"
    Và "Bình Yên" chưa kết luận
    Và "Bình Yên" có lời nhắc "dù không có ai để đếm"

  Tình huống: Một xã không có trẻ em nào thì không thể được công nhận
    Cho phiếu của "Bình Yên" không có trẻ em nào
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi, ở ô "Trẻ em dưới 16 tuổi"
    Và cách sửa ghi "không ghi 0"
    Và "Bình Yên" chưa kết luận

  Tình huống: Số 0 tự nó đã sai thì chỉ nói số ấy, và chỉ để ngỏ số ấy
    Cho phiếu của "Bình Yên" ghi "0" ở ô "Trẻ em dưới 16 tuổi"
    Khi chấm cả đợt
    Thì "Bình Yên" có đúng một lỗi, ở ô "Trẻ em dưới 16 tuổi"
    Và cách sửa ghi "không ghi 0"
    Và mọi xã đều được chấm, riêng các số liệu mà lỗi nêu tên của "Bình Yên" thì để ngỏ

  Khung tình huống: Số nhỏ quá hoặc lớn quá bên cạnh số phải gần nó thì được hỏi lại
    Cho phiếu của "Bình Yên" ghi "<ghi>" ở ô "<số liệu>"
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và "Bình Yên" có lời nhắc "<điều lạ>"
    Và còn 1 cảnh báo chưa trả lời

    Dữ liệu:
      | số liệu                             | ghi | điều lạ                                          |
      | Trẻ em được khám sức khỏe định kỳ   | 1   | 1 (ô E42), trong khi “Trẻ em dưới 16 tuổi” 2.000 |
      | Trẻ sinh trong kỳ                   | 420 | trong khi “Trẻ em dưới 1 tuổi” 100               |
      | Trẻ em dưới 5 tuổi được cân, đo     | 12  | 12 (ô E37), trong khi “Trẻ em dưới 3 tuổi”       |

  Tình huống: Một ô lạ vì nhiều lẽ thì hỏi một lần, nêu đủ các lẽ
    Cho phiếu của "Bình Yên" ghi các số
      | số liệu                                   | ghi           |
      | Trẻ em có hoàn cảnh đặc biệt              | 0             |
      | Trẻ em có hoàn cảnh đặc biệt được trợ giúp | không áp dụng |
      | Trẻ em vi phạm pháp luật                  | 1             |
      | Trẻ em nghiện ma túy                      | 1             |
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và còn 1 cảnh báo chưa trả lời
    Và "Bình Yên" có lời nhắc "Trẻ em vi phạm pháp luật"
    Và "Bình Yên" có lời nhắc "Trẻ em nghiện ma túy"
    Và "Bình Yên" có lời nhắc "dù không có ai để đếm"

  Khung tình huống: Xã trả lời trong phiếu
    Cho phiếu của "Bình Yên" ghi "420" ở ô "Trẻ sinh trong kỳ"
    Và phiếu của "Bình Yên" ghi chú "<ghi chú>" cạnh ô "Trẻ sinh trong kỳ"
    Khi chấm cả đợt
    Thì còn <số> cảnh báo chưa trả lời
    Và lệnh score --strict thoát với mã <mã>

    Dữ liệu:
      | ghi chú                                   | số | mã |
      | giữ nguyên vì khu công nghiệp đông người  | 0  | 0  |
      | Giữ nguyên: nhiều gia đình đã chuyển đi   | 0  | 0  |
      | giữ nguyên                                | 1  | 3  |
      | đã kiểm tra                               | 1  | 3  |

  Tình huống: Hai xã giống hệt nhau thì hỏi cả hai, không đổ cho xã nào
    Cho phiếu của "Bình Yên" và "Minh Thanh" ghi số giống hệt nhau
    Khi chấm cả đợt
    Thì không xã nào có lỗi
    Và có lời nhắc chung nêu "Xã Bình Yên" và "Xã Minh Thanh"
