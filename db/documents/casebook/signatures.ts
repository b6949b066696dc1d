import type { SignatureView } from '../../../shared/ipc/views/signatures.ts'
import { html, type Html } from '../../../shared/print/html.ts'
import { stampWords } from './words.ts'

const STATES: Readonly<Record<SignatureView['state'], string>> = {
  holds: 'holds',
  changedSince: 'CHANGED SINCE SIGNATURE: a new signature is asked for',
  withdrawn: 'withdrawn',
}

/** Signatures with printed name, date and time, and meaning (R28), and whether the content is still the one signed (R32). */
export function signatureLines(signatures: readonly SignatureView[]): Html | null {
  if (signatures.length === 0) return null
  return html`<div class="signatures together">
    ${signatures.map(
      ({ printedName, role, meaning, signedAt, offset, contentHash, state }) =>
        html`<p>
          <strong>Signed electronically by ${printedName}</strong> (${role}) · ${stampWords(signedAt, offset)} ·
          meaning: <strong>${meaning}</strong> · ${STATES[state]}<br /><span class="hint code"
            >content ${contentHash}</span
          >
        </p>`,
    )}
  </div>`
}
