import { describe, expect, test } from 'vitest'
import type { ItemDefinition } from '../../shared/form/definition.ts'
import { calendarDates, studyDays } from './dates.ts'
import { decide, disclose } from './disclosure.ts'

const base = { oid: 'X', label: { en: 'x', fa: 'x' }, source: 'assumed', required: false } as const
const text: ItemDefinition = { ...base, type: 'text', maxLength: 100, disclosure: 'freeText' }
const calendar = { dates: calendarDates, identified: false }
const context = { dates: studyDays('2026-03-01'), identified: false, staffOf: () => 'nurse', rowOf: () => '3' }

describe('an item leaves only when its class allows it', () => {
  test('no class, or one that nobody knows, stays inside', () => {
    const { disclosure: _class, ...without } = text
    expect(decide(without as ItemDefinition, calendar).action).toBe('drop')
    expect(decide({ ...text, disclosure: 'harmless' as 'coded' }, calendar).action).toBe('drop')
  })

  test.each(['directIdentifier', 'freeText'] as const)('%s stays inside under every profile', (disclosure) => {
    expect(decide({ ...text, disclosure }, calendar).action).toBe('drop')
  })

  test('typed text stays inside whatever class it was given', () => {
    for (const disclosure of ['coded', 'measurement', 'operational'] as const)
      expect(decide({ ...text, disclosure }, calendar).action).toBe('drop')
  })

  test('a person becomes a role and a row becomes its number', () => {
    const user: ItemDefinition = { ...base, type: 'user', roles: ['nurse'], disclosure: 'operational' }
    const row: ItemDefinition = { ...base, type: 'reference', form: 'AE', display: 'TERM', disclosure: 'operational' }
    expect(disclose(user, { value: 'some-id' }, context)?.value).toBe('nurse')
    expect(disclose(row, { value: 'some-id' }, context)?.value).toBe('3')
  })

  test('a coded reason leaves, a typed one does not', () => {
    const item: ItemDefinition = {
      ...base,
      type: 'integer',
      decimals: 0,
      range: {},
      disclosure: 'measurement',
      missing: [
        {
          code: 'NT',
          label: { en: 'not tested', fa: 'not tested' },
          reasons: [{ code: 'REFUSED', label: { en: 'refused', fa: 'refused' } }],
        },
      ],
    }
    expect(disclose(item, { missing: 'NT', reason: 'REFUSED' }, context)?.missingReason).toBe('REFUSED')
    expect(disclose(item, { missing: 'NT', reason: 'Sara cried' }, context)?.missingReason).toBe('')
  })
})
