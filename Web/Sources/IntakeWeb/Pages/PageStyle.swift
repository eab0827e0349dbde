import Intake

/// The one style sheet: that of the report, and what the pages around it need.
enum PageStyle {
  static let css = JudgedDrafts.reportStyle + pages

  /// Where it stands. Another style has another address, so that browsers may keep it.
  static let path = "/style-\(fingerprint).css"

  /// FNV-1a: it need not withstand anyone, only differ.
  private static let fingerprint = String(
    css.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 },
    radix: 16)

  private static let pages = """

    header.site { border-bottom: 0.2rem solid #0b4fa3; padding-bottom: 0.5rem; }
    header.site .name { font-weight: 700; color: #0b4fa3; margin: 0; }
    header.site ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem;
      margin: 0.35rem 0 0; padding: 0; }
    header.site li { padding: 0.2rem 0; }
    header.site li.language { margin-left: auto; }
    header.site [aria-current] { font-weight: 700; color: #1c2126; text-decoration: none; }
    main > h1 { margin: 1.25rem 0 0.75rem; }
    main h2 { margin: 1.5rem 0 0.5rem; } section > h3 { margin: 1rem 0 0.25rem; }
    main .banner h2, main .first h2 { margin-top: 0; }
    .help { color: #4a545e; font-size: 0.92rem; }
    .facts dt { flex-basis: 9rem; }
    .facts > div { margin: 0.25rem 0; }
    form.check { background: #f1f6fc; border: 1px solid #9fb9d8; border-radius: 0.4rem;
      padding: 0.25rem 1rem 0.75rem; margin: 1.25rem 0; }
    form.check h2 { margin: 0.75rem 0 0.25rem; }
    .field { margin: 0.75rem 0; }
    .field label { display: block; font-weight: 600; }
    .field .help { display: block; }
    input, select, button, .button { font: inherit; color: inherit; }
    input[type=file] { display: block; width: 100%; margin: 0.3rem 0; padding: 1.25rem 0.75rem;
      background: #fff; border: 2px dashed #5b6670; border-radius: 0.3rem; }
    input[type=text], select { display: block; width: 100%; max-width: 24rem; margin: 0.3rem 0;
      padding: 0.5rem; background: #fff; border: 1px solid #5b6670; border-radius: 0.3rem; }
    input[aria-invalid=true] { border: 2px solid #a3161c; }
    button, .button { display: inline-block; background: #0b4fa3; color: #fff; font-weight: 700;
      border: 0; border-radius: 0.3rem; padding: 0.65rem 1.75rem; text-decoration: none;
      cursor: pointer; }
    button:hover, .button:hover { background: #083b7a; }
    input:focus-visible, select:focus-visible, button:focus-visible {
      outline: 3px solid #0b4fa3; outline-offset: 2px; }
    .trouble { border: 1px solid #a3161c; border-left-width: 0.6rem; border-radius: 0.3rem;
      background: #fdf0f0; padding: 0.5rem 1rem; margin: 0.75rem 0; }
    .deadline { border: 1px solid #8a5a00; border-left-width: 0.6rem; border-radius: 0.4rem;
      background: #fff7e3; padding: 0.25rem 1rem 0.75rem; }
    .deadline h2 { margin-top: 0.5rem; }
    .deadline .help { color: #3d464e; }
    .orientations li { margin: 0.4rem 0; }
    .downloads ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0;
      margin: 0.5rem 0; }
    .downloads a { display: inline-block; border: 1px solid #0b4fa3; border-radius: 0.3rem;
      padding: 0.4rem 0.9rem; }
    .stories > li { margin: 0.6rem 0; }
    pre { background: #f6f7f8; border: 1px solid #dde1e5; border-radius: 0.25rem;
      padding: 0.5rem 0.75rem; overflow-x: auto; margin: 0.4rem 0; }
    pre code { overflow-wrap: normal; }
    .excerpts dt { flex-basis: 8rem; }
    footer.site { color: #4a545e; }
    @media (max-width: 40rem) {
      .facts > div, .excerpts > div { display: block; margin-bottom: 0.4rem; }
      button { width: 100%; }
      header.site li.language { margin-left: 0; }
    }
    @media print {
      header.site, footer.site, .downloads, .explained, .again, form.check { display: none; }
    }

    """

  static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" \
    rx="6" fill="#0b4fa3"/><path d="M8 17l6 6 11-14" fill="none" stroke="#fff" \
    stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>

    """
}
