import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const first = visit('INJ1', '2026-02-01')
const ward = visit('OBS-1', '2026-02-02')
const visits = [screening, first, ward]
const vitals = (more: Readonly<Record<string, string>>) => form('VITALS', first, more)
const injection = form('INJ', first, { INJECTION_NO: '1', INJ_START: '2026-02-01T10:00' })

describe('EC086, vital signs before the injection', () => {
  const taken = (time: string) => vitals({ 'VS_DATETIME/1': `2026-02-01T${time}` })

  test('takes a set up to the start and blocks a later one, on both forms', () => {
    expect(found('EC086', taken('10:00'), { visits, forms: [injection] })).toEqual([])
    expect(found('EC086', injection, { visits, forms: [taken('10:00')] })).toEqual([])
    expect(found('EC086', taken('10:01'), { visits, forms: [injection] })).toMatchObject([
      { severity: 'hard', address: { item: 'VS_DATETIME', repeat: 1 } },
    ])
    expect(found('EC086', injection, { visits, forms: [taken('10:01')] })).toMatchObject([{ severity: 'hard' }])
  })

  test('asks for it on the injection while nothing is recorded', () => {
    expect(found('EC086', injection, { visits })[0]?.message).toContain('say there why')
  })

  test('lets a set that was left out be recorded, as a deviation', () => {
    const missed = vitals({ 'VS_NOT_DONE/1': 'MISSED' })
    expect(found('EC086', missed, { visits, forms: [injection] })).toMatchObject([
      { severity: 'deviation', deviation: { category: 'MISSED', class: 'MINOR', date: '2026-02-01' } },
    ])
    expect(found('EC086', injection, { visits, forms: [missed] })).toEqual([])
  })
})

describe('EC087, the planned time points', () => {
  const all = (count: number) =>
    vitals(
      Object.fromEntries(Array.from({ length: count }, (_, row) => [`VS_DATETIME/${row + 1}`, '2026-02-01T10:00'])),
    )

  test('wants each of the seven of an injection', () => {
    expect(found('EC087', all(7), { visits })).toEqual([])
    expect(found('EC087', all(6), { visits })).toMatchObject([
      { severity: 'hard', address: { item: 'VS_DATETIME', repeat: 7 } },
    ])
  })

  test('takes a reason in place of values', () => {
    const skipped = { ...all(6), values: { ...all(6).values, 'VITALS/7/VS_NOT_DONE': { value: 'ASLEEP' } } }
    expect(found('EC087', skipped, { visits })).toEqual([])
  })

  test('wants 48 hours on the ward only from a child who is still there', () => {
    const rows = {
      'VS_DATETIME/8': '2026-02-01T18:00',
      'VS_DATETIME/9': '2026-02-01T22:00',
      'VS_DATETIME/10': '2026-02-02T10:00',
    }
    const at = (kept: string) => found('EC087', form('VITALS', ward, { KEPT_IN_48H: kept, ...rows }), { visits })
    expect(at('N')).toEqual([])
    expect(at('Y')).toMatchObject([{ address: { repeat: 11 } }])
  })
})

describe('EC088, the two pressures', () => {
  const pressures = (systolic: string, diastolic: string) =>
    found('EC088', vitals({ 'SBP/2': systolic, 'DBP/2': diastolic }), { visits })

  test('blocks diastolic at or above systolic', () => {
    expect(pressures('90', '89')).toEqual([])
    expect(pressures('90', '90')).toMatchObject([{ severity: 'hard', address: { item: 'DBP', repeat: 2 } }])
  })
})

describe('EC089, usual values by age', () => {
  const born = (date: string) => form('DEMOG', screening, { BIRTH_DATE: date })
  const rates = (...values: readonly string[]) =>
    vitals(
      Object.fromEntries(
        values.flatMap((value, index) => [
          [`VS_DATETIME/${index + 1}`, `2026-02-01T10:${String(10 + index)}`],
          [`HEART_RATE/${index + 1}`, value],
        ]),
      ),
    )

  test('asks softly outside the limits of the age on that day', () => {
    const five = { visits, forms: [born('2020-02-02')] }
    const six = { visits, forms: [born('2020-02-01')] }
    expect(found('EC089', rates('120'), five)).toEqual([])
    expect(found('EC089', rates('121'), five)).toMatchObject([{ severity: 'soft', address: { item: 'HEART_RATE' } }])
    expect(found('EC089', rates('75'), five)).toHaveLength(1)
    expect(found('EC089', rates('75'), six)).toEqual([])
  })

  test('asks for an adverse event the second time in a row', () => {
    const around = { visits, forms: [born('2020-02-02')] }
    const [one, two] = found('EC089', rates('130', '130'), around)
    expect(one?.message).toContain('Measure again')
    expect(two?.message).toContain('second time in a row')
    const apart = found('EC089', rates('130', '100', '130'), around).map(({ message }) => message)
    expect(apart.filter((message) => message.includes('second time'))).toEqual([])
  })

  test('says nothing without a date of birth', () => {
    expect(found('EC089', rates('200'), { visits })).toEqual([])
  })
})

describe('EC090, fever without an event', () => {
  const hot = (value: string) => vitals({ 'VS_DATETIME/4': '2026-02-01T10:30', 'TEMPERATURE/4': value })
  const fever = (onset: string, more: Readonly<Record<string, string>> = {}) =>
    form('AE', 1, { AE_CTCAE: 'Fever', AE_ONSET: onset, ...more })
  const asked = (event: ReturnType<typeof fever>) => found('EC090', hot('38'), { visits, forms: [event] })

  test('asks at 38.0 and not at 37.9', () => {
    expect(found('EC090', hot('38'), { visits })).toMatchObject([
      { severity: 'soft', address: { item: 'TEMPERATURE', repeat: 4 } },
    ])
    expect(found('EC090', hot('37.9'), { visits })).toEqual([])
  })

  test('is content with a fever that began within 24 hours, before or after', () => {
    expect(asked(fever('2026-02-02T10:30'))).toEqual([])
    expect(asked(fever('2026-02-02T10:31'))).toHaveLength(1)
    expect(asked(fever('2026-01-31T10:30', { AE_ONGOING: 'N', AE_END: '2026-01-31' }))).toEqual([])
    expect(asked(fever('2026-01-31T10:29', { AE_ONGOING: 'N', AE_END: '2026-01-31' }))).toHaveLength(1)
  })

  test('is content with a fever that goes on, and with a partial onset that may fit', () => {
    expect(asked(fever('2026-01-20T10:00', { AE_ONGOING: 'Y' }))).toEqual([])
    expect(asked(fever('2026-02'))).toEqual([])
  })

  test('is not content with another event', () => {
    expect(asked(form('AE', 1, { AE_CTCAE: 'Headache', AE_ONSET: '2026-02-01T10:30' }))).toHaveLength(1)
  })
})
