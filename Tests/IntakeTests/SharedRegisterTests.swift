import Foundation
import Glibc
import IntakeTesting
import Testing

/// A register whose folder was given to a group: all of it is the group's, and nobody else's.
@Suite struct SharedRegisterTests {
  private let scratch: Scratch
  private var register: String { scratch.path("so") }
  private var inbox: String { scratch.path("hom-thu") }

  init() throws {
    scratch = try Scratch()
    for name in ["so", "hom-thu"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path(name), withIntermediateDirectories: true)
    }
  }

  private func put(_ name: String) throws {
    try FileManager.default.copyItem(
      atPath: Checkout.path("samples/drafts/\(name)"), toPath: "\(inbox)/\(name)")
  }

  private func modes() throws -> Set<String> {
    let names = try FileManager.default.subpathsOfDirectory(atPath: register)
    #expect(names.count > 6)
    return Set(
      try names.map { name in
        let found = try FileManager.default.attributesOfItem(atPath: "\(register)/\(name)")
        let mode = try #require(found[.posixPermissions] as? Int)
        return (found[.type] as? FileAttributeType == .typeDirectory ? "d" : "f")
          + String(mode, radix: 8)
      })
  }

  private func intake(_ prefix: [String] = []) throws -> Program {
    let words =
      prefix + [
        Program.built, "intake", inbox, "--register", register, "--settle", "0", "--now",
        "2023-05-15T09:00:00+07:00", "--quiet",
      ]
    return try Program.run(words[0], Array(words.dropFirst()))
  }

  @Test func aGivenFolderIsTheGroupsAlone() throws {
    _ = unsafe chmod(register, 0o2775)
    try put("phu-luc-1-loi.csv")
    #expect(try intake().status == 1)
    #expect(try modes() == ["d2770", "f660"])
    let own = try FileManager.default.attributesOfItem(atPath: register)
    #expect(own[.posixPermissions] as? Int == 0o2770)
  }

  @Test func anyOtherFolderIsItsOwnersAlone() throws {
    _ = unsafe chmod(register, 0o775)
    try put("phu-luc-1-loi.csv")
    #expect(try intake().status == 1)
    #expect(try modes() == ["d700", "f600"])
  }

  /// Two accounts of one group take in one after the other; the events say which of them.
  @Test(.enabled(if: geteuid() == 0)) func twoAccountsOneRegister() throws {
    let setpriv = try #require(Program.find("setpriv"))
    let group: gid_t = 54_321
    for (path, mode) in [(scratch.url.path, 0o755), (register, 0o2770), (inbox, 0o2770)] {
      _ = unsafe chmod(path, mode_t(mode))
      if path != scratch.url.path { _ = unsafe chown(path, 0, group) }
    }
    func run(as user: Int) throws -> Program {
      try intake([setpriv, "--reuid", "\(user)", "--regid", "\(group)", "--clear-groups"])
    }
    try put("phu-luc-1-loi.csv")
    let first = try run(as: 54_322)
    #expect(first.status == 1, "\(first.complaint)")
    try put("bang-don-gian-loi.csv")
    let second = try run(as: 54_323)
    #expect(second.status == 1, "\(second.complaint)")
    for (entry, user) in [("1", "54322"), ("2", "54323")] {
      let page = try Program.dexuat(["register", "show", entry, "--register", register])
      #expect(page.output.contains("(tài khoản \(user))"))
    }
    #expect(try Program.dexuat(["register", "verify", "--register", register]).status == 0)
    #expect(try run(as: 54_324).status == 0)
    #expect(
      try intake([setpriv, "--reuid", "54325", "--regid", "54325", "--clear-groups"]).status == 2)
  }
}
