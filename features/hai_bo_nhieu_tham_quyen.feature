# language: vi
Tính năng: Một nhật ký cho đợt có nhiều bộ tiêu chí, nhiều thẩm quyền
  Năm chuyển tiếp, các xã theo văn bản cũ, đặc khu theo văn bản mới; phường do thành phố công nhận, các xã khác do tỉnh. Một đợt vẫn
  chỉ một nhật ký, một hội đồng: mỗi hồ sơ theo đúng một bộ tiêu chí và một thẩm quyền, ghi từ lúc mở đến lúc quyết định, in giấy,
  gói hồ sơ. Ai có vai trò ở xã nào chỉ làm được với xã ấy. Căn cứ: cách phân cấp theo loại đơn vị của các tỉnh. Số liệu mô phỏng.

  Bối cảnh:
    Cho đợt của ba xã, phường theo bộ cũ và một đặc khu theo bộ mới, phường thuộc thành phố, còn lại thuộc tỉnh
    Và mọi xã đã gửi số liệu

  Tình huống: Nhật ký mở với mọi bộ tiêu chí, mọi thẩm quyền
    Khi người quản trị mở nhật ký
    Thì màn hình có "Bộ tiêu chí small, bản"
    Và màn hình có "Bộ tiêu chí small-2, bản"
    Và màn hình có "small · thanh-pho: Thẩm định: Hội đồng cấp huyện. Công nhận: Chủ tịch UBND cấp huyện."
    Và màn hình có "small-2 · tinh: Thẩm định: Hội đồng đặc khu. Công nhận: Chủ tịch UBND cấp tỉnh."
    Và hồ sơ "99003" theo bộ "small", thẩm quyền "thanh-pho"
    Và hồ sơ "99004" theo bộ "small-2", thẩm quyền "tinh"

  Tình huống: Chủ tịch của thành phố quyết định phường, chủ tịch của tỉnh quyết định đặc khu, không ai làm thay ai
    Khi hội đồng thẩm định và thông qua phường, đặc khu
    Và "p-003" quyết định công nhận "99003" không được
    Thì màn hình có "là cho xã khác (99001, 99002, 99004)"
    Khi "p-004" quyết định công nhận "99003"
    Và "p-003" quyết định công nhận "99004"
    Thì quyết định của "99003" đứng tên "thanh-pho", của "99004" đứng tên "tinh"
    Và nhật ký nguyên vẹn, điểm tính lại được

  Tình huống: Sổ thẩm định mỗi xã một trang theo đúng bộ của xã
    Khi hội đồng nhận thẩm định mọi hồ sơ
    Và lấy sổ thẩm định
    Thì trang "99004" của sổ hỏi "Có cán bộ trẻ em chuyên trách", trang "99001" hỏi "Có người làm công tác bảo vệ trẻ em"
    Khi hội đồng sửa "so_cau_lac_bo" của "99004" thành 2 và nhập lại sổ
    Thì điểm của "99004" theo xã khai là 170, theo hội đồng là 150

  Tình huống: Giấy tờ của xã theo bộ và thẩm quyền của xã, bảng tổng hợp mỗi bộ một bảng
    Khi hội đồng thẩm định và thông qua phường, đặc khu
    Và lập giấy tờ của đợt
    Thì dự thảo quyết định của "99003" có "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CẢNG", căn cứ "00/TN", ghi nơi ký "Cảng, ngày"
    Và dự thảo quyết định của "99004" có "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ", căn cứ "01/TN", ghi nơi ký "Thử, ngày"
    Và có bảng tổng hợp riêng của "small" và "small-2"

  Tình huống: Hồ sơ mang đi của cả đợt có luật của từng bộ và tự kiểm lại được từng xã theo bộ của xã
    Khi hội đồng thẩm định và thông qua phường, đặc khu
    Và gói hồ sơ mang đi của cả đợt
    Thì người nhận kiểm được 4 xã, mọi điều đều khớp
    Khi có người sửa luật đã dịch của "small-2" trong hồ sơ, sửa cả mã băm cho khớp
    Thì người nhận thấy "luật là luật khác small-2"

  Tình huống: Một trong hai bộ tiêu chí bị sửa thì nêu đúng bộ ấy
    Khi hội đồng nhận thẩm định mọi hồ sơ
    Và có người sửa một mức điểm của "small-2"
    Thì kiểm nhật ký nêu "Luật của bộ tiêu chí small-2 dùng từ bản ghi số 1 không còn như lúc ấy"
    Và kiểm nhật ký không nêu "Luật của bộ tiêu chí small dùng"
