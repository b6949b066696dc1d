import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculateForm, checkForm, completenessOf } from '../../shared/study/engine.ts'
import { formVersion } from '../drafts/draft.ts'
import { itemsOf, valuesFrom } from '../read/formItems.ts'
import { assess, workingForm } from '../read/workingForm.ts'
import { readingOf } from './actContext.ts'
import { saveForm } from './saveForm.ts'
import { restoreItemRow, strikeItemRow } from './strikeItemRow.ts'
import { keep, opened } from './testing/child.ts'
import { monitored } from './testing/monitored.ts'

const ROWS = [1, 2, 3, 4]
const step = fc.record({ row: fc.constantFrom(...ROWS), strike: fc.boolean() })
const rowAnswers = fc.record(
  { sessions: fc.constantFrom('0', '2', '9', '21'), minutes: fc.constantFrom('5', '45', '240') },
  { requiredKeys: [] },
)

test('R05: whatever rows are struck and restored, scores, checks and completeness are those of the rows that remain', () => {
  fc.assert(
    fc.property(
      fc.array(rowAnswers, { minLength: 4, maxLength: 4 }),
      fc.array(step, { maxLength: 8 }),
      (rows, steps) => {
        const { site, subjectId } = monitored()
        try {
          const nurse = site.as('nurse')
          const formId = opened(nurse, subjectId, 'REHAB', null)
          keep(nurse, formId, { REHAB_FROM: '2026-01-01', REHAB_TO: '2026-02-27', REHAB_ANY: 'Y', CAST_CHANGE: 'N' })
          rows.forEach(({ sessions, minutes }, index) =>
            keep(nurse, formId, {
              [`REHAB_TYPE/${index + 1}`]: 'PT',
              ...(sessions === undefined ? {} : { [`REHAB_SESSIONS/${index + 1}`]: sessions }),
              ...(minutes === undefined ? {} : { [`REHAB_MINUTES/${index + 1}`]: minutes }),
            }),
          )
          saveForm(nurse, { formId, base: formVersion(site.store.db, formId) })
          const struck = new Set<number>()
          for (const { row, strike } of steps) {
            if (strike === struck.has(row)) continue
            const wanted = { formId, base: formVersion(site.store.db, formId), row: { group: 'THERAPY', repeat: row } }
            if (strike) strikeItemRow(nurse, { ...wanted, reason: 'Never took place' })
            else restoreItemRow(nurse, { ...wanted, reason: 'It did take place' })
            if (strike) struck.add(row)
            else struck.delete(row)
          }
          const working = workingForm(readingOf(nurse), formId)
          const stored = assess(site.store.db, working)

          // The same child, with a form in which those rows never were.
          const remaining = itemsOf(site.store.db, formId).filter(
            ({ address }) => !(address.group === 'THERAPY' && struck.has(address.repeat)),
          )
          const { struckRows: _struck, ...kept } = working.form
          const form = { ...kept, values: valuesFrom(remaining) }
          const record = {
            ...working.record,
            forms: working.record.forms.map((each) => (each.id === formId ? form : each)),
          }
          const fresh = completenessOf(form, record, working.site)
          expect({ ...stored.completeness, open: stored.completeness.open.length }).toEqual({
            ...fresh,
            open: fresh.open.length,
          })
          expect(stored.calculated).toEqual(calculateForm(form, record, working.site))
          // A row that must be there is asked for under a new number where the first one is struck, so places may differ.
          const said = (findings: ReturnType<typeof checkForm>) =>
            findings.map(({ check, severity }) => `${check} ${severity}`)
          expect(said(stored.findings).toSorted()).toEqual(said(checkForm(form, record, working.site)).toSorted())
        } finally {
          site.remove()
        }
      },
    ),
    { numRuns: 25 },
  )
})
