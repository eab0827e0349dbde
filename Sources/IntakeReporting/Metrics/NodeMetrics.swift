/// Figures for those who watch the machine, in the text format that the node exporter of Prometheus
/// collects from files.
public struct NodeMetrics: Sendable {
  private var text = ""

  public init() {}

  /// One value of a metric, with what tells it apart from others of its name.
  public struct Sample: Sendable {
    public var labels: [(name: String, value: String)]
    public var value: String

    /// A whole number.
    public init(_ labels: [(name: String, value: String)] = [], _ value: some BinaryInteger) {
      self.labels = labels
      self.value = String(value)
    }

    /// Milliseconds, written as seconds.
    public init(_ labels: [(name: String, value: String)] = [], milliseconds: Int64) {
      self.labels = labels
      let fraction = String(milliseconds % 1_000)
      let zeros = String(repeating: "0", count: 3 - fraction.utf8.count)
      value = "\(milliseconds / 1_000).\(zeros)\(fraction)"
    }
  }

  /// Adds a gauge with all of its samples; none: the gauge is left out.
  /// - Parameters:
  ///   - name: letters, digits and underscores.
  ///   - help: one line in English, as those who watch machines expect.
  public mutating func add(gauge name: String, _ help: String, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for sample in samples { text += name + Self.written(sample.labels) + " \(sample.value)\n" }
  }

  public var bytes: [UInt8] { Array(text.utf8) }

  /// Whether a file starts as these do.
  public static func isOwn(head: String) -> Bool { head.hasPrefix("# HELP dexuat_") }

  private static func written(_ labels: [(name: String, value: String)]) -> String {
    guard !labels.isEmpty else { return "" }
    let pairs = labels.map { "\($0.name)=\"\(escaped($0.value))\"" }
    return "{" + pairs.joined(separator: ",") + "}"
  }

  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
