internal import IntakeArchives
internal import IntakeCore

/// Why a workbook or Word file, or a part of it, cannot be read to its end.
enum OfficeFault: Error, Hashable {
  /// The archive is at fault, or one entry of it.
  case archive(ArchiveFault, part: String?)
  /// A part is no well-formed XML.
  case malformed(part: String)
  /// A part that has to be there is not.
  case missing(part: String)
  /// A part has a DOCTYPE.
  case doctype
  case limit(ReachedLimit, Int)
}

extension OfficeFault {
  /// What is to be said of it.
  var finding: Finding {
    switch self {
    case .archive(let fault, let part): ContainerCause(fault).finding(part.map { [$0] } ?? [])
    case .malformed(let part), .missing(let part): .container(.damaged, parts: [part])
    case .doctype: .doctype(at: .document)
    case .limit(let limit, let value): .limit(limit, value: value, at: .document, path: nil)
    }
  }
}
