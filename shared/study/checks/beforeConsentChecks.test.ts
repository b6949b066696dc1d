import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const consent = form('CONSENT', screening, { CONSENT_DATE: '2026-01-10T10:00' })
const sample = (at: string) => form('LABS', screening, { SAMPLE_DATETIME: at })

describe('EC001, before consent', () => {
  test('blocks a sample a minute before consent and takes it with the minute', () => {
    expect(found('EC001', sample('2026-01-10T09:59'), { forms: [consent] })).toMatchObject([
      { severity: 'hard', address: { item: 'SAMPLE_DATETIME' } },
    ])
    expect(found('EC001', sample('2026-01-10T10:00'), { forms: [consent] })).toEqual([])
  })

  test('takes a day without a time when it may lie after consent', () => {
    const exam = (date: string) => form('PHYSEX', screening, { EXAM_DATE: date })
    expect(found('EC001', exam('2026-01-10'), { forms: [consent] })).toEqual([])
    expect(found('EC001', exam('2026-01-09'), { forms: [consent] })).toHaveLength(1)
  })

  test('reads the date of the visit where the form has none', () => {
    const early = visit('BL', '2026-01-09')
    const around = { visits: [screening, early], forms: [consent] }
    expect(found('EC001', form('ELIG', early), around)).toMatchObject([{ severity: 'hard' }])
  })

  test('lets history, imaging and logs lie before consent', () => {
    const conmed = form('CONMED', 1, { CM_START: '2024' })
    expect(found('EC001', conmed, { forms: [consent] })).toEqual([])
    const early = visit('SCR', '2026-01-09')
    expect(found('EC001', form('IMAGING', early), { visits: [early], forms: [consent] })).toEqual([])
  })

  test('records a marrow aspiration before consent as a major deviation', () => {
    const marrow = visit('BMA', '2026-01-09')
    const aspiration = form('BMA', marrow, { BMA_DATETIME: '2026-01-09T08:00' })
    expect(found('EC001', aspiration, { visits: [marrow], forms: [consent] })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'CONSENT', class: 'MAJOR', date: '2026-01-09' } },
    ])
  })

  test('takes an injection without any consent as a major deviation', () => {
    const injection = visit('INJ1', '2026-02-28')
    const given = form('INJ', injection, { INJ_START: '2026-02-28T09:00' })
    expect(found('EC001', given, { visits: [injection] })).toMatchObject([
      { severity: 'deviation', deviation: { class: 'MAJOR' }, address: { item: 'INJ_START' } },
    ])
  })

  test('asks for consent before a go, not before a stop', () => {
    const injection = visit('INJ1', '2026-03-01')
    const before = (decision: string) => form('PREINJ', injection, { GO_DECISION: decision })
    expect(found('EC001', before('GO'), { visits: [injection] })).toMatchObject([{ severity: 'hard' }])
    expect(found('EC001', before('STOP'), { visits: [injection] })).toEqual([])
    expect(found('EC001', before('GO'), { visits: [screening, injection], forms: [consent] })).toEqual([])
  })
})
