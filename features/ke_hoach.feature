# language: vi
Tính năng: Kế hoạch chung của đợt
  Đường đến đạt chuẩn của từng xã, số liệu còn thiếu, việc đến hạn và quá hạn gộp thành một kế hoạch để hội đồng ký:
  cùng một việc của nhiều xã là một dòng; điểm dự kiến đúng bằng điểm của các đường. Xã đã đạt chỉ có việc phải giữ.
  Văn bản theo thể thức Nghị định 30/2020/NĐ-CP; số, ngày và chữ ký để trống. Đợt sau đọc lại kế hoạch này.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một đợt chốt số liệu ngày 15/11/2024 có các xã
      | xã         | đạt đủ điểm, chỉ khác                                      |
      | Xã Tân An  | Trẻ được khai sinh đúng quy định = 89                      |
      | Xã Bình An | Trẻ được khai sinh đúng quy định = 88                      |
      | Xã Hòa An  | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ = để trống         |
      | Xã Phú An  |                                                            |
      | Xã Lai An  | Vụ xâm hại tình dục, mua bán trẻ em = 90; Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định = 90 |
      | Xã Im Lặng | chưa gửi gì                                                |

  Tình huống: Cùng một việc của hai xã là một dòng, ai chủ trì, đến bao giờ, thêm bao nhiêu điểm
    Khi lập kế hoạch của đợt
    Thì kế hoạch có dòng
      | loại       | việc                                                                     | xã                                              | chủ trì           | hạn        | điểm |
      | Nâng điểm  | Đến từng nhà có trẻ mới sinh còn trong hạn 60 ngày để đăng ký khai sinh | Xã Tân An (thêm 1 trẻ), Xã Bình An (thêm 2 trẻ) | Tư pháp – hộ tịch | 31/12/2024 | +40  |
    Và điểm dự kiến của kế hoạch bằng điểm của các đường đến đạt chuẩn

  Tình huống: Thiếu số liệu thì việc đầu tiên là nộp số liệu
    Khi lập kế hoạch của đợt
    Thì kế hoạch có dòng
      | loại            | việc                                                                  | xã        | chủ trì | hạn        | điểm   |
      | Bổ sung số liệu | Nộp số liệu còn thiếu: “Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ” | Xã Hòa An | Y tế    | 31/12/2024 | tới 50 |

  Tình huống: Xã đã đạt chỉ có điều phải giữ
    Khi lập kế hoạch của đợt
    Thì "Xã Phú An" chỉ có dòng loại "Giữ vững"
    Và "Xã Phú An" phải giữ mục 2.1 với "giữ ít nhất 90/100 trẻ, nay 100"

  Khung tình huống: Điều gây hại cho trẻ là điều không được để xảy ra, không bao giờ là chỉ tiêu
    Cho "Xã Phú An" chỉ vừa đúng ngưỡng
    Khi lập kế hoạch của đợt
    Thì "Xã Phú An" phải giữ mục <mục> với "<lời>"
    Và bản thảo Word không nơi nào viết "(thêm" ở dòng của mục <mục>

    Dữ liệu:
      | mục | lời                                                              |
      | 3.2 | không để xảy ra trường hợp nào                                  |
      | 5.1 | không để xảy ra trường hợp nào; quá 10 trẻ là mất chuẩn         |
      | 8.1 | không để tăng; quá 45/500 trẻ là mất chuẩn, nay 0               |

  Tình huống: Giảm số vụ là giảm, không phải nâng
    Khi lập kế hoạch của đợt
    Thì kế hoạch có dòng
      | loại      | việc                                                                                        | xã                                              | chủ trì | hạn                      | điểm |
      | Nâng điểm | Rà soát gia đình có nguy cơ, truyền thông và can thiệp sớm bạo lực, bóc lột, bỏ rơi trẻ em | Xã Lai An (cả kỳ không để xảy ra; quá 2 vụ là không lên bậc) | Bộ phận phụ trách trẻ em | 30/11/2025 (cho kỳ sau) | +15  |
    Và bản thảo Word có "Giảm mục 3.1. Số vụ bạo lực, bóc lột, bỏ rơi trẻ em, trẻ em lao động trái quy định trên 1.000 trẻ em."
    Và bản thảo Word không có "Nâng mục 3.1"

  Tình huống: Xã chưa gửi gì chỉ có một việc là gửi phiếu
    Khi lập kế hoạch của đợt
    Thì "Xã Im Lặng" chỉ có dòng loại "Nộp phiếu"
    Và kế hoạch có dòng
      | loại      | việc                                             | xã         | chủ trì                  | hạn        | điểm |
      | Nộp phiếu | Điền và nộp phiếu minh chứng của đợt đánh giá | Xã Im Lặng | Lãnh đạo, văn phòng UBND | 31/12/2024 | –    |

  Khung tình huống: Giấy để ký không nói tên tệp, tên trang tính, tên máy, điều giả định
    Khi lập kế hoạch của đợt
    Thì bản thảo Word không có "<chữ>"

    Dữ liệu:
      | chữ       |
      | .xlsx     |
      | .yaml     |
      | evidence/ |
      | phuhop    |
      | trang “   |
      | giả định  |

  Tình huống: Tên kế hoạch gọi đúng các loại đơn vị có trong đợt
    Cho trong đợt có thêm đặc khu "Đặc khu Hòn Mẫu"
    Khi lập kế hoạch của đợt
    Thì bản thảo Word có "Nâng chất lượng và giữ vững tiêu chuẩn xã, đặc khu phù hợp với trẻ em"
    Và bản thảo Word không có "thị trấn có tên trong Kế hoạch"

  Khung tình huống: Xếp cách nào cũng không sót việc nào
    Khi lập kế hoạch của đợt
    Thì xếp theo <cách> thì mỗi phần việc đứng đúng một chỗ

    Dữ liệu:
      | cách  |
      | ngành |
      | xã    |
      | tháng |

  Tình huống: Văn bản là bản thảo theo thể thức, số, ngày và chữ ký để trống
    Khi lập kế hoạch của đợt
    Thì bản thảo Word có các dòng
      | dòng                                               |
      | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM                 |
      | Độc lập - Tự do - Hạnh phúc                        |
      | KẾ HOẠCH                                           |
      | (BẢN THẢO – SỐ LIỆU MÔ PHỎNG)                      |
      | I. MỤC ĐÍCH, YÊU CẦU                               |
      | II. NHIỆM VỤ                                       |
      | III. TỔ CHỨC THỰC HIỆN                             |
      | TM. ỦY BAN NHÂN DÂN                                |
      | CHỦ TỊCH                                           |
    Và trong bản thảo, số và ngày để trống

  Tình huống: Mẫu của hội đồng gọi sai tên thì bị trả lại, không in ra chỗ trống
    Khi lập kế hoạch của đợt
    Thì mẫu Word có "{{ place_name }}" bị từ chối vì "place_name"
    Và mẫu Word có "{{ ''.__class__ }}" bị từ chối vì "__class__"

  Tình huống: Đợt sau cho biết việc nào đã làm
    Khi lập kế hoạch của đợt
    Và đợt sau "Xã Tân An" có "Trẻ được khai sinh đúng quy định" là 90
    Thì việc khai sinh của "Xã Tân An" là "Đã thực hiện"
    Và việc khai sinh của "Xã Bình An" là "Chưa thực hiện"
    Và dòng khai sinh của kế hoạch trước là "Chưa thực hiện"
