# language: vi
Tính năng: Công bố kết quả mà không để lộ một đứa trẻ
  Ở xã nhỏ, "1 vụ" có thể chỉ ra một đứa trẻ, và xã bên cạnh biết số của chính mình nên trừ ra được số của xã khác.
  Căn cứ: criteria/publishing.yaml (mức do bộ phận chính sách đặt, chưa thấy văn bản). Số liệu ở đây là mô phỏng.

  Tình huống: Số nhỏ bị che, và che kèm đủ để không trừ ngược ra được
    Cho số vụ của các xã trong một nhóm, che dưới 5
      | xã   | số |
      | An   | 2  |
      | Bình | 6  |
      | Cường| 7  |
      | Dũng | 30 |
      | Giang| 0  |
    Khi lập bảng để công bố
    Thì các ô bị che là "An, Bình, Cường, Giang"
    Và tổng của nhóm là 45
    Và không ai suy ra được số nào, kể cả từng xã

  Tình huống: Không đủ ô để che thì che luôn tổng
    Cho số vụ của các xã trong một nhóm, che dưới 5
      | xã   | số |
      | An   | 2  |
      | Bình | 9  |
    Khi lập bảng để công bố
    Thì tổng của nhóm bị che
    Và không ai suy ra được số nào, kể cả từng xã

  Tình huống: Một ô che một mình thì ai cũng trừ ra được
    Cho bảng đã che "An" và để hiện tổng nhóm, che dưới 5
      | xã   | số |
      | An   | 3  |
      | Bình | 12 |
    Thì ai cũng biết "An" đúng là 3, vì "tổng của" 15 và "các ô để hiện" 12

  Tình huống: Hai ô che thì xã này trừ ra số của xã kia
    Cho bảng đã che "An, Bình" và để hiện tổng nhóm, che dưới 5
      | xã   | số |
      | An   | 4  |
      | Bình | 3  |
      | Cường| 0  |
    Thì xã "An" biết "Bình" đúng là 3, vì "số của chính" 4 và "tổng của" 7

  Tình huống: Lần công bố sau không để lộ điều lần trước đã che
    Cho số vụ của các xã trong một nhóm, che dưới 5
      | xã   | số |
      | An   | 2  |
      | Bình | 6  |
      | Cường| 7  |
      | Dũng | 30 |
    Và đã công bố bảng ấy
    Khi xã "Bình" được xếp sang nhóm khác và lập bảng lần hai
    Thì lần hai che tổng của cả hai nhóm
    Và không ai suy ra được số nào, kể cả từng xã

  Tình huống: Công nhận là quyết định của người có thẩm quyền, không phải là điểm
    Cho đợt mẫu mà người có thẩm quyền đã công nhận "Xã Tân Trào", chưa quyết định các xã khác
    Khi xem bản sẽ công bố
    Thì "Xã Tân Trào" được ghi là "Được công nhận"
    Và mọi xã khác được ghi là "Chưa công nhận trong đợt này"
    Và không chỗ nào có tổng điểm hay lý do
    Và các tiêu chí 3, 4, 5, 6 không có điểm
    Và điểm của nhóm "Xã Tân Trào" không công bố, vì nhóm có ít xã được công nhận quá

  Tình huống: Trang cho trẻ em không có con số nào
    Cho đợt mẫu mà người có thẩm quyền đã công nhận "Xã Tân Trào", chưa quyết định các xã khác
    Khi xem bản sẽ công bố
    Thì trang cho trẻ em của mỗi xã không có chữ số nào
    Và trang của xã chưa được công nhận không nêu lý do
