import Intake

/// What a path asks for.
enum Route: Hashable {
  case page(PageLink, Language)
  /// The form, sent.
  case check(Language)
  case apiCheck
  case openAPI
  case style
  case icon
  case health
  case metrics
  case unknown(Language)

  init(path: String, isPost: Bool) {
    switch path {
    case "/api/check": self = .apiCheck
    case "/api/openapi.json": self = .openAPI
    case PageStyle.path: self = .style
    case "/icon.svg", "/favicon.ico": self = .icon
    case "/healthz": self = .health
    case "/metrics": self = .metrics
    default: self = Self.page(path, isPost: isPost)
    }
  }

  private static func page(_ path: String, isPost: Bool) -> Route {
    let plain = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let (link, language) = PageLink.at(plain) else {
      return .unknown(path.hasPrefix("/en/") ? .en : .vi)
    }
    return link == .check && isPost ? .check(language) : .page(link, language)
  }

  /// The methods that it answers to, as the header says them.
  var methods: String {
    switch self {
    case .check, .page(.check, _): "GET, HEAD, POST"
    case .apiCheck: "POST"
    default: "GET, HEAD"
    }
  }

  var takesFiles: Bool {
    switch self {
    case .check, .apiCheck: true
    default: false
    }
  }

  /// The language in which people are answered.
  var language: Language {
    switch self {
    case .page(_, let language), .check(let language), .unknown(let language): language
    default: .vi
    }
  }

  /// Its name in metrics and in the log: never what somebody typed.
  var name: String {
    switch self {
    case .page(.call, _): "call"
    case .page(.check, _): "form"
    case .page(.rules, _), .page(.rule, _): "rules"
    case .page(.about, _): "about"
    case .page(.form, _): "blank"
    case .check: "check"
    case .apiCheck: "api"
    case .openAPI: "openapi"
    case .style, .icon: "style"
    case .health: "healthz"
    case .metrics: "metrics"
    case .unknown: "unknown"
    }
  }
}
