/// Figures in the text format of Prometheus, read as strictly as `promtool check metrics` does: what
/// it refuses and what it complains about is a fault here.
public struct Exposition {
  /// By name and labels, as written.
  public private(set) var samples: [String: Double] = [:]
  private var families: [String: Family] = [:]

  private struct Family {
    var type: String
  }

  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  public init(_ text: String) throws(Fault) {
    guard text.hasSuffix("\n") else { throw Fault(description: "no line end at the end") }
    var open: String?
    var typed = false
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        .map(String.init)
      if line.hasPrefix("# HELP ") {
        guard words.count == 4, !words[3].isEmpty, families[words[2]] == nil else {
          throw Fault(description: "no help, or help said twice: \(line)")
        }
        (open, typed) = (words[2], false)
      } else if line.hasPrefix("# TYPE ") {
        guard words.count == 4, words[2] == open, !typed, Self.types.contains(words[3]) else {
          throw Fault(description: "no type, or a type elsewhere than below its help: \(line)")
        }
        try Self.judge(words[2], type: words[3])
        families[words[2]] = Family(type: words[3])
        typed = true
      } else {
        guard let open, typed else { throw Fault(description: "no help and type: \(line)") }
        try take(String(line), of: open)
      }
    }
  }

  private static let types: Set<String> = ["counter", "gauge", "summary", "histogram"]

  // MARK: Samples

  private mutating func take(_ line: String, of family: String) throws(Fault) {
    guard let space = line.lastIndex(of: " "),
      let value = Double(line[line.index(after: space)...])
    else { throw Fault(description: "no value: \(line)") }
    let sample = String(line[..<space])
    let name = String(sample.prefix { $0 != "{" })
    guard names(of: family).contains(name) else {
      throw Fault(description: "below another metric's help: \(line)")
    }
    try Self.judgeLabels(String(sample.dropFirst(name.count)), line)
    guard samples.updateValue(value, forKey: sample) == nil else {
      throw Fault(description: "said twice: \(line)")
    }
  }

  private func names(of family: String) -> [String] {
    families[family]?.type == "summary"
      ? [family, family + "_sum", family + "_count"] : [family]
  }

  /// `{call="889-2024",part="database"}`: names in small letters, each once, values in quotes.
  private static func judgeLabels(_ text: String, _ line: String) throws(Fault) {
    guard !text.isEmpty else { return }
    let fault = Fault(description: "labels: \(line)")
    guard text.hasPrefix("{"), text.hasSuffix("}") else { throw fault }
    var rest = text.dropFirst().dropLast()
    var seen: Set<Substring> = []
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" }
      rest = rest.dropFirst(name.count + 1)
      guard isSnakeCase(name), seen.insert(name).inserted, rest.popFirst() == "\"" else {
        throw fault
      }
      var isClosed = false
      while let sign = rest.popFirst() {
        if sign == "\"" {
          isClosed = true
          break
        }
        guard sign != "\\" || rest.popFirst().map({ "\\\"n".contains($0) }) == true else {
          throw fault
        }
      }
      guard isClosed, rest.isEmpty || rest.popFirst() == "," else { throw fault }
    }
  }

  // MARK: Names

  private static func judge(_ name: String, type: String) throws(Fault) {
    func refuse(_ why: String) -> Fault { Fault(description: "\(name): \(why)") }
    guard isSnakeCase(name[...]) else { throw refuse("is not in small letters and underscores") }
    let words = name.split(separator: "_").map(String.init)
    if (type == "counter") != (words.last == "total") {
      throw refuse("counters, and only they, end in _total")
    }
    if type != "summary", type != "histogram", ["count", "sum", "bucket"].contains(words.last) {
      throw refuse("has the ending of a summary or histogram")
    }
    if let named = words.first(where: types.contains) { throw refuse("names its type, \(named)") }
    if let unit = words.first(where: { otherUnits.contains($0) }) {
      throw refuse("\(unit) is no base unit")
    }
  }

  /// What promtool holds to be units, and abbreviations of them, in place of the base units.
  private static let otherUnits: Set<String> = {
    let base = [
      "amperes", "bytes", "celsius", "grams", "joules", "kelvin", "meters", "metres", "seconds",
      "volts",
    ]
    let prefixes = [
      "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "kibi", "mega",
      "mibi", "giga", "gibi", "tera", "tebi", "peta", "pebi",
    ]
    let others = [
      "minutes", "hours", "days", "weeks", "kelvins", "fahrenheit", "rankine", "inches", "yards",
      "miles", "bits", "calories", "pounds", "ounces", "s", "ms", "us", "ns", "sec", "b", "kb",
      "mb", "gb", "tb", "pb", "m", "h", "d",
    ]
    return Set(others + prefixes.flatMap { prefix in base.map { prefix + $0 } })
  }()

  private static func isSnakeCase(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }
}
