public import IntakeCore

/// The files that `dexuat template` writes for a call: schemas and blank forms, made from its
/// field tables.
public enum TemplateFiles {
  /// For each form of the call its schema and its blank sheet: `appendix1.xsd`, `appendix1.csv` …
  public static func all(_ call: Call) -> [(name: String, bytes: [UInt8])] {
    call.forms.flatMap { form in
      [
        (name: "\(form.kind.rawValue).xsd", bytes: SchemaWriter.write(form, call)),
        (name: "\(form.kind.rawValue).csv", bytes: BlankFormWriter.write(form, call)),
      ]
    }
  }
}
