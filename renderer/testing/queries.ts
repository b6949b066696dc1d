import type { QueryRow, QueryThread } from '../../shared/ipc/views/queries.ts'
import { SUBJECT_ID } from './formStore.ts'

/** A query of the monitor about the weight of a child, as a nurse sees it. */
export function queryDouble(id: string, change: Partial<QueryRow> = {}): QueryRow {
  return {
    id,
    subjectId: SUBJECT_ID,
    subjectCode: 'TEH-001',
    name: 'Sara Karimi',
    studyEventOid: 'SCR',
    studyEventRepeat: 1,
    formId: '00000000-0000-4000-8000-0000000000f1',
    form: 'DEMOG',
    address: { group: 'CHILD', repeat: 1, item: 'WEIGHT' },
    text: 'The chart says 18.9 kg.',
    status: 'open',
    origin: 'manual',
    check: null,
    assignedTo: null,
    raisedBy: 'Nima Rad',
    raisedAt: '2026-11-18T08:00:00.000Z',
    ageDays: 4,
    messages: 0,
    waitingFor: ['nurse', 'investigator'],
    waitsForMe: true,
    may: { answer: true, comment: true, assign: false, close: false, reopen: false, cancel: false },
    ...change,
  }
}

/** A query with nothing said to it yet. */
export function threadDouble(query: QueryRow, messages: QueryThread['messages'] = []): QueryThread {
  return { query, messages, answer: { value: '18.5' }, masked: false }
}
