public import IntakeCore
public enum RuleManual {
  public static func list(call: Call, language: Language) -> String { "" }
  public static func json(call: Call) -> String { "" }
  public static func markdown(call: Call) -> String { "" }
  public static func page(_ rule: Rule, call: Call, language: Language) -> String { "" }
}
