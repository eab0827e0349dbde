import Intake
import IntakeWeb

/// The words of the command line.
enum Arguments {
  case help(Language)
  case version
  case serve(Order)

  /// What is to be served, and how.
  struct Order {
    var call = CallStore.defaultCall
    var language: Language
    var isQuiet = false
    var isFenced = false
    var options = WebOptions()
  }

  /// - Throws: `Failure` (64) at a word that is none.
  init(_ words: [String]) throws {
    let language = Self.language(of: words)
    var order = Order(language: language)
    var rest = words.flatMap(Self.parted)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--help", "-h":
        self = .help(language)
        return
      case "--version":
        self = .version
        return
      case "--behind-proxy": order.options.isBehindProxy = true
      case "--fence": order.isFenced = true
      case "--quiet": order.isQuiet = true
      default:
        guard let option = Option(rawValue: word) else { throw Failure.unknown(word) }
        guard let value = rest.popFirst() else { throw Failure.missing(word) }
        try order.take(option, value)
      }
    }
    self = .serve(order)
  }

  enum Option: String, CaseIterable {
    case listen = "--listen"
    case call = "--call"
    case host = "--host"
    case rate = "--rate"
    case lang = "--lang"
  }

  /// The language asked for, else that of `DEXUAT_LANG`, else Vietnamese.
  static func language(of words: [String]) -> Language {
    let parted = words.flatMap(parted)
    let asked = parted.firstIndex(of: "--lang").flatMap { parted[safe: $0 + 1] }
    return Language(rawValue: asked ?? Terminal.environment("DEXUAT_LANG") ?? "") ?? .vi
  }

  /// `--lang=en` as two words.
  private static func parted(_ word: String) -> [String] {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return [word] }
    return [String(word[..<sign]), String(word[word.index(after: sign)...])]
  }
}

extension Arguments.Order {
  fileprivate mutating func take(_ option: Arguments.Option, _ value: String) throws {
    switch option {
    case .call: call = value
    case .host: options.hosts.insert(value.lowercased())
    case .lang:
      guard Language(rawValue: value) != nil else { throw Failure.unfit(option, value, "vi, en") }
    case .rate:
      guard let rate = Int(value), (1...100_000).contains(rate) else {
        throw Failure.unfit(option, value, "60")
      }
      options.rate = rate
    case .listen:
      guard let address = ListenAddress(value) else {
        throw Failure.unfit(option, value, "127.0.0.1:8080")
      }
      (options.host, options.port) = (address.host, address.port)
    }
  }
}

/// `127.0.0.1:8080`, `[::1]:8080`, `:8080` for every address of the machine.
struct ListenAddress: Hashable {
  let host: String
  let port: Int

  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    self.host = host.isEmpty ? "::" : String(host)
    self.port = Int(port)
  }
}

extension Failure {
  fileprivate static func unknown(_ word: String) -> Failure {
    let names =
      Arguments.Option.allCases.map(\.rawValue) + ["--behind-proxy", "--fence", "--quiet"]
    let near = Suggestion.question(about: word, among: names)
    return Failure(
      .usage,
      Localized(
        vi: "Không có tùy chọn “\(word)”.\(near.vi) Xem: dexuat-web --help",
        en: "There is no option “\(word)”.\(near.en) See: dexuat-web --help"))
  }

  fileprivate static func missing(_ word: String) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "Sau \(word) còn thiếu giá trị. Xem: dexuat-web --help",
        en: "\(word) lacks its value. See: dexuat-web --help"))
  }

  fileprivate static func unfit(
    _ option: Arguments.Option, _ value: String, _ example: String
  ) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "“\(value)” không dùng được cho \(option.rawValue); ví dụ: \(example).",
        en: "“\(value)” does not fit \(option.rawValue); for example: \(example)."))
  }
}

extension Array {
  fileprivate subscript(safe position: Int) -> Element? {
    indices.contains(position) ? self[position] : nil
  }
}
