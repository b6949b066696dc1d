import { randomUUID } from 'node:crypto'
import { addDays } from '../../shared/dates/civilDate.ts'
import { addressKey } from '../../shared/form/address.ts'
import { numberSetting, todayOf } from '../../shared/form/context.ts'
import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import type { Change } from '../record/change.ts'
import { rowOf } from '../read/query.ts'
import { siteContext } from '../read/readContext.ts'
import { StoreError } from '../store/errors.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { fields } from './fields.ts'
import { formChanges } from './formChanges.ts'
import { visitChanges } from './visitChanges.ts'

/** Who the child is; these words go into the identity tables and nowhere else. */
export interface NewSubject {
  readonly givenName: string
  readonly familyName: string
  /** Empty where the hospital has none. */
  readonly recordNumber: string
}

export interface RegisteredSubject {
  readonly subjectId: string
  /** The trial subject number, SITE-NNN. */
  readonly code: string
}

/** How often the next number is tried again when another program registered a child at the same moment. */
const ATTEMPTS = 5

/**
 * Registers a child: a random id, the next number of the site, an open DEMOG form at screening with the identity items, and a
 * first injection planned so far ahead that screening is due today. Needs 'record.write'.
 * Throws a Refusal or StoreError; then nobody was registered.
 */
export function registerSubject(context: ActContext, child: NewSubject): RegisteredSubject {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return register(context, child)
    } catch (thrown) {
      // The unique index on the code refused it: somebody else took the number between reading and writing.
      const numberTaken = thrown instanceof StoreError && thrown.code === 'refused'
      if (!numberTaken || attempt === ATTEMPTS) throw thrown
    }
  }
}

function register(context: ActContext, child: NewSubject): RegisteredSubject {
  const { store, person } = context
  const subjectId = randomUUID()
  const code = nextCode(context)
  const screening = visitChanges({ id: randomUUID(), subjectId, oid: 'SCR', repeat: 1 })
  const firstInjection = visitChanges(
    { id: randomUUID(), subjectId, oid: 'INJ1', repeat: 1 },
    { plannedDate: plannedFirstInjection(context) },
  )
  const form = formChanges({ id: randomUUID(), subjectId, studyEventId: screening.id, oid: 'DEMOG', repeat: 1 })
  store.commit(person, {
    kind: 'subject.registered',
    subject: subjectId,
    changes: [
      ...fields('subject', subjectId, { siteId: store.site, code, status: 'screening' }),
      ...screening.changes,
      ...firstInjection.changes,
      ...form.changes,
      ...identityOf(form.id, child),
    ],
  })
  return { subjectId, code }
}

/** SITE-NNN, one more than the highest number given so far; numbers are never used again. */
function nextCode({ store }: ActContext): string {
  const site = rowOf<{ code: string }>(store.db, 'SELECT code FROM site WHERE id = ?', store.site)
  const last = rowOf<{ number: number | null }>(
    store.db,
    `SELECT max(CAST(substr(s.code, length(t.code) + 2) AS INTEGER)) AS number
     FROM subject s JOIN site t ON t.id = s.site_id
     WHERE s.site_id = ? AND substr(s.code, 1, length(t.code) + 1) = t.code || '-'`,
    store.site,
  )
  return `${site?.code}-${String((last?.number ?? 0) + 1).padStart(3, '0')}`
}

/** Screening is counted back from the first injection, so the injection is planned forward from today. */
function plannedFirstInjection(context: ActContext): string {
  const site = siteContext(readingOf(context))
  return addDays(todayOf(site), -numberSetting(site.settings, 'window.SCR.target', -45))
}

function identityOf(formId: string, { givenName, familyName, recordNumber }: NewSubject): readonly Change[] {
  const demographics = currentForm('DEMOG')
  return Object.entries({ GIVEN_NAME: givenName, FAMILY_NAME: familyName, RECORD_NUMBER: recordNumber })
    .map(([item, typed]) => ({ item, value: typed.normalize('NFC').trim() }))
    .filter(({ value }) => value !== '')
    .map(({ item, value }) => ({
      entity: 'identityItem' as const,
      id: formId,
      field: addressKey(addressOf(demographics, item)),
      value: { value },
    }))
}
