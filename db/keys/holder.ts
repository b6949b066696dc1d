import { z } from 'zod'
import { bytesOf, fromText, toText, wipe } from './bytes.ts'
import { KeyError } from './errors.ts'
import { newKeyPair, publicKeyOf } from './keyPair.ts'
import { KEY_BYTES } from './purpose.ts'
import { openSealed, sealedBoxSchema, sealTo, type SealedBox } from './sealedBox.ts'
import type { Strength } from './strength.ts'
import { unwrapPrivateKey, wrapPrivateKey, wrapSchema } from './wrap.ts'

/** The id under which the recovery kit holds its key; users have a uuid. */
export const RECOVERY = 'recovery'

/**
 * What lets one person (or the recovery kit) reach the data key: a key pair whose private half is wrapped under their
 * secret, and the data key sealed to the public half. Two steps instead of one, so that the data key can be exchanged for
 * everybody without anybody's password (docs/decisions/0004-keys.md).
 */
export const holderShape = {
  publicKey: bytesOf(KEY_BYTES),
  wrappedPrivateKey: wrapSchema,
  /** Null for a disabled user. */
  sealedDataKey: sealedBoxSchema.nullable(),
}
const holderSchema = z.strictObject(holderShape)
export type Holder = z.infer<typeof holderSchema>

/** Whose key it is and in which file: part of what is authenticated, so nothing can be moved. */
export type HolderPlace = { readonly fileId: string; readonly holderId: string }

const privateKeyContext = ({ fileId, holderId }: HolderPlace) => `trialbook/v1/private-key/${fileId}/${holderId}`
const dataKeyContext = ({ fileId, holderId }: HolderPlace) => `trialbook/v1/data-key/${fileId}/${holderId}`

/** A fresh key pair wrapped under `secret`, with the data key sealed to it. */
export async function makeHolder(
  place: HolderPlace,
  secret: string,
  dataKey: Buffer,
  strength: Strength,
): Promise<Holder & { sealedDataKey: SealedBox }> {
  const { publicKey, privateKey } = newKeyPair()
  try {
    return {
      publicKey: toText(publicKey),
      wrappedPrivateKey: await wrapPrivateKey(privateKey, secret, privateKeyContext(place), strength),
      sealedDataKey: sealDataKey(place, toText(publicKey), dataKey),
    }
  } finally {
    wipe(privateKey)
  }
}

/** The data key sealed to one holder's public key. Needs no secret of theirs. */
export function sealDataKey(place: HolderPlace, publicKey: string, dataKey: Buffer) {
  return sealTo(fromText(publicKey), dataKey, dataKeyContext(place))
}

/**
 * The data key, or null when the secret is wrong. `disabled` says that the secret is right but no data key is there.
 * Throws KeyError 'keyFileAltered' when the secret is right and the rest does not belong to it, 'weakWrap' below the floor.
 */
export async function openHolder(
  place: HolderPlace,
  holder: Holder,
  secret: string,
  strength: Strength,
): Promise<Buffer | 'disabled' | null> {
  const privateKey = await unwrapPrivateKey(holder.wrappedPrivateKey, secret, privateKeyContext(place), strength)
  if (privateKey === null) return null
  try {
    if (!publicKeyOf(privateKey).equals(fromText(holder.publicKey))) throw altered()
    if (holder.sealedDataKey === null) return 'disabled'
    const dataKey = openSealed(privateKey, holder.sealedDataKey, dataKeyContext(place))
    if (dataKey === null || dataKey.length !== KEY_BYTES) throw altered()
    return dataKey
  } finally {
    wipe(privateKey)
  }
}

/** The error for a file that is whole but was not written by Trialbook with the data key in hand. */
export function altered(): KeyError {
  return new KeyError(
    'keyFileAltered',
    'The key file was changed by something other than Trialbook, so it is not used. The study data are as they were. ' +
      'Put the key file of your last backup back and sign in again.',
  )
}
