/// Amounts as people write them, with their meaning: `text | unit | meaning`. The unit is that of
/// the column (`-`: none is known); a meaning of two amounts is a doubt, by which sign groups.
enum TextAmountForms {
  static let all: [(text: String, unit: String, meaning: String)] =
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      return (parts[0], parts[1], parts[2])
    }

  private static let table = """
    1500 | million | 1500000000
    1500000000 | dong | 1500000000
    0 | million | 0
    000 | million | 0
    007 | million | 7000000
    - | million | 0
    – | million | 0
    1.500.000 | dong | 1500000
    1.500.000.000 | dong | 1500000000
    1,500,000 | dong | 1500000
    1,500,000,000 | dong | 1500000000
    1 500 000 | dong | 1500000
    1 500 | million | 1500000000
    1 500 | million | 1500000000
    1 500 | million | 1500000000
    1 500 | million | 1500000000
    1'500'000 | dong | 1500000
    1’500’000 | dong | 1500000
    １５００ | million | 1500000000
    １．５００．０００ | dong | 1500000
    ２，５ | billion | 2500000000
    1.234,5 | million | 1234500000
    1,234.5 | million | 1234500000
    1 234,5 | million | 1234500000
    1 234.5 | million | 1234500000
    12.345.678,9 | million | 12345678900000
    12,345,678.9 | thousand | 12345678900
    1,5 | million | 1500000
    1.5 | million | 1500000
    1,50 | million | 1500000
    12,75 | million | 12750000
    12.75 | million | 12750000
    0,5 | million | 500000
    0.5 | million | 500000
    .5 | million | 500000
    ,5 | million | 500000
    0,500 | million | 500000
    0.500 | million | 500000
    0,125 | billion | 125000000
    1,2345 | million | 1234500
    1.2345 | million | 1234500
    1.500,00 | million | 1500000000
    1,500.00 | million | 1500000000
    1.500.000,00 | dong | 1500000
    1.500.000,000 | dong | 1500000
    1500,0 | million | 1500000000
    1500.00 | million | 1500000000
    +1500 | million | 1500000000
    -1500 | million | -1500000000
    −1500 | million | -1500000000
    –1.500.000 | dong | -1500000
    - 250 | million | -250000000
    1500. | million | 1500000000
    1500; | million | 1500000000
    1.500.000./. | dong | 1500000
    1.500.000 đồng./. | million | 1500000
    1,5 tỷ | million | 1500000000
    1,5 tỉ | million | 1500000000
    1.5 tỷ | million | 1500000000
    1,5 tỷ đồng | - | 1500000000
    1,5tỷ | million | 1500000000
    1,5 TỶ ĐỒNG | million | 1500000000
    1,5 ty dong | million | 1500000000
    2,8 tỷ đồng | million | 2800000000
    2 tỷ | - | 2000000000
    870.7 billion | - | 870700000000
    105,982 tỷ đồng | - | 105982000000
    377,880 tỷ | million | 377880000000
    84,739 tỷ đồng | dong | 84739000000
    1,500 tỷ | million | 1500000000
    1.500 tỷ | million | 1500000000000 or 1500000000
    2.500 | billion | 2500000000000 or 2500000000
    2,500 | billion | 2500000000
    986 triệu đồng | - | 986000000
    986 triệu | dong | 986000000
    986triệu | dong | 986000000
    986 tr | - | 986000000
    986tr | - | 986000000
    986 tr.đ | - | 986000000
    986 trđ | - | 986000000
    986 tr đ | - | 986000000
    986 tr.đồng | - | 986000000
    986 TRIỆU ĐỒNG | - | 986000000
    986 trieu dong | - | 986000000
    986 (triệu đồng) | - | 986000000
    986,5 triệu đồng | - | 986500000
    986.5 triệu đồng | - | 986500000
    1.986,5 triệu đồng | - | 1986500000
    1.500 triệu đồng | - | 1500000000 or 1500000
    1,500 triệu đồng | - | 1500000 or 1500000000
    1.500 | million | 1500000000 or 1500000
    1,500 | million | 1500000 or 1500000000
    12.500 | million | 12500000000 or 12500000
    150,250 | million | 150250000 or 150250000000
    -1.500 | million | -1500000000 or -1500000
    1500.000 | million | 1500000000000 or 1500000000
    1 500.000 | million | 1500000000000 or 1500000000
    1.500 đồng | million | 1500
    1,500 đồng | million | 1500
    1.500 | dong | 1500
    1,500 | dong | 1500
    1500.000 | dong | 1500000
    500.000 đ | million | 500000
    500.000đ | million | 500000
    500,000 VNĐ | million | 500000
    500.000 VND | million | 500000
    500.000 vnđ | million | 500000
    1.500.000₫ | million | 1500000
    VNĐ 1.500.000 | million | 1500000
    VND: 1.500.000 | million | 1500000
    1.500.000 đồng Việt Nam | million | 1500000
    500 nghìn đồng | - | 500000
    500 ngàn đồng | - | 500000
    500 ngàn | - | 500000
    1.500 nghìn đồng | - | 1500000
    150,5 nghìn | - | 150500
    250.500 nghìn đồng | - | 250500000 or 250500
    1,500 nghìn đồng | - | 1500 or 1500000
    1,2 nghìn tỷ đồng | - | 1200000000000
    1,2 ngàn tỷ | - | 1200000000000
    1 tỷ 500 triệu | - | 1500000000
    1 tỷ 500 triệu đồng | - | 1500000000
    2 tỷ 350 triệu 500 nghìn đồng | - | 2350500000
    1 tỷ 250 triệu 300 nghìn 500 đồng | - | 1250300500
    1 million | - | 1000000
    1.2 million VND | - | 1200000
    250 thousand | - | 250000
    1,000001 | million | 1000001
    1,0000001 | million | fraction
    1,5 | dong | fraction
    0,5 đồng | million | fraction
    1,2345 nghìn | - | fraction
    1.500.000,5 | dong | fraction
    1000000000000000000 | dong | 1000000000000000000
    1000000000000000001 | dong | tooLarge
    1000000000000 | million | 1000000000000000000
    1000000000001 | million | tooLarge
    -1000000000000000001 | dong | tooLarge
    99999999999999999999999999999999999999999999 | dong | tooLarge
    9999999999 tỷ | - | tooLarge
    1500 | - | no unit
    1.500.000 | - | no unit
    1.500 | - | no unit
    - | - | no unit
    khoảng 150 tỷ đồng | million | shape
    gần 484 tỷ | million | shape
    hơn 1,9 tỷ | million | shape
    trên 500 triệu | million | shape
    dưới 500 | million | shape
    ~500 | million | shape
    ≈ 500 | million | shape
    500-600 | million | shape
    500 - 600 triệu đồng | million | shape
    từ 500 đến 600 | million | shape
    50 triệu đồng/1 cơ sở | million | shape
    500/năm | million | foreignUnit
    theo dự toán | million | shape
    Không | million | shape
    chưa xác định | million | shape
    x | million | shape
    … | million | shape
    .... | million | shape
    -- | million | shape
    1.5E+09 | dong | shape
    1,5E9 | dong | shape
    50% | million | foreignUnit
    (500) | million | shape
    1.50.000 | dong | shape
    1.500.00 | dong | shape
    15.00.000 | dong | shape
    1,50,000 | dong | shape
    1.500,000,000 | dong | shape
    1..500 | dong | shape
    1.,5 | dong | shape
    1 50 | million | shape
    12 2024 | million | shape
    01/2024 | million | shape
    0.500.000 | dong | shape
    01.500.000 | dong | shape
    1500, | million | shape
    . | million | shape
    , | million | shape
    triệu đồng | million | shape
    1 tỷ 5 | - | shape
    1 tỷ rưỡi | - | shape
    500 triệu 1 tỷ | - | shape
    1,5 tỷ 500 triệu | - | shape
    500 USD | million | foreignUnit
    $500 | million | foreignUnit
    500 tấn | million | foreignUnit
    1.500 + 500 | million | shape
    một tỷ đồng | - | shape
    1.500.000 đồng (một triệu năm trăm nghìn đồng) | - | 1500000
    """
}
