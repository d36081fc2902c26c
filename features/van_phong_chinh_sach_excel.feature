# language: vi
Tính năng: Sửa bộ tiêu chí bằng Excel
  Người làm chính sách không viết mã: bộ tiêu chí xuất ra sổ Excel, sửa ngay tại ô, rồi đọc lại.
  Chỉ dòng nào được sửa mới đổi trong tệp; sửa sai thì bị từ chối ở đúng trang, đúng ô.
  Căn cứ: các con số sửa ở đây là giả định để thử, không phải Quyết định 06/QĐ-TTg ngày 03/01/2019.

  Bối cảnh:
    Cho một bản chép của bộ tiêu chí qd-06-2019 để sửa bằng Excel
    Và sổ Excel vừa xuất từ bản chép

  Tình huống: Xuất ra rồi nhập lại mà không sửa gì thì không tệp nào đổi một byte
    Khi nhập sổ và ghi
    Thì không có thay đổi nào
    Và mọi tệp của bản chép còn nguyên từng byte

  Tình huống: Đổi một ngưỡng trong Excel thì đúng một dòng của một tệp đổi, không dòng mã nào phải sửa
    Khi ở trang "Ngưỡng", dòng "other", cột "threshold" được sửa thành 860
    Và nhập sổ mà chưa ghi
    Thì thay đổi được kể là "other › Ngưỡng: 850 → 860" ở ô "Ngưỡng › C6"
    Và mọi tệp của bản chép còn nguyên từng byte
    Khi nhập sổ và ghi
    Thì chỉ tệp "standard.yaml" đổi, ở một dòng: "    threshold: 860"
    Và bản chép mở được, ngưỡng của nhóm "other" là 860

  Tình huống: Số thập phân viết kiểu Việt Nam được nhận
    Khi ở trang "Bậc", dòng "tc07.1", cột "at_least" được sửa thành "98,5"
    Và nhập sổ mà chưa ghi
    Thì thay đổi được kể là "tc07.1/1 › Từ … trở lên (≥): 98 → 98,5" ở ô "Bậc › C43"

  Tình huống: Đổi mức mà quên ví dụ thì bị từ chối ở đúng ô của ví dụ
    Khi ở trang "Bậc", dòng "tc07.1", cột "at_least" được sửa thành "98,5"
    Và nhập sổ và ghi
    Thì sổ bị từ chối với mã "LAW-404" ở ô "Ví dụ › C101"
    Và mọi tệp của bản chép còn nguyên từng byte

  Tình huống: Đổi mức rồi để máy lập lại ví dụ thì không phải gõ tay ba dòng
    Khi ở trang "Bậc", dòng "tc07.1", cột "at_least" được sửa thành "98,5"
    Và nhập sổ, cho máy lập lại ví dụ, và ghi
    Thì bản chép mở được, 197/200 ở mục tc07.1 được 50 điểm
    Và bản chép mở được, 196/200 ở mục tc07.1 được 35 điểm

  Tình huống: Thêm một bậc mới mà không gõ ví dụ nào
    Khi ở trang "Bậc", trước dòng "tc07.1" thứ 2, chèn một bậc từ "97,5" được 45 điểm
    Và nhập sổ, cho máy lập lại ví dụ, và ghi
    Thì bản chép mở được, 39/40 ở mục tc07.1 được 45 điểm
    Và bản chép mở được, 38/39 ở mục tc07.1 được 35 điểm

  Tình huống: Sửa ngưỡng ngay trong tệp rồi để máy lập ví dụ
    Khi người soạn sửa "at_least: 98, points: 50" thành "at_least: 97.5, points: 50" trong tệp tc07.yaml của bản chép
    Và chạy "check --examples --apply" trên bản chép
    Thì bản chép mở được, 39/40 ở mục tc07.1 được 50 điểm
    Và không ví dụ nào ở mục tc07.1 mang tên "sát dưới 98"

  Tình huống: Cột tự thêm giữa các cột của sổ bị từ chối chứ không lặng lẽ bỏ qua
    Khi ở trang "Ngưỡng", chèn một cột tên "Ngưỡng phường" có số 880
    Và nhập sổ và ghi
    Thì sổ bị từ chối với mã "WBK-207" ở ô "Ngưỡng › D2"
    Và mọi tệp của bản chép còn nguyên từng byte

  Tình huống: Bản nháp cho năm mới có hai bậc chồng nhau bị từ chối ở đúng ô
    Cho bản chép là bản nháp "qd-xx-2027" từ ngày 2027-01-01
    Và sổ Excel vừa xuất từ bản chép
    Khi ở trang "Bậc", dòng "tc03.1" thứ 3, cột "at_least" được sửa thành "0,3"
    Và nhập sổ và ghi
    Thì sổ bị từ chối với mã "LAW-402" ở ô "Bậc › C18"
    Và mọi tệp của bản chép còn nguyên từng byte

  Tình huống: Bộ tiêu chí đã đổi sau khi xuất sổ thì không lặng lẽ ghi đè
    Khi người khác sửa ngưỡng 800 thành 790 trong tệp standard.yaml của bản chép
    Và nhập sổ và ghi
    Thì được nhắc với mã "WBK-106"
    Và thay đổi được kể là "mountain-island-difficult › Ngưỡng: 790 → 800" ở ô "Ngưỡng › C5"
    Và mọi tệp của bản chép còn nguyên từng byte

  Tình huống: Gõ 12/12 vào ô không phải Văn bản, Excel đổi thành ngày thì bị từ chối chứ không đoán
    Khi ở trang "Ví dụ", dòng "tc01.2", cột "given" bị Excel đổi thành ngày 12/12/2026
    Và nhập sổ mà chưa ghi
    Thì sổ bị từ chối với mã "WBK-204" ở ô "Ví dụ › D7"
