/// The style of the letters: margins, type and places of the parts as Nghị định 30/2020/NĐ-CP
/// has them.
enum LetterStyle: PageStyle {
  static let hash = "w5PCrBnIBdotcidtvEINAQsKfj7DXch7RdI4OZzmC3Y="

  static let css = """

    @page { size: A4 portrait; margin: 20mm 15mm 20mm 30mm;
      @top-center { content: counter(page); font: 13pt "Times New Roman", serif; } }
    @page :first { @top-center { content: none; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #000;
      font: 13pt/1.35 "Times New Roman", "Liberation Serif", Tinos, "DejaVu Serif", serif; }
    main { max-width: 210mm; margin: 0 auto; padding: 20mm 15mm 20mm 30mm; }
    p { margin: 0; }
    header { display: flex; gap: 6mm; text-align: center; margin-bottom: 6mm; }
    .agency { flex: 5 1 0; }
    .state { flex: 7 1 0; }
    .agency p, .state p { font-size: 12pt; line-height: 1.25; }
    .unit, .nation, .motto { font-weight: bold; }
    .state .motto { font-size: 13pt; }
    .state .nation { white-space: nowrap; }
    .unit::after, .motto::after { content: ""; display: block; margin: 1mm auto 2mm;
      border-bottom: 0.25mm solid #000; width: 40%; }
    .motto::after { width: 58mm; max-width: 100%; }
    .agency .number { font-size: 13pt; }
    .date { font-style: italic; }
    .state .date { font-size: 13pt; }
    h1 { font-size: 14pt; text-align: center; margin: 4mm 0 0; }
    h1.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); margin: 0; }
    .subject { text-align: center; font-weight: bold; }
    .to { text-align: center; margin: 5mm 0; }
    .text { text-align: justify; text-indent: 10mm; margin: 2mm 0; overflow-wrap: anywhere; }
    h2 { font-size: 13pt; margin: 4mm 0 1mm; text-indent: 10mm; break-after: avoid; }
    h3 { font-size: 13pt; font-style: italic; margin: 3mm 0 1mm; break-after: avoid;
      overflow-wrap: anywhere; }
    ol { margin: 1mm 0 0; padding-left: 9mm; }
    li { margin-bottom: 2mm; overflow-wrap: anywhere; }
    ol > li { break-inside: avoid; }
    .detail { margin-top: 0.5mm; }
    .detail b { font-weight: normal; font-style: italic; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 11.5pt;
      line-height: 1.25; margin: 2mm 0; }
    th, td { border: 0.25mm solid #000; padding: 1mm 1.5mm; vertical-align: top; text-align: left;
      overflow-wrap: anywhere; }
    th { text-align: center; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .w10 { width: 10%; } .w12 { width: 12%; } .w22 { width: 22%; } .w26 { width: 26%; }
    .w28 { width: 28%; } .w40 { width: 40%; } .w62 { width: 62%; }
    .end { break-inside: avoid; }
    footer { display: flex; gap: 6mm; margin-top: 6mm; padding-bottom: 25mm;
      break-inside: avoid; }
    .recipients { flex: 1 1 0; font-size: 11pt; }
    .recipients p { font-size: 12pt; font-weight: bold; font-style: italic; }
    .recipients ul { margin: 0; padding: 0; list-style: none; }
    .recipients li { margin: 0; }
    .recipients li::before { content: "- "; }
    .signature { flex: 1 1 0; text-align: center; }
    .role { font-weight: bold; }
    .hint { font-style: italic; }
    @media print { main { max-width: none; padding: 0; } }
    @media screen and (max-width: 45em) { main { padding: 4mm; }
      header { flex-direction: column; } .state .nation { white-space: normal; } }

    """
}
