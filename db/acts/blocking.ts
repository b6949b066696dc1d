import { addressKey } from '../../shared/form/address.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { findItem } from '../../shared/form/items.ts'
import { Refusal } from '../record/refusal.ts'
import type { StoredItem } from '../read/formItems.ts'
import type { QueryEntry } from '../read/queryRows.ts'
import { lastChangeAt } from '../read/subjectRecord.ts'

/** A form that cannot complete yet, with all that stands in its way. What was typed is kept. */
export class BlockedByChecks extends Refusal {
  readonly findings: readonly Finding[]

  constructor(definition: FormDefinition, findings: readonly Finding[]) {
    super('blockedByCheck', messageOf(definition, findings))
    this.findings = findings
  }
}

/**
 * The findings that keep a form from being complete: what is impossible, hard, or soft with neither a comment nor a query on it
 * (design 8). `items` are the answers as the record has them.
 */
export function blockingFindings(
  findings: readonly Finding[],
  queries: readonly QueryEntry[],
  items: readonly StoredItem[],
): readonly Finding[] {
  return findings.filter((finding) => {
    if (finding.severity === 'impossible' || finding.severity === 'hard') return true
    if (finding.severity !== 'soft' || finding.confirmed) return false
    return !queries.some((query) => asksAbout(query, finding, items))
  })
}

/** Whether the query asks about this finding: it waits, or it was closed and nothing has changed since it was raised. */
export function asksAbout(query: QueryEntry, finding: Finding, items: readonly StoredItem[]): boolean {
  const address = finding.address ? addressKey(finding.address) : null
  if (query.check !== finding.check || query.address !== address || query.status === 'cancelled') return false
  return query.status !== 'closed' || lastChangeAt(items, address) < query.created
}

/** How many things a message names before it only counts. */
const NAMED = 5

function messageOf(definition: FormDefinition, findings: readonly Finding[]): string {
  const open = findings.filter(({ check }) => check === 'open')
  const others = findings.filter(({ check }) => check !== 'open')
  const sentences = [
    ...(open.length > 0 ? [`${open.length} still open: ${namesOf(definition, open)}.`] : []),
    ...others.slice(0, NAMED).map((finding) => `${prefixOf(definition, finding)}${finding.message}`),
    ...(others.length > NAMED ? [`And ${others.length - NAMED} more.`] : []),
  ]
  return `The form is not complete yet; everything you typed is kept. ${sentences.join(' ')}`
}

function namesOf(definition: FormDefinition, findings: readonly Finding[]): string {
  const names = findings.slice(0, NAMED).map((finding) => labelOf(definition, finding))
  return findings.length > NAMED ? `${names.join(', ')} and ${findings.length - NAMED} more` : names.join(', ')
}

function prefixOf(definition: FormDefinition, finding: Finding): string {
  return finding.address ? `${labelOf(definition, finding)}: ` : ''
}

function labelOf(definition: FormDefinition, { address }: Finding): string {
  return address ? (findItem(definition, address)?.item.label.en ?? address.item) : definition.name.en
}
