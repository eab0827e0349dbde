import IntakeCore
import IntakeFiles
import IntakeRegister

/// What a document says of its submitter beside what tells who it is. The register keeps none of it
/// in its rows: it is read from the archived original.
struct SubmitterParticulars: Sendable {
  var dispatchNumber: String?
  /// As `10/04/2023` where it is a date, else as written.
  var dispatchDate: String?
  var address: String?
  var contact: String?
  var phone: String?
  var email: String?

  init(_ record: Record?) {
    dispatchNumber = record?.text(.dispatchNumber)
    dispatchDate = record?.text(.dispatchDate).map(Self.written)
    address = record?.text(.address)
    contact = record?.text(.contactName)
    phone = record?.text(.phone)
    email = record?.text(.email)
  }

  private static func written(_ text: String) -> String {
    guard let day = CalendarDay(iso: text) else { return text }
    return day.iso.split(separator: "-").reversed().joined(separator: "/")
  }

  /// Reads the originals of some entries, several at a time.
  /// - Returns: by entry.
  static func read(
    _ entries: [EntrySummary], by checker: DocumentChecker, in register: Register, jobs: Int
  ) throws -> [Int: SubmitterParticulars] {
    // What stands in the documents is asked for, not what is wrong with them.
    let judging = DocumentJudging(checker.withoutRules, asOf: Instant(secondsSinceEpoch: 0))
    let (archive, deadline) = (register.archive, checker.call.deadline)
    let read = try Parallel.map(entries, jobs: jobs) {
      entry throws(any Error) -> SubmitterParticulars in
      let document = try judging.judge(entry.identity, .notJudged(deadline), from: archive)
      return SubmitterParticulars(document.submitterRecord)
    }
    return Dictionary(uniqueKeysWithValues: zip(entries.map(\.number), read))
  }
}
