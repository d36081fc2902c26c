# language: vi
Tính năng: Ngưỡng công nhận theo nhóm đơn vị
  Phường của quận, thị xã, thành phố thuộc thành phố trực thuộc trung ương phải đạt từ 900 điểm (nguyên văn); xã, thị trấn
  miền núi, hải đảo và xã đặc biệt khó khăn từ 800 điểm; xã, phường, thị trấn còn lại từ 850 điểm (theo báo chí).
  Căn cứ: Quyết định 06/QĐ-TTg ngày 03/01/2019, điều kiện công nhận (chưa rõ số điều).
  Các mục của bộ tiêu chí cho điểm chẵn 5, nên các tổng như 899 được dựng trên một bản chép: ở đó mỗi hoạt động cho trẻ em
  được 1 điểm; nhóm, ngưỡng và điểm liệt giữ nguyên như bộ tiêu chí.

  Khung tình huống: Đạt đúng ngưỡng là đạt, thiếu một điểm là không đạt
    Cho một bản chép của bộ tiêu chí ấy
    Và trong bản chép, mỗi hoạt động cho trẻ em ở mục 12.3 được 1 điểm, tối đa 20 điểm
    Và bản chép được dùng để chấm
    Và một đơn vị là <loại> của <nơi>, miền núi: <miền núi>, hải đảo: <hải đảo>, khu vực III: <khu vực III>
    Và xã có tổng đúng <điểm> điểm và không tiêu chí nào 0 điểm
    Khi chấm điểm xã
    Thì tổng điểm là <điểm>
    Và ngưỡng của đơn vị là <ngưỡng> điểm
    Và kết luận là "<kết luận>"
    Và lý do có câu "<lý do>"

    Dữ liệu: Phường của thành phố trực thuộc trung ương
      | loại   | nơi                             | miền núi | hải đảo | khu vực III | điểm | ngưỡng | kết luận        | lý do                          |
      | phường | thành phố trực thuộc trung ương | không    | không   | không       | 899  | 900    | Không đạt chuẩn | Thiếu 1 điểm so với ngưỡng 900 |
      | phường | thành phố trực thuộc trung ương | không    | không   | không       | 900  | 900    | Đạt chuẩn       | vừa đúng ngưỡng 900            |

    Dữ liệu: Xã, phường, thị trấn còn lại
      | loại     | nơi                             | miền núi | hải đảo | khu vực III | điểm | ngưỡng | kết luận        | lý do                          |
      | xã       | tỉnh                            | không    | không   | không       | 849  | 850    | Không đạt chuẩn | Thiếu 1 điểm so với ngưỡng 850 |
      | xã       | tỉnh                            | không    | không   | không       | 850  | 850    | Đạt chuẩn       | vừa đúng ngưỡng 850            |
      | xã       | thành phố trực thuộc trung ương | không    | không   | không       | 850  | 850    | Đạt chuẩn       | vừa đúng ngưỡng 850            |
      | thị trấn | tỉnh                            | không    | không   | không       | 849  | 850    | Không đạt chuẩn | Thiếu 1 điểm so với ngưỡng 850 |
      | phường   | tỉnh                            | không    | không   | không       | 850  | 850    | Đạt chuẩn       | vừa đúng ngưỡng 850            |

    Dữ liệu: Miền núi, hải đảo, đặc biệt khó khăn
      | loại     | nơi  | miền núi | hải đảo | khu vực III | điểm | ngưỡng | kết luận        | lý do                          |
      | xã       | tỉnh | có       | không   | không       | 799  | 800    | Không đạt chuẩn | Thiếu 1 điểm so với ngưỡng 800 |
      | xã       | tỉnh | có       | không   | không       | 800  | 800    | Đạt chuẩn       | vừa đúng ngưỡng 800            |
      | xã       | tỉnh | không    | có      | không       | 800  | 800    | Đạt chuẩn       | vừa đúng ngưỡng 800            |
      | xã       | tỉnh | không    | không   | có          | 800  | 800    | Đạt chuẩn       | vừa đúng ngưỡng 800            |
      | thị trấn | tỉnh | có       | không   | không       | 800  | 800    | Đạt chuẩn       | vừa đúng ngưỡng 800            |

    Dữ liệu: Phường miền núi không phải là xã, thị trấn
      | loại   | nơi                             | miền núi | hải đảo | khu vực III | điểm | ngưỡng | kết luận        | lý do                          |
      | phường | tỉnh                            | có       | không   | không       | 849  | 850    | Không đạt chuẩn | Thiếu 1 điểm so với ngưỡng 850 |
      | phường | tỉnh                            | có       | không   | không       | 850  | 850    | Đạt chuẩn       | vừa đúng ngưỡng 850            |
      | phường | thành phố trực thuộc trung ương | có       | không   | không       | 899  | 900    | Không đạt chuẩn | Thiếu 1 điểm so với ngưỡng 900 |

  Khung tình huống: Trước và sau ngày 01/07/2025, phường của thành phố trực thuộc trung ương vẫn theo ngưỡng 900
    Cho một đơn vị là <loại> của <nơi>, miền núi: không, hải đảo: không, khu vực III: không
    Và đợt đánh giá chốt số liệu ngày <ngày>
    Khi chấm điểm xã
    Thì ngưỡng của đơn vị là <ngưỡng> điểm

    Dữ liệu:
      | ngày       | loại   | nơi                             | ngưỡng |
      | 30/06/2025 | phường | thành phố trực thuộc trung ương | 900    |
      | 01/07/2025 | phường | thành phố trực thuộc trung ương | 900    |
      | 30/06/2025 | phường | tỉnh                            | 850    |
      | 01/07/2025 | phường | tỉnh                            | 850    |
      | 01/07/2025 | xã     | thành phố trực thuộc trung ương | 850    |

  Tình huống: Ngày 01/07/2025 nhóm phường đô thị được xếp theo cách đọc khác, và kết quả ghi đúng cách đọc đó
    Cho một đơn vị là phường của thành phố trực thuộc trung ương, miền núi: không, hải đảo: không, khu vực III: không
    Và đợt đánh giá chốt số liệu ngày 30/06/2025
    Khi chấm điểm xã
    Thì nhóm được xếp theo dòng có "until: 2025-06-30" của standard.yaml
    Nhưng nếu chốt số liệu ngày 01/07/2025 thì theo dòng có "from: 2025-07-01"

  Tình huống: Đặc khu không thuộc nhóm nào nên không được đoán ngưỡng
    Cho một đơn vị là đặc khu của tỉnh, miền núi: không, hải đảo: có, khu vực III: không
    Và đợt đánh giá chốt số liệu ngày 15/11/2027
    Khi chấm điểm xã
    Thì đơn vị chưa được chấm vì "không thuộc nhóm ngưỡng điểm nào"
    Và cách sửa là "class_overrides"

  Tình huống: Đặc khu được ấn định nhóm bằng tay, có lý do và văn bản
    Cho một đơn vị là đặc khu của tỉnh, miền núi: không, hải đảo: có, khu vực III: không
    Và đợt đánh giá chốt số liệu ngày 15/11/2027
    Và nhóm của đơn vị được ấn định bằng tay trong round.yaml
      | value                     | reason                | document   | by                       | on         |
      | mountain-island-difficult | Đặc khu là đơn vị đảo | 15/UBND-VX | Chủ tịch UBND tỉnh (mẫu) | 01/10/2027 |
    Khi chấm điểm xã
    Thì ngưỡng của đơn vị là 800 điểm
    Và nhóm được ghi là "ấn định theo 15/UBND-VX"

  Tình huống: Nhóm ấn định không có trong bộ tiêu chí thì bị từ chối
    Cho một đơn vị là đặc khu của tỉnh, miền núi: không, hải đảo: có, khu vực III: không
    Và nhóm của đơn vị được ấn định bằng tay trong round.yaml
      | value   | reason                | document   | by                       | on         |
      | hai-dao | Đặc khu là đơn vị đảo | 15/UBND-VX | Chủ tịch UBND tỉnh (mẫu) | 01/10/2024 |
    Khi chấm điểm xã
    Thì đơn vị chưa được chấm vì "Nhóm ấn định “hai-dao”"
    Và mã lỗi là "RND-303"

  Tình huống: Chưa rõ xã có phải miền núi không mà điều đó đổi ngưỡng, thì phải hỏi
    Cho một đơn vị là xã của tỉnh, miền núi: chưa rõ, hải đảo: không, khu vực III: không
    Khi chấm điểm xã
    Thì đơn vị chưa được chấm vì "chưa rõ"
    Và mã lỗi là "RND-301"
    Và cách sửa là "communes.csv"

  Khung tình huống: Chưa rõ miền núi mà ngưỡng vẫn thế thì chấm bình thường
    Cho một đơn vị là <loại> của <nơi>, miền núi: chưa rõ, hải đảo: không, khu vực III: <khu vực III>
    Khi chấm điểm xã
    Thì ngưỡng của đơn vị là <ngưỡng> điểm

    Dữ liệu:
      | loại   | nơi                             | khu vực III | ngưỡng |
      | phường | tỉnh                            | không       | 850    |
      | phường | thành phố trực thuộc trung ương | không       | 900    |
      | xã     | tỉnh                            | có          | 800    |
