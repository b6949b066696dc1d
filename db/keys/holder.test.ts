import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toText } from './bytes.ts'
import { makeHolder, openHolder, sealDataKey } from './holder.ts'
import { newKeyPair } from './keyPair.ts'
import { FULL_STRENGTH } from './strength.ts'
import { WEAK_STRENGTH } from './testing.ts'

const ANNA = { fileId: '8b0d5f0e-3b51-4a8e-9f6a-6f1f5f6a7b01', holderId: '8b0d5f0e-3b51-4a8e-9f6a-6f1f5f6a7b02' }
const BEHROUZ = { ...ANNA, holderId: '8b0d5f0e-3b51-4a8e-9f6a-6f1f5f6a7b03' }
const ELSEWHERE = { ...ANNA, fileId: '8b0d5f0e-3b51-4a8e-9f6a-6f1f5f6a7b04' }
const DATA_KEY = randomBytes(32)
const PASSWORD = 'four quiet cups of tea'

const make = () => makeHolder(ANNA, PASSWORD, DATA_KEY, WEAK_STRENGTH)

describe('what a person holds', () => {
  test('gives the data key for the password', async () => {
    expect(await openHolder(ANNA, await make(), PASSWORD, WEAK_STRENGTH)).toEqual(DATA_KEY)
  })

  test('gives it for a Persian password however the keyboard composed it', async () => {
    const composed = 'قهوه‌ی تلخ و آب سرد é'
    const holder = await makeHolder(ANNA, composed, DATA_KEY, WEAK_STRENGTH)
    expect(composed.normalize('NFD')).not.toBe(composed)
    expect(await openHolder(ANNA, holder, composed.normalize('NFD'), WEAK_STRENGTH)).toEqual(DATA_KEY)
  })

  test('gives nothing for another password', async () => {
    expect(await openHolder(ANNA, await make(), 'four quiet cups of teA', WEAK_STRENGTH)).toBeNull()
  })

  test('is worth nothing in the place of another person or in another file', async () => {
    const holder = await make()
    expect(await openHolder(BEHROUZ, holder, PASSWORD, WEAK_STRENGTH)).toBeNull()
    expect(await openHolder(ELSEWHERE, holder, PASSWORD, WEAK_STRENGTH)).toBeNull()
  })

  test("with another person's sealed key is noticed", async () => {
    const holder = await make()
    const sealedDataKey = sealDataKey(BEHROUZ, holder.publicKey, randomBytes(32))
    const opening = openHolder(ANNA, { ...holder, sealedDataKey }, PASSWORD, WEAK_STRENGTH)
    await expect(opening).rejects.toMatchObject({ code: 'keyFileAltered' })
  })

  test('with a public key that is not of the private key is noticed', async () => {
    const holder = { ...(await make()), publicKey: toText(newKeyPair().publicKey) }
    await expect(openHolder(ANNA, holder, PASSWORD, WEAK_STRENGTH)).rejects.toMatchObject({ code: 'keyFileAltered' })
  })

  test('is refused when its password is cheaper to guess than the floor', async () => {
    const holder = await make()
    await expect(openHolder(ANNA, holder, PASSWORD, FULL_STRENGTH)).rejects.toMatchObject({ code: 'weakWrap' })
  })

  test('is refused when it asks for more memory than a laptop should give', async () => {
    const holder = await make()
    const wrappedPrivateKey = { ...holder.wrappedPrivateKey, kdf: { name: 'scrypt' as const, N: 2 ** 30, r: 8, p: 1 } }
    const opening = openHolder(ANNA, { ...holder, wrappedPrivateKey }, PASSWORD, WEAK_STRENGTH)
    await expect(opening).rejects.toMatchObject({ code: 'weakWrap' })
  })
})
