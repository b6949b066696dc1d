import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerSubject } from '../../acts/registerSubject.ts'
import { opened } from '../../acts/testing/child.ts'
import { signSample, temporaryStore, type TemporaryStore } from '../../store/temporaryStore.ts'
import { exportFolderForTest, filesIn, runExport, textOfFile } from '../testing/runExport.ts'
import { odmProblems } from '../testing/validateOdm.ts'

let temporary: TemporaryStore
const folder = exportFolderForTest()
const texts = new Map<string, string>()
const snapshots = new Map<string, string>()
let safeHarborFiles: readonly string[] = []

beforeAll(async () => {
  temporary = temporaryStore()
  const { store, actors, clock } = temporary
  const nurse = { store, person: actors.nurse }
  const { subjectId } = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' })
  const place = { subjectId, formId: opened(nurse, subjectId, 'PHYSEX', 'SCR') }
  const weight = (value: string | null, reason?: string) => {
    clock.pass(60_000)
    const change = { entity: 'item', id: place.formId, field: 'EXAM/1/EXAM_WEIGHT' } as const
    store.commit(actors.nurse, {
      kind: reason === undefined ? 'form.saved' : 'form.changed',
      form: place.formId,
      changes: [{ ...change, value: value === null ? null : { value } }],
      ...(reason === undefined ? {} : { reason }),
    })
  }
  weight('14.5')
  weight('15.5', 'Read wrongly')
  weight(null, 'Another child')
  weight('16')
  signSample(temporary, place)
  for (const profile of ['limited-dataset', 'full'] as const) {
    const { order } = await runExport(temporary, folder.parent, { profile, formats: ['odm'] })
    texts.set(profile, textOfFile(order.target, 'odm-history.xml'))
    snapshots.set(profile, textOfFile(order.target, 'odm.xml'))
  }
  const { order } = await runExport(temporary, folder.parent, { profile: 'safe-harbor', formats: ['odm'] })
  safeHarborFiles = filesIn(order.target)
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

const textOf = (profile: string) => texts.get(profile) ?? ''

describe('the history in ODM', () => {
  test.each(['limited-dataset', 'full'])(
    '%s is valid against the schema, the snapshot with its signature too',
    async (profile) => {
      expect(await odmProblems(textOf(profile))).toEqual([])
      expect(await odmProblems(snapshots.get(profile) ?? '')).toEqual([])
    },
  )

  test('R46: every change stands there in order, inserted, updated or removed, with who, where, when and why', () => {
    const changes = [...textOf('full').matchAll(/<ItemData ItemOID="I.EXAM_WEIGHT"[^>]*>/g)].map(([tag]) => [
      /TransactionType="(\w+)"/.exec(tag)?.[1],
      /Value="([^"]*)"/.exec(tag)?.[1],
    ])
    expect(changes).toEqual([
      ['Insert', '14.5'],
      ['Update', '15.5'],
      ['Remove', undefined],
      ['Insert', '16'],
    ])
    expect(textOf('full')).toContain('<ReasonForChange>Read wrongly</ReasonForChange>')
    expect(textOf('full')).toContain('<UserRef UserOID="U.nurse"/><LocationRef LocationOID="L.SITE"/>')
  })

  test('a signature that holds is told with its meaning, and by role where people are not named', () => {
    expect(snapshots.get('full')).toContain('<SignatureRef SignatureOID="SIG.OTHER"/>')
    expect(snapshots.get('limited-dataset')).toContain('<Signature><UserRef UserOID="U.investigator"/>')
  })

  test('no typed reason leaves a limited data set, and safe harbor has no history at all', () => {
    expect(textOf('limited-dataset')).not.toContain('Read wrongly')
    expect(safeHarborFiles).not.toContain('odm-history.xml')
  })
})
