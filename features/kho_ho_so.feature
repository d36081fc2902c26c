# language: vi
Tính năng: Kho hồ sơ của hội đồng giữ được mọi việc và biết khi bị đụng vào
  Người giữ máy sao lưu, khôi phục, kiểm tra bằng một lệnh; bản cũ đặt lại thì bị nhận ra, hỏng ở đâu thì nói ở đó.
  Căn cứ: hồ sơ đề nghị công nhận phải chứng minh được nhiều năm sau (Điều 7 Quyết định 06/QĐ-TTg). Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt có hồ sơ của hội đồng, một xã đang thẩm định, một phiếu được giữ

  Tình huống: Xem hồ sơ đang ở đâu
    Khi chạy "record ĐỢT"
    Thì lệnh xong với mã 0
    Và màn hình có "6 bản ghi" và "Mã niêm phong:"
    Và màn hình có "1 biên nhận đã trao" và "chưa có giấy nào giữ"

  Tình huống: Sao lưu rồi khôi phục thì mã niêm phong như cũ
    Khi chạy "record ĐỢT --backup sao-luu.db"
    Thì lệnh xong với mã 0
    Khi tệp kho bị ghi đè bằng một tấm ảnh
    Và chạy "record ĐỢT"
    Thì lệnh xong với mã 6
    Và màn hình có "Tệp kho dữ liệu bị hỏng" và "--restore TỆP"
    Khi chạy "record ĐỢT --restore sao-luu.db"
    Thì lệnh xong với mã 0
    Và mã niêm phong như lúc đầu

  Tình huống: Không còn bản nào mới hơn thì phải nêu lý do, và lý do thành một bản ghi
    Khi chạy "record ĐỢT --backup sao-luu.db"
    Và hội đồng ghi thêm 2 việc
    Và chạy "record ĐỢT --restore sao-luu.db"
    Thì lệnh xong với mã 6
    Và màn hình có "dừng ở bản ghi 6" và "Tìm bản sao lưu mới hơn"
    Khi chạy lệnh khôi phục sao-luu.db với lý do "ổ đĩa hỏng"
    Thì lệnh xong với mã 0
    Và hồ sơ có 7 bản ghi, bản ghi cuối là khôi phục vì "ổ đĩa hỏng"
    Khi chạy "record ĐỢT --verify"
    Thì lệnh xong với mã 0

  Tình huống: Giấy giữ mốc cho biết nhật ký đã bị cắt đuôi
    Khi chạy "record ĐỢT --verify --seal MÃ"
    Thì lệnh xong với mã 0
    Và màn hình có "Giấy vừa so giữ mốc đến bản ghi 6" và "đến đó không ai sửa được"
    Khi ai đó cắt 2 bản ghi cuối và xóa tệp mốc
    Và chạy "record ĐỢT --verify"
    Thì lệnh xong với mã 0
    Khi chạy "record ĐỢT --verify --seal MÃ"
    Thì lệnh xong với mã 6

  Khung tình huống: Mỗi cách đụng vào kho được nêu đúng chỗ
    Khi ai đó <làm gì>
    Và chạy "record ĐỢT --verify"
    Thì lệnh xong với mã 6
    Và màn hình có "<nêu>" và "→"

    Dữ liệu: Mỗi cách
      | làm gì                          | nêu                                        |
      | sửa bản ghi số 4                | Bản ghi số 4 đã bị sửa sau khi ghi         |
      | xóa bản ghi số 4                | Mất 1 bản ghi: từ số 4 đến số 4            |
      | lật một byte của phiếu          | Tệp làm căn cứ cho bản ghi số 6 đã bị thay đổi |
      | xóa phiếu                       | Mất tệp làm căn cứ cho bản ghi số 6        |
      | sửa bảng số liệu                | Các bảng trong kho không khớp với nhật ký: bảng “fact” |
      | sửa một ngưỡng của bộ tiêu chí  | dùng từ bản ghi số 1 không còn như lúc ấy      |

  Tình huống: Bảng bị sửa tay được lập lại từ nhật ký
    Khi ai đó sửa bảng số liệu
    Và chạy "record ĐỢT --rebuild"
    Thì lệnh xong với mã 0
    Và màn hình có "bảng trước đó có chỗ khác nhật ký" và "Đã lập lại mọi bảng"
    Khi chạy "record ĐỢT --rebuild"
    Thì màn hình có "giống hệt bảng đang có" và "6 bản ghi"

  Tình huống: Mỗi lần một việc, lý do đi cùng chấp nhận
    Khi chạy "record ĐỢT --verify --rebuild"
    Thì lệnh xong với mã 2
    Khi chạy "record ĐỢT --accept"
    Thì lệnh xong với mã 2
    Khi chạy "record ĐỢT --seal MÃ"
    Thì lệnh xong với mã 2
    Khi chạy "record dot-khong-co"
    Thì lệnh xong với mã 4
