extension Submitter.Marks {
  /// The marks that a submitter's record bears.
  init(_ record: Record) {
    self.init(
      phone: record.text(.phone).flatMap(Self.phone),
      email: record.text(.email).map { MatchKey.bare($0) },
      address: record.text(.address).map { MatchKey.bare($0) },
      dispatchNumber: record.text(.dispatchNumber).map(MatchKey.dispatchNumber),
      dispatchDate: record.value(.dispatchDate).dayValue)
  }

  /// The digits of each telephone number, `+84` as `0`; nil where none is long enough to be one.
  private static func phone(_ text: String) -> String? {
    let numbers = text.utf8.split { [0x2C, 0x2F, 0x3B, 0x0A].contains($0) }.map { number in
      let digits = number.filter { (0x30...0x39).contains($0) }
      return digits.starts(with: [0x38, 0x34]) && digits.count > 9
        ? [0x30] + digits.dropFirst(2) : digits
    }
    let whole = numbers.filter { $0.count >= shortest }
    return whole.isEmpty
      ? nil : String(decoding: Array(whole.joined(separator: [0x20])), as: UTF8.self)
  }

  private static let shortest = 8
}
