# language: vi
Tính năng: Trang nào cũng nói đang ở đâu, và in ra được

  Bối cảnh:
    Biết một nơi làm việc có một đợt đã chấm

  Kịch bản: Từ trang của một xã tìm được đường về
    Khi mở trang của xã "02551"
    Thì đường về là "Các đợt đánh giá", rồi tên đợt
    Và phần "Đợt đánh giá" ở đầu trang được đánh dấu

  Kịch bản: Bản in của xã mang tên đợt, ngày chốt số liệu và lời tạm tính
    Khi mở trang của xã "02551"
    Thì dòng đầu bản in có "15/11/2024" và "KẾT QUẢ TẠM TÍNH"

  Kịch bản: Trang ngoài các đợt không mang dòng ấy
    Khi mở trang trợ giúp
    Thì bản in không có dòng nào về đợt
