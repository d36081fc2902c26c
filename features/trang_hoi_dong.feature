# language: vi
Tính năng: Trang của hội đồng, thư ký và chủ tịch
  Phiên họp được điều hành trên một trang: hồ sơ nào chờ gì, ai biểu quyết, ai không và vì sao. Mọi việc trên trang ghi đúng
  như lệnh ghi; việc không rút lại được thì trang nói trước điều gì sẽ xảy ra. Số liệu ở đây là mô phỏng.

  Bối cảnh:
    Cho một đợt đòi hai người, các hồ sơ đã thẩm định, hội đồng ba người

  Tình huống: Thành viên có liên quan không biểu quyết, và trang nói vì sao
    Khi thư ký mở phiếu cho "Thị trấn Sơn Dương"
    Thì trang của phiếu ghi "Vũ Thị Ủy" là "Không biểu quyết: đã khai có liên quan khi lập hội đồng"
    Và "Vũ Thị Ủy" bỏ phiếu cho "Thị trấn Sơn Dương" thì bị từ chối vì "không biểu quyết, có liên quan"

  Tình huống: Số phiếu chỉ hiện sau khi đóng
    Khi thư ký mở phiếu cho "Xã Tân Trào"
    Và "Hoàng Văn Viên" không tán thành "Xã Tân Trào"
    Thì "Nguyễn Văn Chủ" thấy "Hoàng Văn Viên" đã biểu quyết mà không thấy ý kiến
    Khi "Nguyễn Văn Chủ" tán thành "Xã Tân Trào"
    Và thư ký đóng phiếu của "Xã Tân Trào"
    Thì "Vũ Thị Ủy" thấy "Hoàng Văn Viên" là "không tán thành"

  Tình huống: Đóng phiếu khi chưa đủ người thì bị từ chối
    Khi thư ký mở phiếu cho "Xã Tân Trào"
    Và thư ký đóng phiếu của "Xã Tân Trào"
    Thì trang từ chối vì "mới có 0 người biểu quyết, cần ít nhất 2"

  Tình huống: Việc không rút lại được thì trang nói trước
    Khi thư ký mở phiếu cho "Xã Tân Trào"
    Và "Hoàng Văn Viên" tán thành "Xã Tân Trào" nhưng chưa xác nhận
    Thì trang nói "ghi rồi không sửa và không rút được", và chưa phiếu nào được ghi

  Tình huống: Người xem bản cũ của hồ sơ không ghi đè lên việc của người khác
    Khi thư ký mở phiếu cho "Xã Tân Trào"
    Và "Hoàng Văn Viên" mở trang của phiếu "Xã Tân Trào" rồi "Nguyễn Văn Chủ" tán thành trước
    Thì phiếu mà "Hoàng Văn Viên" gửi từ trang cũ bị từ chối vì "Nguyễn Văn Chủ" đã làm trước

  Tình huống: Công bố cần hai người, và người ngoài chỉ thấy điều đã công bố
    Cho "Xã Tân Trào" đã được công nhận, văn bản đã ký
    Thì trang công khai nói "chưa công bố kết quả"
    Khi thư ký xem và đề nghị công bố
    Thì trang công khai nói "chưa công bố kết quả"
    Khi chủ tịch xem và công bố đúng bản ấy
    Thì trang công khai nói "1 trong 4 đơn vị được công nhận"
