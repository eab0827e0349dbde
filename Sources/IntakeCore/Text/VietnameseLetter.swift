/// A letter of the Vietnamese alphabet taken apart: the plain Latin letter, the sign that makes it
/// another letter, the tone, and the case.
struct VietnameseLetter: Equatable {
  /// `a` to `z`.
  var base: UInt8
  var shape: Shape
  /// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng: the order of the alphabet.
  var tone: UInt8
  var isUpper: Bool

  /// What makes another letter of a plain one.
  enum Shape: UInt8 {
    case none, breve, circumflex, horn, stroke
  }

  /// Takes a scalar apart; nil where it is no letter of Vietnamese beyond ASCII.
  ///
  /// `Ð` (eth) and `Ɖ` (African D) look like `Đ` and are typed for it: they count as it.
  @inline(__always)
  init?(_ scalar: UInt32) {
    let packed: UInt16
    switch scalar {
    case 0xC0..<0x1B1: packed = Tables.shared.low[Int(scalar) - 0xC0]
    case 0x1EA0..<0x1EFA: packed = Tables.shared.high[Int(scalar) - 0x1EA0]
    case 0x256: packed = Tables.pack(base: 0x64, .stroke, tone: 0, upper: false)
    default: return nil
    }
    guard packed != 0, let shape = Shape(rawValue: UInt8(packed >> 8 & 7)) else { return nil }
    base = UInt8(truncatingIfNeeded: packed)
    self.shape = shape
    tone = UInt8(packed >> 11 & 7)
    isUpper = packed >> 14 & 1 == 1
  }

  /// A plain letter of ASCII; nil for any other scalar.
  init?(ascii scalar: UInt32) {
    guard (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) else { return nil }
    base = UInt8(scalar) | 0x20
    shape = .none
    tone = 0
    isUpper = scalar < 0x61
  }

  /// The one scalar of the letter; nil where Unicode has none, as for `ă` with a stroke.
  var scalar: UInt32? {
    if shape == .stroke { return base == 0x64 && tone == 0 ? (isUpper ? 0x110 : 0x111) : nil }
    guard let row = Tables.rows.firstIndex(where: { $0.base == base && $0.shape == shape }) else {
      return shape == .none && tone == 0 ? UInt32(isUpper ? base - 0x20 : base) : nil
    }
    return Tables.shared.composed[(row * 6 + Int(tone)) * 2 + (isUpper ? 1 : 0)]
  }
}

/// Combining marks that Vietnamese letters are written with.
enum VietnameseMark {
  case shape(VietnameseLetter.Shape)
  case tone(UInt8)

  @inline(__always)
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x0300, 0x0340: self = .tone(1)
    case 0x0309: self = .tone(2)
    case 0x0303: self = .tone(3)
    case 0x0301, 0x0341: self = .tone(4)
    case 0x0323: self = .tone(5)
    case 0x0306: self = .shape(.breve)
    case 0x0302: self = .shape(.circumflex)
    case 0x031B: self = .shape(.horn)
    default: return nil
    }
  }

  /// Unicode's canonical combining class: the order in which marks of one letter stand.
  var combiningClass: UInt8 {
    switch self {
    case .shape(.horn): 216
    case .tone(5): 220
    default: 230
    }
  }

  var scalar: UInt32 {
    switch self {
    case .tone(let tone): [0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323][Int(tone)]
    case .shape(.breve): 0x0306
    case .shape(.circumflex): 0x0302
    case .shape: 0x031B
    }
  }
}

/// The tables behind `VietnameseLetter`, made of the alphabet once.
private struct Tables {
  typealias Shape = VietnameseLetter.Shape

  /// U+00C0 to U+01B0 and U+1EA0 to U+1EF9, packed; 0 where a scalar is no Vietnamese letter.
  var low = [UInt16](repeating: 0, count: 0xF1)
  var high = [UInt16](repeating: 0, count: 0x5A)
  /// By row, tone and case.
  var composed: [UInt32] = []

  static let shared = Tables()

  /// The vowels, each in six tones, small and capital.
  static let rows: [(base: UInt8, shape: Shape, forms: String)] = [
    (0x61, .none, "aAàÀảẢãÃáÁạẠ"), (0x61, .breve, "ăĂằẰẳẲẵẴắẮặẶ"),
    (0x61, .circumflex, "âÂầẦẩẨẫẪấẤậẬ"), (0x65, .none, "eEèÈẻẺẽẼéÉẹẸ"),
    (0x65, .circumflex, "êÊềỀểỂễỄếẾệỆ"), (0x69, .none, "iIìÌỉỈĩĨíÍịỊ"),
    (0x6F, .none, "oOòÒỏỎõÕóÓọỌ"), (0x6F, .circumflex, "ôÔồỒổỔỗỖốỐộỘ"),
    (0x6F, .horn, "ơƠờỜởỞỡỠớỚợỢ"), (0x75, .none, "uUùÙủỦũŨúÚụỤ"),
    (0x75, .horn, "ưƯừỪửỬữỮứỨựỰ"), (0x79, .none, "yYỳỲỷỶỹỸýÝỵỴ"),
  ]

  private init() {
    for (base, shape, forms) in Self.rows {
      for (position, scalar) in forms.unicodeScalars.enumerated() {
        composed.append(scalar.value)
        set(
          scalar.value,
          Self.pack(base: base, shape, tone: position / 2, upper: position % 2 == 1))
      }
    }
    for (scalar, upper) in [
      (0x110, true), (0x111, false), (0xD0, true), (0xF0, false), (0x189, true),
    ] as [(UInt32, Bool)] {
      set(scalar, Self.pack(base: 0x64, .stroke, tone: 0, upper: upper))
    }
  }

  static func pack(base: UInt8, _ shape: Shape, tone: Int, upper: Bool) -> UInt16 {
    UInt16(base) | UInt16(shape.rawValue) << 8 | UInt16(tone) << 11 | (upper ? 1 << 14 : 0)
  }

  private mutating func set(_ scalar: UInt32, _ packed: UInt16) {
    switch scalar {
    case 0xC0..<0x1B1: low[Int(scalar) - 0xC0] = packed
    case 0x1EA0..<0x1EFA: high[Int(scalar) - 0x1EA0] = packed
    default: break
    }
  }
}
