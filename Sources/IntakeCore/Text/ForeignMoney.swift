/// The units and currencies that no form has.
extension MoneyWords {
  /// Whether a text is nothing but a unit or currency that no form has: `nghìn USD`, `EUR`, `%`,
  /// `người`, `trăm triệu đồng`, `triệu đồng/năm`.
  public static func isForeign(_ text: ArraySlice<UInt8>) -> Bool {
    isForeign(folded: AsciiFolding(text).bytes[...])
  }

  static func isForeign(folded: ArraySlice<UInt8>) -> Bool {
    guard folded.count <= 60, power(folded).flatMap(unit(ofPower:)) == nil else { return false }
    var isUnit = false
    for word in words(of: folded) {
      if strangers.contains(word) || own.contains(word) || currencies.contains(word) {
        isUnit = true
      } else if !fillers.contains(word) {
        return false
      }
    }
    return isUnit
  }

  /// Whether what stands in the brackets of a heading is such a unit or names one among other words:
  /// `tỷ lệ %`, `quy đổi ra USD`; a share in figures (`tối đa 50%`) is none.
  public static func bearsForeign(_ text: ArraySlice<UInt8>) -> Bool {
    let folded = AsciiFolding(text).bytes[...]
    if isForeign(folded: folded) { return true }
    return folded.count <= 100 && bearsCurrency(folded: folded)
  }

  static func bearsCurrency(folded: ArraySlice<UInt8>) -> Bool {
    words(of: folded).contains {
      currencies.contains($0) && ($0 != "%" || !folded.contains(where: isDigit))
    }
  }

  /// Whether a text is a unit or currency that no form has, and names a currency or a scale.
  static func namesCurrency(_ text: ArraySlice<UInt8>) -> Bool {
    let folded = AsciiFolding(text).bytes[...]
    return isForeign(folded: folded) && namesCurrency(folded: folded)
  }

  static func namesCurrency(folded: ArraySlice<UInt8>) -> Bool {
    words(of: folded).contains { currencies.contains($0) || own.contains($0) }
  }

  /// Whether a folded word is one of a unit of money.
  static func isUnitWord(_ word: ArraySlice<UInt8>) -> Bool {
    let word = String(decoding: word, as: UTF8.self)
    return own.contains(word) || currencies.contains(word) || word == "1000" || word == "nhan"
      || word == "do"
  }

  /// Currencies by names that are no other words, and the sign of a share.
  private static let currencies: Set<String> = [
    "usd", "eur", "euro", "euros", "dola", "dollar", "dollars", "jpy", "yennhat", "cny", "rmb",
    "ndt", "gbp", "banganh", "krw", "aud", "sgd", "thb", "baht", "lak", "khr", "sdr", "hkd", "twd",
    "chf", "cad", "rub", "inr", "rupee", "myr", "ringgit", "$", "%",
  ]

  /// The words of a folded text, numbers and signs of units among them.
  private static func words(of folded: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var word = ""
    for byte in folded {
      if isWordByte(byte) {
        word.append(Character(Unicode.Scalar(byte)))
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if byte == 0x25 || byte == 0x24 { words.append(String(Unicode.Scalar(byte))) }
    }
    if !word.isEmpty { words.append(word) }
    return joined(words)
  }

  /// `đô la`, `nhân dân tệ` and other names of currencies are one word.
  private static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if let last = joined.last, let name = pairs[last + " " + word] {
        joined[joined.count - 1] = name
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static let pairs = [
    "do la": "dola", "dan te": "ndt", "yen nhat": "yennhat", "bang anh": "banganh",
    "do my": "dola", "do uc": "aud", "ngan do": "dola", "nghin do": "dola", "cong ty": "congty",
    "ty le": "%",
  ]

  /// Currencies whose names are other words too, and units of other things.
  private static let strangers: Set<String> = [
    "us", "yen", "won", "kip", "rup", "bat", "phan", "nguoi", "cong", "ha", "tan", "kg", "m2", "m3",
    "km", "cai", "chiec", "bo", "lop", "mo", "hinh", "luot", "gio", "ngay", "thang", "tuan", "nam",
    "person", "persons", "percent", "day", "days", "month", "months", "year", "years", "unit",
    "units", "nhandante", "bangte", "suat", "lan", "goi", "ho", "cuoc", "kwh", "toe",
    "vang", "luong",
  ]
  /// The words of the form's units: together with others they make none of them.
  private static let own: Set<String> = [
    "tram", "chuc", "muoi", "nghin", "ngan", "trieu", "tr", "trd", "ty", "ti", "dong", "vnd",
    "thousand", "million", "billion", "hundred", "k", "mil", "bil",
  ]
  private static let fillers: Set<String> = [
    "d", "do", "la", "my", "mi", "nhan", "dan", "te", "bang", "tien", "ngoai", "hong", "tram",
    "cong", "va", "moi", "tren", "per", "of", "and", "a", "an", "tinh", "theo", "don", "vi", "quy",
    "doi", "ra", "sang", "gia", "tri", "000", "1", "10", "100", "1000", "10000", "100000",
    "1000000", "1000000000", "e", "gi", "x", "viet", "nam",
  ]
}
