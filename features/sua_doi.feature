# language: vi
Tính năng: Văn bản mới chỉ sửa một số điều
  Văn bản sửa vài con số thì người soạn chỉ ghi chỗ sửa; chỗ khác lấy nguyên từ bộ cũ, với căn cứ và sổ đối chiếu của nó.
  Căn cứ: số hiệu, ngày và con số của văn bản sửa đổi ở đây là giả định để thử.

  Bối cảnh:
    Cho bộ tiêu chí qd-06-2019 và bản nháp sửa đổi qd-27-2027 từ 2027-07-01

  Tình huống: Bản nháp mới lập chỉ có một tệp và chấm như bộ cũ
    Thì bản nháp sửa đổi chỉ có tệp "standard.yaml"
    Và so với bộ cũ chỉ khác ngày hiệu lực
    Và tình trạng của bản nháp kể "Sửa đổi, bổ sung một số điều của 06/QĐ-TTg 03/01/2019."
    Và soát bản nháp sửa đổi không thấy lỗi nào

  Tình huống: Sửa một bậc trong Excel thì chỉ tệp của bản nháp có chỗ sửa ấy
    Khi trong sổ của bản nháp, mục tc02.1 đòi 99 thay cho 98, căn cứ "dự thảo 01/07/2027"
    Và nhập sổ của bản nháp, cho máy lập lại ví dụ, và ghi
    Thì bản nháp sửa đổi chỉ có tệp "standard.yaml, tc02.yaml"
    Và tệp tc02.yaml của bản nháp chỉ nói đến mục "tc02.1", các khóa "bands, cite, examples"
    Và bộ cũ không đổi một byte
    Và 98/100 ở mục tc02.1 được 50 điểm theo bộ cũ, 35 điểm theo bản nháp
    Và so với bộ cũ có câu "Mục 2.1: mức 1 (50 điểm): từ 98 % trở lên [tạm tính] → từ 99 % trở lên [tạm tính]"
    Và trong sổ xuất lại, ô có màu của chỗ sửa là bậc của mục "tc02.1"

  Tình huống: Sửa số mà quên căn cứ thì bị từ chối ở đúng ô
    Khi trong sổ của bản nháp, mục tc02.1 đòi 99 thay cho 98, căn cứ để nguyên
    Và nhập sổ của bản nháp, cho máy lập lại ví dụ, và ghi
    Thì sổ của bản nháp bị từ chối với mã "LAW-396" ở trang "Bậc"
    Và bản nháp sửa đổi chỉ có tệp "standard.yaml"

  Tình huống: Bộ cũ đổi sau khi bản nháp được lập thì bản nháp dừng lại cho người xem
    Khi bộ cũ sửa "threshold: 850" thành "threshold: 860"
    Thì soát bản nháp sửa đổi báo mã "LAW-397" ở standard.yaml

  Tình huống: Chép bản sửa đổi thành một bộ đầy đủ
    Khi trong sổ của bản nháp, mục tc02.1 đòi 99 thay cho 98, căn cứ "dự thảo 01/07/2027"
    Và nhập sổ của bản nháp, cho máy lập lại ví dụ, và ghi
    Và chép bản nháp sửa đổi thành bộ đầy đủ qd-xx-2028 từ 2028-01-01
    Thì bộ đầy đủ đứng một mình, giữ bậc 99 và mọi chú thích của bộ cũ
