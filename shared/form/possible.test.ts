import { expect, test } from 'vitest'
import { calculateForm, checkForm } from '../study/engine.ts'
import { currentForm } from '../study/study.ts'
import { answers, child, form, site, visit } from '../study/testing/child.ts'
import { possibleValues } from './possible.ts'

test('an impossible answer is left out, an open one stays open', () => {
  const given = answers('DEMOG', { WEIGHT: '12.5', HEIGHT: '3', SEX: '7' })
  const kept = possibleValues(currentForm('DEMOG'), { ...given, 'CHILD/1/RESIDENCE_KM': null })
  expect(kept).toEqual({ ...answers('DEMOG', { WEIGHT: '12.5' }), 'CHILD/1/RESIDENCE_KM': null })
})

test('rules and checks do not stumble over a date that does not exist', () => {
  const screening = visit('SCR', '2026-01-10')
  const born = form('DEMOG', screening, { BIRTH_DATE: '2020-01-01' })
  const level = form('GMFCS', screening, { GMFCS_DATE: '2026-02-30', GMFCS: 'V' })
  const record = child([screening], [born, level])
  expect(calculateForm(level, record, site)).toMatchObject([
    { value: null, because: { en: 'the date of assessment is open' } },
  ])
  expect(checkForm(level, record, site)).toContainEqual(
    expect.objectContaining({ check: 'schema', severity: 'impossible' }),
  )
})
