import { createHash } from 'node:crypto'
import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import { study } from '../../shared/study/study.ts'
import { preferencesOf } from '../read/preferences.ts'
import { rowOf } from '../read/query.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import type { ActContext } from './actContext.ts'
import { formChanges } from './formChanges.ts'
import { keepChanges } from './keepChanges.ts'
import { nextLogRow } from './openForm.ts'
import { prefilledDeviation } from './prefilledDeviation.ts'

/** The log of protocol deviations. */
const LOG = 'DEV'

/**
 * Opens a row of the deviation log for each finding that departs from the protocol, as a draft of the person who completed the
 * form, with what is known filled in (design 8). The same finding on the same form never opens a second row, nor does one that
 * several forms make about the same thing.
 */
export function openDeviations(
  context: ActContext,
  { row }: { readonly row: Pick<WorkingForm['row'], 'id' | 'subjectId'> },
  findings: readonly Finding[],
): void {
  if (!study.forms.some(({ oid }) => oid === LOG)) return
  const { store, person } = context
  const { language } = preferencesOf(store.db, person.id)
  for (const finding of findings.filter(({ severity }) => severity === 'deviation')) {
    const id = deviationId(row.id, finding)
    if (rowOf(store.db, 'SELECT 1 FROM form WHERE id = ?', id)) continue
    const repeat = nextLogRow(context, row.subjectId, LOG)
    store.commit(person, {
      kind: 'form.started',
      subject: row.subjectId,
      check: finding.check,
      changes: formChanges({ id, subjectId: row.subjectId, studyEventId: null, oid: LOG, repeat }).changes,
    })
    keepChanges(context, { formId: id, base: 0, changes: prefilledDeviation(finding, language) })
  }
}

/** One id for one finding on one form: a UUID made of their hash (RFC 9562, version 8). */
export function deviationId(formId: string, { check, address, deviation }: Finding): string {
  const place =
    deviation?.about === undefined ? [formId, check, address ? addressKey(address) : ''] : [deviation.about, check]
  const text = ['deviation', ...place].join(' ')
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}
