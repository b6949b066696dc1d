import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
import { formVersion, readDraftItems } from '../drafts/draft.ts'
import { insideOf } from '../store/store.ts'
import { saveForm } from './saveForm.ts'
import { keep as keepTyped, opened } from './testing/child.ts'
import { monitored, type Monitored } from './testing/monitored.ts'

let kept: Monitored
let formId: string
const WRITTEN = ['item', 'audit_record', 'audit_value', 'signed_head'] as const

beforeEach(() => {
  kept = monitored()
  formId = opened(kept.site.as('nurse'), kept.subjectId, 'BBS', 'BL')
  keep({ BBS01: '4' })
  keep({ BBS02: '3' })
})
afterEach(() => kept.site.remove())

const base = () => formVersion(kept.site.store.db, formId)
const drafted = () => readDraftItems(kept.site.store.db, formId).map(({ address, answer }) => [address, answer])
const recorded = () =>
  kept.site.store.db
    .prepare<{ item: string; value: string }>('SELECT item, value FROM item WHERE form_id = ? ORDER BY item')
    .all(formId)
    .map(({ item, value }) => `${item} ${value}`)

const keep = (values: Readonly<Record<string, string>>) => keepTyped(kept.site.as('nurse'), formId, values)
const save = () => saveForm(kept.site.as('nurse'), { formId, base: base() })

/** From now on the disk says no where this table is written. */
function breakAt(table: string, act: 'INSERT' | 'DELETE' = 'INSERT'): () => void {
  const { writer } = insideOf(kept.site.store)
  writer.exec(`CREATE TEMP TRIGGER fault BEFORE ${act} ON main.${table} BEGIN SELECT RAISE(ABORT, 'fault'); END`)
  return () => writer.exec('DROP TRIGGER fault')
}

describe('an answer that was acknowledged', () => {
  test.each([...WRITTEN.map((table) => [table, 'INSERT'] as const), ['draft', 'DELETE'] as const])(
    'is neither lost nor half recorded when a save fails at %s (%s), and the next save takes it',
    async (table, act) => {
      const before = drafted()
      expect(before).toHaveLength(2)
      const mend = breakAt(table, act)
      expect(save).toThrow()
      expect(drafted()).toEqual(before)
      expect(recorded()).toEqual([])
      mend()
      save()
      expect(drafted()).toEqual([])
      expect(recorded()).toEqual(['BBS01 {"value":"4"}', 'BBS02 {"value":"3"}'])
      expect(await verifyTrail(kept.site.store.db)).toMatchObject({ whole: true })
    },
  )

  test('is kept whole or not at all: a keep that fails is not said to be kept, and what was kept before stays', () => {
    const before = drafted()
    const mend = breakAt('draft_item')
    expect(() => keep({ BBS01: '0', BBS03: '2' })).toThrow()
    expect(drafted()).toEqual(before)
    mend()
    keep({ BBS01: '0', BBS03: '2' })
    expect(drafted()).toHaveLength(3)
  })

  test('stays whatever the clock does between keeping and saving; the record says that it stepped', async () => {
    kept.site.clock.wait(-24 * 60)
    keep({ BBS03: '2' })
    save()
    expect(recorded()).toHaveLength(3)
    const kinds = kept.site.store.db
      .prepare<{ kind: string }>('SELECT DISTINCT kind FROM audit_record')
      .all()
      .map(({ kind }) => kind)
    expect(kinds).toContain('clock.step')
    expect(await verifyTrail(kept.site.store.db)).toMatchObject({ whole: true })
  })

  test('is recorded once when it is submitted twice', async () => {
    const first = save()
    const again = save()
    expect(first?.act).not.toBe('')
    expect(again === null || again.act === '').toBe(true)
    expect(recorded()).toHaveLength(2)
    expect(await verifyTrail(kept.site.store.db)).toMatchObject({ whole: true })
  })
})
