//! How the page looks: dark letters on white, tables that print on A4, nothing fetched from elsewhere.

pub const CSS: &str = "\
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, 'Segoe UI', Arial, sans-serif; color: #1a1a1a; background: #fff; max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin-top: 2.5rem; border-bottom: 2px solid #1f4e79; }
h3 { font-size: 1.1rem; margin-top: 2rem; }
a { color: #1f4e79; }
a:focus, .wide:focus { outline: 3px solid #c55a11; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
.mark { font-weight: bold; color: #9c0006; }
.source, caption, footer { font-size: .875rem; color: #404040; }
nav ol { list-style: none; padding-left: 1rem; }
caption { text-align: left; padding-bottom: .25rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8c8c8c; padding: .3rem .5rem; vertical-align: top; }
thead th { background: #e7e6e6; text-align: center; }
tbody th { text-align: left; font-weight: normal; }
.level-0 th, .level-0 td { font-weight: bold; }
.level-1 th { padding-left: 1.5rem; }
.level-2 th { padding-left: 2.5rem; }
.level-3 th { padding-left: 3.5rem; }
.level-4 th { padding-left: 4.5rem; }
.group th { background: #f2f2f2; font-weight: bold; }
td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.proposed { font-style: italic; }
td.unit { text-align: left; font-weight: normal; white-space: normal; }
figure { margin: 1.5rem 0; }
figcaption { font-weight: bold; }
svg { max-width: 100%; height: auto; }
svg text { font-family: system-ui, 'Segoe UI', Arial, sans-serif; font-size: 13px; fill: #1a1a1a; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
@page { size: A4; margin: 15mm; }
@media print {
  :root { font-size: 9pt; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  .wide { overflow: visible; }
  a:focus, .wide:focus { outline: none; }
  thead { display: table-header-group; }
  .wide, table, tr, figure, h2, h3, p { break-inside: avoid; }
  caption, .note, .wide { break-after: avoid; }
  h2, h3 { break-after: avoid; }
}
";
