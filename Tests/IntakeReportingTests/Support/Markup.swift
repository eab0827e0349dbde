/// A strict reader of the product's own HTML: every element closed, every attribute quoted, nothing
/// but the elements and attributes that a report has.
struct Markup {
  private(set) var faults: [String] = []
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  /// The text between the tags, with its references still in it.
  private(set) var text = ""
  private(set) var style = ""

  private static let void: Set<String> = ["meta", "br"]
  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section",
    "article", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "strong", "bdi",
    "code", "mark", "br", "ol", "ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr",
    "th", "td", "details", "summary",
  ]
  private static let attributes: Set<String> = [
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope",
    "aria-label", "aria-labelledby", "aria-hidden", "role", "tabindex",
  ]

  init(_ page: String) {
    var rest = Substring(page)
    guard rest.hasPrefix("<!DOCTYPE html>") else {
      faults.append("no doctype")
      return
    }
    rest = rest.dropFirst(15)
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.popLast() != name { faults.append("unexpected </\(name)>") }
        continue
      }
      let name = String(tag.prefix { !$0.isWhitespace })
      if !Self.elements.contains(name) { faults.append("element <\(tag)>") }
      readAttributes(tag.dropFirst(name.count), of: name)
      if name == "style" {
        style = String(rest.prefix { $0 != "<" })
        rest = rest.dropFirst(style.count)
      }
      if !Self.void.contains(name) { open.append(name) }
    }
    text += rest
    if !open.isEmpty { faults.append("not closed: \(open)") }
    if text.contains(">") { faults.append("a bare > in the text") }
    for id in Set(ids) where ids.count(where: { $0 == id }) > 1 { faults.append("id \(id) twice") }
    for link in links where !link.hasPrefix("#") || !ids.contains(String(link.dropFirst())) {
      faults.append("link \(link)")
    }
  }

  private mutating func readAttributes(_ text: Substring, of element: String) {
    var rest = text
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard !rest.isEmpty else { return }
      let name = String(rest.prefix { $0 != "=" })
      rest = rest.dropFirst(name.count + 1)
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        faults.append("attribute \(name) of <\(element)> without quotes")
        return
      }
      let value = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
      if !Self.attributes.contains(name) { faults.append("attribute \(name) of <\(element)>") }
      if name == "id" { ids.append(value) }
      if name == "href" { links.append(value) }
    }
  }
}
