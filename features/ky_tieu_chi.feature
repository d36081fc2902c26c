# language: vi
Tính năng: Kỳ số liệu riêng của tiêu chí
  Văn bản có thể đòi số liệu của vài tiêu chí tính từ 01/11 năm trước đến hết 31/10, còn lại theo kỳ của đợt. Kỳ không làm đổi
  điểm; nó nói cho xã biết đếm những ngày nào, và giữ cho việc so với đợt trước là so hai kỳ khác nhau.
  Căn cứ: kỳ ở đây là giả định để thử, trên bộ tiêu chí thử nghiệm của kiểm thử.

  Bối cảnh:
    Cho bộ tiêu chí thử nghiệm có kỳ riêng từ 01/11 năm trước đến 31/10 cho tiêu chí 2

  Tình huống: Phiếu của xã in các ngày của kỳ ở câu hỏi
    Khi làm phiếu cho đợt chốt ngày 15/11/2024
    Thì câu hỏi của "tre_bi_tai_nan" có chữ "từ 01/11/2023 đến 31/10/2024"
    Và câu hỏi của "tre_em" có chữ "Kỳ số liệu: từ 01/11/2023 đến 31/10/2024"
    Và câu hỏi của "so_hoat_dong" không nói kỳ nào

  Tình huống: Đợt chốt trước khi kỳ hết thì bị từ chối, kèm cách sửa
    Khi chấm đợt chốt ngày 30/06/2024
    Thì đợt bị từ chối vì "RND-270 Kỳ"
    Và đợt bị từ chối vì "kết thúc ngày 31/10/2024, sau ngày chốt 30/06/2024"

  Tình huống: Hai đợt trong một năm có cùng một kỳ thì số liệu ấy không được so
    Cho đợt trước chốt ngày 05/11/2024 có 10 trẻ bị tai nạn và 900 trẻ em
    Khi chấm đợt chốt ngày 15/11/2024 có 20 trẻ bị tai nạn và 1500 trẻ em
    Thì có lời nhắc "RND-271 Kỳ"
    Và có lời nhắc "cùng là 01/11/2023–31/10/2024"
    Và không có lời nhắc nào về số trẻ em tăng nhiều

  Tình huống: Hai đợt của hai năm thì số liệu được so như thường
    Cho đợt trước chốt ngày 05/11/2023 có 10 trẻ bị tai nạn và 900 trẻ em
    Khi chấm đợt chốt ngày 15/11/2024 có 20 trẻ bị tai nạn và 1500 trẻ em
    Thì có lời nhắc "1.500, đợt trước là 900"
