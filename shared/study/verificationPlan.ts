import { codesOfSetting, numberSetting, type Settings } from '../form/context.ts'
import type { StudySetting } from './settings.ts'

const FULL = 'verification.fullForms'
const SAMPLE = 'verification.samplePercent'

/** Consent, eligibility, the primary scale and serious events: every item of these is held against the source. */
const FULL_BY_DEFAULT = ['CONSENT', 'ELIG', 'GMFM88', 'SAE']

/** The plan of source data verification as settings of the study; `forms` is OID -> name. */
export function verificationSettings(forms: Readonly<Record<string, string>>): readonly StudySetting[] {
  return [
    {
      key: FULL,
      group: 'Monitoring',
      label: 'Forms that are verified against the source completely',
      default: FULL_BY_DEFAULT.join(' '),
      source: 'assumed',
      value: { type: 'set', allowed: Object.entries(forms).map(([value, label]) => ({ value, label })) },
    },
    {
      key: SAMPLE,
      group: 'Monitoring',
      label: 'Share of the other forms that is verified, percent',
      default: '20',
      source: 'assumed',
      value: { type: 'number', min: 0, max: 100, decimals: 0 },
    },
  ]
}

/**
 * Whether a form is on the plan: because all of its kind are, because it fell into the sample, or not. The sample follows from the
 * form's random id alone, so nobody chooses it, it is the same on every screen, and a larger share only adds to it.
 */
export function planOf(
  settings: Settings,
  form: { readonly id: string; readonly oid: string },
): 'all' | 'sample' | 'none' {
  if (codesOfSetting(settings, FULL).includes(form.oid)) return 'all'
  return lotOf(form.id) < numberSetting(settings, SAMPLE, 0) ? 'sample' : 'none'
}

/** A number from 0 to 99 that depends on every character of the id (FNV-1a, 32 bits). */
function lotOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % 100
}
