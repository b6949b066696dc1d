import type { AuditFilter } from '../../../shared/ipc/views/audit.ts'

/** The filter with some parts set anew; undefined takes a part away, as no part may stand there empty. */
export function withFilter(
  filter: AuditFilter,
  change: { readonly [K in keyof AuditFilter]?: AuditFilter[K] | undefined },
): AuditFilter {
  return Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined))
}
