internal import IntakeCore

/// Documents whose bytes are those of an old encoding.
enum OldText {
  /// Those that win where several read a document alike come first.
  static let candidates: [OldEncoding] = [.windows1258, .tcvn3, .tcvn5712, .viscii, .vni]

  /// Reads a document that is no UTF-8 by what its letters show; nil where they show nothing.
  /// - Parameter declaration: the encoding that it names although its bytes are none.
  static func decode(_ bytes: [UInt8], against declaration: String?) -> DecodedText? {
    let evidence = WordEvidence(bytes, from: 0)
    switch EncodingVerdict.between(scores(evidence, bytes)) {
    case .recognised(.old(let encoding), let confidence):
      return read(
        bytes, encoding, confidence: confidence, isSure: declaration == nil, against: declaration)
    case .doubtful(.old(let encoding), let confidence):
      return read(bytes, encoding, confidence: confidence, isSure: false, against: declaration)
    default: return nil
    }
  }

  /// Reads a document by its declaration, as long as its letters do not speak against it; nil
  /// where the encoding that it names is none of these.
  static func decode(_ bytes: [UInt8], declared: XMLDeclaration) -> DecodedText? {
    let named = OldEncoding(declared: declared.name)
    guard named != nil || declared.isLatin else { return nil }
    let evidence = WordEvidence(bytes, from: 0)
    let isUtf8 = ByteScan.firstFault(in: bytes, from: 0)?.kind != .undecodable
    let scores = scores(evidence, bytes, prior: isUtf8 ? 3 : 0)
    let verdict = EncodingVerdict.between(scores)
    guard var named else { return decodeLatin(bytes, declared, verdict, evidence) }
    if named == .tcvn5712, let full = scores.of(.old(.tcvn5712)),
      scores.of(.old(.tcvn3))?.readsAlike(full) == true
    {
      named = .tcvn3
    }
    let ownWeight = scores.of(.old(named))?.weight ?? 0
    if case .recognised(.old(let found), let confidence) = verdict, found != named,
      let better = scores.of(.old(found)), better.weight - ownWeight > Self.contradiction
    {
      let isKin = [named, found].allSatisfy { $0 == .tcvn3 || $0 == .tcvn5712 }
      return read(
        bytes, found, confidence: confidence, isSure: isKin, against: isKin ? nil : declared.name)
    }
    if isUtf8, let asUtf8 = scores.of(.utf8), asUtf8.weight - ownWeight > Self.contradiction {
      return plainUtf8(bytes, from: 0, against: declared)
    }
    return read(bytes, named, confidence: 99, isSure: true, basis: .declaration)
  }

  /// How much likelier another reading has to be than the declared one.
  private static let contradiction = 4.6

  private static func scores(
    _ evidence: WordEvidence, _ bytes: [UInt8], prior: Double = 0
  ) -> [CandidateScore] {
    [CandidateScore(.utf8, evidence, isCutAt: bytes.count, prior: prior)]
      + candidates.map { CandidateScore(.old($0), evidence, isCutAt: bytes.count) }
  }

  /// A document that calls itself Latin-1: right for fonts of TCVN3 and VNI, whose letters are
  /// Latin-1 to a program that knows no fonts.
  private static func decodeLatin(
    _ bytes: [UInt8], _ declared: XMLDeclaration, _ verdict: EncodingVerdict,
    _ evidence: WordEvidence
  ) -> DecodedText? {
    switch verdict {
    case .recognised(.old(let encoding), let confidence):
      return read(
        bytes, encoding, confidence: confidence, isSure: encoding.isOfFonts,
        against: encoding.isOfFonts ? nil : declared.name)
    case .doubtful(.old(let encoding), let confidence):
      return read(bytes, encoding, confidence: confidence, isSure: false, against: declared.name)
    default:
      return evidence.words.isEmpty ? asIs(bytes, ascii: declared) : nil
    }
  }

  /// A document of ASCII alone is what it is, whatever it calls itself.
  private static func asIs(_ bytes: [UInt8], ascii declared: XMLDeclaration) -> DecodedText {
    var text = DecodedText(bytes: bytes, start: 0, encoding: declared.name)
    text.fault = ByteScan.firstFault(in: bytes, from: 0).map { .init($0, in: bytes) }
    text.note = .old(declared.name, basis: .declaration, confidence: 99, at: declared.offset)
    return text
  }

  /// A document of UTF-8, by its letters or the mark before `start`, that calls itself something
  /// else.
  static func plainUtf8(
    _ bytes: [UInt8], from start: Int, against declared: XMLDeclaration
  ) -> DecodedText {
    var text = DecodedText(bytes: bytes, start: start, encoding: "UTF-8")
    text.fault = ByteScan.firstFault(in: bytes, from: start).map { .init($0, in: bytes) }
    text.note = DecodedText.Note(
      fault: .doubtful(
        EncodingReading(
          name: "UTF-8", confidence: start > 0 ? 100 : 99, basis: start > 0 ? .mark : .letters,
          byteOffset: declared.offset,
          contradicts: declared.name)),
      offset: declared.offset)
    return text
  }

  private static func read(
    _ bytes: [UInt8], _ encoding: OldEncoding, confidence: Int, isSure: Bool,
    against declaration: String? = nil, basis: EncodingReading.Basis = .letters
  ) -> DecodedText {
    var letters = OldLetters(encoding)
    letters.reserve(bytes.count + bytes.count / 4)
    var fault: DecodedText.Fault?
    for (offset, byte) in bytes.enumerated() where !letters.append(byte: byte) {
      let isControl = byte < 0x20
      fault = DecodedText.Fault(
        offset: letters.text.count, kind: isControl ? .forbidden(UInt32(byte)) : .undecodable,
        source: offset, in: bytes)
      guard isControl else { break }
      letters.append(asIs: UInt32(byte))
    }
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let reading = EncodingReading(
      name: encoding.name, confidence: confidence, basis: basis, byteOffset: first,
      contradicts: declaration, losesCase: encoding == .tcvn3)
    return DecodedText(
      bytes: letters.text, start: 0, encoding: encoding.name, fault: fault,
      note: DecodedText.Note(
        fault: isSure ? .old(reading) : .doubtful(reading), offset: first))
  }
}

extension [CandidateScore] {
  fileprivate func of(_ candidate: Candidate) -> CandidateScore? {
    first { $0.candidate == candidate }
  }
}
