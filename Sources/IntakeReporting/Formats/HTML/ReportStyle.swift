/// The style of the HTML report.
enum ReportStyle: PageStyle {
  static let hash = "bJqLcWDGwtudKCSyD3WPpABi+QR3J9Q5zyx7HAnL72U="

  static let css = """

    @page { size: A4; margin: 15mm 16mm; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: #fff; color: #1c2126;
      font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
    header, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
    header { padding-top: 1.5rem; }
    header p { margin: 0.25rem 0 0; color: #4a545e; }
    h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.3rem; } h3 { font-size: 1.15rem; }
    h4, h5 { font-size: 1rem; }
    section { margin: 1.5rem 0; }
    section > h2, section > h3 { margin-bottom: 0.5rem; }
    p { margin: 0.35rem 0; overflow-wrap: anywhere; }
    a { color: #0b4fa3; }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0b4fa3;
      outline-offset: 2px; }
    code, .code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace;
      font-size: 0.9em; overflow-wrap: anywhere; }
    .skip { position: absolute; left: -100vw; background: #fff; padding: 0.5rem; }
    .skip:focus { left: 0; top: 0; z-index: 1; }
    .count, .where, .legend, .hash { color: #4a545e; font-weight: 400; font-size: 0.92rem; }
    .banner { border: 1px solid; border-left-width: 0.6rem; border-radius: 0.4rem;
      padding: 0.9rem 1rem; }
    .banner.eligible { border-color: #17683a; background: #eef8f1; }
    .banner.review { border-color: #8a5a00; background: #fff7e3; }
    .banner.ineligible { border-color: #a3161c; background: #fdf0f0; }
    .banner.partial { border-color: #3b5876; background: #f1f6fc; }
    .banner .scope { font-weight: 600; }
    .banner .file { font-weight: 600; }
    .banner > p.verdict { font-size: 1.45rem; margin: 0.2rem 0; }
    .verdict { font-weight: 700; }
    .verdict.eligible { color: #17683a; } .verdict.review { color: #7a4f00; }
    .verdict.ineligible { color: #a3161c; } .verdict.partial { color: #2b4560; }
    .verdict > span { display: inline-block; min-width: 1.5em; height: 1.5em; line-height: 1.4em;
      border: 0.1em solid; border-radius: 50%; text-align: center; font-size: 0.8em; }
    .first { background: #f1f6fc; border: 1px solid #9fb9d8; border-radius: 0.4rem;
      padding: 0.9rem 1rem; }
    .first ol { margin: 0.5rem 0; padding-left: 1.5rem; } .first li { margin: 0.3rem 0; }
    .part { margin: 1.25rem 0; }
    .card { border: 1px solid #c3cad1; border-left: 0.35rem solid #5b6670; border-radius: 0.3rem;
      padding: 0.75rem 1rem; margin: 0.75rem 0; }
    .card.error { border-left-color: #a3161c; } .card.review { border-left-color: #8a5a00; }
    .finding:target, tr:target { outline: 3px solid #0b4fa3; outline-offset: 2px; }
    .badge { display: inline-block; border: 1px solid; border-radius: 0.25rem; padding: 0 0.4em;
      font-size: 0.85rem; line-height: 1.5; }
    .badge.error { background: #a3161c; border-color: #a3161c; color: #fff; }
    .badge.review { color: #6b4500; background: #fff7e3; }
    .badge.warning { color: #3d464e; } .badge.note { color: #3d464e; border-style: dashed; }
    .finding { margin: 0.5rem 0 0.75rem; }
    .finding + .finding { border-top: 1px dashed #c3cad1; padding-top: 0.5rem; }
    .choices { margin: 0; padding-left: 1.1rem; }
    dl { margin: 0.4rem 0; }
    dl > div { display: flex; gap: 0.75rem; }
    dt { flex: 0 0 6.5rem; color: #4a545e; } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    dt::first-letter { text-transform: uppercase; }
    .source { background: #f6f7f8; border: 1px solid #dde1e5; border-radius: 0.25rem;
      padding: 0.4rem 0; margin: 0.4rem 0; font-size: 0.9rem; }
    .source > div { display: flex; gap: 0.6rem; padding: 0 0.6rem; }
    .source code { white-space: pre-wrap; min-width: 0; }
    .source .no { flex: 0 0 auto; min-width: 2.2em; text-align: right; color: #4a545e; }
    .source .at { line-height: 2.2; }
    mark { background: #ffe9a8; color: inherit; font-weight: 700; padding: 0 0.15em;
      border-bottom: 0.15em solid #a3161c; position: relative; }
    .source mark::after { content: "▲"; position: absolute; left: 0; top: 1.45em; line-height: 1;
      font-size: 0.65em; color: #a3161c; }
    table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; font-size: 0.92rem; }
    th, td { border: 1px solid #c3cad1; padding: 0.3rem 0.5rem; text-align: left;
      vertical-align: top; overflow-wrap: anywhere; }
    thead th { background: #f1f3f5; overflow-wrap: break-word; }
    .scroll { overflow-x: auto; margin: 0.4rem 0; }
    .grid { width: auto; margin: 0; }
    .grid th, .grid td { min-width: 3.5rem; max-width: 16rem; overflow-wrap: break-word; }
    .grid thead th { text-align: center; padding: 0 0.5rem; font-weight: 400; color: #4a545e; }
    .grid th[scope=row], .grid .gap { min-width: 2rem; text-align: center; font-weight: 400;
      color: #4a545e; }
    .grid .names td { background: #f6f7f8; font-size: 0.85rem; }
    .grid td.at { outline: 0.15rem solid #a3161c; outline-offset: -0.1rem; background: #ffe9a8; }
    .grid tr.at > * { background: #ffe9a8; }
    .grid td.at mark { border: 0; padding: 0; }
    .places td:first-child, .money, .codes th[scope=row] { white-space: nowrap; }
    .money { text-align: right; font-variant-numeric: tabular-nums; }
    summary { cursor: pointer; padding: 0.3rem 0; }
    .checked ul { margin: 0.4rem 0; padding-left: 1.3rem; }
    .document { border-top: 0.25rem solid #c3cad1; margin-top: 2.5rem; }
    footer { border-top: 1px solid #c3cad1; margin-top: 2rem; padding-bottom: 2rem;
      font-size: 0.92rem; }
    .tasks .label { display: none; }
    @media (max-width: 40rem) {
      header, main, footer { padding-inline: 0.75rem; }
      .card { padding: 0.6rem 0.7rem; }
      .grid { font-size: 0.8rem; }
      .grid th, .grid td { min-width: 2.2rem; max-width: 6.5rem; padding: 0.2rem 0.3rem; }
      dt { flex-basis: 4.5rem; } .basis > div { display: block; margin-bottom: 0.3rem; }
      .tasks, .tasks tbody, .tasks tr, .tasks td, .places, .places tbody, .places tr, .places td {
        display: block; width: 100%; }
      .tasks thead, .places thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      .tasks tr, .places tr { border: 1px solid #c3cad1; margin: 0.4rem 0; padding: 0.3rem 0.5rem; }
      .tasks td, .places td { border: 0; padding: 0.1rem 0; text-align: left; }
      .tasks td:first-child { font-weight: 700; }
      .tasks .label { display: inline; color: #4a5560; }
      .places td:first-child { white-space: normal; }
    }
    @media print {
      html { font-size: 9pt; }
      section { margin: 1rem 0; }
      .first li { margin: 0.1rem 0; } .first { break-inside: avoid; }
      body { color: #000; }
      header, main, footer { max-width: none; padding-inline: 0; }
      .skip, .top { display: none; }
      a { color: inherit; text-decoration: none; }
      .banner, .source, .legend, .finding { break-inside: avoid; }
      thead { display: table-header-group; }
      h1, h2, h3, h4, h5, .legend, .message { break-after: avoid; }
      .document { break-before: page; border-top: 0; margin-top: 0; }
      .scroll { overflow: visible; }
      .badge.error { background: #fff; color: #000; border: 2px solid #000; }
      .verdict, .source mark::after { color: #000; }
      .list tr, .tasks tr { break-inside: avoid; }
      .checked { break-inside: avoid; break-after: avoid; }
      .checked summary { list-style: none; }
      .hash, footer { break-before: avoid; break-inside: avoid; margin-top: 0.8rem; }
      .list { font-size: 0.92em; } .list td { padding: 0.15rem 0.35rem; line-height: 1.35; }
      .list td:nth-child(3) { width: 46%; } .list td:nth-child(4) { width: 32%; }
      @supports selector(::details-content) {
        .list::details-content { content-visibility: visible; block-size: auto; }
        .parts > :not(.more) { display: none; }
      }
    }

    """
}
