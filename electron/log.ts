import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ChannelName } from '../shared/ipc/contract.ts'

/** Everything the log can say. A line is one of these codes, never a sentence, so no value can slip into one. */
export type LogCode =
  | 'application.started'
  | 'application.stopped'
  | 'application.refusedSwitches'
  | 'application.secondInstance'
  | 'door.unknownChannel'
  | 'door.badSender'
  | 'door.badInput'
  | 'door.refused'
  | 'door.failed'
  | 'incident'
  | 'job.started'
  | 'job.ended'
  | 'navigation.refused'
  | 'permission.refused'
  | 'renderer.gone'
  | 'request.refused'
  | 'session.locked'
  | 'session.signedIn'
  | 'session.signedOut'
  | 'window.refused'

/** What may stand beside a code: names that the program itself chose, ids and counts. */
export interface LogDetail {
  readonly channel?: ChannelName
  /** A code of ours or of the system, such as 'ENOSPC'. */
  readonly code?: string
  readonly incident?: string
  readonly count?: number
  /** File and line in our own code, 'index.js:120'. */
  readonly at?: string
}

export interface Log {
  write(code: LogCode, detail?: LogDetail): void
  /** An error nobody foresaw: its kind and where it was thrown, never its message, which may quote a value. */
  incident(id: string, thrown: unknown, detail?: LogDetail): void
  /** The newest lines, oldest first. */
  recent(): readonly string[]
}

const KEPT_LINES = 500
const LARGEST_FILE = 1_000_000
/** What systems and their libraries call an error. A word that is none of these, such as a name, is left out of an incident. */
const SYSTEM_CODE = /^(?:E[A-Z][A-Z0-9]{1,20}|ERR_[A-Z0-9_]{2,50}|SQLITE_[A-Z0-9_]{2,40}|UV_[A-Z0-9_]{2,30})$/
/** A code is one word of letters, digits, dots and colons; anything else, such as a message, is left out. */
const CODE = /^[A-Za-z][A-Za-z0-9_.:-]{0,60}$/

/**
 * A log with the newest lines in memory and, when `file` is given, on disk. The file is turned over at 1 MB and one old one
 * is kept. A log that cannot be written is no reason to stop, so errors of the disk are swallowed here and only here.
 */
export function createLog(file: string | null, now: () => Date = () => new Date()): Log {
  const lines: string[] = []
  if (file !== null) quietly(() => mkdirSync(dirname(file), { recursive: true }))

  const write = (code: LogCode, detail: LogDetail = {}) => {
    const line = JSON.stringify({ time: now().toISOString(), what: code, ...clean(detail) })
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
    if (file !== null) quietly(() => append(file, `${line}\n`))
  }
  return {
    write,
    incident: (id, thrown, detail = {}) => write('incident', { ...detail, incident: id, ...kindQuietly(thrown) }),
    recent: () => [...lines],
  }
}

/** An error may fail when it is looked at; the log goes on. */
function kindQuietly(thrown: unknown): LogDetail {
  try {
    return kindOf(thrown)
  } catch {
    return { code: 'unreadable' }
  }
}

function clean(detail: LogDetail): LogDetail {
  const { code, ...rest } = detail
  return code !== undefined && CODE.test(code) ? { ...rest, code } : rest
}

/** What may be told of an error nobody foresaw: its class or the system's code for it, and the place in our code. */
export function kindOf(thrown: unknown): { readonly code: string; readonly at?: string } {
  if (!(thrown instanceof Error)) return { code: typeof thrown }
  const at = /([\w.-]+\.(?:js|ts|cjs):\d+):\d+/.exec(stackWithoutMessage(thrown))?.[1]
  const { code } = thrown as { code?: unknown }
  const isKnown = typeof code === 'string' && SYSTEM_CODE.test(code)
  return { code: isKnown ? code : classOf(thrown), ...(at === undefined ? {} : { at }) }
}

/** The name of the class, and not what the error says of itself: that may have been put there with a value. */
function classOf(error: Error): string {
  const made: unknown = (Object.getPrototypeOf(error) as { constructor?: unknown } | null)?.constructor
  return typeof made === 'function' ? made.name : 'Error'
}

/** The lines 'at ...' of a stack: the message before them may hold anything, in several lines. */
function stackWithoutMessage(error: Error): string {
  const lines = (error.stack ?? '').split('\n')
  // Frames are the last lines without a gap; a message that imitates one stands before them.
  const head = lines.findLastIndex(
    (line) => !/^ {4}at .*:\d+:\d+\)?$|^ {4}at (?:async )?(?:<anonymous>|new Promise|Array\.|Object\.)/.test(line),
  )
  return lines
    .slice(head + 1)
    .filter((line) => !error.message.includes(line.trim()))
    .join('\n')
}

function append(file: string, text: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_FILE) renameSync(file, `${file}.old`)
  appendFileSync(file, text, { mode: 0o600 })
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // The disk may be full or read-only; people hear of that when they save, not from the log.
  }
}
