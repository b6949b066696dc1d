/**
 * What a command may touch: results go to `out`, which holds nothing else, so that it can be piped; everything said to
 * people goes to `err`. Tests hand in their own.
 */
export interface Io {
  /** One line of a result. */
  readonly out: (line: string) => void
  /** One line for the person at the terminal. */
  readonly err: (line: string) => void
  /** All of the standard input as text. */
  readonly readStdin: () => Promise<string>
  /** A file as text. Throws {@link UsageError} when it cannot be read. */
  readonly readFile: (path: string) => Promise<string>
}

/** What a command ends with: 0 done and nothing found, 1 done with a finding, 2 asked for in a wrong way. */
export type ExitCode = 0 | 1 | 2

/** The command was asked for in a way that cannot work. The message is one sentence; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command did its work and found something that is not right. The message is one sentence; exit code 1. */
export class Finding extends Error {
  override readonly name = 'Finding'
}

/** One command of the command line. */
export interface Command {
  /** What it does, in one line. */
  readonly summary: string
  readonly load: () => Promise<LoadedCommand>
}

export interface LoadedCommand {
  /** The arguments in one line, for the help. */
  readonly usage: string
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>
}

/** Reads a file, or the standard input for '-'. Throws {@link UsageError}. */
export function readInput(path: string, io: Io): Promise<string> {
  return path === '-' ? io.readStdin() : io.readFile(path)
}

/** Parses JSON text. Throws {@link UsageError} that names the place it came from, not its content. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new UsageError(`${path === '-' ? 'The standard input' : path} is not valid JSON.`)
  }
}
