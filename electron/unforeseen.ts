import { randomUUID } from 'node:crypto'
import type { Log } from './log.ts'

/** The two events of a process that nobody caught: an exception, and a promise that was refused. */
interface Uncaught {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (thrown: unknown) => void): unknown
}

/**
 * Takes what nobody caught into the log as kind and place. Otherwise Node writes its message, which may quote a value, to the
 * standard error, which a desktop keeps in a file, and Electron shows it in a box. The application goes on: an act is one transaction,
 * and what was acknowledged is on the disk.
 */
export function catchUnforeseen(source: Uncaught, log: Log): void {
  const tell = (thrown: unknown) => log.incident(randomUUID(), thrown)
  source.on('uncaughtException', tell)
  source.on('unhandledRejection', tell)
}
