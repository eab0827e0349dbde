/// A language that the product speaks.
public enum Language: String, Sendable, CaseIterable {
  case vi, en
}

/// One text in every language of the product.
public struct Localized: Sendable, Hashable {
  public var vi: String
  public var en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// The same text in both languages: names, codes and figures.
  public init(same text: String) {
    self.init(vi: text, en: text)
  }

  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}
