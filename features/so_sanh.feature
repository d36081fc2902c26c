# language: vi
Tính năng: So sánh hai bộ tiêu chí và biết trước xã nào đổi kết luận
  Trước khi ký một văn bản mới, người làm chính sách thấy khác biệt bằng lời, xã nào thêm, bớt điểm, xã nào đổi kết luận,
  và chỉ riêng thay đổi nào đã gây ra việc đó.
  Căn cứ: các con số thay đổi ở đây là giả định để thử; số liệu của xã là số liệu mô phỏng.

  Bối cảnh:
    Cho bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019
    Và một bản chép của bộ tiêu chí ấy

  Tình huống: Nâng một ngưỡng công nhận thì báo cáo nêu đúng xã đổi kết luận và thay đổi gây ra
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ             | thành          |
      | threshold: 850 | threshold: 970 |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì khác biệt duy nhất là "Ngưỡng của nhóm “Xã, phường, thị trấn còn lại”: 850 → 970 điểm"
    Và xã đổi từ "Đạt chuẩn" sang "Không đạt chuẩn"
    Và nguyên nhân là "Ngưỡng của nhóm “Xã, phường, thị trấn còn lại”: 850 → 970 điểm"
    Và chỉ riêng nguyên nhân ấy, đặt vào bộ đang dùng rồi chấm lại, đã làm đổi kết luận

  Tình huống: Nhiều thay đổi cùng lúc, chỉ một thay đổi làm xã đổi kết luận
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ             | thành          |
      | threshold: 850 | threshold: 940 |
      | threshold: 800 | threshold: 780 |
    Và trong bản chép, tệp tc07.yaml được sửa
      | từ                                                                                     | thành                                                                                                                   |
      | at_least: 95, points: 35                                                               | at_least: 95, points: 30                                                                                                |
      | {name: "48/49 là 97,96 %, sát dưới 98: 35 điểm", given: 48/49, points: 35}              | {name: sát dưới 98, given: 48/49, points: 30}                                                                           |
      | {name: "38/40 là đúng 95 %: 35 điểm", given: 38/40, points: 35}                         | {name: đúng 95, given: 38/40, points: 30}                                                                               |
      | {name: "39/41 là 95,12 %, sát trên 95: 35 điểm", given: 39/41, points: 35}              | {name: sát trên 95, given: 39/41, points: 30}                                                                           |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 96
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì xã đổi từ "Đạt chuẩn" sang "Không đạt chuẩn"
    Và nguyên nhân là "Ngưỡng của nhóm “Xã, phường, thị trấn còn lại”: 850 → 940 điểm"
    Và tổng điểm của xã đổi từ 935 sang 930
    Và chỉ riêng nguyên nhân ấy, đặt vào bộ đang dùng rồi chấm lại, đã làm đổi kết luận

  Tình huống: Hai thay đổi, riêng từng cái không sao, gộp lại mới làm xã rớt
    Cho trong bản chép, tệp standard.yaml được sửa
      | từ             | thành          |
      | threshold: 850 | threshold: 935 |
    Và trong bản chép, tệp tc07.yaml được sửa
      | từ                                                                                     | thành                                         |
      | at_least: 95, points: 35                                                               | at_least: 95, points: 30                      |
      | {name: "48/49 là 97,96 %, sát dưới 98: 35 điểm", given: 48/49, points: 35}              | {name: sát dưới 98, given: 48/49, points: 30} |
      | {name: "38/40 là đúng 95 %: 35 điểm", given: 38/40, points: 35}                         | {name: đúng 95, given: 38/40, points: 30}     |
      | {name: "39/41 là 95,12 %, sát trên 95: 35 điểm", given: 39/41, points: 35}              | {name: sát trên 95, given: 39/41, points: 30} |
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Có người làm công tác bảo vệ trẻ em" là Không
    Và số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ" là 96
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì xã đổi từ "Đạt chuẩn" sang "Không đạt chuẩn"
    Và nguyên nhân là "Mục 7.1: mức 2 (từ 95 % trở lên): 35 [tạm tính] → 30 [tạm tính] điểm + Ngưỡng của nhóm “Xã, phường, thị trấn còn lại”: 850 → 935 điểm"
    Và chỉ riêng nguyên nhân ấy, đặt vào bộ đang dùng rồi chấm lại, đã làm đổi kết luận

  Tình huống: Bộ tiêu chí trước đây mới biết một phần thì so sánh bằng lời được, chấm điểm thì không
    Khi so sánh bằng lời qd-34-2014 với qd-06-2019
    Thì bản so sánh có câu "Điểm liệt: không có → Không có tiêu chí nào bị điểm 0 (điểm liệt)"
    Và bản so sánh có câu "Mục 6.1: mức 1 (75 điểm): từ 98 % trở lên → từ 95 % trở lên"
    Và bản so sánh có câu "750 [tạm tính] → 850 điểm"
    Và dùng qd-34-2014 để chấm thì bị từ chối vì "mới biết một phần nên không chấm điểm được"

  Tình huống: Tách một tiêu chí thì báo là tách, chỉ nêu số mới của mục, không nêu thay đổi nào khác
    Cho trong bản chép, mục 10.2 được tách ra thành tiêu chí 14 "Trẻ em dưới 3 tuổi đến nhà trẻ"
    Và một xã đạt điểm tối đa ở mọi mục
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì các khác biệt là
      | câu                                                                                                                            |
      | Tiêu chí 10 tách thành tiêu chí 10 và 14 (75 điểm → 55 + 20 điểm); tiêu chí 14 là “Trẻ em dưới 3 tuổi đến nhà trẻ” |
      | Mục 10.3 nay là mục 10.2                                                                                                       |
      | Mục 10.2 nay là mục 14.1                                                                                                       |
    Và kết luận của xã không đổi, tổng điểm giữ nguyên

  Tình huống: Tách tiêu chí mà xã bị 0 điểm ở phần tách ra thì việc tách là nguyên nhân, số mới của mục thì không
    Cho trong bản chép, mục 10.2 được tách ra thành tiêu chí 14 "Trẻ em dưới 3 tuổi đến nhà trẻ"
    Và một xã đạt điểm tối đa ở mọi mục
    Và số liệu "Trẻ em dưới 3 tuổi đi nhà trẻ" là 0
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì xã đổi từ "Đạt chuẩn" sang "Không đạt chuẩn"
    Và nguyên nhân là "Tiêu chí 10 tách thành tiêu chí 10 và 14 (75 điểm → 55 + 20 điểm); tiêu chí 14 là “Trẻ em dưới 3 tuổi đến nhà trẻ”"

  Tình huống: Chưa có số liệu thì không nói xã được thêm điểm
    Cho trong bản chép, tệp tc07.yaml được sửa
      | từ                                                                         | thành                                         |
      | at_least: 95, points: 35                                                   | at_least: 95, points: 40                      |
      | {name: "48/49 là 97,96 %, sát dưới 98: 35 điểm", given: 48/49, points: 35} | {name: sát dưới 98, given: 48/49, points: 40} |
      | {name: "38/40 là đúng 95 %: 35 điểm", given: 38/40, points: 35}            | {name: đúng 95, given: 38/40, points: 40}     |
      | {name: "39/41 là 95,12 %, sát trên 95: 35 điểm", given: 39/41, points: 35} | {name: sát trên 95, given: 39/41, points: 40} |
    Và một xã đạt điểm tối đa ở mọi mục
    Và chưa có số liệu "Trẻ em dưới 1 tuổi đã tiêm chủng đầy đủ"
    Khi so sánh bộ đang dùng với bản chép trên đợt của xã
    Thì thay đổi tổng điểm của xã nằm từ 0 đến 5, nên chưa rõ
