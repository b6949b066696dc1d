import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keep, opened } from '../acts/testing/child.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { formVersion } from '../drafts/draft.ts'
import { rowsOf } from '../read/query.ts'
import type { ReadableDb } from '../store/database.ts'
import { temporaryStore } from '../store/temporaryStore.ts'
import type { ImportFormat } from './planned.ts'
import { emptyStoreLike } from './testing/emptyStore.ts'
import { fullExport } from './testing/exported.ts'
import { importWhole } from './testing/importFile.ts'

const FILES: Readonly<Record<ImportFormat, string>> = { odm: 'odm.xml', csv: 'long.csv', redcap: 'redcap/import.csv' }

/** Texts that no reader may bend: quotes, formulas, apostrophes, Persian, signs of XML and CSV. */
const words = fc
  .array(fc.constantFrom('a', '=', "'", '"', ',', ';', '<', '&', 'ی', '۱', '-', '@', ' ', 'é'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((signs) => signs.join('').trim().normalize('NFC'))
  .filter((text) => text !== '')
const child = fc.record({
  FAMILY_NAME: words,
  WEIGHT: fc.option(
    fc.integer({ min: 50, max: 800 }).map((tenths) => String(tenths / 10)),
    { nil: undefined },
  ),
  SEX: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
})

/** Every answer of the record by child, visit, form and address. */
function everything(db: ReadableDb): readonly unknown[] {
  return rowsOf(
    db,
    `SELECT s.code, e.oid, f.oid AS form, f.repeat, v.item_group, v.item, v.value FROM form f
     JOIN subject s ON s.id = f.subject_id LEFT JOIN study_event e ON e.id = f.study_event_id
     JOIN (SELECT * FROM item UNION ALL SELECT * FROM identity_item) v ON v.form_id = f.id
     ORDER BY s.code, e.oid, f.oid, f.repeat, v.item_group, v.item`,
  )
}

test.each(['odm', 'csv', 'redcap'] as const)(
  'whatever is saved comes back from %s as it was',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(child, { minLength: 1, maxLength: 3 }), async (children) => {
        const here = temporaryStore()
        const parent = mkdtempSync(join(tmpdir(), 'trialbook-property-'))
        const nurse = { store: here.store, person: here.actors.nurse }
        const there = emptyStoreLike(here.store, here.clock)
        try {
          for (const { FAMILY_NAME, ...answers } of children) {
            const { subjectId } = registerSubject(nurse, { givenName: 'A', familyName: FAMILY_NAME, recordNumber: '' })
            const formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
            keep(nurse, formId, { ...definedOnly(answers), HEIGHT: '98' })
            saveForm(nurse, { formId, base: formVersion(here.store.db, formId) })
          }
          const investigator = { store: here.store, person: here.actors.investigator }
          const folder = await fullExport(investigator, here.dataKey, parent, [format])
          importWhole(there.as('nurse'), { path: join(folder, FILES[format]), format })
          expect(everything(there.store.db)).toEqual(everything(here.store.db))
        } finally {
          there.remove()
          here.remove()
          rmSync(parent, { recursive: true, force: true })
        }
      }),
      { numRuns: 6 },
    )
  },
  120_000,
)

const definedOnly = (answers: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(answers).flatMap(([item, value]) => (value === undefined ? [] : [[item, value]])))
