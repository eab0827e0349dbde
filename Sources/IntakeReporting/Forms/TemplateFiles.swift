public import IntakeCore

/// The files that `dexuat template` writes for a call: schemas and blank forms, made from its
/// field tables.
public enum TemplateFiles {
  /// For each form of the call its schema and its blank forms: `appendix1.xsd`, `appendix1.csv`,
  /// `appendix1.xlsx`, `appendix1.docx` …
  /// - Throws: where the machine lacks memory or room.
  public static func all(
    _ call: Call
  ) throws(PlanFiles.Unwritten) -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for form in call.forms {
      let name = form.kind.rawValue
      files += [
        (name: "\(name).xsd", bytes: SchemaWriter.write(form, call)),
        (name: "\(name).csv", bytes: BlankFormWriter.write(form, call)),
        (name: "\(name).xlsx", bytes: try workbook(form, call)),
        (name: "\(name).docx", bytes: try document(form, call)),
      ]
    }
    return files
  }

  private static func workbook(
    _ form: Form, _ call: Call
  ) throws(PlanFiles.Unwritten) -> [UInt8] {
    do {
      return try FormWorkbook.blank(form, call)
    } catch {
      throw PlanFiles.Unwritten(message: error.reason)
    }
  }

  private static func document(
    _ form: Form, _ call: Call
  ) throws(PlanFiles.Unwritten) -> [UInt8] {
    guard let bytes = FormWord.blank(form, call) else {
      throw PlanFiles.Unwritten(message: .noMemoryForWord)
    }
    return bytes
  }
}

extension Localized {
  static let noMemoryForWord = Localized(
    vi: "không tạo được tệp Word: máy hết bộ nhớ",
    en: "the Word document could not be made: the machine is out of memory")
}
