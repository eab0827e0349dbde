/// Tells which submitter each document of a call belongs to.
///
/// By its code where it has one; a document without a code belongs to the one code under which
/// its name (with kind and province) is known, else to the name itself. It depends on the set of
/// documents only, never on their order.
public struct SubmitterIdentities {
  private var codes: [String: Set<String>] = [:]

  public init(_ submitters: some Sequence<Submitter>) {
    for submitter in submitters {
      if let code = submitter.code {
        codes[Self.name(submitter), default: []].insert(code)
      }
    }
  }

  /// Nil where the document names nobody.
  public func identity(of submitter: Submitter?) -> String? {
    guard let submitter, let own = Self.alone(submitter) else { return nil }
    if submitter.code == nil, let known = codes[own], known.count == 1, let code = known.first {
      return "code:" + code
    }
    return own
  }

  /// The codes under which the name of a document without one is known.
  func codes(of submitter: Submitter?) -> Set<String> {
    guard let submitter, submitter.code == nil else { return [] }
    return codes[Self.name(submitter)] ?? []
  }

  /// The identity that the document shows by itself.
  public static func alone(_ submitter: Submitter?) -> String? {
    guard let submitter else { return nil }
    if let code = submitter.code { return "code:" + code }
    return MatchKey.name(submitter.name).isEmpty ? nil : name(submitter)
  }

  private static func name(_ submitter: Submitter) -> String {
    "name:\(submitter.kind ?? "")|\(submitter.province ?? "")|\(MatchKey.name(submitter.name))"
  }
}
