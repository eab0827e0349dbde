import Intake

/// Gathers the files and fields of a form, within limits.
struct FormCollector {
  private let limits: WebLimits
  private var fields: SubmissionFields
  private var files: [DraftFile] = []
  private var fileBytes = 0
  /// The longest that the whole form can become.
  private let expected: Int
  private var heading: MultipartHeading?
  private var bytes: [UInt8] = []

  init(limits: WebLimits, fields: SubmissionFields, expected: Int) {
    self.limits = limits
    self.expected = expected
    self.fields = fields
  }

  mutating func take(_ event: MultipartReader.Event) throws(Trouble) {
    switch event {
    case .part(let heading): self.heading = heading
    case .content(let content): try take(content)
    case .partEnded: try endPart()
    }
  }

  private mutating func take(_ content: ArraySlice<UInt8>) throws(Trouble) {
    // The first file is mostly the largest: what is set aside and not filled costs nothing, to grow
    // by doubling would.
    if fileBytes == 0, heading?.fileName != nil {
      bytes.reserveCapacity(min(expected, limits.fileBytes))
    }
    bytes += content
    if heading?.fileName == nil {
      guard bytes.count <= limits.fieldBytes else { throw .brokenForm }
    } else {
      fileBytes += content.count
      guard fileBytes <= limits.fileBytes else { throw .tooLarge }
    }
  }

  private mutating func endPart() throws(Trouble) {
    var content: [UInt8] = []
    swap(&content, &bytes)
    guard let heading else { throw .brokenForm }
    guard let name = heading.fileName else {
      try fields.take(heading.field, content)
      return
    }
    // A form sends the field of files also where none was chosen.
    if name.isEmpty, content.isEmpty { return }
    guard files.count < limits.files else { throw .tooManyFiles }
    let title = try FileTitle(name, limits: limits).text ?? "-"
    files.append(DraftFile(name: title, bytes: content))
  }

  func submission() throws(Trouble) -> Submission {
    guard !files.isEmpty else { throw .noFile }
    return Submission(files, fields)
  }
}
