import Foundation
import Testing

/// The folders of the core stand in layers: a file names types of its own folder and of those
/// above it only (docs/decisions/layers.md).
@Suite struct LayerTests {
  static let layers = [
    ["Values"], ["Calls"], ["Text"], ["Findings"], ["Records"], ["Converting"],
    ["Judging", "Submissions"], ["Rules"], ["Plan"],
  ]

  private func layer(of folder: String) -> Int? {
    Self.layers.firstIndex { $0.contains(folder) }
  }

  @Test func everyFolderHasItsLayer() throws {
    #expect(Set(try Source.all().map(\.folder)) == Set(Self.layers.joined()))
  }

  @Test func noFolderNamesTypesOfALaterOne() throws {
    let sources = try Source.all()
    var homes: [String: String] = [:]
    for source in sources {
      for type in source.declared { homes[type] = source.folder }
    }
    #expect(homes.count > 150)
    for source in sources {
      let own = try #require(layer(of: source.folder))
      for type in source.named {
        guard let home = homes[type], let other = layer(of: home) else { continue }
        #expect(other <= own, "\(source.folder)/\(source.name) names \(type) of \(home)")
      }
    }
  }

  /// The engine runs whatever rules it is given and knows none of them by name.
  @Test func onlyTheRulesNameRules() throws {
    let sources = try Source.all()
    let rules = Set(
      sources.filter { $0.folder == "Rules" }.flatMap {
        $0.code.matches(of: /static let (\w+)(?:: Rule)? = Rule\(/).map { String($0.output.1) }
      })
    #expect(rules.count > 40)
    for source in sources where source.folder != "Rules" {
      for match in source.code.matches(of: /report\(\s*\.(\w+)/) {
        #expect(!rules.contains(String(match.output.1)), "\(source.folder)/\(source.name)")
      }
    }
  }
}

/// A source file of the core, its comments and texts taken out.
private struct Source {
  let folder: String
  let name: String
  let code: String

  static func all() throws -> [Source] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/IntakeCore").standardizedFileURL
    let paths = try #require(FileManager.default.enumerator(atPath: root.path))
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      path in
      let steps = path.split(separator: "/").map(String.init)
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      return Source(folder: steps.count > 1 ? steps[0] : "", name: steps.last ?? "", text: text)
    }
  }

  private init(folder: String, name: String, text: String) {
    self.folder = folder
    self.name = name
    code = text.replacing(/"""[\s\S]*?"""/, with: "\"\"")
      .replacing(/"(?:\\.|[^"\\\n])*"/, with: "\"\"")
      .replacing(/\/\/[^\n]*/, with: "")
  }

  /// The types that it declares for others.
  var declared: [String] {
    code.matches(
      of:
        /(?m)^(?:public |internal )?(?:final |indirect )*(?:struct|enum|class|protocol|actor|typealias) (\w+)/
    ).map { String($0.output.1) }
  }

  /// The words that may be types, members of other types left out.
  var named: Set<String> {
    Set(code.matches(of: /(?:^|[^\w.])([A-Z]\w*)/).map { String($0.output.1) })
  }
}
