internal import IntakeCore

/// Latin-1 letters that stand for Vietnamese ones in a text of Unicode: what a sheet or a document
/// in a font of TCVN3 (“ABC”) or VNI becomes when it is exported (`C«ng ty`, `Coâng ty`).
enum FontLetters {
  private static let encodings: [OldEncoding] = [.tcvn3, .vni]

  /// The text with such letters converted, where they are recognised in the whole of it. Where
  /// they are only some of its words, or the evidence is thin, those words alone are converted
  /// that are Vietnamese in this way only, and the doubt is noted.
  static func read(_ text: DecodedText) -> DecodedText {
    let evidence = WordEvidence(text.bytes, from: text.start, to: text.end)
    let plain = CandidateScore(.utf8, evidence, isCutAt: -1, prior: 3)
    let scores = encodings.map { CandidateScore(.letters($0), evidence, isCutAt: -1) }
    if case .recognised(.letters(let encoding), let confidence) = EncodingVerdict.between(
      [plain] + scores)
    {
      return text.converted(encoding, confidence: confidence)
    }
    let rescued = scores.map { plain.rescued(by: $0) }
    guard let best = scores.indices.max(by: { rescued[$0].count < rescued[$1].count }),
      rescued[best].count * 2 >= plain.broken,
      rescued[best].count >= 2 || rescued[best].contains(where: { evidence.words[$0].hasSign })
    else { return text }
    let chosen = plain.readings.indices.filter {
      plain.readings[$0].kind != .syllable && scores[best].readings[$0].kind == .syllable
    }
    return text.converted(
      encodings[best], words: Set(chosen.map { evidence.words[$0] }),
      confidence: min(99, rescued[best].count * 100 / plain.broken))
  }
}

extension CandidateScore {
  /// The words that are broken here and syllables there.
  fileprivate func rescued(by other: CandidateScore) -> [Int] {
    readings.indices.filter {
      readings[$0].kind == .broken && other.readings[$0].kind == .syllable
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a sign of Latin-1 stands in a word: one alone shows that it is none.
  fileprivate var hasSign: Bool { contains(0xC2) }
}

extension DecodedText {
  /// Where what can be read ends: at bytes that the encoding does not have.
  fileprivate var end: Int {
    guard let fault, fault.kind == .undecodable else { return bytes.count }
    return fault.offset
  }

  /// The whole text with its letters converted.
  fileprivate func converted(_ encoding: OldEncoding, confidence: Int) -> DecodedText {
    let first = bytes[start..<end].firstIndex { $0 >= 0x80 } ?? start
    var text = self
    text.rebuild { $0.convert($1, encoding) }
    let reading = EncodingReading(
      name: encoding.name, carrier: self.encoding, confidence: confidence, basis: .letters,
      byteOffset: source(of: first), losesCase: encoding == .tcvn3)
    text.encoding = reading.fullName
    text.note = Note(fault: .old(reading), offset: first)
    return text
  }

  /// The text with some of its words converted.
  fileprivate func converted(
    _ encoding: OldEncoding, words: Set<ArraySlice<UInt8>>, confidence: Int
  ) -> DecodedText {
    var first: Int?
    var text = self
    text.rebuild { converted, piece in
      WordEvidence.walk(piece) { word, isWord in
        guard isWord, words.contains(word) else { return converted.append(contentsOf: word) }
        first = first ?? word.startIndex
        converted.convert(word, encoding)
      }
    }
    let offset = first ?? start
    let reading = EncodingReading(
      name: encoding.name, carrier: self.encoding, confidence: confidence, basis: .letters,
      byteOffset: source(of: offset), isPart: true)
    text.note = Note(fault: .doubtful(reading), offset: offset)
    return text
  }

  /// Makes the bytes anew; a fault stays where it was in the text.
  private mutating func rebuild(_ write: (inout [UInt8], ArraySlice<UInt8>) -> Void) {
    var converted = Array(bytes[..<start])
    converted.reserveCapacity(bytes.count + bytes.count / 4)
    if let fault {
      write(&converted, bytes[start..<fault.offset])
      self.fault?.offset = converted.count
      if end == bytes.count { write(&converted, bytes[fault.offset...]) }
    } else {
      write(&converted, bytes[start...])
    }
    bytes = converted
  }

  /// The byte of the file that an offset of the text came from.
  private func source(of offset: Int) -> Int {
    guard encoding.hasPrefix("UTF-16") else { return offset }
    let mark = if case .old(let reading) = note?.fault, reading.basis == .mark { 2 } else { 0 }
    return mark + 2 * String(decoding: bytes[..<offset], as: UTF8.self).utf16.count
  }
}

extension [UInt8] {
  /// Appends text whose Latin-1 letters are bytes of an encoding; what it lacks stays as it is.
  fileprivate mutating func convert(_ text: ArraySlice<UInt8>, _ encoding: OldEncoding) {
    var letters = OldLetters(encoding)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let isByte = scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
      if !isByte || !letters.append(byte: UInt8(scalar.value)) {
        letters.append(asIs: scalar.value)
      }
    }
    append(contentsOf: letters.text)
  }
}
