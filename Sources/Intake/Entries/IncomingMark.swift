/// The marks by which a former list of entries is known.
struct IncomingMark {
  private let name: ReportName

  init(_ name: ReportName) {
    self.name = name
  }

  func isList(head: String, tail: String) -> Bool {
    switch name {
    case .text: head.hasPrefix("Số đến  ") || head.hasPrefix("Entry  ")
    case .json: head.hasPrefix("[\n  {\n    \"entry\": ") || head.hasPrefix("[]")
    case .csv: head.hasPrefix("\u{FEFF}Số đến;Đợt;")
    case .html: head.contains("<title>SỔ ĐĂNG KÝ VĂN BẢN ĐẾN</title>")
    // A workbook does not show at its ends what it holds: whoever fills it in by hand must not lose it.
    default: false
    }
  }
}
