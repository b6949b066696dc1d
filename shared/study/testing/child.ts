import type { Answer } from '../../form/answer.ts'
import { addressKey } from '../../form/address.ts'
import type { SiteContext } from '../../form/context.ts'
import { addressOf } from '../../form/items.ts'
import type { FormSnapshot, StudyEventSnapshot, SubjectRecord } from '../../form/record.ts'
import type { FormValues } from '../../form/values.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'
import { currentForm } from '../study.ts'

/* One invented child for tests, built in a line or two. */

/** A site on 1 March 2026 at nine, with the default settings. */
export const site: SiteContext = { settings: DEFAULT_SETTINGS, now: '2026-03-01T09:00', clockSuspect: false }

/** Answers by item OID ('WEIGHT', or 'DRUG/2' for a row), as the engine takes them. */
export function answers(oid: string, given: Readonly<Record<string, string | readonly string[] | Answer>>): FormValues {
  const definition = currentForm(oid)
  return Object.fromEntries(
    Object.entries(given).map(([place, value]) => {
      const [item = '', repeat = '1'] = place.split('/')
      const answer = typeof value === 'string' || Array.isArray(value) ? { value } : value
      return [addressKey(addressOf(definition, item, Number(repeat))), answer as Answer]
    }),
  )
}

/** A visit that took place on a day. */
export function visit(oid: string, actualDate: string | null = null, repeat = 1): StudyEventSnapshot {
  const status = actualDate === null ? 'planned' : 'occurred'
  return { id: `${oid}#${repeat}`, oid, repeat, status, actualDate }
}

/** A form in its current version. Its id is 'FORM@VISIT', or 'FORM#n' for a row of a log. */
export function form(
  oid: string,
  at: StudyEventSnapshot | number,
  given: Readonly<Record<string, string | readonly string[] | Answer>> = {},
  more: Partial<FormSnapshot> = {},
): FormSnapshot {
  const isLog = typeof at === 'number'
  return {
    id: isLog ? `${oid}#${at}` : `${oid}@${at.oid}`,
    oid,
    version: currentForm(oid).version,
    studyEvent: isLog ? null : at.id,
    repeat: isLog ? at : 1,
    state: 'complete',
    values: answers(oid, given),
    ...more,
  }
}

/** The record of the child. */
export function child(
  studyEvents: readonly StudyEventSnapshot[],
  forms: readonly FormSnapshot[],
  more: Partial<SubjectRecord> = {},
): SubjectRecord {
  return { subject: { id: 'child-1', code: 'TST-001', site: 'TST' }, studyEvents, forms, openQueries: [], ...more }
}
