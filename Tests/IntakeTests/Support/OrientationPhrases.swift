/// Phrases as officials type them into the orientation cell, written for this project: the number
/// of the orientation that is plainly meant, or `?` where a person must decide.
///
/// `tuned` and `second` may be looked at while thresholds are set. `heldOut` and `last` are only
/// measured: whoever tunes by a phrase of theirs moves it to `tuned` and writes a new one.
enum OrientationPhrases {
  struct Labelled: Sendable {
    var text: String
    /// Nil: truly ambiguous.
    var number: Int?
  }

  static let tuned = labelled(tunedText)
  static let heldOut = labelled(heldOutText)
  static let second = labelled(secondText)
  static let last = labelled(lastText)
  static let denied = labelled(deniedText)

  private static func labelled(_ text: String) -> [Labelled] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", maxSplits: 1)
      return Labelled(
        text: String(parts[1].dropFirst()), number: Int(parts[0].filter(\.isNumber)))
    }
  }

  private static let tunedText = """
    1 | 1
    1 | I
    1 | 01
    1 | Định hướng 1
    1 | ĐH1
    1 | Truyền thông
    1 | Truyền thông, nâng cao nhận thức
    1 | Hoạt động truyền thông
    1 | Tuyên truyền, nâng cao nhận thức cộng đồng
    1 | Hoạt động truyền thông nâng cao ý thức cộng đồng về sản xuất và tiêu dùng bền vững
    1 | truyen thong nang cao nhan thuc
    1 | Truyền thông nâng cao ý thức doanh nghiệp, khu, cụm công nghiệp, làng nghề
    1 | 1. Truyền thông
    1 | I - Hoạt động truyền thông
    1 | Công tác tuyên truyền
    1 | Nâng cao ý thức cộng đồng
    1 | TRUYỀN THÔNG NÂNG CAO Ý THỨC
    1 | Nâng cao nhận thức cho doanh nghiệp
    1 | Truyền thông cho làng nghề
    2 | 2
    2 | II
    2 | Định hướng số 2
    2 | Nhóm 2
    2 | Xây dựng mô hình sản xuất bền vững
    2 | Các mô hình sản xuất bền vững
    2 | Mô hình sản xuất bền vững
    2 | xay dung cac mo hinh san xuat ben vung
    2 | XD mô hình sản xuất bền vững
    2 | 2. Xây dựng các mô hình SX bền vững
    2 | Mô hình thí điểm sản xuất bền vững
    2 | Xây dựng mô hình điểm về sản xuất bền vững
    2 | Mô hình trình diễn sản xuất
    3 | 3
    3 | III
    3 | Định hướng III
    3 | Định mức tiêu hao
    3 | Định mức tiêu hao nguyên liệu
    3 | Định mức tiêu hao nguyên vật liệu ngành thép
    3 | Xây dựng định mức tiêu hao nguyên vật liệu trong các ngành công nghiệp
    3 | Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may
    3 | dinh muc tieu hao nguyen vat lieu
    3 | Xây dựng định mức tiêu hao ngành xi măng
    3 | XD định mức tiêu hao NVL
    3 | Định mức nguyên vật liệu
    3 | 3: Định mức tiêu hao
    3 | ĐH 3 - định mức
    3 | Định mức tiêu hao nguyên vật liệu ngành chế biến thủy hải sản
    3 | Định mức tiêu hao nguyên vật liệu ngành chế biến thuỷ hải sản
    3 | Suất tiêu hao nguyên liệu ngành giấy
    3 | Mức tiêu hao nguyên liệu
    3 | Xây dựng định mức tiêu hao trong các ngành: dệt may, thép, nhựa, hoá chất
    4 | 4
    4 | IV
    4 | Sản xuất sạch hơn
    4 | SXSH
    4 | Nhân rộng mô hình SXSH
    4 | Phổ biến và nhân rộng mô hình sản xuất sạch hơn
    4 | Phổ biến, nhân rộng các mô hình sản xuất sạch hơn
    4 | Xây dựng, phổ biến và nhân rộng các mô hình về sản xuất sạch hơn
    4 | nhan rong mo hinh san xuat sach hon
    4 | Áp dụng sản xuất sạch hơn trong công nghiệp
    4 | Mô hình về sản xuất sạch hơn trong công nghiệp
    4 | IV. Nhân rộng mô hình
    4 | Xây dựng, phổ biến và nhân rộng các mô hình về sản xuất và tiêu dùng bền vững trong công nghiệp
    4 | Sản suất sạch hơn
    5 | 5
    5 | V
    5 | V.
    5 | Hướng dẫn kỹ thuật
    5 | Hướng dẫn kĩ thuật ngành công nghiệp
    5 | Xây dựng hướng dẫn kỹ thuật
    5 | Xây dựng, triển khai hướng dẫn kỹ thuật đối với các ngành công nghiệp
    5 | Hướng dẫn kỹ thuật khai thác hiệu quả tài nguyên
    5 | Khai thác hiệu quả tài nguyên
    5 | Sử dụng hiệu quả tài nguyên
    5 | huong dan ky thuat khai thac hieu qua tai nguyen
    5 | Sổ tay hướng dẫn kỹ thuật
    5 | Hướng dẫn kỹ thuật cho ngành nhựa
    5 | Khai thác hiệu quả tài nguyên trong các ngành công nghiệp
    6 | 6
    6 | VI
    6 | Thu hồi, tái chế chất thải
    6 | Tái chế
    6 | Tái sử dụng và tái chế chất thải
    6 | Mô hình thu hồi, tái sử dụng, tái chế
    6 | Mô hình thu hồi, tái sử dụng và tái chế chất thải
    6 | Xây dựng, ứng dụng và phổ biến các mô hình thu hồi, tái sử dụng và tái chế chất thải
    6 | thu hoi, tai su dung, tai che chat thai
    6 | Quản lý tổng hợp khai thác, chế biến và chế tạo
    6 | Quản lí tổng hợp nguyên liệu
    6 | Thu hồi và tái sử dụng chất thải
    6 | Tận dụng phế phẩm
    6 | Tận dụng phụ phẩm, phế thải
    6 | Sử dụng bền vững nhiên liệu, nguyên vật liệu cho các ngành công nghiệp
    7 | 7
    7 | VII
    7 | Phân phối xanh
    7 | Dịch vụ phân phối xanh
    7 | Hệ thống dịch vụ phân phối xanh, bền vững
    7 | Xây dựng hệ thống phân phối xanh
    7 | Phát triển dịch vụ phân phối bền vững
    7 | phan phoi xanh ben vung
    7 | Hệ thống phân phối xanh – bền vững
    7 | Siêu thị xanh
    7 | Kênh phân phối xanh
    7 | Logistics xanh
    7 | 7/ Dịch vụ phân phối
    8 | 8
    8 | VIII
    8 | Chuỗi sản xuất, tiêu dùng bền vững
    8 | Chuỗi sản xuất - tiêu dùng bền vững
    8 | Thúc đẩy các chuỗi sản xuất, tiêu dùng bền vững
    8 | Xây dựng chuỗi sản xuất bền vững
    8 | Chuỗi cung ứng bền vững
    8 | chuoi san xuat tieu dung ben vung
    8 | Liên kết chuỗi
    8 | Chuỗi giá trị bền vững
    8 | Xây dựng và thúc đẩy chuỗi cung ứng
    9 | 9
    9 | IX
    9 | Xanh hóa sản xuất
    9 | Xanh hoá nền sản xuất và tiêu dùng
    9 | Xanh hóa tiêu dùng
    9 | xanh hoa nen san xuat va tieu dung
    9 | Tiêu dùng xanh
    9 | Sản xuất xanh
    9 | Mua sắm xanh
    9 | Mua sắm công xanh
    9 | Công nghiệp xanh
    9 | 9. Xanh hóa
    10 | 10
    10 | X.
    10 | Định hướng 10
    10 | Định hướng X
    10 | Kinh tế tuần hoàn
    10 | KINH TẾ TUẦN HOÀN
    10 | Thúc đẩy kinh tế tuần hoàn
    10 | Triển khai kinh tế tuần hoàn
    10 | Thúc đẩy nền kinh tế tuần hoàn
    10 | kinh te tuan hoan
    10 | Mô hình kinh tế tuần hoàn
    10 | Kinh tế tuần hoàn trong công nghiệp
    10 | Triển khai, thúc đẩy nền KT tuần hoàn
    10 | Cộng sinh công nghiệp
    ? | 1, 3
    ? | 4 và 6
    ? | II, IV
    ? | 2; 4; 10
    ? | X
    ? | Nhiều định hướng
    ? | Theo văn bản
    ? | Sản xuất bền vững
    ? | Sản xuất và tiêu dùng bền vững
    ? | Mô hình
    ? | Xây dựng mô hình
    ? | Tiêu dùng bền vững
    ? | Truyền thông về kinh tế tuần hoàn
    ? | Truyền thông, tập huấn về sản xuất sạch hơn
    ? | Hướng dẫn kỹ thuật về sản xuất sạch hơn
    ? | Tái chế chất thải theo mô hình kinh tế tuần hoàn
    ? | Chuỗi phân phối xanh
    ? | Xanh hóa chuỗi cung ứng
    ? | Tiết kiệm năng lượng
    ? | Khác
    ? | 3. Kinh tế tuần hoàn
    ? | Định mức và tái chế
    ? | Công nghiệp
    ? | Xây dựng và phát triển
    ? | Bảo vệ môi trường
    ? | Mô hình sản xuất sạch hơn và sản xuất bền vững
    ? | Phổ biến, tuyên truyền mô hình tái chế
    """

  private static let heldOutText = """
    1 | Định hướng I
    1 | Tuyên truyền về sản xuất và tiêu dùng bền vững
    1 | Truyền thông, tuyên truyền
    1 | nâng cao ý thức cộng đồng, doanh nghiệp
    1 | HĐ truyền thông nâng cao ý thức
    1 | Truyền thông nâng cao ý thúc cộng đồng
    1 | (1) Truyền thông
    2 | ĐH II
    2 | Xây dựng các mô hình sản xuất bền vững tại địa phương
    2 | Mo hinh san xuat ben vung
    2 | 2) Mô hình
    2 | Xây dựng mô hình SX bền vững
    3 | Nội dung 3
    3 | Định mức NVL
    3 | định mức tiêu hao vật liệu
    3 | Xây dựng định mức tiêu hao ngành nhựa
    3 | Xây dựng định mức tiêu hao nguyên vật liệu (rượu, bia, nước giải khát)
    3 | Khảo sát, xây dựng định mức tiêu hao
    3 | Đinh mức tiêu hao nguyên vật liệu
    4 | Nhân rộng mô hình sản xuất sạch hơn trong công nghiệp
    4 | Phổ biến SXSH
    4 | Áp dụng SXSH
    4 | san xuat sach hon
    4 | Sản xuất sạch hơn tại các làng nghề
    4 | 4- Nhân rộng các mô hình
    5 | Hướng dẫn kỹ thuật các ngành
    5 | Triển khai hướng dẫn kỹ thuật
    5 | Khai thác, sử dụng hiệu quả tài nguyên
    5 | Tài liệu kỹ thuật ngành
    5 | Hướng dân kỹ thuật
    6 | Tái chế nhựa
    6 | Tái chế, tái sử dụng
    6 | Thu hồi, tái chế
    6 | Mô hình quản lý tổng hợp
    6 | Ứng dụng mô hình thu hồi chất thải
    6 | tai che chat thai
    7 | Phát triển hệ thống phân phối
    7 | Dịch vụ phân phối bền vững
    7 | Bán lẻ xanh
    7 | Xây dựng hệ thống dịch vụ phân phối
    7 | he thong phan phoi xanh
    8 | Chuỗi bền vững
    8 | Chuỗi sản xuất và tiêu dùng
    8 | Liên kết theo chuỗi
    8 | Thúc đẩy chuỗi cung ứng bền vững
    8 | VIII. Chuỗi
    9 | Xanh hoá
    9 | Xanh hóa nền sản xuất
    9 | Sản xuất, tiêu dùng xanh
    9 | Xanh hóa công nghiệp
    10 | KT tuần hoàn
    10 | Phát triển kinh tế tuần hoàn
    10 | Mô hình tuần hoàn
    10 | Nền kinh tế tuần hoàn
    10 | Sản xuất tuần hoàn
    ? | 5, 6
    ? | 1-2
    ? | III và VI
    ? | Bền vững
    ? | Phát triển bền vững
    ? | Xanh, bền vững
    ? | Hệ thống
    ? | Chất thải
    ? | Tái chế và kinh tế tuần hoàn
    ? | Truyền thông về phân phối xanh
    ? | Định mức, hướng dẫn kỹ thuật
    ? | Mô hình chuỗi tuần hoàn
    ? | Nâng cao năng lực
    ? | 10. Truyền thông
    ? | Tập huấn, đào tạo
    ? | Sản xuất xanh, sạch hơn
    """

  /// Written without a look at the reader or the parts above; measured first, then learned from.
  private static let secondText = """
    1 | Truyền thông nâng cao nhận thức về sản xuất, tiêu dùng bền vững
    1 | Tuyên truyền về SXTDBV cho làng nghề
    1 | ĐH1 - truyền thông
    1 | nâng cao ý thức cộng đồng doanh nghiệp
    1 | truyen thong nang cao y thuc cong dong, doanh nghiep
    1 | Định hướng thứ nhất
    1 | Nâng cao nhận thức cho các khu, cụm công nghiệp về SX&TDBV
    1 | Tập huấn, tuyên truyền, nâng cao nhận thức người dân về tiêu dùng bền vững
    1 | Hoạt động truyền thông (định hướng I)
    1 | I. Hoạt động truyền thông nâng cao ý thức cộng đồng
    1 | Gạch đầu dòng thứ 1
    2 | Mô hình SX bền vững
    2 | Xây dựng các mô hình SXBV
    2 | 2. Mô hình sản xuất bền vững
    2 | Định hướng số 02
    2 | ĐỊNH HƯỚNG II
    2 | xây dựng các mô hình sản suất bền vững
    2 | Nội dung 2: xây dựng các mô hình sản xuất bền vững
    2 | Xd các mô hình sx bền vững
    3 | Định mức tiêu hao nguyên vật liệu
    3 | Xây dựng định mức tiêu hao nguyên liệu ngành giấy
    3 | Định mức tiêu hao NVL ngành thép
    3 | định mức nguyên vật liệu trong dệt may
    3 | XÂY DỰNG ĐỊNH MỨC TIÊU HAO
    3 | Xây dựng định mức
    3 | III - Định mức tiêu hao
    3 | Dinh muc tieu hao nguyen vat lieu nganh nhua
    3 | Khảo sát, xây dựng định mức tiêu hao nguyên liệu cho ngành xi măng
    3 | Định hướng 3 (ngành dệt may)
    3 | 3/ Định mức tiêu hao nguyên vật liệu các ngành trọng yếu
    3 | định mức sử dụng nguyên vật liệu trong sản xuất bia
    3 | Xây dưng định mưc tiêu hao nguyên vật liêu
    4 | Phổ biến, nhân rộng mô hình sản xuất sạch hơn
    4 | Nhân rộng mô hình SXSH trong công nghiệp
    4 | Mục 4
    4 | nhân rộng các mô hình về SX&TDBV trong công nghiệp
    4 | ĐH 4: SXSH
    4 | Xây dựng, phổ biến và nhân rộng mô hình
    4 | Pho bien va nhan rong mo hinh san xuat sach hon
    4 | Áp dụng sản xuất sạch hơn trong các cơ sở công nghiệp
    4 | Phổ biến và nhân rộng các mô hình về sản xuất sạch hơn (định hướng 4)
    5 | Xây dựng hướng dẫn kĩ thuật cho ngành dệt nhuộm
    5 | xây dựng tài liệu hướng dẫn kỹ thuật cho các ngành công nghiệp
    5 | V. Hướng dẫn kỹ thuật
    5 | khai thác hiệu quả tài nguyên trong công nghiệp
    5 | Định hướng năm
    5 | HDKT khai thác hiệu quả tài nguyên
    5 | huong dan ky thuat doi voi cac nganh cong nghiep
    5 | Triển khai hướng dẫn kỹ thuật đối với ngành công nghiệp (ĐH5)
    6 | Thu hồi, tái sử dụng, tái chế chất thải
    6 | Tái chế chất thải
    6 | mô hình tái chế bao bì nhựa
    6 | Mô hình thu hồi và tái sử dụng nước thải
    6 | 6) Thu hồi, tái chế
    6 | Định hướng VI - tái chế
    6 | Tai su dung va tai che chat thai cong nghiep
    6 | sử dụng bền vững nhiên liệu, nguyên vật liệu
    6 | Các mô hình quản lý tổng hợp khai thác, chế biến
    6 | Quản lí tổng hợp khai thác, chế biến và chế tạo
    6 | Tái chế tro, xỉ làm nguyên liệu
    6 | Ứng dụng và phổ biến mô hình thu hồi chất thải
    7 | Phát triển hệ thống phân phối xanh, bền vững
    7 | phân phối xanh
    7 | He thong dich vu phan phoi xanh
    7 | Bán lẻ xanh, phân phối bền vững
    7 | VII) Phân phối xanh
    7 | Định hướng số bảy
    7 | Hệ thống phân phối bền vững
    7 | Xây dựng và phát triển hệ thống dịch vụ phân phối xanh, bền vửng
    7 | Siêu thị xanh, hệ thống phân phối xanh
    8 | Chuỗi sản xuất tiêu dùng bền vững
    8 | thúc đẩy chuỗi SX, TDBV
    8 | Xây dựng và thúc đẩy chuỗi sản xuất, tiêu dùng bền vững
    8 | VIII. Chuỗi sản xuất
    8 | Liên kết chuỗi sản xuất - tiêu dùng bền vững
    8 | ĐH8
    8 | chuoi san xuat, tieu dung ben vung
    8 | Thúc đẩy các chuỗi
    9 | Xanh hóa sản xuất và tiêu dùng
    9 | Xanh hoá nền sản xuất
    9 | Xanh hóa
    9 | Xanh hoá SX và TD
    9 | Định hướng IX: xanh hóa
    9 | 9 (xanh hóa nền sản xuất)
    10 | Thúc đẩy KTTH
    10 | Mô hình kinh tế tuần hoàn trong khu công nghiệp
    10 | X. Kinh tế tuần hoàn
    10 | Triển khai nền kinh tế tuần hoàn
    10 | ĐH10. KTTH
    10 | Thực hiện kinh tế tuần hoàn
    10 | Định hướng mười
    ? | Mô hình sản xuất và tiêu dùng bền vững
    ? | Định hướng 2 và 4
    ? | V, VI
    ? | Tái chế chất thải, kinh tế tuần hoàn
    ? | Phân phối xanh và xanh hóa tiêu dùng
    ? | Truyền thông và phổ biến mô hình sản xuất sạch hơn
    ? | 6;10
    ? | Các mô hình
    ? | Định mức tiêu hao nguyên vật liệu và hướng dẫn kỹ thuật
    ? | Ngành công nghiệp
    ? | Phổ biến
    ? | Chuỗi phân phối bền vững
    ? | Định hướng 1: Xây dựng các mô hình sản xuất bền vững
    ? | Theo hướng dẫn của Bộ
    ? | Năng lượng tái tạo
    ? | Tiết kiệm điện
    ? | Đào tạo nhân lực
    ? | Như trên
    ? | Chuyển đổi số
    ? | Nghiên cứu khoa học
    """

  /// Written behind the changes that `second` led to; only measured.
  private static let lastText = """
    1 | Tuyên truyền viên: nâng cao nhận thức về TDBV
    1 | Truyền thông (ĐH 1)
    1 | TT nâng cao ý thức DN
    1 | Nâng cao nhận thức người tiêu dùng
    2 | Mô hình SXBV
    2 | MH sản xuất bền vững
    2 | Thí điểm mô hình sản xuất bền vững (định hướng số 2)
    2 | Định hướng thứ hai
    3 | ĐM tiêu hao NVL
    3 | Định mức tiêu hao nguyên liêu, vật liệu
    3 | Định hướng ba: định mức
    3 | Xây dựng định mức tiêu hao ngành bia (ĐH III)
    4 | Nhân rộng mô hình sản suất sạch hơn
    4 | Phổ biến mô hình SXSH cho DN nhỏ và vừa
    4 | Định hướng thứ tư
    4 | Phổ biến, nhân dộng mô hình sản xuất sạch hơn
    5 | Hướng dẫn kỹ thuật SDHQ tài nguyên
    5 | HD kỹ thuật
    5 | Hướng dẫn kỹ thuật cho ngành giấy (5)
    6 | Thu hồi, TSD, tái chế
    6 | Tái chế phế liệu
    6 | Tái sử dụng, tái chế chất thải (Định hướng VI)
    6 | Mô hình tái sử dụng nước
    7 | PP xanh
    7 | Dịch vụ phân phối xanh - định hướng bảy
    7 | Phát triển phân phối xanh, bền vững
    8 | Chuỗi SX-TD bền vững
    8 | Chuỗi giá trị
    8 | Liên kết chuỗi cung ứng
    9 | Xanh hóa SX, TD
    9 | xanh hoá ngành công nghiệp
    10 | Triển khai KTTH
    10 | Kinh tế tuần hoàn (gạch đầu dòng thứ 10)
    10 | Kinh tế tuần hòan
    3 | Định hướng 3, nhiệm vụ 5
    ? | SXBV
    ? | TDBV
    ? | Tái chế (định hướng 10)
    ? | Phân phối xanh và chuỗi cung ứng
    ? | Định hướng năm 2024
    ? | Định hướng của tỉnh
    ? | Hướng dẫn kỹ thuật tái chế
    ? | SX & TD BV
    ? | Mô hình sản xuất sạch hơn theo hướng tuần hoàn
    """

  /// Written for another trial, which showed that denials were read as what they deny.
  private static let deniedText = """
    1 | Đào tạo, truyền thông cho làng nghề về SX&TDBV
    1 | Tuyên truyền trên báo, đài về tiêu dùng bền vững
    1 | Nhóm 1 – truyền thông
    3 | Định mức tiêu hao nguyên, vật liệu ngành giấy
    3 | Xây dựng định mức nguyên nhiên vật liệu
    3 | Định mức
    3 | Định hướng thứ 3: ĐMTH
    4 | Phổ biến mô hình SX sạch hơn trong công nghiệp
    4 | gạch đầu dòng thứ 4
    5 | Hướng dẫn kỹ thuật sử dụng hiệu quả tài nguyên
    5 | Xây dựng sổ tay hướng dẫn kỹ thuật khai thác tài nguyên
    5 | Sổ tay kỹ thuật
    6 | Tái chế, tái sử dụng phế thải
    6 | Thu gom, tái chế bao bì nhựa
    6 | Thu hồi nhiệt thải, tái sử dụng nước
    6 | Nguyên liệu, nhiên liệu bền vững
    6 | Định hướng: 6 (tái chế)
    6 | Tái chế tro xỉ làm gạch không nung
    7 | Phát triển hệ thống phân phối xanh
    7 | Siêu thị xanh, phân phối bền vững
    7 | mục 7
    8 | Thúc đẩy chuỗi SX – TD bền vững
    8 | Chuỗi giá trị xanh
    9 | Xanh hoá sản xuất
    9 | Xanh hóa nền kinh tế, tiêu dùng
    10 | Mô hình kinh tế tuần hoàn khu công nghiệp
    10 | Phát triển KTTH
    10 | Thúc đẩy kinh tế tuần hoàn (KTTH) ngành thép
    ? | Nâng cao năng lực cán bộ
    ? | Tập huấn kinh tế tuần hoàn cho doanh nghiệp
    ? | Mô hình bền vững
    ? | Xây dựng và nhân rộng mô hình sản xuất bền vững
    ? | Đánh giá sản xuất sạch hơn tại nhà máy bia
    ? | Tài nguyên
    ? | Quản lý chất thải nguy hại
    ? | Dịch vụ xanh
    ? | Chuỗi cung ứng tuần hoàn
    ? | Nhãn xanh, sản phẩm xanh
    ? | Chuyển đổi xanh
    ? | Tuần hoàn nước thải
    ? | Không thuộc định hướng 3
    ? | Định hướng 1 và định hướng 4
    ? | Cả 10 định hướng
    ? | Ngoài định hướng
    ? | Chưa xác định
    ? | 2 hoặc 4
    ? | Từ 1 đến 3
    ? | Giảm thiểu rác thải nhựa
    ? | Không phải kinh tế tuần hoàn
    ? | Điểm b
    ? | Ngoài định hướng 4
    ? | Chưa rõ thuộc định hướng nào, có thể 3
    ? | Not orientation 5
    ? | Khác với định hướng 2
    """
}
