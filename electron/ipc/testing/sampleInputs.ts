import { formVersion } from '../../../db/drafts/draft.ts'
import { contentHash } from '../../../db/record/content.ts'
import type { ReadableDb } from '../../../db/store/database.ts'
import { addressOf } from '../../../shared/form/items.ts'
import type { ChannelName } from '../../../shared/ipc/contract.ts'
import { currentForm } from '../../../shared/study/study.ts'
import { passwordOf, SECOND, type Contents } from './studyHouse.ts'

/** What is right to ask of the study house, for every channel that takes something. `username` is who asks. */
export type Samples = Readonly<Partial<Record<ChannelName, unknown>>>

const NEW_PASSWORD = 'nine lamps along the pier'
const reason = 'Because of this test'

/** Made anew for each request: versions and hashes are those of the study as it stands. */
export function sampleInputs(contents: Contents, db: ReadableDb, username: string): Samples {
  const {
    subjectId,
    formId,
    readyId,
    rowId,
    draftId,
    emptyId,
    symptomId,
    eventId,
    reportId,
    openQuery: queryId,
    closedQuery,
    signatureId,
  } = contents
  const form = { formId, base: formVersion(db, formId) }
  const draft = { formId: draftId, base: formVersion(db, draftId) }
  const ready = { formId: readyId, base: formVersion(db, readyId) }
  const empty = { formId: emptyId, base: formVersion(db, emptyId) }
  const weight = addressOf(currentForm('DEMOG'), 'WEIGHT', 1)
  const dateOfScale = addressOf(currentForm('MAS'), 'MAS_DATE', 1)
  const visit = { subjectId, oid: 'BMA', repeat: 1 }
  const place = { scope: 'form', id: formId } as const
  const ticked = { ...form, addresses: [weight], note: null }
  const second = { username: SECOND, password: passwordOf(SECOND) }
  const password = passwordOf(username)
  const person = { userId: userIdOf(db, 'nora'), temporaryPassword: NEW_PASSWORD, reason }
  const exported = { profile: 'safe-harbor', formats: ['csv'], recipient: 'A university', purpose: 'Pooled analysis' }
  return {
    'session.signIn': { username: 'nora', password: passwordOf('nora') },
    'session.changePassword': { current: password, next: NEW_PASSWORD },
    'preferences.set': { language: 'fa', calendar: 'solarHijri' },

    'subjects.list': { search: '' },
    'subjects.register': { givenName: 'Sara', familyName: 'Karimi', recordNumber: '' },
    'subjects.get': { subjectId },
    'visits.setDate': { ...visit, date: '2026-02-27', reason: null },
    'visits.plan': { ...visit, oid: 'INJ1', date: '2026-04-27', reason },
    'visits.missed': { ...visit, reason },
    'visits.addUnscheduled': { subjectId, date: '2026-02-27', reason },
    'forms.open': { subjectId, studyEventOid: 'BL', studyEventRepeat: 1, form: 'FIM', formId: null },
    'forms.read': { formId },
    'forms.keep': { ...empty, changes: [{ address: dateOfScale, answer: { value: '2026-02-28' } }] },
    'forms.about': { formId: emptyId, observedAt: '2026-02-27', source: 'bedside' },
    'forms.save': draft,
    'forms.complete': ready,
    'forms.change': { ...form, changes: [{ address: weight, answer: { value: '15' } }], reason },
    'forms.notDone': { ...empty, reason },
    'forms.strike': { formId: rowId, reason },
    'forms.strikeRow': { ...form, row: { group: 'DEMOG', repeat: 2 }, reason },
    'forms.restoreRow': { ...form, row: { group: 'DEMOG', repeat: 2 }, reason },
    'forms.takeOver': { formId: draftId },
    'forms.discardDraft': { formId: draftId, reason },
    'forms.confirm': { formId: draftId, check: 'EC-NONE', address: null, comment: reason },
    'forms.itemHistory': { formId, address: weight },
    'events.timeline': { subjectId },
    'events.links': { formId: symptomId },
    'events.openForSymptom': { formId: symptomId, base: formVersion(db, symptomId), row: 2 },
    'events.openReport': { formId: eventId },
    'events.reportSent': {
      formId: reportId,
      base: formVersion(db, reportId),
      at: '2026-02-27T10:00',
      to: ['SPONSOR'],
      how: 'EMAIL',
    },
    'entries.compare': { formId },
    'entries.resolve': { formId, decisions: [] },
    'audit.page': { filter: {}, before: null, limit: 50 },

    'trail.export': { values: 'withoutIdentity', password: null },
    'trail.release': { profile: 'safe-harbor', recipient: 'A university', purpose: 'A paper' },
    'queries.list': {},
    'queries.thread': { queryId },
    'queries.raise': { subjectId, formId, address: null, text: 'Sure?', check: null, assignTo: null },
    'queries.answer': { queryId, text: 'Mine.' },
    'queries.comment': { queryId, text: 'On its way.' },
    'queries.assign': { queryId, assignTo: 'nurse' },
    'queries.close': { queryId, text: 'Done.' },
    'queries.reopen': { queryId: closedQuery, text: 'Once more.' },
    'queries.cancel': { queryId, text: 'By mistake.' },
    'verification.form': { formId },
    'verification.tick': ticked,
    'verification.untick': ticked,
    'verification.next': { subjectId: null, after: null },
    'verification.progress': { subjectId: null },
    'review.list': { filter: {}, before: null, limit: 50 },
    'review.mark': { fromSequence: 1, toSequence: 2, formId: null, outcome: 'accepted', note: null },
    'signatures.list': { subjectId },
    'signatures.changes': { signatureId },
    'signatures.waiting': { subjectId: null },
    'signatures.preview': { targets: [place] },
    'signatures.sign': {
      targets: [{ ...place, contentHash: contentHash(db, 'form', formId) }],
      meaning: 'approved',
      username,
      password,
    },
    'holds.lift': { holdId: subjectId, reason, password },
    'locks.state': { place: { scope: 'site' } },
    'locks.freeze': { place },
    'locks.unfreeze': { place: { scope: 'site' }, reason },
    'locks.lock': { place: { scope: 'site' } },
    'locks.unlock': { place: { scope: 'site' }, reason, second },
    'redaction.redact': { sequence: recordOf(db, formId), part: 'new', reason, password, second },
    'delegation.set': { userId: person.userId, entries: [], reason },
    'delegation.onDay': { day: '2026-03-01' },

    'export.preview': exported,
    'report.savePlot': { plot: 'recruitment', as: 'svg' },
    'documents.order': { kind: 'blankCrf', forms: null },
    'export.start': exported,
    'archive.start': { purpose: reason, password },
    'backup.addPlace': { reason },
    'backup.removePlace': { place: 0, reason },
    'backup.drill': { password },
    'backup.restore': { reason, password, second, lacking: 0 },
    'jobs.get': { id: subjectId },
    'jobs.cancel': { id: subjectId },
    'jobs.showFolder': { id: subjectId },
    'people.add': {
      username: 'nils',
      name: 'Nils Nurse',
      role: 'nurse',
      organisation: 'Clinic',
      temporaryPassword: NEW_PASSWORD,
    },
    'people.disable': { userId: person.userId, reason },
    'people.enable': person,
    'people.resetPassword': person,
    'settings.set': { key: 'mas.minimumScored', value: '2', reason },
  }
}

function userIdOf(db: ReadableDb, username: string): string {
  return db.prepare<{ id: string }>('SELECT id FROM user WHERE username = ?').get(username)?.id ?? ''
}

/** The record that a value of the form came with. */
function recordOf(db: ReadableDb, formId: string): number {
  const sql = `SELECT max(sequence) AS sequence FROM audit_record WHERE form_id = ? AND field LIKE '%WEIGHT'`
  return db.prepare<{ sequence: number }>(sql).get(formId)?.sequence ?? 0
}
