# language: vi
Tính năng: Tính hạn của nhiệm vụ
  Hạn trong công văn thành ngày cụ thể: ngày cố định, khoảng ngày, hằng năm, hằng tháng, số ngày hoặc số ngày làm việc sau một
  sự kiện, hoặc không ghi ngày. “Trước ngày X” là chậm nhất ngày liền trước X, trừ khi đợt đặt khác. Ngày làm việc bỏ thứ Bảy,
  Chủ nhật và ngày nghỉ có trong lịch; năm chưa có lịch nghỉ thì không đoán.
  Căn cứ: hạn ghi trong công văn huyện Sơn Dương năm 2024 và các thông tư ghi ở việc thường xuyên; ngày nghỉ theo holidays.yaml.

  Khung tình huống: Báo cáo cập nhật dữ liệu trước ngày 12 hằng tháng
    Cho hạn là trước ngày 12 hằng tháng, công văn của năm 2024
    Khi hỏi vào ngày <hôm nay>
    Thì hạn đang xét là <hạn>, kỳ tới là <kỳ tới>

    Dữ liệu:
      | hôm nay    | hạn        | kỳ tới     |
      | 11/11/2024 | 11/10/2024 | 11/11/2024 |
      | 12/11/2024 | 11/11/2024 | 11/12/2024 |
      | 12/12/2024 | 11/12/2024 | 11/01/2025 |
      | 02/01/2024 | 11/01/2024 | 11/01/2024 |

  Khung tình huống: Ngày cố định, “trước ngày” chặt hay không là do đợt đặt
    Cho hạn là trước ngày 15/05/2024
    Và đợt <cách đọc> ngày 15/05
    Khi hỏi vào ngày 15/05/2024
    Thì ngày cuối cùng đúng hạn là <ngày cuối>

    Dữ liệu:
      | cách đọc   | ngày cuối  |
      | không tính | 14/05/2024 |
      | tính cả    | 15/05/2024 |

  Khung tình huống: Hằng năm vào ngày 29 tháng 2
    Cho hạn là ngày 29/02 hằng năm
    Khi hỏi vào ngày 01/01/<năm>
    Thì ngày cuối cùng đúng hạn là <ngày cuối>

    Dữ liệu:
      | năm  | ngày cuối  |
      | 2024 | 29/02/2024 |
      | 2025 | 28/02/2025 |

  Khung tình huống: Bảy ngày làm việc sau khi tiếp nhận vụ việc
    Cho hạn là 7 ngày làm việc sau sự kiện
    Và sự kiện ghi ngày <sự kiện>
    Khi hỏi vào ngày <sự kiện>
    Thì ngày cuối cùng đúng hạn là <ngày cuối>

    Dữ liệu: Qua cuối tuần, qua Tết Giáp Thìn, qua Tết Dương lịch
      | sự kiện    | ngày cuối  |
      | 11/11/2024 | 20/11/2024 |
      | 05/02/2024 | 21/02/2024 |
      | 25/12/2024 | 06/01/2025 |

  Tình huống: Mười lăm ngày sau diễn đàn, tính cả cuối tuần và ngày nhuận
    Cho hạn là 15 ngày sau sự kiện
    Và sự kiện ghi ngày 20/02/2024
    Khi hỏi vào ngày 21/02/2024
    Thì ngày cuối cùng đúng hạn là 06/03/2024

  Tình huống: Chưa biết ngày của sự kiện thì không tính hạn
    Cho hạn là 15 ngày sau sự kiện
    Khi hỏi vào ngày 21/02/2024
    Thì chưa biết ngày cuối cùng đúng hạn

  Tình huống: Chạy sang năm chưa có lịch nghỉ thì báo năm đó, không đoán
    Cho hạn là 7 ngày làm việc sau sự kiện
    Và sự kiện ghi ngày 28/12 của năm cuối có trong lịch nghỉ
    Khi hỏi vào ngày của sự kiện
    Thì máy nói lịch nghỉ chưa có năm sau đó

  Khung tình huống: Hằng nửa năm, mỗi mốc là một kỳ
    Cho hạn là ngày 15/06 và 15/12 hằng năm
    Khi hỏi vào ngày <hôm nay>
    Thì hạn đang xét là <hạn>, kỳ tới là <kỳ tới>

    Dữ liệu:
      | hôm nay    | hạn        | kỳ tới     |
      | 15/06/2024 | 15/06/2024 | 15/06/2024 |
      | 16/06/2024 | 15/06/2024 | 15/12/2024 |
      | 16/12/2024 | 15/12/2024 | 15/06/2025 |

  Khung tình huống: Việc trong mùa, cả mùa đi qua cuối năm
    Cho hạn là từ <từ> đến hết <đến> hằng năm, công văn của năm 2024
    Khi hỏi vào ngày 20/01/2025
    Thì ngày cuối cùng đúng hạn là <ngày cuối>

    Dữ liệu: Nghỉ hè của năm 2024; mùa rét bắt đầu trong năm 2024
      | từ    | đến   | ngày cuối  |
      | 25/05 | 31/08 | 31/08/2024 |
      | 15/11 | 15/02 | 15/02/2025 |
