public import IntakeCore
import IntakeReporting

extension Drafts {
  /// The call's blank forms and schemas, by the names under which `template` writes them.
  public var blankForms: [(name: String, bytes: [UInt8])] {
    get throws { try TemplateFiles.all(call) }
  }

  /// The manual of every rule, in the order of the codes.
  public var manual: [RuleChapter] { RuleManual.chapters(call: call) }
}
