import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answers, fields, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { commitDraft, discardDraft, draftChanges, rebaseDraft, takeOverDraft } from './acts.ts'
import { formVersion, listDrafts, readDraft, readDraftItems } from './draft.ts'
import { keepDraft } from './keep.ts'

let kept: TemporaryStore
let formId: string
beforeEach(() => {
  kept = temporaryStore()
  formId = sampleForm(kept).formId
})
afterEach(() => kept.remove())

const keep = (who: 'nurse' | 'investigator' | 'monitor', address: string, value: string | null, base = version()) =>
  keepDraft(kept.store, kept.actors[who], {
    formId,
    base,
    items: [{ entity: 'item', address, answer: value === null ? null : { value } }],
  })
const version = () => formVersion(kept.store.db, formId)
const kinds = () =>
  kept.store.db
    .prepare<{ kind: string }>('SELECT kind FROM audit_record WHERE form_id = ? ORDER BY sequence')
    .all(formId)
    .map(({ kind }) => kind)
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}

describe('a draft', () => {
  test('is kept across a restart and is not record', () => {
    expect(keep('nurse', 'A/1/A01', '2')).toMatchObject({ state: 'kept' })
    kept.clock.pass(1_000)
    expect(keep('nurse', 'A/1/A02', null)).toMatchObject({
      state: 'kept',
      keptAt: new Date(kept.clock.now()).toISOString(),
    })
    const store = kept.reopen()
    expect(readDraftItems(store.db, formId).map(({ address, answer }) => [address, answer])).toEqual([
      ['A/1/A01', { value: '2' }],
      ['A/1/A02', null],
    ])
    expect(store.db.prepare('SELECT * FROM item').all()).toEqual([])
    expect(kinds().filter((kind) => kind.startsWith('draft'))).toEqual(['draft.started'])
  })

  test('belongs to one person: others hear whose it is, and nothing of theirs is written', () => {
    keep('nurse', 'A/1/A01', '2')
    expect(keep('investigator', 'A/1/A01', '0')).toMatchObject({
      state: 'draftByOther',
      by: kept.actors.nurse.id,
      byName: 'Test nurse',
    })
    expect(readDraftItems(kept.store.db, formId)).toMatchObject([{ answer: { value: '2' } }])
  })

  test('can be taken over, audited, and keeps the first author of each answer', () => {
    keep('nurse', 'A/1/A01', '2')
    keep('nurse', 'A/1/A02', '1')
    takeOverDraft(kept.store, kept.actors.investigator, formId)
    keep('investigator', 'A/1/A02', '3')
    expect(readDraftItems(kept.store.db, formId).map(({ firstAuthor }) => firstAuthor)).toEqual([
      kept.actors.nurse.id,
      kept.actors.investigator.id,
    ])
    expect(kinds()).toContain('draft.takenOver')
    expect(codeOf(() => discardDraft(kept.store, kept.actors.nurse, formId, 'a reason'))).toBe('draftByOther')
    const changes = draftChanges(kept.store.db, kept.actors.investigator, formId)
    commitDraft(kept.store, kept.actors.investigator, { kind: 'form.saved', form: formId, changes })
    const record = kept.store.db
      .prepare<{ bytes: string }>(`SELECT bytes FROM audit_record WHERE field = 'A/1/A01'`)
      .get()
    expect(JSON.parse(record!.bytes)).toMatchObject({ enteredBy: kept.actors.nurse.id, kind: 'form.saved' })
    expect(readDraft(kept.store.db, formId)).toBeUndefined()
    expect(listDrafts(kept.store.db)).toEqual([])
  })

  test('is discarded with a reason only', () => {
    keep('nurse', 'A/1/A01', '2')
    expect(codeOf(() => discardDraft(kept.store, kept.actors.nurse, formId, ' '))).toBe('needsReason')
    discardDraft(kept.store, kept.actors.nurse, formId, 'Wrong child')
    expect(readDraft(kept.store.db, formId)).toBeUndefined()
    expect(kinds()).toContain('draft.discarded')
  })

  test('on a form that has moved on is kept, shown as a merge, and saved after choosing', () => {
    keep('nurse', 'A/1/A01', '2')
    keep('nurse', 'A/1/A02', '1')
    kept.store.commit(kept.actors.investigator, {
      kind: 'form.saved',
      changes: answers(formId, { 'A/1/A01': '0', 'A/1/A03': '3' }),
    })
    expect(keep('nurse', 'A/1/A04', '1')).toMatchObject({
      state: 'stale',
      items: [{ address: 'A/1/A01', base: null, theirs: { value: '0' }, mine: { value: '2' } }],
    })
    const save = () =>
      commitDraft(kept.store, kept.actors.nurse, {
        kind: 'form.saved',
        form: formId,
        changes: draftChanges(kept.store.db, kept.actors.nurse, formId),
      })
    expect(codeOf(save)).toBe('stale')
    const chosen = rebaseDraft(kept.store, kept.actors.nurse, {
      formId,
      version: version(),
      items: [{ entity: 'item', address: 'A/1/A01', answer: { value: '0' } }],
    })
    expect(chosen.state).toBe('kept')
    save()
    expect(
      kept.store.db.prepare<{ item: string; value: string }>('SELECT item, value FROM item ORDER BY item').all(),
    ).toEqual([
      { item: 'A01', value: '{"value":"0"}' },
      { item: 'A02', value: '{"value":"1"}' },
      { item: 'A03', value: '{"value":"3"}' },
      { item: 'A04', value: '{"value":"1"}' },
    ])
  })

  test('blocks lock and signature, and cannot be begun by a monitor or on a frozen form', () => {
    expect(codeOf(() => keep('monitor', 'A/1/A01', '1'))).toBe('notAllowed')
    keep('nurse', 'A/1/A01', '1')
    const lock = { kind: 'record.locked', changes: fields('form', formId, { locked: true }) }
    expect(codeOf(() => kept.store.commit(kept.actors.coordinator, lock))).toBe('draftByOther')
    kept.store.commit(kept.actors.coordinator, {
      kind: 'record.frozen',
      changes: fields('form', formId, { frozen: true }),
    })
    expect(codeOf(() => keep('nurse', 'A/1/A01', '2'))).toBe('frozen')
  })

  test('refuses a text that is too long and an address that is none', () => {
    expect(codeOf(() => keep('nurse', 'A/1/A01', 'x'.repeat(10_000_000)))).toBe('badInput')
    expect(codeOf(() => keep('nurse', 'A01', 'x'))).toBe('badInput')
    expect(readDraft(kept.store.db, formId)).toBeUndefined()
  })
})
