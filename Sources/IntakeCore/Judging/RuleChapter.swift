/// The manual of one rule as a call has it, ready to be set out.
public struct RuleChapter: Sendable {
  public var code: Code
  public var title: Localized
  /// The severity that the call gives it.
  public var severity: Severity
  /// The family of its code: `Kinh phí`.
  public var family: Localized
  /// What is said of it, in the order of the manual.
  public var entries: [Entry]
  private let makeStories: @Sendable (Example.Kind) -> [Story]

  public struct Entry: Sendable {
    public var label: Localized
    public var text: Localized

    public init(label: Localized, text: Localized) {
      self.label = label
      self.text = text
    }
  }

  /// An example in words and lines.
  public struct Story: Sendable {
    public var sentences: [Localized]
    /// Lines of a file; `↓` marks the place of the finding.
    public var lines: [String]
    /// The field as it stands in a file of each format.
    public var excerpts: [Entry]

    public init(sentences: [Localized], lines: [String], excerpts: [Entry]) {
      self.sentences = sentences
      self.lines = lines
      self.excerpts = excerpts
    }
  }

  public init(
    code: Code, title: Localized, severity: Severity, family: Localized, entries: [Entry],
    stories: @escaping @Sendable (Example.Kind) -> [Story]
  ) {
    self.code = code
    self.title = title
    self.severity = severity
    self.family = family
    self.entries = entries
    makeStories = stories
  }

  /// Its examples of a kind; made when they are asked for, which takes its time.
  public func stories(_ kind: Example.Kind) -> [Story] { makeStories(kind) }
}
