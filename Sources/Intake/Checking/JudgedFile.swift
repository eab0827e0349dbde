import IntakeCore
import IntakeFence
import IntakeFiles
import IntakeReading
import IntakeRegister

/// A delivered file, judged: its documents in the order of its parts, and what lies in it beside
/// them.
struct JudgedFile: Sendable {
  var documents: [JudgedDocument] = []
  /// What can hold no form, in the order of the parts.
  var attachments: [AttachedPart] = []
  /// What the mail proves, where the file is one.
  var mail: MailEvidence?
  /// What holds the documents: `archive`, `mail`, `mailbox`; nil where the file is the document.
  var kind: String?
  /// What is said of the file where none of its documents is to be told of.
  var withoutForms: JudgedDocument?
  /// Of each document the bytes of the innermost file, where they were to be kept.
  var sources: [[UInt8]] = []
  /// The workbooks that were made of old ones in it.
  var conversions: [OldWorkbooks.Conversion] = []
}

extension DocumentChecker {
  /// What is asked of a delivered file.
  struct FileOrder: Sendable {
    var path: String
    /// What the file as a whole is; nil: not known yet.
    var delivered: JudgedDocument.Identity.File?
    var receipt: ReceiptDesk
    var keepsRecords: Bool
    var keepsSource = false
    /// Only the document of this part is wanted; nil: all of them.
    var part: String?
    /// Whether old workbooks are converted, where that can be done.
    var converts = false
  }

  /// Opens a delivered file as far as needed and judges every document in it. A file that is one
  /// document, and one that nothing can be read of, gives one.
  func check(file bytes: [UInt8], _ order: FileOrder) -> JudgedFile {
    let delivered =
      order.delivered
      ?? JudgedDocument.Identity.File(sha256: Digest.hexadecimal(bytes), bytes: bytes.count)
    var judged = JudgedFile()
    let file = open(bytes, only: order.part, keepsBytes: order.keepsSource) { part in
      add(part, of: delivered, bytes, order, to: &judged)
    }
    judged.mail = order.receipt.mail(file.trace)
    judged.kind = file.kind
    if let kind = file.kind, order.part == nil {
      let document = noForm(in: kind, file, delivered, order)
      if judged.documents.isEmpty {
        judged.add(document, order.keepsSource ? bytes : nil, order)
      } else if kind == "mailbox" {
        judged.withoutForms = document
      }
    }
    return judged
  }

  /// Judges a document again, out of the delivered file that holds it, or out of the workbook that was
  /// made of that.
  func check(
    again bytes: [UInt8], _ identity: JudgedDocument.Identity, receipt: ReceiptJudgement,
    keepsRecords: Bool
  ) -> JudgedDocument {
    let order = FileOrder(
      path: identity.path, delivered: identity.delivered, receipt: ReceiptDesk(unasked: receipt),
      keepsRecords: keepsRecords, part: identity.part)
    if identity.converted != nil { return check(converted: bytes, identity, receipt, order) }
    let file = check(file: bytes, order)
    let found = file.documents.first {
      $0.identity.part == identity.part && $0.identity.content == identity.content
    }
    return found ?? (identity.part == nil ? file.withoutForms : nil)
      ?? refused([.container(.missingPart)], identity, receipt)
  }

  /// - Parameter bytes: of the delivered file.
  private func add(
    _ part: OpenedPart, of delivered: JudgedDocument.Identity.File, _ bytes: [UInt8],
    _ order: FileOrder, to judged: inout JudgedFile
  ) {
    let content = part.content?.identity ?? delivered
    var identity = JudgedDocument.Identity(
      path: order.path, sha256: content.sha256, bytes: content.bytes)
    identity.part = part.path
    identity.file = part.path == nil ? nil : delivered
    let receipt = order.receipt.judge(part.trace)
    let source = order.keepsSource ? part.content?.bytes ?? bytes : nil
    switch part.said {
    case .attachment(let kind): judged.attach(identity, kind)
    case .faults(let findings): judged.add(refused(findings, identity, receipt), source, order)
    case .document:
      if order.converts, let made = oldWorkbooks?.convert(part.content?.bytes ?? bytes, limits) {
        return add(made, of: part, identity, delivered, receipt, order, to: &judged)
      }
      if part.mayHaveSteps, let found = part.document.steps {
        return addSteps(
          found, of: part, part.document, identity, delivered, receipt, source, order, to: &judged)
      }
      let document = check(
        part.document, nil, identity, receipt: receipt, keepsRecords: order.keepsRecords)
      judged.add(document, source, order)
    }
  }

  /// Judges each form of an office file; one that holds none is judged as a whole, or lies beside
  /// forms where no label of one stands in it.
  private func addSteps(
    _ found: FormSteps, of part: OpenedPart, _ read: AskedDocument, _ file: JudgedDocument.Identity,
    _ delivered: JudgedDocument.Identity.File, _ receipt: ReceiptJudgement, _ source: [UInt8]?,
    _ order: FileOrder, to judged: inout JudgedFile
  ) {
    for step in found.steps {
      var identity = file
      identity.part = part.path.map { "\($0)!\(step.name)" } ?? step.name
      identity.step = step.name
      identity.file = delivered
      guard order.wants(identity, in: part.path) else { continue }
      let document = check(
        read, step, identity, receipt: receipt, keepsRecords: order.keepsRecords)
      judged.add(document, source, order)
    }
    guard found.steps.isEmpty else { return }
    judged.add(withoutForm(found, file, receipt), source, order)
  }

  /// An office file that holds no form.
  private func withoutForm(
    _ found: FormSteps, _ file: JudgedDocument.Identity, _ receipt: ReceiptJudgement
  ) -> JudgedDocument {
    var document = refused(found.findings, file, receipt)
    document.format = found.format
    if let format = found.format, !found.holdsLabel, !found.isBlank {
      document.attachableKind = format == .docx ? "text" : "workbook"
    }
    return document
  }

  /// Judges what was made of an old workbook.
  private func add(
    _ made: Result<OldWorkbooks.Conversion, UnreadHere>, of part: OpenedPart,
    _ file: JudgedDocument.Identity, _ delivered: JudgedDocument.Identity.File,
    _ receipt: ReceiptJudgement, _ order: FileOrder, to judged: inout JudgedFile
  ) {
    switch made {
    case .failure(let unread):
      judged.add(refused([.unreadHere(unread.why)], file, receipt), nil, order)
    case .success(let made):
      var file = file
      file.converted = made.identity
      judged.conversions.append(made)
      asking(about: made.bytes) { document in
        addSteps(
          document.steps ?? .noWorkbook, of: part, document, file, delivered, receipt,
          order.keepsSource ? made.bytes : nil, order, to: &judged)
      }
    }
  }

  /// Judges a document again out of the workbook that was made of the file that holds it.
  private func check(
    converted bytes: [UInt8], _ identity: JudgedDocument.Identity, _ receipt: ReceiptJudgement,
    _ order: FileOrder
  ) -> JudgedDocument {
    asking(about: bytes) { document in
      let found = document.steps ?? .noWorkbook
      if found.steps.isEmpty { return withoutForm(found, identity, receipt) }
      guard let step = found.steps.first(where: { $0.name == identity.step }) else {
        return refused([.container(.missingPart)], identity, receipt)
      }
      return check(document, step, identity, receipt: receipt, keepsRecords: order.keepsRecords)
    }
  }

  /// A container that holds no form: beside one it is an attachment as a whole.
  private func noForm(
    in kind: String, _ file: FileOpener.File, _ delivered: JudgedDocument.Identity.File,
    _ order: FileOrder
  ) -> JudgedDocument {
    let identity = JudgedDocument.Identity(
      path: order.path, sha256: delivered.sha256, bytes: delivered.bytes)
    let holder: HoldingFile =
      kind == "archive" ? .archive : .mail(from: file.letter?.from, subject: file.letter?.subject)
    var document = refused([.noForm(in: holder)], identity, order.receipt.judge(file.trace))
    document.attachableKind = kind
    return document
  }

  /// A document of which nothing is read.
  private func refused(
    _ findings: [Finding], _ identity: JudgedDocument.Identity, _ receipt: ReceiptJudgement
  ) -> JudgedDocument {
    let judge = newJudge(keepsRecords: false)
    for finding in findings { judge.report(finding) }
    return judge.finish(identity, format: nil, encoding: "UTF-8", receipt: receipt)
  }

  /// The places of a document's findings as they stand in the delivered file, or in the workbook that
  /// was made of it.
  func excerpts(_ document: JudgedDocument, inFile bytes: [UInt8]) -> SourceExcerpts {
    guard document.identity.part != nil, document.identity.converted == nil else {
      return excerpts(document, in: bytes)
    }
    var excerpts = SourceExcerpts([:])
    _ = open(bytes, only: document.identity.part, keepsBytes: false) { part in
      guard case .document = part.said, document.identity.isIn(part.path) else { return }
      excerpts = part.document.excerpts(document)
    }
    return excerpts
  }
}

extension DocumentChecker.FileOrder {
  /// Whether a document of an office file is wanted, or all that lie in the file.
  fileprivate func wants(_ identity: JudgedDocument.Identity, in file: String?) -> Bool {
    part == nil || part == identity.part || part == file
  }
}

extension JudgedFile {
  /// Adds a document; one in a delivered file that can hold no form lies beside the others, unless it
  /// was asked for.
  /// - Parameter source: the bytes of the innermost file, where they are to be kept.
  fileprivate mutating func add(
    _ document: JudgedDocument, _ source: [UInt8]?, _ order: DocumentChecker.FileOrder
  ) {
    let part = document.identity.part
    if part != nil, part != order.part, let kind = document.attachableKind {
      return attach(document.identity, kind)
    }
    documents.append(document)
    if let source { sources.append(source) }
  }

  fileprivate mutating func attach(_ identity: JudgedDocument.Identity, _ kind: String) {
    attachments.append(
      AttachedPart(
        part: identity.part ?? "",
        content: Archive.Original(sha256: identity.sha256, bytes: identity.bytes), kind: kind))
  }
}

extension FormSteps {
  /// What was made of an old workbook is always one: this cannot be read.
  fileprivate static let noWorkbook = FormSteps(
    format: nil, steps: [], findings: [.noForm(.oldWorkbook)])
}

extension JudgedDocument.Identity {
  /// The file out of which it is read: the delivered one, or what was made of the old one in it.
  var readFrom: File { converted?.file ?? delivered }

  /// Whether a part of the delivered file holds the document.
  fileprivate func isIn(_ path: String?) -> Bool {
    guard let path, let part else { return true }
    return part == path || part == "\(path)!\(step)"
  }
}
