import { hash } from 'node:crypto'

const scratch = Buffer.allocUnsafe(64 * 1024)

/** Hex SHA-256 over a few bytes, given as hex or as they are, and then a text: one call on one buffer. */
export function sha256(before: string | Uint8Array, text: string): string {
  const start = typeof before === 'string' ? before.length / 2 : before.length
  // No character takes more than three bytes for each of its UTF-16 units.
  const room = start + text.length * 3
  const buffer = room > scratch.length ? Buffer.allocUnsafe(room) : scratch
  if (typeof before === 'string') buffer.write(before, 'hex')
  else buffer.set(before)
  const end = start + buffer.write(text, start, 'utf8')
  return hash('sha256', buffer.subarray(0, end), 'hex')
}
