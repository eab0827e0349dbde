/// What a submitter is recognised by.
public struct SubmitterTraits: Sendable {
  private let submitter: Submitter
  private let name: SubmitterName
  private let code: [UInt8]?
  /// The provinces that its name ends with.
  private let provinces: Set<Int>

  public init(_ submitter: Submitter) {
    self.init(submitter, PlaceNames())
  }

  init(_ submitter: Submitter, _ places: PlaceNames) {
    self.submitter = submitter
    name = SubmitterName(submitter.name)
    code = submitter.code.map { Array($0.utf8) }
    provinces = places.provinces(of: name)
  }

  // MARK: - Traits

  /// Two submitters who are one, or likely one but for a slip in a code, share one of these numbers.
  public var hashes: [Int] {
    var hashes = name.letters.isEmpty ? [] : name.hashes
    if let code { hashes.append(code.hashValue) }
    if let number = submitter.marks.dispatchNumber, let date = submitter.marks.dispatchDate {
      var hasher = Hasher()
      hasher.combine(number)
      hasher.combine(date)
      hashes.append(hasher.finalize())
    }
    return hashes
  }

  /// Two submitters whose codes differ in one digit share one of these numbers.
  public var codeHashes: [Int] { code.map(Self.masked) ?? [] }

  /// Whether two submitters are likely one whose code was mistyped.
  public func hasCodeSlip(beside other: SubmitterTraits) -> Bool {
    guard let code, let second = other.code else { return false }
    return Self.differInOneDigit(code, second) && name.sharesWords(with: other.name)
  }

  /// A number for a code without each of its digits.
  private static func masked(_ code: [UInt8]) -> [Int] {
    let base: UInt64 = 0x100_0000_01B3
    var (whole, power): (UInt64, UInt64) = (UInt64(code.count), 1)
    var digits: [(value: UInt64, place: UInt64)] = []
    for byte in code.reversed() {
      power = power &* base
      whole = whole &+ UInt64(byte) &* power
      if isDigit(byte) { digits.append((UInt64(byte), power)) }
    }
    return digits.map { Int(truncatingIfNeeded: whole &- $0.value &* $0.place &+ $0.place) }
  }

  /// Calls `body` with the positions, in their order, of those that share a trait: once for each
  /// such trait. Once in a very long while two traits are taken for one; whoever is told compares.
  ///
  /// - Parameter traits: the numbers of each, by its position; fewer than 2³². Of many they are asked
  ///   for several times, so that not all are held at once.
  public static func forEachShared(_ traits: some Collection<[Int]>, _ body: ([Int]) -> Void) {
    let rounds = UInt32(min(8, 1 + traits.count / atOnce))
    for round in 0..<rounds {
      // The half of a trait, and the position.
      var all: [UInt64] = []
      for (position, traits) in traits.enumerated() {
        for trait in traits.lazy.map(half) where trait % rounds == round {
          all.append(UInt64(trait) << 32 | UInt64(position))
        }
      }
      all.sort()
      forEachShared(inOrder: all, body)
    }
  }

  private static let atOnce = 16_384

  private static func forEachShared(inOrder all: [UInt64], _ body: ([Int]) -> Void) {
    var sharing: [Int] = []
    for (index, one) in all.enumerated() {
      if index > 0, all[index - 1] >> 32 != one >> 32 {
        if sharing.count > 1 { body(sharing) }
        sharing.removeAll(keepingCapacity: true)
      }
      let position = Int(one & 0xFFFF_FFFF)
      if sharing.last != position { sharing.append(position) }
    }
    if sharing.count > 1 { body(sharing) }
  }

  /// 32 bits of a trait, which is a hash of its own or as good as one.
  private static func half(_ trait: Int) -> UInt32 {
    let trait = UInt64(bitPattern: Int64(trait))
    return UInt32(truncatingIfNeeded: trait ^ trait >> 32)
  }

  // MARK: - Likeness

  /// Whether two submitters that are not known as one are likely one.
  static func areLikelyOne(_ one: Submitter, _ other: Submitter, _ places: PlaceNames) -> Bool {
    SubmitterTraits(one, places).likeness(to: SubmitterTraits(other, places)) != nil
  }

  /// Whether two names are one but for accents, words that offices leave out, abbreviations or a typing
  /// mistake; nil where they end with two provinces, and so are two.
  public static func haveNearNames(
    _ one: String, _ other: String, _ places: PlaceNames
  ) -> Bool? {
    let (name, second) = (SubmitterName(one), SubmitterName(other))
    let (own, others) = (places.provinces(of: name), places.provinces(of: second))
    if !own.isEmpty, !others.isEmpty, own.isDisjoint(with: others) { return nil }
    return !name.letters.isEmpty && name.isNearly(second)
  }

  /// Why two submitters with two identities are likely one; nil where they are not.
  func likeness(to other: SubmitterTraits) -> SubmitterLikeness? {
    guard !contradicts(other) else { return nil }
    if !name.letters.isEmpty, name.isNearly(other.name) {
      let areCitizens = submitter.kind == "individual" && other.submitter.kind == "individual"
      guard areCitizens,
        MatchKey.name(submitter.name) == MatchKey.name(other.submitter.name)
      else { return .names }
      return Self.areApart(submitter.marks, other.submitter.marks) ? nil : .citizens
    }
    if hasCodeSlip(beside: other) { return .codes }
    return Self.isOneDispatch(submitter.marks, other.submitter.marks) ? .dispatch : nil
  }

  private func contradicts(_ other: SubmitterTraits) -> Bool {
    if let code, let second = other.code, !Self.differInOneDigit(code, second) { return true }
    return !provinces.isEmpty && !other.provinces.isEmpty
      && provinces.isDisjoint(with: other.provinces)
  }

  /// Citizens of one name who can be reached, and not by the same.
  private static func areApart(_ one: Submitter.Marks, _ other: Submitter.Marks) -> Bool {
    if one.phone != nil && other.phone != nil || one.email != nil && other.email != nil {
      return true
    }
    return one.address != nil && other.address != nil && one.address != other.address
  }

  private static func differInOneDigit(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var differing = 0
    for (byte, second) in zip(one, other) where byte != second {
      differing += 1
      guard differing == 1, isDigit(byte), isDigit(second) else { return false }
    }
    return differing == 1
  }

  private static func isOneDispatch(_ one: Submitter.Marks, _ other: Submitter.Marks) -> Bool {
    guard let number = one.dispatchNumber, number == other.dispatchNumber,
      let date = one.dispatchDate, date == other.dispatchDate
    else { return false }
    let phones = Set(one.phone?.split(separator: " ") ?? [])
    let reaches = !phones.isDisjoint(with: other.phone?.split(separator: " ") ?? [])
    return reaches || one.email != nil && one.email == other.email
  }
}
