internal import IntakeArchives
public import IntakeCore

/// Opens delivered files as far as forms may lie in them: the one place where files that hold files
/// are taken apart. What it hands over is read by `DocumentReader`.
public struct FileOpener: Sendable {
  private let limits: Limits

  public init(limits: Limits = .standard) {
    self.limits = limits
  }

  /// What a delivered file is as a whole.
  public struct File: Sendable {
    /// `archive`, `mail`, `mailbox`; nil where it holds no files.
    public var kind: String?
    /// What a letter says of itself.
    public var letter: LetterHead?
    /// The way of the mail, where the file is one.
    public var trace: MailTrace?

    public init(kind: String? = nil, letter: LetterHead? = nil, trace: MailTrace? = nil) {
      self.kind = kind
      self.letter = letter
      self.trace = trace
    }
  }

  /// A file within a delivered one, or the delivered file itself.
  public struct Part: Sendable {
    /// The steps to it, joined by `!`; nil for the delivered file.
    public var path: String?
    public var bytes: [UInt8]
    public var content: Content
    /// The way of the mail that was delivered and holds it; nil where none was.
    public var trace: MailTrace?
  }

  public enum Content: Sendable {
    /// May be a form, or hold several.
    case document
    /// Can hold no form, by what its container says of it.
    case attachment(kind: String)
    /// A container of which something cannot be opened.
    case faults([Finding])
  }

  /// The kinds of files that hold files.
  public static let containerKinds = Set(ContainerCatalog.all.map { $0.kind })
  /// The kinds of parts that can hold no form by what their container says.
  public static let attachmentKinds = MailPart.kinds

  /// Whether a file holds files.
  /// - Parameter head: the file, or at least its first 64 KiB.
  public static func isContainer(_ head: [UInt8]) -> Bool {
    ContainerCatalog.container(head) != nil
  }

  /// Opens a file and hands over what it holds, in the order of its parts.
  /// - Parameter path: only the part there is wanted, nil: all of them.
  public func open(
    _ bytes: [UInt8], only path: String? = nil, _ take: (Part) -> Void
  ) -> File {
    guard let container = ContainerCatalog.container(bytes) else {
      take(Part(path: nil, bytes: bytes, content: .document))
      return File()
    }
    let budget = UnpackingBudget(bytes: limits.unpackedBytes, entries: limits.parts)
    let letter = withoutActuallyEscaping(take) { take in
      var walk = Walk(limits: limits, budget: budget, wanted: path, take: take)
      walk.isDelivered = true
      return walk.open(bytes, as: container, at: nil, depth: 1)
    }
    return File(
      kind: container.kind, letter: letter,
      trace: container == Mail.self ? MailTrace(bytes) : nil)
  }
}

/// One walk through a delivered file.
private struct Walk {
  let limits: Limits
  let budget: UnpackingBudget
  let wanted: String?
  let take: (FileOpener.Part) -> Void
  /// Whether what is opened was delivered itself, or is a mail of a mailbox that was.
  var isDelivered = false
  /// Of the mail that everything in hand lies in.
  var trace: MailTrace?

  @discardableResult
  func open(
    _ bytes: [UInt8], as container: any Container.Type, at path: String?, depth: Int
  ) -> LetterHead? {
    var faults = ContainerFaults()
    var inner = self
    inner.isDelivered = isDelivered && container == MailboxFile.self
    if isDelivered, container == Mail.self { inner.trace = MailTrace(bytes) }
    defer {
      if !faults.isEmpty {
        inner.hand(path, bytes, .faults(faults.findings))
      }
    }
    guard bytes.count <= limits.containerBytes else {
      faults.add(.bytes(limits.containerBytes))
      return nil
    }
    guard depth <= limits.nesting else {
      faults.add(.nesting(limits.nesting))
      return nil
    }
    let found = container.parts(of: bytes, limits: budget)
    if let fault = found.fault { faults.add(fault, of: nil) }
    for part in found.parts where leadsToWanted(step(path, part.name), from: path) {
      do throws(ArchiveFault) {
        inner.visit(part, try part.bytes(), at: step(path, part.name), depth: depth)
      } catch {
        faults.add(error, of: part.name)
      }
    }
    return found.letter
  }

  private func visit(_ part: ContainerPart, _ bytes: [UInt8], at path: String, depth: Int) {
    if part.isMail {
      open(bytes, as: Mail.self, at: path, depth: depth + 1)
    } else if let kind = part.kind {
      hand(path, bytes, .attachment(kind: kind))
    } else if let container = ContainerCatalog.container(bytes) {
      open(bytes, as: container, at: path, depth: depth + 1)
    } else {
      hand(path, bytes, .document)
    }
  }

  private func hand(_ path: String?, _ bytes: [UInt8], _ content: FileOpener.Content) {
    take(FileOpener.Part(path: path, bytes: bytes, content: content, trace: trace))
  }

  private func step(_ path: String?, _ name: String) -> String {
    path.map { "\($0)!\(name)" } ?? name
  }

  /// Whether a part is, holds, or lies in what is wanted.
  private func leadsToWanted(_ path: String, from container: String?) -> Bool {
    guard let wanted, wanted != container else { return true }
    return wanted == path || wanted.hasPrefix(path + "!")
      || container.map { $0.hasPrefix(wanted + "!") } ?? false
  }
}

/// What is wrong within one container, cause by cause.
private struct ContainerFaults {
  private var causes: [(fault: ContainerCause, parts: [String])] = []

  var isEmpty: Bool { causes.isEmpty }

  mutating func add(_ limit: ContainerLimit) {
    note(.limit(limit), of: nil)
  }

  /// - Parameter part: nil: the container as a whole.
  mutating func add(_ fault: ArchiveFault, of part: String?) {
    note(ContainerCause(fault), of: part)
  }

  private mutating func note(_ cause: ContainerCause, of part: String?) {
    let parts = part.map { [$0] } ?? []
    if let known = causes.firstIndex(where: { $0.fault == cause }) {
      causes[known].parts += parts
    } else {
      causes.append((cause, parts))
    }
  }

  var findings: [Finding] { causes.map { $0.fault.finding($0.parts) } }
}
