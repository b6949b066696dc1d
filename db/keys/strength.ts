import { scrypt } from 'node:crypto'
import { z } from 'zod'
import { wipe } from './bytes.ts'
import { KeyError } from './errors.ts'
import { KEY_BYTES } from './purpose.ts'

/** How hard a guess is: scrypt's cost N (a power of two), block size r, lanes p. Memory is 128 * N * r bytes. */
export const scryptCostSchema = z.strictObject({
  name: z.literal('scrypt'),
  N: z.int().min(2),
  r: z.int().min(1),
  p: z.int().min(1),
})
export type ScryptCost = z.infer<typeof scryptCostSchema>

/** What new wraps are made with and the least that is accepted when an old one is read. */
export type Strength = { readonly cost: ScryptCost; readonly floor: ScryptCost }

/** OWASP's recommendation for scrypt: 128 MiB and about 0.4 s on the laptop this is made for. */
export const FULL_STRENGTH: Strength = {
  cost: { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 },
  floor: { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 },
}

/** A hostile file must not make us take gigabytes: 512 MiB is the most a wrap may ask for. */
const MOST_MEMORY = 512 * 1024 * 1024
const MOST_LANES = 4

/** Salt of a wrap in bytes. */
export const SALT_BYTES = 32

/**
 * A 32-byte key from a secret that a person knows. Runs off the main loop. Throws KeyError 'weakWrap' when the stored cost
 * is below the floor (a wrap made cheap to guess by somebody who may write the file) or absurdly high.
 */
export async function keyFromSecret(
  secret: string,
  salt: Buffer,
  cost: ScryptCost,
  { floor }: Strength,
): Promise<Buffer> {
  const memory = 128 * cost.N * cost.r
  const weak = cost.N < floor.N || cost.r < floor.r || cost.p < floor.p || salt.length < SALT_BYTES
  const absurd = memory > MOST_MEMORY || cost.p > MOST_LANES || (cost.N & (cost.N - 1)) !== 0
  if (weak || absurd) {
    throw new KeyError(
      'weakWrap',
      'A password in the key file is not protected as Trialbook protects it, so somebody may have changed the file. ' +
        'Nothing was opened and nothing is lost. Put the key file of your last backup back, or use the recovery kit.',
    )
  }
  // NFKC so that a Persian or accented password is the same bytes whichever keyboard composed it.
  const bytes = Buffer.from(secret.normalize('NFKC'), 'utf8')
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const options = { N: cost.N, r: cost.r, p: cost.p, maxmem: 2 * memory + 1024 * 1024 }
      scrypt(bytes, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
    })
  } finally {
    wipe(bytes)
  }
}
