# language: vi
Tính năng: Minh chứng còn thiếu
  Chưa có minh chứng không phải là 0 điểm: mục đó còn để ngỏ từ 0 đến điểm tối đa. Chỉ kết luận khi minh chứng còn thiếu
  không thể đổi kết luận; nếu có thể đổi thì ghi “Chưa kết luận” và nêu đúng số liệu nào còn thiếu.
  Căn cứ: cách đọc Quyết định 06/QĐ-TTg ngày 03/01/2019 (tạm tính, standard.yaml, mục missing-is-not-zero).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Thiếu một số liệu có thể đổi kết luận thì chưa kết luận, và nêu tên số liệu đó
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Thì mục 7.1 còn để ngỏ từ 0 đến 50 điểm
    Và tổng điểm từ 950 đến 1000
    Và kết luận là "Chưa kết luận"
    Và lý do có câu "Còn thiếu minh chứng: “Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ”"
    Và số liệu còn thiếu gồm
      | số liệu                                 |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ |

  Tình huống: Thiếu số liệu tổng dùng chung thì mọi mục dùng nó đều để ngỏ, nhưng chỉ hỏi một lần
    Cho chưa có số liệu "Trẻ em dưới 16 tuổi"
    Khi chấm điểm xã
    Thì mục 3.1 còn để ngỏ từ 0 đến 50 điểm
    Và mục 5.1 còn để ngỏ từ 0 đến 50 điểm
    Và mục 9.1 còn để ngỏ từ 0 đến 50 điểm
    Và kết luận là "Chưa kết luận"
    Và số liệu còn thiếu gồm
      | số liệu             |
      | Trẻ em dưới 16 tuổi |

  Tình huống: Thiếu minh chứng mà vẫn chắc đạt thì kết luận luôn
    Cho chưa có số liệu "Trẻ em hài lòng"
    Khi chấm điểm xã
    Thì mục 13.1 còn để ngỏ từ 0 đến 25 điểm
    Và tổng điểm từ 975 đến 1000
    Và kết luận là "Đạt chuẩn"
    Và lý do có câu "minh chứng còn thiếu không làm đổi kết luận"

  Tình huống: Dù nộp đủ vẫn dưới ngưỡng thì kết luận không đạt
    Cho xã có số liệu
      | số liệu                                     | giá trị  |
      | Có người làm công tác bảo vệ trẻ em         | Không    |
      | Có ban hoặc nhóm bảo vệ trẻ em, có giao ban | Không    |
      | Có kinh phí cho công tác trẻ em             | Không    |
      | Có điểm vui chơi cấp xã cho trẻ em          | Không    |
      | Có diễn đàn hoặc đối thoại với trẻ em       | Không    |
      | Người dân hài lòng                          | 0        |
      | Trẻ em hài lòng                             | để trống |
    Khi chấm điểm xã
    Thì tổng điểm từ 810 đến 835
    Và kết luận là "Không đạt chuẩn"
    Và lý do có câu "tổng cao nhất 835 vẫn thiếu 15 điểm so với ngưỡng 850"

  Tình huống: Nộp bổ sung thì có kết luận, và kết luận nằm trong khoảng đã báo
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Thì kết luận là "Chưa kết luận"
    Khi xã nộp bổ sung "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 95 và được chấm lại
    Thì mục 7.1 được 35 điểm
    Và tổng điểm là 985
    Và kết luận là "Đạt chuẩn"

  Tình huống: Nộp bổ sung mà lộ ra tiêu chí 0 điểm thì không đạt
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Thì kết luận là "Chưa kết luận"
    Khi xã nộp bổ sung "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 80 và được chấm lại
    Thì kết luận là "Không đạt chuẩn"
    Và lý do có câu "Tiêu chí 7"

  Tình huống: Chưa nộp gì thì mọi thứ còn để ngỏ, không phải là 0 điểm
    Cho một xã chưa nộp số liệu nào
    Khi chấm điểm xã
    Thì tổng điểm từ 0 đến 1000
    Và tiêu chí 3 có thể bị 0 điểm
    Và kết luận là "Chưa kết luận"
    Và lý do có câu "và 40 số liệu khác"
