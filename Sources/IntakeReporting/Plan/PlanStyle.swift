/// The style of the annex.
enum PlanStyle: PageStyle {
  static let hash = "FQ1ZTzsSuWdFtc4NUJV83y/cK3IXonRW2nBhyaap/DA="

  static let css = """

    @page { size: A4 landscape; margin: 20mm 15mm 20mm 25mm;
      @top-center { content: counter(page); font: 13pt "Times New Roman", serif; } }
    @page :first { @top-center { content: none; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #000;
      font: 12pt/1.3 "Times New Roman", "Liberation Serif", Tinos, "DejaVu Serif", serif; }
    main { max-width: 297mm; margin: 0 auto; padding: 10mm; }
    p { margin: 0; }
    .worklist { border: 0.5mm solid #000; padding: 2mm 4mm; margin-bottom: 6mm; font-size: 11pt; }
    .worklist p { font-weight: bold; }
    .worklist ul { margin: 1mm 0 0; padding-left: 6mm; }
    .letterhead { display: flex; justify-content: space-between; gap: 10mm; text-align: center; }
    .letterhead > div { flex: 1 1 0; }
    .unit, .nation, .motto { font-weight: bold; }
    .unit::after, .motto::after { content: ""; display: block; width: 35mm; margin: 1mm auto 0;
      border-bottom: 0.3mm solid #000; }
    .motto::after { width: 55mm; }
    .date { font-style: italic; margin-top: 2mm; }
    h1 { font-size: 14pt; text-align: center; margin: 5mm 0 1mm; }
    .subtitle { text-align: center; font-weight: bold; }
    .status { text-align: center; font-style: italic; margin: 1mm 0 2mm; }
    .money-unit { text-align: right; font-style: italic; margin-bottom: 1mm; }
    .sheet { overflow-x: auto; }
    .sheet:focus-visible { outline: 3px solid #0b4fa3; outline-offset: 2px; }
    table { border-collapse: collapse; width: 100%; min-width: 240mm; table-layout: fixed;
      font-size: 9pt; line-height: 1.2; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    th, td { border: 0.25mm solid #000; padding: 0.7mm; vertical-align: top; text-align: left;
      overflow-wrap: anywhere; }
    thead th { text-align: center; vertical-align: middle; }
    .index td { text-align: center; font-style: italic; font-size: 7.5pt; padding: 0.5mm 0;
      overflow-wrap: normal; white-space: nowrap; }
    .c1 { width: 2.8%; } .c2 { width: 12.5%; } .c3 { width: 13%; } .c4 { width: 16.2%; }
    .c5 { width: 11.5%; } .c6 { width: 8%; } .c7 { width: 8.5%; } .c8 { width: 5.5%; }
    .c9, .c10, .c11 { width: 4.9%; } .c12 { width: 7.3%; }
    .period { white-space: nowrap; font-size: 8.5pt; padding-inline: 0.5mm; }
    .number, .group td { text-align: center; }
    .group td, .sum td, .total td { font-weight: bold; }
    .none td { font-style: italic; }
    .money, .sum .money, .total .money { text-align: right; padding-inline: 0.7mm;
      font-variant-numeric: tabular-nums; }
    .total th, .total td { border-top-width: 0.5mm; }
    thead { display: table-header-group; }
    .group { break-after: avoid; }
    .sum, .total { break-before: avoid; }
    .total { break-after: avoid; }
    .signed { break-before: avoid; break-inside: avoid; }
    .signed td { border: 0; padding: 0; font-size: 12pt; line-height: 1.3; }
    .signatures { display: flex; justify-content: space-between; text-align: center;
      margin-top: 6mm; padding-bottom: 25mm; break-inside: avoid; }
    .signatures > div { flex: 1 1 0; }
    .role { font-weight: bold; }
    .hint { font-style: italic; }
    footer { font-size: 9pt; break-inside: avoid; }
    footer p { font-weight: bold; font-style: italic; }
    footer .technical { font-weight: normal; font-style: normal; font-size: 7pt; color: #444;
      margin-top: 1mm; }
    footer ul { margin: 1mm 0 0; padding-left: 5mm; }
    @media print { .worklist { display: none; } main { max-width: none; padding: 0; }
      .sheet { overflow: visible; padding: 0 0.3mm; } table { min-width: 0; } }
    @media screen and (max-width: 45em) { main { padding: 4mm; }
      .letterhead { flex-direction: column; gap: 4mm; } }

    """
}
