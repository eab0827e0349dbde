public import IntakeCore

/// What the letters about one submission speak of: its files as they were received, how they
/// stand, and how they were judged.
public struct LetterMatter: Sendable {
  public var call: Call
  /// The submitter as its documents name it; nil where none does.
  public var submitter: Submitter?
  /// Number and date of the submitter's dispatch, as its list writes them.
  public var dispatch: IncomingEntry.Dispatch?
  /// The latest instant as of which one of the files was judged.
  public var asOf: Instant
  /// All files received of this submission, in order of entry.
  public var files: [File]
  /// Which outline belongs to which task of a list.
  public var pairs: [Pair]

  public struct File: Sendable {
    public var entry: Int
    /// The name under which it was delivered, without folders.
    public var name: String
    /// The number that the incoming-mail book gave it.
    public var mailNumber: String?
    public var standing: Standing
    public var document: JudgedDocument

    public init(
      entry: Int, name: String, mailNumber: String?, standing: Standing, document: JudgedDocument
    ) {
      self.entry = entry
      self.name = name
      self.mailNumber = mailNumber
      self.standing = standing
      self.document = document
    }
  }

  /// What became of a file.
  public enum Standing: Sendable, Hashable {
    case current
    case replaced(by: Int?)
    case repeats(Int?)
    /// Late, contested or undetermined beside one that counts.
    case notCounted
    case withdrawn
    /// Its form or its submitter cannot be told.
    case unassigned
    /// No form, delivered beside one.
    case attached
  }

  public struct Pair: Sendable {
    public var list: Int
    /// The position of the task in its list, from 1.
    public var task: Int
    public var outline: Int?

    public init(list: Int, task: Int, outline: Int?) {
      self.list = list
      self.task = task
      self.outline = outline
    }
  }

  public init(
    call: Call, submitter: Submitter?, dispatch: IncomingEntry.Dispatch? = nil, asOf: Instant,
    files: [File], pairs: [Pair]
  ) {
    self.call = call
    self.submitter = submitter
    self.dispatch = dispatch
    self.asOf = asOf
    self.files = files
    self.pairs = pairs
  }
}

extension LetterMatter {
  /// The files that the letter judges: the current ones, else those that could not be assigned.
  var judged: [File] {
    files.filter { $0.standing == .current || $0.standing == .unassigned }
  }

  /// The tasks of the current lists; without a list, those of the outlines.
  var tasks: [JudgedTask] {
    let lists = judged.filter { $0.document.form == .appendix1 }
    return (lists.isEmpty ? judged : lists).flatMap(\.document.tasks)
  }

  /// Tasks of outlines alone are consolidated only once there is a list of them.
  var lacksList: Bool {
    !judged.contains { $0.document.form == .appendix1 }
  }

  /// The worst verdict of the judged files and their tasks.
  var verdict: Verdict {
    (judged.map(\.document.verdict) + tasks.map(\.verdict)).max() ?? .review
  }

  /// A list that was handed in again, the one that it took the place of, and the tasks of that one
  /// which it has no more.
  struct Dropped {
    var list: Int
    var earlier: Int
    var tasks: [JudgedTask]
  }

  var dropped: [Dropped] {
    judged.filter { $0.document.form == .appendix1 }.flatMap { list in
      files.compactMap { earlier in
        guard earlier.standing == .replaced(by: list.entry), earlier.document.form == .appendix1
        else { return nil }
        let tasks = list.document.tasks.leftOut(of: earlier.document.tasks)
        return tasks.isEmpty ? nil : Dropped(list: list.entry, earlier: earlier.entry, tasks: tasks)
      }
    }
  }

  func file(_ entry: Int?) -> File? {
    files.first { $0.entry == entry }
  }

  /// The letter's addressee.
  var addressee: Localized {
    guard let name = submitter?.name, !name.isEmpty else { return .whoeverSent }
    guard isIndividual else { return Localized(same: name) }
    return Localized(vi: "Ông/Bà \(name)", en: name)
  }

  /// How the letter speaks of its reader.
  var you: Localized {
    isIndividual
      ? Localized(vi: "Ông/Bà", en: "you") : Localized(vi: "Quý đơn vị", en: "you")
  }

  private var isIndividual: Bool { submitter?.kind == "individual" }
}

extension Localized {
  fileprivate static let whoeverSent = Localized(
    vi: "Đơn vị, cá nhân gửi hồ sơ", en: "The sender of the documents")
}
