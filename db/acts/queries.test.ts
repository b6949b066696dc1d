import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf } from '../../shared/form/items.ts'
import { queryRow, queryThread } from '../../shared/ipc/views/queries.ts'
import type { Role } from '../../shared/roles.ts'
import { currentForm } from '../../shared/study/study.ts'
import { formVersion } from '../drafts/draft.ts'
import { readQueries } from '../read/queryInbox.ts'
import { readQueryThread } from '../read/queryThread.ts'
import { readSubjectView } from '../read/subjectView.ts'
import { readingOf } from './actContext.ts'
import { changeForm } from './changeForm.ts'
import { lockPlace } from './locks.ts'
import { answerQuery, assignQuery, cancelQuery, closeQuery, commentQuery, raiseQuery, reopenQuery } from './queries.ts'
import { signForm } from './signForm.ts'
import { typed } from './testing/child.ts'
import { monitored, type Monitored } from './testing/monitored.ts'

const weight = addressOf(currentForm('DEMOG'), 'WEIGHT')
const givenName = addressOf(currentForm('DEMOG'), 'GIVEN_NAME')

let kept: Monitored
beforeEach(() => void (kept = monitored()))
afterEach(() => kept.site.remove())

const as = (role: Role | 'nurse2') => kept.site.as(role)
const ask = (role: Role = 'monitor', text = 'Is the weight in the source?', address = weight) =>
  raiseQuery(as(role), { formId: kept.formId, address, text, check: null }).queryId
const inbox = (role: Role, filter = {}) => readQueries(readingOf(as(role)), filter).map((row) => queryRow.parse(row))
const thread = (role: Role, id: string) => queryThread.parse(readQueryThread(readingOf(as(role)), id))
const cell = () =>
  readSubjectView(readingOf(as('monitor')), kept.subjectId)
    .visits.flatMap(({ cells }) => cells)
    .find(({ formId }) => formId === kept.formId)

describe('R13: a query and its thread', () => {
  test('goes from the monitor to the site, back with a correction, and is closed by the monitor', () => {
    const id = ask()
    expect(inbox('nurse', { waiting: 'me' }).map((row) => row.id)).toEqual([id])
    expect(inbox('monitor', { waiting: 'me' })).toEqual([])
    expect(inbox('monitor', { waiting: 'others' }).map((row) => row.id)).toEqual([id])
    expect(cell()?.openQueries).toBe(1)

    commentQuery(as('investigator'), id, 'I look it up.')
    changeForm(as('nurse'), {
      formId: kept.formId,
      base: formVersion(kept.site.store.db, kept.formId),
      changes: typed('DEMOG', { WEIGHT: '15.4' }),
      reason: 'Digits were swapped',
    })
    answerQuery(as('nurse'), id, 'Corrected, digits were swapped.')
    expect(thread('monitor', id)).toMatchObject({
      answer: { value: '15.4' },
      query: { status: 'answered', waitsForMe: true, may: { close: true, reopen: true, cancel: false } },
      messages: [
        { kind: 'comment', role: 'investigator', text: 'I look it up.' },
        { kind: 'answer', role: 'nurse' },
      ],
    })
    closeQuery(as('monitor'), id, 'Source says the same.')
    expect(cell()?.openQueries).toBe(0)
    expect(inbox('monitor', { status: 'waiting' })).toEqual([])
    expect(inbox('monitor', { status: 'closed' })).toMatchObject([{ waitingFor: [], waitsForMe: false }])
    reopenQuery(as('coordinator'), id, 'The date is missing in the source.')
    expect(inbox('nurse', { waiting: 'me' })).toHaveLength(1)
    const kinds = kept.site.store.db
      .prepare<{ kind: string }>(`SELECT DISTINCT kind FROM audit_record WHERE kind LIKE 'query.%' ORDER BY kind`)
      .all()
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'query.answered',
      'query.closed',
      'query.commented',
      'query.raised',
      'query.reopened',
    ])
  })

  test('may ask about a whole form, or about a child, and is counted with the child', () => {
    raiseQuery(as('coordinator'), { formId: kept.formId, address: null, text: 'Whose writing?', check: null })
    const about = { formId: null, address: null, subjectId: kept.subjectId }
    raiseQuery(as('coordinator'), { ...about, text: 'Is the consent in the folder?', check: null })
    expect(inbox('nurse', { subjectId: kept.subjectId }).map(({ formId }) => formId)).toEqual([kept.formId, null])
  })

  test('is put to one role and then waits for that one only', () => {
    const id = ask()
    assignQuery(as('monitor'), id, 'investigator')
    expect(inbox('nurse', { waiting: 'me' })).toEqual([])
    expect(inbox('investigator', { waiting: 'me' })).toMatchObject([{ assignedTo: 'investigator' }])
    assignQuery(as('investigator'), id, null)
    expect(inbox('nurse', { waiting: 'me' })).toHaveLength(1)
  })

  test('has an age in days, and the inbox can be narrowed to the old ones', () => {
    ask()
    kept.site.clock.wait(60 * 24 * 8)
    ask('monitor', 'And the height?')
    expect(inbox('nurse', { olderThan: 7 }).map(({ ageDays }) => ageDays)).toEqual([8])
    expect(inbox('nurse')).toHaveLength(2)
  })

  test('moves only where it can move from', () => {
    const id = ask()
    closeQuery(as('monitor'), id, 'Found it.')
    expect(() => answerQuery(as('nurse'), id, 'Late answer.')).toThrow('somebody has moved it on')
    expect(() => commentQuery(as('nurse'), id, 'Late remark.')).toThrow('somebody has moved it on')
    expect(() => assignQuery(as('monitor'), id, 'nurse')).toThrow('somebody has moved it on')
  })

  test('cannot name an item that the form does not have, or a child that the form is not of', () => {
    const wrong = { group: 'DEMOG', repeat: 1, item: 'SHOE_SIZE' }
    expect(() => ask('monitor', 'What is this?', wrong)).toThrow('not in the record')
    const asked = { formId: kept.formId, address: null, subjectId: crypto.randomUUID(), check: null, text: 'Whose?' }
    expect(() => raiseQuery(as('monitor'), asked)).toThrow('does not belong')
  })
})

describe('taking a query back', () => {
  test('is for the one who raised it, while nobody has answered', () => {
    const own = ask('nurse', 'Was this the left side?')
    expect(() => cancelQuery(as('nurse2'), own, 'Not needed.')).toThrow('Only the person who raised')
    expect(() => cancelQuery(as('monitor'), own, 'Not needed.')).toThrow('Only the person who raised')
    expect(inbox('nurse')[0]?.may.cancel).toBe(true)
    cancelQuery(as('nurse'), own, 'I found it.')
    expect(inbox('nurse', { status: 'cancelled' })).toHaveLength(1)

    const answered = ask()
    answerQuery(as('nurse'), answered, 'Yes.')
    expect(() => cancelQuery(as('monitor'), answered, 'Never mind.')).toThrow('Only the person who raised')
  })

  test('is not for what a check asked, also when the nurse raised it', () => {
    const asked = { formId: kept.formId, address: weight, text: 'Unlikely weight.', check: 'EC030' }
    const { queryId } = raiseQuery(as('nurse'), asked)
    expect(() => cancelQuery(as('nurse'), queryId, 'No need.')).toThrow('Only the person who raised')
  })

  test('cannot be done through another kind of act, or bring a query back to life', () => {
    const id = ask('nurse', 'Mine.')
    const set = (kind: string, status: string) =>
      kept.site.store.commit(as('nurse').person, {
        kind,
        reason: 'trying',
        changes: [{ entity: 'query', id, field: 'status', value: status }],
      })
    expect(() => set('form.saved', 'cancelled')).toThrow('role does not allow')
    expect(() => set('query.answered', 'cancelled')).toThrow('role does not allow')
    expect(() => set('query.cancelled', 'closed')).toThrow('role does not allow')
    set('query.cancelled', 'cancelled')
    expect(() => set('query.answered', 'open')).toThrow('role does not allow')
  })
})

describe('R40: what is said about an identity item', () => {
  test('is masked for those who may not see it when somebody who sees it has written it', () => {
    const id = ask('nurse', 'Is his name really Ali?', givenName)
    answerQuery(as('investigator'), id, 'Yes, Ali.')
    closeQuery(as('monitor'), id, 'Accepted.')
    for (const role of ['monitor', 'coordinator'] as const) {
      expect(JSON.stringify(inbox(role)) + JSON.stringify(thread(role, id).query)).not.toContain('really Ali')
      expect(thread(role, id)).toMatchObject({ answer: null, messages: [{ text: '•••' }, { text: 'Accepted.' }] })
    }
    expect(thread('nurse', id)).toMatchObject({ answer: { value: 'Ali' }, masked: false })
  })
})

test('R26: on a locked place a query can be read and not moved', () => {
  const id = ask()
  closeQuery(as('monitor'), id, 'Found it.')
  signForm(as('investigator'), { formId: kept.formId, meaning: 'reviewed' })
  lockPlace(as('coordinator'), { scope: 'form', id: kept.formId })
  expect(inbox('monitor')).toMatchObject([{ may: { reopen: false, comment: false } }])
  expect(() => reopenQuery(as('monitor'), id, 'Not yet.')).toThrow('This is locked')
  expect(() => ask()).toThrow('This is locked')
})
