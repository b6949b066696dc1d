import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const first = visit('INJ1', '2026-02-01')
const visits = [first]
const injection = (more: Readonly<Record<string, string>>) =>
  form('INJ', first, { INJECTION_NO: '1', INJ_START: '2026-02-01T10:00', INJ_END: '2026-02-01T10:20', ...more })

describe('EC083, sedation in the medication log', () => {
  const sedated = injection({ INJ_SEDATION: 'DEEP' })
  const drug = (more: Readonly<Record<string, string>>) =>
    form('CONMED', 1, { CM_CLASS: 'SEDATION', CM_START: '2026-02-01', CM_FREQUENCY: 'ONCE', ...more })

  test('asks for the drug and is content with a sedative of that day', () => {
    expect(found('EC083', sedated, { visits })).toMatchObject([{ severity: 'soft', address: { item: 'INJ_SEDATION' } }])
    expect(found('EC083', sedated, { visits, forms: [drug({})] })).toEqual([])
    expect(found('EC083', sedated, { visits, forms: [drug({ CM_CLASS: 'ANAESTHETIC' })] })).toEqual([])
  })

  test('does not take another class or a day before', () => {
    expect(found('EC083', sedated, { visits, forms: [drug({ CM_CLASS: 'ANALGESIC' })] })).toHaveLength(1)
    expect(found('EC083', sedated, { visits, forms: [drug({ CM_START: '2026-01-31' })] })).toHaveLength(1)
  })

  test('takes a partial date that may mean the day, and a drug that goes on', () => {
    expect(found('EC083', sedated, { visits, forms: [drug({ CM_START: '2026-02' })] })).toEqual([])
    const daily = drug({ CM_START: '2026-01-31', CM_FREQUENCY: 'QD', CM_ONGOING: 'Y' })
    expect(found('EC083', sedated, { visits, forms: [daily] })).toEqual([])
  })

  test('asks nothing without sedation', () => {
    expect(found('EC083', injection({ INJ_SEDATION: 'NONE' }), { visits })).toEqual([])
  })
})

describe('EC085, the stay after an injection', () => {
  const left = (at: string) => found('EC085', injection({ DISCHARGE: at }), { visits })

  test('takes 24 hours and opens a deviation a minute before', () => {
    expect(left('2026-02-02T10:20')).toEqual([])
    expect(left('2026-02-02T10:19')).toMatchObject([{ severity: 'deviation', deviation: { class: 'MINOR' } }])
    expect(left('2026-02-02T10:19')[0]?.message).toContain('23.9 h')
  })

  test('is major before 4 hours', () => {
    expect(left('2026-02-01T14:20')).toMatchObject([{ deviation: { class: 'MINOR' } }])
    expect(left('2026-02-01T14:19')).toMatchObject([{ deviation: { class: 'MAJOR' } }])
  })

  test('counts the hours of a night in which clocks change', () => {
    const settings = { 'site.timeZone': 'Europe/Berlin' }
    const spring = visit('INJ1', '2025-03-29')
    const given = { INJ_START: '2025-03-29T10:00', INJ_END: '2025-03-29T10:20', DISCHARGE: '2025-03-30T10:20' }
    const night = form('INJ', spring, given)
    expect(found('EC085', night, { visits: [spring], settings })).toHaveLength(1)
    expect(found('EC085', night, { visits: [spring] })).toEqual([])
  })
})
