@testable import IntakeCore
import IntakeReporting

/// A submission made by hand for the letters: a list with faults, its outline, and an earlier list
/// that it replaced.
enum SampleLetters {
  static let matter = matter(
    list: SampleReport.documents[0].0, outline: SampleReport.documents[1].0)

  static func matter(list: JudgedDocument, outline: JudgedDocument) -> LetterMatter {
    var second = outline
    second.form = .appendix2
    second.receipt = list.receipt
    return LetterMatter(
      call: SampleCall.call, submitter: list.submitter,
      dispatch: .init(number: "215/SCT-KTATMT", date: "10/04/2023"),
      asOf: SampleCall.instant("2023-05-08T09:00"),
      files: [
        file(3, list, .replaced(by: 7)), file(7, list, .current), file(8, second, .current),
      ],
      pairs: [.init(list: 7, task: 1, outline: 8), .init(list: 7, task: 2, outline: nil)])
  }

  private static func file(
    _ entry: Int, _ document: JudgedDocument, _ standing: LetterMatter.Standing
  ) -> LetterMatter.File {
    LetterMatter.File(
      entry: entry, name: document.identity.path, mailNumber: entry == 7 ? "215" : nil,
      standing: standing, document: document)
  }
}
