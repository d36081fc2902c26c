# language: vi
Tính năng: Chấm điểm từng mục
  Mỗi mục được đo bằng một cách: có hoặc không, tỷ lệ phần trăm, tỷ suất trên 1.000 hoặc 100.000 trẻ em,
  số đếm, hoặc khảo sát. Mức đầu tiên mà giá trị đạt tới cho điểm; không đạt mức nào thì được 0 điểm.
  Căn cứ: Quyết định 06/QĐ-TTg ngày 03/01/2019, Điều 2 khoản 2 (các mức có dấu tạm tính chưa đối chiếu văn bản).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Xã đạt tối đa mọi mục được đúng 1.000 điểm
    Khi chấm điểm xã
    Thì tổng điểm là 1000
    Và kết luận là "Đạt chuẩn"

  Khung tình huống: Mục trả lời có hoặc không
    Cho số liệu "Có người làm công tác bảo vệ trẻ em" là <trả lời>
    Khi chấm điểm xã
    Thì mục 1.1 được <điểm> điểm

    Dữ liệu:
      | trả lời | điểm |
      | Có      | 50   |
      | Không   | 0    |

  Khung tình huống: Tỷ lệ trẻ dưới 1 tuổi tiêm chủng đầy đủ, tại từng mức và sát hai bên
    Cho xã có số liệu
      | số liệu                                 | giá trị   |
      | Trẻ em dưới 1 tuổi                      | <tổng số> |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | <đã tiêm> |
    Khi chấm điểm xã
    Thì mục 7.1 được <điểm> điểm

    Dữ liệu: Đủ 98 % được 50 điểm, 48 trên 49 trẻ thì chưa đủ
      | đã tiêm | tổng số | điểm |
      | 49      | 49      | 50   |
      | 49      | 50      | 50   |
      | 48      | 49      | 35   |
      | 979     | 1000    | 35   |

    Dữ liệu: Các mức 95 % và 90 %
      | đã tiêm | tổng số | điểm |
      | 95      | 100     | 35   |
      | 94      | 99      | 20   |
      | 90      | 100     | 20   |
      | 89      | 99      | 0    |
      | 0       | 100     | 0    |

  Khung tình huống: Tỷ lệ càng thấp càng tốt
    Cho xã có số liệu
      | số liệu                         | giá trị   |
      | Trẻ em dưới 5 tuổi được cân, đo | 100       |
      | Trẻ em dưới 5 tuổi nhẹ cân      | <nhẹ cân> |
    Khi chấm điểm xã
    Thì mục 8.1 được <điểm> điểm

    Dữ liệu:
      | nhẹ cân | điểm |
      | 0       | 40   |
      | 9       | 40   |
      | 10      | 25   |
      | 12      | 25   |
      | 13      | 10   |
      | 15      | 10   |
      | 16      | 0    |

  Khung tình huống: Phải đủ 100 % số thôn, tổ có cộng tác viên
    Cho xã có số liệu
      | số liệu                                 | giá trị            |
      | Tổng số thôn, tổ                        | 20                 |
      | Thôn, tổ có cộng tác viên bảo vệ trẻ em | <có cộng tác viên> |
    Khi chấm điểm xã
    Thì mục 1.2 được <điểm> điểm

    Dữ liệu:
      | có cộng tác viên | điểm |
      | 20               | 15   |
      | 19               | 0    |

  Khung tình huống: Tỷ suất trên 1.000 trẻ em tính theo số trẻ em của chính xã
    Cho xã có số liệu
      | số liệu                                             | giá trị  |
      | Trẻ em dưới 16 tuổi                                 | <trẻ em> |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | <số vụ>  |
      | Trẻ em được khám sức khỏe định kỳ                   | <trẻ em> |
    Khi chấm điểm xã
    Thì mục 3.1 được <điểm> điểm

    Dữ liệu:
      | số vụ | trẻ em | điểm |
      | 0     | 3000   | 50   |
      | 1     | 2001   | 30   |
      | 1     | 2000   | 30   |
      | 1     | 1999   | 15   |
      | 2     | 2000   | 15   |
      | 2     | 1999   | 0    |

  Khung tình huống: Tỷ suất trên 100.000 trẻ em
    Cho xã có số liệu
      | số liệu                                | giá trị  |
      | Trẻ em dưới 16 tuổi                    | 2000     |
      | Trẻ em bị tai nạn, thương tích         | <bị nạn> |
      | Trẻ em tử vong do tai nạn, thương tích | 0        |
    Khi chấm điểm xã
    Thì mục 5.1 được <điểm> điểm

    Dữ liệu:
      | bị nạn | điểm |
      | 10     | 50   |
      | 11     | 35   |
      | 12     | 20   |
      | 13     | 0    |

  Khung tình huống: Số đếm
    Cho số liệu "Hoạt động cho trẻ em" là <số hoạt động>
    Khi chấm điểm xã
    Thì mục 12.3 được <điểm> điểm

    Dữ liệu:
      | số hoạt động | điểm |
      | 0            | 0    |
      | 1            | 10   |
      | 2            | 10   |
      | 3            | 20   |
      | 40           | 20   |

  Khung tình huống: Khảo sát mức độ hài lòng, hỏi đủ 30 người trở lên
    Cho xã có số liệu
      | số liệu                            | giá trị    |
      | Trẻ em được hỏi về mức độ hài lòng | <được hỏi> |
      | Trẻ em hài lòng                    | <hài lòng> |
    Khi chấm điểm xã
    Thì mục 13.1 được <điểm> điểm

    Dữ liệu:
      | hài lòng | được hỏi | điểm |
      | 24       | 30       | 25   |
      | 23       | 30       | 15   |
      | 65       | 100      | 15   |
      | 64       | 100      | 5    |
      | 50       | 100      | 5    |
      | 49       | 100      | 0    |

  Tình huống: Điểm tiêu chí là tổng điểm các mục của nó
    Cho xã có số liệu
      | số liệu                                     | giá trị |
      | Có người làm công tác bảo vệ trẻ em         | Không   |
      | Có ban hoặc nhóm bảo vệ trẻ em, có giao ban | Không   |
    Khi chấm điểm xã
    Thì tiêu chí 1 được 35 điểm
    Và tổng điểm là 935
