/** How blank forms look: boxes to tick and to write into, on white, in rows that do not break. */
export const BLANK_STYLE = `
.version { font-size: 8.5pt; font-weight: 400; color: #555; }
.hint { color: #555; font-size: 7.8pt; }
.head, .foot { display: grid; grid-template-columns: repeat(4, 1fr); gap: 5mm; margin: 0 0 4mm; }
.foot { grid-template-columns: 1fr 1fr; margin: 7mm 0 0; break-inside: avoid; break-before: avoid; }
/* A signature on a sheet of its own signs nothing: the last item goes with it. */
.items .item:last-child:not(:first-child) { break-before: avoid; }
.head span, .foot span { font-size: 8pt; color: #555; }
.line { border-bottom: 0.5pt solid #333; height: 6.5mm; }
.inlineLine { display: inline-block; border-bottom: 0.5pt solid #333; width: 110mm; }
.box { display: inline-block; width: 3.4mm; height: 3.4mm; border: 0.7pt solid #222; border-radius: 0.4mm; vertical-align: -0.5mm; margin-inline-end: 1.4mm; }
.notDone { margin: 0 0 3mm; }
.items { border-top: 0.4pt solid #bbb; }
.item { display: grid; grid-template-columns: 62mm 1fr; gap: 4mm; padding: 1.8mm 0; border-bottom: 0.4pt solid #bbb; break-inside: avoid; }
.tick { display: inline-block; margin-inline-end: 4mm; margin-bottom: 0.8mm; }
.digits { display: inline-flex; gap: 0.6mm; align-items: flex-end; margin-inline-end: 2mm; vertical-align: middle; }
.digit { display: inline-flex; width: 5.4mm; height: 6.6mm; border: 0.6pt solid #444; align-items: flex-end; justify-content: center; font-style: normal; }
.digit small { color: #aaa; font-size: 6pt; line-height: 1.2; }
.point { padding: 0 0.4mm; }
.unit { margin-inline-end: 3mm; }
.missing { margin-top: 1.2mm; color: #333; }
.row { border: 0.5pt solid #888; padding: 2mm 3mm 0; margin: 0 0 3mm; }
.row .items { border-top: 0; }
.rowName { font-weight: 600; margin: 0; }
table.scores td, table.scores th { padding: 1.15mm 1.4mm; }
table.scores .code { text-align: center; width: 9mm; font-family: inherit; }
table.scores .code .box { margin: 0; width: 4mm; height: 4mm; }
table.scores .number { width: 9mm; }
table.scores td.reason { width: 24mm; border-inline-start: 0.4pt solid #bbb; }
table.points td, table.points th { border: 0.4pt solid #888; }
table.points td.cell { width: 29mm; height: 8.4mm; }
table.schedule th, table.schedule td { font-size: 7.6pt; padding: 0.9mm 1.2mm; }
`
