import { mkdirSync, writeFileSync, readFileSync } from 'node:fs'
import { makeReport } from './shared/report/report.ts'
const input = JSON.parse(readFileSync('/tmp/tb/look-5/input.json', 'utf8'))
let t = performance.now()
const r = makeReport(input)
console.log('computed', performance.now() - t)
t = performance.now()
makeReport(input)
console.log('again', performance.now() - t)
for (const s of r.sections) {
  console.log('##', s.title)
  for (const tb of s.tables)
    if (!tb.id.startsWith('values-')) {
      console.log('--', tb.title, '|', tb.columns.map((c) => c.label).join(' | '))
      for (const row of tb.rows.slice(0, 12)) console.log('   ', row.map((c) => c.text).join(' | '))
      for (const n of tb.notes) console.log('   *', n)
    }
}
console.log('json', JSON.stringify(r).length)
const { Resvg, initWasm } = await import('@resvg/resvg-wasm')
await initWasm(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm'))
const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(
  (f) => new Uint8Array(readFileSync('node_modules/dejavu-fonts-ttf/ttf/' + f)),
)
t = performance.now()
let n = 0
mkdirSync('/tmp/tb/look-5/plots', { recursive: true })
for (const s of r.sections)
  for (const p of s.plots) {
    n++
    writeFileSync(`/tmp/tb/look-5/plots/${p.id}.svg`, p.svg)
    const png = new Resvg(p.svg, {
      fitTo: { mode: 'zoom', value: 2 },
      font: { fontBuffers: fonts, defaultFontFamily: 'DejaVu Sans', loadSystemFonts: false } as never,
    })
      .render()
      .asPng()
    writeFileSync(`/tmp/tb/look-5/plots/${p.id}.png`, png)
  }
console.log(n, 'plots', performance.now() - t)
