# language: vi
Tính năng: Đời một hồ sơ, từ lúc xã gửi đến lúc thu hồi
  Điểm xã tự khai là lời khai. Hội đồng soát, sửa có căn cứ, trả lại, biểu quyết, quyết định, công bố; mọi việc vào nhật ký hồ sơ.
  Không ai tự duyệt việc của mình: xét theo người và việc người ấy đã làm, không theo vai trò người ấy đang dùng.
  Căn cứ: thẩm quyền của đợt theo bộ tiêu chí; hội đồng theo quyết định thành lập (số liệu mô phỏng).

  Bối cảnh:
    Cho một đợt có hội đồng bốn thành viên, mỗi vai trò một người
    Và thư ký hội đồng mở hồ sơ của xã

  Tình huống: Đã gửi, trả lại, gửi lại, thẩm định, biểu quyết, quyết định, công bố, thu hồi
    Khi cán bộ xã gửi hồ sơ, ghi 48 trẻ đã tiêm
    Thì hồ sơ "đã gửi", biên nhận số 1
    Khi người thẩm định nhận thẩm định
    Và người thẩm định yêu cầu bổ sung "báo cáo tiêm chủng"
    Và người thẩm định trả lại hồ sơ
    Thì hồ sơ "đã trả lại"
    Khi cán bộ xã gửi hồ sơ, ghi 49 trẻ đã tiêm
    Thì hồ sơ "đã gửi lại", biên nhận số 2
    Và không còn yêu cầu bổ sung nào mở
    Và từ khi trả lại, số trẻ đã tiêm đổi từ 48 thành 49
    Khi người thẩm định nhận thẩm định
    Và người thẩm định sửa số trẻ đã tiêm thành 47, lý do "một trẻ tiêm ở xã khác", văn bản "5/BB-KT"
    Và người thẩm định kết thúc thẩm định
    Thì hồ sơ "đã thẩm định"
    Và phần xã khai là 49, phần thẩm định là 47
    Khi thư ký hội đồng mở biểu quyết
    Và ba thành viên hội đồng tán thành
    Và thư ký hội đồng đóng biểu quyết
    Thì hồ sơ "đã biểu quyết"
    Và phiếu số 1 được thông qua với 3 tán thành
    Khi chủ tịch hội đồng quyết định công nhận
    Và thư ký hội đồng ghi số quyết định "12/QĐ-UBND"
    Thì hồ sơ "đã có quyết định"
    Khi thư ký hội đồng chuẩn bị đợt công bố
    Thì hồ sơ "đã có quyết định"
    Khi chủ tịch hội đồng xác nhận đợt công bố
    Thì hồ sơ "đã công bố"
    Khi thư ký hội đồng đề nghị thu hồi, lý do "số liệu khai sai", văn bản "3/KL-TTr"
    Và chủ tịch hội đồng thu hồi, lý do "số liệu khai sai", văn bản "3/KL-TTr"
    Thì hồ sơ "đã thu hồi"
    Và nhật ký ghi các việc: open, submit, claim, ask, return, submit, claim, correct, appraise, ballot_open, vote, vote, vote, ballot_close, decide, signed, publish, publish, revoke, revoke
    Và phát lại nhật ký cho đúng hồ sơ này

  Tình huống: Hồ sơ đã khóa thì nói ai, lúc nào, và còn làm được gì
    Khi cán bộ xã gửi hồ sơ, ghi 48 trẻ đã tiêm
    Và người thẩm định nhận thẩm định
    Thì cán bộ xã không rút hồ sơ được, vì "Hồ sơ đang được thẩm định bởi p-002 từ 08:25 ngày 02/11/2026, nên không rút hồ sơ được."
    Và việc còn làm được là "Việc có thể làm: sửa số liệu thẩm định (người thẩm định); yêu cầu bổ sung (người thẩm định); trả lời (cán bộ xã); trả lại hồ sơ (người thẩm định); kết thúc thẩm định (người thẩm định)."

  Tình huống: Không có vai trò là một chuyện, hồ sơ khóa là chuyện khác
    Khi cán bộ xã gửi hồ sơ, ghi 48 trẻ đã tiêm
    Thì chủ tịch hội đồng không nhận thẩm định được, vì "“chủ tịch hội đồng” không được nhận thẩm định; đây là việc của: người thẩm định."

  Tình huống: Cán bộ xã nay là người thẩm định cũng không tự thẩm định hồ sơ mình đã gửi
    Khi cán bộ xã gửi hồ sơ, ghi 48 trẻ đã tiêm
    Và người quản trị giao cho cán bộ xã vai trò "appraiser"
    Thì người ấy không nhận thẩm định được, vì "p-001 đã gửi hồ sơ của xã này lúc 08:24 ngày 02/11/2026, nên không được thẩm định nó."

  Tình huống: Người thẩm định nay là chủ tịch cũng không quyết định
    Khi hồ sơ được biểu quyết xong với điểm "Đạt chuẩn"
    Và người quản trị giao cho người thẩm định vai trò "chair"
    Thì người ấy không quyết định được, vì "p-002 đã kết thúc thẩm định với hồ sơ này lúc 08:26 ngày 02/11/2026, nên không được quyết định nó."

  Tình huống: Chỉ công nhận xã mà điểm thẩm định là Đạt chuẩn
    Khi hồ sơ được biểu quyết xong với điểm "Không đạt chuẩn"
    Thì chủ tịch hội đồng không công nhận được, vì "Không công nhận được: điểm thẩm định cho kết luận “Không đạt chuẩn”."

  Tình huống: Kết quả còn tạm tính thì người quyết định phải nói là đã biết
    Khi hồ sơ được biểu quyết xong với điểm "Đạt chuẩn, tạm tính"
    Thì chủ tịch hội đồng không công nhận được, vì "Kết quả này còn tạm tính: số đặt tạm trong bộ tiêu chí có thể làm đổi kết luận."
    Khi chủ tịch hội đồng quyết định công nhận và ghi đã biết kết quả còn tạm tính
    Thì hồ sơ "đã có quyết định"

  Tình huống: Mở lại thẩm định thì phiếu mất giá trị, biểu quyết lại là phiếu số mới
    Khi hồ sơ được biểu quyết xong với điểm "Đạt chuẩn"
    Và chủ tịch hội đồng mở lại để thẩm định, lý do "có kết luận thanh tra"
    Thì phiếu số 1 không còn giá trị
    Khi người thẩm định kết thúc thẩm định
    Và thư ký hội đồng mở biểu quyết
    Thì phiếu đang mở là phiếu số 2

  Tình huống: Một người không thu hồi được một mình
    Khi hồ sơ được biểu quyết xong với điểm "Đạt chuẩn"
    Và chủ tịch hội đồng quyết định công nhận
    Thì chủ tịch hội đồng không thu hồi được, vì "Chưa ai đề nghị thu hồi việc công nhận này."
