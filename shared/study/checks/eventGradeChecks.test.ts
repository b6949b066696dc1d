import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const QUESTIONS = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE']
const none = Object.fromEntries(QUESTIONS.map((item) => [item, 'N']))
const event = (given: Readonly<Record<string, string>>) => form('AE', 1, { ...none, ...given })
const fatal = { AE_GRADE: '5', AE_OUTCOME: 'FATAL', AESDTH: 'Y', AE_ONGOING: 'N', AE_END: '2026-02-10T04:00' }
const report = (given: Readonly<Record<string, string | readonly string[]>>) =>
  form('SAE', 1, { SAE_AE: 'AE#1', SAE_CRITERIA: ['AESDTH'], SAE_REPORT_TYPE: 'INITIAL', ...given })

describe('EC103, death', () => {
  test('is the same in grade, outcome and seriousness', () => {
    expect(found('EC103', event(fatal))).toEqual([])
    expect(found('EC103', event({ ...fatal, AE_GRADE: '4' }))).toMatchObject([
      { severity: 'hard', address: { item: 'AE_GRADE' } },
    ])
    expect(found('EC103', event({ ...fatal, AESDTH: 'N' }))).toMatchObject([{ address: { item: 'AESDTH' } }])
    expect(found('EC103', event({ AE_GRADE: '5', AE_OUTCOME: 'UNKNOWN' }))).toHaveLength(2)
    expect(found('EC103', event({ AE_GRADE: '4', AE_OUTCOME: 'UNKNOWN' }))).toEqual([])
  })

  test('waits for what is still open', () => {
    expect(found('EC103', form('AE', 1, { AE_OUTCOME: 'FATAL' }))).toEqual([])
  })

  test('has one day in event and report, seen from both', () => {
    const on = (day: string) => [
      ...found('EC103', event(fatal), { forms: [report({ DEATH_DATE: day })] }),
      ...found('EC103', report({ DEATH_DATE: day }), { forms: [event(fatal)] }),
    ]
    expect(on('2026-02-10')).toEqual([])
    expect(on('2026-02-11').map(({ address }) => address?.item)).toEqual(['AE_END', 'DEATH_DATE'])
  })

  test('is not reported of an event that is not fatal, and not left out of the final report of one that is', () => {
    expect(found('EC103', report({}), { forms: [event({ AE_GRADE: '3' })] })).toMatchObject([
      { address: { item: 'SAE_CRITERIA' } },
    ])
    const stay = (type: string) => report({ SAE_CRITERIA: ['AESHOSP'], SAE_REPORT_TYPE: type })
    expect(found('EC103', stay('FINAL'), { forms: [event(fatal)] })).toHaveLength(1)
    expect(found('EC103', stay('INITIAL'), { forms: [event(fatal)] })).toEqual([])
  })

  test('ends the study as died', () => {
    const final = visit('M12', '2026-02-20')
    const end = (status: string) => form('COMPLETE', final, { STUDY_STATUS: status })
    expect(found('EC103', end('DIED'), { visits: [final], forms: [event(fatal)] })).toEqual([])
    expect(found('EC103', end('LOST'), { visits: [final], forms: [event(fatal)] })).toMatchObject([
      { address: { item: 'STUDY_STATUS' } },
    ])
    expect(found('EC103', event(fatal), { visits: [final], forms: [end('LOST')] })).toMatchObject([
      { address: { item: 'AE_OUTCOME' } },
    ])
    expect(found('EC103', end('COMPLETED'), { visits: [final], forms: [event({ AE_GRADE: '2' })] })).toEqual([])
  })
})

describe('EC104, grade 4 without danger to life', () => {
  test('is asked about softly, serious or not', () => {
    expect(found('EC104', event({ AE_GRADE: '4' }))).toMatchObject([
      { severity: 'soft', address: { item: 'AE_GRADE' } },
    ])
    expect(found('EC104', event({ AE_GRADE: '4' }))[0]?.message).toContain('not serious')
    expect(found('EC104', event({ AE_GRADE: '4', AESHOSP: 'Y' }))).toHaveLength(1)
    expect(found('EC104', event({ AE_GRADE: '4', AESLIFE: 'Y' }))).toEqual([])
    expect(found('EC104', event({ AE_GRADE: '3' }))).toEqual([])
  })

  test('is grade 5 refused by EC103 instead', () => {
    const contradiction = event({ AE_GRADE: '5', AE_OUTCOME: 'FATAL' })
    expect(found('EC104', contradiction)).toEqual([])
    expect(found('EC103', contradiction)).toMatchObject([{ severity: 'hard' }])
  })
})

describe('EC105, grade 3 that is not serious', () => {
  test('is asked about once all six questions are no', () => {
    expect(found('EC105', event({ AE_GRADE: '3' }))).toMatchObject([{ severity: 'soft' }])
    expect(found('EC105', event({ AE_GRADE: '3', AESHOSP: 'Y' }))).toEqual([])
    expect(found('EC105', event({ AE_GRADE: '2' }))).toEqual([])
    expect(found('EC105', form('AE', 1, { AE_GRADE: '3' }))).toEqual([])
  })
})

describe('FC34, the grade of a term', () => {
  const graded = (term: string, grade: string) => found('FC34', event({ AE_CTCAE: term, AE_GRADE: grade }))

  test('is one that CTCAE has for it', () => {
    expect(graded('Nausea', '3')).toEqual([])
    expect(graded('Nausea', '4')).toMatchObject([{ severity: 'hard', address: { item: 'AE_GRADE' } }])
    expect(graded('Meningitis', '2')).toHaveLength(1)
    expect(graded('Meningitis', '3')).toEqual([])
  })

  test('needs a term of the list', () => {
    expect(graded('Feeling odd', '1')).toMatchObject([{ address: { item: 'AE_CTCAE' } }])
  })
})
