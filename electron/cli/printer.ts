import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Render } from '../../db/documents/writeDocument.ts'
import { UsageError } from './io.ts'

/** How the application is started to make PDFs. */
interface Program {
  readonly file: string
  readonly args: readonly string[]
}

/** What the search looks at; tests hand in their own. */
export interface PrinterPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The folder of the source tree. */
  readonly root: string
  readonly platform: NodeJS.Platform
  /** Whether a program of this name can be run. */
  readonly has: (program: string) => boolean
}

const here: PrinterPlaces = {
  environment: process.env,
  root: join(import.meta.dirname, '..', '..'),
  platform: process.platform,
  has: (program) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined,
}

/**
 * The program that draws pages: the installed application that TRIALBOOK_APPLICATION names, else the one of the source tree; on
 * Linux without a display under a virtual one. Throws {@link UsageError} that says what is missing and what to do.
 */
export function findPrinter({ environment, root, platform, has }: PrinterPlaces = here): Program {
  const program = installed(environment) ?? fromSource(root)
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, ...program.args, '--print-documents']
  const hasDisplay = platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
  if (hasDisplay) return { file: program.file, args }
  if (has('xvfb-run')) return { file: 'xvfb-run', args: ['-a', program.file, ...args] }
  throw new UsageError(
    'PDFs are drawn by the application, which needs a display and this terminal has none. Nothing was written. ' +
      'Install xvfb (apt-get install xvfb), or run the command in a session with a desktop.',
  )
}

function installed(environment: PrinterPlaces['environment']): Program | null {
  const file = environment['TRIALBOOK_APPLICATION']
  if (file === undefined || file === '') return null
  if (existsSync(file)) return { file, args: [] }
  throw new UsageError(`TRIALBOOK_APPLICATION names ${file}, where nothing is. Nothing was written.`)
}

function fromSource(root: string): Program {
  const electron = join(root, 'node_modules', 'electron')
  const named = join(electron, 'path.txt')
  const file = existsSync(named) ? join(electron, 'dist', readFileSync(named, 'utf8').trim()) : ''
  if (file !== '' && existsSync(file) && existsSync(join(root, 'out', 'main', 'index.js')))
    return { file, args: [root] }
  throw new UsageError(
    'PDFs are drawn by the application, which is not built here yet. Nothing was written. Run `npm run setup` and ' +
      '`npm run build` once, or set TRIALBOOK_APPLICATION to the installed Trialbook.',
  )
}

/** A running printer. */
export interface Printer {
  readonly render: Render
  readonly close: () => Promise<void>
}

/** Starts the application as a printer. Throws {@link UsageError} when there is none; `render` rejects with one when it fails. */
export function openPrinter(places?: PrinterPlaces): Printer {
  const { file, args } = findPrinter(places)
  // What Chromium says on its error output is of no use to people at a terminal.
  const child: ChildProcessWithoutNullStreams = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stderr.resume()
  const waiting: { readonly done: (pdf: Uint8Array) => void; readonly failed: (why: Error) => void }[] = []
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const failAll = () => {
    for (const { failed } of waiting.splice(0)) failed(notDrawn())
  }
  child.once('error', failAll)
  child.stdin.on('error', failAll)
  void ended.then(failAll)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const next = waiting.shift()
    if (line === '') next?.failed(notDrawn())
    else next?.done(Buffer.from(line, 'base64'))
  })
  return {
    render: (document) =>
      new Promise((done, failed) => {
        if (child.exitCode !== null) return failed(notDrawn())
        waiting.push({ done, failed })
        child.stdin.write(`${JSON.stringify(document)}\n`)
      }),
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}

const notDrawn = () =>
  new UsageError('The pages could not be drawn, so no file was written and the record is as it was. Try again.')
