internal import IntakeArchives

/// One part of a mail, as its header tells of it.
struct MailPart {
  /// The boundary between the parts that it consists of; nil where it consists of none.
  let boundary: [UInt8]?
  /// Its step: the name of its file, else what it is and its number.
  let name: String
  /// Whether it is the mail's own text.
  let isText: Bool
  /// Whether it is a letter in the letter.
  let isLetter: Bool
  private let type: String
  private let encoding: String
  private let leadsOutside: Bool

  init(_ header: MailHeader, number: String) {
    let content = MailParameters(header.raw("content-type") ?? Array("text/plain".utf8))
    let disposition = MailParameters(header.raw("content-disposition") ?? [])
    // What names no kind is text.
    type = content.value.contains("/") ? content.value : "text/plain"
    boundary = type.hasPrefix("multipart/") ? content.raw("boundary") : nil
    encoding = MailParameters(header.raw("content-transfer-encoding") ?? []).value
    let given = disposition.text("filename") ?? content.text("name")
    let file = given.map(PartName.init)
    leadsOutside = file?.leadsOutside ?? false
    isLetter = type == "message/rfc822" || type == "message/global"
    isText =
      file == nil && ["text/plain", "text/html"].contains(type)
      && disposition.value != "attachment"
    name = file?.text ?? Self.name(type, isLetter: isLetter, number)
  }

  private static func name(_ type: String, isLetter: Bool, _ number: String) -> String {
    let number = number.isEmpty ? "1" : number
    if isLetter { return "message-\(number).eml" }
    return switch type {
    case "text/plain": "text-\(number).txt"
    case "text/html": "text-\(number).html"
    default: "part-\(number)"
    }
  }

  /// All that `kind` can be.
  static let kinds: Set = ["mail-text", "signature", "mail-notice"]

  /// What it can only be; nil where its content tells.
  var kind: String? {
    if isText { return "mail-text" }
    return switch type {
    case "application/pgp-signature", "application/pkcs7-signature",
      "application/x-pkcs7-signature":
      "signature"
    case "message/delivery-status", "message/disposition-notification", "text/rfc822-headers",
      "text/calendar":
      "mail-notice"
    default: nil
    }
  }

  /// Why it is not read; nil where nothing speaks against it.
  func fault(isWhole: Bool) -> ArchiveFault? {
    if leadsOutside { return .outside }
    if !isWhole && kind == nil || type.hasPrefix("multipart/") { return .damaged }
    switch type {
    case "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted":
      return .password
    case "message/partial", "message/external-body": return .method
    default: return nil
    }
  }

  /// The bytes that it carries.
  func decode(_ body: ArraySlice<UInt8>, _ limits: UnpackingBudget) throws(ArchiveFault) -> [UInt8]
  {
    let bytes: [UInt8]
    switch encoding {
    case "base64":
      let decoded = TransferDecoding.base64(body)
      guard decoded.isWhole else { throw .damaged }
      bytes = decoded.bytes
    case "quoted-printable": bytes = TransferDecoding.quotedPrintable(body)
    case "", "7bit", "8bit", "binary": bytes = Array(body)
    default: throw .method
    }
    try limits.take(bytes: bytes.count)
    return bytes
  }
}

/// The name that a container gives a part, as a step of a path.
struct PartName {
  /// Without what no name holds, and not too long.
  let text: String
  /// Whether it names a place outside the container.
  let leadsOutside: Bool

  init(_ given: String) {
    let slash: (Unicode.Scalar) -> Bool = { $0 == "/" || $0 == "\\" }
    let scalars = given.unicodeScalars
    let steps = scalars.split(whereSeparator: slash)
    leadsOutside = steps.contains { $0.elementsEqual("..".unicodeScalars) }
    // Some programs tell the whole path on the sender's machine.
    let name = leadsOutside ? scalars[...] : steps.last ?? scalars[...]
    text = Self.shown(name)
  }

  /// A name that may hold folders.
  static func shown(_ scalars: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      text.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    guard !text.isEmpty else { return "?" }
    guard text.count > longest else { return String(text) }
    return String(text.prefix(longest - ending - 1)) + "…" + String(text.suffix(ending))
  }

  private static let longest = 200
  /// Of a long name the end is kept, which tells the kind of file.
  private static let ending = 20
}
