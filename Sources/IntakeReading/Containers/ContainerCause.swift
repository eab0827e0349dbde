internal import IntakeArchives
internal import IntakeCore

/// What an archive's fault comes down to for whoever sent it: something cannot be opened (F010), or a
/// limit is reached (L004).
enum ContainerCause: Hashable {
  case unreadable(ContainerFault)
  case limit(ContainerLimit)

  init(_ fault: ArchiveFault) {
    self =
      switch fault {
      case .damaged: .unreadable(.damaged)
      case .password: .unreadable(.password)
      case .method: .unreadable(.method)
      case .overlapping: .unreadable(.overlapping)
      case .wrongSize: .unreadable(.wrongSize)
      case .link, .outside: .limit(.outside)
      case .sameName: .limit(.sameName)
      case .tooManyEntries(let most): .limit(.parts(most))
      case .tooLarge(let most): .limit(.unpacked(most))
      }
  }

  /// - Parameter parts: the names of those concerned; none: the container as a whole.
  func finding(_ parts: [String]) -> Finding {
    switch self {
    case .unreadable(let fault): .container(fault, parts: parts)
    case .limit(let limit): .container(limit, parts: parts)
    }
  }
}
