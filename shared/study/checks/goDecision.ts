import type { FormValues } from '../../form/values.ts'
import { valueOf } from '../../form/values.ts'

/**
 * Whether the limits before an injection bind: they do while the decision is 'go' or still to be taken, so that they are seen
 * in time. A decision to hold or to stop may be recorded whatever the limits say (design 8).
 */
export function limitsBind(preinj: FormValues): boolean {
  const decision = valueOf(preinj, 'GO_DECISION')
  return decision === undefined || decision === 'GO'
}
