import Testing

@testable import IntakeCore

struct FiledTests {
  private let hash = String(repeating: "0", count: 10) + String(repeating: "9af", count: 18)

  /// Copies share what is known until one is changed; the other stays as it was.
  @Test func aChangedCopyLeavesTheOther() {
    let filed = Filed(
      number: 1, sha256: hash, form: nil, submitter: nil, receivedAt: nil, receipt: .late)
    var copy = filed
    #expect(copy == filed)
    copy.isAccepted = true
    copy.step = "sheet"
    #expect(copy != filed && !filed.isAccepted && filed.step.isEmpty)
    copy.isAccepted = false
    copy.step = ""
    #expect(copy == filed && copy.hashValue == filed.hashValue)
  }

  /// A hash is kept in its bytes, any other text as it is.
  @Test(arguments: [
    "", "a", "ghi", String(repeating: "A", count: 64), String(repeating: "é", count: 32),
  ])
  func textsThatAreNoHashComeBack(_ text: String) {
    #expect(HashText(text).text == text)
    #expect(HashText(text) != HashText(hash))
  }

  @Test func hashesComeBack() {
    #expect(hash.utf8.count == 64)
    #expect(HashText(hash).text == hash)
    let content = DocumentContent(sha256: hash, step: "1")
    #expect(content.sha256 == hash && content == DocumentContent(sha256: hash, step: "1"))
  }

  /// Many are looked at in several rounds; nobody who shares a trait is missed, nor told twice of it.
  @Test func traitsOfManyAreShared() {
    let count = 40_000
    // Each shares a trait with its neighbour of the same pair, and has one of its own.
    let traits = (0..<count).map { [$0 / 2 &* 0x9E37_79B9, ($0 + count) &* 0x1_0000_0001_B3] }
    var pairs: [[Int]] = []
    SubmitterTraits.forEachShared(traits) { pairs.append($0) }
    let expected = stride(from: 0, to: count, by: 2).map { [$0, $0 + 1] }
    #expect(Set(pairs).isSuperset(of: expected) && pairs.count < expected.count + 10)
  }
}
