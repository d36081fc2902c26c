# language: vi
Tính năng: Kết quả tạm tính và kết luận chắc chắn
  Toàn văn bảng điểm chưa được đối chiếu. Mỗi con số của bộ tiêu chí mang một dấu: nguyên văn, theo báo chí, tạm tính, đã
  đối chiếu. Không con số tạm tính nào được đưa ra như quy định của Nhà nước. Kết luận chỉ là chắc chắn khi các mức tạm tính
  nhận giá trị nào từ 0 đến tối đa cũng không làm nó đổi.
  Căn cứ: Quyết định 06/QĐ-TTg ngày 03/01/2019, Điều 2 khoản 2 (chỉ đọc được nguyên văn một phần tiêu chí 1).

  Tình huống: Kết quả trên bộ tiêu chí hiện nay mang dòng cảnh báo và số liệu mô phỏng được nói rõ
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục
    Khi chấm điểm xã
    Thì đầu kết quả có dòng "KẾT QUẢ TẠM TÍNH: 725/1.000 điểm dựa trên mức đặt tạm"
    Và đầu kết quả có dòng "SỐ LIỆU MÔ PHỎNG"
    Và kết luận là "Đạt chuẩn"
    Nhưng kết luận còn tạm tính

  Khung tình huống: Dấu của từng con số đi theo tới kết quả
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là <đã tiêm>
    Khi chấm điểm xã
    Thì mục 1.1 mang dấu "nguyên văn"
    Và mục 7.1 mang dấu "<dấu>"
    Và mục 9.1 mang dấu "tạm tính"

    Dữ liệu: Cùng một mục, mức trên theo báo chí, mức dưới đặt tạm
      | đã tiêm | dấu                          |
      | 98      | theo báo chí, chưa đối chiếu |
      | 97      | tạm tính                     |

  Tình huống: results.json nói có bao nhiêu điểm dựa trên mỗi loại dấu
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục
    Khi chấm điểm xã
    Thì results.json ghi 80 điểm dựa trên verbatim
    Và results.json ghi 195 điểm dựa trên reported
    Và results.json ghi 725 điểm dựa trên provisional
    Và results.json ghi 0 điểm dựa trên checked

  Tình huống: Điểm liệt ở tiêu chí 3 còn tạm tính khi mức của tiêu chí 3 chưa đối chiếu
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục
    Và xã có số liệu
      | số liệu                                             | giá trị |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | 3       |
      | Vụ xâm hại tình dục, mua bán trẻ em                 | 1       |
    Khi chấm điểm xã
    Thì kết luận là "Không đạt chuẩn"
    Nhưng kết luận còn tạm tính

  Tình huống: Thấy nguyên văn tiêu chí 3 thì chính kết luận ấy thành chắc chắn, dù các tiêu chí khác còn tạm tính
    Cho một bản chép của bộ tiêu chí ấy
    Và trong bản chép, mọi mức tạm tính ở tc03.yaml được thấy nguyên văn
    Và bản chép được dùng để chấm
    Và một xã đạt điểm tối đa ở mọi mục
    Và xã có số liệu
      | số liệu                                             | giá trị |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | 3       |
      | Vụ xâm hại tình dục, mua bán trẻ em                 | 1       |
    Khi chấm điểm xã
    Thì mục 3.1 mang dấu "nguyên văn"
    Và kết luận là "Không đạt chuẩn"
    Và kết luận là chắc chắn
    Và đầu kết quả có dòng "KẾT QUẢ TẠM TÍNH: 625/1.000 điểm"

  Tình huống: Đạt chuẩn nhờ mức tạm tính thì chưa chắc chắn, dù chỉ một tiêu chí còn tạm tính
    Cho một bản chép của bộ tiêu chí ấy
    Và trong bản chép, mọi mức tạm tính ở mọi tệp được thấy nguyên văn
    Và trong bản chép, tệp tc09.yaml được sửa
      | từ                                      | thành                                       |
      | at_least: 80, points: 50, mark: verbatim | at_least: 80, points: 50, mark: provisional |
    Và bản chép được dùng để chấm
    Và một xã đạt điểm tối đa ở mọi mục
    Khi chấm điểm xã
    Thì tổng điểm là 1000
    Nhưng kết luận còn tạm tính

  Tình huống: Mọi con số đã đối chiếu thì không còn dòng tạm tính
    Cho một bản chép của bộ tiêu chí ấy
    Và trong bản chép, mọi mức tạm tính ở mọi tệp được thấy nguyên văn
    Và bản chép được dùng để chấm
    Và một xã đạt điểm tối đa ở mọi mục
    Khi chấm điểm xã
    Thì kết luận là "Đạt chuẩn"
    Và kết luận là chắc chắn
    Và đầu kết quả không có dòng tạm tính
