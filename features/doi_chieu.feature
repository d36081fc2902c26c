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
    Và chỉ các tệp accepted.json, cells.json, ledger.yaml, tc07.yaml của bản chép đã đổi

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

  Tình huống: “checked” gõ tay bị từ chối, kèm cách đối chiếu thật
    Cho trong bản chép, tệp tc09.yaml được sửa
      | từ                                                | thành                                         |
      | - {at_least: 80, points: 50, mark: provisional} | - {at_least: 80, points: 50, mark: checked} |
    Khi soát bản chép
    Thì bản chép bị từ chối vì "“checked” ở mark được gõ tay"
    Và màn hình nói "phuhop law check-in"

  Tình huống: “Đã đối chiếu” gõ trong sổ Excel cũng bị từ chối, ở đúng ô
    Khi nhập sổ Excel của bản chép, mức tin cậy bậc 1 của mục tc09.1 gõ "đã đối chiếu"
    Thì bản chép bị từ chối vì "được gõ tay"
    Và bản chép không đổi một chữ nào

  Tình huống: Chèn một bậc thì lần đọc của các bậc khác còn nguyên; đổi mẫu số thì mất, và nói vì đâu
    Cho phiếu ghi theo văn bản, trang 4
      | con số            | theo văn bản |
      | tc07.1/measure    | Đúng         |
      | tc07.1/1/at_least | 98           |
      | tc07.1/1/points   | 50           |
    Khi nộp lại phiếu với --apply
    Cho trong bản chép, tệp tc07.yaml được sửa
      | từ                            | thành                                                                               |
      | - {at_least: 98, points: 50,  | - {at_least: 99, points: 60, mark: reported}\n      - {at_least: 98, points: 50,  |
    Thì con số "tc07.1/2/points" mang dấu "đã đối chiếu"
    Và con số "tc07.1/1/points" mang dấu "theo báo chí, chưa đối chiếu"
    Và lệnh status nói "Sổ đối chiếu: giữ 3 lần đọc, mất 0."
    Cho trong bản chép, tệp tc07.yaml được sửa
      | từ                  | thành       |
      | of: tre_duoi_1_tuoi | of: tre_em  |
    Thì lệnh status nói "Sổ đối chiếu: giữ 0 lần đọc, mất 3."
    Và lệnh status nói "mất vì mẫu số: “Trẻ em dưới 1 tuổi” → “Trẻ em dưới 16 tuổi”"
    Khi soát bản chép
    Thì màn hình nói "dấu “đã đối chiếu” mất vì mẫu số"

  Khung tình huống: Lần đọc không chứng minh được gì thì bị trả lại ở đúng ô
    Cho phiếu ghi theo văn bản, trang <trang>
      | con số          | theo văn bản | câu   |
      | tc09.1/1/points | 50           | <câu> |
    Khi người đối chiếu là "<ai>", ngày "<ngày>" và nộp lại phiếu với --apply
    Thì phiếu bị trả lại vì "<vì>"
    Và bản chép không đổi một chữ nào

    Dữ liệu: Mỗi chỗ thiếu một lý do
      | trang | câu                    | ai                  | ngày       | vì                                              |
      | 0     | Từ 80 % trở lên: 50 điểm | Nguyễn Thị Lan      | 05/01/2026 | “0” không phải là một trang                     |
      | abc   | Từ 80 % trở lên: 50 điểm | Nguyễn Thị Lan      | 05/01/2026 | “abc” không phải là một trang                   |
      | 4     | 50                     | Nguyễn Thị Lan      | 05/01/2026 | “50” chưa phải là câu trong văn bản             |
      | 4     | Từ 80 % trở lên: 50 điểm | 1                   | 05/01/2026 | “1” không phải họ tên một người                 |
      | 4     | Từ 80 % trở lên: 50 điểm | Phòng Chính sách    | 05/01/2026 | “Phòng Chính sách” không phải họ tên một người  |
      | 4     | Từ 80 % trở lên: 50 điểm | Nguyễn Thị Lan      | 01/01/2099 | Ngày đối chiếu 01/01/2099 sau hôm nay           |
      | 4     | Từ 80 % trở lên: 50 điểm | Nguyễn Thị Lan      | 02/01/2019 | trước ngày của văn bản (03/01/2019)             |

  Tình huống: Thêm chức danh hay bỏ dấu vẫn là một người, chưa đủ hai người đọc
    Cho bản chép đòi 2 người đọc
    Và phiếu ghi theo văn bản, trang 4
      | con số          | theo văn bản |
      | tc09.1/1/points | 50           |
    Khi nộp lại phiếu với --apply
    Và người đối chiếu là "ThS. Nguyen Thi Lan (Phòng CS)", ngày "06/01/2026" và nộp lại phiếu với --apply
    Thì con số "tc09.1/1/points" mang dấu "tạm tính"
    Và sổ đối chiếu có 1 dòng

  Tình huống: Xem đợt mà không có --apply thì không một tệp nào đổi, dù số khớp hay khác
    Cho phiếu ghi theo văn bản, trang 4
      | con số            | theo văn bản |
      | tc09.1/1/points   | 50           |
      | tc09.1/1/at_least | 96           |
    Khi nộp lại phiếu để xem đợt son-duong-2024
    Thì bản chép không đổi một chữ nào
    Và màn hình nói "Chưa sửa con số nào của bộ tiêu chí"

  Tình huống: Sổ đối chiếu sửa tay thành người không tên bị từ chối khi soát
    Cho phiếu ghi theo văn bản, trang 4
      | con số          | theo văn bản |
      | tc09.1/1/points | 50           |
    Khi nộp lại phiếu với --apply
    Cho trong bản chép, tệp ledger.yaml được sửa
      | từ                    | thành             |
      | who: "Nguyễn Thị Lan" | who: "Chuyên viên" |
    Khi soát bản chép
    Thì bản chép bị từ chối vì "Người đọc của tc09.1/1/points ghi “Chuyên viên”"

  Tình huống: Thấy số điểm mà chưa thấy cận thì bậc mang hai dấu và chỉ chắc bằng dấu kém hơn
    Cho trong bản chép, tệp tc01.yaml được sửa
      | từ                                            | thành                                                                          |
      | - {equals: 100, points: 15, mark: verbatim} | - {equals: 100, points: 15, marks: {edge: provisional, points: verbatim}} |
    Và một xã đạt điểm tối đa ở mọi mục
    Khi chấm lại xã theo bản chép
    Thì mục 1.2 mang dấu "tạm tính"
    Và đầu kết quả có dòng "740/1.000 điểm dựa trên mức đặt tạm"
    Và phần giải thích của mục 1.2 ghi "cận tạm tính, số điểm nguyên văn"
    Và con số "tc01.2/1/points" mang dấu "nguyên văn"
    Và con số "tc01.2/1/equals" mang dấu "tạm tính"
