# language: vi
Tính năng: Thẩm định hồ sơ các xã bằng sổ Excel
  Số xã khai là một lời khai. Hội đồng đối chiếu với giấy tờ, chấp nhận, sửa số kèm lý do và văn bản, hoặc hỏi xã; điểm theo xã
  khai và điểm theo hội đồng đứng cạnh nhau, không bên nào bị xóa. Ô nào ghi chưa đủ căn cứ thì cả sổ chưa được ghi và nêu đúng ô.
  Căn cứ: cách làm của hội đồng đánh giá. Các phiếu và sổ ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt bảy xã chốt số liệu ngày 15/11/2024, chưa xã nào gửi phiếu, số liệu mô phỏng
    Và đợt cho một người làm mọi việc
    Và các xã đã gửi
      | xã    | gửi gì                                    |
      | An    | phiếu điền đủ                             |
      | Bình  | phiếu điền đủ                             |
      | Cường | phiếu ghi "8 thôn" ở ô "Tổng số thôn, tổ" |
    Và nhật ký của đợt đã mở

  Tình huống: Phiếu sạch được nhận, có biên nhận, phiếu có lỗi thì không
    Khi chạy "import ĐỢT"
    Thì màn hình có "Nhận được 2 phiếu; không nhận được 1; 4 xã chưa gửi. Chưa ghi gì"
    Và hồ sơ của "An" là "draft"
    Khi chạy "import ĐỢT --apply"
    Thì màn hình có "Xã An mô phỏng (40001): 42 số liệu, biên nhận số 1"
    Và màn hình có "Phiếu của Xã Cường mô phỏng còn 1 lỗi"
    Và hồ sơ của "An" là "submitted"
    Và hồ sơ của "Cường" là "draft"

  Tình huống: Sổ thẩm định nêu số xã khai, văn bản, ô trong phiếu và điểm của hai bên
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT --commune An --commune Bình"
    Thì trang của "An" trong sổ có dòng "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" ghi
      | cột                | ô           |
      | Mục                | 7.1         |
      | Xã khai            | 100         |
      | Điểm theo xã khai  | 7.1: 50     |
      | Điểm theo hội đồng | 7.1: 50     |
      | Hội đồng           |             |
    Và sổ in khổ A4 ngang và khóa mọi ô trừ ô nền vàng

  Tình huống: Sửa số mà thiếu văn bản thì bị từ chối ở đúng ô
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "An"
      | số liệu                                 | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | Sửa số   | 90                   | Sổ tiêm chủng ghi 90 trẻ     |
    Và nhập lại sổ không được
    Thì lỗi "REC-314" ở cột "Văn bản số" của "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và lỗi "REC-315" ở cột "Ngày văn bản" của "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và hồ sơ của "An" không có số nào hội đồng sửa

  Tình huống: Sửa số có căn cứ thì hai điểm đứng cạnh nhau, rồi kết luận thẩm định
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "An"
      | số liệu                                 | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | Sửa số   | 60                   | Sổ tiêm chủng ghi 60 trẻ     | 12/BC-TYT  | 15/11/2024   |
    Và chạy "in ĐỢT SỔ"
    Thì màn hình có "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ: 100 → 60 · Sổ tiêm chủng ghi 60 trẻ (12/BC-TYT)"
    Và hồ sơ của "An" không có số nào hội đồng sửa
    Khi chạy "in ĐỢT SỔ --apply"
    Và chạy "show ĐỢT An"
    Thì màn hình có "Theo xã khai: Đạt chuẩn"
    Và màn hình có "Theo hội đồng: Không đạt chuẩn. Tiêu chí 7 đạt 0 điểm (điểm liệt)"
    Khi chạy "appraise ĐỢT An --apply"
    Thì hồ sơ của "An" là "appraised"
    Và điểm ghi lại của "An" theo xã khai là 1000, theo hội đồng là 950

  Tình huống: Trả lại kèm yêu cầu, xã gửi lại, rồi thẩm định
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "Bình"
      | số liệu       | Hội đồng        | Lý do, hoặc nội dung yêu cầu | Hạn xã trả lời |
      | Tổng số thôn, tổ | Yêu cầu bổ sung | Gửi quyết định thành lập thôn | 31/12/2099     |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy lệnh trả lại "Bình" vì "Thiếu quyết định"
    Thì hồ sơ của "Bình" là "returned"
    Khi chạy "import ĐỢT --apply"
    Thì màn hình có "Xã Bình mô phỏng (40002): như đã nhận, biên nhận số 2"
    Và màn hình có "Hội đồng đã trả lại và xã chưa sửa gì từ đó, nên chưa gửi lại."
    Khi "Bình" gửi lại phiếu ghi "21" ở ô "Tổng số thôn, tổ"
    Và chạy "import ĐỢT --apply"
    Thì hồ sơ của "Bình" là "resubmitted"
    Và màn hình có "biên nhận số 3"
    Khi chạy "claim ĐỢT Bình --apply"
    Và chạy "appraise ĐỢT Bình --apply"
    Thì hồ sơ của "Bình" là "appraised"

  Tình huống: Sổ cũ không ghi đè lên việc của người khác
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "An"
      | số liệu                                 | Hội đồng | Số hội đồng xác định | Lý do, hoặc nội dung yêu cầu | Văn bản số | Ngày văn bản |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | Sửa số   | 90                   | Sổ tiêm chủng ghi 90 trẻ     | 12/BC-TYT  | 15/11/2024   |
    Và chạy "in ĐỢT SỔ --apply"
    Và hội đồng điền trang của "An"
      | số liệu                                 | Số hội đồng xác định |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | 95                   |
    Và nhập lại sổ không được
    Thì lỗi "REC-325" ở cột "Hội đồng" của "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Và lỗi nêu cả "95" và "90"

  Tình huống: Đợt đòi hai người mà máy chỉ có một người dùng thì nhật ký không mở
    Cho đợt đòi hai người
    Khi mở nhật ký không được
    Thì màn hình lỗi có "REC-354"

  Tình huống: Biên nhận mang mã niêm phong của nhật ký
    Khi chạy "import ĐỢT --apply"
    Thì biên nhận số 1 là một trang A5 có tên "Xã An mô phỏng", số số liệu và mã niêm phong 24 chữ

  Tình huống: Hội đồng biểu quyết rồi quyết định, người có liên quan không biểu quyết
    Cho hội đồng ba người, "p-005" có liên quan đến "An"
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An --apply"
    Và chạy "council ĐỢT --apply"
    Và chạy "ballot-open ĐỢT An --apply"
    Và chạy "vote ĐỢT An --member p-003 --choice tan-thanh --apply"
    Và chạy "vote ĐỢT An --member p-005 --choice tan-thanh --apply"
    Thì màn hình có "không biểu quyết, có liên quan"
    Khi chạy "vote ĐỢT An --member p-004 --choice tan-thanh --apply"
    Và chạy "ballot-close ĐỢT An --apply"
    Thì hồ sơ của "An" là "voted"
    Khi chạy "decide ĐỢT An --kind cong-nhan --apply"
    Thì màn hình có "Kết quả này còn tạm tính"
    Khi chạy "decide ĐỢT An --kind cong-nhan --not-firm --apply"
    Thì hồ sơ của "An" là "decided"
    Khi chạy "show ĐỢT An"
    Thì màn hình có "Quyết định: Công nhận"

  Tình huống: Hội đồng đổi sau phiên họp thì biên bản vẫn là của hội đồng đã họp
    Cho hội đồng ba người, "p-005" có liên quan đến "Bình"
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An --apply"
    Và chạy "council ĐỢT --apply"
    Và chạy "ballot-open ĐỢT An --apply"
    Và chạy "vote ĐỢT An --member p-003 --choice tan-thanh --apply"
    Và chạy "vote ĐỢT An --member p-004 --choice tan-thanh --apply"
    Và chạy "ballot-close ĐỢT An --apply"
    Cho hội đồng lập lại theo "121/QĐ-UBND", "p-006" thay "p-005"
    Khi chạy "open ĐỢT --apply"
    Và chạy "council ĐỢT --apply"
    Thì màn hình có "Hội đồng theo 121/QĐ-UBND"
    Và biên bản họp của "An" có "Hội đồng lập theo 120/QĐ-UBND", không có "Người Mới"

  Tình huống: Văn phòng nhỏ: người có liên quan vẫn thẩm định được, nhưng mọi giấy tờ nêu tên và lý do
    Cho hội đồng nhỏ có vai trò, "p-005" có liên quan đến "An"
    Khi chạy "import ĐỢT --as p-003 --apply"
    Và chạy "council ĐỢT --as p-004 --apply"
    Và chạy "claim ĐỢT An --as p-005"
    Thì màn hình có "REC-398"
    Và màn hình có "Người thẩm định Bà Năm (p-005) có liên quan đến xã (Xã An mô phỏng): đã khai có liên quan khi lập hội đồng."
    Khi chạy "claim ĐỢT --all --as p-005 --apply"
    Và chạy "appraise ĐỢT --all --as p-005 --apply"
    Và chạy "ballot-open ĐỢT An --as p-004 --apply"
    Và chạy "vote ĐỢT An --choice tan-thanh --as p-005 --apply"
    Thì màn hình có "không biểu quyết, có liên quan"
    Khi chạy "vote ĐỢT An --choice tan-thanh --as p-004 --apply"
    Và chạy "ballot-close ĐỢT An --as p-004 --apply"
    Và chạy "decide ĐỢT An --kind cong-nhan --not-firm --as p-004 --apply"
    Và chạy "show ĐỢT An"
    Thì màn hình có "Chưa có người thứ hai thẩm định. Người thẩm định Bà Năm có liên quan đến xã: đã khai có liên quan khi lập hội đồng."
    Khi chạy "show ĐỢT Bình"
    Thì màn hình không có "có liên quan"
    Khi in giấy tờ của nhật ký
    Thì mọi giấy tờ theo nhật ký của "An" có "Người thẩm định Bà Năm có liên quan đến xã: đã khai có liên quan khi lập hội đồng"
    Và không giấy tờ nào của "Bình" có "liên quan đến xã"

  Tình huống: Xã trả lời câu hỏi của hội đồng, và rút hồ sơ khi chưa ai nhận thẩm định
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "out ĐỢT"
    Và hội đồng điền trang của "Bình"
      | số liệu          | Hội đồng        | Lý do, hoặc nội dung yêu cầu | Hạn xã trả lời |
      | Tổng số thôn, tổ | Yêu cầu bổ sung | Thôn nào mới lập             | 31/12/2099     |
    Và chạy "in ĐỢT SỔ --apply"
    Và chạy "show ĐỢT Bình"
    Thì màn hình có "Chờ xã trả lời, số 1: Thôn nào mới lập (hạn 31/12/2099)"
    Khi chạy "answer ĐỢT Bình --remark 2 --text Không --apply"
    Thì màn hình có "Không có yêu cầu số 2 đang chờ trả lời; đang chờ: 1."
    Khi chạy "answer ĐỢT Bình --remark 1 --text Không --apply"
    Và chạy "show ĐỢT Bình"
    Thì màn hình có "Đã hỏi, số 1: Thôn nào mới lập. Xã trả lời: Không"
    Khi chạy "withdraw ĐỢT Bình --reason nhầm --apply"
    Thì hồ sơ của "Bình" là "in_review"
    Khi "Cường" gửi lại phiếu ghi "8" ở ô "Tổng số thôn, tổ"
    Và chạy "import ĐỢT Cường --apply"
    Và chạy "withdraw ĐỢT Cường --reason nhầm --apply"
    Thì hồ sơ của "Cường" là "draft"

  Tình huống: Công bố theo nhật ký cần người đề nghị rồi người công bố
    Cho hội đồng ba người, "p-005" có liên quan đến "An"
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An --apply"
    Và chạy "council ĐỢT --apply"
    Và chạy "ballot-open ĐỢT An --apply"
    Và chạy "vote ĐỢT An --member p-003 --choice tan-thanh --apply"
    Và chạy "vote ĐỢT An --member p-004 --choice tan-thanh --apply"
    Và chạy "ballot-close ĐỢT An --apply"
    Và chạy "decide ĐỢT An --kind cong-nhan --not-firm --apply"
    Và công bố "ĐỢT" không được
    Thì màn hình lỗi có "PUB-141"
    Khi chạy "signed ĐỢT An --kind quyet-dinh --number 12/QĐ-UBND --date 2024-12-20 --signer Chủ_tịch --apply"
    Và công bố "ĐỢT --second --apply" không được
    Thì màn hình lỗi có "PUB-142"
    Khi công bố "ĐỢT --apply"
    Thì màn hình có "Đã ghi đề nghị công bố vào nhật ký, chưa công bố"
    Và hồ sơ của "An" là "decided"
    Khi công bố "ĐỢT --second --apply"
    Thì màn hình có "Đã công bố và ghi vào sổ"
    Và hồ sơ của "An" là "published"

  Tình huống: Đổi người giữa đợt thì sửa danh sách rồi mở lại nhật ký
    Cho danh sách người
      | mã    | vai trò                   |
      | p-001 | admin, secretary, commune |
      | p-002 | appraiser                 |
    Khi chạy "import ĐỢT --apply"
    Và chạy "open ĐỢT --apply"
    Thì màn hình có "Giao Người Mẫu p-002 vai trò người thẩm định (cả đợt)"
    Cho danh sách người
      | mã    | vai trò                   |
      | p-001 | admin, secretary, commune |
      | p-002 | viewer                    |
      | p-006 | appraiser                 |
    Khi chạy "open ĐỢT --as p-001"
    Thì màn hình có "Sẽ ghi 4 thay đổi về người và vai trò"
    Khi chạy "open ĐỢT --as p-001 --apply"
    Thì màn hình có "Thu lại của Người Mẫu p-002 vai trò người thẩm định (cả đợt)"
    Khi chạy "claim ĐỢT An --as p-002 --apply"
    Thì hồ sơ của "An" là "submitted"
    Khi chạy "claim ĐỢT An --as p-006 --apply"
    Thì hồ sơ của "An" là "in_review"
    Khi chạy "open ĐỢT --as p-001"
    Thì màn hình có "Nhật ký đã mở từ trước, không có xã mới"

  Tình huống: Xem hồ sơ thì thấy cả quá trình, phiếu biểu quyết chỉ hiện khi đã đóng
    Cho hội đồng ba người, "p-005" có liên quan đến "An"
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An --apply"
    Và chạy "council ĐỢT --apply"
    Và chạy "ballot-open ĐỢT An --apply"
    Và chạy "vote ĐỢT An --member p-003 --choice tan-thanh --apply"
    Và chạy "show ĐỢT An"
    Thì màn hình không có "tán thành"
    Khi chạy "vote ĐỢT An --member p-004 --choice tan-thanh --apply"
    Và chạy "ballot-close ĐỢT An --apply"
    Và chạy "decide ĐỢT An --kind cong-nhan --not-firm --apply"
    Và chạy "signed ĐỢT An --kind quyet-dinh --number 12/QĐ-UBND --date 20/12/2024 --signer Chủ_tịch --apply"
    Và chạy "revoke ĐỢT An --reason sai --document 15/KL --propose --apply"
    Thì màn hình có "Đề nghị thu hồi công nhận: đã ghi 1/1 hồ sơ"
    Khi chạy "revoke ĐỢT An --reason sai --document 15/KL --apply"
    Và chạy "show ĐỢT An"
    Thì màn hình có "biểu quyết (tán thành)"
    Và màn hình có "quyết định số 12/QĐ-UBND, Chủ_tịch ký ngày 20/12/2024"
    Và màn hình có "thu hồi công nhận (sai; căn cứ 15/KL)"

  Tình huống: Văn bản chưa ký thì không ghi là đã ký
    Khi nhận thẩm định các hồ sơ đã gửi
    Và chạy "appraise ĐỢT An --apply"
    Và chạy "signed ĐỢT An --kind appraisal --number 12/BB --date 01/01/2099 --signer Chủ_tịch --apply"
    Thì màn hình có "Ngày ký 01/01/2099 ở sau hôm nay"
