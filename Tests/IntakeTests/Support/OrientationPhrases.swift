/// Phrases as officials type them into the orientation cell, written for this project: the number
/// of the orientation that is plainly meant, or `?` where a person must decide.
///
/// `tuned` may be looked at while thresholds are set. `heldOut` was written before and is only
/// measured: whoever tunes by it moves it to `tuned` and writes a new one.
enum OrientationPhrases {
  struct Labelled: Sendable {
    var text: String
    /// Nil: truly ambiguous.
    var number: Int?
  }

  static let tuned = labelled(tunedText)
  static let heldOut = labelled(heldOutText)

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
}
