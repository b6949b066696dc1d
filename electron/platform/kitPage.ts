import { html } from '../../shared/print/html.ts'
import { printedPage, type PrintedDocument } from '../../shared/print/printedPage.ts'
import type { KitInHand } from '../session/kit.ts'

const STYLE = `
  body { font-size: 11pt; }
  ol { columns: 3; font-family: 'Liberation Mono', Consolas, monospace; font-size: 14pt; line-height: 2; padding-inline-start: 10mm; margin: 8mm 0; }
  .fingerprint { font-family: 'Liberation Mono', Consolas, monospace; overflow-wrap: anywhere; }
  .line { border-block-end: 1px solid #000; height: 12mm; }
  @page { size: A4; margin: 20mm 18mm; }`

/** The recovery kit as one page to print. `madeOn` is a civil date. */
export function kitPage({ kit, madeBy }: KitInHand, madeOn: string): PrintedDocument {
  const title = 'Trialbook recovery kit'
  const body = html`<h1>${title}</h1>
    <p class="warning">
      Keep this page under lock and key, away from the laptop. Whoever holds it and the laptop can open the study.
      Nobody can recover the study if every password and this page are lost.
    </p>
    <ol>
      ${kit.words.map((word) => html`<li>${word}</li>`)}
    </ol>
    <dl class="facts">
      <dt>Kit</dt>
      <dd>${kit.kitId}</dd>
      <dt>Made by</dt>
      <dd>${madeBy}</dd>
      <dt>Made on</dt>
      <dd>${madeOn}</dd>
      <dt>Fingerprint of the audit trail</dt>
      <dd class="fingerprint">${kit.fingerprint}</dd>
    </dl>
    <p>
      To use it: choose ‘Recovery kit’ where you sign in. It makes a new administrator and a new kit; this page is then
      worth nothing. An auditor compares the fingerprint with the one that the verifier shows.
    </p>
    <p>Received and locked away by (name, date, signature):</p>
    <div class="line"></div>`
  return {
    title,
    html: printedPage({ title, body, style: STYLE }),
    header: title,
    footer: `Made on ${madeOn}`,
    mark: null,
    landscape: false,
  }
}
