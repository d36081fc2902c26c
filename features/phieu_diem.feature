# language: vi
Tính năng: Phiếu điểm của từng xã
  Mỗi xã được chấm có một trang A4 để hội đồng trả và ký: 13 tiêu chí với điểm, vì sao, còn thiếu gì, con số nào tạm tính.
  Số, ngày và chữ ký để trống. Bản nháp của bộ tiêu chí thì không làm giấy để ký.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: Phiếu nói điểm, kết luận, vì sao
    Cho số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 97
    Khi chấm điểm xã
    Và làm phiếu điểm
    Thì phiếu điểm có
      | câu                                                       |
      | PHIẾU ĐIỂM: XÃ MẪU                                        |
      | ĐẠT CHUẨN: 985/1.000 điểm                                 |
      | 7.1: 97/100 = 97 % (từ 95 % đến dưới 98 %): 35/50         |
      | Không còn thiếu minh chứng nào.                           |
      | TM. HỘI ĐỒNG ĐÁNH GIÁ                                     |
      | Số: ………/………                                              |

  Tình huống: Còn thiếu thì phiếu nêu tên số liệu, không đoán
    Cho chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi chấm điểm xã
    Và làm phiếu điểm
    Thì phiếu điểm có
      | câu                                                                      |
      | CHƯA KẾT LUẬN: 950–1.000/1.000 điểm                                      |
      | 7.1: chưa có số liệu: 0–50/50                                            |
      | Còn thiếu minh chứng: Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ.           |

  Tình huống: Phiếu in đúng một trang A4 đứng, chữ đọc được
    Khi chấm điểm xã
    Và làm phiếu điểm
    Thì phiếu điểm in trên một trang A4 đứng, chữ không nhỏ hơn 9
