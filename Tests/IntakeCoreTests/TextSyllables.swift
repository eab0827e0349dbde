/// Vietnamese syllables in every tone, for property tests.
enum TextSyllables {
  static let onsets = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
  ]

  /// Rhymes with the vowel that carries the tone in capitals.
  static let rhymes = [
    "A", "Ă", "Â", "E", "Ê", "I", "O", "Ô", "Ơ", "U", "Ư", "Y", "Ac", "Ăng", "Ân", "Em", "Ênh",
    "Im", "On", "Ông", "Ơn", "Un", "Ưng", "Ai", "Ao", "Au", "Ay", "Âu", "Ây", "Eo", "Êu", "Ia",
    "Iu", "Oi", "Ôi", "Ơi", "Ua", "Ui", "Ưa", "Ưi", "Ưu", "iÊn", "iÊu", "oAn", "oĂt", "oAi", "oEo",
    "uÂn", "uÊ", "uY", "uyÊn", "uÔng", "uÔi", "ưƠng", "ưƠi", "ưƠu", "yÊn", "yÊu", "oA", "oE",
  ]

  /// By vowel: its six tones.
  static let tones: [Character: [String]] = Dictionary(
    uniqueKeysWithValues: [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
      "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ].map { row in (row.first ?? "a", row.map(String.init)) })

  /// Every onset with every rhyme in every tone.
  static let all: [String] = onsets.flatMap { onset in
    rhymes.flatMap { rhyme in (0..<6).map { onset + toned(rhyme, $0) } }
  }

  /// A rhyme with its marked vowel in a tone.
  static func toned(_ rhyme: String, _ tone: Int) -> String {
    rhyme.map { letter -> String in
      guard letter.isUppercase, let vowel = letter.lowercased().first else { return String(letter) }
      return tones[vowel]?[tone] ?? String(letter)
    }.joined()
  }
}
