import { describe, expect, test } from 'vitest'
import { StoreError, sortError, type StoreErrorCode } from './errors.ts'
import { placeError } from './place.ts'

const system = (code: string) =>
  Object.assign(new Error(`${code}: no such thing, open '/home/maryam/Sara.csv'`), { code })

describe('what went wrong in a folder that a person chose', () => {
  test.each<[string, StoreErrorCode, RegExp]>([
    ['ENOSPC', 'diskFull', /disk of the folder.*full.*record is whole.*another folder/],
    ['EDQUOT', 'diskFull', /full/],
    ['EROFS', 'readOnly', /Nothing can be written/],
    ['EACCES', 'readOnly', /Nothing can be written/],
    ['ENOENT', 'storeMissing', /not there any more.*plug it in/],
    ['ENODEV', 'storeMissing', /not there any more/],
    ['ENOTDIR', 'storeMissing', /not there any more/],
    ['EIO', 'failed', /could not be written to/],
  ])('%s is told of the folder, without its path', (code, known, said) => {
    for (const thrown of [system(code), sortError(system(code === 'ENODEV' || code === 'ENOTDIR' ? 'ENOENT' : code))]) {
      const told = placeError(thrown) as StoreError
      expect(told).toBeInstanceOf(StoreError)
      expect(told.code).toBe(known)
      expect(told.message).toMatch(said)
      expect(told.message).not.toMatch(/maryam|Sara|entry|store/)
    }
  })

  test('what is not about the disk, and what has words of its own, stays as it is', () => {
    const others = [
      new Error('cancelled'),
      system('SQLITE_FULL'),
      new StoreError('storeDamaged'),
      new StoreError('failed', 'The pages could not be drawn.'),
      null,
    ]
    for (const thrown of others) expect(placeError(thrown)).toBe(thrown)
  })
})
