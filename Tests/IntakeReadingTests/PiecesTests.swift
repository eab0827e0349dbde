import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Documents read piece by piece. `read` of this target's tests compares every document that it
/// reads whole with the same in pieces; here is what that leaves open.
struct PiecesTests {
  private func read(
    _ pieces: ArrayPieces, into collector: Collector
  ) throws -> DocumentReader.Outcome? {
    let lexicon = try TestCall.lexicon.get()
    return DocumentReader(lexicon: lexicon).read(pieces, into: collector)
  }

  @Test(arguments: ReaderConformance.samples, [3, 17, 256, 4_096])
  func soundDocumentsAreReadInPieces(name: String, size: Int) throws {
    let bytes = try Checkout.bytes("samples/drafts/\(name)")
    let (whole, outcome) = try IntakeReadingTests.read(bytes)
    let collector = Collector()
    #expect(try read(ArrayPieces(bytes, size: size), into: collector) == outcome)
    #expect(collector.isSame(as: whole) && !collector.tasks.isEmpty)
  }

  @Test(arguments: ["phu-luc-1.csv", "phu-luc-1.xml"])
  func aPieceThatHasChangedIsNoneOfTheDocument(name: String) throws {
    let pieces = ArrayPieces(try Checkout.bytes("samples/drafts/\(name)"), size: 64)
    pieces.isBroken = true
    #expect(try read(pieces, into: Collector()) == nil)
  }

  /// What weighs over the whole document, or is told of by who reads it whole.
  @Test(arguments: [
    "ệ,b\u{0}\n", "Thi gian thc hin\n", "Nhi?m v?n,Đ?nh h?ng\n", "<appendix1 ệ",
    "<!DOCTYPE ệ><a/>", " \n ",
    "<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>", "Sè C«ng Th\u{AD}¬ng\n",
  ])
  func otherDocumentsAreReadWhole(text: String) throws {
    for size in [3, 64] {
      #expect(
        try read(ArrayPieces(Array(text.utf8), size: size), into: Collector()) == nil, "\(text)")
    }
  }
}
