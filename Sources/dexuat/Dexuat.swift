import ArgumentParser

@main
struct Dexuat: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dexuat")
}
