import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
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
let before = ''
let after = ''

beforeAll(async () => {
  training = await makeTrainingStore(join(root, 'study'), { openRing: openWeakKeyRing })
  const { id, name, organisation } = usersOf(training.store.db).find(({ role }) => role === 'investigator') ?? never()
  const context = { store: training.store, person: { id, name, role: 'investigator' as const, organisation } }
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

  test('leaves a trail that is whole', async () => {
    const reader = openReader(empty.folder, empty.dataKey)
    try {
      expect(await verifyTrail(reader, {})).toMatchObject({ whole: true, findingCount: 0 })
    } finally {
      reader.close()
    }
  })
})
