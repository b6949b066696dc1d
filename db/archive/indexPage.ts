import { html } from '../../shared/print/html.ts'
import { printedPage } from '../../shared/print/printedPage.ts'
import { study } from '../../shared/study/study.ts'

/** What an archive says of itself on its first page. */
export interface ArchiveFacts {
  /** Names with '/', as they lie below the folder. */
  readonly files: readonly string[]
  /** ISO with Z. */
  readonly made: string
  readonly site: string
  readonly synthetic: boolean
  readonly children: number
  readonly lastSequence: number
  readonly head: string
  readonly keyFingerprint: string
}

/** The folders in the order in which somebody looks for things, and what each is for. */
const FOLDERS: readonly (readonly [string, string, string])[] = [
  [
    'casebooks/',
    'Casebooks',
    'Everything that was recorded of each child, to read and print, with every change and its reason.',
  ],
  ['forms/', 'Forms', 'The case report forms, empty, and with the name, codes and checks of every item.'],
  ['data/', 'Data', 'The same values for programs: ODM 1.3.2 and CSV, with a dictionary of every column.'],
  [
    'trail/',
    'Trail',
    'Every record since the study began, signed, with its own verifier: node trail/verify-trail.mjs trail',
  ],
  ['study/', 'Study', 'Who had an account, the settings, the checks and the definition of the study.'],
  ['', 'This folder', 'The verifier of the archive. The manifest beside it holds the SHA-256 of every file.'],
]

const STYLE = `
body { max-width: 190mm; margin: 12mm auto; padding: 0 6mm; font-size: 11pt; }
ul { margin: 0 0 4mm; padding-inline-start: 6mm; columns: 2; }
li { break-inside: avoid; overflow-wrap: anywhere; }
`

/** The page that opens the archive in any browser, without a network and without script. */
export function indexPage({
  files,
  made,
  site,
  synthetic,
  children,
  lastSequence,
  head,
  keyFingerprint,
}: ArchiveFacts) {
  const body = html`<h1>Trialbook archive</h1>
    ${synthetic && html`<p class="note"><strong>Training data.</strong> These children do not exist.</p>`}
    <p class="warning"><strong>Identified.</strong> These files name children. Keep them locked away.</p>
    <dl class="facts">
      <dt>Study</dt>
      <dd>${study.name.en} (${study.oid}, version ${study.version})</dd>
      <dt>Site</dt>
      <dd>${site}</dd>
      <dt>Made</dt>
      <dd>${made}</dd>
      <dt>Children</dt>
      <dd>${children}</dd>
      <dt>Last record</dt>
      <dd>${lastSequence}</dd>
      <dt>Head of the trail</dt>
      <dd><code>${head}</code></dd>
      <dt>Key of the installation</dt>
      <dd><code>${keyFingerprint}</code></dd>
    </dl>
    <p>
      To prove that nothing is missing or altered, with Node 20 or newer:
      <code>node verify-archive.mjs --key-fingerprint …</code> with the key from paper, not from this page.
    </p>
    ${FOLDERS.map(([folder, title, about]) => {
      const here = files.filter((name) => name.slice(0, name.indexOf('/') + 1) === folder)
      return html`<h2>${title}</h2>
        <p>${about}</p>
        <ul>
          ${here.map((name) => html`<li><a href="${addressOf(name)}">${name.slice(folder.length)}</a></li>`)}
        </ul>`
    })}`
  return printedPage({ title: 'Trialbook archive', body, style: STYLE })
}

/** A name as an address: a '#' or '%' in it is part of the name. */
const addressOf = (name: string) => name.split('/').map(encodeURIComponent).join('/')
