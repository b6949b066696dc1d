import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, constants, existsSync, fdatasyncSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The high-water mark beside the store: how far the trail had come, authenticated. SQLite drops the tail of a damaged WAL and
 * calls the rest whole; an old copy put back is whole too. Only something outside the file can tell.
 *
 * Two slots, written in turn and in place, so that a write cut short leaves the other one. A slot, 128 bytes at 0 and at 512:
 * 'TBMARK01', installation (16), sequence (8, big-endian), head (32), zeros (32), HMAC-SHA256 over the 96 before (32).
 */
const SLOT = 128
const SLOT_DISTANCE = 512
const FILE_SIZE = 2 * SLOT_DISTANCE
const SIGNED = SLOT - 32
const MAGIC = Buffer.from('TBMARK01', 'ascii')

export interface MarkPoint {
  readonly sequence: number
  /** Hex. */
  readonly head: string
}

export type MarkReading =
  | { readonly state: 'found'; readonly point: MarkPoint }
  | { readonly state: 'missing' }
  /** There is a file, but no slot in it was written by this installation. */
  | { readonly state: 'forged' }

export interface MarkFile {
  read(): MarkReading
  /** Moves the mark forward, never back, and waits until it is on disk. */
  advance(point: MarkPoint): void
  /** Sets the mark anywhere; only after the trail itself says why. */
  reset(point: MarkPoint): void
}

/** The mark at `path`, authenticated with a 32-byte key for this installation's UUID. */
export function markFile(path: string, key: Uint8Array, installation: string): MarkFile {
  const installationBytes = Buffer.from(installation.replaceAll('-', ''), 'hex')

  function encode({ sequence, head }: MarkPoint): Buffer {
    const slot = Buffer.alloc(SLOT)
    MAGIC.copy(slot, 0)
    installationBytes.copy(slot, 8)
    slot.writeBigUInt64BE(BigInt(sequence), 24)
    slot.write(head, 32, 'hex')
    createHmac('sha256', key).update(slot.subarray(0, SIGNED)).digest().copy(slot, SIGNED)
    return slot
  }

  function decode(slot: Buffer): MarkPoint | undefined {
    const mac = createHmac('sha256', key).update(slot.subarray(0, SIGNED)).digest()
    if (!timingSafeEqual(mac, slot.subarray(SIGNED)) || !slot.subarray(0, 8).equals(MAGIC)) return undefined
    if (!slot.subarray(8, 24).equals(installationBytes)) return undefined
    return { sequence: Number(slot.readBigUInt64BE(24)), head: slot.toString('hex', 32, 64) }
  }

  function readSlots(file: number): (MarkPoint | undefined)[] {
    const bytes = Buffer.alloc(FILE_SIZE)
    readSync(file, bytes, 0, FILE_SIZE, 0)
    return [0, SLOT_DISTANCE].map((at) => decode(bytes.subarray(at, at + SLOT)))
  }

  function withFile<T>(flags: number, work: (file: number) => T): T {
    const file = openSync(path, flags, 0o600)
    try {
      return work(file)
    } finally {
      closeSync(file)
    }
  }

  const writeSlot = (file: number, index: number, point: MarkPoint) => {
    writeSync(file, encode(point), 0, SLOT, index * SLOT_DISTANCE)
  }

  function write(point: MarkPoint, both: boolean): void {
    const isNew = !existsSync(path)
    withFile(constants.O_RDWR | constants.O_CREAT, (file) => {
      const [first, second] = readSlots(file)
      if (!both && Math.max(first?.sequence ?? 0, second?.sequence ?? 0) >= point.sequence) return
      const older = (first?.sequence ?? 0) <= (second?.sequence ?? 0) ? 0 : 1
      writeSlot(file, older, point)
      if (both) writeSlot(file, 1 - older, point)
      fdatasyncSync(file)
    })
    if (isNew) syncFolder(dirname(path))
  }

  return {
    read() {
      if (!existsSync(path)) return { state: 'missing' }
      const found = withFile(constants.O_RDONLY, readSlots).filter((point) => point !== undefined)
      const newest = found.toSorted((a, b) => b.sequence - a.sequence)[0]
      return newest ? { state: 'found', point: newest } : { state: 'forged' }
    },
    advance: (point) => write(point, false),
    reset: (point) => write(point, true),
  }
}

/** Makes a new or renamed file in a folder survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, constants.O_RDONLY)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
