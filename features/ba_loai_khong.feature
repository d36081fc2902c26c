# language: vi
Tính năng: Ba loại “không”: bằng 0, chưa có, không áp dụng
  Số 0 là một số liệu. Để trống là chưa có số liệu. “Không áp dụng” là không có ai để đếm. Ba điều này cho ba kết quả khác nhau.
  Căn cứ: cách đọc Quyết định 06/QĐ-TTg ngày 03/01/2019 (tạm tính, standard.yaml, các mục empty-whole và missing-is-not-zero).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Bằng 0: không có vụ nào là thành tích, được đủ điểm
    Cho số liệu "Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định" là 0
    Khi chấm điểm xã
    Thì mục 3.1 được 50 điểm
    Và mục 3.1 được ghi là "0/2.000 = 0 trên mỗi 1.000"

  Tình huống: Chưa có: để trống số vụ thì để ngỏ, không được coi là không có vụ nào
    Cho chưa có số liệu "Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định"
    Khi chấm điểm xã
    Thì mục 3.1 còn để ngỏ từ 0 đến 50 điểm
    Và mục 3.1 được ghi là "chưa có số liệu"

  Tình huống: Bằng 0 ở số đã làm được thì mất điểm
    Cho số liệu "Trẻ em được khám sức khỏe định kỳ" là 0
    Khi chấm điểm xã
    Thì mục 9.1 được 0 điểm
    Và kết luận là "Không đạt chuẩn"

  Khung tình huống: Không áp dụng: xã không có trẻ dưới 1 tuổi thì mục tiêm chủng được đủ điểm và ghi rõ lý do
    Cho xã có số liệu
      | số liệu                                 | giá trị   |
      | Trẻ em dưới 1 tuổi                      | 0         |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | <đã tiêm> |
    Khi chấm điểm xã
    Thì mục 7.1 được 50 điểm
    Và mục 7.1 được ghi là "không có ai thuộc diện này (mẫu số bằng 0)"
    Và tổng điểm là 1000

    Dữ liệu: Ô số trẻ đã tiêm ghi thế nào cũng vậy
      | đã tiêm       |
      | không áp dụng |
      | 0             |
      | để trống      |

  Tình huống: Chưa rõ có bao nhiêu trẻ dưới 1 tuổi thì không được coi là không có trẻ nào
    Cho xã có số liệu
      | số liệu                                 | giá trị  |
      | Trẻ em dưới 1 tuổi                      | để trống |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 0        |
    Khi chấm điểm xã
    Thì mục 7.1 còn để ngỏ từ 0 đến 50 điểm
    Và mục 7.1 hỏi bổ sung "Trẻ em dưới 1 tuổi"

  Tình huống: Ghi “không áp dụng” trong khi có trẻ để đếm thì chưa được điểm
    Cho số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là không áp dụng
    Khi chấm điểm xã
    Thì mục 7.1 còn để ngỏ từ 0 đến 50 điểm

  Khung tình huống: Khảo sát hỏi chưa đủ 30 người thì chưa chấm được; không hỏi ai không phải là “không có ai để hỏi”
    Cho xã có số liệu
      | số liệu                            | giá trị    |
      | Trẻ em được hỏi về mức độ hài lòng | <được hỏi> |
      | Trẻ em hài lòng                    | <được hỏi> |
    Khi chấm điểm xã
    Thì mục 13.1 còn để ngỏ từ 0 đến 25 điểm
    Và mục 13.1 được ghi là "mới hỏi <được hỏi> người, phải hỏi ít nhất 30"

    Dữ liệu:
      | được hỏi |
      | 0        |
      | 29       |

  Tình huống: Hỏi đủ 30 người thì chấm
    Cho xã có số liệu
      | số liệu                            | giá trị |
      | Trẻ em được hỏi về mức độ hài lòng | 30      |
      | Trẻ em hài lòng                    | 30      |
    Khi chấm điểm xã
    Thì mục 13.1 được 25 điểm

  Tình huống: Nếu văn bản nói mục không áp dụng khi không có ai, thì tiêu chí đó không tính và không phải là điểm liệt
    Cho một bản chép của bộ tiêu chí ấy
    Và trong bản chép, tệp tc02.yaml được sửa
      | từ                      | thành                     |
      | when_none: full_points  | when_none: not_applicable |
      | given: none, points: 50 | given: none, points: 0    |
    Và bản chép được dùng để chấm
    Và xã có số liệu
      | số liệu                          | giá trị       |
      | Trẻ sinh trong kỳ                | 0             |
      | Trẻ được khai sinh đúng quy định | không áp dụng |
    Khi chấm điểm xã
    Thì mục 2.1 được ghi là "không áp dụng"
    Và tiêu chí 2 không bị 0 điểm
    Và tổng điểm là 950
    Và kết luận là "Đạt chuẩn"

  Tình huống: Nếu văn bản nói không có ai thì được 0 điểm, thì đó là điểm liệt thật
    Cho một bản chép của bộ tiêu chí ấy
    Và trong bản chép, tệp tc02.yaml được sửa
      | từ                      | thành                  |
      | when_none: full_points  | when_none: zero        |
      | given: none, points: 50 | given: none, points: 0 |
    Và bản chép được dùng để chấm
    Và số liệu "Trẻ sinh trong kỳ" là 0
    Khi chấm điểm xã
    Thì mục 2.1 được 0 điểm
    Và tiêu chí 2 chắc chắn bị 0 điểm
    Và kết luận là "Không đạt chuẩn"
