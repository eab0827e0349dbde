import Intake

/// What stands around every page: its head, the ways to the other pages and to the other language.
struct PageFrame {
  let language: Language
  /// Where the same page stands in the other language; nil where it cannot be had again.
  let link: PageLink?
  let call: Call

  subscript(_ text: Localized) -> String { text[language] }

  func href(_ link: PageLink) -> Markup { "href=\"\(link.path(in: language))\"" }

  /// A page.
  /// - Parameters:
  ///   - title: its heading, too.
  ///   - isNarrow: whether the text is to be read, rather than tables.
  func page(_ title: String, _ content: Markup) -> String {
    let markup: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title) · \(self[.siteName])</title>
      <link rel="stylesheet" href="\(PageStyle.path)">
      <link rel="icon" href="/icon.svg" type="image/svg+xml">
      </head>
      <body id="top">
      <a class="skip" href="#main">\(self[.skip])</a>
      <header class="site">
      <p class="name">\(self[.siteName])</p>
      \(navigation)
      </header>
      <main id="main">
      <h1>\(title)</h1>
      \(content)
      </main>
      <footer class="site">
      <p>\(self[.nothingKept]) <a \(href(.about))>\(self[.aboutTitle])</a></p>
      </footer>
      </body>
      </html>

      """
    return markup.text
  }

  private var navigation: Markup {
    let pages: [(PageLink, Localized)] = [
      (.call, .callTitle), (.check, .checkTitle), (.rules, .rulesTitle), (.about, .aboutTitle),
    ]
    let items = pages.map { page, name -> Markup in
      let here: Markup = page == link ? " aria-current=\"page\"" : ""
      return "<li><a \(href(page))\(here)>\(self[name])</a></li>\n"
    }
    let other: Language = language == .vi ? .en : .vi
    let path = (link ?? .call).path(in: other)
    let name = other == .vi ? "Tiếng Việt" : "English"
    return """
      <nav aria-label="\(self[.navigation])"><ul>
      \(items.joined())<li class="language"><a href="\(path)" lang="\(other.rawValue)" \
      hreflang="\(other.rawValue)">\(name)</a></li>
      </ul></nav>
      """
  }
}

extension Localized {
  static let siteName = Localized(vi: "Tự kiểm tra hồ sơ đề xuất", en: "Self-check of proposals")
  static let callTitle = Localized(vi: "Đợt kêu gọi", en: "The call")
  static let checkTitle = Localized(vi: "Kiểm tra hồ sơ", en: "Check files")
  static let rulesTitle = Localized(vi: "Quy tắc kiểm tra", en: "Rules")
  static let aboutTitle = Localized(vi: "Về trang này", en: "About this page")
  fileprivate static let skip = Localized(vi: "Đến phần nội dung", en: "Skip to the content")
  fileprivate static let navigation = Localized(vi: "Các trang", en: "Pages")
  fileprivate static let nothingKept = Localized(
    vi: "Tệp gửi lên chỉ được xét trong bộ nhớ và không được lưu lại.",
    en: "Files are judged in memory and are not kept.")
}
