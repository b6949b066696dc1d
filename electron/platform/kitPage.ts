import type { KitInHand } from '../session/kit.ts'

/** Text as it may stand in HTML, in an attribute too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const STYLE = `
  body { font: 11pt sans-serif; margin: 18mm; color: #000; }
  h1 { font-size: 18pt; margin: 0 0 6mm; }
  ol { columns: 3; font: 14pt monospace; line-height: 2; padding-inline-start: 10mm; margin: 8mm 0; }
  dt { font-weight: bold; margin-block-start: 3mm; }
  dd { margin: 0; font-family: monospace; overflow-wrap: anywhere; }
  p { line-height: 1.5; }
  .line { border-block-end: 1px solid #000; height: 9mm; }`

/**
 * The recovery kit as one page to print. Plain HTML without a script and without anything to load; `madeOn` is a civil date.
 */
export function kitPage({ kit, madeBy }: KitInHand, madeOn: string): string {
  const words = kit.words.map((word) => `<li>${escapeHtml(word)}</li>`).join('')
  const fact = (name: string, value: string) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>Trialbook recovery kit</title><style>${STYLE}</style></head><body>
<h1>Trialbook recovery kit</h1>
<p>Keep this page under lock and key, away from the laptop. Whoever holds it and the laptop can open the study. Nobody can
recover the study if every password and this page are lost.</p>
<ol>${words}</ol>
<dl>${fact('Kit', kit.kitId)}${fact('Made by', madeBy)}${fact('Made on', madeOn)}
${fact('Fingerprint of the audit trail', kit.fingerprint)}</dl>
<p>To use it: choose 'Recovery kit' where you sign in. It makes a new administrator and a new kit; this page is then worth nothing.
An auditor compares the fingerprint with the one that the verifier shows.</p>
<p>Received and locked away by (name, date, signature):</p><div class="line"></div></body></html>`
}
