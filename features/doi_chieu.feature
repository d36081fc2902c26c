# language: vi
Tính năng: Đối chiếu từng con số với văn bản
  Phiếu đối chiếu liệt kê mọi con số của bộ tiêu chí. Người đọc văn bản ghi vào đó con số, trang, tên và ngày. Con số khớp
  thành “đã đối chiếu”, con số văn bản ghi khác được sửa vào bộ tiêu chí: cả hai chỉ khi có --apply. Sổ đối chiếu nằm riêng: sửa một
  con số đã đối chiếu thì dấu tự mất.
  Căn cứ: chưa ai đọc được toàn văn Quyết định 06/QĐ-TTg ngày 03/01/2019; các trang và con số ở đây là giả định để thử.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một bản chép của bộ tiêu chí ấy
    Và phiếu đối chiếu của bản chép
    Và người đối chiếu là "Nguyễn Thị Lan", ngày "05/01/2026"

  Tình huống: Con số khớp thành đã đối chiếu và số điểm tạm tính giảm
    Cho phiếu ghi theo văn bản, trang 4
      | con số            | theo văn bản |
      | tc09.1/measure    | Đúng         |
      | tc09.1/1/at_least | 80 %         |
      | tc09.1/1/points   | 50 điểm      |
    Và một xã đạt điểm tối đa ở mọi mục
    Khi nộp lại phiếu với --apply
    Và chấm lại xã theo bản chép
    Thì phiếu có 3 số khớp, 0 số khác
    Và mục 9.1 mang dấu "đã đối chiếu"
    Và đầu kết quả có dòng "675/1.000 điểm dựa trên mức đặt tạm"
    Và results.json ghi 50 điểm dựa trên checked
    Và bản chép giữ nguyên mã băm của luật

  Tình huống: Không có --apply thì con số khớp cũng chưa vào sổ
    Cho phiếu ghi theo văn bản, trang 4
      | con số          | theo văn bản |
      | tc09.1/1/points | 50           |
    Khi nộp lại phiếu
    Thì phiếu có 1 số khớp, 0 số khác
    Và màn hình nói "Chưa ghi gì vào sổ đối chiếu"
    Và bản chép không đổi một chữ nào

  Tình huống: Mới đối chiếu số điểm mà chưa đối chiếu cận thì bậc vẫn tạm tính
    Cho phiếu ghi theo văn bản, trang 4
      | con số          | theo văn bản |
      | tc09.1/1/points | 50           |
    Và một xã đạt điểm tối đa ở mọi mục
    Khi nộp lại phiếu
    Và chấm lại xã theo bản chép
    Thì mục 9.1 mang dấu "tạm tính"
    Và đầu kết quả có dòng "725/1.000 điểm dựa trên mức đặt tạm"

  Tình huống: Sửa một con số đã đối chiếu thì dấu tự mất
    Cho phiếu ghi theo văn bản, trang 4
      | con số               | theo văn bản |
      | class/city-ward/threshold | 900     |
      | class/other/threshold     | 850     |
    Và một xã đạt điểm tối đa ở mọi mục
    Khi nộp lại phiếu với --apply
    Thì con số "class/other/threshold" mang dấu "đã đối chiếu"
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ             | thành          |
      | threshold: 850 | threshold: 860 |
    Thì con số "class/other/threshold" mang dấu "theo báo chí, chưa đối chiếu"
    Và con số "class/city-ward/threshold" mang dấu "đã đối chiếu"
    Và lệnh status nói "class/other/threshold (850): Nguyễn Thị Lan đã đối chiếu 05/01/2026, trang 4; mất vì con số: 850 → 860"
    Và lệnh status nói "Sổ đối chiếu: giữ 1 lần đọc, mất 1."

  Tình huống: Con số khác được cho xem cũ → mới cùng những xã đổi kết quả, và không gì được sửa
    Cho phiếu ghi theo văn bản, trang 4
      | con số                | theo văn bản |
      | tc07.1/1/at_least     | 97           |
      | class/other/threshold | 930          |
    Khi nộp lại phiếu để xem đợt son-duong-2024
    Thì phiếu có 0 số khớp, 2 số khác
    Và màn hình nói "98 % → 97 %"
    Và màn hình nói "850 → 930"
    Và màn hình nói "Đạt chuẩn → ✗ Không đạt chuẩn"
    Và màn hình nói "Chưa sửa con số nào của bộ tiêu chí"
    Và bản chép không đổi một chữ nào

  Tình huống: Có --apply thì bộ tiêu chí được sửa đúng chỗ, còn đứng vững, và con số mới là đã đối chiếu
    Cho phiếu ghi theo văn bản, trang 4
      | con số            | theo văn bản |
      | tc07.1/measure    | Đúng         |
      | tc07.1/1/at_least | 97           |
      | tc07.1/1/points   | 50           |
    Và một xã đạt điểm tối đa ở mọi mục
    Và xã có số liệu
      | số liệu                                 | giá trị |
      | Trẻ em dưới 1 tuổi                      | 49      |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 48      |
    Khi nộp lại phiếu với --apply
    Và chấm lại xã theo bản chép
    Thì mục 7.1 được 50 điểm
    Và mục 7.1 mang dấu "đã đối chiếu"
    Và trong tệp tc07.yaml của bản chép, dòng bậc 1 là "- {at_least: 97, points: 50, mark: reported}"
    Và chỉ các tệp cells.json, ledger.yaml, tc07.yaml của bản chép đã đổi

  Tình huống: Con số làm bộ tiêu chí không đứng vững thì không gì được ghi
    Cho phiếu ghi theo văn bản, trang 4
      | con số            | theo văn bản |
      | tc07.1/1/points   | 60           |
      | tc09.1/1/at_least | 80           |
    Khi nộp lại phiếu với --apply
    Thì phiếu bị trả lại vì "Bậc cao nhất của tc07.1 cho 60 điểm, còn max_points ghi 50"
    Và bản chép không đổi một chữ nào

  Tình huống: Đòi hai người đọc thì một người chưa đủ, hai người khớp nhau mới đủ
    Cho bản chép đòi 2 người đọc
    Và phiếu ghi theo văn bản, trang 4
      | con số            | theo văn bản |
      | tc09.1/1/at_least | 80           |
      | tc09.1/1/points   | 50           |
    Khi nộp lại phiếu với --apply
    Thì con số "tc09.1/1/points" mang dấu "tạm tính"
    Khi người đối chiếu là "nguyễn thị  LAN", ngày "06/01/2026" và nộp lại phiếu với --apply
    Thì con số "tc09.1/1/points" mang dấu "tạm tính"
    Khi người đối chiếu là "Trần Văn Ba", ngày "06/01/2026" và nộp lại phiếu với --apply
    Thì con số "tc09.1/1/points" mang dấu "đã đối chiếu"
    Và sổ đối chiếu có 4 dòng

  Tình huống: Hai người đọc khác nhau là một vấn đề nêu tên cả hai
    Cho phiếu ghi theo văn bản, trang 4
      | con số          | theo văn bản |
      | tc09.1/1/points | 50           |
    Khi nộp lại phiếu với --apply
    Và phiếu ghi theo văn bản, trang 5
      | con số          | theo văn bản |
      | tc09.1/1/points | 45           |
    Và người đối chiếu là "Trần Văn Ba", ngày "06/01/2026" và nộp lại phiếu
    Thì phiếu bị trả lại vì "Trần Văn Ba ghi “45” (trang 5), Nguyễn Thị Lan đã ghi “50” (trang 4, ngày 05/01/2026)"
    Và con số "tc09.1/1/points" mang dấu "đã đối chiếu"

  Tình huống: Phiếu của bộ tiêu chí khác bị từ chối ngay ở ô ghi mã bộ tiêu chí
    Cho phiếu đối chiếu của bộ tiêu chí thử nghiệm
    Khi nộp lại phiếu
    Thì phiếu bị trả lại ở ô H2 vì "Phiếu này của bộ tiêu chí “small”, không phải “qd-06-2019”"
    Và bản chép không đổi một chữ nào

  Khung tình huống: Dòng ghi sai bị trả lại ở đúng ô, và các dòng khác cũng chưa được nhận
    Cho phiếu ghi theo văn bản, trang <trang>
      | con số            | theo văn bản |
      | tc09.1/1/at_least | 80           |
      | <con số>          | <ghi>        |
    Khi nộp lại phiếu
    Thì phiếu bị trả lại vì "<vì>"
    Và bản chép không đổi một chữ nào

    Dữ liệu: Mỗi cách ghi sai một lý do
      | con số                 | ghi     | trang | vì                                           |
      | tc09.1/1/points        | khoảng  | 4     | “khoảng” không phải là một con số đọc được   |
      | tc05.1/1/at_most       | 1.250   | 4     | “1.250” có thể là 1250, cũng có thể là số lẻ |
      | tc05.1/1/at_most       | 5 %     | 4     | con số này không tính bằng %                 |
      | tc09.1/none/when_none  | tùy     | 4     | không phải một trong ba cách tính            |
      | standard/number        | chắc là | 4     | dòng này chỉ nhận Đúng hoặc Khác             |
      | standard/date          | 31/2    | 4     | “31/2” không phải là một ngày                |
      | tc09.1/1/points        | 50      |       | Chưa ghi trang                               |
