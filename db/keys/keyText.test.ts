import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KeyError } from './errors.ts'
import type { KeyFile } from './keyFile.ts'
import { readKeyText, writeKeyText } from './keyText.ts'
import { COORDINATOR, NURSE, setUpStudy, type Study } from './studyFixture.ts'
import { openWeakKeyRing, removeFolder, temporaryFolder } from './testing.ts'

let study: Study
let text: string
let file: KeyFile

beforeAll(async () => {
  study = await setUpStudy(temporaryFolder())
  const ring = openWeakKeyRing({ folder: study.folder, now: () => new Date('2026-03-20T12:00:00Z') })
  await ring.signIn('somebody unknown', 'and a wrong password')
  text = readFileSync(join(study.folder, 'keys.json'), 'utf8')
  file = readKeyText(text)
})
afterAll(() => removeFolder(study.folder))

/** The file that was read, or the error's code. */
function outcome(changed: string): KeyFile | string {
  try {
    return readKeyText(changed)
  } catch (error) {
    if (error instanceof KeyError) return error.code
    throw error
  }
}

describe('the text of a key file', () => {
  test('comes back as it was written', () => {
    expect(writeKeyText(file)).toBe(text)
  })

  test('with any byte changed is damaged, or means exactly the same', () => {
    const bytes = Buffer.from(text, 'utf8')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, flip) => {
        const changed = Buffer.from(bytes)
        changed[index] = (changed[index] ?? 0) ^ flip
        expect(['keyFileDamaged', 'keyFileNewer', file]).toContainEqual(outcome(changed.toString('utf8')))
      }),
      { numRuns: 500 },
    )
  })

  test('cut short at any place is damaged', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.trimEnd().length - 1 }), (length) => {
        expect(outcome(text.slice(0, length))).toBe('keyFileDamaged')
      }),
    )
  })

  test('of a later version is left alone', () => {
    expect(outcome(text.replace('"version": 1', '"version": 2'))).toBe('keyFileNewer')
  })

  test.each(['', 'null', '[]', '{}', '{"format":"other","version":1}', '\u0000'.repeat(4096)])(
    'that is something else (%j) is damaged',
    (other) => {
      expect(outcome(other)).toBe('keyFileDamaged')
    },
  )

  test('holds no name, password or word of the kit', () => {
    const secrets = [NURSE, COORDINATOR].flatMap(({ userName, password }) => [userName, password, password.slice(0, 8)])
    const words = study.words.slice(1).map((word, index) => `${study.words[index]} ${word}`)
    const lower = text.toLowerCase()
    const found = [...secrets, ...words, 'somebody', study.dataKey.toString('hex'), study.dataKey.toString('base64url')]
    expect(found.filter((secret) => lower.includes(secret.toLowerCase()))).toEqual([])
  })
})
