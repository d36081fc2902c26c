# language: vi
Tính năng: Không làm tròn trước khi so với ngưỡng
  Giá trị được so đúng từng phần, không làm tròn. Khi in ra, số lẻ được cắt bớt chứ không làm tròn lên, và không bao giờ
  in thành một số đã chạm ngưỡng trong khi giá trị thật chưa chạm.
  Căn cứ: cách đọc Quyết định 06/QĐ-TTg ngày 03/01/2019 (tạm tính, standard.yaml, mục no-rounding).

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một xã đạt điểm tối đa ở mọi mục

  Khung tình huống: Tỷ lệ sát dưới 98 % vẫn là dưới 98 %, cả khi chấm lẫn khi in
    Cho xã có số liệu
      | số liệu                                 | giá trị   |
      | Trẻ em dưới 1 tuổi                      | <tổng số> |
      | Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ | <đã tiêm> |
    Khi chấm điểm xã
    Thì mục 7.1 được <điểm> điểm
    Và mục 7.1 được ghi là "<in ra>"

    Dữ liệu:
      | đã tiêm | tổng số | điểm | in ra                   |
      | 48      | 49      | 35   | 48/49 = 97,96 %         |
      | 49      | 50      | 50   | 49/50 = 98 %            |
      | 9799    | 10000   | 35   | 9.799/10.000 = 97,99 %  |
      | 19599   | 20000   | 35   | 19.599/20.000 = 97,995 % |
      | 1       | 3       | 0    | 1/3 = 33,33 %           |
      | 2       | 3       | 0    | 2/3 = 66,67 %           |

  Khung tình huống: Tỷ lệ nhỉnh hơn ngưỡng được in thêm chữ số để không trông như đúng ngưỡng
    Cho xã có số liệu
      | số liệu                         | giá trị   |
      | Trẻ em dưới 5 tuổi được cân, đo | <cân đo>  |
      | Trẻ em dưới 5 tuổi nhẹ cân      | <nhẹ cân> |
    Khi chấm điểm xã
    Thì mục 8.1 được <điểm> điểm
    Và mục 8.1 được ghi là "<in ra>"

    Dữ liệu:
      | nhẹ cân | cân đo | điểm | in ra            |
      | 45      | 500    | 40   | 45/500 = 9 %     |
      | 46      | 511    | 25   | 46/511 = 9,002 % |

  Tình huống: Tỷ suất cũng không làm tròn: 1 vụ trên 1.999 trẻ là hơn 0,5 trên 1.000
    Cho xã có số liệu
      | số liệu                                             | giá trị |
      | Trẻ em dưới 16 tuổi                                 | 1999    |
      | Trẻ em được khám sức khỏe định kỳ                   | 1999    |
      | Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định | 1       |
    Khi chấm điểm xã
    Thì mục 3.1 được 15 điểm
    Và mục 3.1 được ghi là "1/1.999 = 0,5003 trên mỗi 1.000"
