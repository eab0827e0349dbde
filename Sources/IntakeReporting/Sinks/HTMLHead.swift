import IntakeCore

/// The head of every page that the product writes: one style and nothing else is let in, no
/// script, nothing from outside.
enum HTMLHead {
  /// - Returns: all from the doctype to `</head>`, without an end of line.
  static func of(_ title: HTMLText, _ language: Language, _ style: any PageStyle.Type) -> HTMLText {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'sha256-\(style.hash)'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>\(HTMLText(escaped: style.css))</style>
    </head>
    """
  }
}

/// The style of a kind of page.
protocol PageStyle {
  static var css: String { get }
  /// The SHA-256 of `css` in base64: the only style that the page's policy lets in. A test
  /// compares the two.
  static var hash: String { get }
}
