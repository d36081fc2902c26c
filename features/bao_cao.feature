# language: vi
Tính năng: Báo cáo gửi cấp trên
  Công văn đòi báo cáo 6 tháng, báo cáo năm kèm bốn phụ lục, báo cáo tháng về làm sạch dữ liệu. Máy điền từ số liệu và nhiệm vụ
  của đợt. Số liệu chưa có được kể tên, không bao giờ thành số 0. Mẫu chính thức chưa có ở đây nên mọi báo cáo ghi rõ là mẫu của phần mềm.
  Căn cứ: các công văn đợt theo dõi; đề cương trong criteria/reports. Số liệu trong các tình huống là số liệu mô phỏng.

  Tình huống: Số của xã chưa gửi không thành số 0
    Cho đợt có ba xã, mọi số liệu đều có, trừ
      | xã        | số liệu             | trả lời   |
      | Xã An     | Trẻ em dưới 16 tuổi | 100       |
      | Xã Bình   | Trẻ em dưới 16 tuổi | để trống  |
      | Xã Cường  | Trẻ em dưới 16 tuổi | 250       |
    Khi lập báo cáo năm ngày 05/11/2024
    Thì dòng "Trẻ em dưới 16 tuổi" ghi "350 trẻ (chưa đủ)" với ghi chú "Thiếu của Xã Bình"
    Và dòng ấy có trong danh sách còn thiếu

  Tình huống: Không xã nào cho thì ghi là chưa có
    Cho đợt có ba xã, mọi số liệu đều có, trừ
      | xã        | số liệu             | trả lời   |
      | Xã An     | Trẻ em bị xâm hại   | để trống  |
      | Xã Bình   | Trẻ em bị xâm hại   | để trống  |
      | Xã Cường  | Trẻ em bị xâm hại   | để trống  |
    Khi lập báo cáo năm ngày 05/11/2024
    Thì dòng "Trẻ em bị xâm hại" ghi "Chưa có số liệu" với ghi chú "Chưa xã nào cho số liệu này"

  Tình huống: Số 0 đã đếm là số 0
    Cho đợt có ba xã, mọi số liệu đều có, trừ
      | xã        | số liệu             | trả lời   |
      | Xã An     | Trẻ em bị xâm hại   | 0         |
      | Xã Bình   | Trẻ em bị xâm hại   | 0         |
      | Xã Cường  | Trẻ em bị xâm hại   | 0         |
    Khi lập báo cáo năm ngày 05/11/2024
    Thì dòng "Trẻ em bị xâm hại" ghi "0 trẻ" với ghi chú ""
    Và báo cáo ghi là chỉ gửi cấp trên, không công khai

  Tình huống: Điều phiếu không hỏi thì ghi tay, nói lấy ở đâu
    Cho đợt có ba xã, mọi số liệu đều có
    Khi lập báo cáo năm ngày 05/11/2024
    Thì dòng "Bị bỏ rơi" ghi "……" với ghi chú "Phiếu không hỏi; ghi tay, lấy từ: sổ hoặc phần mềm quản lý trẻ em"

  Khung tình huống: Hạn theo công văn của đợt
    Cho đợt có ba xã, mọi số liệu đều có
    Và đợt của <địa bàn> dùng công văn "<công văn>" năm <năm>
    Khi lập báo cáo <loại> ngày <ngày lập>
    Thì việc <việc> có hạn chậm nhất <hạn>, <còn>

    Dữ liệu:
      | công văn       | năm  | địa bàn                           | loại    | ngày lập   | việc           | hạn        | còn             |
      | son-duong-2024 | 2024 | huyện Sơn Dương, tỉnh Tuyên Quang | 6 tháng | 01/05/2024 | SDG-2024-37    | 14/05/2024 | còn 13 ngày     |
      | son-duong-2024 | 2024 | huyện Sơn Dương, tỉnh Tuyên Quang | năm     | 05/11/2024 | SDG-2024-38    | 09/11/2024 | còn 4 ngày      |
      | son-duong-2024 | 2024 | huyện Sơn Dương, tỉnh Tuyên Quang | tháng   | 05/11/2024 | SDG-2024-09    | 11/11/2024 | còn 6 ngày      |
      | son-duong-2024 | 2024 | huyện Sơn Dương, tỉnh Tuyên Quang | tháng   | 12/11/2024 | SDG-2024-09    | 11/12/2024 | còn 29 ngày     |
      | thanh-hoa-2020 | 2020 | tỉnh Thanh Hóa                    | 6 tháng | 19/05/2020 | THA-2020-43    | 19/05/2020 | hôm nay là ngày cuối |
      | thanh-hoa-2020 | 2020 | tỉnh Thanh Hóa                    | năm     | 20/11/2020 | THA-2020-44    | 14/11/2020 | đã qua 6 ngày   |
      | molisa-2022    | 2022 | tỉnh Thanh Hóa                    | 6 tháng | 20/05/2022 | MOLISA-2022-30 | 24/05/2022 | còn 4 ngày      |
      | molisa-2022    | 2022 | tỉnh Thanh Hóa                    | năm     | 15/11/2022 | MOLISA-2022-31 | 19/11/2022 | còn 4 ngày      |
      | byt-2025       | 2025 | tỉnh Thanh Hóa                    | 6 tháng | 15/05/2025 | MOH-2025-37    | 19/05/2025 | còn 4 ngày      |
      | byt-2025       | 2025 | tỉnh Thanh Hóa                    | năm     | 15/11/2025 | MOH-2025-38    | 19/11/2025 | còn 4 ngày      |

  Khung tình huống: Báo cáo đi lên cấp nào
    Cho đợt có ba xã, mọi số liệu đều có
    Và đợt của <địa bàn> dùng công văn "standing-duties" năm <năm>
    Khi lập báo cáo năm của <ai> ngày <ngày lập>
    Thì báo cáo gửi "<nơi nhận>"

    Dữ liệu:
      | địa bàn                           | ai    | năm  | ngày lập   | nơi nhận                                |
      | huyện Sơn Dương, tỉnh Tuyên Quang | đợt   | 2024 | 05/11/2024 | Ủy ban nhân dân tỉnh Tuyên Quang        |
      | huyện Sơn Dương, tỉnh Tuyên Quang | Xã An | 2024 | 05/11/2024 | Ủy ban nhân dân huyện Sơn Dương         |
      | tỉnh Tuyên Quang                  | Xã An | 2025 | 05/11/2025 | Ủy ban nhân dân tỉnh Tuyên Quang        |
      | tỉnh Tuyên Quang                  | đợt   | 2025 | 05/11/2025 | Bộ Y tế                                 |
      | tỉnh Tuyên Quang                  | đợt   | 2024 | 05/11/2024 | Bộ Lao động – Thương binh và Xã hội     |
