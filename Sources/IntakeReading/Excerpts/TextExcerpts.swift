internal import IntakeCore

/// Takes the lines of some places, and those around them, out of a text that comes in pieces.
struct TextExcerpts {
  private let places: [Place]
  private let wanted: Set<Int>
  private var found: [Int: [UInt8]] = [:]
  /// The line in hand, from 1.
  private var line = 1
  private var afterReturn = false

  /// Places further along a line are not shown: all of the line would have to be kept.
  private static let reach = 64 << 10
  /// So many scalars are shown at either side of the mark, and of it.
  private static let shown = 400

  init(at places: some Sequence<Place>) {
    self.places = places.filter { !$0.isDocument && $0.row == 0 }
    wanted = Set(self.places.flatMap { [Int($0.line) - 1, Int($0.line), Int($0.line) + 1] })
  }

  var isEmpty: Bool { places.isEmpty }

  /// Takes the next piece of the text, without a byte order mark.
  mutating func take(_ piece: ArraySlice<UInt8>) {
    var rest = piece
    while !rest.isEmpty {
      if afterReturn, rest.first == 0x0A { rest = rest.dropFirst() }
      afterReturn = false
      guard !rest.isEmpty else { return }
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D }
      if wanted.contains(line) { append(rest[..<(end ?? rest.endIndex)]) }
      guard let end else {
        return
      }
      afterReturn = rest[end] == 0x0D
      line += 1
      rest = rest[(end + 1)...]
    }
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    let room = max(0, Self.reach - (found[line]?.count ?? 0))
    found[line, default: []].append(contentsOf: bytes.prefix(room))
  }

  /// The excerpt of each place that is within reach.
  func finish() -> [Place: SourceExcerpt] {
    var excerpts: [Place: SourceExcerpt] = [:]
    for place in places where excerpts[place] == nil {
      excerpts[place] = excerpt(place).map(SourceExcerpt.text)
    }
    return excerpts
  }

  private func excerpt(_ place: Place) -> SourceExcerpt.Line? {
    let number = Int(place.line)
    guard let bytes = found[number], place.column > 0 else { return nil }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard
      let start = scalars.index(
        scalars.startIndex, offsetBy: Int(place.column) - 1, limitedBy: scalars.endIndex)
    else { return nil }
    let end = scalars[start...].firstIndex(of: ">").map(scalars.index(after:)) ?? scalars.endIndex
    return SourceExcerpt.Line(
      number: number, before: String(scalars[..<start].suffix(Self.shown)),
      marked: String(scalars[start..<end].prefix(Self.shown)),
      after: String(scalars[end...].prefix(Self.shown)), previous: neighbour(number - 1),
      next: neighbour(number + 1))
  }

  private func neighbour(_ number: Int) -> String? {
    found[number].map {
      String(String(decoding: $0, as: UTF8.self).unicodeScalars.prefix(Self.shown))
    }
  }
}
