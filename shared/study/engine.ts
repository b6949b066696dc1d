import { addressKey } from '../form/address.ts'
import { calculateWith, type CalculatedValue } from '../form/calculate.ts'
import { assessFormWith, type Assessment, type CheckRules } from '../form/check.ts'
import { completeness, type Completeness } from '../form/completeness.ts'
import type { SiteContext } from '../form/context.ts'
import type { FormDefinition } from '../form/definition.ts'
import type { Finding } from '../form/finding.ts'
import {
  contextOf,
  NO_OTHER_CHILDREN,
  type FormSnapshot,
  type OtherChildren,
  type SubjectRecord,
} from '../form/record.ts'
import { calculations } from './calculations/index.ts'
import { checks } from './checks/index.ts'
import { definitionOf } from './study.ts'

/* The form engine with this study's rules. A form is read under the version it was entered under. */

const rules: CheckRules = { checks, calculations, definitionOf }

/**
 * Everything there is to say about a form of a child: see {@link assessFormWith}. The form is looked at as it is handed in;
 * the record around it says what other forms hold. Throws when the form's version is not known.
 */
export function assessForm(
  form: FormSnapshot,
  record: SubjectRecord,
  site: SiteContext,
  otherChildren: OtherChildren = NO_OTHER_CHILDREN,
): Assessment {
  return assessFormWith(rules, known(form), form, record, site, otherChildren)
}

/** What {@link assessForm} finds. */
export function checkForm(
  form: FormSnapshot,
  record: SubjectRecord,
  site: SiteContext,
  otherChildren: OtherChildren = NO_OTHER_CHILDREN,
): readonly Finding[] {
  return assessForm(form, record, site, otherChildren).findings
}

/** The calculated items of a form, each with its rule or why it could not be computed. */
export function calculateForm(
  form: FormSnapshot,
  record: SubjectRecord,
  site: SiteContext,
): readonly CalculatedValue[] {
  return calculateWith(calculations, known(form), form, record, contextOf(form, record, site))
}

/** Whether anything in the form is computed from other forms of the child, so that those may change what it says. */
export function isDerivedFromOthers(definition: FormDefinition): boolean {
  return definition.itemGroups.some(({ items }) =>
    items.some((item) => item.type === 'calculated' && calculations.get(item.calculation)?.reads !== 'form'),
  )
}

/** How far a form is. */
export function completenessOf(form: FormSnapshot, record: SubjectRecord, site: SiteContext): Completeness {
  return completeness(known(form), form.values, contextOf(form, record, site))
}

/**
 * What still keeps a form from being complete: whatever is impossible or hard, and what is soft and neither confirmed with
 * a comment nor asked about in a query that is open (design 8). Holds and deviations block other things, not the form.
 */
export function blockersOf(
  findings: readonly Finding[],
  form: FormSnapshot,
  record: SubjectRecord,
): readonly Finding[] {
  return findings.filter((finding) => {
    if (finding.severity === 'impossible' || finding.severity === 'hard') return true
    return finding.severity === 'soft' && !finding.confirmed && !isQueried(finding, form, record)
  })
}

function isQueried(finding: Finding, form: FormSnapshot, record: SubjectRecord): boolean {
  const key = finding.address ? addressKey(finding.address) : null
  return record.openQueries.some(
    (query) => query.form === form.id && query.check === finding.check && query.address === key,
  )
}

function known(form: FormSnapshot): FormDefinition {
  const definition = definitionOf(form.oid, form.version)
  if (!definition) throw new Error(`form ${form.oid} version ${form.version} is not known to this release`)
  return definition
}
