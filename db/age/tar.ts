const BLOCK = 512

/**
 * The head of one file in a tar archive (POSIX ustar). Files carry no owner and a fixed time, as all that is exported. Throws for a
 * name beyond 100 bytes: no file of an export has one.
 */
export function tarHead(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError('A name in a tar archive has at most 100 bytes.')
  const head = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  head.write(name, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Date.UTC(1980, 0, 1) / 1_000, 136, 12)
  head.write('0', 156, 'latin1')
  head.write('ustar\u000000', 257, 'latin1')
  // The sum is taken with blanks in its own place.
  head.fill(0x20, 148, 156)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

/** What follows the bytes of a file, up to the next head. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
}

/** The end of the archive. */
export const TAR_END: Uint8Array = new Uint8Array(2 * BLOCK)
