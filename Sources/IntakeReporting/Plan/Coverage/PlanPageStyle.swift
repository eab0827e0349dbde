/// The style of the pages about a plan.
enum PlanPageStyle: PageStyle {
  static let hash = "F8qd5lgwOjU/JRjS+mGbaEUWllSTi/SOvFvxXAoaTxU="

  static let css = """

    @page { size: A4 landscape; margin: 15mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #111;
      font: 11pt/1.4 "Liberation Sans", Arimo, Arial, "DejaVu Sans", sans-serif; }
    main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.5rem; margin: 0 0 0.25rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; break-after: avoid; }
    header p, footer p, .hint { color: #444; margin: 0.25rem 0; }
    p { margin: 0.5rem 0; max-width: 65rem; }
    .sheet { overflow-x: auto; }
    .sheet:focus-visible { outline: 3px solid #0b4fa3; outline-offset: 2px; }
    table { border-collapse: collapse; font-size: 0.9rem; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    th, td { padding: 0.25rem 0.6rem; border-bottom: 1px solid #bbb; text-align: left;
      vertical-align: top; }
    tbody th { font-weight: normal; min-width: 9rem; }
    td:not([class]) { min-width: 6rem; }
    thead th { border-bottom: 2px solid #111; vertical-align: bottom; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    section { break-inside: avoid; }
    .long { break-inside: auto; }
    tbody tr:first-child { break-before: avoid; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .none { color: #555; }
    .sum th, .sum td { font-weight: bold; border-top: 2px solid #111; }
    .bar { min-width: 11rem; white-space: nowrap; }
    .wide { min-width: 24rem; }
    .plain li + li { margin-top: 0.25rem; }
    ul { margin: 0.25rem 0; padding-left: 1.2rem; }
    .plain { list-style: none; padding: 0; margin: 0; }
    del, ins { text-decoration: none; }
    footer { margin-top: 2rem; border-top: 1px solid #bbb; font-size: 0.8rem; }
    @media print { main { max-width: none; padding: 0; } body { font-size: 9.5pt; }
      .sheet { overflow: visible; } tbody th, td:not([class]) { min-width: 0; } h2 { margin-top: 1rem; } .hint { break-after: avoid; }
      th, td { padding-block: 0.1rem; } }
    @media screen and (max-width: 45em) { main { padding: 1rem; } }

    """
}
