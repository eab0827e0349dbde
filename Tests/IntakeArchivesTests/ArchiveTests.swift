import IntakeArchives
import Testing

/// Archives are read with nothing taken on trust, and written with nothing of the day in them.
@Suite struct ArchiveTests {
  private func archive(
    _ bytes: [UInt8], most: Int = 1 << 20, entries: Int = 100
  ) throws -> ZipArchive {
    try ZipArchive(bytes, budget: UnpackingBudget(bytes: most, entries: entries))
  }

  private func written(_ entries: [(String, [UInt8])]) throws -> [UInt8] {
    var writer = ArchiveWriter()
    for (name, bytes) in entries { writer.add(name, bytes) }
    return try #require(writer.bytes())
  }

  /// An archive with some bytes of its directories changed: every place of `old` becomes `new`.
  private func patched(_ bytes: [UInt8], _ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var index = 0
    while index + old.count <= bytes.count {
      if bytes[index..<(index + old.count)].elementsEqual(old) {
        bytes.replaceSubrange(index..<(index + new.count), with: new)
        index += old.count
      } else {
        index += 1
      }
    }
    return bytes
  }

  private let text = Array("Tên nhiệm vụ".utf8)

  /// Two archives of one content that differ in their dates alone become the same.
  @Test func datesAreTakenOut() throws {
    let plain = try written([("a.xml", text), ("b/c.xml", [UInt8](repeating: 7, count: 9_000))])
    var dated = patched(plain, [0, 0, 0x21, 0], [0x5B, 0x68, 0x7C, 0x5D])
    #expect(dated != plain)
    ArchiveDates.remove(from: &dated)
    #expect(dated == plain)
    for length in 0..<plain.count {
      var cut = Array(plain.prefix(length))
      ArchiveDates.remove(from: &cut)
      #expect(cut == Array(plain.prefix(length)))
    }
  }

  @Test func whatWasWrittenIsReadBack() throws {
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    var writer = ArchiveWriter()
    writer.add("mimetype", text, isStored: true)
    writer.add("word/văn bản.xml", large)
    writer.add("trống", [])
    let archive = try archive(try #require(writer.bytes()))
    #expect(archive.entries.map(\.name) == ["mimetype", "word/văn bản.xml", "trống"])
    #expect(archive.entries.map(\.size) == [text.count, large.count, 0])
    #expect(try archive.bytes(of: archive.entries[0], limit: 100) == text)
    #expect(try archive.bytes(of: archive.entries[1], limit: 300_000) == large)
    #expect(try archive.bytes(of: archive.entries[2], limit: 0) == [])
    #expect(archive.entry(named: "WORD/VĂN BẢN.XML")?.index == 1)
    #expect(archive.entry(named: "khác") == nil)
  }

  @Test func theSameEntriesGiveTheSameBytes() throws {
    let entries = [("a.xml", text), ("b/c.xml", text)]
    let bytes = try written(entries)
    #expect(try written(entries) == bytes)
    // The time and day of the local header.
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
    var twice = ArchiveWriter()
    twice.add("a", text)
    twice.add("a", text)
    #expect(twice.bytes() == nil)
  }

  @Test func severalEntriesAreReadAtOnce() throws {
    let one = [UInt8](repeating: 1, count: 200_000)
    let two = [UInt8](repeating: 2, count: 150_000)
    let archive = try archive(try written([("1", one), ("2", two)]))
    let streams = try archive.entries.map { try archive.open($0) }
    var read: [[UInt8]] = [[], []]
    for _ in 0..<5 {
      for index in streams.indices { read[index] += try streams[index].read() ?? [] }
    }
    #expect(read == [one, two])
  }

  @Test(arguments: [[], Array("PK".utf8), Array("PK\u{3}\u{4} không phải".utf8)] as [[UInt8]])
  func whatIsNoArchive(bytes: [UInt8]) {
    #expect(throws: ArchiveFault.damaged) { try archive(bytes) }
  }

  @Test func aCutArchive() throws {
    let bytes = try written([("a.xml", text)])
    for count in stride(from: 1, to: bytes.count - 1, by: 3) {
      #expect(throws: ArchiveFault.damaged) { try archive(Array(bytes.prefix(count))) }
    }
  }

  @Test(arguments: ["../x", "a/../b", "/abcd", "C:abc", "a\\bcd"])
  func namesThatLeadOutside(name: String) throws {
    let bytes = try written([("bìa", text), (name, text)])
    let archive = try archive(bytes)
    #expect(archive.entries.map(\.fault) == [nil, .outside])
    #expect(throws: ArchiveFault.outside) { try archive.open(archive.entries[1]) }
    #expect(try archive.bytes(of: archive.entries[0], limit: 100) == text)
  }

  @Test func namesThatCollide() throws {
    // Composed and in parts, in capitals and not: all one name.
    let archive = try archive(
      try written([("Phụ lục.csv", text), ("PHU\u{323} LU\u{323}C.CSV", text), ("khác", text)]))
    #expect(archive.entries.map(\.fault) == [.sameName, .sameName, nil])
    // The very same name twice, which no writer makes.
    let doubled = try self.archive(
      patched(try written([("a1", text), ("a2", text)]), Array("a2".utf8), Array("a1".utf8)))
    #expect(doubled.entries.map(\.fault) == [.sameName, .sameName])
  }

  @Test func aPassword() throws {
    // The flags of the entry stand in front of the method (8).
    var bytes = try written([("a.xml", [UInt8](repeating: 65, count: 100))])
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    bytes[6] |= 1
    bytes[directory + 8] |= 1
    #expect(try archive(bytes).entries[0].fault == .password)
  }

  @Test func otherMethods() throws {
    var bytes = try written([("a.xml", [UInt8](repeating: 65, count: 100))])
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    bytes[8] = 12
    bytes[directory + 10] = 12
    #expect(try archive(bytes).entries[0].fault == .method)
  }

  @Test func aBombStopsAtTheBudget() throws {
    let bytes = try written([("bom", [UInt8](repeating: 0, count: 5 << 20))])
    #expect(bytes.count < 10_000)
    let archive = try archive(bytes, most: 1 << 20)
    let stream = try archive.open(archive.entries[0])
    var got = 0
    #expect(throws: ArchiveFault.tooLarge(1 << 20)) {
      while let piece = try stream.read() { got += piece.count }
    }
    #expect(got <= 1 << 20)
    #expect(throws: ArchiveFault.tooLarge(1000)) {
      try archive.bytes(of: archive.entries[0], limit: 1000)
    }
  }

  @Test func readingTwiceCountsOnce() throws {
    let archive = try archive(
      try written([("a", [UInt8](repeating: 0, count: 700_000))]), most: 1_000_000)
    for _ in 0..<3 {
      #expect(try archive.bytes(of: archive.entries[0], limit: 1 << 20).count == 700_000)
    }
  }

  @Test func tooManyEntries() throws {
    let bytes = try written((0..<30).map { ("\($0)", text) })
    let budget = UnpackingBudget(bytes: 1000, entries: 50)
    _ = try ZipArchive(bytes, budget: budget)
    #expect(throws: ArchiveFault.tooManyEntries(50)) { try ZipArchive(bytes, budget: budget) }
  }

  @Test func sizesThatAreNotTrue() throws {
    let bytes = try written([("a", [UInt8](repeating: 7, count: 1000))])
    for size: [UInt8] in [[0xE7, 3, 0, 0], [0xE9, 3, 0, 0], [0, 0, 0, 8]] {
      let archive = try archive(patched(bytes, [0xE8, 3, 0, 0], size))
      #expect(throws: ArchiveFault.wrongSize) {
        try archive.bytes(of: archive.entries[0], limit: 1 << 30)
      }
    }
  }

  @Test func aWrongCheckSum() throws {
    var bytes = try written([("a", [UInt8](repeating: 7, count: 1000))])
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    bytes[14] ^= 1
    bytes[directory + 16] ^= 1
    let archive = try archive(bytes)
    #expect(throws: ArchiveFault.wrongSize) {
      try archive.bytes(of: archive.entries[0], limit: 2000)
    }
  }

  @Test func entriesThatLieOverEachOther() throws {
    // Two entries of the directory that are the same bytes of the file.
    let noise = (0..<4000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    let bytes = try written([("a1", noise), ("a2", [])])
    let start = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    let first = Array(bytes[start..<(start + 48)])
    var doubled = bytes
    doubled.replaceSubrange((start + 48)..<(start + 96), with: first)
    #expect(throws: ArchiveFault.overlapping) { try archive(doubled) }
  }
}
