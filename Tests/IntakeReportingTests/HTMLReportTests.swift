import Foundation
import IntakeCore
import Testing

@testable import IntakeReporting

@Suite struct HTMLReportTests {
  private func page(
    _ language: Language, _ documents: [(JudgedDocument, SourceExcerpts?)] = SampleReport.documents
  ) -> String {
    String(
      decoding: SampleReport.write(HTMLFormat.self, ReportOptions(language: language), documents),
      as: UTF8.self)
  }

  @Test func styleIsTheOneLetIn() {
    let page = page(.vi)
    #expect(Markup(page).style == ReportStyle.css)
    #expect(page.contains("default-src 'none'; style-src 'sha256-\(ReportStyle.hash)'"))
    #expect(!ReportStyle.css.contains("url(") && !ReportStyle.css.contains("@import"))
  }

  /// One document, several, none: well formed, with nothing active or from outside.
  @Test(arguments: Language.allCases)
  func isWellFormed(_ language: Language) {
    for count in 0...SampleReport.documents.count {
      let documents = Array(SampleReport.documents.prefix(count))
      #expect(Markup(page(language, documents)).faults == [])
    }
    for document in SampleReport.documents {
      #expect(Markup(page(language, [document])).faults == [])
    }
  }

  /// Headings step down one level at a time, and there is one of the first.
  @Test func headingsFollowOneAnother() {
    for documents in [SampleReport.documents, [SampleReport.documents[0]]] {
      let levels = page(.vi, documents).split(separator: "<h").compactMap {
        $0.first.flatMap { Int(String($0)) }
      }
      #expect(levels.count { $0 == 1 } == 1)
      for (before, level) in zip(levels, levels.dropFirst()) { #expect(level <= before + 1) }
    }
  }

  /// Each cause leads to the finding that it tells of, by an id that stands once on the page.
  @Test(arguments: [1, 4])
  func causesLeadToTheirFindings(_ count: Int) {
    let page = page(.vi, Array(SampleReport.documents.prefix(count)))
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    let links = page.components(separatedBy: "href=\"#").dropFirst().map {
      $0.prefix { $0 != "\"" }
    }
    #expect(Set(ids).count == ids.count)
    #expect(links.count > 2 && links.allSatisfy(ids.contains))
    #expect(page.contains("<a href=\"#d1-f1\"><bdi>Nhiệm vụ 1: Tổng kinh phí 1.600.000.000"))
  }

  /// What files have in common comes first only where there are too many to go through.
  @Test(arguments: [2, 8])
  func theCountOfCodesStandsBehindFewFiles(_ count: Int) throws {
    let page = page(.vi, Array(repeating: SampleReport.documents[0], count: count))
    let codes = try #require(page.range(of: "<table class=\"codes\">"))
    let causes = try #require(page.range(of: "href=\"#d1-f1\""))
    #expect((causes.lowerBound < codes.lowerBound) == (count == 2))
  }

  /// What is printed in place of the cards has a line for each finding.
  @Test func theShortListIsWhole() throws {
    let (document, source) = SampleReport.documents[0]
    let page = page(.vi, [(document, source)])
    let list = try #require(page.components(separatedBy: "<details class=\"list\">").last)
    let table = list.prefix(upTo: try #require(list.range(of: "</table>")).lowerBound)
    #expect(table.components(separatedBy: "<tr>").count == document.findings.count + 2)
  }

  /// A lone list is not shown as if nothing were open.
  @Test func aPartOfASubmissionIsNotShownAsGood() {
    var document = SampleReport.clean
    document.rulesNotRun = [RuleNotRun(code: "X001", because: Localized(same: "b"))]
    let page = page(.vi, [(document, nil)])
    #expect(page.contains("class=\"verdict partial\""))
    #expect(!page.contains("class=\"verdict eligible\"") && !page.contains("banner eligible"))
    #expect(page.contains("Phần đã xét: đủ điều kiện"))
    #expect(page.contains("Chưa đối chiếu Phụ lục 2 (bắt buộc)"))
    #expect(page.contains("Chưa kiểm tra: đối chiếu hai phụ lục (b)"))
  }

  @Test func directionsOfReadingAreShownNotDone() {
    let raw = "a\u{202E}b\u{2067}c\u{061C}d\u{200F}"
    #expect(HTMLText(raw).text == "a⟨U+202E⟩b⟨U+2067⟩c⟨U+061C⟩d⟨U+200F⟩")
  }

  @Test func markedCellHasItsHeading() {
    let page = page(.vi, [SampleReport.documents[0]])
    #expect(page.contains("<tr class=\"names\"><th scope=\"row\">2</th>"))
    #expect(page.contains("<td class=\"at\"><mark><bdi>1600</bdi></mark></td>"))
    #expect(page.contains("<td class=\"at\"><mark>(trống)</mark></td>"))
  }

  @Test func hiddenCharactersShow() {
    let page = page(.vi, [SampleReport.documents[1]])
    #expect(page.contains("⟨U+202E⟩evil⟨U+009B⟩31m"))
    #expect(!page.contains("\u{202E}"))
    #expect(page.contains("<mark><span>orientation&gt;</span></mark>"))
  }

  /// Every finding that is listed has its card; the totals are complete.
  @Test func nothingIsLeftOut() {
    let page = page(.vi)
    for (document, _) in SampleReport.documents {
      for finding in document.findings {
        #expect(page.contains(">\(finding.code)</span>"), "\(finding.code)")
      }
    }
    #expect(page.contains("… 8 phát hiện nữa không liệt kê (tổng số vẫn đủ)"))
    #expect(page.contains("16 lỗi, 1 cảnh báo, 1 ghi chú"))
    #expect(page.contains("Chưa kiểm tra: đối chiếu hai phụ lục ("))
  }

  /// The HTML checker of Debian finds no error; it warns of groups in lists of terms, which it does
  /// not know. `scripts/check-html` asks a newer parser and a browser.
  @Test(arguments: Language.allCases)
  func tidyFindsNothing(_ language: Language) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/tidy") else {
      print("skipped: there is no 'tidy' here (apt-get install tidy)")
      return
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("dexuat-\(UUID().uuidString).html")
    defer {
      do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
    }
    try Data(page(language).utf8).write(to: file)
    let result = try Tool.run(
      "/usr/bin/tidy", ["-quiet", "-errors", "--drop-empty-elements", "no", file.path])
    #expect(result.code < 2, "\(result.output)")
  }
}
