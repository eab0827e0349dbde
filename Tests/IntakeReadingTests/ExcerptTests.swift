import IntakeCore
import Testing

@testable import IntakeReading

/// What is shown of the place of a finding: what the reader itself read there.
struct ExcerptTests {
  private static let sheet = """
    Đơn vị đề xuất,"Sở A; phòng B"
    STT,Tên nhiệm vụ,Định hướng,Mục tiêu,Tổng kinh phí
    1,"Dự án ""Xanh"";
    hai dòng",12,Khảo sát; thiết kế; lắp đặt; đo kiểm,500
    2,"Mô hình, hai",1,Giảm 8%; tiết kiệm; bền vững; khác,900
    """

  private func reader() throws -> DocumentReader {
    DocumentReader(lexicon: try TestCall.lexicon.get())
  }

  private static let dresses: [(String, @Sendable (String) -> [UInt8])] = [
    ("commas", { Array($0.utf8) }),
    ("sep=", { Array(("sep=,\n" + $0).utf8) }),
    ("byte order mark", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    ("carriage returns", { Array($0.replacing("\n", with: "\r\n").utf8) }),
    ("tabs", { Array($0.replacing(",", with: "\t").utf8) }),
    ("UTF-16", { [0xFE, 0xFF] + $0.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }),
  ]

  @Test(arguments: dresses.indices)
  func cellsAreShownAsTheyWereRead(_ dress: Int) throws {
    let (name, dressed) = Self.dresses[dress]
    let bytes = dressed(Self.sheet)
    let collector = try read(bytes).0
    let task = try #require(collector.tasks.last)
    let orientation = try #require(task.table.position(of: .orientation))
    let places = [task.place, task.place(orientation), collector.tasks[0].place(orientation)]
    let shown = try reader().excerpts(at: places, form: .appendix1, in: bytes)
    guard case .grid(let row)? = shown[places[1]], case .grid(let whole)? = shown[places[0]],
      case .grid(let first)? = shown[places[2]]
    else {
      Issue.record("\(name): nothing is shown")
      return
    }
    #expect(row.number == 4 && row.marked == 2, "\(name)")
    #expect(row.cells.map { $0.prefix(3) } == ["2", "Mô ", "1", "Giả", "900"], "\(name)")
    #expect(row.heading?.row == 2 && row.heading?.names[2] == "Định hướng", "\(name)")
    #expect(whole.marked == nil && whole.cells == row.cells, "\(name)")
    #expect(first.number == 3 && first.cells[2] == "12", "\(name)")
    #expect(first.cells[1].hasPrefix("Dự án \"Xanh\";"), "\(name)")
  }

  @Test func piecesShowWhatTheWholeShows() throws {
    let rows = (1...400).map { "\($0),\"Nhiệm vụ; \($0)\",1,Mục tiêu,500\n" }.joined()
    for text in [
      "STT,Tên nhiệm vụ,Định hướng,Mục tiêu,Tổng kinh phí\n" + rows,
      "<a>\n" + (1...400).map { "  <b x=\"\($0)\">chữ</b>\n" }.joined() + "</a>",
    ] {
      let bytes = Array(text.utf8)
      let places = [
        Place.cell(row: 2, column: 2, line: 2), .cell(row: 399, column: 0, line: 399),
        .text(line: 1, column: 1), .text(line: 200, column: 3), .text(line: 402, column: 1),
        .document,
      ]
      let whole = try reader().excerpts(at: places, form: .appendix1, in: bytes)
      let parts = try reader().excerpts(
        at: places, form: .appendix1, in: ArrayPieces(bytes, size: 1_000))
      for place in places { #expect(whole[place] == parts?[place], "\(place)") }
      #expect(whole[.document] == nil)
    }
  }

  @Test func aTagIsShownBetweenItsLines() throws {
    let text = "<?xml version=\"1.0\"?>\n<a>\n  <b>\u{1}chữ</b>\n</a>\n"
    let place = Place.text(line: 3, column: 3)
    let shown = try reader().excerpts(at: [place], form: nil, in: Array(text.utf8))
    #expect(
      shown[place]
        == .text(
          .init(
            number: 3, before: "  ", marked: "<b>", after: "\u{1}chữ</b>", previous: "<a>",
            next: "</a>")))
  }

  @Test func aDamagedRowIsShownAsItStands() throws {
    let text = "STT,Tên nhiệm vụ,Định hướng,Tổng kinh phí\n1,\"mở,1,500\n"
    let place = try #require(try read(text).findings.first).place
    let shown = try reader().excerpts(at: [place], form: .appendix1, in: Array(text.utf8))
    guard case .grid(let row)? = shown[place] else {
      Issue.record("nothing is shown")
      return
    }
    #expect(row.cells == ["1", "\"mở,1,500"] && row.marked == 1)
  }

  /// Semicolons in the texts of a comma file are no signs between cells, however many there are.
  @Test func theSignBetweenCellsIsThatOfTheHeader() throws {
    let prose = (1...12).map { "bước \($0)" }.joined(separator: "; ")
    for (sign, others) in [(",", ";"), (";", ","), ("\t", ",")] {
      let text =
        ["STT", "Tên nhiệm vụ", "Định hướng", "Mục tiêu", "Tổng kinh phí"].joined(separator: sign)
        + "\n"
        + (1...20).map {
          ["\($0)", "Nhiệm vụ \($0)", "1", prose.replacing(";", with: others), "500"]
            .joined(separator: sign) + "\n"
        }.joined()
      var asked = 0
      let labels = Labels(try TestCall.lexicon.get())
      let found = SheetDelimiter.find(in: Array(text.utf8), from: 0) {
        asked += 1
        return labels.isLabel($0)
      }
      #expect(found.sign == sign.utf8.first && asked < 40, "\(sign) \(asked)")
    }
  }
}
