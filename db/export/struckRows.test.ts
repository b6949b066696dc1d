import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { strikeItemRow } from '../acts/strikeItemRow.ts'
import { keep, opened } from '../acts/testing/child.ts'
import { buildDocument } from '../documents/document.ts'
import { formVersion } from '../drafts/draft.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { exportFolderForTest, filesIn, runExport } from './testing/runExport.ts'
import { WRITTEN_FORMATS } from './writtenFormats.ts'

/** Minutes of the row that stands and of the one that is struck: numbers that nothing else of the record holds. */
const STANDS = '53'
const STRUCK = '187'

let kept: TemporaryStore
let subjectId: string
const target = exportFolderForTest()
beforeAll(() => {
  kept = temporaryStore()
  const nurse: ActContext = { store: kept.store, person: kept.actors.nurse }
  subjectId = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }).subjectId
  const formId = opened(nurse, subjectId, 'REHAB', null)
  const therapy = (row: number, minutes: string) => ({
    [`REHAB_TYPE/${row}`]: 'PT',
    [`REHAB_SESSIONS/${row}`]: '2',
    [`REHAB_MINUTES/${row}`]: minutes,
    [`REHAB_SETTING/${row}`]: 'HOME',
  })
  keep(nurse, formId, { REHAB_FROM: '2026-01-01', REHAB_ANY: 'Y', ...therapy(1, STANDS), ...therapy(2, STRUCK) })
  const base = () => formVersion(kept.store.db, formId)
  saveForm(nurse, { formId, base: base() })
  strikeItemRow(nurse, { formId, base: base(), row: { group: 'THERAPY', repeat: 2 }, reason: 'Never took place' })
})
afterAll(() => {
  kept.remove()
  target.remove()
})

/** Whether a file of text holds a number as a value of its own. */
const holds = (number: string, text: string) => new RegExp(`(^|[",>;])${number}($|[",<;])`, 'm').test(text)

describe('R05: a row that is struck through in a form', () => {
  test.each(['safe-harbor', 'date-shifted', 'limited-dataset'] as const)(
    'leaves no file of a %s export, whose other rows are there',
    async (profile) => {
      const { order } = await runExport(kept, target.parent, { profile, formats: WRITTEN_FORMATS })
      const texts = filesIn(order.target).filter((name) => /\.(csv|xml|json)$/.test(name))
      const holding = (number: string) =>
        texts.filter((name) => holds(number, readFileSync(join(order.target, name), 'utf8')))
      expect(holding(STANDS).some((name) => name.endsWith('.csv'))).toBe(true)
      expect(holding(STANDS)).toContain('odm.xml')
      expect(holding(STRUCK)).toEqual([])
    },
  )

  test('is printed in the casebook with a line through it, who, when and why', () => {
    const context = readingOf({ store: kept.store, person: kept.actors.monitor })
    const { html } = buildDocument(context, { kind: 'casebook', subjectId, identified: false }, '9.9.9')
    expect(html).toMatch(/struck through by [^<]+<span dir="auto">Never took place/)
    const line = (number: string) =>
      new RegExp(`<tr class="([^"]*)">(?:(?!</tr>).)*<bdi>${number}`, 's').exec(html)?.[1]
    expect(line(STRUCK)).toBe('struck-row')
    expect(line(STANDS)).toBe('')
  })
})
