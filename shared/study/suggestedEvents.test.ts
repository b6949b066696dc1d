import { describe, expect, test } from 'vitest'
import { itemIndex } from '../form/items.ts'
import { problemsOf } from '../form/problems.ts'
import { ctcaeTerm } from '../instruments/ctcae.ts'
import { SOLICITED } from './forms/postinj.ts'
import { PLAIN_SYMPTOMS, SYMPTOM_TERMS } from './solicitedTerms.ts'
import { suggestedEvents } from './suggestedEvents.ts'
import { currentForm } from './study.ts'
import { child, form, site, visit } from './testing/child.ts'

const first = visit('INJ1', '2026-02-01')
const ward = visit('OBS-1', '2026-02-02')
const injection = form('INJ', first, { INJECTION_NO: '1', INJ_START: '2026-02-01T10:00', INJ_END: '2026-02-01T10:30' })
const suggested = (given: Readonly<Record<string, string>>, forms = [injection]) => {
  const own = form('POSTINJ', ward, given)
  return suggestedEvents(own, child([first, ward], [own, ...forms]), site.settings)
}
const row = (code: string) => SOLICITED.find((each) => each.code === code)?.repeat ?? 0

describe('the terms of solicited symptoms', () => {
  test('are terms of CTCAE, for every symptom that is asked for', () => {
    const terms = Object.values(SYMPTOM_TERMS).flat()
    expect(terms.filter((term) => !ctcaeTerm(term))).toEqual([])
    expect(Object.keys(SYMPTOM_TERMS)).toEqual(SOLICITED.map(({ code }) => code))
    expect(PLAIN_SYMPTOMS.filter((code) => !SYMPTOM_TERMS[code])).toEqual([])
  })
})

describe('drafts of adverse events', () => {
  const headache = row('HEADACHE')

  test('start with term, grade, times and treatment, counted from the end of the injection', () => {
    const found = suggested({
      [`SYMPTOM_SEVERITY/${headache}`]: '2',
      [`SYMPTOM_ONSET/${headache}`]: '6.5',
      [`SYMPTOM_ENDED/${headache}`]: 'Y',
      [`SYMPTOM_DURATION/${headache}`]: '12.0',
      [`SYMPTOM_TREATMENT/${headache}`]: 'PARACETAMOL',
    })
    expect(found).toEqual([
      {
        row: headache,
        answers: {
          AE_SOURCE: 'SOLICITED',
          AE_TERM: 'Headache',
          AE_CTCAE: 'Headache',
          AE_GRADE: '2',
          AE_ONSET: '2026-02-01T17:00',
          AE_ONGOING: 'N',
          AE_END: '2026-02-02T05:00',
          AE_TREATMENT: ['DRUG'],
        },
      },
    ])
  })

  test('leave open what is not known, and what needs somebody to look', () => {
    const leg = row('LEG')
    expect(suggested({ [`SYMPTOM_SEVERITY/${leg}`]: '1' }, [])).toEqual([
      { row: leg, answers: { AE_SOURCE: 'SOLICITED', AE_TERM: 'Leg pain or weakness', AE_GRADE: '1' } },
    ])
    expect(suggested({ 'SYMPTOM_SEVERITY/19': '1' })[0]?.answers).toEqual({ AE_SOURCE: 'SOLICITED', AE_GRADE: '1' })
  })

  test('are not offered for a symptom that has its event, nor for one that was not there', () => {
    const event = form('AE', 1, { AE_CTCAE: 'Headache', AE_ONSET: '2026-02-01T17:00', AE_ONGOING: 'Y' })
    const given = { [`SYMPTOM_SEVERITY/${headache}`]: '1', 'SYMPTOM_SEVERITY/2': '0' }
    expect(suggested(given, [injection, event])).toEqual([])
  })

  test('hold only answers that the adverse event form takes', () => {
    const all = Object.fromEntries(SOLICITED.map(({ repeat }) => [`SYMPTOM_SEVERITY/${repeat}`, '3']))
    const index = itemIndex(currentForm('AE'))
    const problems = suggested(all).flatMap(({ answers }) =>
      Object.entries(answers).flatMap(([oid, value]) => {
        const item = index.get(oid)?.item
        return item ? problemsOf(item, { value }).map(({ en }) => en) : [`no item ${oid}`]
      }),
    )
    expect(suggested(all)).toHaveLength(SOLICITED.length)
    expect(problems).toEqual([])
  })
})
