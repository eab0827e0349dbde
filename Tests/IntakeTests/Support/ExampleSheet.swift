import Intake
import IntakeCore

/// The sound sheet of the rules' manual, as a file.
enum ExampleSheet {
  static let text: String = {
    let texts = RuleCatalog.all.flatMap(\.examples).compactMap { example -> String? in
      if case .csv(let text) = example.content { text } else { nil }
    }
    guard let sheet = texts.first(where: { $0.contains("sợi,↓X,Dệt may") }) else {
      preconditionFailure("the manual has no such sheet any more")
    }
    return sheet.replacing("↓X", with: "3")
  }()
}
