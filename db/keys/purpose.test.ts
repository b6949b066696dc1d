import { describe, expect, test } from 'vitest'
import { deriveKey, storeKeyHex, type KeyPurpose } from './purpose.ts'

const DATA_KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index))
const PURPOSES: readonly KeyPurpose[] = ['store', 'high-water', 'backup', 'export', 'key-file']

describe('keys made from the data key', () => {
  test('are different for each purpose and never the data key itself', () => {
    const keys = PURPOSES.map((purpose) => deriveKey(DATA_KEY, purpose).toString('hex'))
    expect(new Set([...keys, DATA_KEY.toString('hex')]).size).toBe(PURPOSES.length + 1)
  })

  test('are the same for ever: an existing store must open with them', () => {
    expect(
      Object.fromEntries(PURPOSES.map((purpose) => [purpose, deriveKey(DATA_KEY, purpose).toString('hex')])),
    ).toEqual({
      store: 'd552ac1fe6f9bccdc7e4311c686598a78436baf3c93b73b0c7b7f211b657e738',
      'high-water': '58d0fb555b00b38ffb8a828610387ad01b915767dbfcf01a114d81a1b0c6fe00',
      backup: 'e14f013546ab513f10fc32c158bf83885203ad5073f3d45972792028b32364ca',
      export: 'f40a523a6aba65284e4f3ffb562a67f2f3c7de16a4950c742aab26dbfa268c49',
      'key-file': '2ba1b9ac5bfc624f7f1c5ec2b27ad73e215d687fec17c6786a075ab44f797d7f',
    })
  })

  test('the key of the store is 64 hex digits', () => {
    expect(storeKeyHex(DATA_KEY)).toBe(deriveKey(DATA_KEY, 'store').toString('hex'))
  })

  test('are refused for a data key of another length', () => {
    expect(() => deriveKey(DATA_KEY.subarray(1), 'store')).toThrow(RangeError)
  })
})
