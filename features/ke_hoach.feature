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
    Và "Xã Phú An" phải giữ mục 2.1 với "bớt 11 trẻ"

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
