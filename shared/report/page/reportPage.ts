import { html, type Html } from '../../print/html.ts'
import { printedPage, type PrintedDocument } from '../../print/printedPage.ts'
import { STATISTICS_VERSION } from '../../stats/pairedAnalysis.ts'
import type { Report, ReportSection } from '../report.ts'
import { CAVEAT, SYNTHETIC, TOO_FEW } from '../words.ts'
import { plotPart } from './plotPart.ts'
import { tablePart } from './tablePart.ts'

const STYLE = `
@page { size: A4 landscape; margin: 16mm; }
@media screen { body { max-width: 1120px; margin: 0 auto; padding: 24px; } }
section.part { break-before: page; }
section.table table { font-size: 8pt; }
section.table th { font-size: 7.5pt; vertical-align: bottom; }
section.table td, section.table th { padding: 0.7mm 1.2mm; }
section.table td.number { white-space: nowrap; }
section.table h3 { margin-top: 6mm; }
td.repeated { color: transparent; }
.plots { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm; margin: 4mm 0; }
figure.plot { margin: 0; break-inside: avoid; }
figure.plot.wide { grid-column: 1 / -1; }
figure.plot img { width: 100%; height: auto; }
figure.plot.wide img { width: 82%; }
.synthetic { font-weight: 700; }
`

/** The whole report as one page of our own HTML, and the same page as it becomes a PDF: landscape, with a foot that tells its source. */
export function reportPage(report: Report): PrintedDocument {
  const { about } = report
  const title = 'Trial report'
  const from = `Data read ${about.cut.slice(0, 16).replace('T', ' ')} UTC by Trialbook ${about.productVersion}, ${STATISTICS_VERSION}`
  return {
    title,
    html: printedPage({ title: `${title}: ${about.study.name}`, body: body(report), style: STYLE }),
    header: `${about.study.name} ${about.study.version} · ${title} · de-identified, not anonymous`,
    footer: `${from} · record ${about.head.sequence} · head ${about.head.hash}`,
    mark: about.synthetic ? SYNTHETIC : null,
    landscape: true,
  }
}

function body(report: Report): Html {
  const { about, children, pairs, sections } = report
  return html`<h1>Trial report</h1>
    ${about.synthetic && html`<p class="warning synthetic">${SYNTHETIC}</p>`}
    <dl class="facts">
      <dt>Study</dt>
      <dd>${about.study.name}, version ${about.study.version}</dd>
      <dt>Children</dt>
      <dd>${children} registered, ${pairs} with a scale at baseline and at 12 months${pairs < 2 && ` (${TOO_FEW})`}</dd>
      <dt>Data read</dt>
      <dd>${about.cut} (UTC)</dd>
      ${
        about.fimVariants.length > 0 &&
        html`<dt>FIM measure</dt>
          <dd>${about.fimVariants.join(', ')}</dd>`
      }
      <dt>Computed by</dt>
      <dd>Trialbook ${about.productVersion}, ${STATISTICS_VERSION}</dd>
      <dt>Head of the trail</dt>
      <dd>record ${about.head.sequence}, <code>${about.head.hash}</code></dd>
      <dt>Who is in it</dt>
      <dd>Children under pseudonyms, study days and no calendar date of a child. De-identified, not anonymous.</dd>
    </dl>
    <p class="warning">${CAVEAT}</p>
    ${sections.map((section, index) => part(section, index > 0))}`
}

/** A part of the report; from the second on each begins a page. Plots stand three in a row, their tables after them. */
function part({ title, cautioned, tables, plots }: ReportSection, newPage: boolean): Html {
  const ofPlots = new Set(plots.map(({ table }) => table.id))
  return html`<section class="${newPage ? 'part' : 'first'}">
    <h2>${title}</h2>
    ${cautioned && html`<p class="note">${CAVEAT}</p>`} ${tables.filter(({ id }) => !ofPlots.has(id)).map(tablePart)}
    ${plots.length > 0 && html`<div class="plots">${plots.map(plotPart)}</div>`}
    ${tables.filter(({ id }) => ofPlots.has(id)).map(tablePart)}
  </section>`
}
