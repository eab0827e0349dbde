import Foundation
import IntakeTesting
import Testing

/// The plan of the house is kept: what a target imports stands in Package.swift, and what stands
/// there in `docs/architecture.md`.
@Suite struct ImportsTests {
  /// What the toolchain brings along; no package declares it.
  private static let system: Set = [
    "Dispatch", "Foundation", "FoundationXML", "Glibc", "PackageDescription", "Synchronization",
    "Testing",
  ]

  private static let programs: Set = ["dexuat", "FenceProbe"]
  /// What only tests use.
  private static let forTests: Set = ["IntakeTesting", "FenceProbe", "FuzzReading"]

  private struct Target {
    var name: String
    var folder: String
    var dependencies: Set<String>
  }

  /// The targets with sources, as Package.swift has them.
  private func targets() throws -> [Target] {
    let package = try Checkout.text("Package.swift")
    let blocks = package.components(separatedBy: "arget(\n").flatMap {
      $0.components(separatedBy: "arget(name:").map { "name:" + $0 }
    }
    return blocks.dropFirst().compactMap { block in
      let declaration = block.components(separatedBy: "swiftSettings:")[0]
      guard declaration != block else { return nil }
      let parts = declaration.components(separatedBy: "dependencies:")
      let strings = { (text: String) in
        text.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }
          .map(\.element)
      }
      guard let name = strings(parts[0]).first else { return nil }
      let listed = (parts.count > 1 ? parts[1] : "").components(separatedBy: "path:")[0]
      let packages = listed.components(separatedBy: "package:")
      let named = strings(packages[0]) + packages.dropFirst().flatMap { strings($0).dropFirst() }
      let isTest = name.hasSuffix("Tests") || Self.forTests.contains(name)
      return Target(
        name: name, folder: (isTest ? "Tests/" : "Sources/") + name, dependencies: Set(named))
    }
  }

  private func imports(_ file: String) throws -> Set<String> {
    let found = try Checkout.text(file).split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard let position = words.prefix(3).firstIndex(of: "import"), words.count == position + 2,
        words.prefix(position).allSatisfy({
          $0.hasPrefix("@") || ["public", "internal", "private"].contains($0)
        })
      else { return nil }
      return String(words[position + 1])
    }
    return Set(found)
  }

  private func imports(of target: Target) throws -> Set<String> {
    try Checkout.files(below: target.folder, endings: [".swift"])
      .reduce(into: []) { $0.formUnion(try imports($1)) }
  }

  @Test func everyImportIsDeclaredAndEveryDeclarationUsed() throws {
    let targets = try targets()
    #expect(targets.count >= 13, "\(targets.map(\.name))")
    for target in targets {
      let imports = try imports(of: target).subtracting(Self.system)
      #expect(!imports.isEmpty || target.dependencies.isEmpty, "\(target.name): no source read")
      let undeclared = imports.subtracting(target.dependencies)
      // The tests run the built programs and import nothing of them.
      let unused = target.dependencies.subtracting(imports).subtracting(Self.programs)
      #expect(undeclared.isEmpty, "\(target.name) imports what it does not declare: \(undeclared)")
      #expect(unused.isEmpty, "\(target.name) declares what it does not import: \(unused)")
    }
  }

  @Test func theArchitectureIsThatOfThePackage() throws {
    let rows = try Checkout.text("docs/architecture.md").split(separator: "\n")
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
      .filter { $0.count == 3 && $0[0].hasPrefix("`") && !$0[0].contains("/") }
    let told = Dictionary(
      uniqueKeysWithValues: rows.map { row in
        (row[0].filter { $0 != "`" }, Set(row[2].components(separatedBy: ", ")))
      })
    for target in try targets() where target.folder.hasPrefix("Sources/") {
      let short = target.dependencies.map { $0.replacing("Intake", with: "") }
        .map { $0.isEmpty ? "Intake" : $0 }
      let wanted = Set(short.isEmpty ? ["nothing"] : short)
      #expect(told[target.name] == wanted, "\(target.name) in docs/architecture.md")
    }
  }

  /// The system's own calls stand in few places, each with its reason.
  @Test func thePlacesOfTheSystemsCalls() throws {
    let allowed = [
      "Sources/IntakeFiles/", "Sources/dexuat/Terminal/", "Sources/dexuat/Dexuat.swift",
      // Frees what the library of workbooks allocated.
      "Sources/IntakeReporting/Plan/Workbook/WorkbookFile.swift",
      // What is too long to be held waits in a file without a name, which libzip reads and closes.
      "Sources/IntakeArchives/Spool.swift", "Sources/IntakeArchives/LibZip.swift",
    ]
    for file in try Checkout.files(below: "Sources", endings: [".swift"])
    where try imports(file).contains("Glibc") {
      #expect(allowed.contains { file.hasPrefix($0) }, "\(file)")
    }
  }

  /// Whoever comes in by the command comes through the two doors.
  @Test func theCommandImportsTheDoorsAlone() throws {
    for file in try Checkout.files(below: "Sources/dexuat", endings: [".swift"]) {
      let others = try imports(file).filter { $0.hasPrefix("Intake") && $0 != "Intake" }
      #expect(others.isEmpty, "\(file): \(others)")
    }
  }
}
