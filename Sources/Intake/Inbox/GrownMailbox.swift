import IntakeCore
import IntakeRegister

/// A mailbox that mails were put into since it was taken in: those known by their content are no new
/// receipts.
struct GrownMailbox {
  private var known: [Key: Int] = [:]

  /// A form in a mail, whichever number the mail has in its mailbox.
  private struct Key: Hashable {
    var part: Substring
    var content: DocumentContent
  }

  /// - Parameter earlier: the forms that earlier deliveries of the file held.
  init(_ earlier: [(part: String, content: DocumentContent)]) {
    for (part, content) in earlier {
      known[Key(part: Self.inMail(part), content: content), default: 0] += 1
    }
  }

  /// What stands behind the number of the mail: `#12!phu-luc.xml`.
  private static func inMail(_ part: String) -> Substring {
    part.firstIndex(of: "!").map { part[$0...] } ?? ""
  }

  private static func mail(_ part: String?) -> Substring? {
    part.map { $0.prefix { $0 != "!" } }
  }

  /// Takes out of a mailbox what is known, and what lies beside it in the same mails. A form is known as
  /// often as it was taken in: the first ones of it are those.
  mutating func takeOutKnown(of file: inout JudgedFile) {
    guard !known.isEmpty else { return }
    let new = file.documents.filter { document in
      let key = Key(
        part: Self.inMail(document.identity.part ?? ""), content: document.identity.content)
      guard let count = known[key], count > 0 else { return true }
      known[key] = count - 1
      return false
    }
    guard new.count < file.documents.count else { return }
    let mails = Set(new.map { Self.mail($0.identity.part) })
    let old = Set(file.documents.map { Self.mail($0.identity.part) }).subtracting(mails)
    file.attachments.removeAll { old.contains(Self.mail($0.part)) }
    file.documents = new.isEmpty ? [file.withoutForms].compactMap(\.self) : new
  }
}
