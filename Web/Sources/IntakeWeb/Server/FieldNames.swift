import HTTPTypes

/// The fields of headers that the library has no name for.
extension HTTPField.Name {
  static let forwardedFor = named("X-Forwarded-For")
  static let referrerPolicy = named("Referrer-Policy")
  static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
  static let permissionsPolicy = named("Permissions-Policy")
  static let fetchSite = named("Sec-Fetch-Site")

  private static func named(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else {
      preconditionFailure("a field's name consists of letters and hyphens: \(text)")
    }
    return name
  }
}
