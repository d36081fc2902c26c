# language: vi
Tính năng: Thử giả định một số liệu khác
  Cán bộ hỏi “nếu tiêm thêm hai cháu thì sao” mà không sửa phiếu: máy chấm lại với số liệu giả định, đặt cũ và mới cạnh nhau, không lưu gì.
  Số liệu giả định được đọc như trong phiếu: sai thì bị trả lại với cách sửa.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 85

  Tình huống: Cũ và mới đứng cạnh nhau
    Khi chấm điểm xã
    Và giả định "tre_duoi_1_tiem_du=98"
    Thì giả định đổi kết luận từ "Không đạt chuẩn" thành "Đạt chuẩn"
    Và giả định đổi tổng điểm từ 950 thành 1000
    Và chỉ mục 7.1 thay đổi
    Và bảng giả định có
      | câu                             |
      | thử giả định, không lưu lại gì  |
      | 85/100 = 85 % → 0 điểm          |
      | 98/100 = 98 % → 50 điểm (+50)   |
    Và số liệu của xã vẫn như cũ

  Tình huống: Gọi số liệu bằng tên trong phiếu, viết số kiểu Việt Nam
    Khi chấm điểm xã
    Và giả định "Trẻ em được khám sức khỏe định kỳ=1.599"
    Thì chỉ mục 9.1 thay đổi
    Và bảng giả định có
      | câu                                  |
      | 1.599/2.000 = 79,95 % → 30 điểm (−20) |

  Tình huống: Giả định nhiều số liệu một lúc, kể cả số liệu còn thiếu
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Và giả định "tre_duoi_1_tiem_du=98" và "dien_dan_tre_em=không"
    Thì giả định đổi kết luận từ "Chưa kết luận" thành "Đạt chuẩn"
    Và bảng giả định có
      | câu                              |
      | chưa có số liệu                  |
      | Không → 0 điểm (−25)             |

  Tình huống: Để trống sau dấu bằng là giả định chưa có số liệu, không phải 0
    Khi chấm điểm xã
    Và giả định "tre_duoi_1_tiem_du="
    Thì giả định đổi kết luận từ "Không đạt chuẩn" thành "Chưa kết luận"
    Và bảng giả định có
      | câu                                                                         |
      | tc07.1 vẫn chưa chấm được, còn thiếu: “Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ” |

  Khung tình huống: Số liệu giả định sai thì bị trả lại như trong phiếu
    Khi chấm điểm xã
    Thì giả định "<giả định>" bị trả lại với mã <mã> và lời "<lời>"

    Dữ liệu:
      | giả định                | mã      | lời                                                    |
      | tre_duoi_1_tiem_du=101  | EVI-401 | nhiều hơn “Trẻ em dưới 1 tuổi” là 100                  |
      | tre_duoi_1_tiem_du=97,5 | EVI-202 | có phần lẻ                                             |
      | tre_duoi_1_tiem_du=98%  | EVI-203 | 98%                                                    |
      | tre_duoi_1_tim_du=98    | RND-911 | Không có số liệu tên “tre_duoi_1_tim_du” để giả định   |
      | tre_duoi_1_tiem_du      | RND-912 | thiếu dấu bằng                                         |
