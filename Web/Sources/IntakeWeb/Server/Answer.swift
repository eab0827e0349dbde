import HTTPTypes
import HummingbirdCore
import NIOCore

/// What is answered to a request, with the headers that every answer has.
struct Answer: Sendable {
  var status: HTTPResponse.Status = .ok
  var mediaType: String
  var body: [UInt8]
  /// Beside those of every answer, or in place of them.
  var headers: HTTPFields = [:]

  init(
    _ status: HTTPResponse.Status = .ok, _ mediaType: String, _ body: some Sequence<UInt8>,
    _ headers: HTTPFields = [:]
  ) {
    self.status = status
    self.mediaType = mediaType
    self.body = Array(body)
    self.headers = headers
  }

  static func page(
    _ text: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
  ) -> Answer {
    Answer(status, "text/html; charset=utf-8", text.utf8, headers)
  }

  static func json(
    _ body: some Sequence<UInt8>, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
  ) -> Answer {
    Answer(status, "application/json", body, headers)
  }

  static func file(_ mediaType: String, _ name: String, _ body: [UInt8]) -> Answer {
    Answer(
      .ok, mediaType, body, [.contentDisposition: "attachment; filename=\"\(name)\""])
  }

  /// - Parameter isHeadOnly: whether the body is told of and left out.
  func response(isHeadOnly: Bool) -> Response {
    var fields = Self.everywhere
    fields[.contentType] = mediaType
    for field in headers { fields[field.name] = field.value }
    fields[.contentLength] = String(body.count)
    let body = isHeadOnly ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
    return Response(status: status, headers: fields, body: body)
  }

  private static let everywhere: HTTPFields = [
    .contentSecurityPolicy: "default-src 'none'; style-src 'self'; img-src 'self'; "
      + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    .xContentTypeOptions: "nosniff",
    .referrerPolicy: "no-referrer",
    .crossOriginResourcePolicy: "same-origin",
    .crossOriginOpenerPolicy: "same-origin",
    .permissionsPolicy: "camera=(), geolocation=(), microphone=()",
    .cacheControl: "no-store",
  ]
}
