# language: vi
Tính năng: Xếp hạng địa phương về thực hiện quyền trẻ em
  Công văn của Sở LĐTBXH Thanh Hóa (546/SLĐTBXH-TEBĐG, 05/03/2020, mục 9) đòi xếp hạng địa phương chính xác, khách quan. Máy xếp theo phần điểm
  của bộ tiêu chí; bằng điểm thì cùng hạng; thiếu số liệu thì hạng là một khoảng từ tốt nhất đến xấu nhất, không đoán.
  Số liệu trong các tình huống là số liệu mô phỏng.

  Tình huống: Bằng điểm thì cùng hạng, hạng kế tiếp bỏ trống
    Cho các xã có điểm
      | xã       | từ  | đến |
      | Xã An    | 900 | 900 |
      | Xã Bình  | 900 | 900 |
      | Xã Cường | 850 | 850 |
    Khi xếp hạng theo xã
    Thì hạng là
      | nơi      | hạng |
      | Xã An    | 1    |
      | Xã Bình  | 1    |
      | Xã Cường | 3    |

  Tình huống: Thiếu số liệu thì hạng là một khoảng
    Cho các xã có điểm
      | xã       | từ  | đến |
      | Xã An    | 900 | 900 |
      | Xã Bình  | 840 | 940 |
      | Xã Cường | 850 | 850 |
      | Xã Dung  | 700 | 700 |
    Khi xếp hạng theo xã
    Thì hạng là
      | nơi      | hạng |
      | Xã An    | 1–2  |
      | Xã Bình  | 1–3  |
      | Xã Cường | 2–3  |
      | Xã Dung  | 4    |

  Tình huống: Huyện cũ là trung bình các xã của nó; xã ghép từ hai huyện không tính cho huyện nào
    Cho các xã có điểm
      | xã       | từ  | đến | huyện cũ                 |
      | Xã An    | 900 | 900 | Huyện Đông               |
      | Xã Bình  | 700 | 700 | Huyện Đông               |
      | Xã Cường | 810 | 810 | Huyện Tây                |
      | Xã Dung  | 100 | 100 | Huyện Đông, Huyện Tây    |
    Khi xếp hạng theo huyện cũ
    Thì hạng là
      | nơi        | hạng |
      | Huyện Tây  | 1    |
      | Huyện Đông | 2    |
    Và "Xã Dung" không xếp vào nơi nào

  Tình huống: Xã chưa chấm được không bị bỏ ra
    Cho các xã có điểm
      | xã       | từ  | đến  | huyện cũ   |
      | Xã An    | 900 | 900  | Huyện Đông |
      | Xã Bình  | 0   | 1000 | Huyện Đông |
      | Xã Cường | 800 | 800  | Huyện Tây  |
    Khi xếp hạng theo huyện cũ
    Thì hạng là
      | nơi        | hạng |
      | Huyện Đông | 1–2  |
      | Huyện Tây  | 1–2  |
