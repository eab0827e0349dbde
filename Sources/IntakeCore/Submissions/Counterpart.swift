/// The other document that a finding about a delivery speaks of.
public struct Counterpart: Sendable {
  /// As reports name it.
  public var path: String
  /// Its entry; nil where it stands in no register.
  public var entry: Int?
  /// Nil where nothing proves when it arrived.
  public var receivedAt: Instant?

  public init(path: String, entry: Int?, receivedAt: Instant?) {
    self.path = path
    self.entry = entry
    self.receivedAt = receivedAt
  }

  /// `số đến 3, nhận lúc 08:30 ngày 12/04/2023`, or the file where no register has it.
  func name(in zone: ZoneOffset) -> Localized {
    let file = "“\(path.excerpt())”"
    var name = Localized(vi: "tệp \(file)", en: "file \(file)")
    if let entry { name = Localized(vi: "số đến \(entry)", en: "entry \(entry)") }
    guard entry != nil || receivedAt != nil else { return name }
    let at = receivedAt?.text(in: zone) ?? Localized(same: "—")
    return Localized(
      vi: "\(name.vi), nhận lúc \(at.vi)", en: "\(name.en), received at \(at.en)")
  }

  /// What a finding says that it found.
  var found: String { entry.map(String.init) ?? path.excerpt() }

  var related: Finding.Related { Finding.Related(document: path, place: .document) }
}

extension Finding {
  /// What is said of a document that another one outdoes; nil where nothing is.
  static func on(_ standing: Standing, because other: Counterpart, call: Call) -> Finding? {
    switch standing.state {
    case .duplicate: .receivedBefore(as: other, call: call)
    case .superseded: .superseded(by: other, call: call)
    default: nil
    }
  }
}
