import { MEANING_TEXTS } from '../../../shared/signatureMeanings.ts'
import type { XmlElement } from './xml.ts'

const TEXTS = Object.values(MEANING_TEXTS)
const OTHER = 'SIG.OTHER'

/** The name of what a signature means, as it was shown to the person who signed (R28). */
export function signatureOid(meaning: string): string {
  const number = TEXTS.indexOf(meaning)
  return number < 0 ? OTHER : `SIG.${number + 1}`
}

/** What signatures mean. */
export function signatureDefs(): readonly XmlElement[] {
  return [...TEXTS.map((text) => [signatureOid(text), text] as const), [OTHER, 'Signed.'] as const].map(
    ([oid, meaning]) => ({
      '@OID': oid,
      '@Methodology': 'Electronic',
      Meaning: { '#': meaning },
      LegalReason: { '#': 'Electronic signature under the password of the person who signed (21 CFR 11.50, 11.100).' },
    }),
  )
}
