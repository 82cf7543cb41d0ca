//! What the committee's page looks like beyond the style that all pages share.

pub const CSS: &str = "\
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
nav.short ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .25rem 0; margin: 0; }
p, li, dd, tbody th { overflow-wrap: anywhere; }
.wide { margin: 0 0 1.5rem; }
td.words, td.reason { text-align: left; white-space: normal; }
td.words { min-width: 4.5rem; }
td.reason { min-width: 17rem; }
tbody th { min-width: 8rem; }
tbody th.year { min-width: 0; overflow-wrap: normal; white-space: nowrap; }
caption { font-weight: bold; color: #1a1a1a; }
.sign { display: inline-block; min-width: 1.1em; text-align: center; font-weight: bold; }
.status { font-weight: bold; }
.part { white-space: nowrap; }
.total th, .total td { font-weight: bold; }
figure { margin: 1rem 0 .5rem; }
.bar { vertical-align: middle; margin-left: .5rem; }
article + article { border-top: 1px solid #8c8c8c; margin-top: 2rem; }
dl.facts { display: grid; grid-template-columns: 16rem 1fr; gap: .15rem 1rem; margin: .75rem 0; }
dl.facts dt { font-weight: bold; }
dl.facts dd { margin: 0; }
@media (max-width: 40rem) {
  dl.facts { grid-template-columns: 1fr; }
  dl.facts dd { margin-bottom: .5rem; }
}
@page { margin: 12mm; }
@media print {
  .back { display: none; }
  article { display: grid; grid-template-columns: 90mm minmax(0, 1fr); column-gap: 4mm; }
  article > * { grid-column: 1 / -1; }
  article > dl.facts { grid-column: 1; }
  dl.facts + figure, dl.facts + p { grid-column: 2; align-self: center; }
  dl.facts { grid-template-columns: 34mm minmax(0, 1fr); gap: 0 .5rem; margin: .25rem 0; font-size: .9em; line-height: 1.2; }
  dl.facts + figure text { font-size: 16px; }
  dl.facts + figure svg { overflow: visible; }
  table { font-size: .9em; line-height: 1.3; }
  table.fixed { table-layout: fixed; font-size: .85em; }
  col.of-year { width: 9mm; }
  col.of-value { width: 22mm; }
  col.part { width: 17mm; }
  col.of-day { width: 18mm; }
  col.of-units { width: 23mm; }
  col.part ~ .of-measure { width: 40mm; }
  table.fixed th, table.fixed td { padding: .05rem .2rem; overflow-wrap: anywhere; }
  figure { margin: .4rem 0 .25rem; }
  figure svg { display: block; }
  article h3 { margin: .25rem 0; }
  article p { margin: 0; }
  h4 { margin: .5rem 0 0; }
  ul, ol { margin: .25rem 0; }
  article ul { font-size: .9em; line-height: 1.3; }
  article .wide { margin-bottom: .5rem; }
  article .wide, article table { break-inside: auto; }
  th, td { padding: .15rem .25rem; }
  td.words { min-width: 0; }
  td.reason { min-width: 10rem; }
  tbody th { min-width: 6rem; }
  li, dl.facts, article { break-inside: avoid; }
  .wide { break-after: auto; }
  #karty { break-before: page; }
  article + article { margin-top: .75rem; padding-top: .25rem; }
  h4 { break-after: avoid; }
  caption { break-after: avoid; }
}
";
