# language: vi
Tính năng: Lập và sửa đợt chỉ bằng Excel
  Ai không quen tệp chữ thì lập đợt bằng dot.xlsx: trang “Đợt” ghi tên, ngày, kỳ; trang “Xã” ghi các xã, mã là chữ nên không mất
  số 0 ở đầu. Cùng các phép soát như round.yaml và communes.csv; lỗi nêu tệp, trang, ô. Có cả hai mà nói khác nhau thì từ chối.
  Căn cứ: cách làm của hội đồng đánh giá.

  Bối cảnh:
    Cho một nơi làm việc chưa có đợt nào ngoài đợt mẫu
    Và đợt "dot-2026" lập bằng Excel với các xã "18859, 18901, 19742"

  Tình huống: Đợt Excel đọc như đợt bằng tệp chữ
    Thì thư mục của đợt có "dot.xlsx, evidence, viec-tiep-theo.docx"
    Và đợt "dot-2026" có 3 xã, phường, đặc khu
    Và kỳ số liệu từ 01/01/2026 đến 15/11/2026
    Và đợt Excel giống hệt đợt lập bằng tệp chữ
    Và tờ việc tiếp theo có "dot.xlsx"

  Tình huống: Sửa trong Excel rồi soát, làm phiếu
    Khi trong dot.xlsx ghi
      | trang    | ô  | ghi                            |
      | Đợt      | B6 | Đợt thử của tỉnh               |
      | Xã       | E5 | có                             |
      | Xã       | F5 | không                          |
      | Xã       | G5 | không                          |
      | Xã       | H5 | 12/QĐ-UBND                     |
      | Xếp nhóm | A4 | 19742                          |
      | Xếp nhóm | B4 | mountain-island-difficult      |
      | Xếp nhóm | C4 | đặc khu hải đảo                |
      | Xếp nhóm | D4 | 15/QĐ-UBND                     |
      | Xếp nhóm | E4 | UBND tỉnh                      |
      | Xếp nhóm | F4 | 05/01/2026                     |
    Thì tên đợt là "Đợt thử của tỉnh"
    Và xã "18901" là miền núi, không hải đảo
    Và đơn vị "19742" được xếp nhóm "mountain-island-difficult"
    Khi chạy lệnh form cho đợt "dot-2026"
    Thì thư mục forms/ có 3 phiếu

  Khung tình huống: Ghi sai thì nêu đúng trang, đúng ô
    Khi trong dot.xlsx trang "<trang>" ô "<ô>" ghi "<ghi>"
    Thì đợt bị từ chối với mã <mã> ở "<nơi>"

    Dữ liệu:
      | trang | ô  | ghi        | mã      | nơi                  |
      | Xã    | A4 | 1885       | RND-104 | dot.xlsx › Xã › A4   |
      | Xã    | C4 | Quận       | RND-107 | dot.xlsx › Xã › C4   |
      | Xã    | E4 | chắc là có | RND-108 | dot.xlsx › Xã › E4   |
      | Xã    | A5 | 18859      | RND-105 | dot.xlsx › Xã › A5   |
      | Đợt   | B8 | hôm nay    | RND-946 | dot.xlsx › Đợt › B8  |
      | Đợt   | A8 | Ngày xong  | RND-942 | dot.xlsx › Đợt › A8  |
      | Đợt   | B6 |            | RND-944 | dot.xlsx › Đợt › B6  |
      | Đợt   | A7 | Tên đợt    | RND-943 | dot.xlsx › Đợt › A7  |
      | Đợt   | B12 | có lẽ     | RND-947 | dot.xlsx › Đợt › B12 |
      | Xếp nhóm | A4 | 19742  | RND-944 | dot.xlsx › Xếp nhóm › C4 |
      | Đợt   | B10 | 20/11/2026 | RND-202 | dot.xlsx › Đợt › B10 |

  Tình huống: Có cả hai mà nói như nhau thì đọc được
    Khi bên cạnh dot.xlsx có thêm round.yaml và communes.csv nói như vậy
    Thì đợt "dot-2026" có 3 xã, phường, đặc khu

  Tình huống: Có cả hai mà nói khác nhau thì từ chối
    Khi bên cạnh dot.xlsx có thêm round.yaml và communes.csv nói như vậy
    Và trong dot.xlsx trang "Đợt" ô "B6" ghi "Tên khác"
    Thì đợt bị từ chối với mã RND-941 ở "dot.xlsx"
