import ArgumentParser
import Foundation
import Intake

/// The commands with their options and arguments, as they are declared.
struct CommandTree: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [CommandTree]?

  /// Made of the declarations; a page or a complaint needs it, a run that works does not.
  static func declared() -> CommandTree {
    do {
      let dump = Data(Dexuat._dumpHelp().utf8)
      return try JSONDecoder().decode(Dump.self, from: dump).command
    } catch {
      preconditionFailure("the parser's own list of its commands is readable: \(error)")
    }
  }

  private struct Dump: Decodable {
    var command: CommandTree
  }

  /// The commands below this one, in their order.
  var commands: [CommandTree] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// The options and flags, without those of the parser itself.
  var options: [Argument] {
    (arguments ?? []).filter { !$0.isPositional && $0.option != "--help" }
  }

  var positionals: [Argument] { (arguments ?? []).filter(\.isPositional) }

  /// All options of this command and those below it.
  var allOptions: [Argument] { options + commands.flatMap(\.allOptions) }

  /// The command that words lead to, and the words on the way; the words end at an option.
  func command(of words: [String]) -> (path: [String], command: CommandTree) {
    var (path, command): ([String], CommandTree) = ([], self)
    for word in words {
      guard let next = command.commands.first(where: { $0.commandName == word }) else { break }
      path.append(word)
      command = next
    }
    return (path, command)
  }

  /// An option, a flag or an argument.
  struct Argument: Decodable {
    var kind: Kind
    var isOptional: Bool
    var isRepeating: Bool
    var sectionTitle: String?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
    private var names: [Name]?
    private var preferredName: Name?
    private var completionKind: Completion?

    enum Kind: String, Decodable {
      case positional, option, flag
    }

    private struct Name: Decodable {
      var kind: String
      var name: String

      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    private struct Completion: Decodable {
      var list: Values?

      struct Values: Decodable {
        var values: [String]
      }
    }

    var isPositional: Bool { kind == .positional }

    /// `--call`; blank for an argument without a name.
    var option: String { preferredName?.spelling ?? "" }

    /// All of its names: `-0`, `--null`.
    var spellings: [String] { (names ?? []).map(\.spelling) }

    /// The values that it takes, where they are few and known.
    var values: [String] { allValues ?? completionKind?.list?.values ?? [] }
  }
}
