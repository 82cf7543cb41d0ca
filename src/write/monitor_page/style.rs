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
@media print {
  .back { display: none; }
  dl.facts { grid-template-columns: 15rem 1fr; }
  table { font-size: .9em; }
  th, td { padding: .15rem .25rem; }
  td.words { min-width: 0; }
  td.reason { min-width: 10rem; }
  tbody th { min-width: 6rem; }
  li, dl.facts { break-inside: avoid; }
  .wide { break-after: auto; }
  #karty, #partnerzy, article + article { break-before: page; }
  article + article { border-top: none; margin-top: 0; }
  h4 { break-after: avoid; }
  caption { break-after: avoid; }
}
";
