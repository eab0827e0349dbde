public import IntakeArchives
public import IntakeCore

/// One place of an office file in which a form stands: a sheet, or one of the successive forms of a
/// Word document.
public struct FormStep: Sendable, Hashable {
  /// As people call it: the sheet's name, a form's number. Two steps of one file differ in it.
  public var name: String
  /// Its position among the sheets or forms of the file, from 1.
  public var number: Int
  /// Whether the program that shows the file hides it.
  public var isHidden: Bool

  public init(name: String, number: Int, isHidden: Bool) {
    self.name = name
    self.number = number
    self.isHidden = isHidden
  }
}

/// The forms that an office file holds, in its order.
public struct FormSteps: Sendable {
  /// Nil where the file is no office file that is read.
  public var format: DocumentFormat?
  public var steps: [FormStep]
  /// What is wrong with the file as a whole: it cannot be opened, or none of its places is a form.
  public var findings: [Finding]
  /// Whether a label of a form stands somewhere in it: without one the file was never meant as one.
  public var holdsLabel = false
  /// Whether nothing stands in it.
  public var isBlank = true

  public init(format: DocumentFormat?, steps: [FormStep], findings: [Finding]) {
    self.format = format
    self.steps = steps
    self.findings = findings
  }
}

extension DocumentReader {
  /// Whether a file is read form by form: a workbook or a Word document.
  public static func hasSteps(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: archiveMark),
      let archive = try? ZipArchive(bytes, budget: UnpackingBudget(bytes: 0, entries: .max))
    else { return false }
    return archive.entry(named: "[Content_Types].xml") != nil
      || archive.entry(named: "mimetype") != nil
  }

  /// The forms that an office file holds. Places that hold none (covers, lists for drop-downs, empty
  /// sheets) are left out.
  /// - Parameter budget: what may be unpacked of the delivered file; nil: the limits' own.
  public func steps(of bytes: [UInt8], budget: UnpackingBudget? = nil) -> FormSteps {
    do throws(OfficeFault) {
      switch try open(bytes, budget) {
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
    let starts = file.starts(labels)
    for place in file.places(starts) {
      let faults = OfficeFaults()
      let finder = FormFinder(reader: self)
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

  /// Reads the form at one place of an office file and hands its records and faults to `sink`.
  public func read(
    _ bytes: [UInt8], step: FormStep, budget: UnpackingBudget? = nil, into sink: some RecordSink
  ) -> Outcome {
    let faults = OfficeFaults()
    var format: DocumentFormat?
    do throws(OfficeFault) {
      switch try open(bytes, budget) {
      case .foreign(let kind): sink.report(.noForm(kind))
      case .file(let file):
        format = file.format
        let reader = StepReader(reader: self, sink: sink)
        let starts = file.starts(labels)
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
    return Outcome(format: format, encoding: Self.encoding)
  }

  /// Reads an office file that holds one form; what holds several is read form by form.
  func readOnly(_ bytes: [UInt8], into sink: some RecordSink) -> Outcome {
    let found = steps(of: bytes)
    if let step = found.steps.first, found.steps.count == 1 {
      return read(bytes, step: step, into: sink)
    }
    for finding in found.findings { sink.report(finding) }
    if found.steps.count > 1 { sink.report(.noForm(.office)) }
    return Outcome(format: found.format, encoding: Self.encoding)
  }

  /// Office files are in UTF-8, or say otherwise themselves.
  private static let encoding = "UTF-8"

  func open(
    _ bytes: [UInt8], _ budget: UnpackingBudget?
  ) throws(OfficeFault) -> OfficeFile.Opened {
    let budget =
      budget ?? UnpackingBudget(bytes: limits.unpackedBytes, entries: limits.parts)
    let archive: ZipArchive
    do throws(ArchiveFault) {
      archive = try ZipArchive(bytes, budget: budget)
    } catch {
      throw .archive(error, part: nil)
    }
    return try OfficeFile.open(archive, limits: limits)
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
