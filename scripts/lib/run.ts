import { spawn, spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'
import { inProject, root } from './project.ts'
import { Problem } from './problem.ts'

/** The project's own programs, and the Node among them, come first however a script was started. */
const OWN_PATH = { PATH: [inProject('node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter) }

/** How a program ended: its exit code (null when a signal ended it) and what it wrote. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a short program to its end and keeps what it wrote. A program that cannot be started counts as code null. */
export function ask(program: string, args: readonly string[], options: SpawnSyncOptions = {}): Outcome {
  const result = spawnSync(program, args, { cwd: root, ...options, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const stderr = result.error ? `${program}: ${result.error.message}` : result.stderr
  return { code: result.error ? null : result.status, stdout: result.stdout ?? '', stderr: stderr ?? '' }
}

/** As `ask`, but failing throws a Problem: `purpose` completes 'Could not ...'; `remedy` is the sentence after it. */
export function must(
  purpose: string,
  remedy: string,
  program: string,
  args: readonly string[],
  options?: SpawnSyncOptions,
) {
  const outcome = ask(program, args, options)
  if (outcome.code === 0) return outcome
  const lines = outcome.stderr.split('\n').filter((line) => line.trim() !== '')
  throw new Problem(`Could not ${purpose} (${lines.at(-1)?.trim() ?? `${program} failed`}). ${remedy}`)
}

/** What `show` may be told. */
export interface ShowOptions {
  readonly env?: NodeJS.ProcessEnv
  /** Minutes after which the program and everything it started are killed. */
  readonly minutes?: number
}

/**
 * Runs a program whose output goes straight to the terminal.
 * @returns the exit code; 124 when the time was up, 127 when it could not be started
 */
export async function show(program: string, args: readonly string[], options: ShowOptions = {}): Promise<number> {
  const { env = {}, minutes } = options
  // A group of its own, so that a browser that hangs is ended together with the test runner that started it.
  const ownGroup = minutes !== undefined && process.platform !== 'win32'
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...OWN_PATH, ...env },
    stdio: [ownGroup ? 'ignore' : 'inherit', 'inherit', 'inherit'],
    detached: ownGroup,
    shell: process.platform === 'win32',
  })
  let timeIsUp = false
  const end = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return
    if (ownGroup) process.kill(-child.pid, signal)
    else child.kill(signal)
  }
  const interrupt = () => end('SIGINT')
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const timer =
    minutes === undefined ? undefined : setTimeout(() => ((timeIsUp = true), end('SIGKILL')), minutes * 60_000)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    if (timeIsUp) console.error(`${program} was ended after ${minutes} minutes.`)
    return timeIsUp ? 124 : (code ?? 1)
  } catch (error) {
    console.error(`${program} could not be started: ${error instanceof Error ? error.message : String(error)}`)
    return 127
  } finally {
    clearTimeout(timer)
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}
