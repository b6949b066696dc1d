import { z } from 'zod'

/** Binary values in the key file are base64url without padding, so that no character needs escaping in JSON. */
export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}

/** The bytes behind a text that `bytesOf` has checked. */
export function fromText(text: string): Buffer {
  return Buffer.from(text, 'base64url')
}

/**
 * A schema for base64url text of `least` to `most` bytes (exactly `least` when `most` is left out). Only the one canonical
 * spelling of a value is accepted, so that two different texts never mean the same bytes.
 */
export function bytesOf(least: number, most = least) {
  return z.string().refine((text) => {
    const bytes = fromText(text)
    return bytes.length >= least && bytes.length <= most && toText(bytes) === text
  }, 'not the expected bytes')
}

/** Overwrites key material that the caller owns. Strings cannot be overwritten, so keys stay in buffers. */
export function wipe(...buffers: (Buffer | null | undefined)[]): void {
  for (const buffer of buffers) buffer?.fill(0)
}
