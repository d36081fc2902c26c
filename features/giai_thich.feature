# language: vi
Tính năng: Giải thích từng điểm
  Mỗi điểm được giải thích bằng tiếng Việt: minh chứng ở ô nào, văn bản nào; quy tắc nào đã áp dụng, ở dòng nào của bộ tiêu chí;
  căn cứ và dấu của nó; bao nhiêu điểm; còn bao nhiêu trẻ nữa thì lên mức trên.
  Căn cứ: Quyết định 06/QĐ-TTg ngày 03/01/2019 (người có thẩm quyền công nhận hoặc từ chối phải nêu lý do, theo báo chí).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Một mục được giải thích từ ô trong phiếu đến căn cứ và mức tiếp theo
    Cho xã có số liệu
      | số liệu                                 | giá trị |
      | Trẻ em dưới 1 tuổi                      | 49      |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 48      |
    Khi chấm điểm xã
    Thì lời giải thích mục 7.1 có
      | câu                                                      |
      | Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ          |
      | 35/50                                                    |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ: 48              |
      | phieu.xlsx › Phiếu số liệu › E39                         |
      | 12/BC-UBND, 05/11/2024                                   |
      | 48/49 = 97,96 %: quy tắc tc07.1/2, từ 95 % đến dưới 98 % |
      | 35 điểm                                                  |
      | qd-06-2019/tc07.yaml:21                                  |
      | căn cứ: 06/QĐ-TTg 03/01/2019, Điều 2 khoản 2, tiêu chí 7 |
      | tạm tính                                                 |
      | thêm 1 trẻ (49/49) → 50 điểm (+15)                       |

  Tình huống: Kết luận và lý do đứng đầu lời giải thích, trước tổng điểm
    Cho số liệu "Trẻ được khai sinh đúng quy định" là 89
    Khi chấm điểm xã
    Thì lời giải thích bắt đầu bằng "Xã Mẫu · ✗ Không đạt chuẩn · Tiêu chí 2 (Trẻ em được khai sinh đúng quy định) đạt 0 điểm (điểm liệt)"
    Và lời giải thích có
      | câu                                                              |
      | Tổng điểm 950/1.000; ngưỡng 850: Xã, phường, thị trấn còn lại    |
      | KẾT QUẢ TẠM TÍNH                                                 |
      | Tiêu chí 2. Trẻ em được khai sinh đúng quy định: 0/50 điểm       |
      | Tiêu chí 13. Mức độ hài lòng của trẻ em và người dân: 50/50 điểm |

  Khung tình huống: Còn bao nhiêu trẻ nữa thì lên mức trên, không thừa không thiếu một trẻ
    Cho xã có số liệu
      | số liệu                                 | giá trị   |
      | Trẻ em dưới 1 tuổi                      | 100       |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | <đã tiêm> |
    Khi chấm điểm xã
    Thì lời giải thích mục 7.1 có
      | câu        |
      | <gần nhất> |

    Dữ liệu:
      | đã tiêm | gần nhất                            |
      | 97      | thêm 1 trẻ (98/100) → 50 điểm (+15) |
      | 95      | thêm 3 trẻ (98/100) → 50 điểm (+15) |
      | 94      | thêm 1 trẻ (95/100) → 35 điểm (+15) |
      | 89      | thêm 1 trẻ (90/100) → 20 điểm (+20) |

  Tình huống: Việc đã xảy ra thì không khuyên làm giảm
    Cho số liệu "Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định" là 3
    Khi chấm điểm xã
    Thì lời giải thích mục 3.1 có
      | câu                                  |
      | không thể giảm số đã xảy ra trong kỳ |
    Nhưng lời giải thích mục 3.1 không có "giảm 1 vụ"

  Tình huống: Đã đạt mức cao nhất thì không còn gì để thêm
    Khi chấm điểm xã
    Thì lời giải thích mục 7.1 có
      | câu                                        |
      | 100/100 = 100 %: quy tắc tc07.1/1, từ 98 % |
    Nhưng lời giải thích mục 7.1 không có "thêm"

  Tình huống: Số liệu còn thiếu được nêu tên, kèm nơi giữ
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Thì lời giải thích mục 7.1 có
      | câu                                                                   |
      | chưa có minh chứng: Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ (nơi giữ: |
      | 0–50/50                                                               |

  Tình huống: Không có ai thuộc diện thì nói rõ vì sao vẫn được đủ điểm
    Cho xã có số liệu
      | số liệu                                 | giá trị       |
      | Trẻ em dưới 1 tuổi                      | 0             |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | không áp dụng |
    Khi chấm điểm xã
    Thì lời giải thích mục 7.1 có
      | câu                                                             |
      | không có ai thuộc diện này (mẫu số bằng 0): quy tắc tc07.1/none |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ: không áp dụng          |
      | 50 điểm                                                         |
