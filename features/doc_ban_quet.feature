# language: vi
Tính năng: Đọc bản quét
  PDF chỉ có ảnh thì máy đọc bằng chương trình tesseract, nếu máy có; mỗi ô đọc hai lần, hai lần khác nhau thì hỏi.
  Bên cạnh số máy đọc có ảnh cắt từ bản quét để người nhìn. Máy không có tesseract thì nói cách cài, không im lặng.
  Căn cứ: các văn bản ở đây do bộ thử nghiệm lập ra, in ra rồi quét.

  Bối cảnh:
    Cho một bàn làm việc có bộ tiêu chí và các văn bản chỉ đạo

  Tình huống: Bản quét thành bản máy đọc, kèm ảnh cắt của từng dòng
    Cho bản quét "27.pdf" của một quyết định ba tiêu chí
    Khi đọc bản quét thành bản "qd-27-2027"
    Thì màn hình nói "anh-qd-27-2027.xlsx"
    Và mọi bậc của bản "qd-27-2027" giống quyết định đã in
    Và tệp "anh-qd-27-2027.xlsx" có ảnh của từng dòng có số

  Tình huống: Công văn quét cũng đọc được
    Cho bản quét "cong-van.pdf" của công văn có câu "Các xã báo cáo kết quả trước ngày 15/5/2027."
    Khi đọc công văn quét
    Thì màn hình nói "trước ngày 15/05/2027"

  Tình huống: Máy không có tesseract thì nói cách cài
    Cho máy không có tesseract
    Và một PDF chỉ có ảnh "27.pdf"
    Khi đọc bản quét thành bản "qd-27-2027"
    Thì màn hình nói "READ-110"
    Và màn hình nói "tesseract-ocr-vie"
    Và không có bản "qd-27-2027"
    Khi gõ doctor
    Thì màn hình nói "chưa có tesseract"

  Tình huống: PDF có trang chữ, có trang ảnh mà máy không có tesseract thì nói trang nào chưa đọc
    Cho máy không có tesseract
    Và một PDF có chữ mà trang 2 là ảnh "06.pdf"
    Khi đọc "06.pdf" cho bộ tiêu chí
    Thì màn hình nói "READ-160"
    Và màn hình nói "Trang 2 của PDF là ảnh"
