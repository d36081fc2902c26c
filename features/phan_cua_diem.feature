# language: vi
Tính năng: Phần của điểm
  Một bộ mới có thể cho 12,5 điểm. Bước điểm ghi một lần ở bộ tiêu chí; mọi số điểm chia hết cho bước, được cộng và so đúng từng
  phần, và ở đâu cũng hiện đủ phần lẻ.
  Căn cứ: mức 47,5 điểm ở đây là giả định để thử. Mục 7.1 mất 15 điểm khi 48/49 trẻ được tiêm đủ; ở bản chép mất 12,5 (tính tay).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một bản chép của bộ tiêu chí ấy
    Và một xã đạt điểm tối đa ở mọi mục

  Tình huống: 48/49 được 37,5 điểm, tổng 987,5
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      |   points: 1000 |   points: 1000\n  step: 0.5 |
    Và trong bản chép, bậc 95 % của mục 7.1 được 37,5 điểm
    Và bản chép được dùng để chấm
    Và số liệu "Trẻ em dưới 1 tuổi" là 49
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 48
    Khi chấm điểm xã
    Thì mục 7.1 được đúng 37,5 điểm
    Và tổng điểm là đúng 987,5
    Và lý do có "Tổng 987,5 ≥ ngưỡng 850 (hơn 137,5)"
    Và tệp kết quả ghi tổng là 987.5

  Tình huống: Điểm không chia hết cho bước bị từ chối, kèm hai số gần nhất
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      |   points: 1000 |   points: 1000\n  step: 0.5 |
    Và trong bản chép, bậc 95 % của mục 7.1 được 37,3 điểm
    Khi mở bản chép
    Thì bản chép bị từ chối: "Điểm 37.3 không chia hết cho bước 0.5." Cách sửa: "Ghi 37 hoặc 37.5; nếu văn bản viết đúng 37.3 thì ghi bước điểm nhỏ hơn."

  Tình huống: Bộ không có bước điểm vẫn chỉ nhận điểm nguyên
    Cho trong bản chép, bậc 95 % của mục 7.1 được 37,5 điểm
    Khi mở bản chép
    Thì bản chép bị từ chối: "“37.5” không phải là số nguyên." Cách sửa: "Viết số nguyên, ví dụ 50."

  Tình huống: So bộ đang dùng với bộ có bước điểm: điểm so với điểm
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ | thành |
      |   points: 1000 |   points: 1000\n  step: 0.5 |
    Và trong bản chép, bậc 95 % của mục 7.1 được 37,5 điểm
    Và số liệu "Trẻ em dưới 1 tuổi" là 49
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 48
    Khi so sánh bản chép trên xã ấy
    Thì có khác biệt "Bước điểm: 1 → 0,5"
    Và có khác biệt "mức 2 (từ 95 % trở lên): 35 [tạm tính] → 37,5 [tạm tính] điểm"
    Và tổng của xã đổi từ 985 sang 987,5
