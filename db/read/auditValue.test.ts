import { describe, expect, test } from 'vitest'
import { answerIn, valueText } from './auditValue.ts'

describe('values of the trail in words', () => {
  test.each([
    ['{"value":"14.5"}', '14.5'],
    ['{"value":["PVL","HIE"]}', 'PVL, HIE'],
    ['{"missing":"NT"}', 'NT'],
    ['{"missing":"NT","reason":"REFUSED"}', 'NT (REFUSED)'],
    ['{"answer":{"value":"47.01"},"rule":"gmfm88_total/1"}', '47.01'],
    ['{"answer":null,"notes":["open items"],"rule":"gmfm88_total/1"}', '–'],
    ['"occurred"', 'occurred'],
    ['true', 'true'],
    ['[{"from":"2026-01-01","task":"consent","until":null}]', '{"from":"2026-01-01","task":"consent","until":null}'],
  ])('%s reads %s', (stored, words) => expect(valueText(stored)).toBe(words))

  test('what is not there reads as nothing', () => {
    expect(valueText(null)).toBeNull()
    expect(answerIn('item', null)).toBeNull()
  })

  test('the answer inside a computed value is the answer of its history', () => {
    expect(answerIn('calculatedItem', '{"answer":{"value":"5"},"rule":"x/1"}')).toEqual({ value: '5' })
    expect(answerIn('item', '{"value":"5"}')).toEqual({ value: '5' })
  })
})
