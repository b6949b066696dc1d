import type { z } from 'zod'
import type { CalculatedValue } from '../../shared/form/calculate.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { findItem } from '../../shared/form/items.ts'
import type { calculatedView, findingView } from '../../shared/ipc/views/form.ts'
import type { Role } from '../../shared/roles.ts'
import { words } from '../../shared/text/text.ts'
import { identitySight, MASK } from './visibleName.ts'

type FindingView = z.output<typeof findingView>
type CalculatedView = z.output<typeof calculatedView>

const HIDDEN = words('hidden until the form is complete', 'تا کامل شدن فرم پنهان است')

/**
 * Findings as the screen takes them. While scores are hidden, a finding at a score would tell it and waits. What was said when an
 * identity item was confirmed may name the child and is masked for whoever may not see the item (design 5).
 */
export function findingViews(
  definition: FormDefinition,
  findings: readonly Finding[],
  hidden: boolean,
  reader: Role,
): readonly FindingView[] {
  return findings
    .filter(({ address }) => !hidden || !address || !isCalculated(definition, address))
    .map((finding) => toView(withoutNames(definition, finding, reader)))
}

function withoutNames(definition: FormDefinition, finding: Finding, reader: Role): Finding {
  const { address, confirmed } = finding
  const mayTell = confirmed && address && findItem(definition, address)?.item.identity === true
  return mayTell && identitySight(reader) !== 'seen'
    ? { ...finding, confirmed: { ...confirmed, comment: MASK } }
    : finding
}

const toView = ({ check, severity, address, message, persian, confirmed }: Finding): FindingView => ({
  check,
  severity,
  message,
  persian,
  ...(address ? { address } : {}),
  ...(confirmed ? { confirmed } : {}),
})

/** Computed values as the screen takes them; hidden ones say so in place of the value. */
export function calculatedViews(calculated: readonly CalculatedValue[], hidden: boolean): readonly CalculatedView[] {
  return calculated.map(({ address, value, rule, because }) =>
    hidden
      ? { address, value: null, rule, because: HIDDEN }
      : { address, value: textOf(value), rule, because: because ?? null },
  )
}

const textOf = (value: CalculatedValue['value']): string | null =>
  value === null || typeof value === 'string' ? value : value.join(', ')

function isCalculated(definition: FormDefinition, address: NonNullable<Finding['address']>): boolean {
  return findItem(definition, address)?.item.type === 'calculated'
}
