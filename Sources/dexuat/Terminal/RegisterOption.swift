import ArgumentParser

/// Where the register is.
struct RegisterOption: ParsableArguments {
  @Option(help: "The register's folder.")
  var register: String = "so-tiep-nhan"
}
