import IntakeCore

extension JudgedDocument {
  /// Notes what it is where it may be an attachment: what was meant as a form or may hide one is
  /// none, whatever its bytes look like.
  mutating func note(attachableKind: String?) {
    let isForeign = attachableKind != "text"
    guard form == nil, countsByCode["F002"] != nil,
      isForeign || findings.allSatisfy({ $0.code == "F002" || $0.code.isOfReceipt })
    else { return }
    self.attachableKind = attachableKind
  }
}

extension Code {
  /// Whether it speaks of when a file arrived and not of what stands in it.
  fileprivate var isOfReceipt: Bool { ["T001", "T002", "T003", "T008"].contains(self) }
}
