import ArgumentParser

/// Where the register is.
struct RegisterOption: ParsableArguments {
  @Option(help: "The folder of the register.", completion: .directory)
  var register: String = "so-tiep-nhan"
}
