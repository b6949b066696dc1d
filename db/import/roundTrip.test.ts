import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
import type { ActContext } from '../acts/actContext.ts'
import { strikeItemRow, type WantedRow } from '../acts/strikeItemRow.ts'
import { formVersion } from '../drafts/draft.ts'
import { rowsOf } from '../read/query.ts'
import { Refusal } from '../record/refusal.ts'
import { openWeakKeyRing } from '../keys/testing.ts'
import { usersOf } from '../read/people.ts'
import { openReader } from '../store/store.ts'
import { makeTrainingStore, type TrainingStore } from '../training/makeTrainingStore.ts'
import { canonicalOdm } from './testing/canonicalOdm.ts'
import { emptyStoreLike, type EmptyStore } from './testing/emptyStore.ts'
import { fullExport, textIn } from './testing/exported.ts'
import { lookAt } from './testing/importFile.ts'
import { commitImport } from './commitImport.ts'
import type { ImportPlan } from './planned.ts'

const root = mkdtempSync(join(tmpdir(), 'trialbook-round-'))
let training: TrainingStore
let empty: EmptyStore
let plan: ImportPlan
let struck: WantedRow
let before = ''
let after = ''

beforeAll(async () => {
  training = await makeTrainingStore(join(root, 'study'), { openRing: openWeakKeyRing })
  const { id, name, organisation } = usersOf(training.store.db).find(({ role }) => role === 'investigator') ?? never()
  const context = { store: training.store, person: { id, name, role: 'investigator' as const, organisation } }
  struck = strikeSomeRow(context)
  before = await fullExport(context, training.dataKey, join(root), ['odm'])
  empty = emptyStoreLike(training.store)
  plan = lookAt(empty.as('investigator'), { path: join(before, 'odm.xml'), format: 'odm' })
  commitImport(empty.as('investigator'), plan, { withoutRefused: true })
  after = await fullExport(empty.as('investigator'), empty.dataKey, join(root), ['odm'])
}, 300_000)
afterAll(() => {
  training.store.close()
  empty.remove()
  rmSync(root, { recursive: true, force: true })
})

/** Strikes the first row of an unlocked form through that can do without it. */
function strikeSomeRow(context: ActContext): WantedRow {
  const { db } = context.store
  const rows = rowsOf<{ formId: string; group: string; repeat: number }>(
    db,
    `SELECT DISTINCT form_id AS formId, item_group AS "group", repeat FROM item
     WHERE item_group IN ('MH_CONDITIONS', 'THERAPY', 'RECONSENT', 'PREMEDICATION') ORDER BY repeat DESC, form_id`,
  )
  for (const { formId, ...row } of rows) {
    const wanted = { formId, base: formVersion(db, formId), row, reason: 'It never took place' }
    try {
      strikeItemRow(context, wanted)
      return wanted
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
    }
  }
  return never()
}

const never = (): never => {
  throw new Error('the training study has no investigator')
}

describe('the training study, exported in full, imported into an empty store and exported again', () => {
  test('no form is refused', () => {
    expect(plan.refused).toEqual([])
  })

  test('gives the same file after canonical ordering', () => {
    expect(canonicalOdm(textIn(after, 'odm.xml'))).toEqual(canonicalOdm(textIn(before, 'odm.xml')))
  })

  test('R05: a row that is struck through comes back struck through, with what stood in it', () => {
    const { group, repeat } = struck.row
    const found = rowsOf<{ items: number }>(
      empty.store.db,
      `SELECT (SELECT count(*) FROM item i WHERE i.form_id = r.form_id AND i.item_group = r.item_group AND i.repeat = r.repeat)
         AS items FROM struck_row r WHERE r.item_group = ? AND r.repeat = ?`,
      group,
      repeat,
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.items).toBeGreaterThan(0)
    expect(textIn(before, 'odm.xml')).toContain(`${group}/${repeat}`)
  })

  test('leaves a trail that is whole', async () => {
    const reader = openReader(empty.folder, empty.dataKey)
    try {
      expect(await verifyTrail(reader, {})).toMatchObject({ whole: true, findingCount: 0 })
    } finally {
      reader.close()
    }
  })
})
