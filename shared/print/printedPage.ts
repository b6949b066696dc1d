import { html, type Html } from './html.ts'

/** A document ready to become a PDF: plain data, so that it can cross between threads and programs. */
export interface PrintedDocument {
  readonly title: string
  /** A complete page by {@link printedPage}. */
  readonly html: string
  /** Small, at the top of each page: what this is, and whether it is real. */
  readonly header: string
  /** Small, at the foot of each page beside 'page x of y': where and when it was made, and the head of the trail. */
  readonly footer: string
  /** Said loudly at the top of each page; null for a page of the real record. */
  readonly mark: string | null
  readonly landscape: boolean
}

/** What every printed page shares. Black on white, one accent, tables whose heads repeat, nothing that breaks inside a row. */
const BASE_STYLE = `
* { box-sizing: border-box; }
html { font-size: 9.5pt; }
body { margin: 0; color: #111; font-family: 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Segoe UI', 'DejaVu Sans', sans-serif; line-height: 1.38;
  font-variant-numeric: tabular-nums;
  /* An 'ff' in a hash drawn as one sign would not be found, or copied, as the two letters it is. */
  font-variant-ligatures: none; }
h1 { font-size: 19pt; line-height: 1.15; margin: 0 0 3mm; font-weight: 600; }
h2 { font-size: 13.5pt; line-height: 1.2; margin: 0 0 2.5mm; padding-bottom: 1.2mm; border-bottom: 0.6pt solid #111; font-weight: 600; }
h3 { font-size: 10.5pt; margin: 5mm 0 1.5mm; font-weight: 600; }
h4 { font-size: 9.5pt; margin: 3mm 0 1mm; font-weight: 600; }
h1, h2, h3, h4 { break-after: avoid; }
/* The words between a heading and what it heads go with them. */
h2 + p, h3 + p, h4 + p { break-after: avoid; }
p { margin: 0 0 2mm; }
table { width: 100%; border-collapse: collapse; margin: 0 0 3mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
/* No row stands alone under a head, neither the first nor the last. */
tbody tr:first-child:not(:last-child) { break-after: avoid; }
tbody tr:last-child:not(:first-child) { break-before: avoid; }
th, td { text-align: start; vertical-align: top; padding: 1.1mm 1.6mm; border-bottom: 0.4pt solid #bbb; }
th { font-weight: 600; border-bottom: 0.8pt solid #111; font-size: 8.5pt; }
td.number, th.number { text-align: end; }
dl.facts { display: grid; grid-template-columns: 42mm 1fr; gap: 0.8mm 4mm; margin: 0 0 4mm; }
dl.facts dt { color: #555; }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
code, .code { font-family: 'SFMono-Regular', Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace; font-size: 0.88em; overflow-wrap: anywhere; }
.soft { color: #555; }
.small { font-size: 8pt; }
.page { break-before: page; }
.together { break-inside: avoid; }
.warning { border: 1pt solid #a01010; border-inline-start-width: 4pt; padding: 2mm 3mm; margin: 0 0 4mm; }
.note { border-inline-start: 2pt solid #888; padding: 0.5mm 3mm; margin: 0 0 3mm; color: #333; }
`

/**
 * One complete page of our own HTML: no script, no link, nothing to load. `style` is more CSS, a constant of the program. Headings
 * become the bookmarks of the PDF.
 */
export function printedPage({ title, body, style }: { title: string; body: Html; style?: string }): string {
  const head = html`<meta charset="utf-8" />
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    />
    <title>${title}</title>`
  return `<!doctype html><html lang="en"><head>${head.text}<style>${BASE_STYLE}${style ?? ''}</style></head><body>${body.text}</body></html>`
}
