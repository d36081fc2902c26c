# language: vi
Tính năng: Nhật ký hồ sơ được niêm phong bằng giấy
  Mỗi việc làm với hồ sơ là một bản ghi. Ai sửa một bản ghi thì phuhop chỉ đúng bản ghi ấy. Ai cắt đuôi hoặc viết lại cả
  nhật ký thì chỉ tờ giấy giữ mã niêm phong mới cho biết; giấy không giữ tới đâu thì phuhop nói rõ tới đó.

  Bối cảnh:
    Cho nhật ký của một đợt có 1000 bản ghi
    Và biên nhận 12 của một xã in mã niêm phong lúc có 905 bản ghi

  Tình huống: Không ai động vào thì nhật ký khớp, và phần chưa có giấy giữ được nêu ra
    Khi kiểm tra nhật ký với các giấy ấy
    Thì nhật ký khớp
    Và phuhop nói "Bản ghi số 906–1000 (95 bản ghi) chưa có giấy nào giữ mốc."

  Khung tình huống: Làm gì với một bản ghi thì đúng bản ghi ấy được nêu
    Khi có người <làm gì> bản ghi số 777
    Và kiểm tra nhật ký mà không có giấy nào
    Thì phuhop nói "<lời>"

    Dữ liệu:
      | làm gì               | lời                                                               |
      | sửa                  | Bản ghi số 777 đã bị sửa sau khi ghi.                             |
      | sửa và tính lại dấu  | Bản ghi số 777 đã bị sửa sau khi ghi.                             |
      | xóa                  | Mất 1 bản ghi: từ số 777 đến số 777.                              |
      | chép thêm một lần    | Có bản ghi chèn thêm ở vị trí 778 (tự xưng số 777).               |
      | đổi chỗ với số 800   | Bản ghi số 777 bị đổi chỗ: ở chỗ của nó là bản ghi số 800.        |

  Tình huống: Cắt đuôi nhật ký thì không có giấy không ai biết, có giấy thì biết
    Khi có người đặt lại bản sao cũ còn 780 bản ghi
    Và kiểm tra nhật ký mà không có giấy nào
    Thì nhật ký khớp
    Khi kiểm tra nhật ký với các giấy ấy
    Thì phuhop nói "Nhật ký bị cắt đuôi, hoặc là bản cũ: biên nhận 12 giữ mốc 905 bản ghi, ở đây chỉ có 780."

  Tình huống: Viết lại cả nhật ký thì không có giấy không ai biết, có giấy thì biết
    Khi có người viết lại nhật ký từ số 777
    Và kiểm tra nhật ký mà không có giấy nào
    Thì nhật ký khớp
    Khi kiểm tra nhật ký với các giấy ấy
    Thì phuhop nói "Nhật ký đã bị viết lại: biên nhận 12 giữ mốc 905 bản ghi, các bản ghi ấy nay khác."

  Tình huống: Mỗi biên nhận là một người làm chứng, càng nhiều giấy càng khoanh được chỗ bị viết lại
    Cho biên nhận 9 của một xã in mã niêm phong lúc có 770 bản ghi
    Khi có người viết lại nhật ký từ số 777
    Và kiểm tra nhật ký với các giấy ấy
    Thì phuhop nói "Chỗ viết lại bắt đầu ở một bản ghi trong khoảng 771–905."

  Khung tình huống: Chỉ cần gõ 24 chữ trên giấy, gõ kiểu nào cũng được
    Khi gõ 24 chữ của biên nhận 12: <kiểu gõ>
    Thì nhật ký khớp
    Và giấy ấy giữ 905 bản ghi đầu

    Dữ liệu:
      | kiểu gõ                        |
      | như in trên giấy               |
      | bằng chữ thường, không gạch    |
      | nhầm O với số 0 và I với số 1  |

  Tình huống: Gõ nhầm một chữ thì không ai bị nghi oan
    Khi gõ 24 chữ của biên nhận 12: sai một chữ ở nhóm 3
    Thì phuhop nói "Mã gõ từ biên nhận 12 khác mã của nhật ký chỉ ở nhóm 3."
