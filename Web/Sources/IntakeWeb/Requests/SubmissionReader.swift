import HummingbirdCore
import HTTPTypes
import Intake
import NIOCore

/// Reads what a request asks to have judged, within limits: a form with files, or the bytes of one.
struct SubmissionReader {
  let limits: WebLimits
  let zone: ZoneOffset

  func read(_ request: Request) async throws -> Submission {
    let kind = ContentKind(request.headers[.contentType])
    switch kind {
    case .form(let boundary): return try await readForm(request, boundary)
    case .bytes: return try await readBytes(request)
    case .unfit: throw Trouble.wrongKind
    case .noBoundary: throw Trouble.brokenForm
    }
  }

  /// The bytes that a request says its body has, else the most that it may have.
  /// - Throws: `Trouble` where it says by itself that it is not to be read.
  func length(of request: Request) throws(Trouble) -> Int {
    if request.headers[.contentEncoding].map({ $0 != "identity" }) ?? false { throw .wrongKind }
    guard let length = request.headers[.contentLength].flatMap({ Int($0) }) else {
      return limits.bodyBytes
    }
    guard length <= limits.bodyBytes else { throw .tooLarge }
    return length
  }

  private func readForm(_ request: Request, _ boundary: [UInt8]) async throws -> Submission {
    var reader = MultipartReader(boundary: boundary, limits: limits)
    var form = FormCollector(
      limits: limits, fields: try queried(request).fields, expected: try length(of: request))
    var length = 0
    for try await buffer in request.body {
      length += buffer.readableBytes
      guard length <= limits.bodyBytes else { throw Trouble.tooLarge }
      try reader.take(buffer.readableBytesView) { event throws(Trouble) in try form.take(event) }
    }
    try reader.end()
    return try form.submission()
  }

  private func readBytes(_ request: Request) async throws -> Submission {
    let (fields, name) = try queried(request)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(try length(of: request), limits.fileBytes))
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= limits.fileBytes else { throw Trouble.tooLarge }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length != bytes.count {
      throw Trouble.brokenForm
    }
    let file = DraftFile(name: try FileTitle(name, limits: limits).text ?? "-", bytes: bytes)
    return Submission([file], fields)
  }

  /// What the address says of the submission.
  private func queried(_ request: Request) throws -> (fields: SubmissionFields, name: [UInt8]) {
    var fields = SubmissionFields(zone: zone)
    let parameters = PercentText.parameters(request.uri.query)
    for (name, value) in parameters { try fields.take(name, value) }
    return (fields, parameters["name"] ?? [])
  }
}

/// What a request's content type says of its body.
enum ContentKind: Hashable {
  case form(boundary: [UInt8])
  case noBoundary
  /// The bytes of one file, whatever they are said to be.
  case bytes
  /// A form without files, or of several kinds at once.
  case unfit

  init(_ contentType: String?) {
    let text = contentType ?? ""
    let name = text.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    switch name {
    case "multipart/form-data":
      let boundary = HeaderParameters(text.utf8)["boundary"] ?? []
      self = (1...70).contains(boundary.count) ? .form(boundary: boundary) : .noBoundary
    case "application/x-www-form-urlencoded": self = .unfit
    default: self = name.hasPrefix("multipart/") ? .unfit : .bytes
    }
  }
}

/// A file's name as reports show it: without the folders it came from, whatever system wrote them.
struct FileTitle {
  /// Nil where there is none.
  let text: String?

  init(_ bytes: [UInt8], limits: WebLimits) throws(Trouble) {
    let isSeparator: (UInt8) -> Bool = { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    let last = bytes.split(whereSeparator: isSeparator).last ?? []
    guard last.count <= limits.nameBytes else { throw .nameTooLong }
    text = last.isEmpty ? nil : PathText.display(last)
  }
}
