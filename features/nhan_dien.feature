# language: vi
Tính năng: Số liệu này là của xã nào
  Mã, tên kèm loại đơn vị, tên tệp, phiếu bên trong, communes.csv và danh mục đơn vị hành chính của ngày đánh giá phải khớp
  nhau. Hai điều không khớp là một lỗi nêu cả hai, không đổ cho bên nào; phiếu đúng không bị gác vì phiếu sai.
  Căn cứ: danh mục đến hết 30/06/2025 và từ 01/07/2025 (criteria/units); ngưỡng điểm theo loại đơn vị, Quyết định 06/QĐ-TTg
  ngày 03/01/2019. Các phiếu ở đây là tệp Excel thật, số liệu mô phỏng.

  Bối cảnh:
    Cho đợt dot-2026 của tỉnh Quảng Trị, ngày 15/11/2026, có các xã
      | mã    | tên                |
      | 19318 | Xã Kim Ngân        |
      | 19351 | Phường Nam Đông Hà |
      | 19021 | Xã Phú Trạch       |
    Và mỗi xã đã nộp phiếu của mình

  Tình huống: Tệp mang tên xã này mà phiếu bên trong là của xã kia
    Cho tệp 19318-kim-ngan.xlsx được thay bằng phiếu của 19351
    Và tệp 19351-nam-dong-ha.xlsx bị bỏ
    Khi chấm đợt đó
    Thì các xã được chấm là 19021
    Và có đúng một lỗi, nói "Tên tệp là của Xã Kim Ngân (19318), phiếu bên trong là của Phường Nam Đông Hà (19351)"

  Tình huống: Phiếu đúng không bị gác vì phiếu sai
    Cho tệp 19318-kim-ngan.xlsx được thay bằng phiếu của 19351
    Khi chấm đợt đó
    Thì các xã được chấm là 19021, 19351
    Và có đúng một lỗi, nói "Tên tệp là của Xã Kim Ngân (19318), phiếu bên trong là của Phường Nam Đông Hà (19351)"

  Tình huống: Phiếu đợt trước nằm cạnh phiếu đúng thì không gác xã
    Cho có thêm tệp "kim ngan cu.xlsx" là phiếu của 19318 ở đợt dot-2025
    Khi chấm đợt đó
    Thì các xã được chấm là 19021, 19318, 19351
    Và có đúng một lỗi, nói "Phiếu này thuộc đợt “dot-2025”"

  Tình huống: Hai phiếu giống hệt nhau thì lấy một và nhắc
    Cho có thêm tệp "19318-kim-ngan (1).xlsx" là phiếu của 19318 ở đợt dot-2026
    Khi chấm đợt đó
    Thì các xã được chấm là 19021, 19318, 19351
    Và có cảnh báo nói "Xã Kim Ngân có hai phiếu trả lời giống hệt nhau"

  Khung tình huống: communes.csv khác danh mục của ngày đánh giá
    Cho dòng của 19021 trong communes.csv được ghi thành "<dòng>"
    Khi chấm đợt đó
    Thì đợt bị từ chối, lỗi nói "<điều sai>"
    Và cách sửa có "<cách sửa>"

    Dữ liệu: Loại đơn vị và loại tỉnh quyết định ngưỡng điểm
      | dòng                                                | điều sai                                                    | cách sửa                                |
      | 19009,Phường Ba Đồn,Xã,tỉnh,không,không,không,      | ghi loại đơn vị là Xã, danh mục ghi Phường                  | 19009,Phường Ba Đồn,Phường,Tỉnh,không   |
      | 19742,Đặc khu Cồn Cỏ,Xã,tỉnh,không,có,không,QĐ 1    | danh mục ghi Đặc khu: “Đặc khu Cồn Cỏ”                      | 19742,Đặc khu Cồn Cỏ,Đặc khu,Tỉnh,không |
      | 00004,Phường Ba Đình,Phường,tỉnh,không,không,không, | ghi loại tỉnh là Tỉnh, danh mục ghi Thành phố Hà Nội        | 00004,Phường Ba Đình,Phường,Thành phố   |
      | 19021,Xã Phú Trạch,Xã,thành phố,không,không,không,  | ghi loại tỉnh là Thành phố, danh mục ghi Tỉnh Quảng Trị     | 19021,Xã Phú Trạch,Xã,Tỉnh              |

    Dữ liệu: Mã và tên phải là của một đơn vị có trong ngày đó
      | dòng                                                | điều sai                                                       | cách sửa                            |
      | 19021,Xã Hòa Trạch,Xã,tỉnh,không,không,không,       | Mã 19021 ghi tên “Xã Hòa Trạch”, danh mục ghi “Xã Phú Trạch”   | 19021,Xã Phú Trạch,Xã,Tỉnh          |
      | 99999,Xã Không Có,Xã,tỉnh,không,không,không,        | Mã 99999 (Xã Không Có) không có trong danh mục                 | name: "99999"                       |
      | 02587,Xã Đồng Quý,Xã,tỉnh,không,không,không,        | Xã Đồng Quý (mã 02587) không còn từ 01/07/2025                 | Ghi đơn vị của ngày 15/11/2026      |

  Tình huống: Tên viết khác dấu chỉ là cảnh báo
    Cho dòng của 19021 trong communes.csv được ghi thành "19021,Xã Phú Trach,Xã,tỉnh,không,không,không,"
    Khi chấm đợt đó
    Thì có cảnh báo nói "Tên “Xã Phú Trach” (mã 19021) viết khác danh mục: “Xã Phú Trạch”"

  Tình huống: Danh mục sai thì người có trách nhiệm xác nhận, và điều đó được nhắc mỗi lần chấm
    Cho dòng của 19021 trong communes.csv được ghi thành "19021,Phường Phú Trạch,Phường,tỉnh,không,không,không,"
    Và round.yaml xác nhận "19021" với lý do "Nghị quyết mới lập phường"
    Khi chấm đợt đó
    Thì có cảnh báo nói "Đã xác nhận 19021 (Sở Nội vụ, 01/10/2026: Nghị quyết mới lập phường)"

  Khung tình huống: Bảng nhiều xã gọi xã bằng tên
    Cho phiếu của 19318 được thay bằng bảng có dòng "<tên>" ghi Trẻ em dưới 16 tuổi là 700
    Khi chấm đợt đó
    Thì 19318 <kết quả>

    Dữ liệu: Cách viết không làm đổi tên
      | tên          | kết quả      |
      | Xã Kim Ngân  | có 700 trẻ   |
      | x. KIM  NGÂN | có 700 trẻ   |
      | Kim Ngân     | có 700 trẻ   |
      | 19318        | có 700 trẻ   |

    Dữ liệu: Loại khác, chữ khác là đơn vị khác
      | tên             | kết quả                                            |
      | Phường Kim Ngân | không có số liệu, lỗi gợi ý "19318 Xã Kim Ngân"    |
      | TT. Kim Ngân    | không có số liệu, lỗi gợi ý "19318 Xã Kim Ngân"    |
      | Xã Kim Ngan     | không có số liệu, lỗi gợi ý "19318 Xã Kim Ngân"    |
