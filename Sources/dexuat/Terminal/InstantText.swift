import Intake

/// An instant of the command line: as machines write it, or day first as people do.
enum InstantText {
  static func read(_ text: String, option: String, zone: ZoneOffset) throws -> Instant {
    if case .instant(let instant, _) = InstantReader.read(text, zone: zone) { return instant }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(text)” của \(option) không phải thời điểm; hãy viết như “28/4/2023 16:00” hoặc "
          + "2023-04-28T16:00:00+07:00.",
        en: "“\(text)” of \(option) is no instant; write it like “28/4/2023 16:00” (day first) or "
          + "2023-04-28T16:00:00+07:00."))
  }
}

/// The number of an entry on the command line.
enum EntryNumber {
  static func read(_ text: String) throws -> Int {
    if let number = Int(text), number > 0 { return number }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(text)” không phải số đến; hãy ghi một số như 17. Xem: dexuat register list",
        en: "“\(text)” is no number of an entry; write one such as 17. See: dexuat register list"))
  }
}
