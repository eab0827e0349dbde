internal import IntakeCore

/// Reads the code lists of a definition.
enum CodeListDecoder {
  private static let ids = ["submitterKind", "sector", "otherSource", "status"]

  static func lists(_ element: CallElement) throws -> [CodeList] {
    try element.allow(attributes: ["from"], many: ["list"])
    var lists: [CodeList] = []
    for child in element.children {
      let list = try list(child)
      guard !lists.contains(where: { $0.id == list.id }) else {
        throw child.mistake(.repeated("list", list.id))
      }
      lists.append(list)
    }
    for id in ids where !lists.contains(where: { $0.id == id }) {
      throw element.mistake(.missingElement("list id=\"\(id)\"", within: element.name))
    }
    if lists.first(where: { $0.id == "submitterKind" })?.item("individual") == nil {
      throw element.mistake(.missingElement("item code=\"individual\"", within: "submitterKind"))
    }
    return lists
  }

  private static func list(_ element: CallElement) throws -> CodeList {
    try element.allow(attributes: ["id"], many: ["item"])
    let id = try element.required("id")
    var owners = NameOwners()
    var codes: Set<String> = []
    let items = try element.children.map { child in
      try child.allow(attributes: ["code"], many: ["label", "alias"])
      let item = CodeList.Item(
        code: try child.identifier("code"), label: try child.localized("label"),
        aliases: try child.texts("alias"))
      guard codes.insert(item.code).inserted else {
        throw child.mistake(.repeated("code", item.code))
      }
      try owners.claim([item.label.vi, item.label.en] + item.aliases, for: item.code, in: child)
      return item
    }
    guard !items.isEmpty else { throw element.mistake(.missingElement("item", within: "list")) }
    return CodeList(id: id, items: items)
  }
}

/// Which thing each name means: no name may mean two.
struct NameOwners {
  private var owners: [[UInt8]: String]

  /// - Parameter names: about how many names there are.
  init(names: Int = 64) {
    owners = Dictionary(minimumCapacity: names)
  }

  mutating func claim(
    _ names: [String], for owner: String, in element: @autoclosure () -> CallElement
  ) throws {
    for name in names {
      let key = MatchKey.bare(bytes: ArraySlice(name.utf8))
      let before = owners.updateValue(owner, forKey: key)
      if let before, before != owner { throw element().mistake(.twoMeanings(name, before, owner)) }
    }
  }
}
