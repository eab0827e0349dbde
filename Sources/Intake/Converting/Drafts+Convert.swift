public import IntakeCore
import IntakeFiles

extension Drafts {
  /// Writes the same document in the other format, and says what did not come through.
  /// - Parameters:
  ///   - path: of any bytes; shown as `shown`, where `-` is standard input.
  ///   - format: `xml`, `csv` or `xlsx`; nil for what the output's ending says, else the other format.
  ///   - output: the file for it; nil for standard output.
  /// - Throws: `Failure`: wrong use; what cannot be read or written.
  public func convert(
    _ path: [UInt8], shown: String, to format: String?, output: OutputPlace?,
    language: Language, streams: Streams
  ) throws -> ExitCode {
    let isInput = shown == "-"
    if let output { try refuse(output, over: isInput ? nil : path) }
    let wanted = try format.map(Self.format) ?? output.flatMap(Self.format)
    if let wanted, let output { try output.requireEnding(of: wanted) }
    let limit = Limits.standard.documentBytes
    let bytes =
      try isInput
      ? FileBytes.readStandardInput(limit: limit)
      : FileBytes.read(path, shown: shown, limit: limit)
    let conversion = try Converter(call: call).convert(bytes, to: wanted.map(Self.target))
    if let bytes = conversion.bytes { try write(bytes, to: output, streams) }
    for complaint in Self.complaints(conversion, shown) { streams.complain(complaint[language]) }
    if conversion.bytes == nil { streams.complain("dexuat: " + Localized.nothing[language]) }
    return conversion.losses.isEmpty ? .success : .findings
  }

  private func write(
    _ bytes: [UInt8], to output: OutputPlace?, _ streams: Streams
  ) throws {
    guard let output else { return try streams.write(bytes) }
    try output.requireSameOrNothing(as: bytes)
    try OutputFile.write(bytes, to: output.path)
  }

  private static func target(_ report: ReportName) -> Conversion.Format {
    switch report {
    case .xml: .xml
    case .xlsx: .xlsx
    default: .csv
    }
  }

  /// The document itself is never written over, whatever name or link leads to it.
  private func refuse(_ output: OutputPlace, over path: [UInt8]?) throws {
    try OutputFile.refuse(output.path)
    guard let path, try OutputFile.leads(output.path, to: [path]) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(output.path)” chính là tệp cần chuyển; hãy chọn tên khác.",
        en: "“\(output.path)” is the document itself; choose another name."))
  }

  private static func format(_ name: String) throws -> ReportName {
    try ReportName.named(name, among: ReportName.ofConversions)
  }

  /// The format that an output's ending says; nil where it says none.
  private static func format(_ output: OutputPlace) throws -> ReportName? {
    guard try !OutputFile.isSpecial(output.path), let ending = OutputPlace.ending(of: output.path)
    else { return nil }
    let formats = ReportName.ofConversions
    if let format = formats.first(where: { $0.endings.contains(ending) }) { return format }
    let known = formats.map { "." + $0.name }.joined(separator: ", ")
    throw Failure(
      .usage,
      Localized(
        vi: "“\(output.path)”: không chuyển được sang tệp .\(ending). Có thể ghi: \(known).",
        en: "“\(output.path)”: there is no conversion to .\(ending). It takes: \(known)."))
  }

  private static func complaints(_ conversion: Conversion, _ file: String) -> [Localized] {
    let shown = conversion.losses.prefix(listed).map { loss in
      let code = loss.code.map { "\($0) " } ?? ""
      let place = "\(file)\(Self.place(loss.place)): \(code)"
      return Localized(vi: place + loss.message.vi, en: place + loss.message.en)
    }
    let rest = conversion.losses.count - shown.count
    guard rest > 0 else { return shown }
    return shown + [Localized(vi: "… và \(rest) điều nữa.", en: "… and \(rest) more.")]
  }

  private static let listed = 50

  private static func place(_ place: Place) -> String {
    if place.isDocument { return "" }
    return place.cell.map { ":\($0)" } ?? ":\(place.line):\(place.column)"
  }
}

extension Localized {
  fileprivate static let nothing = Localized(
    vi: "Không nhận ra mẫu nào trong tệp, nên không có gì để chuyển.",
    en: "No form was recognised in the file, so there is nothing to convert.")
}
