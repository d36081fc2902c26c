# language: vi
Tính năng: Trả phiếu kèm trang các chỗ phải sửa
  Xã cần biết sửa ô nào, vì sao, sửa thế nào và trước ngày nào, bằng lời gửi đi được. Mỗi xã có chỗ phải sửa hoặc có cảnh báo
  được một trang, Word và Excel; xã không có gì phải sửa thì không có trang.
  Căn cứ: cách làm của hội đồng đánh giá; thể thức trang theo Nghị định 30/2020/NĐ-CP, Phụ lục I. Số liệu mô phỏng.

  Bối cảnh:
    Cho một đợt bảy xã chốt số liệu ngày 15/11/2024, chưa xã nào gửi phiếu, số liệu mô phỏng
    Và các xã đã gửi
      | xã    | gửi gì                                           |
      | An    | phiếu điền đủ                                    |
      | Bình  | phiếu ghi "8 thôn" ở ô "Tổng số thôn, tổ"        |
      | Cường | phiếu chưa điền gì                               |
      | Giang | bản scan .pdf                                    |
      | Hà    | phiếu điền đủ, hai lần khác nhau                 |

  Tình huống: Trang của xã nêu từng ô, điều đã ghi, điều sai, cách sửa và hạn
    Khi chạy lệnh return cho đợt
    Thì màn hình có "Đã ghi trang các chỗ phải sửa của 4 xã"
    Và các tệp trả lại là
      | tệp             |
      | 40002-binh-mo-phong.docx |
      | 40002-binh-mo-phong.xlsx |
      | 40003-cuong-mo-phong.docx |
      | 40003-cuong-mo-phong.xlsx |
      | 40005-giang-mo-phong.docx |
      | 40005-giang-mo-phong.xlsx |
      | 40006-ha-mo-phong.docx   |
      | 40006-ha-mo-phong.xlsx   |
    Và trang Word của "Bình" có "Phiếu số liệu › E9"
    Và trang Word của "Bình" có "8 thôn"
    Và trang Word của "Bình" có "có kèm chữ “thôn”"
    Và trang Word của "Bình" có "Ghi 8."
    Và trang Word của "Bình" có "trước ngày …… tháng …… năm ……"
    Và trang Word của "Bình" có "15/11/2024"
    Và trang Excel của "Bình" có "Phiếu số liệu › E9"
    Và trang Word của "Cường" có "Phiếu chưa điền số liệu nào"
    Và trang Word của "Giang" có "40005-phieu.pdf"
    Và trang Word của "Hà" có "Xã Hà mô phỏng có hai phiếu khác nhau"

  Tình huống: Trang gửi đi không nhắc tên tệp, thư mục hay lệnh của phần mềm
    Khi chạy lệnh return cho đợt
    Thì không trang nào có "phuhop", ".yaml", "communes.csv" hay "evidence/"

  Tình huống: Cùng phiếu thì cùng trang, từng byte
    Khi chạy lệnh return cho đợt
    Và chạy lệnh return cho đợt lần nữa
    Thì các tệp trả lại giống hệt lần trước

  Tình huống: Chỉ một xã
    Khi chạy lệnh return cho đợt và xã "Bình"
    Thì các tệp trả lại là
      | tệp             |
      | 40002-binh-mo-phong.docx |
      | 40002-binh-mo-phong.xlsx |

  Tình huống: Xã sửa xong thì trang của xã không còn
    Khi chạy lệnh return cho đợt
    Và "Bình" gửi lại phiếu điền đủ
    Và chạy lệnh return cho đợt lần nữa
    Thì không còn trang của "Bình"

  Tình huống: Xã sửa xong, chạy riêng cho xã đó thì trang cũ của xã cũng không còn, trang của xã khác giữ nguyên
    Khi chạy lệnh return cho đợt
    Và "Bình" gửi lại phiếu điền đủ
    Và chạy lệnh return cho đợt và xã "Bình"
    Thì màn hình có "Xã Bình mô phỏng không có gì phải sửa"
    Và không còn trang của "Bình"
    Và còn trang của "Cường"

  Tình huống: Xã không có gì phải sửa
    Khi chạy lệnh return cho đợt và xã "An"
    Thì màn hình có "Xã An mô phỏng không có gì phải sửa"
    Và không có thư mục returned/

  Tình huống: Mọi xã đã sửa xong thì không còn trang nào, cũng không còn thư mục trống
    Khi chạy lệnh return cho đợt
    Và mọi xã gửi lại phiếu điền đủ
    Và chạy lệnh return cho đợt lần nữa
    Thì màn hình có "Không xã nào có gì phải sửa"
    Và không có thư mục returned/

  Tình huống: Hai xã ghi số giống hệt nhau thì mỗi xã có một trang, nêu ô của chính xã đó
    Cho "Bình" gửi lại phiếu giống hệt phiếu của "An"
    Khi chạy lệnh return cho đợt
    Thì trang Word của "An" có "số liệu giống hệt nhau"
    Và trang Word của "An" có "Phiếu số liệu › E17"
    Và trang Word của "Bình" có "số liệu giống hệt nhau"
    Khi mở sổ theo dõi ngày 10/11/2024
    Thì việc cần làm với "An" là "Chấm được; còn 1 cảnh báo để xã xem lại"
    Và việc cần làm với "Bình" là "Chấm được; còn 1 cảnh báo để xã xem lại"

  Tình huống: Xã đã trả lời vì sao giữ nguyên thì không bị hỏi lại
    Cho "Bình" gửi lại phiếu giống hệt phiếu của "An"
    Và phiếu của "An" ghi chú "giữ nguyên vì đã đối chiếu sổ" cạnh ô "Trẻ em dưới 16 tuổi"
    Khi chạy lệnh return cho đợt
    Thì xã "An" không có trang nào
    Và còn trang của "Bình"

  Tình huống: Trang in khổ A4, chỗ ký không đứng một mình
    Khi chạy lệnh return cho đợt
    Thì trang Word của "Bình" khổ A4, chữ Times New Roman
    Và chỗ ký của trang Word của "Bình" liền với đoạn trước nó
