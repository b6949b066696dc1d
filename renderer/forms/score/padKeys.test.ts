import { describe, expect, test } from 'vitest'
import type { ScoreItem } from '../../../shared/form/definition.ts'
import { study } from '../../../shared/study/study.ts'
import { keyOfOption, readPress } from './padKeys.ts'

function firstScore(form: string): ScoreItem {
  const items = study.forms.findLast((each) => each.oid === form)?.itemGroups.flatMap((group) => group.items) ?? []
  const item = items.find((each) => each.type === 'score')
  if (!item) throw new Error(`no scores in ${form}`)
  return item
}

const press = (key: string, code = '') => ({ key, code })

describe('keys of the pad', () => {
  test('every option of every instrument has a key of its own', () => {
    for (const form of ['GMFM88', 'BBS', 'MAS', 'FIM', 'GMFCS']) {
      const item = firstScore(form)
      const keys = item.codeList.entries.map((entry) => keyOfOption(item, entry.code))
      expect(new Set(keys).size).toBe(keys.length)
      for (const [index, key] of keys.entries()) {
        const code = item.codeList.entries[index]?.code ?? ''
        expect(readPress(press(key), item, null, false)).toEqual({ act: 'option', code })
      }
    }
  })

  test('plus is the grade 1+, and levels I to V are 1 to 5', () => {
    expect(readPress(press('+'), firstScore('MAS'), null, false)).toEqual({ act: 'option', code: '1+' })
    expect(readPress(press('4'), firstScore('GMFCS'), null, false)).toEqual({ act: 'option', code: 'IV' })
  })

  test('N is N by its place on the keyboard, also where it types another letter', () => {
    expect(readPress(press('د', 'KeyN'), firstScore('GMFM88'), null, false)).toEqual({ act: 'missing', code: 'NT' })
  })

  test('while a reason is asked for, digits choose the reason and nothing else', () => {
    const item = firstScore('GMFM88')
    expect(readPress(press('2'), item, 'NT', false)).toEqual({ act: 'reason', code: 'UNSAFE' })
    expect(readPress(press('9'), item, 'NT', false)).toBeUndefined()
  })

  test('arrows follow the reading direction', () => {
    const item = firstScore('GMFM88')
    expect(readPress(press('ArrowRight'), item, null, false)).toEqual({ act: 'next' })
    expect(readPress(press('ArrowRight'), item, null, true)).toEqual({ act: 'previous' })
  })
})
