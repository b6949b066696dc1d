import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { currentForm } from '../../../shared/study/study.ts'
import { itemIndex } from '../../../shared/form/items.ts'
import { startTexts } from '../../text/i18n.ts'
import { detailLines } from './detailLines.ts'
import { itemOfRow } from './itemOfRow.ts'
import { recordedTime } from './recordedTime.ts'
import { valueWords } from './valueWords.ts'

beforeAll(startTexts)

const itemOf = (oid: string) => itemIndex(currentForm('GMFM88')).get(oid)?.item
const words = (value: string | null, ...[item]: [ItemDefinition?]) => valueWords(i18next.t, 'en', item, value)

describe('a value of the trail in words', () => {
  test('a score keeps its digit and says what it stands for', () => {
    expect(words('2', itemOf('GMFM12'))).toMatch(/^2( · .+)?$/)
  })

  test('a missing code is named with its reason', () => {
    expect(words('NT (REFUSED)', itemOf('GMFM12'))).toBe('Not tested: Refused')
    expect(words('NT', itemOf('GMFM12'))).toBe('Not tested')
  })

  test('one code or several become their labels', () => {
    expect(words('WITHOUT_AIDS', itemOf('GMFM_SCORE_TYPE'))).toBe('Without aids or orthoses')
    expect(words('ROLLATOR, SHOES', itemOf('GMFM_AID'))).toBe('Rollator or pusher, Shoes')
  })

  test('what is no code of the item, and any field that is no item, is shown as it stands', () => {
    expect(words('Held the rail, then let go', itemOf('GMFM_SCORE_TYPE'))).toBe('Held the rail, then let go')
    expect(words('complete')).toBe('complete')
    expect(words('12.50')).toBe('12.50')
    expect(words('true')).toBe('Yes')
  })

  test('a computed value is rounded as its item says; the detail holds the one that was stored', () => {
    expect(words('46.91294979530274', itemOf('GMFM_TOTAL'))).toBe('46.91 %')
    expect(words('NONE', itemIndex(currentForm('ELIG')).get('ELIG_FAILED')?.item)).toBe('none')
  })

  test('nothing stays nothing', () => {
    expect(words(null)).toBeNull()
    expect(words('–')).toBeNull()
  })
})

describe('what a record changed', () => {
  test('an address leads to the item of the form and its row', () => {
    const item = itemOfRow({ kind: 'form.saved', formOid: 'GMFM88', item: 'GMFM/3/GMFM12' })
    expect(item).toMatchObject({ oid: 'GMFM12', repeat: 3, definition: { oid: 'GMFM12' } })
  })

  test('a field that is no item, and an item of an unknown form, keep their name', () => {
    expect(itemOfRow({ kind: 'form.saved', formOid: 'GMFM88', item: 'state' })).toEqual({
      oid: 'state',
      repeat: 1,
      definition: undefined,
    })
    expect(itemOfRow({ kind: 'form.saved', formOid: 'OLD', item: 'OLD/1/X' })).toEqual({
      oid: 'X',
      repeat: 1,
      definition: undefined,
    })
  })

  test('a setting is called by its words', () => {
    expect(itemOfRow({ kind: 'setting.study', formOid: null, item: 'age.max' })).toMatchObject({
      oid: 'age.max',
      setting: 'Oldest age at consent, completed years',
    })
  })

  test('an act without a value has none', () => {
    expect(itemOfRow({ kind: 'form.saved', formOid: null, item: null })).toBeNull()
  })
})

describe('when a record was made', () => {
  test('is the wall clock of that place, also across midnight and west of Greenwich', () => {
    expect(recordedTime('2026-11-22T21:45:07.123Z', '+03:30')).toBe('2026-11-23 01:15:07')
    expect(recordedTime('2026-11-22T01:00:00.000Z', '-05:00')).toBe('2026-11-21 20:00:00')
    expect(recordedTime('2026-11-22T01:00:00.000Z', '+00:00')).toBe('2026-11-22 01:00:00')
  })
})

describe('what an act says of itself', () => {
  test('is one line for each part of it', () => {
    expect(detailLines('files: 12, outcome: written')).toEqual([
      { name: 'files', value: '12' },
      { name: 'outcome', value: 'written' },
    ])
  })

  test('is one line when it has no names in it, and none when there is nothing', () => {
    expect(detailLines('profile safe-harbor')).toEqual([{ name: '', value: 'profile safe-harbor' }])
    expect(detailLines('why: because, as said')).toEqual([{ name: '', value: 'why: because, as said' }])
    expect(detailLines('')).toEqual([])
  })
})
