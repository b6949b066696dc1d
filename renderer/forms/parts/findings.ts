import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import type { FormView } from '../../../shared/ipc/views/form.ts'

export type FindingView = FormView['findings'][number]

/** What the checks say of one item. 'open' is left out: an open item says so by being open. */
export function findingsAt(findings: readonly FindingView[], address: ItemAddress): readonly FindingView[] {
  const key = addressKey(address)
  return findings.filter(
    (finding) => finding.address && finding.check !== 'open' && addressKey(finding.address) === key,
  )
}

/** Whether the finding still asks for something: not confirmed, and more than an offer. */
export function stillAsks(finding: FindingView): boolean {
  return finding.confirmed === undefined && finding.severity !== 'suggestion'
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
