public import IntakeCore
import IntakeReading
import IntakeReporting

/// The same document written in the other format.
public struct Conversion: Sendable {
  /// Nil where no form was recognised: nothing could be written.
  public var bytes: [UInt8]?
  public var format: Format
  /// What the new document does not have as the old one did, in the order of the old one.
  public var losses: [Loss]

  /// What a document can be written as.
  public enum Format: Sendable {
    case xml, csv, xlsx
  }

  /// Something that did not come through unchanged.
  public struct Loss: Sendable, Hashable {
    /// The finding of the old document that tells of it; nil where a value has no equal.
    public var code: Code?
    public var place: Place
    public var message: Localized
  }
}

/// Converts documents of one call.
public struct Converter: Sendable {
  private let call: Call
  private let limits: Limits
  private let lexicon: CallLexicon

  public init(call: Call, limits: Limits = .standard) {
    self.call = call
    self.limits = limits
    lexicon = CallLexicon(call)
  }

  /// - Parameter format: nil: the one that the document does not have.
  /// - Throws: `Failure`, where the machine lacks memory or room for a workbook.
  public func convert(
    _ bytes: [UInt8], to format: Conversion.Format? = nil
  ) throws(Failure) -> Conversion {
    let source = read(bytes)
    let format = format ?? (source.judged.format == .xml ? .csv : .xml)
    guard let content = source.content else {
      return Conversion(bytes: nil, format: format, losses: losses(of: source))
    }
    let written = try write(content.content, in: format)
    // The cells of a workbook are those of the sheet.
    let target = read(
      format == .xlsx ? sheet(content.content) : written)
    return Conversion(
      bytes: written, format: format,
      losses: losses(of: source) + differences(source, target))
  }

  private func write(
    _ content: FormContent, in format: Conversion.Format
  ) throws(Failure) -> [UInt8] {
    switch format {
    case .xml: return XMLFormWriter.write(content, call: call).bytes
    case .csv: return sheet(content)
    case .xlsx:
      do {
        return try FormWorkbook.write(content, call: call, lexicon: lexicon)
      } catch {
        throw Failure(.incomplete, error.reason.asSentence)
      }
    }
  }

  private func sheet(_ content: FormContent) -> [UInt8] {
    SheetFormWriter.write(content, call: call, lexicon: lexicon).bytes
  }

  // MARK: - Reading

  private struct Source {
    var judged: JudgedDocument
    var content: CanonicalContent?
  }

  private func read(_ bytes: [UInt8]) -> Source {
    let judge = DocumentJudge(
      lexicon: lexicon, rules: RuleSet(), limits: limits, keepsRecords: true)
    let collector = ContentCollector(judge: judge)
    let outcome = DocumentReader(lexicon: lexicon, limits: limits)
      .read(bytes, into: collector)
    let judged = judge.finish(
      JudgedDocument.Identity(path: "", sha256: "", bytes: bytes.count), format: outcome.format,
      encoding: outcome.encoding, receipt: .notJudged(call.deadline))
    guard let form = collector.form, let header = collector.header else {
      return Source(judged: judged)
    }
    return Source(
      judged: judged,
      content: CanonicalContent(
        form, header, submitter: judged.submitterRecord, tasks: judged.tasks.compactMap(\.record),
        lexicon: lexicon))
  }

  // MARK: - What is lost

  /// What the old document's findings tell of, and values that have no equal.
  private func losses(of source: Source) -> [Conversion.Loss] {
    let told = source.judged.findings.filter(\.tellsOfLoss).map {
      Conversion.Loss(code: $0.code, place: $0.place, message: $0.message)
    }
    let doubts = (source.content?.doubts ?? []).filter { doubt in
      !told.contains { $0.place == doubt.place }
    }
    return (told + doubts.map(Conversion.Loss.init)).sorted { $0.place < $1.place }
  }

  /// The last word: the new document is read again, and what it does not say alike is told.
  private func differences(_ source: Source, _ target: Source) -> [Conversion.Loss] {
    guard let old = source.content?.content, losses(of: source).isEmpty else { return [] }
    guard let new = target.content?.content else { return [.unreadable] }
    return ContentDifference.all(from: old, to: new).map { difference in
      .init(difference, place: place(of: difference, in: source.judged), old: old, call: call)
    }
  }

  private func place(of difference: ContentDifference, in document: JudgedDocument) -> Place {
    let record =
      difference.task.map { task in document.tasks.first { $0.index == task + 1 }?.record }
      ?? document.submitterRecord
    guard let record else { return .document }
    let position = record.table.fields.firstIndex { $0.id == difference.field }
    return difference.table == nil ? position.map(record.place) ?? record.place : record.place
  }
}

extension Finding {
  /// Whether it tells of something that the other format cannot carry: faults of the file and its
  /// limits, an amount with two meanings, a total row (its numbers are sums) that is wrong. An old
  /// encoding that was recognised and doubtful letters in a name are carried; a blameless year
  /// that a title names is no part of the form.
  fileprivate var tellsOfLoss: Bool {
    switch code {
    case "M003", "M006": true
    case "F004": severity != .warning && severity != .note
    case "F006": severity != .note
    case "L003": false
    default: code.description.hasPrefix("F") || code.description.hasPrefix("L")
    }
  }
}

extension Conversion.Loss {
  fileprivate init(_ doubt: CanonicalContent.Doubt) {
    let label = doubt.field.label
    self.init(
      code: nil, place: doubt.place,
      message: Localized(
        vi: "“\(doubt.found)” ở mục “\(label.vi)” không viết được ở định dạng kia mà giữ nguyên "
          + "nghĩa.",
        en: "“\(doubt.found)” in “\(label.en)” cannot be written in the other format with the "
          + "same meaning."))
  }

  fileprivate static let unreadable = Conversion.Loss(
    code: nil, place: .document,
    message: Localized(
      vi: "Tệp mới đọc lại không ra mẫu nào.", en: "Read again, the new document shows no form."))

  fileprivate init(
    _ difference: ContentDifference, place: Place, old: FormContent, call: Call
  ) {
    let kind = difference.table ?? (difference.task == nil ? .submitter : .task)
    let fields = call.form(old.form)?.table(kind)?.fields ?? []
    let label = fields.first { $0.id == difference.field }?.label
    let number = difference.task.flatMap { task in
      task < old.tasks.count
        ? old.tasks[task].fields.first { $0.field == KnownField.number.id }?.text : nil
    }
    var vi: [String] = []
    var en: [String] = []
    if let task = difference.task {
      vi.append("nhiệm vụ \(number.map { "số \($0)" } ?? "thứ \(task + 1)")")
      en.append(number.map { "task number \($0)" } ?? "the task at position \(task + 1)")
    }
    if let label {
      vi.append("mục “\(label.vi)”")
      en.append("“\(label.en)”")
    }
    self.init(
      code: nil, place: place,
      message: Localized(
        vi: "Tệp mới đọc lại không giống tệp cũ"
          + (vi.isEmpty ? "" : " ở " + vi.joined(separator: ", ")) + ".",
        en: "Read again, the new document differs from the old one"
          + (en.isEmpty ? "" : " in " + en.joined(separator: ", ")) + "."))
  }
}
