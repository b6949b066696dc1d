import { expect, test } from 'vitest'
import { study } from '../../study/study.ts'
import type { ReportChild, ReportForm } from '../input.ts'
import { child } from '../testing/children.ts'
import { completenessByVisit } from './completeness.ts'

const requiredAt = (visit: string) =>
  study.studyEvents
    .find(({ oid }) => oid === visit)!
    .forms.filter(({ presence }) => presence === 'required')
    .map(({ form }) => form)

const atBaseline = (forms: readonly ReportForm[]): ReportChild =>
  child('C1', { visits: [{ oid: 'BL', status: 'occurred' }], forms })

const complete = (form: string): ReportForm => ({ visit: 'BL', form, state: 'complete' })

test('a log belongs to the child, so that a visit whose own forms are complete is complete', () => {
  expect(requiredAt('BL')).toContain('REHAB')
  const own = requiredAt('BL').filter((form) => !study.logs.includes(form))
  const [visit] = completenessByVisit([atBaseline(own.map(complete))])
  expect(visit).toMatchObject({ visit: 'BL', children: 1, expected: own.length, complete: own.length })
})

test('an open form is missing, one that was not done with a reason is not', () => {
  const [first, second, ...rest] = requiredAt('BL').filter((form) => !study.logs.includes(form))
  const forms: ReportForm[] = [
    { visit: 'BL', form: first!, state: 'open' },
    { visit: 'BL', form: second!, state: 'notDone' },
    ...rest.map(complete),
  ]
  expect(completenessByVisit([atBaseline(forms)])).toMatchObject([
    { expected: rest.length + 2, complete: rest.length + 1 },
  ])
})
