import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import type { FormState } from '../session.ts'
import type { Language } from '../../text/i18n.ts'
import type { FormView } from '../../../shared/ipc/views/form.ts'

export type FindingView = FormView['findings'][number]

/**
 * What the checks say of one item. 'open' is left out: an open item says so by being open. Nothing is said of an item that
 * nobody has answered yet, until the person has tried to complete the form.
 */
export function findingsAt({ view, values, tried }: FormState, address: ItemAddress): readonly FindingView[] {
  const key = addressKey(address)
  if (!tried && !values[key]) return []
  return view.findings.filter(({ address: at, check }) => at && check !== 'open' && addressKey(at) === key)
}

/** What the checks say of the form as a whole. What blocks its completion is said once somebody tries to complete it. */
export function findingsOfForm({ view, tried }: FormState): readonly FindingView[] {
  return view.findings.filter(
    ({ address, check, severity }) => !address && check !== 'open' && (tried || severity !== 'hard'),
  )
}

/** Whether the finding still asks for something: not confirmed, and more than an offer. */
export function stillAsks(finding: FindingView): boolean {
  return finding.confirmed === undefined && finding.severity !== 'suggestion'
}

/** What the finding says, in the language of the screen. */
export function wordsOf({ message, persian }: FindingView, language: Language): string {
  return language === 'fa' ? persian : message
}

/** Red blocks; amber asks. */
export function toneOf(finding: FindingView): 'danger' | 'amber' | 'info' {
  switch (finding.severity) {
    case 'impossible':
    case 'hard':
      return 'danger'
    case 'soft':
    case 'hold':
    case 'deviation':
      return 'amber'
    case 'suggestion':
      return 'info'
  }
}
