import { describe, expect, test } from 'vitest'
import { blockersOf, checkForm } from './engine.ts'
import { child, form, site, visit } from './testing/child.ts'

const screening = visit('SCR', '2026-01-05')
const heavy = form('DEMOG', screening, {
  GIVEN_NAME: 'Test',
  FAMILY_NAME: 'Child',
  BIRTH_DATE: '2020-01-01',
  SEX: '1',
  WEIGHT: '60',
  HEIGHT: '110',
  HEIGHT_METHOD: 'HEIGHT',
})
const blocking = (own: typeof heavy, more: Parameters<typeof child>[2] = {}) => {
  const record = child([screening], [own], more)
  return blockersOf(checkForm(own, record, site), own, record).map(({ check }) => check)
}
const WEIGHT = 'CHILD/1/WEIGHT'

describe('what keeps a form from being complete', () => {
  test('an unusual value blocks until it is confirmed', () => {
    expect(blocking(heavy)).toEqual(['range'])
    const confirmations = [{ check: 'range', address: WEIGHT, by: 'u', at: 't', comment: 'weighed twice' }]
    expect(blocking({ ...heavy, confirmations })).toEqual([])
  })

  test('or until a query about that very item is open', () => {
    expect(blocking(heavy, { openQueries: [{ form: heavy.id, check: 'range', address: WEIGHT }] })).toEqual([])
    expect(blocking(heavy, { openQueries: [{ form: heavy.id, check: 'range', address: null }] })).toEqual(['range'])
    expect(blocking(heavy, { openQueries: [{ form: 'another', check: 'range', address: WEIGHT }] })).toEqual(['range'])
  })

  test('an open required item always does', () => {
    const { 'CHILD/1/SEX': _, ...values } = heavy.values
    const confirmations = [{ check: 'open', address: 'CHILD/1/SEX', by: 'u', at: 't', comment: 'no' }]
    expect(blocking({ ...heavy, values, confirmations })).toContain('open')
  })

  test('a form of a version that is not known cannot be checked', () => {
    expect(() => blocking({ ...heavy, version: '9.9' })).toThrow('DEMOG version 9.9')
  })
})
