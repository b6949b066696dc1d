/** How a casebook looks: dense and calm, values before history. */
export const CASEBOOK_STYLE = `
.version { font-size: 8pt; font-weight: 400; color: #555; }
.hint { color: #555; font-size: 7.4pt; }
.about { color: #333; font-size: 8.5pt; margin: 0 0 1.5mm; }
.visit > h2 { margin-top: 0; }
.form { margin: 0 0 7mm; }
.form > h3 { margin: 5mm 0 0.8mm; padding: 1mm 0 1mm 2.4mm; border-inline-start: 2.4mm solid #1f4e79; background: #eef3f8; font-size: 11pt; }
.struck-row td.label, .struck-row td.value { text-decoration: line-through; }
.struck table.values { text-decoration: line-through; }
table.values td { padding: 0.7mm 1.4mm; font-size: 9pt; }
table.values td.label { width: 42%; color: #333; }
table.values td.value { width: 34%; font-weight: 600; overflow-wrap: anywhere; }
table.values td.marks { font-size: 7.4pt; color: #444; }
table.values th.row { background: #f5f5f5; border-bottom: 0.4pt solid #bbb; padding: 0.8mm 1.4mm; }
.open { font-weight: 400; font-style: italic; color: #8a4b00; }
table.history { font-size: 7.8pt; }
table.history th { font-size: 7.6pt; }
table.history td { padding: 0.7mm 1.4mm; overflow-wrap: anywhere; }
table.history td:nth-child(1) { width: 20mm; }
table.history td:nth-child(2) { width: 36mm; }
table.history td:nth-child(3) { width: 34mm; }
.before { text-decoration: line-through; color: #555; }
.query { border-inline-start: 1.2mm solid #b7791f; padding-inline-start: 2.4mm; margin: 0 0 2mm; font-size: 8.8pt; }
.query p { margin: 0 0 0.8mm; }
.message { padding-inline-start: 4mm; }
.signatures { border: 0.8pt solid #1f4e79; padding: 1.6mm 2.4mm 0.4mm; margin: 2mm 0; font-size: 8.8pt; }
ul.lines { margin: 0 0 2mm; padding-inline-start: 5mm; font-size: 8.8pt; }
`
