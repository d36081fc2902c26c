# language: vi
Tính năng: Một đợt có hai bộ tiêu chí
  Năm chuyển tiếp, phần lớn xã theo văn bản cũ, đặc khu hoặc một số xã theo văn bản mới. Mỗi xã được chấm theo đúng bộ của mình;
  điều quyết định xã theo bộ nào mà chưa biết thì hỏi, không đoán; điểm của hai bộ không trộn vào nhau.

  Bối cảnh:
    Cho hai bộ tiêu chí thử nghiệm cùng có hiệu lực

  Tình huống: Đặc khu theo bộ mới, các xã khác theo bộ cũ
    Cho đợt của các xã, đặc khu theo bộ mới
    Khi chạy "score dot-chung"
    Thì màn hình có "Theo bộ tiêu chí small (số 00/TN ngày 03/01/2019): 3 xã"
    Và màn hình có "Theo bộ tiêu chí small-2 (số 01/TN ngày 03/01/2019): 1 xã"
    Và màn hình có "không cộng, không so với nhau"
    Và bảng chung ghi "Đặc khu Đảo mô phỏng" theo "small-2", "Xã An mô phỏng" theo "small"

  Tình huống: Giải thích nói xã được chấm theo bộ nào
    Cho đợt của các xã, đặc khu theo bộ mới
    Khi chạy "explain dot-chung 99004"
    Thì màn hình có "Xã này chấm theo bộ tiêu chí small-2 (số 01/TN ngày 03/01/2019)."
    Và màn hình có "Có cán bộ trẻ em chuyên trách"

  Tình huống: Mỗi xã nhận phiếu của bộ mình, điền xong chấm được
    Cho đợt của các xã, đặc khu theo bộ mới
    Khi các xã điền phiếu của mình
    Và chạy "register dot-chung --on 2024-11-01"
    Thì màn hình có "4 đủ số liệu"
    Khi chạy "score dot-chung"
    Thì màn hình có "1 xã: 1 đạt"

  Tình huống: Chưa biết xã có bãi ngang không thì không chấm, nêu đúng cột phải điền
    Cho đợt của các xã, xã bãi ngang theo bộ mới, "Xã Bình mô phỏng" chưa rõ
    Khi chạy "score dot-chung" thì bị từ chối
    Thì màn hình có "Chưa biết Xã Bình mô phỏng chấm theo bộ nào trong small, small-2: chưa rõ Xã bãi ngang (bai_ngang)."

  Tình huống: Số liệu của bộ kia ghi cho xã thì được báo, không lẳng lặng bỏ qua
    Cho đợt của các xã, đặc khu theo bộ mới
    Và bảng số liệu ghi thêm "so_hoat_dong" cho "Đặc khu Đảo mô phỏng"
    Khi chạy "score dot-chung"
    Thì màn hình có "Đặc khu Đảo mô phỏng chấm theo small-2, nhưng ở đây có 1 số liệu chỉ small hỏi: Số hoạt động cho trẻ em trong năm."

  Tình huống: So hai bộ trên đợt chung thì chỉ nói về xã của bộ cũ, và nói xã nào không so
    Cho đợt của các xã, đặc khu theo bộ mới
    Khi chạy "compare small small-2 --round dot-chung"
    Thì màn hình có "3 xã được chấm theo cả hai bộ"
    Và màn hình có "1 xã của đợt do bộ tiêu chí khác chấm nên không so ở đây: Đặc khu Đảo mô phỏng"

  Tình huống: Mỗi bộ một kế hoạch
    Cho đợt của các xã, đặc khu theo bộ mới
    Khi chạy "plan dot-chung"
    Thì có kế hoạch riêng của "small" và "small-2"

  Tình huống: Xếp hạng kể riêng từng bộ, không so hai bộ
    Cho đợt của các xã, đặc khu theo bộ mới
    Khi chạy "rank dot-chung"
    Thì màn hình có "Theo bộ tiêu chí small (số 00/TN ngày 03/01/2019): 3 xã"
    Và màn hình có "Mỗi bộ tiêu chí một bảng: phần điểm theo hai bộ không so, không gộp được."
    Và sổ xếp hạng có một trang cho mỗi bộ

  Tình huống: Báo cáo, số dùng chung, công bố của đợt có hai bộ
    Cho đợt Sơn Dương mà "02545, 02584" theo bộ qd-07-2019
    Khi chạy "reports son-duong-2024 --kind bao-cao-nam --on 2024-11-20"
    Thì có báo cáo riêng của "qd-06-2019" và "qd-07-2019", mỗi bản nói chỉ gồm xã theo bộ ấy
    Khi chạy "shared son-duong-2024"
    Thì màn hình có "RPT-155 Không chương trình nào được nối với bộ tiêu chí qd-07-2019"
    Khi bộ phận chính sách lập bảng cho "tre_mat_vi_tai_nan"
    Và chạy "publish son-duong-2024" thì bị từ chối
    Thì màn hình có "bằng hai mã: tre_tu_vong_tai_nan và tre_mat_vi_tai_nan"
    Và màn hình có "PUB-152"
    Khi bộ phận chính sách ghi hai mã ấy là một số đếm
    Và chạy "publish son-duong-2024 --on 2024-12-25 --apply"
    Thì một lần công bố có xã của cả hai bộ, mỗi số đếm một bảng
