internal import IntakeArchives
internal import IntakeCore

/// An office file: an archive of parts that name each other.
final class OfficePackage {
  let archive: ZipArchive
  let limits: Limits

  init(_ archive: ZipArchive, limits: Limits) {
    self.archive = archive
    self.limits = limits
  }

  /// Limits of a part: its markup nests deeper than forms do.
  var partLimits: Limits {
    var limits = limits
    limits.depth = 256
    return limits
  }

  func entry(_ name: String) throws(OfficeFault) -> ZipArchive.Entry {
    guard let entry = archive.entry(named: name) else { throw .missing(part: name) }
    return entry
  }

  /// The whole of an entry, as large as a document may be.
  func bytes(of entry: ZipArchive.Entry) throws(OfficeFault) -> [UInt8] {
    do {
      return try archive.bytes(of: entry, limit: limits.documentBytes)
    } catch {
      throw .archive(error, part: entry.name)
    }
  }

  /// Reads a part to its end.
  func read(_ name: String, events: any XMLEvents) throws(OfficeFault) {
    try XMLPart(self, try entry(name), events: events).readAll()
  }

  /// What a part names as related to it, by its own ids; nothing where it names none.
  func relationships(of part: String) throws(OfficeFault) -> [String: Relationship] {
    let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
    let file = part[folder.endIndex...]
    guard let entry = archive.entry(named: "\(folder)_rels/\(file).rels") else { return [:] }
    let events = RelationshipEvents(folder: String(folder))
    try XMLPart(self, entry, events: events).readAll()
    return events.found
  }
}

/// What one part of a package says of another.
struct Relationship {
  /// The last word of its type: `worksheet`, `sharedStrings`.
  var kind: String
  /// The name of the other part; nil where it lies outside the file.
  var part: String?
}

/// Takes the relationships of a part.
private final class RelationshipEvents: XMLEvents {
  private(set) var found: [String: Relationship] = [:]
  private let folder: String

  init(folder: String) {
    self.folder = folder
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    guard XMLName(name) == .relationship, let id = attributes.text("Id"),
      let kind = attributes.text("Type")?.split(separator: "/").last,
      let target = attributes.text("Target")
    else { return }
    let isOutside = attributes.text("TargetMode") == "External"
    found[id] = Relationship(
      kind: String(kind), part: isOutside ? nil : Self.resolve(target, in: folder))
  }

  func end() {}
  func text(_ bytes: Span<UInt8>) {}

  /// The name of a part that another one names: from the root, or from its own folder.
  private static func resolve(_ target: String, in folder: String) -> String {
    let path = target.hasPrefix("/") ? target : folder + target
    var steps: [Substring] = []
    for step in path.split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

extension XMLName {
  fileprivate static let relationship = XMLName("Relationship")
}
