@testable import IntakeCore

/// A call like the first one shipped, small, made by hand for the tests of text.
enum TextTestCall {
  static let call = make()
  static let lexicon = CallLexicon(call)

  static var task: FieldTable { table(.appendix1, .task) }
  static var submitter: FieldTable { table(.appendix1, .submitter) }

  static func table(_ form: FormKind, _ kind: TableKind) -> FieldTable {
    guard let table = call.form(form)?.table(kind) else { preconditionFailure("no such table") }
    return table
  }

  /// number | title | title in English | short | short in English | words
  static let orientationTable = """
    1 | Hoạt động truyền thông nâng cao ý thức cộng đồng, doanh nghiệp, các khu, cụm \
    công nghiệp, làng nghề về sản xuất và tiêu dùng bền vững | Communication to raise \
    the awareness of sustainable production and consumption among communities, \
    enterprises, industrial parks, industrial clusters and craft villages | Truyền \
    thông, nâng cao ý thức | Communication and awareness | truyền thông; tuyên truyền; \
    nâng cao ý thức; nâng cao nhận thức; phóng sự; chiến dịch cộng đồng; cuộc thi tìm \
    hiểu
    2 | Xây dựng các mô hình sản xuất bền vững | Building models of sustainable \
    production | Mô hình sản xuất bền vững | Models of sustainable production | mô hình \
    sản xuất bền vững; mô hình điểm về sản xuất; mô hình thí điểm sản xuất; mô hình \
    trình diễn sản xuất
    3 | Xây dựng định mức tiêu hao nguyên vật liệu trong các ngành công nghiệp, trong đó \
    chú trọng đến một số ngành trọng yếu như: dệt may, thép, nhựa, hóa chất, xi măng, \
    rượu bia nước giải khát, giấy, chế biến thủy hải sản và một số ngành sản xuất khác | \
    Setting material consumption norms for industry, with emphasis on key sectors such \
    as textiles and garments, steel, plastics, chemicals, cement, alcoholic and soft \
    drinks, paper, seafood processing and some other manufacturing sectors | Định mức \
    tiêu hao nguyên vật liệu | Material consumption norms | định mức; tiêu hao nguyên \
    vật liệu; tiêu hao nguyên liệu; suất tiêu hao; mức tiêu hao
    4 | Xây dựng, phổ biến và nhân rộng các mô hình về sản xuất sạch hơn, mô hình về sản \
    xuất và tiêu dùng bền vững trong công nghiệp | Building, disseminating and \
    replicating models of cleaner production and of sustainable production and \
    consumption in industry | Phổ biến, nhân rộng mô hình sản xuất sạch hơn | \
    Replicating cleaner production models | sản xuất sạch hơn; SXSH; nhân rộng mô hình; \
    nhân rộng các mô hình; phổ biến mô hình; mô hình về sản xuất và tiêu dùng bền vững
    5 | Xây dựng, triển khai hướng dẫn kỹ thuật đối với các ngành công nghiệp nhằm khai \
    thác hiệu quả tài nguyên trong các ngành công nghiệp | Preparing and applying \
    technical guidelines for industrial sectors for the efficient use of resources in \
    industry | Hướng dẫn kỹ thuật khai thác hiệu quả tài nguyên | Technical guidelines \
    for efficient use of resources | hướng dẫn kỹ thuật; sổ tay kỹ thuật; tài liệu kỹ \
    thuật ngành; khai thác hiệu quả tài nguyên; sử dụng hiệu quả tài nguyên
    6 | Xây dựng, ứng dụng và phổ biến các mô hình thu hồi, tái sử dụng và tái chế chất \
    thải, các mô hình quản lý tổng hợp khai thác, chế biến và chế tạo, sản xuất và sử \
    dụng bền vững nhiên liệu, nguyên vật liệu cho các ngành công nghiệp | Building, \
    applying and disseminating models of waste recovery, reuse and recycling, and models \
    of integrated management of the extraction, processing and manufacture, production \
    and sustainable use of fuels and materials for industry | Thu hồi, tái sử dụng, tái \
    chế; quản lý tổng hợp nguyên liệu | Recovery, reuse, recycling; integrated material \
    management | thu hồi; tái sử dụng; tái chế; quản lý tổng hợp; tận dụng phế thải; tận \
    dụng phế phẩm; tận dụng phụ phẩm; nhiên liệu bền vững
    7 | Xây dựng và phát triển hệ thống dịch vụ phân phối xanh, bền vững | Building and \
    developing a system of green and sustainable distribution services | Dịch vụ phân \
    phối xanh, bền vững | Green, sustainable distribution services | phân phối xanh; \
    dịch vụ phân phối; hệ thống phân phối; kênh phân phối; bán lẻ xanh; siêu thị xanh; \
    logistics xanh; phân phối bền vững
    8 | Xây dựng và thúc đẩy các chuỗi sản xuất, tiêu dùng bền vững | Building and \
    promoting chains of sustainable production and consumption | Chuỗi sản xuất, tiêu \
    dùng bền vững | Sustainable production and consumption chains | chuỗi sản xuất; \
    chuỗi tiêu dùng; chuỗi cung ứng; chuỗi giá trị; liên kết chuỗi; liên kết theo chuỗi
    9 | Xanh hóa nền sản xuất và tiêu dùng | Greening production and consumption | Xanh \
    hóa sản xuất và tiêu dùng | Greening production and consumption | xanh hóa; sản xuất \
    xanh; tiêu dùng xanh; công nghiệp xanh; mua sắm xanh; mua sắm công xanh
    10 | Triển khai, thúc đẩy nền kinh tế tuần hoàn | Putting the circular economy into \
    practice and promoting it | Kinh tế tuần hoàn | Circular economy | kinh tế tuần \
    hoàn; mô hình tuần hoàn; sản xuất tuần hoàn; cộng sinh công nghiệp
    """

  /// code | scheme: 1 to the end of June 2025, 2 from then on | name | other names
  static let provinceTable = """
    01|1|Hà Nội|TP. Hà Nội|TP Hà Nội|Thành phố Hà Nội|Hanoi|HN
    02|1|Hà Giang
    04|1|Cao Bằng
    06|1|Bắc Kạn|Bắc Cạn
    08|1|Tuyên Quang
    10|1|Lào Cai
    11|1|Điện Biên
    12|1|Lai Châu
    14|1|Sơn La
    15|1|Yên Bái
    17|1|Hoà Bình|Hòa Bình
    19|1|Thái Nguyên
    20|1|Lạng Sơn
    22|1|Quảng Ninh
    24|1|Bắc Giang
    25|1|Phú Thọ
    26|1|Vĩnh Phúc
    27|1|Bắc Ninh
    30|1|Hải Dương
    31|1|Hải Phòng|TP. Hải Phòng|TP Hải Phòng|Thành phố Hải Phòng|Haiphong
    33|1|Hưng Yên
    34|1|Thái Bình
    35|1|Hà Nam
    36|1|Nam Định
    37|1|Ninh Bình
    38|1|Thanh Hóa|Thanh Hoá
    40|1|Nghệ An
    42|1|Hà Tĩnh
    44|1|Quảng Bình
    45|1|Quảng Trị
    46|1|Thừa Thiên Huế|Thừa Thiên - Huế|Thừa Thiên-Huế|TT-Huế|TT Huế|TT. Huế|Huế
    48|1|Đà Nẵng|TP. Đà Nẵng|TP Đà Nẵng|Thành phố Đà Nẵng|Danang
    49|1|Quảng Nam
    51|1|Quảng Ngãi
    52|1|Bình Định
    54|1|Phú Yên
    56|1|Khánh Hòa|Khánh Hoà
    58|1|Ninh Thuận
    60|1|Bình Thuận
    62|1|Kon Tum|Kontum
    64|1|Gia Lai
    66|1|Đắk Lắk|Đăk Lăk|Đắc Lắc|Đak Lak|Daklak
    67|1|Đắk Nông|Đăk Nông|Đắc Nông|Đak Nông|Daknong
    68|1|Lâm Đồng
    70|1|Bình Phước
    72|1|Tây Ninh
    74|1|Bình Dương
    75|1|Đồng Nai
    77|1|Bà Rịa - Vũng Tàu|Bà Rịa-Vũng Tàu|Bà Rịa Vũng Tàu|BR-VT|BRVT|BR - VT
    79|1|Hồ Chí Minh|TP. Hồ Chí Minh|TP Hồ Chí Minh|Thành phố Hồ Chí Minh|TP.HCM|TP. \
    HCM|TP HCM|TPHCM|HCM|Ho Chi Minh City
    80|1|Long An
    82|1|Tiền Giang
    83|1|Bến Tre
    84|1|Trà Vinh
    86|1|Vĩnh Long
    87|1|Đồng Tháp
    89|1|An Giang
    91|1|Kiên Giang
    92|1|Cần Thơ|TP. Cần Thơ|TP Cần Thơ|Thành phố Cần Thơ|Cantho
    93|1|Hậu Giang
    94|1|Sóc Trăng
    95|1|Bạc Liêu
    96|1|Cà Mau
    01|2|Hà Nội|TP. Hà Nội|TP Hà Nội|Thành phố Hà Nội|Hanoi|HN
    04|2|Cao Bằng
    08|2|Tuyên Quang
    11|2|Điện Biên
    12|2|Lai Châu
    14|2|Sơn La
    15|2|Lào Cai
    19|2|Thái Nguyên
    20|2|Lạng Sơn
    22|2|Quảng Ninh
    24|2|Bắc Ninh
    25|2|Phú Thọ
    31|2|Hải Phòng|TP. Hải Phòng|TP Hải Phòng|Thành phố Hải Phòng|Haiphong
    33|2|Hưng Yên
    37|2|Ninh Bình
    38|2|Thanh Hóa|Thanh Hoá
    40|2|Nghệ An
    42|2|Hà Tĩnh
    44|2|Quảng Trị
    46|2|Huế|TP. Huế|TP Huế|Thành phố Huế
    48|2|Đà Nẵng|TP. Đà Nẵng|TP Đà Nẵng|Thành phố Đà Nẵng|Danang
    51|2|Quảng Ngãi
    52|2|Gia Lai
    56|2|Khánh Hòa|Khánh Hoà
    66|2|Đắk Lắk|Đăk Lăk|Đắc Lắc|Đak Lak|Daklak
    68|2|Lâm Đồng
    75|2|Đồng Nai
    79|2|Hồ Chí Minh|TP. Hồ Chí Minh|TP Hồ Chí Minh|Thành phố Hồ Chí Minh|TP.HCM|TP. \
    HCM|TP HCM|TPHCM|HCM|Ho Chi Minh City
    80|2|Tây Ninh
    82|2|Đồng Tháp
    86|2|Vĩnh Long
    91|2|An Giang
    92|2|Cần Thơ|TP. Cần Thơ|TP Cần Thơ|Thành phố Cần Thơ|Cantho
    96|2|Cà Mau
    """
}
