import Intake

/// The pages of the site and where they stand, in each language.
enum PageLink: Hashable {
  case call
  case check
  case rules
  case rule(Code)
  case about
  case form(String)

  func path(in language: Language) -> String {
    switch self {
    case .call: language == .vi ? "/" : "/en"
    case .check: language == .vi ? "/kiem-tra" : "/en/check"
    case .rules: language == .vi ? "/quy-tac" : "/en/rules"
    case .rule(let code): PageLink.rules.path(in: language) + "/\(code)"
    case .about: language == .vi ? "/gioi-thieu" : "/en/about"
    case .form(let name): "/mau/\(name)"
    }
  }

  /// The page at a path, in its language; nil where there is none.
  static func at(_ path: String) -> (link: PageLink, language: Language)? {
    for language in Language.allCases {
      for link in [PageLink.call, .check, .rules, .about] where link.path(in: language) == path {
        return (link, language)
      }
      if let code = path.behind(PageLink.rules.path(in: language) + "/") {
        return (.rule(Code(code)), language)
      }
    }
    return path.behind("/mau/").map { (.form($0), .vi) }
  }
}

extension String {
  fileprivate func behind(_ start: String) -> String? {
    hasPrefix(start) ? String(dropFirst(start.count)) : nil
  }
}
