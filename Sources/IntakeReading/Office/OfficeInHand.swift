internal import IntakeArchives
internal import IntakeCore

/// An office file in hand: opened once, whatever is asked of it. Each question may unpack as much as
/// the limits allow, so no answer depends on what was asked before.
final class OfficeInHand {
  private let reader: DocumentReader
  private let archive: ZipArchive?
  private let opened: Result<OfficeFile.Opened, OfficeFault>
  /// What was unpacked to open it.
  private let progress: ZipArchive.Progress?
  private lazy var starts: [Int] =
    if case .success(.file(let file)) = opened { file.starts(reader.labels) } else { [] }

  /// Office files are in UTF-8, or say otherwise themselves.
  private static let encoding = "UTF-8"

  init(_ bytes: [UInt8], _ reader: DocumentReader) {
    self.reader = reader
    let limits = reader.limits
    do throws(ArchiveFault) {
      let archive = try ZipArchive(
        bytes, budget: UnpackingBudget(bytes: limits.unpackedBytes, entries: .max))
      self.archive = archive
      opened = Self.open(archive, limits)
      progress = archive.progress
    } catch {
      archive = nil
      opened = .failure(.archive(error, part: nil))
      progress = nil
    }
  }

  private static func open(
    _ archive: ZipArchive, _ limits: Limits
  ) -> Result<OfficeFile.Opened, OfficeFault> {
    guard archive.entries.count <= limits.parts else {
      return .failure(.archive(.tooManyEntries(limits.parts), part: nil))
    }
    return Result { () throws(OfficeFault) in try OfficeFile.open(archive, limits: limits) }
  }

  /// Whether it is one: a workbook, a Word document or the like, and no other archive.
  var isOfficeFile: Bool {
    guard let archive else { return false }
    return ["[Content_Types].xml", "mimetype"].contains { archive.entry(named: $0) != nil }
  }

  /// The opened file, with all of the budget before it.
  private func file() throws(OfficeFault) -> OfficeFile.Opened {
    if let archive, let progress { archive.rewind(to: progress) }
    return try opened.get()
  }

  // MARK: - Its forms

  /// The forms that it holds. Places that hold none (covers, lists for drop-downs, empty sheets) are
  /// left out.
  private(set) lazy var steps = findSteps()

  private func findSteps() -> FormSteps {
    do throws(OfficeFault) {
      switch try file() {
      case .foreign(let kind):
        return FormSteps(format: nil, steps: [], findings: [.noForm(kind)])
      case .file(let file): return try steps(of: file)
      }
    } catch {
      return FormSteps(format: nil, steps: [], findings: [error.finding])
    }
  }

  private func steps(of file: OfficeFile) throws(OfficeFault) -> FormSteps {
    var found = FormSteps(format: file.format, steps: [], findings: [])
    for place in file.places(starts) {
      let faults = OfficeFaults()
      let finder = FormFinder(reader: reader)
      let grid = try file.read(place, starts, faults: faults, with: finder)
      if let fault = faults.first { throw fault }
      guard let grid else { continue }
      if grid.isForm { found.steps.append(place) }
      found.holdsLabel = found.holdsLabel || grid.holdsLabel
      found.isBlank = found.isBlank && grid.isBlank
    }
    if found.steps.isEmpty {
      found.findings = [found.isBlank ? .emptyDocument() : .noForm(in: file.format)]
    }
    return found
  }

  // MARK: - Reading

  /// Reads the form at one place and hands its records and faults to `sink`.
  func read(_ step: FormStep, into sink: some RecordSink) -> DocumentReader.Outcome {
    let faults = OfficeFaults()
    var format: DocumentFormat?
    do throws(OfficeFault) {
      switch try file() {
      case .foreign(let kind): sink.report(.noForm(kind))
      case .file(let file):
        format = file.format
        let reader = StepReader(reader: reader, sink: sink)
        if try file.read(step, starts, faults: faults, with: reader) == nil {
          sink.report(.container(.missingPart, parts: [step.name]))
        }
        let remarks = (step.isHidden ? [.hiddenSheet] : []) + faults.remarks + file.remarks
        for remark in remarks { sink.remark(remark) }
      }
    } catch {
      faults.note(error)
    }
    if let fault = faults.first { sink.report(fault.finding) }
    return DocumentReader.Outcome(format: format, encoding: Self.encoding)
  }

  /// Reads it where it holds one form; what holds several is read form by form.
  func readOnly(into sink: some RecordSink) -> DocumentReader.Outcome {
    if let step = steps.steps.first, steps.steps.count == 1 { return read(step, into: sink) }
    for finding in steps.findings { sink.report(finding) }
    if steps.steps.count > 1 { sink.report(.noForm(.office)) }
    return DocumentReader.Outcome(format: steps.format, encoding: Self.encoding)
  }

  /// What stands at some places; what cannot be read of it is left out.
  /// - Parameter step: the name of the step that was read; nil: its only one.
  func excerpts(at places: [Place], form: Form?, step: String?) -> SourceExcerpts {
    let rows = GridExcerpts(at: places, form: form, labels: reader.labels)
    let step = steps.steps.first { step == nil || $0.name == step }
    guard let step, !rows.isEmpty, case .file(let file)? = try? file() else {
      return SourceExcerpts([:])
    }
    let found = try? file.read(
      step, starts, faults: OfficeFaults(), with: ExcerptTaker(rows: rows))
    return SourceExcerpts(found ?? [:])
  }
}

/// Tells whether a grid is a form.
private struct FormFinder: OfficeGridReader {
  let reader: DocumentReader

  func read(_ grid: some Grid) -> GridForm {
    var form = GridFormReader(grid, labels: reader.labels, limits: reader.limits, sink: NoSink())
    return form.find()
  }
}

/// Reads a grid as a form.
private struct StepReader<Sink: RecordSink>: OfficeGridReader {
  let reader: DocumentReader
  let sink: Sink

  func read(_ grid: some Grid) -> Bool {
    var form = GridFormReader(grid, labels: reader.labels, limits: reader.limits, sink: sink)
    return form.read()
  }
}

/// Takes the rows of some places out of a grid.
private struct ExcerptTaker: OfficeGridReader {
  let rows: GridExcerpts

  func read(_ grid: some Grid) -> [Place: SourceExcerpt] {
    var rows = rows
    return rows.read(grid)
  }
}

/// Takes nothing.
private final class NoSink: RecordSink {
  func begin(_ form: Form, _ header: DocumentHeader) {}
  func submitter(_ record: RawRecord) {}
  func task(_ record: RawRecord) {}
  func group() {}
  func section() {}
  func total(_ record: RawRecord, _ scope: TotalScope) {}
  func report(_ finding: Finding) {}
}
